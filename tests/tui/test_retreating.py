"""Back goes one step out, and leads to where one came from."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from corpus.library import Library
from tests.tui.driving import press, reading, search
from tui.app import ReaderApp
from tui.screens.reading import ReadingScreen


def screen(pilot: Pilot[None]) -> ReadingScreen:
    assert isinstance(pilot.app, ReaderApp)
    return pilot.app.reading


def here(pilot: Pilot[None]) -> tuple[object, ...]:
    """Return where one is: the screen, the focus, what is searched for and the places in it and in what is open."""
    shown = screen(pilot)
    session = shown.session
    return pilot.app.screen, shown.focused, session


@pytest.mark.parametrize("size", ["narrow", "middle"])
async def test_what_a_key_opens_back_leaves_to_where_one_was(library: Library, size: str) -> None:
    async with reading(library, size) as pilot:
        await search(pilot, "ZTE")
        await press(pilot, "j", "j")
        for keys in ("f", "e", "W", "A", "K"):
            before = here(pilot)
            await press(pilot, keys)
            assert here(pilot) != before
            await press(pilot, "escape")
            assert here(pilot) == before, f"{keys} in the results"
        await press(pilot, "enter", "pagedown")
        for keys in ("slash", "f", "e", "W", "A", "C", "t", "D"):
            before = here(pilot)
            await press(pilot, keys)
            assert here(pilot) != before
            await press(pilot, "escape")
            assert here(pilot) == before, f"{keys} in an article"
        await press(pilot, "e", "j")
        for keys in ("slash", "f", "o", "A"):
            before = here(pilot)
            await press(pilot, keys)
            await press(pilot, "escape")
            assert here(pilot) == before, f"{keys} in the list of entities"
        await press(pilot, "escape")
        assert screen(pilot).focused is screen(pilot).articles
        await press(pilot, "escape")
        assert screen(pilot).focused is screen(pilot).results
        await press(pilot, "escape")
        assert screen(pilot).search_bar.query_text == ""


async def test_another_query_leads_from_an_article_to_its_results(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "enter", "slash", *"Meng", "escape")
        assert screen(pilot).focused is screen(pilot).results
        assert screen(pilot).search_bar.query_text == "Meng"


async def test_filters_are_taken_back_one_by_one(library: Library) -> None:
    async with reading(library, "wide") as pilot:
        await search(pilot, "ZTE")
        bar = screen(pilot).search_bar
        await press(pilot, "1", "d")
        assert bar.query_text.count(":") == 2
        await press(pilot, "escape")
        assert bar.query_text.count(":") == 1
        await press(pilot, "escape")
        assert bar.query_text == "ZTE"
        await press(pilot, "escape")
        assert bar.query_text == ""


async def test_what_was_typed_since_is_not_taken_back_to_an_earlier_search(library: Library) -> None:
    async with reading(library) as pilot:
        await search(pilot, "ZTE")
        await press(pilot, "A", "slash", *"Meng", "enter", "escape")
        assert screen(pilot).search_bar.query_text == ""


async def test_a_line_that_was_reached_by_tab_is_left_to_the_results(library: Library) -> None:
    async with reading(library, "narrow") as pilot:
        screen(pilot).set_focus(screen(pilot).search_bar.input)
        await press(pilot, "escape")
        assert screen(pilot).focused is screen(pilot).results
