"""Selections keep to whole characters and give the text back as it is in the article, however it is wrapped."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article, BlockKind
from corpus.spans import Span
from tests.tui.articles import article, paragraphs
from tui.typesetting.selecting import (
    Selection,
    character_at,
    moved,
    paragraph_at,
    place_in,
    selected_at,
    stepping,
    word_at,
)
from tui.typesetting.typeset import typeset
from tui.typesetting.wrapping import cell_of_offset

FAMILY = "👩\u200d👩\u200d👧"
TEXT = paragraphs("The weir’s gate is well-oiled, they say.", "Low water: no eels.", f"Café e\u0301 中文 {FAMILY} end")
PIECES = st.sampled_from(["a", "b'", " ", "é", "e\u0301", "中", FAMILY, "a\u200db", "."])
STEPS = st.sampled_from(["character", "word", "row", "edge", "paragraph", "text"])


def text_of(made: Article, span: Span) -> str:
    return made.text[span.start : span.end]


def begun(made: Article, word: str) -> Selection:
    found = selected_at(made, made.text.index(word))
    assert found is not None
    return found


def walked(selection: Selection, *steps: tuple[str, int], width: int = 20) -> str:
    column = typeset(TEXT, width)
    for step, by in steps:
        selection = moved(TEXT, column, selection, step, by)
    return text_of(TEXT, selection.span)


def test_a_word_has_its_apostrophes_and_hyphens_but_not_its_punctuation() -> None:
    words = [text_of(TEXT, word_at(TEXT, TEXT.text.index(part))) for part in ("eir", "oiled", ",", "ater", "e\u0301")]
    assert words == ["weir’s", "well-oiled", ",", "water", "e\u0301"]
    quoted = paragraphs("He said 'no' twice")
    assert text_of(quoted, word_at(quoted, quoted.text.index("no"))) == "no"


def test_a_paragraph_is_taken_whole_and_between_two_stands_the_next() -> None:
    assert text_of(TEXT, paragraph_at(TEXT, TEXT.text.index("eels"))) == "Low water: no eels."
    assert paragraph_at(TEXT, TEXT.blocks[0].end) == paragraph_at(TEXT, TEXT.blocks[1].start)


def test_characters_of_several_code_points_are_taken_whole() -> None:
    assert text_of(TEXT, character_at(TEXT, TEXT.text.index(FAMILY))) == FAMILY
    last = begun(TEXT, "end")
    assert walked(last.turned, ("character", -1), ("character", -1)) == f"{FAMILY} end"


def test_a_selection_grows_and_shrinks_by_steps() -> None:
    weir = begun(TEXT, "weir")
    assert text_of(TEXT, weir.span) == "weir’s"
    assert walked(weir, ("word", 1)) == "weir’s gate"
    assert walked(weir, ("word", 1), ("character", -1)) == "weir’s gat"
    assert walked(weir, ("edge", 1)) == "weir’s gate is"
    assert walked(weir, ("paragraph", 1)) == "weir’s gate is well-oiled, they say."
    assert walked(weir.turned, ("word", -1)) == "The weir’s"
    assert walked(weir, ("text", -1)) == "The w"


def test_a_selection_goes_over_wraps_and_paragraphs_and_gives_the_source_back() -> None:
    assert walked(begun(TEXT, "they"), ("word", 1), ("word", 1)) == "they say.\n\nLow"
    assert walked(begun(TEXT, "gate"), ("row", 1), width=16) == "gate is well-oiled,"
    assert walked(begun(TEXT, "weir"), ("text", 1), width=9) == TEXT.text[TEXT.text.index("weir") :]


def test_what_was_selected_by_mouse_can_be_followed_by_steps_from_its_end() -> None:
    gate, low = word_at(TEXT, TEXT.text.index("gate")), word_at(TEXT, TEXT.text.index("Low"))
    for taken in (Selection(gate, low), Selection(low, gate)):
        followed = stepping(TEXT, taken)
        assert followed.span == taken.span
        assert text_of(TEXT, followed.head) == ("w" if taken.head == low else "g")


def test_a_pointer_beside_the_text_means_what_is_nearest() -> None:
    made = article((BlockKind.PARAGRAPH, "one two"), (BlockKind.ITEM, "three"))
    column = typeset(made, 20)
    assert [text_of(made, place_in(made, column, 0, cell)) for cell in (0, 4, 6)] == ["o", "t", "o"]
    end = made.text.index("two") + 3
    assert place_in(made, column, 0, 15) == Span(end, end)
    assert place_in(made, column, 1, 3).start == made.text.index("three")
    assert text_of(made, place_in(made, column, 2, 0)) == "t"
    assert text_of(made, place_in(made, column, 2, 3)) == "h"
    assert text_of(made, place_in(made, column, 9, 0)) == "e"
    assert text_of(made, place_in(made, column, -4, 30)) == "o"


def test_an_empty_article_has_nothing_to_select() -> None:
    made = paragraphs()
    assert selected_at(made, 0) is None
    assert place_in(made, typeset(made, 20), 3, 3) == Span(0, 0)


@given(
    st.lists(st.lists(PIECES).map("".join), max_size=4),
    st.integers(0, 40),
    st.lists(st.tuples(STEPS, st.sampled_from([-1, 1, 3])), max_size=8),
    st.integers(8, 30),
)
def test_steps_stay_within_the_text_and_on_whole_characters(
    texts: list[str], offset: int, steps: list[tuple[str, int]], width: int
) -> None:
    made = paragraphs(*(text for text in texts if text.strip()))
    column = typeset(made, width)
    selection = selected_at(made, offset)
    if selection is None:
        return
    for step, by in steps:
        selection = moved(made, column, selection, step, by)
        assert 0 <= selection.head.start < selection.head.end <= len(made.text)
        assert character_at(made, selection.head.start) == selection.head
        block = next(block for block in made.blocks if block.start <= selection.head.start < block.end)
        assert selection.head.end <= block.end
    ends = moved(made, column, moved(made, column, selection, "text", -1).turned, "text", 1)
    assert ends.span.start <= selection.span.start


@given(st.integers(0, len(TEXT.text) - 1), st.integers(8, 30))
def test_a_character_is_found_again_by_its_row_and_cell(offset: int, width: int) -> None:
    column = typeset(TEXT, width)
    here = character_at(TEXT, offset)
    row = column.rows[column.row_at(here.start)]
    if here.start < row.end:
        cell = cell_of_offset(TEXT.text, row.start, row.end, here.start) + len(row.prefix)
        assert place_in(TEXT, column, column.row_at(here.start), cell) == here
