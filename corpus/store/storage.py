"""The file of a library: connections to it, transactions, and what its errors mean.

One file, ``library.sqlite3``, in WAL mode: readers never wait for a writer, and a process killed at any instruction
leaves either the whole of a transaction or nothing of it. ``user_version`` holds the number of its ``schema``.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.errors import LibraryError
from corpus.store.damage import Connection, DamagedError, damaged
from corpus.store.schema import MIGRATIONS

DATABASE = "library.sqlite3"
INDEX = "index"  # the folder of the index beside it
BUSY_SECONDS = 30.0
NEWER = "this library was written by a newer zte-reader"
OF_NEWER = f"{NEWER}; update zte-reader to change anything in it"
UNWRITABLE = "the library can't be written here; check the folder's permissions, and whether its disk has room"
_SHARED = (sqlite3.SQLITE_IOERR_SHMOPEN, sqlite3.SQLITE_IOERR_SHMSIZE, sqlite3.SQLITE_IOERR_SHMMAP)


def connect(folder: Path, *, writable: bool) -> sqlite3.Connection:
    """Open a connection to the library in ``folder``; a read-only one where nothing in it is to be changed.

    Raises ``LibraryError`` where the file is missing, damaged, locked for too long or not a library.
    """
    database = folder / DATABASE
    if database.exists() and not database.is_file():  # SQLite would wait for a pipe to be written
        raise LibraryError(f"{database}: not a file, so no library; name another folder")
    if writable:
        return _opened(folder, "mode=rwc", "foreign_keys = ON", "journal_mode = WAL", "synchronous = FULL")
    try:
        return _opened(folder, "mode=ro", "query_only = ON", "schema_version")
    except LibraryError:
        # Without a write permission SQLite can't make the shared-memory file of WAL mode, unless told that nobody
        # writes; then it would not see what was written last, where that waits in a log beside.
        log = folder / f"{DATABASE}-wal"
        if log.exists() and log.stat().st_size:
            raise
        return _opened(folder, "mode=ro&immutable=1", "query_only = ON")


def _opened(folder: Path, mode: str, *pragmas: str) -> sqlite3.Connection:
    connection = None
    try:
        connection = sqlite3.connect(
            f"{(folder / DATABASE).absolute().as_uri()}?{mode}",
            uri=True,
            timeout=BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
            factory=Connection,
        )
        connection.file = str(folder / DATABASE)
        # what a library from elsewhere has in its triggers and views may call no function that reaches out of it
        for pragma in ("trusted_schema = OFF", *pragmas):
            connection.execute(f"PRAGMA {pragma}").fetchone()
    except sqlite3.Error as error:
        if connection is not None:
            connection.close()
        if isinstance(error, DamagedError):
            raise
        raise LibraryError(explain(folder, error)) from error
    return connection


def make_folder(folder: Path, *, create: bool) -> None:
    """Make the folder of a library that is not there yet. Raises ``LibraryError``, also where none is to be made."""
    if not create:
        raise LibraryError(f"{folder}: no library here; make one with: zte-reader --library {folder} add PATH")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        why = error.strerror or error
        raise LibraryError(f"{folder}: can't make a library here ({why}); name another folder") from error


def refuse_emptied(folder: Path) -> None:
    """Refuse a library whose file has lost all that was in it, which would be taken for a new one.

    There is no index of a new one. Raises ``LibraryError``.
    """
    database = folder / DATABASE
    if database.is_file() and not database.stat().st_size and (folder / INDEX).exists():
        raise LibraryError(
            f"{database}: nothing is left in this file, though there is an index of what was in it; put a backup in "
            "its place: zte-reader restore-from FILE"
        )


def is_writable(folder: Path) -> bool:
    """Tell whether a library can be written to, or made, in a folder."""
    database = folder / DATABASE
    return os.access(folder, os.W_OK) and (not database.exists() or os.access(database, os.W_OK))


def lacks_room(error: LibraryError) -> bool:
    """Tell whether a library could not be opened for want of room for the file that its connections share."""
    return getattr(error.__cause__, "sqlite_errorcode", 0) in _SHARED


@contextmanager
def transaction(connection: sqlite3.Connection, folder: Path) -> Iterator[None]:
    """Hold the write lock over a block: all of it is stored at its end, or nothing where it raises.

    Raises ``LibraryError`` for whatever SQLite says.
    """
    try:
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
    except sqlite3.Error as error:
        if "readonly" in str(error) and is_newer(version(connection, folder)):
            raise LibraryError(f"{folder}: {OF_NEWER}") from error
        raise LibraryError(explain(folder, error)) from error


def version(connection: sqlite3.Connection, folder: Path) -> int:
    """Return the number of a library's schema. Raises ``LibraryError``."""
    try:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
    except sqlite3.Error as error:
        raise LibraryError(explain(folder, error)) from error


def refuse_programs(connection: sqlite3.Connection, file: Path) -> None:
    """Refuse a file that does something of its own when it is read or written, as no library does.

    Triggers, views and virtual tables come with a file from elsewhere, and would change what a person adds. Raises
    ``LibraryError`` and ``sqlite3.Error``.
    """
    # SQLite writes every statement down so; written down otherwise by somebody else, it would be obeyed all the same.
    row = connection.execute(
        "SELECT type FROM sqlite_master WHERE type NOT IN ('table', 'index') OR sql NOT LIKE 'CREATE TABLE %'"
        " AND sql NOT LIKE 'CREATE INDEX %' AND sql NOT LIKE 'CREATE UNIQUE INDEX %' LIMIT 1"
    ).fetchone()
    if row is not None:
        kind = row[0] if row[0] in ("trigger", "view") else "virtual table"
        raise LibraryError(
            f"{file}: has a {kind} in it, as no library has, which may do harm; name one that zte-reader made"
        )


def is_newer(version: int) -> bool:
    """Tell whether a schema is one that this program does not know yet."""
    return version > len(MIGRATIONS)


def shrink(connection: sqlite3.Connection, folder: Path) -> None:
    """Write a library's file anew without what was deleted from it, and empty its log. Raises ``LibraryError``."""
    try:
        connection.execute("VACUUM")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.Error as error:
        raise LibraryError(explain(folder, error)) from error


def explain(folder: Path, error: sqlite3.Error) -> str:
    """Say in one line what an SQLite error means for a library and what to do next."""
    text = str(error)
    if isinstance(error, DamagedError):
        return text
    if "malformed" in text:
        return damaged(folder / DATABASE)
    if "not a database" in text:
        return f"{folder / DATABASE}: damaged or not a library; put a backup in its place, or name another folder"
    if "locked" in text:
        return f"{folder}: another process has kept the library locked for {BUSY_SECONDS:.0f} s; try again later"
    if "full" in text:
        return f"{folder}: the disk is full; nothing of this was stored; make room and run the command again"
    if "disk I/O" in text:
        return (
            f"{folder}: the disk can't be read or written ({text}), perhaps for want of room; nothing of this was "
            "stored, and what was stored before is kept"
        )
    if "readonly" in text or "read-only" in text:
        return f"{folder}: {UNWRITABLE}"
    return f"{folder / DATABASE}: {text}; check the folder, or name another library"
