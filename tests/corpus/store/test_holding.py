"""Many have a library open together; who puts another file in its place has it alone, and loses nothing."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from corpus.errors import LibraryError
from corpus.library import Library
from corpus.repair.mending import mend
from corpus.store.holding import alone
from corpus.store.leftovers import MENDING, put_right
from corpus.store.storage import DATABASE
from tests.corpus.texts import new_article

ROOT = Path(__file__).resolve().parents[3]
OPENED = """
import sys
from pathlib import Path
from corpus.library import Library
with Library.open(Path(sys.argv[1])) as library:
    print("open", flush=True)
    sys.stdin.read()
"""
TWO = [new_article("The ferry closes", "Nobody was told."), new_article("The market moves", "Nobody was asked.")]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    with Library.open(tmp_path / "library") as library:
        library.add(TWO)
    return tmp_path / "library"


@contextmanager
def open_elsewhere(library: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Have another process hold a library open."""
    argv = [sys.executable, "-c", OPENED, str(library)]
    with subprocess.Popen(argv, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"open\n"
        yield process
        process.kill()


def zte(library: Path, *argv: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tui", "--library", str(library), *argv]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def spoil(library: Path) -> None:
    with closing(sqlite3.connect(library / DATABASE)) as connection, connection:
        connection.execute("DELETE FROM signatures WHERE article_id = 2")


def test_nothing_is_mended_while_another_process_has_the_library_open(library: Path) -> None:
    with open_elsewhere(library) as other:
        assert mend(library).done == []  # nothing is wrong, and nobody has to go
        spoil(library)
        refused = zte(library, "doctor", "--repair")
        assert (refused.returncode, refused.stdout) == (2, "")
        assert refused.stderr.count("\n") == 1
        assert "close every other zte-reader" in refused.stderr
        assert not list(library.glob("library-*"))
        other.kill()  # the lock falls with its process
        other.wait()
        mended = zte(library, "doctor", "--repair")
    assert (mended.returncode, mended.stderr) == (0, "")
    with Library.open(library) as opened:
        assert opened.check() == []
        assert opened.count() == 2


def test_while_one_has_it_alone_the_others_are_told_to_come_again(library: Path) -> None:
    with alone(library):
        refused = zte(library, "list")
        assert refused.returncode == 2
        assert refused.stderr.count("\n") == 1
        assert "is being mended" in refused.stderr
        with pytest.raises(LibraryError, match="being mended"):
            mend(library)
    assert zte(library, "list").returncode == 0


def test_a_library_that_was_closed_is_held_by_nobody(library: Path) -> None:
    taken = "another process has the library open"
    with Library.open(library), pytest.raises(LibraryError, match=taken), alone(library):
        pass
    with alone(library):
        pass


def test_the_doctor_sees_one_moment_while_others_add(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from corpus.repair import soundness

    plain = soundness._sources

    def added_meanwhile(connection: sqlite3.Connection) -> Iterator[soundness.Fault]:
        yield from plain(connection)
        with closing(sqlite3.connect(library / DATABASE)) as other, other:
            other.execute("UPDATE articles SET layers = x'00'")

    monkeypatch.setattr(soundness, "_sources", added_meanwhile)
    with Library.open(library) as opened:
        assert opened.check() == []
        assert opened.check() != []


def gone() -> int:
    """Return the number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_what_a_killed_process_left_is_taken_away_by_whoever_opens_the_library_next(library: Path) -> None:
    left = [f".library.sqlite3.{gone()}.part", f".library-before-2026-11-22-1.sqlite3.{gone()}.part-journal"]
    kept = [f".library.sqlite3.{os.getpid()}.part", ".mine.7.part", "library-before-2026-11-21.sqlite3"]
    for name in (*left, *kept):
        (library / name).write_text("")
    (library / MENDING).mkdir()
    with Library.open(library):
        there = {entry.name for entry in library.iterdir()}
    assert there.isdisjoint({*left, MENDING})
    assert there >= set(kept)


@pytest.mark.parametrize("name", ["damaged", "before"])
def test_a_replacement_that_was_killed_half_way_is_undone_with_all_that_waits_in_the_log(
    library: Path, name: str
) -> None:
    with Library.open(library) as opened:
        opened.add([new_article("The pier opens", "Somebody was told.")])
        copied = Path(shutil.copytree(library, library.parent / "copied"))
    aside = copied / f"library-{name}-2026-11-22-120000.sqlite3"
    os.link(copied / DATABASE, aside)
    assert (copied / f"{DATABASE}-wal").stat().st_size > 0
    os.replace(copied / f"{DATABASE}-wal", f"{aside}-wal")
    with Library.open(copied) as opened:
        assert opened.count() == 3
    assert not list(copied.glob("library-*"))


def test_what_was_kept_of_a_replacement_that_came_to_its_end_stays(library: Path) -> None:
    aside = library / "library-damaged-2026-11-22-120000.sqlite3"
    shutil.copy(library / DATABASE, aside)
    put_right(library)
    assert aside.exists()
