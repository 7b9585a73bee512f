"""The connections to one library: one for each thread, with its transactions."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.errors import LibraryError
from corpus.store import storage, trash


class Connections:
    """Connections to the library in the folder ``path``, opened as threads ask for them."""

    def __init__(self, path: Path, *, writable: bool) -> None:
        self.path = path
        self.writable = writable
        self._local = threading.local()
        self._opened: list[sqlite3.Connection] = []
        self._lock = threading.Lock()

    @property
    def here(self) -> sqlite3.Connection:
        """The connection of this thread. Raises ``LibraryError``."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._local.connection = storage.connect(self.path, writable=self.writable)
            with self._lock:
                self._opened.append(connection)
        return connection

    def close(self) -> None:
        """Close the connections of all threads."""
        with self._lock:
            for connection in self._opened:
                connection.close()
            self._opened.clear()
        self._local = threading.local()

    def one(self, query: str) -> tuple[str | int, ...]:
        """Return the one row that is in every library. Raises ``LibraryError`` where it is not there."""
        try:
            row: tuple[str | int, ...] | None = self.here.execute(query).fetchone()
        except sqlite3.Error as error:
            raise LibraryError(storage.explain(self.path, error)) from error
        if row is None:
            raise LibraryError(f"{self.path / storage.DATABASE}: not a library; name another folder")
        return row

    def revision(self) -> int:
        """Return the number of the last committed change. Raises ``LibraryError``."""
        return int(self.one("SELECT value FROM meta WHERE key = 'revision'")[0])

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Hold one snapshot over several queries."""
        connection = self.here
        if connection.in_transaction:
            yield connection
            return
        connection.execute("BEGIN")
        try:
            yield connection
        finally:
            connection.execute("ROLLBACK")

    @contextmanager
    def writing(self) -> Iterator[tuple[sqlite3.Connection, int]]:
        """Hold the write lock over one transaction and give it the next revision, which counts if anything changes.

        On the way the day is counted, and what has been in the trash for too long goes. Raises ``LibraryError``.
        """
        connection = self.here
        with storage.transaction(connection, self.path):
            trash.expire(connection)
            revision, before = self.revision() + 1, connection.total_changes
            yield connection, revision
            if connection.total_changes != before:
                connection.execute("UPDATE meta SET value = ? WHERE key = 'revision'", (revision,))
