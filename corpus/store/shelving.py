"""Articles put into a library, taken out and brought back, with all that follows: families, names, what recurs.

Every function works within a transaction of its caller.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Sequence

from corpus.annotations.register import take_in
from corpus.families import circle, register
from corpus.names import catalogue, naming, ties
from corpus.store import rows, trash
from corpus.store.records import NewArticle, Stored


def put_in(connection: sqlite3.Connection, revision: int, batch: Sequence[NewArticle]) -> list[Stored]:
    """Put in those of a batch whose bytes are not there yet; what lies in the trash has its number and decisions back.

    Return what became of each.
    """
    stored = []
    for new in batch:
        sha256 = rows.digest(new.member.data)
        known = rows.known(connection, sha256)
        if known is not None:
            stored.append(Stored(known, True))
            continue
        number = rows.insert(connection, revision, new, trash.claimed(connection, sha256))
        register.record(connection, number, new.article)
        take_in(connection, number, new.kept)
        stored.append(Stored(number, False))
    _settle(connection, [row.id for row in stored if not row.known])
    return stored


def take_out(connection: sqlite3.Connection, revision: int, ids: Collection[int]) -> None:
    """Move articles into the trash."""
    names = ties.affected(connection, ids)
    left = register.forget(connection, ids)
    for number in ids:
        trash.keep(connection, number)
        rows.remove(connection, revision, number)
    circle.settle(connection, left)
    catalogue.sweep(connection)
    ties.settle(connection, names, ties.rulings(connection))


def bring_back(connection: sqlite3.Connection, revision: int, ids: Collection[int]) -> list[int]:
    """Bring articles back out of the trash, as they were.

    Return those that were tagged with another table of names than the one that holds. Raises ``NotFoundError``.
    """
    trash.refuse_missing(connection, ids)
    otherwise = trash.tagged_otherwise(connection, ids)
    for number in ids:
        register.record(connection, number, trash.restore(connection, revision, number))
    _settle(connection, ids)
    return otherwise


def _settle(connection: sqlite3.Connection, ids: Collection[int]) -> None:
    circle.settle(connection, ids)
    rulings = ties.rulings(connection)
    ties.settle(connection, ties.affected(connection, ids), rulings)
    naming.give_names(connection, rulings)
