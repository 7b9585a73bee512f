"""Reading a table of a damaged file row by row: what stands on sound pages is found, whatever lies between them.

As SQLite's ``.recover`` does (sqlite.org/recovery.html), but by what a connection can ask: along the table from both
ends, along each of its indexes, and then every number by itself.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct, field

MOST = 200_000  # numbers that are tried one by one

Row = dict[str, Any]


class Salvaged(Struct):
    """The rows of a table: those that are whole, by number or in order, and what is left of others.

    ``partly`` has what can be read of a row, which may be nothing but its number. ``broken`` tells that rows may be
    missing of which nothing is known.
    """

    whole: dict[int, Row] = field(default_factory=dict)
    partly: dict[int, Row] = field(default_factory=dict)
    broken: bool = False


def salvage(connection: sqlite3.Connection, table: str, columns: Iterable[str]) -> Salvaged:
    """Read what can be read of a table."""
    wanted = list(columns)
    if _is_without_numbers(connection, table):
        return _by_keys(connection, table, wanted)
    came = Salvaged()
    there = _numbers(connection, table, came)
    for number in there:
        row, missing = _row(connection, table, wanted, number)
        if not missing and row:
            came.whole[number] = row
        elif missing:
            came.partly[number] = row
    for number, known in _known_by_indexes(connection, table).items():
        if number not in came.whole:
            came.partly[number] = known | came.partly.get(number, {})
    return came


def columns_of(connection: sqlite3.Connection, table: str) -> list[str]:
    """Return the names of a table's columns, none where there is no such table."""
    return [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]


def _numbers(connection: sqlite3.Connection, table: str, came: Salvaged) -> list[int]:
    """Return the numbers of rows that may be there, and note whether others may be."""
    up, up_whole = _walked(connection, f"SELECT rowid FROM {table} NOT INDEXED ORDER BY rowid")
    if up_whole:
        return up
    came.broken = True
    down, _ = _walked(connection, f"SELECT rowid FROM {table} NOT INDEXED ORDER BY rowid DESC")
    numbers = {*up, *down}
    first = up[-1] + 1 if up else 1
    last = down[-1] if down else max([first, *_known_by_indexes(connection, table)]) + MOST // 100
    gap = range(first, min(last, first + MOST))
    return sorted(numbers | {number for number in gap if _may_be(connection, table, number)})


def _may_be(connection: sqlite3.Connection, table: str, number: int) -> bool:
    try:
        query = f"SELECT 1 FROM {table} NOT INDEXED WHERE rowid = ?"
        return connection.execute(query, (number,)).fetchone() is not None
    except sqlite3.Error:
        return False


def _row(connection: sqlite3.Connection, table: str, columns: list[str], number: int) -> tuple[Row, list[str]]:
    """Return what can be read of a row, and the columns that can't."""
    query = "SELECT {} FROM {} NOT INDEXED WHERE rowid = ?"
    try:
        row = connection.execute(query.format(", ".join(columns), table), (number,)).fetchone()
        return (dict(zip(columns, row, strict=True)) if row else {}), []
    except sqlite3.Error:
        pass
    read: Row = {}
    missing = []
    for column in columns:
        try:
            read[column] = connection.execute(query.format(column, table), (number,)).fetchone()[0]
        except (sqlite3.Error, TypeError):
            missing.append(column)
    return read, missing


def _known_by_indexes(connection: sqlite3.Connection, table: str) -> dict[int, Row]:
    """Return what the indexes of a table hold of its rows, by their numbers."""
    known: dict[int, Row] = {}
    for _, index, *_ in connection.execute(f"PRAGMA index_list({table})").fetchall():
        held = [row[2] for row in connection.execute(f"PRAGMA index_info({index})") if row[2]]
        found, _ = _rows(connection, f"SELECT rowid, {', '.join(held)} FROM {table} INDEXED BY {index}")
        for number, *values in found:
            known.setdefault(number, {}).update(zip(held, values, strict=True))
    return known


def _by_keys(connection: sqlite3.Connection, table: str, columns: list[str]) -> Salvaged:
    """Read a table without numbers along its key, from both ends."""
    info = connection.execute(f"PRAGMA table_info({table})").fetchall()
    key = [row[1] for row in sorted(info, key=lambda row: row[5]) if row[5]]
    query = f"SELECT {', '.join(columns)} FROM {table} ORDER BY "
    up, whole = _rows(connection, query + ", ".join(key))
    down = [] if whole else _rows(connection, query + ", ".join(f"{name} DESC" for name in key))[0]
    rows = dict.fromkeys([*up, *reversed(down)])
    return Salvaged({at: dict(zip(columns, row, strict=True)) for at, row in enumerate(rows)}, broken=not whole)


def _is_without_numbers(connection: sqlite3.Connection, table: str) -> bool:
    row = connection.execute("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", (table,)).fetchone()
    return row is not None and "WITHOUT ROWID" in str(row[0]).upper()


def _walked(connection: sqlite3.Connection, query: str) -> tuple[list[int], bool]:
    rows, whole = _rows(connection, query)
    return [row[0] for row in rows], whole


def _rows(connection: sqlite3.Connection, query: str) -> tuple[list[tuple[Any, ...]], bool]:
    """Return what a query yields until it fails, and whether it did not."""
    rows: list[tuple[Any, ...]] = []
    try:
        rows.extend(_each(connection, query))
    except sqlite3.Error:
        return rows, False
    return rows, True


def _each(connection: sqlite3.Connection, query: str) -> Iterator[tuple[Any, ...]]:
    yield from connection.execute(query)
