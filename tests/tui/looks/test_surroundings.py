"""What the environment says of colours, movement and the mouse."""

from __future__ import annotations

import pytest
from textual.app import App

from corpus.library import Library
from tests.tui.driving import press, reading, search
from tui.looks.surroundings import Surroundings, surroundings
from tui.looks.themes import PLAIN, THEMES


def test_without_a_word_there_are_colours_movement_and_the_mouse() -> None:
    assert surroundings({}) == Surroundings("zte-night", animated=True, mouse=True)


@pytest.mark.parametrize(("value", "coloured"), [("1", False), ("0", False), ("", True)])
def test_no_color_counts_where_it_is_not_empty(value: str, coloured: bool) -> None:
    assert surroundings({"NO_COLOR": value}).coloured is coloured


def test_the_command_line_takes_colours_and_mouse_away() -> None:
    assert surroundings({"TEXTUAL_THEME": "paper"}, color=False, mouse=False) == Surroundings(PLAIN, mouse=False)


def test_the_environments_theme_goes_before_the_one_set() -> None:
    assert surroundings({"TEXTUAL_THEME": "contrast"}, theme="dusk").theme == "zte-contrast"
    assert surroundings({"TEXTUAL_THEME": "mauve"}, theme="dusk").theme == "zte-dusk"
    assert surroundings({"TEXTUAL_THEME": "nord"}).theme == "nord"


@pytest.mark.parametrize(
    ("environ", "animated"),
    [
        ({"SSH_CONNECTION": "10.0.0.1 4711 10.0.0.2 22"}, False),
        ({"SSH_TTY": "/dev/pts/3"}, False),
        ({"SSH_TTY": "/dev/pts/3", "TEXTUAL_ANIMATIONS": "full"}, True),
        ({"TEXTUAL_ANIMATIONS": "none"}, False),
        ({"TEXTUAL_ANIMATIONS": "None "}, False),
        ({"TEXTUAL_ANIMATIONS": "basic"}, True),
    ],
)
def test_nothing_moves_by_itself_over_the_network_or_where_it_is_not_wanted(
    environ: dict[str, str], animated: bool
) -> None:
    assert surroundings(environ).animated is animated


@pytest.mark.parametrize(
    ("environ", "animations", "animated"),
    [
        ({}, False, False),
        ({"SSH_TTY": "/dev/pts/3"}, True, True),
        ({"TEXTUAL_ANIMATIONS": "none"}, True, False),
        ({"TEXTUAL_ANIMATIONS": "full"}, False, True),
    ],
)
def test_what_is_set_about_movement_holds_where_the_environment_says_nothing(
    environ: dict[str, str], animations: bool, animated: bool
) -> None:
    assert surroundings(environ, animations=animations).animated is animated


async def test_the_screen_has_no_colour_where_none_is_wanted(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with reading(library, around=Surroundings(PLAIN, animated=False)) as pilot:
        await search(pilot, '"seven years" ZTE')
        await press(pilot, "j", "enter", "n", "e")
        await press(pilot, "t")
        await press(pilot, "escape", "T")
        assert pilot.app.theme == PLAIN
        assert pilot.app.animation_level == "none"
        for strip in pilot.app.screen._compositor.render_strips(pilot.app.size):
            for segment in strip.apply_filter(pilot.app._filters[-1], pilot.app.screen.background_colors[1]):
                style = segment.style
                assert style is None or all(c is None or c.is_default for c in (style.color, style.bgcolor)), segment


async def test_the_theme_of_the_environment_is_painted_from_the_first_screen_on(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(App.theme, "_default", "zte-paper")  # as Textual takes it over when it is imported
    async with reading(library, around=surroundings({"TEXTUAL_THEME": "zte-paper"})) as pilot:
        assert pilot.app.screen.styles.background.hex == "#FBFAF6"


async def test_the_theme_key_goes_through_all_themes_and_textuals_own_can_be_taken(library: Library) -> None:
    async with reading(library) as pilot:
        walked = [pilot.app.theme]
        for _ in THEMES:
            await press(pilot, "T")
            walked.append(pilot.app.theme)
        assert walked == [*THEMES, walked[0]]
        for name in ("nord", "ansi-light"):
            pilot.app.take_theme(name)
            await press(pilot, "j")
            assert pilot.app.theme == name
