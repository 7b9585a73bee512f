"""The lineage of a text and the story of several, as a person walks through them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.pilot import Pilot

from corpus.library import Library
from index.lineage import Standing
from tests.tui.driving import SIZES, press, reading, screen_text, search
from tui.app import ReaderApp
from tui.screens.lineage import LineageScreen
from tui.screens.matrix import MatrixScreen
from tui.screens.reading import ReadingScreen
from tui.screens.story import StoryScreen
from tui.widgets.matrix_grid import MatrixGrid


def screen(pilot: Pilot[None]) -> ReadingScreen:
    app = pilot.app
    assert isinstance(app, ReaderApp)
    return app.reading


def told(pilot: Pilot[None], words: str) -> bool:
    return any(words in notice.message for notice in pilot.app._notifications)


def grid(pilot: Pilot[None]) -> MatrixGrid:
    focused = pilot.app.screen.focused
    assert isinstance(focused, MatrixGrid)
    return focused


@asynccontextmanager
async def lineage(library: Library, size: str = "middle") -> AsyncIterator[tuple[Pilot[None], LineageScreen]]:
    async with reading(library, size) as pilot:
        await search(pilot, "title:revive")
        await press(pilot, "l")
        shown = pilot.app.screen
        assert isinstance(shown, LineageScreen)
        yield pilot, shown


@asynccontextmanager
async def story(library: Library, size: str = "middle") -> AsyncIterator[tuple[Pilot[None], StoryScreen]]:
    async with reading(library, size) as pilot:
        await search(pilot, "ZTE date:2018-05")
        await press(pilot, "L")
        shown = pilot.app.screen
        assert isinstance(shown, StoryScreen)
        yield pilot, shown


@pytest.mark.parametrize("size", SIZES)
async def test_a_lineage_shows_all_versions_and_says_what_a_cell_is(library: Library, size: str) -> None:
    async with lineage(library, size) as (pilot, shown):
        assert shown.found is not None
        text = screen_text(pilot)
        assert "= same ~ edited ↕ moved · missing + added" in text
        for place, edition in enumerate(shown.found.editions):
            assert f"{'AB'[place]}  {edition.heading[:20]}" in text
        missing = [cell.standing for cell in shown.found.editions[1].cells].index(Standing.MISSING)
        await press(pilot, *("j" * missing), "right")
        assert f"¶{missing + 1} of A: not found in B" in screen_text(pilot)
        await press(pilot, "left")
        assert f"¶{missing + 1} of A" in screen_text(pilot)


async def test_a_cell_opens_its_version_at_the_passage(library: Library) -> None:
    async with lineage(library) as (pilot, shown):
        assert shown.found is not None
        edition = shown.found.editions[1]
        row = next(place for place, cell in enumerate(edition.cells) if place and cell.places)
        await press(pilot, *("j" * row), "right", "enter")
        assert screen(pilot).articles.state.panes == (edition.id,)
        lit = screen(pilot).articles.spread.focused.lit
        assert lit is not None
        assert lit.start == edition.cells[row].start


async def test_a_cell_is_opened_beside_the_fullest_version(library: Library) -> None:
    async with lineage(library) as (pilot, shown):
        assert shown.found is not None
        a, b = (edition.id for edition in shown.found.editions)
        await press(pilot, "right", "s")
        state = screen(pilot).articles.state
        assert (state.panes, state.focus) == ((a, b), 1)
        await press(pilot, "l")
        assert isinstance(pilot.app.screen, LineageScreen)
        assert grid(pilot).column == 1
        await press(pilot, "escape")
        assert pilot.app.screen is screen(pilot)


async def test_without_versions_a_word_says_so(library: Library) -> None:
    async with reading(library) as pilot:
        await search(pilot, "title:summer")
        await press(pilot, "l")
        assert pilot.app.screen is screen(pilot)
        assert told(pilot, "no other version")


async def test_a_story_counts_names_by_article_and_changes_the_order_with_one_key(library: Library) -> None:
    async with story(library) as (pilot, shown):
        assert shown.found is not None
        first = shown.rows["entities"][0]
        assert first.articles == len(shown.found.articles)
        assert f"{first.name}: {first.counts[0]} mention" in screen_text(pilot)
        assert "most common first" in screen_text(pilot)
        await press(pilot, "o")
        assert "most unequal first" in screen_text(pilot)
        assert shown.rows["entities"][0] != first
        await press(pilot, "tab")
        number = shown.rows["numbers"][0]
        assert f"{number.name}: " in screen_text(pilot)


async def test_a_cell_of_a_story_opens_the_article_at_the_first_mention(library: Library) -> None:
    async with story(library) as (pilot, shown):
        assert shown.found is not None
        await press(pilot, "l", "enter")
        article, start = shown.found.articles[1].id, shown.rows["entities"][0].starts[1]
        assert screen(pilot).articles.state.panes == (article,)
        lit = screen(pilot).articles.spread.focused.lit
        assert lit is not None
        assert lit.start == start


async def test_where_nothing_was_found_a_cell_leads_nowhere(library: Library) -> None:
    async with story(library) as (pilot, shown):
        rows = shown.rows["entities"]
        row = next(place for place, each in enumerate(rows) if each.counts[0] == 0)
        await press(pilot, *("j" * row))
        assert f"{rows[row].name}: not found in A" in screen_text(pilot)
        await press(pilot, "enter")
        assert pilot.app.screen is shown


async def test_days_lead_to_where_an_article_speaks_of_them(library: Library) -> None:
    async with story(library, "narrow") as (pilot, shown):
        await press(pilot, "shift+tab")
        assert grid(pilot).id == "days"
        assert shown.found is not None
        assert "◆" in screen_text(pilot)
        marks = shown.found.timeline.marks[0]
        column, mentions = next(iter(marks.items()))
        await press(pilot, *(["left"] * grid(pilot).columns), *(["right"] * column))
        assert f"spoken of {len(mentions)} time" in screen_text(pilot)
        await press(pilot, "enter")
        lit = screen(pilot).articles.spread.focused.lit
        assert lit is not None
        assert lit.start == mentions[0].start


async def test_three_open_articles_are_a_story_and_two_are_none(library: Library) -> None:
    async with reading(library) as pilot:
        numbers = list(screen(pilot).results.numbers)
        await press(pilot, "s", "j", "s", "j", "s", "tab", "enter", "L")
        shown = pilot.app.screen
        assert isinstance(shown, StoryScreen)
        assert shown.found is not None
        assert {each.id for each in shown.found.articles} == set(numbers[:3])
    async with reading(library) as pilot:
        await search(pilot, "title:revive")
        await press(pilot, "L")
        assert pilot.app.screen is screen(pilot)
        assert told(pilot, "three articles or more")


async def test_marked_articles_are_a_story_wherever_they_were_found(library: Library) -> None:
    async with reading(library) as pilot:
        await search(pilot, "Huawei")
        marked = list(screen(pilot).results.numbers[:2])
        await press(pilot, "space", "space", "L")
        assert told(pilot, "three articles or more")
        assert "✓" in screen_text(pilot)
        await search(pilot, "title:revive")
        marked += screen(pilot).results.numbers[:1]
        await press(pilot, "space", "L")
        shown = pilot.app.screen
        assert isinstance(shown, StoryScreen)
        assert shown.found is not None
        assert {each.id for each in shown.found.articles} == set(marked)
        await press(pilot, "escape", "space", "L")
        assert pilot.app.screen is screen(pilot)


async def test_more_columns_than_fit_are_scrolled_with_the_cursor(library: Library) -> None:
    async with reading(library, "narrow") as pilot:
        await press(pilot, "L")
        assert isinstance(pilot.app.screen, MatrixScreen)
        assert "›" in screen_text(pilot)
        last = grid(pilot).columns
        await press(pilot, *("l" * last))
        assert grid(pilot).column == last - 1
        assert "‹" in screen_text(pilot)
        await press(pilot, "G")
        assert grid(pilot).row == len(grid(pilot).table.rows) - 1


async def test_a_matrix_follows_the_size_and_the_theme(library: Library) -> None:
    async with lineage(library, "wide") as (pilot, _):
        assert "of A" in screen_text(pilot)
        await pilot.resize_terminal(80, 24)
        await press(pilot, "T", "G")
        assert all(len(line) == 80 for line in screen_text(pilot).splitlines())
