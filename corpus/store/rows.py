"""An article as rows of the library's tables: put in, put in another's place, with what a person decided about it.

Every function works within a transaction of its caller.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from msgspec import structs

from corpus.article import Article, Tagging
from corpus.decisions import Decision
from corpus.names import catalogue
from corpus.repetition import digests
from corpus.store.damage import of_article, unpacked
from corpus.store.records import (
    METADATA,
    NewArticle,
    Origin,
    Remade,
    StoredArticle,
    Summary,
    pack,
    pack_said,
    unpack,
    unpack_said,
)

CHUNK = 500  # numbers of articles in one SQL statement

_COLUMNS = (*METADATA, "revision", "heading", "lead", "words", "paragraphs", "text", "layers")


def digest(data: bytes) -> bytes:
    """Return what tells a source from all others (SHA-256)."""
    return hashlib.sha256(data).digest()


def known(connection: sqlite3.Connection, sha256: bytes) -> int | None:
    """Return the number of the article that was made from a source, None where there is none."""
    row = connection.execute(
        "SELECT articles.id FROM articles JOIN sources ON sources.id = source_id WHERE sha256 = ?", (sha256,)
    ).fetchone()
    return int(row[0]) if row else None


def insert(connection: sqlite3.Connection, revision: int, new: NewArticle, number: int | None = None) -> int:
    """Put an article and its source in and return its number: the next one, or that which it had before."""
    source = connection.execute(
        "INSERT INTO sources (sha256, location, format, size, data, given, said, added)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (
            digest(new.member.data),
            new.member.name,
            new.format,
            len(new.member.data),
            zlib.compress(new.member.data, 6),
            json.dumps(new.given, ensure_ascii=False, sort_keys=True),
            pack_said(new.member),
            datetime.now(UTC).isoformat(timespec="seconds"),
        ),
    ).fetchone()[0]
    article = _as_given(new.article, new.given)
    values = _values(article, new.tagging, revision)
    marks = ", ".join("?" * (len(values) + 2))
    cursor = connection.execute(
        f"INSERT INTO articles ({', '.join(_COLUMNS)}, source_id, id) VALUES ({marks})", (*values, source, number)
    )
    article_id = int(cursor.lastrowid or 0)
    enter(connection, article_id, article, new.tagging)
    return article_id


def enter(connection: sqlite3.Connection, article_id: int, article: Article, tagging: Tagging) -> None:
    """Enter an article that has come, or come again, in the tables of who is mentioned and of what recurs."""
    catalogue.record(connection, article_id, article.text, tagging)
    _record_blocks(connection, article_id, article)


def summaries(connection: sqlite3.Connection, ids: Iterable[int] | None) -> list[Summary]:
    """List articles in order of arrival; all of them, or those of ``ids`` in the order given."""
    query = (
        "SELECT articles.id, title, heading, lead, outlet, byline, dateline, published, words, paragraphs, location"
        " FROM articles JOIN sources ON sources.id = source_id"
    )
    if ids is None:
        return [Summary(*row) for row in connection.execute(f"{query} ORDER BY articles.id")]
    wanted = list(ids)
    found: dict[int, Summary] = {}
    for place in range(0, len(wanted), CHUNK):
        chunk = wanted[place : place + CHUNK]
        marks = ",".join("?" * len(chunk))
        for row in connection.execute(f"{query} WHERE articles.id IN ({marks})", chunk):
            found[row[0]] = Summary(*row)
    return [found[article_id] for article_id in wanted if article_id in found]


def origin(connection: sqlite3.Connection, article_id: int) -> Origin | None:
    """Return what an article is made from, or None where there is no such article."""
    row = connection.execute(
        "SELECT location, data, said, given, revision, format FROM articles JOIN sources ON sources.id = source_id"
        " WHERE articles.id = ?",
        (article_id,),
    ).fetchone()
    if row is None:
        return None
    name, data, said, given, revision, form = row
    with of_article(article_id):
        member = unpack_said(name, unpacked(data), said)
        return Origin(article_id, member, json.loads(given), decisions(connection, article_id), revision, form)


def replace(connection: sqlite3.Connection, revision: int, made: Remade) -> bool:
    """Put an article in the place of the one it was made anew from; tell whether that changed anything.

    Its names still have to be swept and tied.
    """
    number = made.origin.id
    if made.decisions is not None and made.decisions != made.origin.decisions:
        remember(connection, number, made.decisions)
    article = _as_given(made.article, made.origin.given)
    *metadata, text, layers = connection.execute(
        f"SELECT {', '.join(METADATA)}, text, layers FROM articles WHERE id = ?", (number,)
    ).fetchone()
    with of_article(number):
        before, tagging = unpack(text, dict(zip(METADATA, metadata, strict=True)), layers)
    if (before, tagging) == (article, made.tagging):
        return False
    catalogue.forget(connection, number, text, tagging)
    connection.execute(
        f"UPDATE articles SET {', '.join(f'{column} = ?' for column in _COLUMNS)} WHERE id = ?",
        (*_values(article, made.tagging, revision), number),
    )
    connection.execute(
        "UPDATE sources SET format = ? WHERE id = (SELECT source_id FROM articles WHERE id = ?)", (made.format, number)
    )
    catalogue.record(connection, number, article.text, made.tagging)
    connection.execute("DELETE FROM recurrences WHERE article_id = ?", (number,))
    _record_blocks(connection, number, article)
    return True


def stored(connection: sqlite3.Connection, article_id: int) -> StoredArticle | None:
    """Return an article with its layers, or None where there is no such article."""
    columns = ", ".join(f"articles.{name}" for name in METADATA)
    row = connection.execute(
        f"SELECT text, layers, location, CAST(words AS INTEGER), {columns}"
        " FROM articles JOIN sources ON sources.id = source_id WHERE articles.id = ?",
        (article_id,),
    ).fetchone()
    if row is None:
        return None
    text, layers, location, words, *metadata = row
    with of_article(article_id):
        article, tagging = unpack(text, dict(zip(METADATA, metadata, strict=True)), layers)
    vars(article)["words"] = words  # counted when it was stored; of a long article that takes 4 ms
    return StoredArticle(article_id, article, catalogue.tied(connection, article_id, text, tagging), location)


def remove(connection: sqlite3.Connection, revision: int, article_id: int) -> None:
    """Take an article out with its source. Its names still have to be swept and tied."""
    row = connection.execute("SELECT text, layers, source_id FROM articles WHERE id = ?", (article_id,)).fetchone()
    if row is None:
        return
    text, layers, source = row
    with of_article(article_id):
        _, tagging = unpack(text, dict.fromkeys(METADATA), layers)
    catalogue.forget(connection, article_id, text, tagging)
    connection.execute("DELETE FROM sources WHERE id = ?", (source,))
    connection.execute("INSERT OR REPLACE INTO removed VALUES (?, ?)", (article_id, revision))


def recurring(connection: sqlite3.Connection, ids: Sequence[int], least: int) -> list[tuple[int, list[int]]]:
    """Return the blocks of these articles that stand in ``least`` articles and more, with the numbers of all of them.

    The most frequent come first. A block that stood in many articles before these came is looked at again when their
    number has doubled.
    """
    return [
        entry
        for place in range(0, len(ids), CHUNK)
        for entry in _recurring(connection, ids[place : place + CHUNK], least)
    ]


def _recurring(connection: sqlite3.Connection, ids: Sequence[int], least: int) -> list[tuple[int, list[int]]]:
    found = []
    marks = ",".join("?" * len(ids))
    rows = connection.execute(
        "SELECT here.block,"
        " (SELECT count(*) FROM recurrences AS every WHERE every.block = here.block) AS times, count(*)"
        f" FROM recurrences AS here WHERE here.article_id IN ({marks})"
        " GROUP BY here.block HAVING times >= ? ORDER BY times DESC, here.block",
        (*ids, least),
    ).fetchall()
    for block, times, new in rows:
        if (times // least).bit_length() > ((times - new) // least).bit_length():
            holding = connection.execute("SELECT article_id FROM recurrences WHERE block = ? ORDER BY 1", (block,))
            found.append((block, [row[0] for row in holding]))
    return found


def _record_blocks(connection: sqlite3.Connection, article_id: int, article: Article) -> None:
    connection.executemany(
        "INSERT OR IGNORE INTO recurrences VALUES (?, ?)", [(block, article_id) for block in digests(article)]
    )


def decisions(connection: sqlite3.Connection, article_id: int) -> tuple[Decision, ...]:
    """Return what a person decided about an article's source, in its order."""
    rows = connection.execute(
        "SELECT first, last, text, kept, nth FROM decisions WHERE article_id = ? ORDER BY first, last, text, nth",
        (article_id,),
    )
    return tuple(Decision((first, last), text, bool(kept), nth) for first, last, text, kept, nth in rows)


def remember(connection: sqlite3.Connection, article_id: int, decided: Sequence[Decision]) -> None:
    """Let these be all that a person decided about an article's source."""
    connection.execute("DELETE FROM decisions WHERE article_id = ?", (article_id,))
    connection.executemany(
        "INSERT OR REPLACE INTO decisions (article_id, first, last, text, nth, kept) VALUES (?, ?, ?, ?, ?, ?)",
        [(article_id, *one.lines, one.text, one.nth, one.kept) for one in decided],
    )


def _as_given(article: Article, given: dict[str, str]) -> Article:
    """Return an article with what the person said of it in the place of what was found."""
    return structs.replace(
        article, outlet=given.get("outlet", article.outlet), published=given.get("published", article.published)
    )


def _values(article: Article, tagging: Tagging, revision: int) -> tuple[str | int | bytes | None, ...]:
    """Return the values of ``_COLUMNS``."""
    return (
        *(getattr(article, name) for name in METADATA),
        revision,
        article.heading,
        article.lead,
        article.words,
        len(article.body),
        article.text,
        pack(article, tagging),
    )
