"""What holds of every comparison, whatever the texts."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import EntityType
from index.compare import Comparison, EditKind, PassageKind, compare, mirrored, record, rows
from tests.index.compare.build import Given, Names, stored

NAMES: Names = {
    "Mara Quill": (EntityType.PERSON, "Mara Quill"),
    "Quill": (EntityType.PERSON, "Mara Quill"),
    "Tarn Bank": (EntityType.ORG, "Tarn Bank"),
}
SENTENCES = [
    "Mara Quill said on Tuesday that the old bridge over the Tarn would be closed for 12 weeks.",
    "Ms. Quill said Tuesday that the old bridge across the Tarn will be shut for twelve weeks.",
    "“Nobody was hurt,” the engineer wrote — and left.",
    '"Nobody was hurt," the engineer wrote -- and left.',
    "Tarn Bank lent the town $1.2 million, about 40 percent of the cost.",
    "Tarn Bank lent the town $1.4 million, about 40% of the cost.",
    "It rained.",
    "* * *",
    "The ferry runs every hour, and it carries bicycles, prams and the occasional goat to the market.",
    "Some 75,000 people cross each month…",
    "word word word word word word",
    "…",
]
WORDS = st.sampled_from(
    [
        "the",
        "a",
        "bridge",
        "Tarn,",
        "Quill",
        "—",
        "closed",
        "12",
        "weeks.",
        "“old”",
        "old-new",
        "$5",
        "\u00a0",
        "it's",
        "It’s",
    ]
)
sentences = st.sampled_from(SENTENCES) | st.lists(WORDS, min_size=1, max_size=12).map(" ".join).filter(str.strip)
paragraphs = st.lists(sentences, min_size=1, max_size=4).map(lambda parts: " ".join(parts).strip())
bodies = st.lists(paragraphs, max_size=7)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Given, Given]:
    """Two articles that share some paragraphs, in any order."""
    first = draw(bodies)
    kept = [text for text in first if draw(st.booleans())]
    second = draw(st.permutations(kept + draw(bodies)))
    return stored(1, first, NAMES), stored(2, second, NAMES)


def text_of(article: Given, place: tuple[int, int]) -> str:
    assert 0 <= place[0] <= place[1] <= len(article.article.text)
    return article.article.text[slice(*place)]


def check_places(a: Given, b: Given, comparison: Comparison) -> None:
    for passage in comparison.passages:
        assert len(passage.a_spans) == len(passage.b_spans)
        for place in passage.a_spans:
            assert text_of(a, place).strip()
        for place in passage.b_spans:
            assert text_of(b, place).strip()
        for edit in (*passage.edits, *passage.typographic):
            assert (text_of(a, edit.a_span), text_of(b, edit.b_span)) == (edit.a, edit.b)
            assert edit.a != edit.b
        assert all(edit.kind is not EditKind.TYPOGRAPHIC for edit in passage.edits)
        assert all(edit.kind is EditKind.TYPOGRAPHIC for edit in passage.typographic)
        assert 0 <= passage.score <= 1
    ledger = comparison.ledger
    for holdings in (ledger.only_a, ledger.only_b, ledger.both):
        for entry in (*holdings.entities, *holdings.numbers, *holdings.quotes):
            assert all(text_of(a, place) for place in entry.a_spans)
            assert all(text_of(b, place) for place in entry.b_spans)
    for conflict in ledger.conflicts:
        assert conflict.a.split() == text_of(a, conflict.a_span).split()
        assert conflict.b.split() == text_of(b, conflict.b_span).split()


@settings(deadline=None, max_examples=150)
@given(pairs())
def test_each_paragraph_stands_in_one_whole_passage_or_in_partial_ones(pair: tuple[Given, Given]) -> None:
    a, b = pair
    comparison = compare(a, b)
    for count, side in ((len(a.article.body), "a"), (len(b.article.body), "b")):
        whole = Counter(p for passage in comparison.passages if not passage.partial for p in getattr(passage, side))
        partial = {p for passage in comparison.passages if passage.partial for p in getattr(passage, side)}
        assert set(whole) | partial == set(range(count))
        assert all(times == 1 for times in whole.values())
    for passage in comparison.passages:
        assert bool(passage.a) == (passage.kind is not PassageKind.ONLY_B)
        assert bool(passage.b) == (passage.kind is not PassageKind.ONLY_A)
        assert list(passage.a) == sorted(set(passage.a))
        assert list(passage.b) == sorted(set(passage.b))


@settings(deadline=None, max_examples=150)
@given(pairs())
def test_every_place_is_in_its_text_and_edits_hold_the_words_at_their_places(pair: tuple[Given, Given]) -> None:
    check_places(*pair, compare(*pair))


@settings(deadline=None, max_examples=100)
@given(pairs())
def test_the_sides_are_treated_alike(pair: tuple[Given, Given]) -> None:
    a, b = pair
    assert compare(b, a) == mirrored(compare(a, b))
    assert mirrored(mirrored(compare(a, b))) == compare(a, b)


@settings(deadline=None, max_examples=150)
@given(pairs())
def test_rows_hold_each_paragraph_once_and_read_forward_on_both_sides(pair: tuple[Given, Given]) -> None:
    a, b = pair
    comparison = compare(a, b)
    laid = rows(comparison)
    assert [paragraph for row in laid for paragraph in row.a] == list(range(len(a.article.body)))
    assert [paragraph for row in laid for paragraph in row.b] == list(range(len(b.article.body)))
    for row in laid:
        assert row.kind in {comparison.passages[index].kind for index in row.passages}


@settings(deadline=None, max_examples=60)
@given(bodies)
def test_a_text_is_identical_with_itself(body: list[str]) -> None:
    comparison = compare(stored(1, body, NAMES), stored(2, body, NAMES))
    assert all(passage.kind is PassageKind.IDENTICAL for passage in comparison.passages)
    assert [passage.a for passage in comparison.passages] == [(place,) for place in range(len(body))]
    assert comparison.ledger.conflicts == ()
    assert comparison.ledger.only_a == comparison.ledger.only_b


@settings(deadline=None, max_examples=30)
@given(pairs())
def test_the_record_has_the_paragraphs_kinds_and_edits_of_every_passage(pair: tuple[Given, Given]) -> None:
    comparison = compare(*pair)
    for plain, passage in zip(record(comparison)["passages"], comparison.passages, strict=True):
        assert (plain["a"], plain["b"], plain["kind"]) == (list(passage.a), list(passage.b), passage.kind.value)
        assert [edit["a"] for edit in plain["edits"]] == [edit.a for edit in passage.edits]
