import pytest

from corpus.article import QuoteKind
from corpus.entities import tag
from tests.corpus.entities.reading import spoken


def reported(text: str) -> list[tuple[str, str | None]]:
    return spoken(text, QuoteKind.INDIRECT)


@pytest.mark.parametrize(
    ("text", "clause", "speaker"),
    [
        ("Maria Keller said that the road was shut.", "the road was shut", "Maria Keller"),
        ("Maria Keller said the road was shut.", "the road was shut", "Maria Keller"),
        ("Maria Keller said on Tuesday the road was shut.", "the road was shut", "Maria Keller"),
        ("Maria Keller told reporters the road was shut.", "the road was shut", "Maria Keller"),
        ("Maria Keller told the BBC that the road was shut.", "the road was shut", "Maria Keller"),
        ("Maria Keller, a farmer, denied that the road was shut.", "the road was shut", "Maria Keller"),
        ("The road was shut, Maria Keller said.", "The road was shut", "Maria Keller"),
        ("The road was shut, said Maria Keller, a farmer.", "The road was shut", "Maria Keller"),
        ("The road, Maria Keller said, was shut.", "The road, Maria Keller said, was shut", "Maria Keller"),
        ("According to Maria Keller, the road was shut.", "the road was shut", "Maria Keller"),
        ("The road was shut, according to Maria Keller.", "The road was shut", "Maria Keller"),
        ("Maria Keller used the meeting to warn that the road was shut.", "the road was shut", "Maria Keller"),
        ("Maria Keller left early, adding that the road was shut.", "the road was shut", "Maria Keller"),
        ("Maria Keller wrote that he'd “shut the road” again.", "he'd “shut the road” again", "Maria Keller"),
        ("An official said the road was shut.", "the road was shut", None),
        ("Villagers say the road was shut.", "the road was shut", None),
    ],
)
def test_a_clause_is_reported_with_its_speaker(text: str, clause: str, speaker: str | None) -> None:
    assert reported(text) == [(clause, speaker)]


@pytest.mark.parametrize(
    "text",
    [
        "Maria Keller said nothing.",
        "Maria Keller said goodbye to the children.",
        "Maria Keller announced the winners.",
        "Maria Keller declined to say whether the road was shut.",
        "Maria Keller was told that the road was shut.",
        "“The road was shut,” Maria Keller said.",
        "Maria Keller said: “The road was shut.”",
    ],
)
def test_no_clause_is_reported_where_none_stands(text: str) -> None:
    assert reported(text) == []


def test_a_reported_clause_ends_where_somebody_else_speaks() -> None:
    text = "Maria Keller said the road was shut, but Tom Roe insisted that it was open."
    assert reported(text) == [("the road was shut", "Maria Keller"), ("it was open", "Tom Roe")]


def test_quotations_inside_a_reported_clause_stay_quotations() -> None:
    text = "Maria Keller said the road was “a disgrace” to the town."
    assert reported(text) == [("the road was “a disgrace” to the town", "Maria Keller")]
    assert spoken(text) == [("“a disgrace”", "Maria Keller")]


def test_who_speaks_without_marks_is_who_a_pronoun_means_next() -> None:
    text = "Tom Roe was out. Maria Keller told the council that the road was shut. “It is late,” she said."
    assert spoken(text) == [("“It is late,”", "Maria Keller")]


def test_quotes_are_sorted_and_lie_inside_of_the_text() -> None:
    text = "Maria Keller said the road was “shut” and “wet”; Tom Roe said it was open. “Bah,” she said."
    found = tag(text).quotes
    assert [quote.start for quote in found] == sorted(quote.start for quote in found)
    assert all(0 <= quote.start < quote.end <= len(text) for quote in found)
