"""The trash: what was removed from a library, whole, for DAYS, so that it can be brought back byte for byte.

Days are counted, not measured: those on which the library was written to. A clock that jumps by a year, or stands at
1970 for a while, adds a day or two to them, and no more.

An article comes back under its number, which AUTOINCREMENT gives to no other one, with what a person decided about its
pieces and its names. Its annotations never went: they are tied to the bytes of its source. What changes anything works
within a transaction of its caller.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta

from msgspec import Struct

from corpus.article import Article
from corpus.decisions import Decision
from corpus.errors import NotFoundError
from corpus.references import no_article
from corpus.store import rows
from corpus.store.records import METADATA, unpack

DAYS = 30
LISTING = "zte-reader restore --list"

_SOURCE = "sha256, location, format, size, data, given, said, added"
_ARTICLE = f"{', '.join(METADATA)}, heading, lead, words, paragraphs, text, layers"
_RULING = "number, verb, type, key, name, form, article_id, to_type, to_name, made"


class Trashed(Struct, frozen=True):
    """An article in the trash, with the size of its source in bytes and when it was removed (ISO 8601)."""

    id: int
    title: str | None
    heading: str
    outlet: str | None
    published: str | None
    source: str
    size: int
    removed: str
    until: str
    """The day after which it may go for good, as YYYY-MM-DD; later where the library is not written to daily."""


def listed(connection: sqlite3.Connection) -> list[Trashed]:
    """List what can be brought back, the last removed first, whatever the clock said then."""
    query = (
        "SELECT trash.article_id, title, heading, outlet, published, location, size, trash.removed FROM trash"
        " LEFT JOIN removed USING (article_id) ORDER BY removed.revision DESC, trash.removed DESC, trash.article_id"
    )
    today = _now().date()
    days = _days(connection)
    found = connection.execute(query).fetchall()
    return [Trashed(*(*row, _until(row[-1], days, today))) for row in found]


def decided(connection: sqlite3.Connection, sha256: bytes) -> tuple[Decision, ...]:
    """Return what a person decided about the pieces of a source that is in the trash."""
    row = connection.execute("SELECT decisions FROM trash WHERE sha256 = ?", (sha256,)).fetchone()
    return _decisions(row[0]) if row else ()


def refuse_missing(connection: sqlite3.Connection, ids: Iterable[int]) -> None:
    """Raise ``NotFoundError`` for a number that nothing in the trash has."""
    there = {row[0] for row in connection.execute("SELECT article_id FROM trash")}
    for number in sorted(set(ids) - there):
        raise NotFoundError(no_article(number, "trash", LISTING))


def tagged_otherwise(connection: sqlite3.Connection, ids: Iterable[int]) -> list[int]:
    """Return those in the trash that were tagged with another table of names than the one that holds."""
    otherwise = connection.execute("SELECT article_id FROM trash WHERE aliases != ?", (_aliases(connection),))
    return sorted({row[0] for row in otherwise} & set(ids))


def keep(connection: sqlite3.Connection, article_id: int) -> None:
    """Put an article into the trash that is about to be removed."""
    now = _now().isoformat(timespec="seconds")
    _count(connection, now[:10])  # a day may have begun since the transaction did
    about = [[*one.lines, one.text, one.nth, one.kept] for one in rows.decisions(connection, article_id)]
    connection.execute(
        f"INSERT INTO trash (article_id, removed, aliases, decisions, {_SOURCE}, {_ARTICLE})"
        f" SELECT articles.id, ?, ?, ?, {_SOURCE}, {_ARTICLE} FROM articles JOIN sources ON sources.id = source_id"
        " WHERE articles.id = ?",
        (now, _aliases(connection), json.dumps(about, ensure_ascii=False), article_id),
    )
    connection.execute(
        f"INSERT INTO trashed_rulings ({_RULING}) SELECT {_RULING} FROM rulings WHERE article_id = ? ORDER BY rowid",
        (article_id,),
    )


def claimed(connection: sqlite3.Connection, sha256: bytes) -> int | None:
    """Take what is known of a source out of the trash, for an article that is about to be made of it.

    Return the number that the article had, None where the trash does not have the source. What a person decided about
    it holds again from here on.
    """
    row = connection.execute("SELECT article_id, decisions FROM trash WHERE sha256 = ?", (sha256,)).fetchone()
    if row is None:
        return None
    number = int(row[0])
    connection.execute("PRAGMA defer_foreign_keys = ON")  # what was decided comes before the article that it is about
    rows.remember(connection, number, _decisions(row[1]))
    connection.execute(
        f"INSERT INTO rulings ({_RULING}) SELECT {_RULING} FROM trashed_rulings WHERE article_id = ? ORDER BY rowid",
        (number,),
    )
    connection.execute("DELETE FROM trash WHERE article_id = ?", (number,))
    connection.execute("DELETE FROM removed WHERE article_id = ?", (number,))
    return number


def restore(connection: sqlite3.Connection, revision: int, article_id: int) -> Article:
    """Bring an article back as it was and return it; its family and its names still have to be settled."""
    sha256, text, layers, *metadata = connection.execute(
        f"SELECT sha256, text, layers, {', '.join(METADATA)} FROM trash WHERE article_id = ?", (article_id,)
    ).fetchone()
    connection.execute(
        f"INSERT INTO sources ({_SOURCE}) SELECT {_SOURCE} FROM trash WHERE article_id = ?", (article_id,)
    )
    connection.execute(
        f"INSERT INTO articles (id, source_id, revision, {_ARTICLE})"
        f" SELECT article_id, (SELECT id FROM sources WHERE sha256 = trash.sha256), ?, {_ARTICLE}"
        " FROM trash WHERE article_id = ?",
        (revision, article_id),
    )
    claimed(connection, sha256)
    article, tagging = unpack(text, dict(zip(METADATA, metadata, strict=True)), layers)
    rows.enter(connection, article_id, article, tagging)
    return article


def empty(connection: sqlite3.Connection, ids: Sequence[int] | None) -> int:
    """Let go for good of all that is in the trash, or of some; return how many articles that were.

    Raises ``NotFoundError``.
    """
    if ids is None:
        return connection.execute("DELETE FROM trash").rowcount
    refuse_missing(connection, ids)
    return connection.executemany("DELETE FROM trash WHERE article_id = ?", [(number,) for number in ids]).rowcount


def expire(connection: sqlite3.Connection) -> None:
    """Count this day, if it was not counted yet, and let go of what was removed before the last DAYS days."""
    _count(connection, _now().date().isoformat())


def _count(connection: sqlite3.Connection, day: str) -> None:
    """Note that the library is written to on a day; with it the oldest of DAYS others goes, and all removed then.

    A day that comes again, as with a clock that is put back, is the newest again.
    """
    days = _days(connection)
    if days and days[-1] == day:
        return
    days = [*(each for each in days if each != day), day]
    if len(days) > DAYS + 1:
        connection.execute("DELETE FROM trash WHERE substr(removed, 1, 10) = ?", (days.pop(0),))
    connection.execute("INSERT OR REPLACE INTO meta VALUES ('days', ?)", (json.dumps(days),))


def _days(connection: sqlite3.Connection) -> list[str]:
    """Return the last days on which the library was written to, in the order in which they came.

    Where none were counted yet, those are known on which something was removed.
    """
    row = connection.execute("SELECT value FROM meta WHERE key = 'days'").fetchone()
    if row:
        return [str(day) for day in json.loads(row[0])]
    known = connection.execute("SELECT DISTINCT substr(removed, 1, 10) FROM trash ORDER BY 1")
    return [str(day) for (day,) in known]


def _until(removed: str, days: Sequence[str], today: date) -> str:
    """Return the last day on which what was removed at a time is surely there."""
    day = removed[:10]
    since = len(days) - 1 - days.index(day) if day in days else 0
    counted = bool(days) and days[-1] == today.isoformat()
    left = max(DAYS - since - (not counted), -1)
    return (today + timedelta(days=min(left, (date.max - today).days))).isoformat()


def _decisions(packed: str) -> tuple[Decision, ...]:
    return tuple(Decision((first, last), text, kept, nth) for first, last, text, nth, kept in json.loads(packed))


def _aliases(connection: sqlite3.Connection) -> bytes:
    row = connection.execute("SELECT value FROM meta WHERE key = 'aliases'").fetchone()
    return hashlib.sha256((str(row[0]) if row else "").encode()).digest()


def _now() -> datetime:
    return datetime.now(UTC)
