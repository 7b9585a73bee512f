"""Whether a library is sound: its file, its references, its sources, the layers over its texts, what follows."""

from __future__ import annotations

import re
import sqlite3
import zlib
from collections.abc import Iterator
from enum import Enum, auto

from msgspec import Struct

from corpus.article import NAME_TYPES, Article, Tagging
from corpus.families.signatures import bands
from corpus.store.damage import unpacked
from corpus.store.records import METADATA, unpack
from corpus.store.rows import digest

REMEDY = "mend it with: zte-reader doctor --repair"
_OF_KEYS = re.compile(r"row \d+ missing from index|wrong # of entries in index|non-unique entry in index")


class Part(Enum):
    """What is damaged, by what it takes to mend it."""

    FILE = auto()  # what can be read is copied out
    KEYS = auto()  # SQLite makes its indexes anew
    REFERENCE = auto()
    SOURCE = auto()  # only a backup has it
    LAYERS = auto()  # made anew from the source
    DERIVED = auto()  # made anew from the articles


class Fault(Struct, frozen=True):
    """Something that is damaged, told in a line; ``article`` is its number, where it is about one in the library."""

    part: Part
    line: str
    article: int | None = None


def faults(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield a line for each thing that is damaged. Raises ``sqlite3.Error`` where the file can't be read."""
    return (fault.line for fault in found(connection))


def found(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Yield what is damaged; beyond a damaged file nothing. Raises ``sqlite3.Error`` where it can't be read."""
    damaged = [str(row[0]) for row in connection.execute("PRAGMA integrity_check")]
    pages = [line for line in damaged if line != "ok" and not _OF_KEYS.match(line)]
    if pages:
        more = f" and {len(pages) - 1} more" if len(pages) > 1 else ""
        yield Fault(Part.FILE, f"library: its file is damaged ({' '.join(pages[0].split())}{more}); {REMEDY}")
        return
    if damaged != ["ok"]:
        yield Fault(Part.KEYS, f"library: keys of its tables are damaged ({damaged[0]}); {REMEDY}")
        return
    for table in sorted({row[0] for row in connection.execute("PRAGMA foreign_key_check")}):
        yield Fault(Part.REFERENCE, f"library: broken reference in {table}; {REMEDY}")
    yield from _sources(connection)
    yield from _articles(connection)
    yield from _derived(connection)


def _sources(connection: sqlite3.Connection) -> Iterator[Fault]:
    joined = "SELECT articles.id, sha256, data FROM articles JOIN sources ON sources.id = source_id"
    for number, known, data in connection.execute(joined):
        if not _intact(data, known):
            yield Fault(Part.SOURCE, f"article {number}: its source is damaged", number)
    for number, known, data in connection.execute("SELECT article_id, sha256, data FROM trash"):
        if not _intact(data, known):
            yield Fault(Part.SOURCE, f"article {number}, in the trash: its source is damaged")
    alone = "SELECT location FROM sources WHERE id NOT IN (SELECT source_id FROM articles)"
    for (location,) in connection.execute(alone):
        yield Fault(Part.REFERENCE, f"library: the source {location} has no article; {REMEDY}")


def _articles(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Look at the layers of each article, and at the names in it that are counted."""
    unsigned = connection.execute("SELECT value FROM meta WHERE key = 'unsigned'").fetchone()
    last = int(unsigned[0]) if unsigned else 0
    counted = dict(connection.execute("SELECT article_id, sum(mentions) FROM appearances GROUP BY article_id"))
    signed = {row[0] for row in connection.execute("SELECT article_id FROM signatures")}
    for number, text, layers in connection.execute("SELECT id, text, layers FROM articles"):
        unpacked = _unpacked(text, layers)
        if unpacked is None:
            yield Fault(Part.LAYERS, f"article {number}: its layers are damaged; {REMEDY}", number)
            continue
        names = sum(mention.type in NAME_TYPES for mention in unpacked[1].mentions)
        if counted.get(number, 0) != names:
            yield Fault(Part.DERIVED, f"article {number}: its names are not all counted; {REMEDY}", number)
        if number > last and number not in signed:
            yield Fault(Part.DERIVED, f"article {number}: versions of it can't be found; {REMEDY}", number)


def _derived(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Look at what follows from the articles, whether it agrees with itself."""
    held = "SELECT 1 FROM bands WHERE band = ? AND article_id = ?"
    for number, signed in connection.execute("SELECT article_id, bands FROM signatures").fetchall():
        if not all(connection.execute(held, (band, number)).fetchone() for band in bands(signed)):
            yield Fault(Part.DERIVED, f"article {number}: versions of it can't be found; {REMEDY}", number)
    if connection.execute("SELECT 1 FROM families WHERE fullest NOT IN (SELECT article_id FROM families)").fetchone():
        yield Fault(Part.DERIVED, f"library: a family of versions lacks its fullest; {REMEDY}")
    uneven = (
        "SELECT 1 FROM entities WHERE"
        " coalesce((SELECT sum(mentions) FROM forms WHERE entity_id = id), 0)"
        " != coalesce((SELECT sum(mentions) FROM appearances WHERE entity_id = id), 0)"
    )
    if connection.execute(uneven).fetchone():
        yield Fault(Part.DERIVED, f"library: a name is not counted in all its forms; {REMEDY}")


def _intact(data: bytes, known: bytes) -> bool:
    try:
        return digest(unpacked(data)) == known
    except (zlib.error, TypeError):
        return False


def _unpacked(text: str, layers: bytes) -> tuple[Article, Tagging] | None:
    """Return an article with what is in it, None where its layers can't be read or don't lie over its text."""
    try:
        return unpack(text, dict.fromkeys(METADATA), layers)
    except (ValueError, KeyError, TypeError, RecursionError, zlib.error):
        return None
