"""A library's file copied whole while others write to it, and looked over before it is relied on.

The copy is made in steps with SQLite's online backup (sqlite.org/backup.html), out of one snapshot, beside its place;
it takes that place when it is whole and on the disk.
"""

from __future__ import annotations

import os
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from msgspec import Struct

from corpus.errors import LibraryError
from corpus.store.damage import unpacked
from corpus.store.rows import digest
from corpus.store.storage import refuse_programs

PAGES = 1_000  # of 4 KB, in one step
SAMPLE = 200  # sources that are unpacked and measured
PART = ".part"

Progress = Callable[[int, int], None]
"""Called with the pages that are done, and all."""


class Held(Struct, frozen=True):
    """What a library's file holds; ``checked`` of its sources were compared with their SHA-256."""

    identity: str
    revision: int
    schema: int
    articles: int
    checked: int
    size: int


@contextmanager
def beside(target: Path) -> Iterator[Path]:
    """Give a name beside ``target`` to write to; at the end it takes that place, unless something was raised.

    Raises ``LibraryError`` where it can't be written.
    """
    part = part_of(target)
    try:
        _sweep(target)
        yield part
        sync(part)
        os.replace(part, target)
        sync(target.parent)
    except OSError as error:
        raise LibraryError(f"{target}: can't be written ({error.strerror or error}); make room or allow it") from error
    finally:
        for left in (part, Path(f"{part}-journal")):
            with suppress(OSError):
                left.unlink()


def part_of(target: Path) -> Path:
    """Return where this process may write what is to take a place later; what it leaves is swept away then."""
    return target.with_name(f".{target.name}.{os.getpid()}{PART}")


def copy(source: sqlite3.Connection, part: Path, progress: Progress | None = None) -> None:
    """Copy a library as it is at this moment into a new file. Raises ``sqlite3.Error`` and ``OSError``."""
    source.execute("BEGIN")
    try:
        source.execute("SELECT 1 FROM sqlite_master").fetchone()  # from here on it is one snapshot, whoever writes
        with closing(sqlite3.connect(part, isolation_level=None)) as made:
            made.execute("PRAGMA synchronous = OFF")  # it is synced as a whole before it takes its place
            source.backup(made, pages=PAGES, progress=lambda _, left, every: progress and progress(every - left, every))
            made.execute("PRAGMA journal_mode = DELETE").fetchone()  # one file, whatever stands beside it
    finally:
        source.execute("ROLLBACK")


def looked_over(file: Path, *, sample: int = SAMPLE) -> Held:
    """Read a library's file through and compare some sources with their SHA-256; return what it holds.

    Raises ``LibraryError`` where it is no library or damaged.
    """
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            held = _held(connection, file, sample)
    except (sqlite3.Error, zlib.error, TypeError, ValueError) as error:
        if "readonly" in str(error):
            raise LibraryError(
                f"{file}: can't be read where nothing can be written beside it; copy it first"
            ) from error
        why = " ".join(str(error).split())
        raise LibraryError(f"{file}: damaged, or not a library ({why}); name another backup") from error
    if held is None:
        raise LibraryError(f"{file}: not a library; name a file that was made with: zte-reader backup FILE")
    return held


def sync(path: Path) -> None:
    """Let the disk have what was written to a file, or the names in a folder. Raises ``OSError``."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _held(connection: sqlite3.Connection, file: Path, sample: int) -> Held | None:
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not {"meta", "sources", "articles"} <= tables:
        return None
    faults = [row[0] for row in connection.execute("PRAGMA quick_check(1)") if row[0] != "ok"]
    if faults:
        raise ValueError(faults[0])
    refuse_programs(connection, file)
    meta = dict(connection.execute("SELECT key, value FROM meta WHERE key IN ('identity', 'revision')"))
    count = connection.execute("SELECT count(*) FROM sources").fetchone()[0]
    step = max(1, count // sample)
    checked = 0
    for number, sha256 in connection.execute("SELECT id, sha256 FROM sources").fetchall()[::step]:
        data = connection.execute("SELECT data FROM sources WHERE id = ?", (number,)).fetchone()[0]
        if digest(unpacked(data)) != sha256:
            raise ValueError(f"source {number} is not what it was")
        checked += 1
    return Held(
        str(meta["identity"]),
        int(meta["revision"]),
        int(connection.execute("PRAGMA user_version").fetchone()[0]),
        int(connection.execute("SELECT count(*) FROM articles").fetchone()[0]),
        checked,
        file.stat().st_size,
    )


def _sweep(target: Path) -> None:
    """Take away what processes that were killed have left beside a file."""
    for left in target.parent.glob(f".{target.name}.*{PART}*"):
        number = left.name.removeprefix(f".{target.name}.").partition(".")[0]
        if number.isdigit() and not is_running(int(number)):
            with suppress(OSError):
                left.unlink()


def is_running(process: int) -> bool:
    """Tell whether there is a process of a number."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
