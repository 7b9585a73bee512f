"""What follows from the articles of a library, made anew from them: names, families, what recurs.

Every function works within a transaction of its caller.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator

from corpus.article import Article, Tagging
from corpus.families import circle, register
from corpus.names import naming, ties
from corpus.store import rows
from corpus.store.records import METADATA, unpack

# Parents last, so that nothing refers to what is gone.
TABLES = (
    "forms",
    "appearances",
    "callings",
    "entities",
    "recurrences",
    "families",
    "kinships",
    "bands",
    "signatures",
)
NO_LAYERS = zlib.compress(b'{"blocks":[],"cuts":[],"evidence":[],"mentions":[],"quotes":[]}')
"""The layers of an article that is yet to be made from its source."""


def derive(connection: sqlite3.Connection) -> None:
    """Make all tables of ``TABLES`` anew; every article counts as changed, so that the index follows."""
    for table in TABLES:
        connection.execute(f"DELETE FROM {table}")
    ids = []
    for number, article, tagging in _articles(connection):
        rows.enter(connection, number, article, tagging)
        register.record(connection, number, article)
        ids.append(number)
    circle.settle(connection, ids)
    rulings = ties.rulings(connection)
    ties.settle_all(connection, rulings)
    naming.give_names(connection, rulings)
    connection.execute("UPDATE meta SET value = 0 WHERE key = 'unsigned'")
    connection.execute("UPDATE meta SET value = ? WHERE key = 'tied'", (ties.VERSION,))
    connection.execute("UPDATE meta SET value = value + 1 WHERE key = 'revision'")
    connection.execute("UPDATE articles SET revision = (SELECT value FROM meta WHERE key = 'revision')")


def _articles(connection: sqlite3.Connection) -> Iterator[tuple[int, Article, Tagging]]:
    for (number,) in connection.execute("SELECT id FROM articles ORDER BY id").fetchall():
        text, layers, *metadata = connection.execute(
            f"SELECT text, layers, {', '.join(METADATA)} FROM articles WHERE id = ?", (number,)
        ).fetchone()
        yield number, *unpack(text, dict(zip(METADATA, metadata, strict=True)), layers)
