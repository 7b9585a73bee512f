"""Text is selected with the mouse and by keys, in one article at a time, and copied as it is in the source."""

from __future__ import annotations

from textual import events
from textual.pilot import Pilot

from corpus.library import Library
from tests.tui.driving import press, reading, screen_text, search, settled
from tui.app import ReaderApp
from tui.widgets.columns import HEADER
from tui.widgets.open_articles import OpenArticles


def panes(pilot: Pilot[None]) -> OpenArticles:
    assert isinstance(pilot.app, ReaderApp)
    return pilot.app.reading.articles


def cell_of(pilot: Pilot[None], words: str, place: int = 0) -> tuple[int, int]:
    """Return where on the screen some words of a pane stand."""
    shown = panes(pilot)
    left, width = shown.region.x + place * (shown._frame.pane + 1), shown._frame.pane
    for y, line in enumerate(screen_text(pilot).splitlines()):
        x = line.find(words, left, left + width)
        if y >= shown.region.y + HEADER and x >= 0:
            return x, y
    raise AssertionError(f"“{words}” is not on the screen")


def mouse(pilot: Pilot[None], kind: type[events.MouseEvent], x: int, y: int) -> None:
    event = kind(None, x, y, 0, 0, button=1, shift=False, meta=False, ctrl=False, screen_x=x, screen_y=y)
    pilot.app.post_message(event)


async def drag(pilot: Pilot[None], start: tuple[int, int], end: tuple[int, int]) -> None:
    mouse(pilot, events.MouseDown, *start)
    mouse(pilot, events.MouseMove, *end)
    mouse(pilot, events.MouseUp, *end)
    await settled(pilot)


async def test_a_drag_selects_over_wraps_within_one_of_two_articles_and_gives_the_source(library: Library) -> None:
    async with reading(library, "wide") as pilot:
        await search(pilot, "escrow")
        await press(pilot, "s", "down", "s", "equals_sign")
        shown = panes(pilot)
        pilot.app.screen.set_focus(shown)
        shown.apply(shown.state.focusing(0))
        await settled(pilot)
        article = shown.spread.panes[0].article
        block = next(block for block in article.body if block.end - block.start > 200)
        shown.go_to_stop({0: block.start})
        await settled(pilot)
        text = article.text[block.start : block.end]
        left, top = cell_of(pilot, text[:20])
        # far to the right, over the other article: it is the first that is selected from
        await drag(pilot, (left + 4, top), (shown.region.right - 5, top + 2))
        rows = shown.spread.panes[0].column.rows
        last = rows[shown.spread.panes[0].column.row_at(block.start) + 2]
        assert shown.selection is not None
        assert shown.selected_text == article.text[block.start + 4 : last.end]
        assert "\n" not in shown.selected_text
        await press(pilot, "y")
        assert pilot.app.clipboard.startswith(f"{article.text[block.start + 4 : last.end]}\n— ")
        assert shown.selection is None


async def test_two_clicks_take_a_word_and_three_a_paragraph_and_a_click_lets_it_go(library: Library) -> None:
    async with reading(library) as pilot:
        await search(pilot, "escrow")
        await press(pilot, "enter")
        shown = panes(pilot)
        x, y = cell_of(pilot, "escrow")
        block = next(block for block in shown.spread.focused.article.blocks if block.end > shown.spread.caret())
        for clicks, taken in ((2, "escrow"), (3, shown.spread.focused.article.text[block.start : block.end])):
            await pilot.click(offset=(x + 1, y), times=clicks)
            await settled(pilot)
            assert shown.selected_text == taken
        await pilot.click(offset=(x + 1, y + 1))
        await settled(pilot)
        assert shown.selection is None


async def test_keys_select_from_the_match_by_words_and_lines_and_y_copies(library: Library) -> None:
    async with reading(library) as pilot:
        await search(pilot, "escrow")
        await press(pilot, "enter", "V")
        shown = panes(pilot)
        text = shown.spread.focused.article.text
        assert shown.selected_text == "escrow"
        assert "selecting  1 word" in screen_text(pilot)
        await press(pilot, "e")
        assert shown.selected_text.startswith("escrow")
        assert len(shown.selected_text.split()) == 2
        await press(pilot, "right_curly_bracket")
        start = text.index("escrow")
        block = next(block for block in shown.spread.focused.article.blocks if block.end > start)
        assert shown.selected_text == text[start : block.end]
        await press(pilot, "y")
        assert pilot.app.clipboard.startswith(f"{text[start : block.end]}\n— ")
        assert pilot.app.focused is shown
        assert shown.selection is None


async def test_escape_leaves_the_selection_and_other_keys_do_nothing_meanwhile(library: Library) -> None:
    async with reading(library) as pilot:
        await search(pilot, "escrow")
        await press(pilot, "enter", "V", "c", "x", "j")
        shown = panes(pilot)
        assert not shown.spread.cuts
        assert len(pilot.app.screen_stack) == 1
        assert shown.selection is not None
        await press(pilot, "escape")
        assert shown.selection is None
        assert pilot.app.focused is shown


async def test_what_is_kept_selected_can_be_bookmarked_and_escape_lets_it_go_first(library: Library) -> None:
    async with reading(library) as pilot:
        await search(pilot, "escrow")
        await press(pilot, "enter", "V", "w", "enter")
        shown = panes(pilot)
        kept = shown.selected_text
        assert len(kept.split()) == 2
        await press(pilot, "b")
        (bookmark,) = library.annotations.every()
        assert bookmark.passage is not None
        assert bookmark.passage.exact == kept
        await press(pilot, "escape")
        assert shown.selection is None
        assert pilot.app.focused is shown


async def test_what_is_painted_anew_row_by_row_is_as_if_all_were(library: Library) -> None:
    async with reading(library) as pilot:
        await search(pilot, "escrow")
        await press(pilot, "enter")
        shown = panes(pilot)
        for key in ("m", "m", "n", "N", "V", "e", "j", "o", "k", "escape", "M", "n"):
            await press(pilot, key)
            rows = range(shown.size.height)
            painted = [shown.render_line(y) for y in rows]
            shown.notify_style_update()
            assert painted == [shown.render_line(y) for y in rows]


async def test_a_selection_scrolls_with_its_end(library: Library) -> None:
    async with reading(library) as pilot:
        await search(pilot, "escrow")
        await press(pilot, "enter", "g", "V", "G")
        shown = panes(pilot)
        assert shown.spread.in_view(len(shown.spread.focused.article.text) - 1)
        await press(pilot, "o", "k")
        assert shown.selection is not None
        assert shown.spread.in_view(shown.selection.head.start)
        assert not shown.spread.in_view(len(shown.spread.focused.article.text) - 1)
