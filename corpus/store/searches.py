"""What a person searched for: the last searches, and those saved under a name. They are no part of the revision."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from corpus.errors import NotFoundError
from corpus.store import storage

KEPT = 200  # searches in the history
LONGEST = 2_000  # characters of a query that is kept


class Saved(Struct, frozen=True):
    """A search under a name, with its order and when it was saved (ISO 8601)."""

    name: str
    query: str
    sort: str
    made: str


class Searches:
    """The searches of a library, read and kept over one connection."""

    def __init__(self, connection: sqlite3.Connection, path: Path, *, writable: bool) -> None:
        self._connection = connection
        self._path = path
        self._writable = writable

    def history(self) -> list[str]:
        """List the last queries, each once, the newest first."""
        return [row[0] for row in self._connection.execute("SELECT query FROM asked ORDER BY number DESC")]

    def remember(self, query: str) -> None:
        """Put a query at the head of the history; where the library can't be written, nothing is kept."""
        asked = " ".join(query.split())
        if not asked or len(asked) > LONGEST or not self._writable:
            return
        newest = self._connection.execute("SELECT query FROM asked ORDER BY number DESC LIMIT 1").fetchone()
        if newest is not None and newest[0] == asked:
            return
        with storage.transaction(self._connection, self._path):
            self._connection.execute("DELETE FROM asked WHERE query = ?", (asked,))
            self._connection.execute(
                "INSERT INTO asked (number, query) SELECT coalesce(max(number), 0) + 1, ? FROM asked", (asked,)
            )
            self._connection.execute(
                "DELETE FROM asked WHERE number <= (SELECT number FROM asked ORDER BY number DESC LIMIT 1 OFFSET ?)",
                (KEPT,),
            )

    def saved(self) -> list[Saved]:
        """List the saved searches by name."""
        rows = self._connection.execute("SELECT name, query, sort, made FROM saved_searches ORDER BY lower(name), name")
        return [Saved(*row) for row in rows]

    def named(self, name: str) -> Saved:
        """Return the search saved under a name, whatever the case of its letters. Raises ``NotFoundError``."""
        wanted = _tidy(name)
        for found in self.saved():
            if found.name.casefold() == wanted.casefold():
                return found
        known = ", ".join(f"“{found.name}”" for found in self.saved()[:5])
        instead = f"there are: {known}" if known else "save one with: zte-reader search QUERY --save NAME"
        raise NotFoundError(f"no search is saved as “{wanted}”; {instead}")

    def save(self, name: str, query: str, sort: str) -> Saved:
        """Save a search; one that was saved under the name gives way. Raises ``LibraryError``."""
        made = Saved(_tidy(name), query, sort, datetime.now(UTC).isoformat(timespec="seconds"))
        with storage.transaction(self._connection, self._path):
            self._forget(made.name)
            self._connection.execute(
                "INSERT INTO saved_searches VALUES (?, ?, ?, ?)", (made.name, made.query, made.sort, made.made)
            )
        return made

    def forget(self, name: str) -> None:
        """Drop a saved search. Raises ``NotFoundError`` and ``LibraryError``."""
        found = self.named(name)
        with storage.transaction(self._connection, self._path):
            self._forget(found.name)

    def _forget(self, name: str) -> None:
        for found in self.saved():
            if found.name.casefold() == name.casefold():
                self._connection.execute("DELETE FROM saved_searches WHERE name = ?", (found.name,))


def _tidy(name: str) -> str:
    return " ".join(name.split())[:80]
