"""Lines fit their width, lose nothing but spaces, and lead back to the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.wrapping import offset_of_cell, wrap

TEXTS = st.text(
    alphabet=st.sampled_from("ab cd.é中文e\u0301👩\u200d ") | st.characters(categories=["L", "Zs"]), max_size=200
)


def lines(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, 0, len(text), width)]


def test_lines_end_at_spaces() -> None:
    assert lines("the talks were set to begin", 10) == ["the talks", "were set", "to begin"]


def test_a_word_longer_than_a_line_is_broken() -> None:
    assert lines("a telecommunications firm", 8) == ["a", "telecomm", "unicatio", "ns firm"]


def test_wide_characters_take_two_cells_and_break_between() -> None:
    assert lines("中国电信设备", 8) == ["中国电信", "设备"]


def test_a_character_of_several_code_points_stays_whole() -> None:
    assert lines("ab e\u0301e\u0301e\u0301", 4) == ["ab", "e\u0301e\u0301e\u0301"]


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "skipped. one two three"
    assert [text[start:end] for start, end in wrap(text, 9, len(text), 7)] == ["one two", "three"]


def test_blank_text_has_no_lines() -> None:
    assert lines("   ", 10) == []


@given(TEXTS, st.integers(2, 40))
def test_every_line_fits_and_only_spaces_are_lost(text: str, width: int) -> None:
    rows = wrap(text, 0, len(text), width)
    assert all(cell_len(text[start:end]) <= width for start, end in rows)
    assert all(start < end for start, end in rows)
    gaps = [*(start for start, _ in rows), len(text)]
    ends = [0, *(end for _, end in rows)]
    assert all(not text[end:start].strip() for end, start in zip(ends, gaps, strict=True))


@given(TEXTS, st.integers(0, 80))
def test_a_cell_leads_to_the_character_that_covers_it(text: str, cell: int) -> None:
    offset = offset_of_cell(text, 0, len(text), cell)
    if offset is None:
        assert cell >= cell_len(text)
    else:
        assert cell_len(text[:offset]) <= cell
