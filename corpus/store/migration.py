"""A library of an older schema brought up to date, in one transaction, with a copy of what it was beside it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from msgspec import Struct

from corpus.errors import LibraryError
from corpus.store import copying, storage
from corpus.store.schema import MIGRATIONS


class Migrated(Struct, frozen=True):
    """From which schema to which a library was brought, and where it is ``kept`` as it was; None of an empty one."""

    before: int
    after: int
    kept: Path | None


def migrate(connection: sqlite3.Connection, folder: Path) -> Migrated | None:
    """Bring a library to the newest schema; return None where it is of that already, or was made just now.

    What it was is kept beside it. Raises ``LibraryError`` where it is none, or there is no room for the copy.
    """
    before = storage.version(connection, folder)
    if before == len(MIGRATIONS):
        return None
    kept = _kept(connection, folder, before) if before else None
    bring_up_to_date(connection, folder)
    return Migrated(before, len(MIGRATIONS), kept) if before else None


def bring_up_to_date(connection: sqlite3.Connection, folder: Path) -> None:
    """Take the steps that a library lacks, in one transaction. Raises ``LibraryError`` where it is no library."""
    import uuid

    with storage.transaction(connection, folder):
        version = storage.version(connection, folder)  # another process may have done it while we waited for the lock
        if version == 0 and connection.execute("SELECT 1 FROM sqlite_master").fetchone():
            raise LibraryError(f"{folder / storage.DATABASE}: another program's database; name another folder")
        for step in MIGRATIONS[version:]:
            for statement in _statements(step):
                connection.execute(statement)
        identity = uuid.uuid4().hex
        connection.execute("INSERT OR IGNORE INTO meta VALUES ('identity', ?), ('revision', 0)", (identity,))
        if version < len(MIGRATIONS):
            connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")


def refuse_older(connection: sqlite3.Connection, folder: Path) -> None:
    """Refuse a library whose schema is older, where it can't be brought up to date. Raises ``LibraryError``."""
    if storage.version(connection, folder) < len(MIGRATIONS):
        raise LibraryError(
            f"{folder}: this library was written by an older zte-reader and must be brought up to date once; "
            "allow writing to the folder, or copy it to where you can write"
        )


def _kept(connection: sqlite3.Connection, folder: Path, version: int) -> Path | None:
    """Keep a library as it is beside itself, unless there is nothing in it or that was done before."""
    try:
        if not connection.execute("SELECT 1 FROM articles").fetchone():
            return None
        now = connection.execute("SELECT value FROM meta WHERE key IN ('identity', 'revision') ORDER BY key").fetchall()
    except sqlite3.Error as error:
        raise LibraryError(storage.explain(folder, error)) from error
    number = 0
    while True:
        number += 1
        file = folder / f"library-schema-{version}{f'-{number}' if number > 1 else ''}.sqlite3"
        if not file.exists():
            break
        if _is_of(file, [row[0] for row in now], version):
            return file
    try:
        with copying.beside(file) as part:
            copying.copy(connection, part)
    except (LibraryError, sqlite3.Error) as error:
        raise LibraryError(
            f"{folder}: before this library is brought up to date, a copy of it is kept beside it, and there it can't "
            f"be written; make room for {_megabytes(folder)} MB more and run the command again"
        ) from error
    return file


def _is_of(file: Path, meta: list[object], version: int) -> bool:
    try:
        held = copying.looked_over(file, sample=1)
    except LibraryError:
        return False
    return [held.identity, held.revision, held.schema] == [*meta, version]


def _megabytes(folder: Path) -> int:
    return ((folder / storage.DATABASE).stat().st_size >> 20) + 1


def _statements(script: str) -> list[str]:
    """Split a script into statements: ``executescript`` would commit the transaction that we are in."""
    statements, current = [], ""
    for line in script.splitlines(keepends=True):
        current += line
        if sqlite3.complete_statement(current):
            statements.append(current.strip())
            current = ""
    return statements
