"""The terminal's cursor, which screen readers follow, stands in the line that keys act on."""

from __future__ import annotations

from textual.pilot import Pilot

from corpus.library import Library
from tests.tui.driving import press, reading, screen_text, search
from tui.app import ReaderApp
from tui.widgets.columns import HEADER
from tui.widgets.open_articles import OpenArticles


def line_of(pilot: Pilot[None]) -> str:
    """Return what stands on the screen from the terminal's cursor on."""
    x, y = pilot.app.cursor_position
    return screen_text(pilot).splitlines()[y][x:]


def panes(pilot: Pilot[None]) -> OpenArticles:
    assert isinstance(pilot.app, ReaderApp)
    return pilot.app.reading.articles


async def test_in_the_results_it_is_on_the_article_under_the_cursor(library: Library) -> None:
    async with reading(library) as pilot:
        assert isinstance(pilot.app, ReaderApp)
        results = pilot.app.reading.results
        for key in ("j", "j", "G", "g"):
            await press(pilot, key)
            title = library.summaries([results.article or 0])[0].heading
            assert line_of(pilot)[2:12] == title[:10]


async def test_in_an_article_it_is_at_the_match_and_then_at_the_mention_gone_to(library: Library) -> None:
    async with reading(library) as pilot:
        await search(pilot, "escrow")
        await press(pilot, "enter")
        assert line_of(pilot).startswith("escrow")
        await press(pilot, "n")
        assert line_of(pilot).startswith("escrow")
        await press(pilot, "m")
        shown = panes(pilot)
        lit = shown.spread.focused.lit
        assert lit is not None
        assert line_of(pilot).startswith(shown.spread.focused.article.text[lit.start : lit.end])


async def test_without_anything_gone_to_it_is_on_the_first_line_in_view_also_of_the_second_article(
    library: Library,
) -> None:
    async with reading(library) as pilot:
        await press(pilot, "enter", "pagedown")
        shown = panes(pilot)
        top = shown.region.y + HEADER
        assert pilot.app.cursor_position.y in (top, top + 1)
        assert line_of(pilot).strip()
        await press(pilot, "escape", "j", "s", "enter")
        assert shown.spread.place == 1
        assert pilot.app.cursor_position.x > shown.region.x + shown._frame.pane


async def test_it_follows_the_focus_into_lists_and_back(library: Library) -> None:
    async with reading(library) as pilot:
        await search(pilot, "escrow")
        await press(pilot, "enter", "e", "j")
        assert line_of(pilot).startswith("▌")
        before = pilot.app.cursor_position
        await press(pilot, "escape")
        assert pilot.app.cursor_position != before
        assert line_of(pilot).startswith("escrow")
        await press(pilot, "V", "w")
        assert line_of(pilot).startswith(" selecting  2 words")
