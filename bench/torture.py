#!/usr/bin/env python3
"""Kill the reader's commands at random moments, again and again, and look after each kill whether anything is lost.

usage: torture.py [--kills 300] [--seed 1] [--rebuild 10] [--library KEPT]

Commands are killed with SIGKILL, in turn at a moment of the time that they take, and at one of the steps in which they
change files or up to five milliseconds after it. What is looked at after each kill stands in ``examined.py`` and, of
backups and older libraries, in ``aside.py``; ``mirrored.py`` does the same to a library that nobody kills, with which
this one is compared row by row. The same seed chooses the same commands and steps again; the moments are the machine's.
"""

from __future__ import annotations

import argparse
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import aside
from examined import Pile, answers_as_rebuilt, examine
from killed import BATCH
from made_pile import text_of
from mirrored import Mirror, like_never_killed

from corpus.errors import ZteError

ROOT = Path(__file__).resolve().parents[1]
MOST_FILES = 4 * BATCH
MOST_FAILURES = 20
PATIENCE = 120.0
DELAYS = (0.0, 0.0, 0.3, 1.0, 2.0, 5.0)  # milliseconds after a step
COMMANDS = {  # how often each comes
    "add": 8,
    "remove": 3,
    "note": 4,
    "reindex": 2,
    "restore": 2,
    "trash --empty": 1,
    "backup": 3,
    "restore-from": 2,
    "restore-from, new": 1,
    "migration": 3,
    "doctor --repair": 2,
}
TAKEN_UP = 0.6  # of commands that were killed are run again, to their end
AGAIN = ("add", "backup", "restore-from", "restore-from, new")


@dataclass(frozen=True)
class Work:
    """A command with what it is about: files to add, or numbers of articles, and the words of a note.

    ``place`` is the library that it works on, where that is another one; ``schema`` that of one yet to be made, 0 of a
    damaged one.
    """

    name: str
    argv: tuple[str, ...]
    files: tuple[Path, ...] = ()
    ids: tuple[int, ...] = ()
    words: str = ""
    place: Path | None = None
    schema: int | None = None


@dataclass
class Measured:
    """What a command took when it was last left to end: seconds, and steps."""

    seconds: float
    steps: int


@dataclass
class Run:
    """The torture: what is in the library, what was learned of the commands, and what went wrong."""

    folder: Path
    chooser: random.Random
    seed: int
    pile: Pile = field(default_factory=Pile)
    held: Pile = field(default_factory=Pile)  # by the backup
    older: bytes = b""
    measured: dict[str, Measured] = field(default_factory=dict)
    made: int = 0
    rows: Counter[tuple[str, str]] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.backup.parent.mkdir()
        self.mirror = Mirror(self.folder / "mirror")

    @property
    def library(self) -> Path:
        return self.folder / "library"

    @property
    def backup(self) -> Path:
        return self.folder / "backups/articles.zte"

    # -- commands

    def choose(self) -> Work:
        """Choose a command that has something to do."""
        live, gone = self.pile.numbers(), self.pile.trashed()
        possible = [name for name in COMMANDS if name in ("add", "reindex") or live]
        possible = [name for name in possible if gone or name not in ("restore", "trash --empty")]
        possible = [name for name in possible if self.held.live or not name.startswith("restore-from")]
        name = self.chooser.choices(possible, [COMMANDS[each] for each in possible])[0]
        some = self.chooser.randint(1, 4)
        match name:
            case "add":
                return self._adding(self.chooser.randint(1, MOST_FILES))
            case "remove":
                ids = tuple(self.chooser.sample(live, min(some, len(live))))
                return Work(name, ("remove", *map(str, ids)), ids=ids)
            case "note":
                number, words = self.chooser.choice(live), f"seen at {self.chooser.random()}"
                return Work(name, ("note", str(number), words), ids=(number,), words=words)
            case "restore":
                ids = tuple(self.chooser.sample(gone, min(some, len(gone))))
                return Work(name, ("restore", *map(str, ids)), ids=ids)
            case "trash --empty":
                ids = tuple(self.chooser.sample(gone, 1))
                return Work(name, ("trash", str(ids[0]), "--empty"), ids=ids)
            case "reindex":
                return Work(name, (name,))
        return self._beside(name)

    def _beside(self, name: str) -> Work:
        """Choose what to do with the backup, or with another library."""
        match name:
            case "backup":
                return Work(name, ("backup", str(self.backup), "--force"))
            case "restore-from":
                return Work(name, ("restore-from", str(self.backup), "--force"))
            case "restore-from, new":
                return Work(name, ("restore-from", str(self.backup)), place=self.folder / "elsewhere")
            case "doctor --repair":
                return Work(name, ("doctor", "--repair"), place=self.folder / "damaged", schema=0)
        return Work(name, ("list",), place=self.folder / "older", schema=self.chooser.choice(aside.OLDER))

    def _adding(self, count: int) -> Work:
        files = []
        if self.made:  # of what was added before, some may be in the trash or gone by now
            files = [self._file(number) for number in self.chooser.sample(range(self.made), min(4, self.made))]
        for _ in range(count):
            file = self._file(self.made)
            file.parent.mkdir(exist_ok=True)
            file.write_text(text_of(self.seed, self.made), encoding="utf-8")
            files.append(file)
            self.made += 1
        jobs = self.chooser.choice(("1", "1", "2"))
        return Work("add", ("add", *map(str, files), "--jobs", jobs), files=tuple(files))

    def _file(self, number: int) -> Path:
        return self.folder / "pile" / f"{number:05d}.txt"

    # -- running them

    def let_end(self, work: Work) -> None:
        """Run a command to its end; what it says it did counts from then on."""
        began = time.monotonic()
        process = self._start(work, 0, 0.0)
        _, err = process.communicate(timeout=PATIENCE)
        self.measured[work.name] = Measured(time.monotonic() - began, int(self._told.read_text() or 0))
        if process.returncode:
            self.failures.append(f"{' '.join(work.argv[:3])}: exit {process.returncode}: {err.decode().strip()}")
        self._examine(work, "ended", ended=True)

    def kill(self, work: Work, number: int) -> bool:
        """Start a command and kill it; tell whether it was still at work then."""
        known = self.measured[work.name]
        how = ("moment", "step")[number % 2]
        if how == "step":
            process = self._start(work, self.chooser.randint(1, max(1, known.steps)), self.chooser.choice(DELAYS))
            process.wait(PATIENCE)
        else:
            process = self._start(work, 0, 0.0)
            try:
                process.wait(self.chooser.uniform(0, known.seconds))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(PATIENCE)
        hit = process.returncode == -signal.SIGKILL
        if not hit and process.returncode:
            self.failures.append(f"{' '.join(work.argv[:3])}: exit {process.returncode}")
        self._processes_end(process.pid)
        came = self._examine(work, f"kill {number}, at a {how}", ended=not hit)
        if hit:
            self.rows[work.name, came] += 1
        return hit

    @property
    def _told(self) -> Path:
        return self.folder / "told"

    def _start(self, work: Work, step: int, delay: float) -> subprocess.Popen[bytes]:
        self._told.write_text("")
        if work.schema is not None and work.place:
            self._make(work.place, work.schema)
        library = str(work.place or self.library)
        about = (str(self.folder), str(self._told), str(step), str(delay))
        return subprocess.Popen(
            [sys.executable, ROOT / "bench/killed.py", *about, "--library", library, *work.argv],
            stdin=subprocess.DEVNULL,
            stdout=(self.folder / "out").open("wb"),
            stderr=subprocess.PIPE if step == 0 and delay == 0 else subprocess.DEVNULL,
            start_new_session=True,
        )

    def _make(self, place: Path, schema: int) -> None:
        shutil.rmtree(place, ignore_errors=True)
        seed = self.chooser.randrange(10**9)
        if schema:
            self.older = aside.make_older(place, schema, seed)
        else:
            aside.make_damaged(self.library, place, seed)

    def _processes_end(self, group: int) -> None:
        """See that those which the command had started end with it."""
        end = time.monotonic() + 20
        while alive := _running(group):
            if time.monotonic() > end:
                self.failures.append(f"processes {alive} went on after the one that started them was killed")
                return
            time.sleep(0.02)

    def _examine(self, work: Work, when: str, *, ended: bool) -> str:
        try:
            return self._looked(work, ended=ended)
        except (AssertionError, ZteError, sqlite3.Error, ValueError) as error:
            self.failures.append(f"{when}, {work.name}: {type(error).__name__}: {error}")
            self.pile = Pile.found(self.library)
            return "damaged"

    def _looked(self, work: Work, *, ended: bool) -> str:
        if work.place and work.schema == 0:
            return aside.mended(work.place, self.pile, ended=ended)
        if work.place and work.schema:
            return aside.brought_up_to_date(work.place, work.schema, self.older, ended=ended)
        if work.place:
            came = aside.restored_elsewhere(work.place, self.held, ended=ended)
            if came == "all":
                shutil.rmtree(work.place)
            return came
        came = examine(self.library, self.pile, work, ended=ended, held=self.held)
        if work.name == "backup":
            came = aside.backed_up(self.backup, self.held, self.pile, ended=ended)
            if came == "all":
                self.held = replace(self.pile)
        self.mirror.follow(work, came, self.pile)
        return came


def _running(group: int) -> list[int]:
    """Return the processes of a group that have not ended."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, leader = stat.read_text().rpartition(")")[2].split()[:3]
        except (OSError, ValueError):
            continue
        if int(leader) == group and state != "Z":
            found.append(int(stat.parent.name))
    return found


def torture(folder: Path, kills: int, seed: int, rebuild: int) -> Run:
    """Kill commands ``kills`` times; compare the index with one built anew after every kill of number ``rebuild``."""
    run = Run(folder, random.Random(seed), seed)
    run.let_end(run._adding(MOST_FILES))
    hits = 0
    while hits < kills and len(run.failures) < MOST_FAILURES:
        work = run.choose()
        if work.name not in run.measured:
            run.let_end(work)
            continue
        if not run.kill(work, hits):
            continue
        hits += 1
        try:
            if rebuild and hits % rebuild == 0:
                answers_as_rebuilt(run.library, folder / "rebuilt", run.seed, run.made)
                run.mirror.compare(run.library)
        except AssertionError as error:
            run.failures.append(f"kill {hits}, {work.name}: {error}")
        if work.name in AGAIN and run.chooser.random() < TAKEN_UP:
            run.let_end(work)  # it takes up where it was stopped
        if sys.stderr.isatty() or hits % 25 == 0:
            print(f"\r{hits} kills, {len(run.failures)} failures", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    try:
        run.mirror.compare(run.library)
        like_never_killed(run.library, folder)
    except AssertionError as error:
        run.failures.append(f"at the end: {error}")
    return run


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rebuild", type=int, default=10, metavar="N", help="build the index anew every N kills")
    parser.add_argument("--library", type=Path, metavar="KEPT", help="a new folder, which is kept")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="torture-") as temporary:
        folder = args.library or Path(temporary)
        folder.mkdir(exist_ok=True)
        began = time.monotonic()
        run = torture(folder.absolute(), args.kills, args.seed, args.rebuild)
    names = [name for name in COMMANDS if any(row[0] == name for row in run.rows)]
    print(f"{'killed':<20}{'kills':>7}{'all done':>10}{'in part':>10}{'nothing':>10}")
    for name in names:
        came = [run.rows[name, what] for what in ("all", "part", "nothing")]
        print(f"{name:<20}{sum(came) + run.rows[name, 'damaged']:>7}{came[0]:>10}{came[1]:>10}{came[2]:>10}")
    print(f"{len(run.pile.live)} articles at the end, {time.monotonic() - began:.0f} s, seed {args.seed}")
    for failure in run.failures:
        print(f"FAILED {failure}")
    print(f"{max(0, sum(run.rows.values()) - len(run.failures))} of {args.kills} kills without loss")
    return 1 if run.failures else 0


if __name__ == "__main__":
    sys.exit(main())
