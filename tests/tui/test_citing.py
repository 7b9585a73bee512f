"""A passage is copied whole, with its source."""

from __future__ import annotations

from corpus.article import BlockKind
from corpus.library import Library
from tests.tui.articles import article, stored
from tests.tui.driving import press, reading, search
from tui.contents.citing import cited

TEXT = article((BlockKind.TITLE, "Low water"), (BlockKind.PARAGRAPH, "The weir is dry."), (BlockKind.ITEM, "No eels."))


def test_a_passage_comes_with_title_place_and_source() -> None:
    assert cited(stored(TEXT, 4), TEXT.text.index("weir")) == "The weir is dry.\n— Low water, paragraph 1, 4.txt\n"


def test_a_place_between_two_blocks_stands_for_the_next() -> None:
    assert cited(stored(TEXT), TEXT.body[0].end).startswith("No eels.\n")
    assert cited(stored(TEXT), len(TEXT.text) + 5).startswith("No eels.\n")
    assert cited(stored(article()), 0) == ""


def test_nothing_that_a_terminal_would_obey_is_copied() -> None:
    made = article((BlockKind.PARAGRAPH, "Red \x1b[31m and \u202e back"))
    assert not {"\x1b", "\u202e"} & set(cited(stored(made), 0))


async def test_y_copies_the_passage_that_a_match_stands_in(library: Library) -> None:
    async with reading(library) as pilot:
        await search(pilot, "escrow")
        await press(pilot, "enter", "y")
        copied = pilot.app.clipboard
        assert "escrow" in copied.lower()
        passage, source = copied.rstrip("\n").rsplit("\n— ", 1)
        assert "\n\n" not in passage
        assert "paragraph" in source
