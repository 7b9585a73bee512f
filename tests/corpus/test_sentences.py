"""Cutting text into sentences."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.sentences import sentences

UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def cut(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The U.S. Commerce Department and the U.N. agreed.",
        "Mr. Quill met Sen. Marlow and Gen. Adm. Vance Jr. in St. Agnes.",
        "It fined No. 4 and cut Fig. 2 on Jan. 12 at 3 p.m. local time.",
        "J. R. Vance and George W. Thorne signed it.",
        "It cost $1.19 billion, or 3.5 percent, vs. 2.1 before.",
        "The firm (Quill & Co. of Leeds) left.",
        "He asked “Why now?” and left.",
        "Visit example.com or write to a.b@example.com today.",
        "Wait… is it so?",
        "The D.C. Circuit ruled.",
    ],
)
def test_full_stops_within_a_sentence_do_not_end_it(sentence: str) -> None:
    assert cut(sentence) == [sentence]


@pytest.mark.parametrize(
    "pieces",
    [
        ["It was banned.", "It closed."],
        ["“It was banned.”", "She left."],
        ["He said “No.”", "Then he left."],
        ["Who knew?", "Nobody!", "Really?!", "Yes."],
        ["They sold it in the U.S.", "The ban came later."],
        ["It ended at 3 p.m.", "He left."],
        ["It was No. 1.", "It was 5.", "Then 6."],
        ["So said Quill Inc.", "The firm left."],
        ["It fell 3.5 percent.", "2018 was worse."],
        ["(It was banned.)", "“It closed.”", "‘So it did.’"],
        ["That was on Jan. 12.", "No one came.", "So did I.", "And then?"],
        ["公司被禁。", "它关门了！", "真的？"],
        ["First line", "second line"],
    ],
)
@pytest.mark.parametrize("joint", [" ", "\n", "\n\n"])
def test_sentences_end_where_a_reader_would_end_them(pieces: list[str], joint: str) -> None:
    if joint == " " and pieces[0] == "First line":
        joint = "\n"
    assert cut(joint.join(pieces)) == pieces


@UNHURRIED
@given(st.text(st.sampled_from(list('aB1 .!?…"”)(\n\tUS。')), max_size=60))
def test_sentences_hold_everything_but_white_space_exactly_once(text: str) -> None:
    found = sentences(text)
    covered = [False] * len(text)
    for span in found:
        assert span.start < span.end
        assert not text[span.start].isspace()
        assert not text[span.end - 1].isspace()
        assert "\n" not in text[span.start : span.end]
        for place in range(span.start, span.end):
            assert not covered[place]
            covered[place] = True
    assert all(seen or letter.isspace() for seen, letter in zip(covered, text, strict=True))


@pytest.mark.parametrize("piece", [".", ". ", "!? ", "a.", "U.S. ", " ", "\n", "”", "。"])
def test_a_line_of_the_same_character_takes_no_longer_than_any_other(piece: str) -> None:
    text = piece * (200_000 // len(piece)) + "a"
    assert sentences(text)[-1].end == len(text)
