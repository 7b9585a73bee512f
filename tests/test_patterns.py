"""No regular expression runs away: each looks through a long line in a time that grows with its length."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HANGS = 300  # seconds, however busy the machine is
WORK = 2  # seconds of work: what takes most takes a third of it, what goes through a line once for each letter more
SIZE = 25_000
UNITS = ("1", " ", "A. ")
BOUNDED = {
    "corpus.cleaning.cues._labels": "fullmatch",
    "corpus.cleaning.cues._phrases_here": "match, where a phrase begins",
    "corpus.cleaning.document._contents": "the last 200 characters",
    "corpus.cleaning.head.bylines._desk": "80 characters",
    "corpus.cleaning.outlets.outlet._last_part": "match, of 250 characters",
    "corpus.containers.openings._feed": "match",
    "corpus.containers.openings._json": "the first 4,096 bytes",
    "corpus.containers.openings._json_line": "the first 4,096 bytes",
    "corpus.readers.pdf.paragraphs._bullet": "match",
    "corpus.readers.pdf.paragraphs._leader": "the end of a line of a page",
    "corpus.readers.pdf.paragraphs._opening": "match",
    "index.query.lexer._NAME": "match, of a query",
}
"""Patterns that are never asked to search a text for their beginning, and what they are asked instead."""
PROGRAM = """
import importlib, inspect, pkgutil, re, signal, sys
import corpus, index, tui

bounded, units, size, work = sys.argv[1].split(), sys.argv[2].split("|"), int(sys.argv[3]), int(sys.argv[4])
found = {}

def walk(value, name, depth=0):
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        found.setdefault((value.pattern, value.flags), (value, name))
    elif isinstance(value, (tuple, list, set, frozenset)) and depth < 3:
        for each in value:
            walk(each, name, depth + 1)
    elif isinstance(value, dict) and depth < 3:
        walk(list(value.values()), name, depth + 1)

for floor in (corpus, index, tui):
    for module in pkgutil.walk_packages(floor.__path__, floor.__name__ + "."):
        if ".data." in module.name or module.name.endswith("__main__"):
            continue
        loaded = importlib.import_module(module.name)
        for name, value in list(vars(loaded).items()):
            if hasattr(value, "cache_info"):
                if value.__module__ == module.name and not inspect.signature(value).parameters:
                    walk(value(), f"{module.name}.{name}")
            else:
                walk(value, f"{module.name}.{name}")

for pattern, name in found.values():
    print(name, flush=True)
    if name not in bounded:
        for unit in units:
            signal.setitimer(signal.ITIMER_VIRTUAL, work)  # ends the process
            pattern.search((unit * size)[:size] + "\\x01")
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
"""


def test_every_pattern_goes_through_a_long_line_once() -> None:
    command = [sys.executable, "-c", PROGRAM, " ".join(BOUNDED), "|".join(UNITS), str(SIZE), str(WORK)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=HANGS, check=False)
    names = done.stdout.split()
    assert done.returncode == 0, (names[-1:], done.stderr[-300:])
    assert len(names) > 150
    assert set(names) >= BOUNDED.keys()
