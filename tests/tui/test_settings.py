"""Settings and keys are looked at and changed; they hold at once, and in the config file."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from corpus.library import Library
from tests.tui.driving import press, reading, screen_text, search
from tui.app import ReaderApp
from tui.contents.settings import CHOICES, in_file, in_words, stepped
from tui.keys.keymap import Keymap
from tui.looks.surroundings import Surroundings
from tui.looks.themes import PLAIN, THEMES
from tui.screens.settings import SettingsScreen
from tui.settings.config import SETTINGS, parse
from tui.settings.session import Session
from tui.settings.standing import Standing, at_first, goes_before
from tui.state import Wording


def app(pilot: Pilot[None]) -> ReaderApp:
    assert isinstance(pilot.app, ReaderApp)
    return pilot.app


def told(pilot: Pilot[None]) -> str:
    """What was said in passing."""
    return " ".join(notice.message for notice in pilot.app._notifications)


def standing(path: Path, text: str | None = None, over: dict[str, str] | None = None) -> Standing:
    if text is not None:
        path.write_text(text, encoding="utf-8")
    config, problems = parse(text or "")
    return Standing(path, config, over or {}, problems)


def test_every_setting_has_values_each_of_which_the_file_may_have() -> None:
    assert set(CHOICES) == set(SETTINGS)
    for name, values in CHOICES.items():
        for value in values:
            assert in_words(name, value)
            if value is not None:
                held = in_file(name, value)
                written = {True: "true", False: "false"}.get(held) if isinstance(held, bool) else f'"{held}"'
                assert parse(f"{name} = {written}")[1] == []


def test_values_are_walked_round_both_ways() -> None:
    assert [stepped("counts", value, 1) for value in (None, True, False)] == [True, False, None]
    assert stepped("mouse", False, -1) is True
    assert stepped("theme", "nord", 1) == next(iter(THEMES))


def test_where_a_value_comes_from_is_said() -> None:
    config, _ = parse('theme = "dark"\nmouse = false\n')
    stands = Standing(Path("x"), config, {"mouse": "--no-mouse"})
    assert stands.origin("theme", "zte-night", "zte-night") == "from the config file"
    assert stands.origin("theme", "zte-paper", "zte-night") == "as you left it"
    assert stands.origin("mouse", False, True) == "from --no-mouse"
    assert stands.origin("counts", None, None) == "as the reader has it"


def test_what_goes_before_the_file_is_named() -> None:
    assert goes_before({}) == {}
    asked = {"TEXTUAL_THEME": "paper", "TEXTUAL_ANIMATIONS": "none"}
    assert goes_before(asked, mouse=False) == {
        "theme": "TEXTUAL_THEME",
        "mouse": "--no-mouse",
        "animations": "TEXTUAL_ANIMATIONS",
    }
    assert goes_before({**asked, "NO_COLOR": "1"})["theme"] == "NO_COLOR"
    assert goes_before({"NO_COLOR": "1"}, color=False)["theme"] == "--no-color"
    assert goes_before({"TEXTUAL_THEME": "mauve", "NO_COLOR": ""}) == {}


def test_a_library_that_is_new_to_the_reader_opens_as_the_file_says() -> None:
    assert at_first(parse("mouse = false")[0]) is None
    first = at_first(parse('wording = "substance"\ncounts = false\nentities = true')[0])
    assert first is not None
    assert (first.reading.wording, first.counts, first.entities) == (Wording.SUBSTANCE, False, True)
    assert first.query == Session().query


async def test_a_setting_holds_at_once_and_is_written_as_one_leaves(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    async with reading(library) as pilot:
        app(pilot).standing = standing(path, "# mine\nmoose = 1\nmouse = true # always\n")
        await press(pilot, "comma")
        text = screen_text(pilot)
        assert str(path) in text
        assert "moose: no such setting" in text
        for name in SETTINGS:
            assert f"\n {name} " in text or f"▌{name} " in text, name
        await press(pilot, "l", "l", "h")
        assert pilot.app.theme == "zte-dusk"
        await press(pilot, "j", "enter", "j", "space", "j", "h", "j", "l", "j", "l")
        assert path.read_text() == "# mine\nmoose = 1\nmouse = true # always\n"
        await press(pilot, "escape")
        assert path.read_text() == (
            "# mine\nmoose = 1\nmouse = false # always\n"
            'theme = "dusk"\nanimations = false\nwording = "substance"\ncounts = true\nentities = true\n'
        )
        shown = app(pilot).reading
        assert (app(pilot).mouse, shown.counts_wanted, shown.has_class("-entities")) == (False, True, True)
        assert shown.articles.state.wording is Wording.SUBSTANCE
        await press(pilot, "comma")
        assert screen_text(pilot).count("from the config file") == len(SETTINGS)
        await press(pilot, "d", "escape")
        assert '# theme = "dusk"\n' in path.read_text()
        assert pilot.app.theme == "zte-night"


async def test_where_nothing_is_changed_nothing_is_written(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    async with reading(library) as pilot:
        app(pilot).standing = standing(path)
        await press(pilot, "comma", "j", "tab", "G", "comma")
        assert not isinstance(pilot.app.screen, SettingsScreen)
        assert not path.exists()


async def test_what_was_changed_is_written_when_the_reader_is_left_from_there(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    async with reading(library) as pilot:
        app(pilot).standing = standing(path, "")
        await press(pilot, "comma", "j", "l")
        pilot.app.exit()
    assert path.read_text() == "mouse = false\n"


async def test_a_file_that_can_not_be_changed_is_told_and_left(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(b"\xff\xfe")
    async with reading(library, "wide") as pilot:
        app(pilot).standing = Standing(path)
        await press(pilot, "comma", "j", "l", "escape")
        assert "not UTF-8; save it as UTF-8" in told(pilot)
        assert path.read_bytes() == b"\xff\xfe"


async def test_what_an_option_says_goes_before_the_file(library: Library, tmp_path: Path) -> None:
    async with reading(library, around=Surroundings(PLAIN)) as pilot:
        app(pilot).standing = standing(tmp_path / "config.toml", "", {"theme": "--no-color"})
        await press(pilot, "comma")
        assert "--no-color goes before the file" in screen_text(pilot)
        await press(pilot, "l")
        assert "colours are off" in told(pilot)
        await press(pilot, "escape")
        assert (tmp_path / "config.toml").read_text() == ""


async def test_something_is_given_other_keys_that_work_at_once(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    async with reading(library) as pilot:
        app(pilot).standing = standing(path, "[keys]\n# mine\nhelp = 'H'\n")
        app(pilot).set_keymap({"help": "H"})
        app(pilot).keymap = Keymap({"help": ("H",)})
        await press(pilot, "comma", "tab", "enter", "backspace", *"Y ctrl+f", "enter")
        assert "Y Ctrl+f" in screen_text(pilot)
        await press(pilot, "enter", *["backspace"] * 9, *"f", "enter")
        assert "f is the key of “find” in the same place" in told(pilot)
        await press(pilot, "enter", *["backspace"] * 9, *"ctrl+s", "enter")
        assert "stops output in terminals" in told(pilot)
        await press(pilot, "escape")
        assert path.read_text() == '[keys]\n# mine\nhelp = \'H\'\nsearch = ["Y", "ctrl+f"]\n'
        await search_by(pilot, "Y")
        await press(pilot, "escape", "comma", "tab", "d", "escape")
        assert "# search = " in path.read_text()
        await search(pilot, "ban")
        assert app(pilot).reading.search_bar.typed == "ban"


async def search_by(pilot: Pilot[None], key: str) -> None:
    await press(pilot, key, *"ban", "enter")
    assert app(pilot).reading.search_bar.typed == "ban"


@pytest.mark.parametrize("size", ["narrow", "wide"])
async def test_help_speaks_of_the_settings(library: Library, size: str) -> None:
    async with reading(library, size) as pilot:
        await press(pilot, "comma", "question_mark")
        assert "In the settings" in screen_text(pilot)
