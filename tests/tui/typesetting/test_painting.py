"""Rows become runs of text with the names of their styles; nothing that a terminal would obey gets through."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.article import BlockKind
from corpus.spans import Span
from tests.tui.articles import article, paragraphs
from tui.typesetting.painting import Layer, paint
from tui.typesetting.typeset import typeset


def test_runs_carry_the_names_of_what_lies_over_them_in_order() -> None:
    made = paragraphs("Liu He arrived")
    (row,) = typeset(made, 40).rows
    runs = paint(row, made, [Layer([Span(0, 6, "PERSON")]), Layer([Span(4, 14, "match")])])
    assert runs == [
        ("Liu ", ("paragraph", "PERSON")),
        ("He", ("paragraph", "PERSON", "match")),
        (" arrived", ("paragraph", "match")),
    ]


def test_a_span_that_runs_over_a_line_is_painted_on_both() -> None:
    made = paragraphs("seven long years")
    rows = typeset(made, 8).rows
    layer = Layer([Span(0, 16, "match")])
    assert [paint(row, made, [layer])[0][1] for row in rows] == [("paragraph", "match")] * len(rows)


def test_a_cut_says_why_and_from_where() -> None:
    made = article((BlockKind.PARAGRAPH, "text"), cuts=[(1, "Subscribe")])
    rows = [row for row in typeset(made, 40, cuts=True).rows if row.kind.startswith("cut")]
    assert [paint(row, made, [])[0][0] for row in rows] == ["✂ promo · lines 90–91", "Subscribe"]


def test_escape_sequences_and_bidi_marks_do_not_get_through() -> None:
    made = paragraphs("a\x1b[31mb\u202ec\x9bd\u2066")
    (row,) = typeset(made, 40).rows
    assert paint(row, made, []) == [("a␛[31mb�c�d�", ("paragraph",))]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=5))
def test_the_runs_of_a_row_are_its_text(pairs: list[tuple[int, int]]) -> None:
    made = paragraphs("Beijing and Washington talk again")
    (row,) = typeset(made, 60).rows
    layers = [Layer([Span(min(pair), max(pair), "match")]) for pair in pairs]
    assert "".join(text for text, _ in paint(row, made, layers)) == made.text
