"""Signatures and kinships as rows of the library's tables: who is new is looked up among all who are there.

Every function works within a transaction of its caller.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
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
OF_A_FAMILY = 8
"""Articles of one family among them, beside its fullest."""
_KEPT = 30_000  # characters of a text whose shingles are kept at hand


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
    for other in _candidates(connection, article_id, marks, len(found)):
        theirs = _shingles_of(connection, other)
        common = shared(found, theirs)
        if common >= max(FEW, KIN * min(len(found), len(theirs))):
            _remember(connection, article_id, other, common)
    connection.executemany("INSERT INTO bands VALUES (?, ?)", [(mark, article_id) for mark in marks])


def measure(connection: sqlite3.Connection, pairs: Iterable[tuple[int, int]]) -> None:
    """Remember how many shingles two articles each share, be it none."""
    for a, b in pairs:
        _remember(connection, a, b, shared(_shingles_of(connection, a), _shingles_of(connection, b)))


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


def _candidates(connection: sqlite3.Connection, article_id: int, marks: Sequence[int], size: int) -> list[int]:
    """Return the articles that may be versions of a new one, those with most bands in common first."""
    places = ",".join("?" * len(marks))
    query = f"SELECT article_id FROM bands WHERE band IN ({places}) LIMIT ?"
    found = connection.execute(query, (*marks, CROWD + 1)).fetchall()
    if len(found) > CROWD:
        one = "SELECT article_id FROM bands WHERE band = ? LIMIT ?"
        found = [row for mark in marks for row in connection.execute(one, (mark, CROWD)).fetchall()]
    common = Counter([row[0] for row in found])
    near = [other for other, _ in common.most_common(CROWD)]
    places = ",".join("?" * len(near))
    sizes = dict(connection.execute(f"SELECT article_id, size FROM signatures WHERE article_id IN ({places})", near))
    likely = [other for other in sizes if may_be_versions(common[other], (size, sizes[other]), VERSIONS)]
    likely.sort(key=lambda other: (-common[other], other))
    return _some_of_each(likely, _fullest_of(connection, likely, article_id))


def _some_of_each(likely: Sequence[int], fullest_of: Mapping[int, int]) -> list[int]:
    """Return the fullest of each family, some others of it, and those that have none."""
    chosen = dict.fromkeys(fullest_of[number] for number in likely if number in fullest_of)
    seen: Counter[int] = Counter()
    for number in likely:
        family = fullest_of.get(number, -number)
        seen[family] += 1
        if seen[family] <= OF_A_FAMILY:
            chosen[number] = None
    return list(chosen)[:CLOSE_LOOKS]


def _fullest_of(connection: sqlite3.Connection, ids: Sequence[int], besides: int) -> dict[int, int]:
    """Return the fullest versions of their families, but for one and for those that are still to be signed again."""
    places = ",".join("?" * len(ids))
    query = (
        "SELECT families.article_id, fullest FROM families JOIN signatures ON signatures.article_id = fullest"
        f" WHERE families.article_id IN ({places}) AND fullest <> ?"
    )
    return dict(connection.execute(query, (*ids, besides)))


def _remember(connection: sqlite3.Connection, one: int, other: int, common: int) -> None:
    connection.execute("INSERT INTO kinships VALUES (?, ?, ?)", (min(one, other), max(one, other), common))


def _shingles_of(connection: sqlite3.Connection, article_id: int) -> Shingles:
    text, places = connection.execute(
        "SELECT text, body FROM signatures JOIN articles ON id = article_id WHERE article_id = ?", (article_id,)
    ).fetchone()
    return _kept(text, places) if len(text) <= _KEPT else _shingles_at(text, places)


def _shingles_at(text: str, places: str) -> Shingles:
    return shingles(text[start:end] for start, end in json.loads(places))


_kept = lru_cache(maxsize=128)(_shingles_at)


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
