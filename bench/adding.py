#!/usr/bin/env python3
"""Adding a large export to a new library, everything included, and one article more to it.

usage: adding.py EXPORT.jsonl [--library KEPT] [--runs 5]

Prints where the processor's time goes, a stage at a time, for the first articles; then, of ``zte-reader add`` on a
terminal of its own, articles a second by the clock and by the processor, the memory of all its processes, and what it
told of the time left beside what that came to; then ``add`` of one article more and the search that finds it.
"""

from __future__ import annotations

import argparse
import fcntl
import json
import os
import pty
import re
import resource
import select
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Callable
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

SAMPLE = 600  # articles whose stages are measured, the first hundred of them beforehand
EVERY = 0.25  # seconds between two looks at the memory
TOLD_AT = (0.1, 0.25, 0.5, 0.75)
T = TypeVar("T")
R = TypeVar("R")
LEFT = re.compile(rb"\b((?:\d+:)?\d+:\d\d)\b")
CSI = re.compile(rb"\x1b\[[0-9;?]*[a-zA-Z]")


def stages(export: Path, folder: Path) -> list[tuple[str, float]]:
    """Return the milliseconds of processor time that each stage takes for an article."""
    from corpus import ingest
    from corpus.cleaning import clean
    from corpus.containers.unpacking import members
    from corpus.entities import tag
    from corpus.families import circle, register
    from corpus.intake.members import Member
    from corpus.intake.sources import FileSource
    from corpus.library import Library
    from corpus.readers import read
    from corpus.store.records import NewArticle
    from index.store.build import catch_up

    found = [one for one in islice(members(FileSource(export)), SAMPLE) if isinstance(one, Member)]
    warm = len(found) // 6
    spent: dict[str, float] = {}

    def measured(name: str, work: Callable[[T], R], over: list[T]) -> list[R]:
        began = time.process_time()
        done = [work(one) for one in over]
        spent[name] = time.process_time() - began
        return done

    with Library.open(folder) as library:
        for some in (found[:warm], found[warm:]):
            spent.clear()
            pages = measured("read", lambda member: read(Path(member.name), member.data, None, member.kind)[0], some)
            articles = measured("clean", clean, pages)
            tagged = measured("tag", tag, [article.text for article in articles])
            new = [
                NewArticle(article, tagging, member, "record")
                for article, tagging, member in zip(articles, tagged, some, strict=True)
            ]
            families = _timed(((register, "record"), (circle, "settle")))
            began = time.process_time()
            for place in range(0, len(new), ingest.BATCH):
                library.add(new[place : place + ingest.BATCH])
            spent["families"] = families()
            spent["store"] = time.process_time() - began - spent["families"]
            began = time.process_time()
            catch_up(library)
            spent["index"] = time.process_time() - began
    return [(name, seconds * 1000 / (len(found) - warm)) for name, seconds in spent.items()]


def _timed(functions: tuple[tuple[object, str], ...]) -> Callable[[], float]:
    """Measure the processor time spent in functions from now on; return what ends that and gives the seconds."""
    spent = 0.0
    plain = [(module, name, getattr(module, name)) for module, name in functions]

    def watched(function: Callable[..., object]) -> Callable[..., object]:
        def call(*args: object) -> object:
            nonlocal spent
            began = time.process_time()
            try:
                return function(*args)
            finally:
                spent += time.process_time() - began

        return call

    for module, name, function in plain:
        setattr(module, name, watched(function))

    def end() -> float:
        for module, name, function in plain:
            setattr(module, name, function)
        return spent

    return end


def on_terminal(command: list[str]) -> tuple[float, float, int, list[tuple[float, float]]]:
    """Run a command on a terminal of its own; return seconds, processor seconds, KB of memory and the times left told.

    Those are pairs of seconds: when it was told, and what.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.monotonic()
    process, terminal = pty.fork()
    if process == 0:
        os.environ.update(TERM="xterm-256color")
        os.chdir(ROOT)
        os.execvp(command[0], command)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 100, 0, 0))
    told: list[tuple[float, float]] = []
    most, looked = 0, 0.0
    while True:
        now = time.monotonic() - began
        if now > looked + EVERY:
            most, looked = max(most, _memory(process)), now
        if not select.select([terminal], [], [], EVERY)[0]:
            continue
        with suppress(OSError):
            if painted := os.read(terminal, 65536):
                if left := LEFT.findall(CSI.sub(b"", painted)):
                    told.append((now, _seconds(left[-1].decode())))
                continue
        break
    _, status = os.waitpid(process, 0)
    os.close(terminal)
    if status:
        raise SystemExit(f"{command}: failed")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.monotonic() - began, processor, most, told


def _seconds(shown: str) -> float:
    seconds = 0
    for part in shown.split(":"):
        seconds = seconds * 60 + int(part)
    return seconds


def _memory(process: int) -> int:
    """Return the memory of a process and its children in KB; what they share counts once."""
    total = 0
    with suppress(OSError):
        children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
        for one in (str(process), *children):
            with suppress(OSError):
                shares = Path(f"/proc/{one}/smaps_rollup").read_text(encoding="ascii")
                total += sum(int(line.split()[1]) for line in shares.splitlines() if line.startswith("Pss:"))
    return total


def one_more(reader: list[str], folder: Path, runs: int) -> list[tuple[str, float, float]]:
    """Return the least seconds, by the clock and of the processor, of adding one article and of finding it."""
    best: dict[str, tuple[float, float]] = {}
    for run in range(runs):
        word = f"quokka{'abcdefghijklmnopqrstuvwxyz'[run % 26]}{time.monotonic_ns()}"
        story = folder / "one.json"
        body = " ".join(f"Rangers counted the {word} on island {word}{place} on Tuesday." for place in range(60))
        story.write_text(json.dumps({"title": f"The {word} count", "body": body}), encoding="utf-8")
        for name, command in (("add one more", ["add", str(story)]), ("find it", ["search", word])):
            before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
            subprocess.run([*reader, *command], cwd=ROOT, check=True, capture_output=True)
            after, clock = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic() - began
            processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            known = best.get(name, (clock, processor))
            best[name] = min(known[0], clock), min(known[1], processor)
    return [(name, *times) for name, times in best.items()]


def main() -> None:
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # bytecode is kept, as it is where nothing forbids it
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("export", type=Path, help="JSON Lines")
    parser.add_argument("--library", type=Path, help="a library that is there: only add one article more to it")
    parser.add_argument("--runs", type=int, default=5, help="of adding one article more")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = args.library or Path(temporary) / "library"
        reader = [sys.executable, "-m", "tui", "--library", str(folder)]
        if not args.library:
            print(f"{'stage':14}{'ms of processor an article':>28}")
            for name, each in stages(args.export, Path(temporary) / "sample"):
                print(f"{name:14}{each:28.2f}")
            count = sum(1 for _ in args.export.open("rb"))
            seconds, processor, memory, told = on_terminal([*reader, "add", str(args.export)])
            size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
            print(f"\nadd {count:,} articles: {seconds:.1f} s, {count / seconds:.0f} a second")
            print(f"processor: {processor:.1f} s, {processor * 1000 / count:.1f} ms an article, ", end="")
            print(f"{2 * count / processor:.0f} a second on two cores that are free")
            print(f"memory of all processes: {memory >> 10} MB; library and index: {size / 1e6:.0f} MB")
            for share in TOLD_AT:
                at, left = min(told, key=lambda pair: abs(pair[0] - share * seconds))
                print(f"after {at:5.1f} s: {left:4.0f} s left were told, {seconds - at:4.0f} came")
        print(f"\n{'':14}{'clock':>10}{'processor':>11}")
        for name, clock, processor in one_more(reader, Path(temporary), args.runs):
            print(f"{name:14}{clock:9.2f}s{processor:10.2f}s")


if __name__ == "__main__":
    main()
