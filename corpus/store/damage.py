"""Damage in the file of a library: SQLite's errors that mean it, and stored bytes that can't be unpacked.

Whatever reads a library comes across damage somewhere in its midst. It is a ``LibraryError`` there, whose line says
what to do next, and still an error of SQLite for those who handle these.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from corpus.errors import LibraryError

P = ParamSpec("P")
T = TypeVar("T")

UNREADABLE = "this article can't be read: what is stored of it is damaged"
REMEDY = "mend what can be mended with: zte-reader doctor --repair, or put a backup in its place"
MOST_BYTES = 128 * 2**20  # of what is stored packed: a source has at most half of that, layers have less
_KIND = 0xFF  # of SQLite's codes, the part that says what kind of error it is
_NO_TEXT = "Could not decode to UTF-8"  # which Python says of it, and gives no code


class DamagedError(LibraryError, sqlite3.DatabaseError):
    """What is stored in a library is damaged."""


def damaged(file: str | Path) -> str:
    """Say that the file of a library is damaged, and what to do next."""
    return f"{file}: damaged; {REMEDY}"


class Connection(sqlite3.Connection):
    """A connection to a library that says of damage what it is; ``file`` is the library's."""

    file = ""

    def cursor(self, factory: Any = None) -> Any:
        return super().cursor(factory or Cursor)

    def execute(self, sql: str, parameters: Any = ()) -> sqlite3.Cursor:
        cursor: sqlite3.Cursor = self.cursor()
        return cursor.execute(sql, parameters)

    def executemany(self, sql: str, parameters: Any) -> sqlite3.Cursor:
        cursor: sqlite3.Cursor = self.cursor()
        return cursor.executemany(sql, parameters)


def _telling(call: Callable[Concatenate[Any, P], T]) -> Callable[Concatenate[Any, P], T]:
    """Let a method of a cursor raise ``DamagedError`` where SQLite's own error means damage."""

    def told(cursor: Any, /, *args: P.args, **options: P.kwargs) -> T:
        try:
            return call(cursor, *args, **options)
        except sqlite3.DatabaseError as error:
            _tell(error, cursor.connection)
            raise

    return told


class Cursor(sqlite3.Cursor):
    """What a ``Connection`` answers with."""

    connection: Connection

    execute = _telling(sqlite3.Cursor.execute)
    executemany = _telling(sqlite3.Cursor.executemany)
    fetchone = _telling(sqlite3.Cursor.fetchone)
    fetchmany = _telling(sqlite3.Cursor.fetchmany)
    fetchall = _telling(sqlite3.Cursor.fetchall)

    def __iter__(self) -> Iterator[Any]:  # type: ignore[override]
        try:
            yield from iter(super().__next__, None)
        except sqlite3.DatabaseError as error:
            _tell(error, self.connection)
            raise


def _tell(error: sqlite3.DatabaseError, connection: Connection) -> None:
    """Raise ``DamagedError`` where an error of SQLite means damage."""
    code = getattr(error, "sqlite_errorcode", 0) & _KIND
    if code == sqlite3.SQLITE_CORRUPT or str(error).startswith(_NO_TEXT):
        raise DamagedError(damaged(connection.file)) from error


def unpacked(data: bytes, most: int = MOST_BYTES) -> bytes:
    """Return what was packed by ``zlib.compress``.

    Raises ``zlib.error`` where that is broken, or more than ``most`` bytes: what comes from elsewhere may be a bomb.
    """
    inflating = zlib.decompressobj()
    content = inflating.decompress(data, most + 1)
    if len(content) > most:
        raise zlib.error(f"more than {most:,} bytes")
    if not inflating.eof:
        raise zlib.error("broken off")
    return content


@contextmanager
def of_article(number: int) -> Iterator[None]:
    """Let what is stored of an article be unpacked over a block. Raises ``DamagedError``."""
    try:
        yield
    except (zlib.error, ValueError, KeyError, TypeError, RecursionError) as error:
        raise DamagedError(f"article {number}: what is stored of it is damaged; {REMEDY}") from error
