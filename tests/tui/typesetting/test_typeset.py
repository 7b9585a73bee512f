"""Articles are set in rows, and rows of several articles stand level at their anchors."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from corpus.article import BlockKind, CutReason
from tests.tui.articles import article, paragraphs
from tui.typesetting.column import BLANK, PAD, Column, RowKind
from tui.typesetting.typeset import level, typeset


def shown(column: Column, text: str) -> list[str]:
    return [row.prefix + text[row.start : row.end] for row in column.rows]


def test_blocks_are_parted_by_a_blank_row() -> None:
    made = article((BlockKind.TITLE, "A title"), (BlockKind.PARAGRAPH, "one two three"))
    assert shown(typeset(made, 8), made.text) == ["A title", "", "one two", "three"]


def test_items_have_a_bullet_hang_and_stand_together() -> None:
    made = article((BlockKind.ITEM, "one two three"), (BlockKind.ITEM, "four"))
    assert shown(typeset(made, 9), made.text) == ["• one two", "  three", "• four"]


def test_cuts_stand_in_their_place_when_they_are_shown() -> None:
    made = article(
        (BlockKind.PARAGRAPH, "first"), (BlockKind.PARAGRAPH, "second"), cuts=[(1, "Read more"), (2, "Footer\nlines")]
    )
    kinds = [row.kind for row in typeset(made, 20, cuts=True).rows if row is not BLANK]
    assert kinds == ["paragraph", "cut-label", "cut", "paragraph", "cut-label", "cut", "cut"]
    assert RowKind.CUT not in {row.kind for row in typeset(made, 20).rows}


def test_an_offset_leads_to_its_row_and_back() -> None:
    made = paragraphs("one two three", "four five six")
    column = typeset(made, 8)
    assert [column.row_at(made.text.index(word)) for word in ("one", "three", "four", "six")] == [0, 1, 3, 4]
    assert column.offset_at(3) == made.text.index("four")
    assert column.offset_at(2) == made.text.index("four")


def test_a_word_stands_above_what_is_kept_with_doubts_and_by_hand_when_cuts_are_shown() -> None:
    made = article(*((BlockKind.PARAGRAPH, words) for words in ("first", "second", "third")))
    first, second, third = made.blocks
    blocks = (first._replace(doubt=CutReason.PROMO, confidence=0.6), second._replace(by_hand=True), third)
    doubted = replace(made, blocks=blocks)
    column = typeset(doubted, 20, cuts=True)
    labels = [row.source for row in column.rows if row.kind == RowKind.DOUBT_LABEL]
    assert labels == [0, 1]
    assert [column.rows[column.row_at(block.start)].kind for block in blocks] == ["paragraph"] * 3
    assert not any(row.kind == RowKind.DOUBT_LABEL for row in typeset(doubted, 20).rows)


def test_offsets_do_not_lead_into_cuts() -> None:
    made = article((BlockKind.PARAGRAPH, "first"), (BlockKind.PARAGRAPH, "second"), cuts=[(1, "x " * 30)])
    column = typeset(made, 10, cuts=True)
    row = column.rows[column.row_at(made.text.index("second"))]
    assert made.text[row.start : row.end] == "second"


def test_anchored_rows_stand_level() -> None:
    short, long = paragraphs("a", "same"), paragraphs("a", "more", "still more", "same")
    columns = [typeset(short, 20), typeset(long, 20)]
    anchors = [{0: 0, 1: 0}, {0: columns[0].row_at(3), 1: columns[1].row_at(long.text.index("same"))}]
    left, right = level(columns, anchors)
    assert left.row_at(short.text.index("same")) == right.row_at(long.text.index("same"))
    assert left.rows.count(PAD) == 4
    assert PAD not in right.rows


@given(
    st.lists(st.integers(0, 60), min_size=2, max_size=6, unique=True),
    st.lists(st.integers(0, 60), min_size=2, max_size=6, unique=True),
)
def test_levelling_keeps_every_row_in_order(left: list[int], right: list[int]) -> None:
    texts = [paragraphs(*(f"p{number}" for number in range(31))) for _ in range(2)]
    columns = [typeset(made, 10) for made in texts]
    anchors = [{0: a, 1: b} for a, b in zip(sorted(left), sorted(right), strict=False)]
    levelled = level(columns, anchors)
    for before, after in zip(columns, levelled, strict=True):
        assert [row for row in after.rows if row.source >= 0] == [row for row in before.rows if row.source >= 0]
    for anchor in anchors:
        places = [_place(levelled[side], columns[side], anchor[side]) for side in (0, 1)]
        assert None in places or places[0] == places[1]


def _place(levelled: Column, column: Column, row: int) -> int | None:
    """The place that a row of text has after levelling."""
    return levelled.row_at(column.rows[row].start) if row < len(column.rows) and column.rows[row].source >= 0 else None
