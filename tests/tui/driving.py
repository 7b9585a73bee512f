"""Driving the reader in tests: waiting until it has come to rest, and reading what it shows."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from corpus.library import Library
from tui.app import ReaderApp
from tui.keymap import Keymap
from tui.surroundings import Surroundings

UNTOUCHED = Surroundings()
THE_TABLES = Keymap()
SIZES = {"narrow": (80, 24), "middle": (120, 36), "wide": (200, 50)}


@asynccontextmanager
async def reading(
    library: Library,
    size: str = "middle",
    *,
    kind: str = "library",
    around: Surroundings = UNTOUCHED,
    keymap: Keymap = THE_TABLES,
) -> AsyncIterator[Pilot[None]]:
    """Open the reader on a library and wait until its first screen has come to rest."""
    app = ReaderApp(library, kind=kind, around=around, keymap=keymap)
    async with app.run_test(size=SIZES[size]) as pilot:
        await settled(pilot)
        yield pilot


async def settled(pilot: Pilot[None]) -> None:
    """Wait until no search, comparison or background work is under way and the screen shows their results."""
    app = pilot.app
    assert isinstance(app, ReaderApp)
    quiet = 0
    for _ in range(600):
        await pilot.pause(0.02)
        at_work = app.desk.under_way or app.reading.busy or any(not worker.is_finished for worker in _short(app))
        quiet = 0 if at_work else quiet + 1
        if quiet == 5:  # longer than the preview waits for the cursor to rest
            return
    raise AssertionError("the reader did not come to rest within 12 s")


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, one after the other, and wait until the reader has come to rest."""
    for key in keys:
        await pilot.press(key)
    await settled(pilot)


async def search(pilot: Pilot[None], query: str) -> None:
    """Type a query and go to its results."""
    await press(pilot, "slash", *query, "enter")


def screen_text(pilot: Pilot[None]) -> str:
    """Return what stands on the screen, line by line."""
    app = pilot.app
    width, height = app.size
    return "\n".join(
        "".join(segment.text for segment in line)
        for line in app.screen._compositor.render_strips(app.size)[:height]
        if width
    )


def _short(app: ReaderApp) -> list:  # type: ignore[type-arg]
    """Workers that come to an end by themselves: not those that wait for a person in a dialogue."""
    return [worker for worker in app.workers if worker.group != "dialogue"]
