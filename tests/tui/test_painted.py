"""Columns are painted straight to lines: what stands on the screen is what Textual would have made of it."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot
from textual.scroll_view import ScrollView

from corpus.library import Library
from tests.tui.driving import press, reading, search
from tui.app import ReaderApp
from tui.widgets.open_articles import OpenArticles


def panes(pilot: Pilot[None]) -> OpenArticles:
    assert isinstance(pilot.app, ReaderApp)
    return pilot.app.reading.articles


@pytest.mark.parametrize("size", ["narrow", "wide"])
async def test_lines_are_those_that_would_come_through_all_that_css_can_say(library: Library, size: str) -> None:
    async with reading(library, size) as pilot:
        await search(pilot, "escrow")
        await press(pilot, "s", "down", "s", "enter", "n", "j")
        shown = panes(pilot)
        region = shown.size.region
        assert shown.render_lines(region) == ScrollView.render_lines(shown, region)
        part = region.shrink((2, 5, 1, 7))
        assert shown.render_lines(part) == ScrollView.render_lines(shown, part)


async def test_without_colours_columns_have_none(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with reading(library) as pilot:
        await search(pilot, "escrow")
        await press(pilot, "enter")
        shown = panes(pilot)
        styles = {piece.style for line in shown.render_lines(shown.size.region) for piece in line if piece.style}
        colours = {colour for style in styles for colour in (style.color, style.bgcolor) if colour is not None}
        assert colours
        assert all(colour.triplet and len(set(colour.triplet)) == 1 for colour in colours)


async def test_the_next_match_is_in_view_at_once(library: Library) -> None:
    async with reading(library, "narrow") as pilot:
        await search(pilot, "ZTE")
        await press(pilot, "enter")
        shown = panes(pilot)
        for _ in range(5):
            assert shown.match(1)
            (span,) = shown.matches.current()[0]
            assert shown.spread.in_view(span.start)
            assert shown.scroll_y == shown.spread.top


async def test_the_scrollbar_follows_also_where_it_looks_the_same(library: Library) -> None:
    async with reading(library, "narrow") as pilot:
        await search(pilot, "escrow")
        await press(pilot, "enter", "g")
        shown = panes(pilot)
        bar = shown.vertical_scrollbar
        pictures = set()
        for _ in range(12):
            await press(pilot, "j")
            assert bar.position == shown.scroll_y
            painted = bar.render_lines(bar.size.region)
            bar.refresh()
            assert painted == bar.render_lines(bar.size.region)
            pictures.add(tuple(line.text for line in painted))
        assert len(pictures) > 1
