#!/usr/bin/env python3
"""Measure the reader on a real pseudo-terminal, and print a table with the targets.

usage: interface.py [--runs 9] [--ten DIR] [--hundred DIR]

``--ten`` and ``--hundred`` are libraries of 10,000 and 100,000 articles (``bench/search.py --library`` leaves one);
without them their rows are left out. The rest is made here: an article of 50,000 words with a name in every twenty,
and three more of the kind. The first screen is timed in a process of its own beside a minimal Textual app's, in turn;
the rest in one process that drives itself through ``driven.py``. "clock" is from the key to the last byte painted of
what it brings, "processor" what all threads of the process spend until it has come to rest.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import select
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import terminal

SYLLABLES = ("ban", "tra", "de", "chi", "na", "por", "fen", "lo", "mi", "ser", "ta", "vu", "ko", "ren", "dal", "gre")
HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
MINIMAL = """
from textual.app import App
from textual.widgets import Static
class Minimal(App):
    def compose(self):
        yield Static("minimal content")
Minimal().run()
"""
ROWS, COLUMNS = 36, 120
SECONDS = 20.0
LIMITS = {
    "key to painted results, 10,000 articles": ("clock", 60),
    "scroll a page, 50,000 words": ("processor", 8),
    "scroll a page, four of 50,000 words": ("processor", 10),
    "open 50,000 words, highlighted": ("clock", 50),
    "switch an entity type": ("clock", 25),
    "to the next match": ("clock", 25),
    "resize, four of 50,000 words": ("processor", 100),
    "list of 100,000, to the end and back": ("clock", 50),
    "list of the library, first time: shown": ("clock", 50),
    "list of the library, to the end and back: shown": ("clock", 50),
}


def until_painted(command: list[str], content: bytes) -> float:
    """Return the milliseconds until ``content`` appears on the terminal of ``command``; the process is ended then."""
    began = time.perf_counter()
    process, handle = terminal.started(command, ROWS, COLUMNS)
    seen = b""
    try:
        while time.perf_counter() - began < SECONDS:
            if select.select([handle], [], [], 0.5)[0]:
                seen += os.read(handle, 65536)
                if content in seen:
                    return (time.perf_counter() - began) * 1000
        raise SystemExit(f"{command}: {content!r} was not painted within {SECONDS:.0f} s")
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(handle)


def first_screens(runs: int, libraries: dict[str, str]) -> None:
    """Print how long it takes to the first screen, beside a minimal app's."""
    reader = [sys.executable, "-m", "tui"]
    search = [*reader, "search", "ZTE", "--json"]
    subprocess.run(search, capture_output=True, check=True, cwd=ROOT)  # makes the sample's library
    commands = {"minimal Textual app": ([sys.executable, "-c", MINIMAL], b"minimal content")}
    for name, folder in {"the sample": "", **libraries}.items():
        there = [*reader, "--library", folder] if folder else reader
        commands[f"first screen, {name}"] = there, b"search: words"
        commands[f"the articles, {name}"] = there, b"articles, newest first"
    times: dict[str, list[float]] = {name: [] for name in commands}
    searches = []
    for run in range(runs + 1):
        for name, (command, content) in commands.items():
            took = until_painted(command, content)
            if run:
                times[name].append(took)
        began = time.perf_counter()
        subprocess.run(search, capture_output=True, check=True, cwd=ROOT)
        searches.append((time.perf_counter() - began) * 1000)
    times["zte-reader search ZTE --json, whole"] = searches[1:]
    base = statistics.median(times["minimal Textual app"])
    print(f"{'from the start of the process':<44}{'median':>9}{'least':>9}{'most':>9}{'ratio':>9}")
    for name, each in times.items():
        middle = statistics.median(each)
        print(f"{name:<44}{middle:>7.0f}ms{min(each):>7.0f}ms{max(each):>7.0f}ms{middle / base:>8.2f}x")


def driven(library: Path, what: str) -> dict[str, list[tuple[float, float]]]:
    """Let a process drive itself on a terminal; return milliseconds by the clock and of the processor, by name."""
    with tempfile.NamedTemporaryFile() as told:
        command = [sys.executable, str(HERE / "driven.py"), str(library), what, told.name]
        ended, last = terminal.run(command, ROWS, COLUMNS, ROOT, TEXTUAL_FPS="120", PYTHONPATH=str(ROOT))
        if ended:
            raise SystemExit(f"{what}: failed\n{last.decode(errors='replace')}")
        rows: dict[str, list[tuple[float, float]]] = json.loads(Path(told.name).read_text(encoding="utf-8"))
        return rows


def tell(rows: dict[str, list[tuple[float, float]]]) -> None:
    """Print rows of the table, each beside its limit."""
    for name, times in rows.items():
        if name.startswith("memory"):
            print(f"{name:<44}{times[0][0]:>7.0f}MB")
            continue
        clock, processor = ([each[at] for each in times] for at in (0, 1))
        kind, limit = LIMITS.get(name, ("", 0))
        said = f"   ≤ {limit} {kind}" if limit else ""
        print(
            f"{name:<44}{statistics.median(clock):>7.1f}{_late(clock):>8.1f}"
            f"{statistics.median(processor):>10.1f}{_late(processor):>8.1f}{len(times):>6}{said}"
        )


def _late(times: Sequence[float]) -> float:
    """Return the 95th percentile."""
    return sorted(times)[max(round(len(times) * 0.95) - 1, 0)]


def large(folder: Path) -> Path:
    """Make a library of four articles of 50,000 words."""
    names = ("Ada Marlow", "Huawei", "Beijing", "the Commerce Department", "Washington", "Wilbur Ross", "Shenzhen")
    with (folder / "large.jsonl").open("w", encoding="utf-8") as lines:
        for article in range(4):
            made = random.Random(article)
            words = ["".join(made.choice(SYLLABLES) for _ in range(made.randint(1, 4))) for _ in range(4_000)]
            weights = [1 / place for place in range(1, len(words) + 1)]
            paragraphs = []
            for _ in range(500):
                said = made.choices(words, weights, k=100)
                said[10::20] = made.choices(names, k=5)
                paragraphs.append(" ".join(said).capitalize() + ".")
            record = {"title": f"Talks, part {article + 1}", "published": f"2018-05-1{article}"}
            lines.write(json.dumps({**record, "body": "\n\n".join(paragraphs)}) + "\n")
    library = folder / "library"
    command = [sys.executable, "-m", "tui", "--library", str(library), "add", str(folder / "large.jsonl")]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return library


def main() -> None:
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=9, help="counted runs of each first screen")
    parser.add_argument("--ten", type=Path, help="a library of 10,000 articles")
    parser.add_argument("--hundred", type=Path, help="a library of 100,000 articles")
    args = parser.parse_args()
    first_screens(args.runs, {"100,000 articles": str(args.hundred)} if args.hundred else {})
    print(f"\n{'milliseconds, p50 p95':<44}{'clock':>15}{'processor':>18}{'n':>6}")
    with tempfile.TemporaryDirectory() as temporary:
        if args.ten:
            tell(driven(args.ten, "typing"))
        tell(driven(large(Path(temporary)), "reading"))
        if args.hundred:
            tell(driven(args.hundred, "listing"))
            tell(driven(args.hundred, "shelf"))
        sample = Path(temporary) / "none"
        tell(driven(sample, "sample"))


if __name__ == "__main__":
    main()
