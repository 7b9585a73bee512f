"""Parts of the reading screen are made wider and narrower, put away, and are so at the next start."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot

from corpus.library import Library
from tests.tui.driving import press, reading, search, settled, strike
from tui.app import ReaderApp
from tui.screens.reading import ReadingScreen
from tui.settings.memory import Memory
from tui.typesetting.typeset import MEASURE


def screen(pilot: Pilot[None]) -> ReadingScreen:
    assert isinstance(pilot.app, ReaderApp)
    return pilot.app.reading


async def test_keys_make_the_part_where_one_is_wider_or_narrower(library: Library) -> None:
    async with reading(library, "wide") as pilot:
        parts = screen(pilot).parts
        before = {name: part.outer_size.width for name, part in parts.items()}
        await press(pilot, "greater_than_sign", "greater_than_sign", "right_curly_bracket")
        assert parts["results"].outer_size.width == before["results"] + 8
        assert parts["counts"].outer_size.width == before["counts"] + 4
        await press(pilot, "enter", "greater_than_sign")
        assert parts["results"].outer_size.width == before["results"] + 4
        await press(pilot, "e", "less_than_sign")
        assert parts["entities"].outer_size.width == 34 - 4
        for _ in range(3):
            strike(pilot, "less_than_sign")
        await settled(pilot)
        assert parts["entities"].outer_size.width == 20
        for _ in range(40):
            strike(pilot, "greater_than_sign")
        await settled(pilot)
        assert screen(pilot).articles.outer_size.width >= 36
        at = parts["entities"].outer_size.width
        await press(pilot, "less_than_sign")
        assert parts["entities"].outer_size.width == at - 4


async def test_widths_come_back_at_the_next_start_as_far_as_there_is_room(library: Library, tmp_path: Path) -> None:
    memory = Memory(tmp_path / "state", library.identity)
    async with reading(library, "wide", memory=memory) as pilot:
        await press(pilot, *["greater_than_sign"] * 6, "enter", "Z")
        wide = screen(pilot).widths["results"]
        assert not screen(pilot).results.display
        pilot.app.exit()
    async with reading(library, "middle", memory=memory) as pilot:
        assert screen(pilot).widths == {"results": wide}
        assert screen(pilot).has_class("-alone")
        await press(pilot, "escape")
        assert screen(pilot).results.display
        assert screen(pilot).results.outer_size.width == min(wide, 120 - 36)
    async with reading(library, "narrow", memory=memory) as pilot:
        await press(pilot, "escape")
        assert screen(pilot).results.outer_size.width == 80


async def test_an_article_can_have_the_whole_width(library: Library) -> None:
    async with reading(library) as pilot:
        await search(pilot, "ZTE")
        await press(pilot, "enter", "Z")
        assert not screen(pilot).results.display
        assert screen(pilot).articles.outer_size.width == 120
        assert max(len(pane.article.text) for pane in screen(pilot).articles.spread.panes) > MEASURE
        await press(pilot, "escape")
        assert screen(pilot).focused is screen(pilot).results
        assert screen(pilot).results.display
        await press(pilot, "enter", "Z")
        assert screen(pilot).results.display


async def test_borders_are_dragged_with_the_mouse(library: Library) -> None:
    async with reading(library, "wide") as pilot:
        await press(pilot, "e")
        shown = screen(pilot)
        for part, widget, by, wider in (
            ("results", shown.counts, 6, 6),
            ("counts", shown.articles, 5, 5),
            ("entities", shown.panel, -7, 7),
        ):
            before, x = shown.parts[part].outer_size.width, widget.region.x
            await pilot.mouse_down(offset=(x, 12))
            await pilot.hover(offset=(x + by // 2, 12))
            await pilot.hover(offset=(x + by, 12))
            await pilot.mouse_up(offset=(x + by, 12))
            await settled(pilot)
            assert shown.parts[part].outer_size.width == before + wider, part
            await pilot.hover(offset=(x - 20, 12))
            await settled(pilot)
            assert shown.parts[part].outer_size.width == before + wider, part


async def test_where_nothing_stands_beside_a_word_says_so(library: Library) -> None:
    async with reading(library, "narrow") as pilot:
        await press(pilot, "greater_than_sign")
        (notice,) = pilot.app._notifications
        assert "nothing stands beside it" in notice.message
