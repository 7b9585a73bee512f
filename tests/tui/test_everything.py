"""The help and the list of everything that can be done, where a person is."""

from __future__ import annotations

from textual.pilot import Pilot
from textual.widgets import Input

from corpus.library import Library
from tests.tui.driving import press, reading, screen_text, search
from tui.app import ReaderApp
from tui.keys.table import BY_ID, KEYS
from tui.screens.everything import EverythingScreen, found
from tui.screens.here import Thing, here, things
from tui.screens.reading import ReadingScreen
from tui.settings.config import parse


def screen(pilot: Pilot[None]) -> ReadingScreen:
    assert isinstance(pilot.app, ReaderApp)
    return pilot.app.reading


THINGS = [Thing(key, key.keys, key.where[0]) for key in KEYS]


def ids(typed: str) -> list[str]:
    return [thing.key.id for thing in found(THINGS, typed)]


def test_everything_is_listed_until_something_is_typed() -> None:
    assert len(ids("")) == len(KEYS)


def test_each_word_typed_begins_a_word_of_what_is_listed() -> None:
    assert ids("took out") == ["cuts"]
    assert "story" in ids("sto mark")
    assert ids("nowhere to be found") == []


def test_what_is_called_so_or_has_the_key_comes_first() -> None:
    assert ids("lineage")[0] == "lineage"
    assert ids("T")[0] == "theme"


async def test_help_tells_what_works_where_one_is_first(library: Library) -> None:
    async with reading(library, "wide") as pilot:
        await press(pilot, "question_mark")
        shown = screen_text(pilot)
        assert shown.index("In the results") < shown.index("While reading")
        assert "In an article" not in shown
        await press(pilot, "question_mark")
        assert pilot.app.screen is screen(pilot)
        await press(pilot, "enter", "question_mark")
        assert "In an article" in screen_text(pilot)
        await press(pilot, "G")
        assert "Beside a passage" in screen_text(pilot)
        await press(pilot, "q")
        assert pilot.app.screen is screen(pilot)


async def test_theme_help_and_everything_work_on_other_screens(library: Library) -> None:
    async with reading(library, "wide") as pilot:
        await search(pilot, "ban")
        await press(pilot, "K")
        opened = pilot.app.screen
        theme = pilot.app.theme
        await press(pilot, "T", "question_mark")
        assert pilot.app.theme != theme
        assert "In a concordance" in screen_text(pilot)
        await press(pilot, "escape", "ctrl+p", *"by date", "enter")
        assert pilot.app.screen is opened
        assert "by date" in screen_text(pilot).splitlines()[-1]


async def test_what_is_chosen_from_everything_is_done_where_it_can_be(library: Library) -> None:
    async with reading(library, "wide") as pilot:
        await press(pilot, "ctrl+p")
        assert isinstance(pilot.app.screen, EverythingScreen)
        await press(pilot, *"to the end", "enter")
        assert screen(pilot).results.cursor == len(screen(pilot).results.numbers) - 1
        await press(pilot, "ctrl+p", *"next article", "enter")
        assert screen(pilot).focused is screen(pilot).articles


async def test_everything_lists_each_key_and_does_nothing_that_belongs_elsewhere(library: Library) -> None:
    async with reading(library) as pilot:
        app = pilot.app
        assert isinstance(app, ReaderApp)
        listed = things(app.screen, app.keymap)
        assert {thing.key.id for thing in listed} == set(BY_ID)
        assert {thing.key.id for thing in listed if thing.node is None} >= {"turn", "by-left", "filter"}
        await press(pilot, "ctrl+p", *"forget the decision", "enter")
        assert "forget the decision, leave" in screen_text(pilot)
        await press(pilot, "escape")
        assert app.screen is screen(pilot)


async def test_everything_opens_from_a_line_of_input_and_goes_back_there(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "slash", "b", "ctrl+p", "escape")
        focused = pilot.app.focused
        assert isinstance(focused, Input)
        assert focused.value == "b"
        await press(pilot, "question_mark")
        assert focused.value == "b?"


async def test_keys_of_the_config_file_work_and_are_shown(library: Library) -> None:
    config, problems = parse('[keys]\nsearch = "S"\norder-of-hits = "slash"\nhelp = ["H", "f1"]\ntypes = "Y"\n')
    assert problems == ["[keys] order-of-hits: “slash” is no key that every terminal can send"] or not problems
    async with reading(library, keymap=config.keymap) as pilot:
        assert "H help" in screen_text(pilot).splitlines()[-1]
        await press(pilot, "H")
        assert " S   " in screen_text(pilot)
        await press(pilot, "H", "Y")
        assert "Colour mentions of" in screen_text(pilot)
        await press(pilot, "Y", "S", *"ban")
        assert screen(pilot).search_bar.input.value == "ban"
        assert here(pilot.app.screen)[0][1].value == "while typing a query"
