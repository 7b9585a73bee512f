"""Lines fit their width, lose nothing but spaces, and lead back to the text."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.typesetting.wrapping import cell_of_offset, graphemes, offset_of_cell, wrap
from tui.visible import on_one_line

FAMILY, FLAG, THUMB, PHONE = "👩\u200d👩\u200d👧", "\U0001f1e8\U0001f1f3", "👍🏽", "☎\ufe0f"
PIECES = st.sampled_from(
    ["ab", " ", "cd.", "é", "中", "文", "e\u0301", "각", "’", FAMILY, FLAG, THUMB, PHONE, "\t", "\u200f"]
)
LETTERS = st.text(st.characters(categories=["L", "M", "Zs", "Cf", "Cc"]), max_size=3)
TEXTS = st.lists(PIECES | LETTERS, max_size=60).map("".join)


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


def test_flags_and_other_characters_of_several_code_points_stay_whole() -> None:
    for whole in (FAMILY, FLAG, THUMB, PHONE):
        assert lines(whole * 3, 3) == [whole] * 3


def test_wide_characters_and_combining_ones_do_not_make_up_for_each_other() -> None:
    assert lines("中e\u0301中e\u0301", 4) == ["中e\u0301", "中e\u0301"]


def test_what_is_painted_as_a_visible_character_has_a_cell() -> None:
    assert lines("ab\u200fcd é", 4) == ["ab\u200fc", "d é"]


def test_what_counts_as_narrow_takes_a_cell_each() -> None:
    narrow = [
        character
        for character in map(chr, range(0x20, 0x3000))
        if lines(character * 3, 2) == [character * 2, character]
    ]
    assert len(narrow) > 1000
    assert all(cell_len(on_one_line(character)) == 1 for character in narrow)


@given(TEXTS, st.integers(2, 40))
def test_an_offset_leads_to_its_row_and_cell_and_back(text: str, width: int) -> None:
    for start, end in wrap(text, 0, len(text), width):
        cells = [(start + first, size) for first, _, size in graphemes(text[start:end])]
        assert cells[0][0] == start
        for offset, size in cells:
            cell = cell_of_offset(text, start, end, offset)
            assert 0 <= cell <= width
            if size:
                found = offset_of_cell(text, start, end, cell)
                assert found is not None
                assert cell_of_offset(text, start, end, found) == cell
                assert all(offset_of_cell(text, start, end, cell + more) == found for more in range(size))
        assert cell_of_offset(text, start, end, end) == cell_len(on_one_line(text[start:end]))
        assert offset_of_cell(text, start, end, cell_len(on_one_line(text[start:end]))) is None


@given(st.text("abé  ", max_size=60), st.integers(2, 20))
def test_a_wide_character_changes_nothing_of_how_the_words_before_it_stand(text: str, width: int) -> None:
    before = "a" + text
    starts, others = ([start for start, _ in wrap(before + end, 0, len(before + end), width)] for end in (" 中", " xx"))
    assert starts == others


@given(TEXTS, st.integers(2, 40))
def test_no_character_is_parted(text: str, width: int) -> None:
    whole = {first for first, _, _ in graphemes(text)}
    assert all(start in whole for start, _ in wrap(text, 0, len(text), width))


@given(TEXTS, st.integers(2, 40))
@example("ab  中", 2)
def test_every_line_fits_and_only_spaces_are_lost(text: str, width: int) -> None:
    rows = wrap(text, 0, len(text), width)
    assert all(cell_len(on_one_line(text[start:end])) <= width for start, end in rows)
    assert all(start < end for start, end in rows)
    gaps = [*(start for start, _ in rows), len(text)]
    ends = [0, *(end for _, end in rows)]
    assert all(not text[end:start].strip() for end, start in zip(ends, gaps, strict=True))


@given(TEXTS, st.integers(0, 80))
def test_a_cell_leads_to_the_character_that_covers_it(text: str, cell: int) -> None:
    offset = offset_of_cell(text, 0, len(text), cell)
    if offset is None:
        assert cell >= cell_len(on_one_line(text))
    else:
        assert cell_len(on_one_line(text[:offset])) <= cell
