"""What the screens look like, at the sizes that people have.

They are made anew by: make test ARGS="tests/tui/test_snapshots.py --snapshot-update"
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest
from textual.pilot import Pilot

from corpus.library import Library
from tests.tui.driving import SIZES, press, search, settled
from tui.app import ReaderApp
from tui.looks.surroundings import Surroundings
from tui.looks.themes import PLAIN

Steps = Callable[[Pilot[None]], Awaitable[None]]
Compare = Callable[..., bool]


async def first(pilot: Pilot[None]) -> None:
    await settled(pilot)


async def results(pilot: Pilot[None]) -> None:
    await settled(pilot)
    await search(pilot, '"seven years" ZTE')


async def filtered(pilot: Pilot[None]) -> None:
    await settled(pilot)
    if pilot.app.size.width < SIZES["wide"][0]:
        await press(pilot, "v")
    await search(pilot, "org:ZTE")
    await press(pilot, "5")


async def in_context(pilot: Pilot[None]) -> None:
    await settled(pilot)
    await search(pilot, "ban")
    await press(pilot, "K", "l", "down")


async def article(pilot: Pilot[None]) -> None:
    await results(pilot)
    await press(pilot, "j", "enter", "n")


async def selected(pilot: Pilot[None]) -> None:
    await results(pilot)
    await press(pilot, "j", "enter", "V", "w", "w", "right_curly_bracket")


async def settings(pilot: Pilot[None]) -> None:
    await settled(pilot)
    await press(pilot, "comma", "j", "j", "j")


async def versions(pilot: Pilot[None]) -> None:
    await settled(pilot)
    app = pilot.app
    assert isinstance(app, ReaderApp)
    for row in app.library.summaries():
        if row.source.endswith("reprieve.txt"):
            app.reading.articles.apply(app.reading.articles.state.beside(row.id))
    app.reading.set_focus(app.reading.articles)
    await settled(pilot)
    await press(pilot, "shift+tab", "right_square_bracket")


async def accounts(pilot: Pilot[None]) -> None:
    await settled(pilot)
    await search(pilot, "ZTE date:2018-05-14..2018-05-16")
    await press(pilot, "s", "j", "s", "j", "s", "enter")


async def entities(pilot: Pilot[None]) -> None:
    await article(pilot)
    await press(pilot, "e", "down", "enter")


async def cuts(pilot: Pilot[None]) -> None:
    await settled(pilot)
    await search(pilot, "outlet:lantern")
    await press(pilot, "enter", "c", "G")


async def all_cuts(pilot: Pilot[None]) -> None:
    await settled(pilot)
    await search(pilot, "title:bargaining")
    await press(pilot, "enter", "C", "r", "down")


async def entity_page(pilot: Pilot[None]) -> None:
    await settled(pilot)
    await press(pilot, "enter", "e", "o", "down")


async def ledger(pilot: Pilot[None]) -> None:
    await versions(pilot)
    await press(pilot, "x")


async def lineage(pilot: Pilot[None]) -> None:
    await settled(pilot)
    await search(pilot, "title:revive")
    await press(pilot, "l", "j", "j", "l")


async def story(pilot: Pilot[None]) -> None:
    await settled(pilot)
    await search(pilot, "ZTE date:2018-05")
    await press(pilot, "L", "j", "l")


async def days(pilot: Pilot[None]) -> None:
    await story(pilot)
    await press(pilot, "shift+tab", "j")


async def noted(pilot: Pilot[None]) -> None:
    await settled(pilot)
    await search(pilot, "title:bargaining")
    await press(pilot, "b", "enter", "space", "a", *"Who says so?", "escape")
    pilot.app.clear_notifications()
    await settled(pilot)


async def keys(pilot: Pilot[None]) -> None:
    await settled(pilot)
    await press(pilot, "question_mark")


async def types(pilot: Pilot[None]) -> None:
    await settled(pilot)
    await press(pilot, "t")


async def nothing(pilot: Pilot[None]) -> None:
    await settled(pilot)
    await search(pilot, "xyzzyplugh")


@pytest.mark.parametrize(
    ("size", "steps"),
    [
        ("narrow", first),
        ("middle", first),
        ("narrow", results),
        ("narrow", filtered),
        ("wide", filtered),
        ("narrow", in_context),
        ("narrow", article),
        ("middle", article),
        ("narrow", selected),
        ("narrow", settings),
        ("narrow", versions),
        ("middle", versions),
        ("wide", accounts),
        ("middle", entities),
        ("narrow", cuts),
        ("narrow", all_cuts),
        ("wide", all_cuts),
        ("narrow", entity_page),
        ("middle", entity_page),
        ("middle", ledger),
        ("narrow", lineage),
        ("middle", lineage),
        ("narrow", story),
        ("middle", story),
        ("narrow", days),
        ("narrow", noted),
        ("narrow", keys),
        ("narrow", types),
        ("narrow", nothing),
    ],
    ids=lambda value: value if isinstance(value, str) else value.__name__,
)
def test_screen(snap_compare: Compare, library: Library, size: str, steps: Steps) -> None:
    app = ReaderApp(library, kind="sample")
    assert snap_compare(app, terminal_size=SIZES[size], run_before=steps)


@pytest.mark.parametrize("theme", ["zte-dusk", "zte-paper", "zte-contrast", "zte-terminal", PLAIN])
def test_theme(snap_compare: Compare, library: Library, theme: str) -> None:
    app = ReaderApp(library, around=Surroundings(theme))
    assert snap_compare(app, terminal_size=SIZES["middle"], run_before=entities)
