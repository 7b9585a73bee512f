"""A reader that stays open keeps nothing of what was sought and said; a thousand times with ``bench/longrun.py``."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets._toast import ToastHolder

from corpus.library import Library
from tests.tui.driving import press, reading, settled
from tui.screens.telling import in_passing

OPEN = Path("/proc/self/fd")
WORDS = ("ban", "ZTE", "Huawei", "deal", "order", "Ross", "trade", "parts")
SEARCHES = 40
AT_ONCE = 6  # tasks that come and go, such as timers


def held() -> tuple[int, int, int]:
    """Return how many files are open, threads are running and tasks are waiting."""
    return len(list(OPEN.iterdir())), threading.active_count(), len(asyncio.all_tasks())


async def look_around(pilot: Pilot[None], number: int) -> None:
    """Search, open what is found, and look at it in one way or another."""
    await press(pilot, "slash")
    pilot.app.post_message(events.Paste(f"{WORDS[number % len(WORDS)]} -x{number}"))
    await press(pilot, "enter", "enter")
    match number % 16:
        case 1:
            await press(pilot, "escape", "j", "s", "x", "escape")
        case 3:
            await press(pilot, "e", "o", "escape", "escape")
        case 5:
            await press(pilot, "escape", "K", "escape")
        case 7:
            await press(pilot, "escape", "L", "escape")
    await press(pilot, "w", "w")


@pytest.mark.skipif(not OPEN.is_dir(), reason="what is open can't be listed on this system")
async def test_files_threads_and_tasks_do_not_grow_with_searches(library: Library) -> None:
    async with reading(library, "narrow") as pilot:
        for number in range(16):
            await look_around(pilot, number)
        before = held()
        for number in range(16, SEARCHES):
            await look_around(pilot, number)
        after = held()
    assert after[0] <= before[0]
    assert after[1] <= before[1]
    assert after[2] <= before[2] + AT_ONCE


async def test_what_was_said_in_passing_leaves_nothing_on_any_screen(library: Library) -> None:
    async with reading(library, toasts=True) as pilot:
        for number in range(6):
            in_passing(pilot.app, f"said {number}")
            await settled(pilot)
            if number == 3:
                await press(pilot, "question_mark")
        await press(pilot, "escape")
        in_passing(pilot.app, "the last word")
        await settled(pilot)
        assert len([holder for screen in pilot.app.screen_stack for holder in screen.query(ToastHolder)]) <= 2
