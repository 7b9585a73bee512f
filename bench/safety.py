#!/usr/bin/env python3
"""What safety costs: the same pile added with all of it and with none, in turn.

usage: safety.py [--articles 1500] [--pairs 7] [--jobs N]

Without safety the disk is never waited for (no ``fsync``, no log: ``synchronous`` and ``journal_mode`` off), references
are not checked, sources have CRC-32 in place of SHA-256, blocks of the index none at all, a file may take as long as it
likes, and a library is not held while it is open. Nothing in the program knows of that: a process of its own is changed
before it begins. Each pair adds to two new libraries, the second of a pair first every other time. What is told is the
median over the pairs of how much longer it took with safety than without, by the clock and by the processor.
"""

from __future__ import annotations

import argparse
import os
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from made_pile import text_of

MOST = 0.10  # of the throughput may be lost
CONNECT = sqlite3.connect
PRAGMAS = ("synchronous = OFF", "journal_mode = OFF", "foreign_keys = OFF")


class Careless(sqlite3.Connection):
    """A connection that does without whatever makes it safe."""

    file = ""

    def execute(self, sql: str, parameters: Any = ()) -> sqlite3.Cursor:
        if sql.startswith(("PRAGMA foreign_keys", "PRAGMA journal_mode", "PRAGMA synchronous")):
            sql = next(f"PRAGMA {each}" for each in PRAGMAS if each.split()[0] == sql.split()[1])
        return super().execute(sql, parameters)


def without_safety() -> None:
    """Take out of this process what makes adding safe."""
    from corpus import ingest, library
    from corpus.store import rows, trash
    from index.store import blocks, numbers

    def connect(*args: Any, **options: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = CONNECT(*args, **{**options, "factory": Careless})
        return connection

    def digest(data: bytes) -> bytes:
        return zlib.crc32(data).to_bytes(32, "big")

    @contextmanager
    def unlimited(_: float) -> Iterator[None]:
        yield

    sqlite3.connect = connect  # type: ignore[assignment]
    os.fsync = lambda _: None
    for module, name, careless in (
        (rows, "digest", digest),
        (ingest, "time_limit", unlimited),
        (trash, "expire", lambda _: None),
        (library, "together", lambda _: None),
        (library, "put_right", lambda _: None),
        (blocks, "crc32", lambda _: 0),
        (numbers, "crc32", lambda _: 0),
    ):
        assert hasattr(module, name), f"{module.__name__}.{name} is no more"
        setattr(module, name, careless)


def added(folder: Path, pile: Path, *, safe: bool, jobs: str | None) -> tuple[float, float]:
    """Add a pile to a new library in a process of its own; return seconds by the clock and of the processor."""
    argv = [sys.executable, str(Path(__file__).resolve()), "--as", "safe" if safe else "unsafe"]
    argv += ["--library", str(folder), "add", str(pile), *(["--jobs", jobs] if jobs else [])]
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run(argv, check=True, capture_output=True)
    took = time.monotonic() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return took, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def command(how: str, argv: list[str]) -> int:
    """Run the command line as it is, or without safety."""
    from tui.cli import main as run

    if how == "unsafe":
        without_safety()
    return run(argv)


def main() -> int:
    if sys.argv[1:2] == ["--as"]:
        return command(sys.argv[2], sys.argv[3:])
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1500)
    parser.add_argument("--pairs", type=int, default=7)
    parser.add_argument("--jobs", help="as of zte-reader add")
    args = parser.parse_args()
    rows: dict[bool, list[tuple[float, float]]] = {True: [], False: []}
    with tempfile.TemporaryDirectory(prefix="safety-") as temporary:
        pile = Path(temporary) / "pile"
        pile.mkdir()
        for number in range(args.articles):
            (pile / f"{number:05d}.txt").write_text(text_of(1, number), encoding="utf-8")
        for pair in range(args.pairs + 1):
            for safe in (True, False) if pair % 2 else (False, True):
                took = added(Path(temporary) / f"library-{pair}-{safe}", pile, safe=safe, jobs=args.jobs)
                if pair:  # the first one compiles and reads what the others have at hand
                    rows[safe].append(took)
    print(f"{'':18}{'clock':>10}{'a second':>10}{'processor':>11}")
    for safe, name in ((True, "with safety"), (False, "without")):
        clock, processor = (statistics.median(each) for each in zip(*rows[safe], strict=True))
        print(f"{name:18}{clock:>9.2f}s{args.articles / clock:>10.0f}{processor:>10.2f}s")
    lost = [1 - statistics.median(_ratios(rows, at)) for at in (0, 1)]
    print(f"throughput lost, median of {args.pairs} pairs: {lost[0]:.1%} by the clock, {lost[1]:.1%} of the processor")
    return 1 if lost[0] > MOST else 0


def _ratios(rows: dict[bool, list[tuple[float, float]]], at: int) -> list[float]:
    return [without[at] / with_it[at] for with_it, without in zip(rows[True], rows[False], strict=True)]


if __name__ == "__main__":
    sys.exit(main())
