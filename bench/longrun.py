#!/usr/bin/env python3
"""A reader that stays open for a thousand searches, on a terminal of its own: memory, open files and threads.

usage: longrun.py [--rounds 1000] [--articles 400] [--library DIR]

Each round types a query that was not typed before and opens what is found first; in between articles are set beside
each other, compared, followed through their versions, looked at line by line, and their names' pages opened. ``made``
articles of ``made_pile.py`` are read, or a library that is named, which is searched for numbers then.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import os
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import driven
import terminal
from made_pile import COMMON, NAMES, PLACES, text_of, word_of
from textual import events

from corpus.ingest import add
from corpus.intake.sources import find
from corpus.library import Library
from index.store.build import catch_up
from tui.screens.reading import ReadingScreen

ROWS, COLUMNS = 40, 140
QUIET = 0.03  # seconds
BESIDES = {  # every so many rounds these keys are pressed, in the article that was opened
    3: ("escape", "j", "s", "n", "]"),
    4: ("escape", "j", "s", "x", "j", "j"),
    5: ("e", "j", "o", "j", "j"),
    7: ("l", "j", "right"),
    11: ("escape", "K", "j", "j"),
    13: ("escape", "L", "j"),
    17: ("question_mark", "G"),
}
STEPS_OUT = 6
SPARE = {"open files": 0, "threads": 0, "tasks": 10}  # timers come and go


class LongRun(driven.Driven):
    """A reader that searches and reads for as long as it is told."""

    rounds = 1000

    async def _long(self) -> None:
        self.rows: list[dict[str, float]] = []
        self.screens: Counter[str] = Counter()
        await self._round(0)
        self._look(0)
        for number in range(1, self.rounds + 1):
            await self._round(number)
            if number % max(1, self.rounds // 10) == 0:
                self._look(number)

    async def _round(self, number: int) -> None:
        await self.keys("/")
        assert self._driver is not None
        self._driver.process_message(events.Paste(_query(number)))
        await self.rest()
        await self.keys("enter", "g", "enter", "pagedown")
        for every, keys in BESIDES.items():
            if number % every == every - 1:
                await self.keys(*keys)
                self.screens[type(self.screen).__name__] += 1
                await self._back()
        if number % 2:
            await self.keys("w", "w")
        await self._back()

    async def _back(self) -> None:
        for _ in range(STEPS_OUT):
            if isinstance(self.screen, ReadingScreen):
                return
            await self.keys("escape")
        raise RuntimeError(f"no way back from {self.screen}")

    def _look(self, number: int) -> None:
        status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text("ascii").splitlines())
        self.rows.append(
            {
                "rounds": number,
                "RSS MB": int(status["VmRSS"].split()[0]) / 1024,
                "open files": len(os.listdir("/proc/self/fd")),
                "threads": threading.active_count(),
                "tasks": len(asyncio.all_tasks()),
                "objects": len(gc.get_objects()),
            }
        )


def _query(number: int) -> str:
    """Return a query, another one for every number."""
    words = (NAMES[number % len(NAMES)], PLACES[number % len(PLACES)], COMMON[number % len(COMMON)])
    match number % 4:
        case 0:
            return f"{words[0]} OR {word_of(number)}"
        case 1:
            return f'"{words[0]}" {words[1]} NOT {word_of(number)}'
        case 2:
            return f"{words[1]} {words[2]} -{word_of(number)}"
    return f"{words[0].split()[0][:2]}* OR {word_of(number)}"


def inside(folder: Path, rounds: int, told: Path) -> None:
    """Read until all rounds are over; tell what was measured."""
    driven.QUIET = QUIET
    with Library.open(folder) as library:
        app = LongRun(library, "long")
        app.rounds = rounds
        app.run()
    if app.return_code:
        raise SystemExit(app.return_code)
    told.write_text(json.dumps({"rows": app.rows, "screens": app.screens}), encoding="utf-8")


def made(folder: Path, articles: int) -> Path:
    """Make a library of short articles."""
    (folder / "pile").mkdir()
    for number in range(articles):
        (folder / f"pile/{number:05d}.txt").write_text(text_of(1, number), encoding="utf-8")
    with Library.open(folder / "library") as library:
        add(find([str(folder / "pile")]).sources, library)
        catch_up(library)
    return folder / "library"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=1000)
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--library", type=Path)
    parser.add_argument("--inside", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.inside:
        inside(args.library, args.rounds, args.inside)
        return 0
    with tempfile.TemporaryDirectory(prefix="longrun-") as temporary:
        told = Path(temporary) / "told"
        library = args.library or made(Path(temporary), args.articles)
        began = time.monotonic()
        argv = [str(Path(__file__).resolve()), "--library", str(library), "--rounds", str(args.rounds)]
        command = [sys.executable, *argv, "--inside", str(told)]
        ended, last = terminal.run(command, ROWS, COLUMNS, ZTE_READER_STATE=f"{told}.state")
        if ended:
            print(last.decode(errors="replace"), file=sys.stderr)
            print(f"the reader ended with {ended}")
            return 1
        came = json.loads(told.read_text(encoding="utf-8"))
    rows = came["rows"]
    print("".join(f"{name:>12}" for name in rows[0]))
    for row in rows:
        print("".join(f"{value:>12,.0f}" for value in row.values()))
    print(
        f"{time.monotonic() - began:.0f} s; screens: {', '.join(f'{n} {name}' for name, n in came['screens'].items())}"
    )
    grown = [name for name, spare in SPARE.items() if rows[-1][name] > rows[1][name] + spare]
    for name in grown:
        print(f"GROWN {name}: from {rows[1][name]:.0f} to {rows[-1][name]:.0f}")
    return 1 if grown else 0


if __name__ == "__main__":
    sys.exit(main())
