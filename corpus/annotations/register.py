"""The annotations of a library, read and kept over one connection. They are no part of its revision.

They are tied to the bytes that an article was made from: when an article goes, they wait, and when it comes again they
are beside it as before.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from msgspec import to_builtins
from msgspec.structs import replace

from corpus.annotations.model import Annotation, Cited, Kept, Kind, Passage, Signs
from corpus.errors import NotFoundError, ZteError
from corpus.letters import letters
from corpus.references import no_article
from corpus.store import storage

LONGEST, LONGEST_TAG = 20_000, 60  # characters of a note, and of a tag
CHUNK = 500  # numbers of articles in one SQL statement

_ALL = (
    "SELECT annotations.number, kind, annotations.words, exact, prefix, suffix, start, made, changed, articles.id,"
    " annotations.sha256, cited FROM annotations LEFT JOIN sources ON sources.sha256 = annotations.sha256"
    " LEFT JOIN articles ON articles.source_id = sources.id"
)
_HELD = (
    "SELECT articles.id, annotations.words, kind FROM annotations JOIN sources ON sources.sha256 = annotations.sha256"
    " JOIN articles ON articles.source_id = sources.id"
)


class Annotations:
    """Bookmarks, notes and tags. What changes them raises ``LibraryError`` where the library can't be written."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    def every(self) -> list[Annotation]:
        """List all, by article in order of arrival; those of articles that are gone come last."""
        return [_read(row) for row in self._connection.execute(f"{_ALL} ORDER BY {_ORDER}")]

    def of(self, articles: Iterable[int]) -> list[Annotation]:
        """List those of some articles, in the order of ``every``."""
        wanted = sorted(set(articles))
        found = []
        for place in range(0, len(wanted), CHUNK):
            chunk = wanted[place : place + CHUNK]
            marks = ",".join("?" * len(chunk))
            within = "SELECT sha256 FROM sources JOIN articles ON source_id = sources.id WHERE articles.id"
            wanted_rows = f"{_ALL} WHERE annotations.sha256 IN ({within} IN ({marks})) ORDER BY {_ORDER}"
            rows = self._connection.execute(wanted_rows, chunk)
            found += [_read(row) for row in rows]
        return found

    def one(self, number: int) -> Annotation:
        """Return the one of this number. Raises ``NotFoundError``."""
        row = self._connection.execute(f"{_ALL} WHERE annotations.number = ?", (number,)).fetchone()
        if row is None:
            raise NotFoundError(f"there is no note, tag or bookmark {number}; see the numbers with: zte-reader notes")
        return _read(row)

    def signs(self) -> dict[int, Signs]:
        """Return in short what there is beside the articles that have anything."""
        found: dict[int, Signs] = {}
        rows = self._connection.execute(f"{_HELD} ORDER BY annotations.number")
        for article, words, kind in rows:
            found[article] = _with(found.get(article, Signs()), Kind(kind), words)
        return found

    @property
    def revision(self) -> int:
        """How often any of them was changed, by whomever."""
        row = self._connection.execute("SELECT value FROM meta WHERE key = 'annotated'").fetchone()
        return int(row[0]) if row else 0

    def tags(self) -> list[tuple[str, int]]:
        """List the tags with their numbers of articles, the most used first, those of articles that are gone too."""
        rows = self._connection.execute(
            "SELECT words, count(DISTINCT sha256) FROM annotations WHERE kind = 'tag' GROUP BY words"
        )
        counts = [(str(name), int(count)) for name, count in rows]
        return sorted(counts, key=lambda entry: (-entry[1], entry[0].casefold()))

    def holding(self, kind: Kind, says: Callable[[str], bool] | None = None) -> list[int]:
        """Return the numbers of the articles with an annotation of this kind, one whose words ``says`` likes."""
        judged: dict[str, bool] = {}
        found = set()
        for article, words, _ in self._connection.execute(f"{_HELD} WHERE kind = ?", (kind,)):
            if says is not None and words not in judged:
                judged[words] = says(words)
            if says is None or judged[words]:
                found.add(int(article))
        return sorted(found)

    def bookmark(self, article: int, passage: Passage | None = None) -> Annotation:
        """Bookmark an article or a passage of it; what is bookmarked stays so. Raises ``NotFoundError``."""
        return self._kept(article, Kind.BOOKMARK, "", passage)

    def note(self, article: int, words: str, passage: Passage | None = None) -> Annotation:
        """Write a note. Raises ``NotFoundError``, and ``ZteError`` where it says nothing or too much."""
        return self._put(article, Kind.NOTE, _note(words), passage)

    def tag(self, article: int, name: str, passage: Passage | None = None) -> Annotation:
        """Give a tag, as it is written elsewhere in the library; one that is there already stays.

        Raises ``NotFoundError``, and ``ZteError`` for what can't be a tag.
        """
        wanted = tag_name(name)
        known = next((other for other, _ in self.tags() if other.casefold() == wanted.casefold()), wanted)
        return self._kept(article, Kind.TAG, known, passage)

    def reword(self, number: int, words: str) -> Annotation:
        """Let a note say something else. Raises ``NotFoundError`` and ``ZteError``."""
        if self.one(number).kind is not Kind.NOTE:
            raise ZteError(f"{number} is no note; see the numbers with: zte-reader notes")
        with self._writing():
            self._connection.execute(
                "UPDATE annotations SET words = ?, changed = ? WHERE number = ?", (_note(words), _now(), number)
            )
        return self.one(number)

    def rewrite(self, number: int, words: str) -> list[Annotation]:
        """Let a note say something else; one that says nothing any more is taken away, and returned. Raises as both."""
        if not words.strip():
            return self.remove([number])
        self.reword(number, words)
        return []

    def remove(self, numbers: Sequence[int]) -> list[Annotation]:
        """Take some away, all or none, and return them. Raises ``NotFoundError``."""
        gone = [self.one(number) for number in dict.fromkeys(numbers)]
        with self._writing():
            self._connection.executemany("DELETE FROM annotations WHERE number = ?", [(each.number,) for each in gone])
        return gone

    def restore(self, gone: Iterable[Annotation]) -> None:
        """Put back what was taken away, as it was."""
        with self._writing():
            for each in gone:
                _insert(self._connection, each)

    def _kept(self, article: int, kind: Kind, words: str, passage: Passage | None) -> Annotation:
        """Return what is there already, else put it there."""
        for each in self.of([article]):
            if (each.kind, each.words) == (kind, words) and _same(each.passage, passage):
                return each
        return self._put(article, kind, words, passage)

    def _put(self, article: int, kind: Kind, words: str, passage: Passage | None) -> Annotation:
        source, cited = _source(self._connection, article)
        now = _now()
        with self._writing():
            new = Annotation(0, kind, words, passage, now, now, article, source, cited)
            return self.one(_insert(self._connection, new))

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with storage.transaction(self._connection, self._path):
            yield
            _count(self._connection)


def take_in(connection: sqlite3.Connection, article: int, kept: Sequence[Kept]) -> None:
    """Put what came with an article beside it, but for what is there already or can't be; in a caller's transaction."""
    if not kept:
        return
    source, cited = _source(connection, article)
    rows = connection.execute("SELECT kind, words, exact, start FROM annotations WHERE sha256 = ?", (source,))
    there = {tuple(row) for row in rows}
    for each in kept:
        try:
            words = _kept_words(each)
        except ZteError:
            continue
        known = (each.kind, words, *((each.passage.exact, each.passage.start) if each.passage else (None, None)))
        if known not in there:
            there.add(known)
            made = each.made or _now()
            changed = each.changed or made
            _insert(connection, Annotation(0, each.kind, words, each.passage, made, changed, article, source, cited))
    _count(connection)


def _kept_words(each: Kept) -> str:
    match each.kind:
        case Kind.NOTE:
            return _note(each.words)
        case Kind.TAG:
            return tag_name(each.words)
        case Kind.BOOKMARK:
            return ""


def _source(connection: sqlite3.Connection, article: int) -> tuple[bytes, Cited]:
    """Return the SHA-256 of an article's source, and what the article is called. Raises ``NotFoundError``."""
    row = connection.execute(
        "SELECT sha256, heading, byline, outlet, published, url, location"
        " FROM articles JOIN sources ON sources.id = source_id WHERE articles.id = ?",
        (article,),
    ).fetchone()
    if row is None:
        raise NotFoundError(no_article(article))
    source, *cited = row
    return source, Cited(*cited)


def _insert(connection: sqlite3.Connection, new: Annotation) -> int:
    where = new.passage
    cursor = connection.execute(
        "INSERT OR REPLACE INTO annotations"
        " (number, sha256, kind, words, exact, prefix, suffix, start, made, changed, cited)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            new.number or None,
            new.source,
            new.kind,
            new.words,
            *((where.exact, where.prefix, where.suffix, where.start) if where else (None,) * 4),
            new.made,
            new.changed,
            json.dumps(to_builtins(new.cited), ensure_ascii=False),
        ),
    )
    return int(cursor.lastrowid or 0)


def _count(connection: sqlite3.Connection) -> None:
    """Let whoever looks at annotations see that some were changed."""
    connection.execute("INSERT INTO meta VALUES ('annotated', 1) ON CONFLICT DO UPDATE SET value = value + 1")


_ORDER = "articles.id IS NULL, articles.id, annotations.sha256, coalesce(start, -1), annotations.number"


def tag_name(typed: str) -> str:
    """Return a tag as it is kept: on one line, without a leading ``#``. Raises ``ZteError`` for what can't be one."""
    name = " ".join(typed.split()).lstrip("#").strip()
    if not letters(name) or not name.isprintable():
        raise ZteError(f"“{name[:LONGEST_TAG]}” can't be a tag; write words or numbers")
    if len(name) > LONGEST_TAG:
        raise ZteError(f"a tag has {LONGEST_TAG} characters at most; write a note instead")
    return name


def _note(words: str) -> str:
    kept = words.strip().encode("utf-8", "replace").decode()
    if not kept:
        raise ZteError("there is nothing in this note; write a word")
    if len(kept) > LONGEST:
        raise ZteError(f"a note has {LONGEST:,} characters at most; write several")
    return kept


def _same(one: Passage | None, other: Passage | None) -> bool:
    return (one and (one.exact, one.start)) == (other and (other.exact, other.start))


def _with(signs: Signs, kind: Kind, words: str) -> Signs:
    match kind:
        case Kind.BOOKMARK:
            return replace(signs, bookmarks=signs.bookmarks + 1)
        case Kind.NOTE:
            return replace(signs, notes=signs.notes + 1)
        case Kind.TAG:
            return signs if words in signs.tags else replace(signs, tags=(*signs.tags, words))


def _read(row: tuple[object, ...]) -> Annotation:
    number, kind, words, exact, prefix, suffix, start, made, changed, article, source, cited = row
    passage = None if exact is None else Passage(exact, prefix, suffix, start)  # type: ignore[arg-type]
    return Annotation(number, Kind(kind), words, passage, made, changed, article, source, Cited(**json.loads(cited)))  # type: ignore[arg-type]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
