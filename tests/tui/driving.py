"""Driving the reader in tests: waiting until it has come to rest, and reading what it shows."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual import events
from textual.keys import _character_to_key, key_to_character
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.widgets import Input

from corpus.library import Library
from tui.app import ReaderApp
from tui.keys.keymap import Keymap
from tui.looks.surroundings import Surroundings
from tui.settings.memory import Memory

UNTOUCHED = Surroundings()
THE_TABLES = Keymap()
FORGETFUL = Memory()
PATIENCE = 12.0  # seconds
BREATH = 0.002  # seconds that other threads have between two looks at what is under way
ROUNDS = 3  # in which nothing was under way: messages that others answer go to and fro
SOON = 0.5  # seconds: longer than anything waits for a person to rest, shorter than a toast is shown
SIZES = {"narrow": (80, 24), "middle": (120, 36), "wide": (200, 50)}


@asynccontextmanager
async def reading(
    library: Library,
    size: str = "middle",
    *,
    kind: str = "library",
    around: Surroundings = UNTOUCHED,
    keymap: Keymap = THE_TABLES,
    memory: Memory = FORGETFUL,
    toasts: bool = False,
) -> AsyncIterator[Pilot[None]]:
    """Open the reader on a library and wait until its first screen has come to rest; ``toasts`` are shown if asked."""
    app = ReaderApp(library, kind=kind, around=around, keymap=keymap, memory=memory)
    async with app.run_test(size=SIZES[size], notifications=toasts) as pilot:
        await settled(pilot)
        yield pilot


async def settled(pilot: Pilot[None]) -> None:
    """Wait until no search, comparison or background work is under way and the screen shows their results."""
    app = pilot.app
    assert isinstance(app, ReaderApp)
    end, quiet = time.monotonic() + PATIENCE, 0
    while quiet < ROUNDS:
        await pilot.pause(0)
        await pilot.wait_for_animation()
        quiet += 1
        while _at_work(app):
            assert time.monotonic() < end, f"the reader did not come to rest within {PATIENCE:.0f} s"
            quiet = 0
            await asyncio.sleep(BREATH)


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, one after the other, and wait until the reader has come to rest.

    It is at rest before each of them, too, but a line is typed in one go, to the Enter that ends it.
    """
    typing = False
    for key in keys:
        character = len(key) == 1
        if not (typing and (character or key == "enter")):
            await settled(pilot)
        typing = character and isinstance(pilot.app.focused, Input)
        strike(pilot, key)
    await settled(pilot)


def strike(pilot: Pilot[None], key: str) -> None:
    """Press a key, given by its character or its name, and wait for nothing."""
    if len(key) == 1:
        pilot.app.post_message(events.Key(_character_to_key(key), key))
    else:
        pilot.app.post_message(events.Key(key, key_to_character(key)))


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


def _at_work(app: ReaderApp) -> bool:
    """Tell whether anything is under way that a person would wait for."""
    return bool(
        app.desk.under_way
        or app.doing
        or app._early is not None  # keys are kept until the first screen is there
        or any(not worker.is_finished for worker in app.workers if worker.group != "dialogue")
        or any(_has_more_to_do(node) for node in (app, *app.screen_stack, *app.screen.walk_children()))
    )


def _has_more_to_do(node: MessagePump) -> bool:
    """Tell whether messages or callbacks wait for a part of the screen, or a timer that soon goes off, once."""
    return bool(
        not node._message_queue.empty()
        or node._next_callbacks
        or any(
            timer._repeat == 0 and timer._interval <= SOON and timer._task is not None and not timer._task.done()
            for timer in node._timers
        )
    )
