"""The map beside a column: which of its parts are shared, edited or its own, and what of it is in view."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.spans import Span
from tests.tui.articles import paragraphs
from tui.typesetting.overview import GLYPHS, in_view, map_of_matches, overview, row_of
from tui.typesetting.spread import Mark
from tui.typesetting.typeset import typeset

COLUMN = typeset(paragraphs(*("Some words that fill two rows of a narrow column." for _ in range(4))), 30)
MARKS = {0: Mark("│", "mark"), 1: Mark("┃", "mark-edited"), 2: Mark("+", "mark-only")}


def test_each_cell_says_what_most_of_its_rows_are() -> None:
    assert overview(COLUMN, MARKS, 4) == ("mark", "mark-edited", "mark-only", "own")


def test_a_short_text_has_a_cell_for_each_row_and_none_for_what_separates_them() -> None:
    found = overview(COLUMN, MARKS, 50)
    assert found[:4] == ("mark", "mark", "", "mark-edited")
    assert len(found) == len(COLUMN.rows)


def test_an_empty_column_has_no_map() -> None:
    assert overview(typeset(paragraphs(), 30), {}, 10) == ()


def test_matches_stand_where_they_are_and_the_current_one_has_a_sign() -> None:
    spans = [Span(offset, offset + 1) for offset in (*range(5), *COLUMN.starts[-2:])]
    rows = len(COLUMN.rows)
    assert map_of_matches(COLUMN, spans, spans[-1:], rows) == ("many", *[""] * (rows - 3), "few", "here")
    assert map_of_matches(COLUMN, spans, [], 2) == ("many", "few")


def test_without_matches_there_is_no_map_of_them() -> None:
    assert map_of_matches(COLUMN, [], [], 10) == ()


@given(st.integers(1, 40), st.integers(-5, 20), st.integers(1, 30))
def test_something_of_the_map_is_in_view_wherever_one_is(height: int, top: int, rows: int) -> None:
    cells = len(overview(COLUMN, MARKS, height))
    seen = in_view(COLUMN, cells, top, rows)
    assert set(seen) <= set(range(cells))
    assert seen or top >= len(COLUMN.rows)


@given(st.integers(1, 40))
def test_the_cells_of_a_map_lead_down_the_whole_column(height: int) -> None:
    cells = len(overview(COLUMN, MARKS, height))
    rows = [row_of(COLUMN, cells, cell) for cell in range(cells)]
    assert rows[0] == 0
    assert rows == sorted(set(rows))
    assert rows[-1] < len(COLUMN.rows)


def test_all_that_a_map_may_hold_can_be_told_apart_without_colour() -> None:
    assert len(set(GLYPHS.values())) == len(GLYPHS)
