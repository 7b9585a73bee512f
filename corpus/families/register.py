"""Signatures and kinships as rows of the library's tables: who is new is looked up among all who are there.

Every function works within a transaction of its caller.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from corpus.families.model import FEW, KIN, VERSIONS
from corpus.families.shingles import shared, shingles
from corpus.families.signatures import bands, may_be_versions, signature

if TYPE_CHECKING:
    from corpus.article import Article
    from corpus.families.shingles import Shingles

CROWD = 200
"""Articles with a band in common that are looked at, the oldest; what is in more stands under half of an outlet's."""
CLOSE_LOOKS = 24
"""Articles that a new one is compared with shingle by shingle: those with most bands in common."""


def record(connection: sqlite3.Connection, article_id: int, article: Article) -> None:
    """Sign a new article and remember whom it shares shingles with."""
    places = _runs(article)
    text = article.text
    found = shingles(text[start:end] for start, end in places)
    signed = signature(found) if len(found) >= FEW else b""
    connection.execute(
        "INSERT INTO signatures VALUES (?, ?, ?, ?)",
        (article_id, len(found), json.dumps(places, separators=(",", ":")), signed),
    )
    marks = bands(signed)
    for other in _candidates(connection, marks, len(found)):
        theirs = _shingles_of(connection, other)
        common = shared(found, theirs)
        if common >= max(FEW, KIN * min(len(found), len(theirs))):
            pair = min(article_id, other), max(article_id, other)
            connection.execute("INSERT INTO kinships VALUES (?, ?, ?)", (*pair, common))
    connection.executemany("INSERT INTO bands VALUES (?, ?)", [(mark, article_id) for mark in marks])


def forget(connection: sqlite3.Connection, ids: Iterable[int]) -> set[int]:
    """Forget all about articles that go or change; return those who were versions of the same texts as they."""
    gone = set(ids)
    left: set[int] = set()
    for article_id in gone:
        row = connection.execute("SELECT bands FROM signatures WHERE article_id = ?", (article_id,)).fetchone()
        if row is None:
            continue
        left |= relatives(connection, article_id)
        connection.executemany(
            "DELETE FROM bands WHERE band = ? AND article_id = ?", [(mark, article_id) for mark in bands(row[0])]
        )
        connection.execute("DELETE FROM kinships WHERE a = ? OR b = ?", (article_id, article_id))
        connection.execute("DELETE FROM families WHERE article_id = ?", (article_id,))
        connection.execute("DELETE FROM signatures WHERE article_id = ?", (article_id,))
    return left - gone


def renew(connection: sqlite3.Connection, articles: Mapping[int, Article]) -> None:
    """Sign articles again that have changed, and settle the families that they were and are in."""
    from corpus.families.circle import settle

    left = forget(connection, articles)
    for article_id, article in articles.items():
        record(connection, article_id, article)
    settle(connection, left | articles.keys())


def relatives(connection: sqlite3.Connection, article_id: int) -> set[int]:
    """Return who shares shingles or a family with an article."""
    rows = connection.execute(
        "SELECT b FROM kinships WHERE a = :id UNION SELECT a FROM kinships WHERE b = :id UNION"
        " SELECT other.article_id FROM families AS one JOIN families AS other USING (fullest)"
        " WHERE one.article_id = :id",
        {"id": article_id},
    )
    return {row[0] for row in rows}


def may_lack_signatures(connection: sqlite3.Connection) -> bool:
    """Tell whether there may be articles that were stored before there were signatures."""
    return bool(connection.execute("SELECT value FROM meta WHERE key = 'unsigned'").fetchone()[0])


def unsigned(connection: sqlite3.Connection, most: int) -> list[int]:
    """Return some of the articles that were stored before there were signatures, the newest first."""
    rows = connection.execute(
        "SELECT id FROM articles WHERE id <= (SELECT value FROM meta WHERE key = 'unsigned')"
        " AND id NOT IN (SELECT article_id FROM signatures) ORDER BY id DESC LIMIT ?",
        (most,),
    ).fetchall()
    if len(rows) < most:
        connection.execute("UPDATE meta SET value = 0 WHERE key = 'unsigned'")
    return [row[0] for row in rows]


def _candidates(connection: sqlite3.Connection, marks: Sequence[int], size: int) -> list[int]:
    """Return the articles that may be versions of a new one, those with most bands in common first."""
    common: Counter[int] = Counter()
    for mark in marks:
        for (other,) in connection.execute("SELECT article_id FROM bands WHERE band = ? LIMIT ?", (mark, CROWD)):
            common[other] += 1
    near = [other for other, _ in common.most_common(CROWD)]
    places = ",".join("?" * len(near))
    sizes = dict(connection.execute(f"SELECT article_id, size FROM signatures WHERE article_id IN ({places})", near))
    likely = (other for other in sizes if may_be_versions(common[other], (size, sizes[other]), VERSIONS))
    return sorted(likely, key=lambda other: (-common[other], other))[:CLOSE_LOOKS]


def _shingles_of(connection: sqlite3.Connection, article_id: int) -> Shingles:
    text, places = connection.execute(
        "SELECT text, body FROM signatures JOIN articles ON id = article_id WHERE article_id = ?", (article_id,)
    ).fetchone()
    return shingles(text[start:end] for start, end in json.loads(places))


def _runs(article: Article) -> list[tuple[int, int]]:
    """Return where the body stands in the text: blocks that follow one another as one."""
    runs: list[tuple[int, int]] = []
    joined = False
    body = {(block.start, block.end) for block in article.body}
    for block in article.blocks:
        if (block.start, block.end) in body:
            runs.append((runs.pop()[0] if joined else block.start, block.end))
            joined = True
        else:
            joined = False
    return runs
