"""Families as rows of the library's tables, settled anew where kinships have changed.

Every function works within a transaction of its caller.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from corpus.article import Article
from corpus.families import register
from corpus.families.grouping import fullest_first, grouped, unmeasured
from corpus.families.model import KIN, Family, Kinship, Text, Version
from corpus.store import rows

CHUNK = 500  # numbers of articles in one SQL statement
_KINSHIPS = (
    "SELECT a, b, shared, of_a.size, of_b.size FROM kinships"
    " JOIN signatures AS of_a ON of_a.article_id = a JOIN signatures AS of_b ON of_b.article_id = b"
)


def settle(connection: sqlite3.Connection, ids: Iterable[int]) -> None:
    """Find the families of these articles, and of all who are tied to them over others."""
    circle, ties = _circle(connection, ids)
    texts = _texts(connection, circle)
    while pairs := unmeasured(texts, ties):
        register.measure(connection, pairs)
        circle, ties = _circle(connection, circle)
        texts = _texts(connection, circle)
    families = grouped(texts, [tie for tie in ties if tie.share >= KIN])
    connection.executemany("DELETE FROM families WHERE article_id = ?", [(number,) for number in circle])
    connection.executemany(
        "INSERT INTO families VALUES (?, ?)", [(number, family[0]) for family in families for number in family]
    )


def renew(connection: sqlite3.Connection, articles: Mapping[int, Article]) -> None:
    """Sign articles again that have changed, and settle the families that they were and are in."""
    left = register.forget(connection, articles)
    for article_id, article in articles.items():
        register.record(connection, article_id, article)
    settle(connection, left | articles.keys())


def catch_up(connection: sqlite3.Connection, most: int) -> int:
    """Sign some of the articles that were stored before there were signatures, and settle; return how many."""
    ids = register.unsigned(connection, most)
    for article_id in ids:
        found = rows.stored(connection, article_id)
        if found is not None:
            register.record(connection, article_id, found.article)
    settle(connection, ids)
    return len(ids)


def families(connection: sqlite3.Connection, fullest: Sequence[int] | None = None) -> list[Family]:
    """Return all families, or those that are named, in the order of their fullest versions' numbers."""
    members: dict[int, list[int]] = defaultdict(list)
    if fullest is None:
        listed = iter(connection.execute("SELECT fullest, article_id FROM families").fetchall())
    else:
        listed = _within(connection, "SELECT fullest, article_id FROM families WHERE fullest", fullest)
    for name, number in listed:
        members[name].append(number)
    everyone = {number for family in members.values() for number in family}
    texts = {text.id: text for text in _texts(connection, everyone)}
    ties: dict[int, dict[int, Kinship]] = defaultdict(dict)
    for tie in kinships(connection, everyone):
        ties[tie.a][tie.b] = ties[tie.b][tie.a] = tie
    return [_family([texts[number] for number in members[name]], ties) for name in sorted(members)]


def of_many(connection: sqlite3.Connection, ids: Sequence[int]) -> dict[int, tuple[int, ...]]:
    """Return, for those of these articles that have one, the numbers of their families, the fullest version first."""
    found: dict[int, list[int]] = defaultdict(list)
    listed = _within(
        connection,
        "SELECT one.article_id, other.article_id FROM families AS one JOIN families AS other USING (fullest)"
        " JOIN signatures ON signatures.article_id = other.article_id WHERE one.article_id",
        ids,
        " ORDER BY other.article_id <> fullest, size DESC, other.article_id",
    )
    for number, other in listed:
        found[number].append(other)
    return {number: tuple(others) for number, others in found.items()}


def kinships(connection: sqlite3.Connection, ids: Collection[int]) -> list[Kinship]:
    """Return all kinships of these articles, with one another and with others."""
    return [tie for tie in _measured(connection, ids) if tie.share >= KIN]


def _measured(connection: sqlite3.Connection, ids: Collection[int]) -> list[Kinship]:
    """Return what these articles were found to share, with one another and with others."""
    found = {
        row[:2]: Kinship(*row) for side in "ab" for row in _within(connection, f"{_KINSHIPS} WHERE {side}", sorted(ids))
    }
    return [found[pair] for pair in sorted(found)]


def _family(texts: Sequence[Text], ties: dict[int, dict[int, Kinship]]) -> Family:
    ordered = fullest_first(texts)
    fullest = ordered[0]
    versions = [Version(fullest.id, fullest.size, 1.0, 1.0)]
    for text in ordered[1:]:
        common = ties[fullest.id][text.id].shared
        versions.append(Version(text.id, text.size, common / text.size, common / fullest.size))
    members = {text.id for text in ordered}
    within = {(tie.a, tie.b): tie for number in members for tie in ties[number].values() if {tie.a, tie.b} <= members}
    return Family(tuple(versions), tuple(within[pair] for pair in sorted(within)))


def _circle(connection: sqlite3.Connection, ids: Iterable[int]) -> tuple[set[int], list[Kinship]]:
    """Return all who are tied to these articles as versions, over however many others, and their kinships."""
    circle = set(ids)
    ties: list[Kinship] = []
    edge = circle
    while edge:
        new = _measured(connection, edge)
        ties += new
        edge = {number for tie in new if tie.are_versions for number in (tie.a, tie.b)} - circle
        circle |= edge
    return circle, [tie for tie in dict.fromkeys(ties) if tie.a in circle and tie.b in circle]


def _texts(connection: sqlite3.Connection, ids: Collection[int]) -> list[Text]:
    listed = _within(
        connection, "SELECT id, size, published FROM signatures JOIN articles ON id = article_id WHERE id", sorted(ids)
    )
    return [Text(*row) for row in listed]


def _within(connection: sqlite3.Connection, query: str, ids: Sequence[int], order: str = "") -> Iterator[Any]:
    """Yield the rows of a query that ends on a column, for all whose column is one of ``ids``."""
    for place in range(0, len(ids), CHUNK):
        chunk = ids[place : place + CHUNK]
        yield from connection.execute(f"{query} IN ({','.join('?' * len(chunk))}){order}", chunk)
