#!/usr/bin/env python3
"""Add thousands of hostile files to a library, and look at everything that each of them does.

usage: hostile.py [--files 10000] [--seed 1] [--processes 2] [--guided SECONDS] [--keep FOLDER]

Sound files of every kind are made here and changed: bytes, parts before they are packed, names, nesting, lengths; every
twelfth file at most is made to exhaust (bombs.py). Each goes through ``add`` and is printed by ``show`` in a process
that is watched (watched.py). Whatever that process does beyond one line about what is wrong is a failure: a crash, more
time or memory than is allowed, a file elsewhere, a connection, a command, code out of a file, a character that a
terminal obeys. The same seed makes the same files. With --guided, atheris looks first for files that reach further into
the program (guided.py), and these are added too.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from queue import Queue
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bombs import bombs
from made_files import recipes
from mutated import Lures, mutate

ROOT = Path(__file__).resolve().parents[1]
CPU = 120.0  # seconds of work that a file may take: what one may be read for (60), and what is done with it then
WALL = 10 * CPU  # seconds that it may take where other programs have the machine
MEGABYTES = 1024
A_LIBRARY = 150  # files that go into one library
EVERY = 12  # files of which one at most is made to exhaust
CANARY = "tealbittern"


@dataclass
class Row:
    """What files of one kind came to."""

    files: int = 0
    refused: int = 0
    articles: int = 0
    slowest: float = 0.0
    largest: float = 0.0
    failures: int = 0


@dataclass
class Run:
    """The files to add, and what went wrong."""

    folder: Path
    keep: Path | None
    rows: dict[str, Row] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)
    slow: list[tuple[float, str]] = field(default_factory=list)
    given_up: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def record(self, reader: str, path: Path | None, answer: dict[str, Any]) -> None:
        """Take note of what a file came to."""
        wrong = list(answer["wrong"])
        if answer.get("megabytes", 0) > MEGABYTES:
            wrong.append(f"took {answer['megabytes']:.0f} MB")
        with self.lock:
            row = self.rows.setdefault(reader, Row())
            row.files += path is not None
            row.refused += answer.get("refused", False)
            row.articles += answer.get("articles", 0)
            row.slowest = max(row.slowest, answer.get("seconds", 0.0))
            row.largest = max(row.largest, answer.get("megabytes", 0.0))
            row.failures += bool(wrong)
            name = path.name if path else "the library"
            self.slow.append((answer.get("seconds", 0.0), name))
            if "took longer than" in answer.get("said", ""):
                self.given_up.append(name)
            for line in wrong:
                self.failures.append(f"{name}: {line}")
                print(f"FAILED {name}: {line}", file=sys.stderr, flush=True)
        if path is not None:
            if wrong and self.keep:
                shutil.move(path, self.keep / path.name)
            path.unlink(missing_ok=True)


class Worker:
    """A watched process, started again where it ended."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.folder.mkdir()
        self._process: subprocess.Popen[str] | None = None

    def ask(self, path: str | None, seconds: float = CPU) -> Any:
        """Have a file added, or with None the library looked at; return the answer, or why there is none."""
        if self._process is None:
            started = self._start()
            if started is not None:
                return started
        assert self._process is not None
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(path) + "\n")
            self._process.stdin.flush()
        except BrokenPipeError:
            return self._end("it had ended before")
        return self._answer(seconds)

    def _start(self) -> Any:
        shutil.rmtree(self.folder)
        self.folder.mkdir()
        warming = [_written(self.folder / f"sound{n}{one.suffix}", one.data) for n, one in enumerate(recipes())]
        self._process = subprocess.Popen(
            [sys.executable, ROOT / "bench/watched.py", self.folder, CANARY, *warming],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
            start_new_session=True,
        )
        assert self._process.stdout is not None
        if self._process.stdout.readline().strip() != "ready":
            return self._end("did not start")
        return None

    def _answer(self, seconds: float) -> Any:
        assert self._process is not None
        assert self._process.stdout is not None
        worked, began = self._work(), time.monotonic()
        while not select.select([self._process.stdout], [], [], 1.0)[0]:
            if self._work() - worked > seconds or time.monotonic() - began > seconds * WALL / CPU:
                return self._end(f"hangs: no answer after {seconds:.0f} s of work")
        line = self._process.stdout.readline()
        return json.loads(line) if line else self._end("the process ended")

    def _work(self) -> float:
        """Return the seconds that the process has worked so far."""
        assert self._process is not None
        try:
            said = Path(f"/proc/{self._process.pid}/stat").read_text(encoding="ascii", errors="replace")
        except OSError:
            return 0.0
        return sum(int(ticks) for ticks in said.rpartition(")")[2].split()[11:13]) / os.sysconf("SC_CLK_TCK")

    def _end(self, why: str) -> dict[str, Any]:
        assert self._process is not None
        self.close()
        code = self._process.returncode
        self._process = None
        return {"wrong": [f"{why} (exit {code})"]}

    def close(self) -> None:
        """End the process and all that it started."""
        if self._process is not None:
            if self._process.poll() is None:
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.communicate()


def _written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def files(seed: int, numbers: range, lures: Lures, size: int, guided: Path | None) -> Iterator[tuple[str, str, bytes]]:
    """Yield the reader, the name and the bytes of hostile files, the same ones for the same seed and numbers."""
    every = recipes()
    made = list(bombs(lures, size=size))
    random.Random(seed).shuffle(made)
    found = sorted(guided.glob("*/*")) if guided else []
    for path in found[: len(numbers)]:
        recipe = every[int(path.parent.name)]
        yield recipe.reader, f"{recipe.reader}-guided-{path.name[:12]}{recipe.suffix}", path.read_bytes()
    for number in numbers[len(found) :]:
        if number % EVERY == 0 and number // EVERY < len(made):
            reader, suffix, make = made[number // EVERY]
            yield reader, f"{reader}-{number:05d}-made{suffix}", make()
            continue
        chance = random.Random(f"{seed}-{number}")
        recipe = every[number % len(every)]
        suffix, data = mutate(recipe, every, chance, lures)
        yield recipe.reader, f"{recipe.reader}-{number:05d}{suffix}", data


def work(run: Run, worker: Worker, queue: Queue[tuple[str, Path] | None]) -> None:
    """Have files added until there are no more."""
    count = 0

    def look() -> None:
        answer = worker.ask(None, 10 * CPU)
        wrong = answer["wrong"] if isinstance(answer, dict) else answer
        if wrong:
            run.record("library", None, {"wrong": wrong})

    while (item := queue.get()) is not None:
        run.record(item[0], item[1], worker.ask(str(item[1])))
        count += 1
        if count % A_LIBRARY == 0:
            look()
    look()
    worker.close()


def hostile(folder: Path, args: argparse.Namespace) -> Run:
    """Make files, have them added by several processes, and listen whether any leads to this machine."""
    run = Run(folder, args.keep)
    secret = _written(folder / "elsewhere.txt", f"{CANARY} ".encode() * 100)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0)
        lures = Lures(secret.as_uri(), f"http://127.0.0.1:{listening.getsockname()[1]}/")
        queue: Queue[tuple[str, Path] | None] = Queue(maxsize=8)
        workers = [Worker(folder / f"worker{number}") for number in range(args.processes)]
        threads = [threading.Thread(target=work, args=(run, worker, queue)) for worker in workers]
        for thread in threads:
            thread.start()
        began = time.monotonic()
        numbers = range(args.first, args.first + args.files)
        for number, (reader, name, data) in enumerate(files(args.seed, numbers, lures, args.line, args.found)):
            queue.put((reader, _written(folder / name, data)))
            if number % 200 == 199:
                said = f"{number + 1} files, {len(run.failures)} failures, {time.monotonic() - began:.0f} s"
                print(said, file=sys.stderr, flush=True)
        for _ in threads:
            queue.put(None)
        for thread in threads:
            thread.join()
        try:
            listening.accept()
            run.failures.append("somebody connected to the address that files led to")
        except BlockingIOError:
            pass
    return run


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0, metavar="NUMBER", help="begin with the file of this number")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--line", type=int, default=10 * 2**20, metavar="BYTES", help="size of the longest lines")
    parser.add_argument("--guided", type=float, default=0.0, metavar="SECONDS", help="let atheris look for files first")
    parser.add_argument("--found", type=Path, metavar="FOLDER", help="files that atheris has found before")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the files that failed there")
    args = parser.parse_args()
    if args.keep:
        args.keep.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="hostile-") as temporary:
        began = time.monotonic()
        if args.guided:
            from guided import guide

            args.found = guide(Path(temporary) / "found", args.guided, args.seed)
        run = hostile(Path(temporary), args)
    print(
        f"{'reader':<10}{'files':>7}{'refused':>9}{'articles':>10}{'slowest s':>11}{'largest MB':>12}{'failures':>10}"
    )
    for name, row in sorted(run.rows.items()):
        counts = f"{row.files:>7}{row.refused:>9}{row.articles:>10}"
        print(f"{name:<10}{counts}{row.slowest:>11.1f}{row.largest:>12.0f}{row.failures:>10}")
    for seconds, name in sorted(run.slow, reverse=True)[:8]:
        print(f"{seconds:8.1f} s  {name}")
    if run.given_up:
        print(f"given up after the time that a file may be read for: {' '.join(run.given_up)}")
    for failure in run.failures:
        print(f"FAILED {failure}")
    failed = len({failure.partition(": ")[0] for failure in run.failures})
    took = time.monotonic() - began
    print(f"{args.files - failed} of {args.files} hostile files handled, seed {args.seed}, {took:.0f} s")
    return 1 if run.failures else 0


if __name__ == "__main__":
    sys.exit(main())
