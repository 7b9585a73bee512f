#!/usr/bin/env python3
"""Several processes on one library at once: two add, three search, one reader is open and driven by keys.

usage: together.py [--minutes 10] [--seed 1]

Every few seconds a further ``add`` is killed. At the end nothing that was acknowledged may be missing, no command may
have failed or said anything unexpected, no lock may be left, and the index must answer as one built anew does.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import select
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from examined import QUERIES, Pile, answers_as_rebuilt, no_locks
from made_pile import text_of, word_of
from terminal import started

from corpus.library import Library
from index.search import SearchIndex
from index.store.check import faults

ROOT = Path(__file__).resolve().parents[1]
KEYS = ("/", "geneva", "\r", "\r", "j", "j", "n", "\x1b", "G", "g", "/", "calder", "\r", "\r", " ", "n", "\x1b", "j")
PRESSED_EVERY = 0.4  # seconds
KILLED_EVERY = 7.0
PATIENCE = 300.0


@dataclass
class Together:
    """What is going on, who did what, and what went wrong."""

    folder: Path
    seed: int
    until: float
    counts: Counter[str] = field(default_factory=Counter)
    acknowledged: dict[bytes, int] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)
    made: int = 0
    slowest: dict[str, float] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def library(self) -> Path:
        return self.folder / "library"

    def files(self, count: int) -> list[Path]:
        """Write articles that nobody has added yet."""
        with self.lock:
            first, self.made = self.made, self.made + count
        files = [self.folder / f"{number:05d}.txt" for number in range(first, first + count)]
        for number, file in enumerate(files, first):
            file.write_text(text_of(self.seed, number), encoding="utf-8")
        return files

    def run(self, name: str, *argv: str) -> bytes | None:
        """Run a command; note how long it took and whatever it should not have said."""
        began = time.monotonic()
        try:
            done = subprocess.run(
                command(self.library, *argv), capture_output=True, cwd=ROOT, timeout=PATIENCE, check=False
            )
        except subprocess.TimeoutExpired:
            with self.lock:
                self.failures.append(f"{' '.join(argv[:3])}: not ended after {PATIENCE:.0f} s")
            return None
        with self.lock:
            self.counts[name] += 1
            self.slowest[name] = max(self.slowest.get(name, 0.0), time.monotonic() - began)
            said = done.stderr.decode().strip().splitlines()
            odd = [line for line in said if name != "add" or not line.startswith("added ")]
            if done.returncode not in (0, 1) or odd:
                self.failures.append(f"{' '.join(argv[:3])}: exit {done.returncode}: {'; '.join(odd)}")
                return None
        return done.stdout

    # -- who does what

    def add(self, which: int) -> None:
        chooser = random.Random(self.seed + which)
        while time.monotonic() < self.until:
            files = self.files(chooser.randint(1, 12))
            out = self.run("add", "add", *map(str, files), "--json")
            added = json.loads(out)["added"] if out else []
            with self.lock:
                for row in added:
                    self.acknowledged[hashlib.sha256(Path(row["path"]).read_bytes()).digest()] = row["id"]
                if out and len(added) != len(files):
                    self.failures.append(f"add: {len(added)} of {len(files)} articles came")

    def search(self, which: int) -> None:
        chooser = random.Random(self.seed * 100 + which)
        while time.monotonic() < self.until:
            with self.lock:
                known = list(self.acknowledged.values())
            self.run("search", "search", chooser.choice(QUERIES), "--json", "--limit", "5")
            out = self.run("search", "search", "NOT nothinglikethis", "--json", "--limit", "1")
            if out and json.loads(out)["total"] < len(known):
                self.failures.append(f"search: {json.loads(out)['total']} of {len(known)} articles that were there")

    def kill(self) -> None:
        chooser = random.Random(self.seed * 1000)
        while time.monotonic() < self.until:
            files = self.files(8)
            process = subprocess.Popen(
                command(self.library, "add", *map(str, files)),
                cwd=ROOT,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            with suppress(subprocess.TimeoutExpired):
                process.wait(chooser.uniform(0.2, 3.0))
            process.kill()
            if process.wait() == -signal.SIGKILL:
                self.counts["add, killed"] += 1
            time.sleep(KILLED_EVERY)

    def read(self) -> None:
        process, terminal = started(command(self.library), 36, 120, ROOT)
        painted = bytearray()
        pressed = 0
        while time.monotonic() < self.until and _hear(terminal, painted, PRESSED_EVERY):
            os.write(terminal, KEYS[pressed % len(KEYS)].encode())
            pressed += 1
        self.counts["keys"] = pressed
        ended = time.monotonic() < self.until
        for key in (b"\x1b", b"\x1b", b"q"):
            with suppress(OSError):
                os.write(terminal, key)
            _hear(terminal, painted, 1.0)
        end = time.monotonic() + 20
        while time.monotonic() < end and _hear(terminal, painted, 0.2):
            pass
        status = _ended(process)
        os.close(terminal)
        if ended or status != 0 or b"Traceback" in painted:
            said = painted[-2000:].decode(errors="replace")
            self.failures.append(f"the reader {'ended early' if ended else f'left with {status}'}: {said!r}")


def command(library: Path, *argv: str) -> list[str]:
    return [sys.executable, "-m", "tui", "--library", str(library), *argv]


def _hear(terminal: int, painted: bytearray, seconds: float) -> bool:
    """Take in what is painted for some time; tell whether anybody is there still."""
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        if select.select([terminal], [], [], left)[0]:
            try:
                painted += os.read(terminal, 65536)
            except OSError:
                return False
            del painted[:-100_000]
    return True


def _ended(process: int) -> int | None:
    """Return how a process ended; one that did not is killed, and None returned."""
    end = time.monotonic() + 10
    while time.monotonic() < end:
        number, status = os.waitpid(process, os.WNOHANG)
        if number:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.05)
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    return None


def look(run: Together) -> None:
    """Look at what there is at the end."""
    no_locks(run.library)
    pile = Pile.found(run.library)
    there = {sha256: number for sha256, (number, _) in pile.live.items()}
    missing = [number for sha256, number in run.acknowledged.items() if there.get(sha256) != number]
    assert not missing, f"{len(missing)} acknowledged articles are missing"
    with Library.open(run.library) as library:
        with SearchIndex.open(library) as index:
            for number in random.Random(run.seed).sample(range(run.made), min(50, run.made)):
                sha256 = hashlib.sha256((run.folder / f"{number:05d}.txt").read_bytes()).digest()
                wanted = [there[sha256]] if sha256 in there else []
                assert list(index.found(word_of(number))) == wanted, f"{word_of(number)} is not found"
        wrong = library.check() + faults(library)
        assert not wrong, f"the doctor says: {wrong[0]}"
    answers_as_rebuilt(run.library, run.folder / "rebuilt", run.seed, run.made)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="together-") as temporary:
        run = Together(Path(temporary), args.seed, time.monotonic() + args.minutes * 60)
        run.run("add", "add", *map(str, run.files(20)))
        works: list[Callable[[], None]] = [run.read, run.kill]
        works += [lambda which=which: run.add(which) for which in range(2)]  # type: ignore[misc]
        works += [lambda which=which: run.search(which) for which in range(3)]  # type: ignore[misc]
        threads = [threading.Thread(target=work) for work in works]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        try:
            look(run)
        except AssertionError as error:
            run.failures.append(f"at the end: {error}")
    for name, count in sorted(run.counts.items()):
        slowest = f"slowest {run.slowest[name]:.1f} s" if name in run.slowest else ""
        print(f"{name:<16}{count:>7}   {slowest}")
    print(f"{len(run.acknowledged)} articles acknowledged, {args.minutes:g} minutes, seed {args.seed}")
    for failure in run.failures:
        print(f"FAILED {failure}")
    print(f"{len(run.failures)} errors")
    return 1 if run.failures else 0


if __name__ == "__main__":
    sys.exit(main())
