"""Articles put into a library, also anew, taken out and brought back, with what follows: families, names, what recurs.

Every function works within a transaction of its caller.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Sequence

from corpus.annotations.register import take_in
from corpus.families import circle, register
from corpus.names import catalogue, naming, ties
from corpus.store import rows, trash
from corpus.store.records import NewArticle, Remade, Replaced, Stored


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


def put_anew(connection: sqlite3.Connection, revision: int, batch: Sequence[Remade]) -> list[Replaced]:
    """Put articles in the places of those they were made anew from; tell what came of each.

    One that was changed or removed since its origin was read is left alone.
    """
    came = []
    ids = [made.origin.id for made in batch]
    names = ties.affected(connection, ids)
    for made in batch:
        row = connection.execute("SELECT revision FROM articles WHERE id = ?", (made.origin.id,)).fetchone()
        if row is None or row[0] != made.origin.revision:
            came.append(Replaced.OVERTAKEN)
        else:
            came.append(Replaced.CHANGED if rows.replace(connection, revision, made) else Replaced.UNCHANGED)
    if Replaced.CHANGED in came:
        changed = [made for made, what in zip(batch, came, strict=True) if what is Replaced.CHANGED]
        circle.renew(connection, {made.origin.id: made.article for made in changed})
        catalogue.sweep(connection)
        names |= ties.affected(connection, ids)
        ties.settle(connection, names, ties.rulings(connection))
    return came


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
