"""The library: the only door to storage, and the truth that the index follows.

A library is a folder that holds ``library.sqlite3`` and, beside it, the disposable ``index/``. Several processes and
threads may have it open; each thread has a connection of its own.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from corpus import references
from corpus.annotations.register import Annotations
from corpus.article import EntityType, Mention
from corpus.decisions import Decision
from corpus.errors import LibraryError, NotFoundError
from corpus.families.kin import Kin
from corpus.names import catalogue, naming, ties
from corpus.names.catalogue import EntityRow
from corpus.names.rulings import NameDecision, decisions
from corpus.repair import soundness
from corpus.store import rows, shelving, storage, trash
from corpus.store.connections import Connections
from corpus.store.damage import of_article, unpacked
from corpus.store.facts import Facts
from corpus.store.holding import Hold, together
from corpus.store.holdings import Holdings
from corpus.store.leftovers import put_right
from corpus.store.migration import Migrated, migrate, refuse_older
from corpus.store.records import (
    Changes,
    NewArticle,
    Origin,
    Remade,
    Replaced,
    Stored,
    StoredArticle,
    Summary,
)
from corpus.store.searches import Searches
from corpus.store.trash import Trashed

__all__ = [
    "Changes",
    "EntityRow",
    "Library",
    "NewArticle",
    "Origin",
    "Remade",
    "Replaced",
    "Stored",
    "StoredArticle",
    "Summary",
]

T = TypeVar("T")


class Library:
    """A library on disk. Open it with ``Library.open``; it is a context manager."""

    def __init__(self, path: Path, *, writable: bool, hold: Hold | None = None) -> None:
        self.path = path
        self.migrated: Migrated | None = None
        self._hold = hold
        self._connections = Connections(path, writable=writable)

    @classmethod
    def open(cls, path: Path, *, create: bool = True, held: bool = False) -> Library:
        """Open the library in the folder ``path``, made where it is missing and ``create`` is true.

        One of an older schema is brought up to date, ``migrated``; one of a newer one is opened to be read only, as is
        one on a full disk. What a killed process has left is put right. ``held`` says that the caller holds the
        library, as ``holding`` does.
        Raises ``LibraryError`` where there is none, or it is damaged, locked or being mended.
        """
        if not (path / storage.DATABASE).exists():
            storage.make_folder(path, create=create)
        storage.refuse_emptied(path)
        hold = None if held else together(path)
        writable = storage.is_writable(path)
        if writable:
            put_right(path)
        library = cls(path, writable=writable, hold=hold)
        try:
            if library.writable and library._is_to_be_read_only():
                library._connections.close()
                library = cls(path, writable=False, hold=hold)
            library._refuse_programs()
            if library.writable:
                library.migrated = migrate(library._connection, path)
            else:
                refuse_older(library._connection, path)
            library.revision()
            library._tie_anew()
        except BaseException:
            library.close()
            raise
        return library

    def __enter__(self) -> Library:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __reduce__(self) -> tuple[Callable[[Path], Library], tuple[Path]]:
        """Pickle the path alone: another process opens the library anew."""
        return partial(Library.open, create=False), (self.path,)

    def close(self) -> None:
        """Close the connections of all threads."""
        self._connections.close()
        if self._hold is not None:
            self._hold.close()

    @property
    def writable(self) -> bool:
        """Whether anything can be changed."""
        return self._connections.writable

    @property
    def refusal(self) -> str:
        """Why nothing can be changed, in words for a person; nothing where it can."""
        return "" if self.writable else storage.OF_NEWER if self.is_newer else storage.UNWRITABLE

    @property
    def is_newer(self) -> bool:
        """Whether a newer version of this program has written it, so that it can only be read."""
        return storage.is_newer(storage.version(self._connection, self.path))

    @property
    def identity(self) -> str:
        """A name that no other library has; the index is stamped with it."""
        return str(self._connections.one("SELECT value FROM meta WHERE key = 'identity'")[0])

    def revision(self) -> int:
        """Return the number of the last committed change; it only grows."""
        return self._connections.revision()

    def count(self) -> int:
        """Return how many articles there are."""
        return int(self._connections.one("SELECT count(*) FROM articles")[0])

    def changes(self, since: int) -> Changes:
        """List the articles added or changed, and those removed, after revision ``since``."""
        with self._connections.reading() as connection:
            revision = int(connection.execute("SELECT value FROM meta WHERE key = 'revision'").fetchone()[0])
            # Asked for an order, SQLite would go through all articles by their numbers instead of by their revisions.
            changed = sorted(connection.execute("SELECT id FROM articles WHERE revision > ?", (since,)).fetchall())
            gone = connection.execute("SELECT article_id FROM removed WHERE revision > ?", (since,)).fetchall()
        return Changes(revision, [row[0] for row in changed], [row[0] for row in gone])

    def known(self, data: bytes) -> int | None:
        """Return the number of the article that was made from exactly these bytes, if there is one."""
        return rows.known(self._connection, rows.digest(data))

    def add(self, batch: Sequence[NewArticle]) -> list[Stored]:
        """Store a batch in one transaction: all of it is there afterwards, or none of it.

        Articles whose bytes the library has already are not stored again; those that are in its trash have their
        numbers back, and what was decided about them. Raises ``LibraryError``.
        """
        with self._connections.writing() as (connection, revision):
            return shelving.put_in(connection, revision, batch)

    def remove(self, ids: Sequence[int]) -> None:
        """Move articles into the trash, sources and all, in one transaction.

        Raises ``NotFoundError`` before removing any.
        """
        wanted = list(dict.fromkeys(ids))
        with self._connections.writing() as (connection, revision):
            for number in sorted(wanted):
                if not self._has(number):
                    raise NotFoundError(references.no_article(number))
            shelving.take_out(connection, revision, wanted)

    def trash(self) -> list[Trashed]:
        """List what was removed and can be brought back, the last removed first."""
        return trash.listed(self._connection)

    def restore(self, ids: Sequence[int]) -> list[int]:
        """Bring articles back out of the trash, in one transaction, as they were.

        Return those that were tagged with another table of names than the one that holds. Raises ``NotFoundError``
        before bringing any back.
        """
        with self._connections.writing() as (connection, revision):
            return shelving.bring_back(connection, revision, list(dict.fromkeys(ids)))

    def empty_trash(self, ids: Sequence[int] | None = None) -> int:
        """Let go for good of what is in the trash, or of some; return how many articles that were.

        Raises ``NotFoundError`` before letting go of any.
        """
        with self._connections.writing() as (connection, _):
            return trash.empty(connection, None if ids is None else list(dict.fromkeys(ids)))

    def shrink(self) -> None:
        """Write the file anew, without a trace of what is gone. Raises ``LibraryError``."""
        storage.shrink(self._connection, self.path)

    def decided_before(self, data: bytes) -> tuple[Decision, ...]:
        """Return what a person decided about the pieces of a source that is in the trash."""
        return trash.decided(self._connection, rows.digest(data))

    def origin(self, article_id: int) -> Origin:
        """Return what an article is made from: its source, and what a person said and decided.

        Raises ``NotFoundError``.
        """
        with self._connections.reading() as connection:
            found = rows.origin(connection, article_id)
        if found is None:
            raise NotFoundError(references.no_article(article_id))
        return found

    def decisions(self, article_id: int) -> tuple[Decision, ...]:
        """Return what a person decided about the pieces of an article's source, in its order."""
        return rows.decisions(self._connection, article_id)

    def replace(self, batch: Sequence[Remade]) -> list[Replaced]:
        """Put articles in the places of those they were made anew from, in one transaction; tell what came of each.

        An article that is as it was stays at its revision; one that was changed or removed since its origin was read
        is left alone. Raises ``LibraryError``.
        """
        with self._connections.writing() as (connection, revision):
            return shelving.put_anew(connection, revision, batch)

    def recurring(self, ids: Sequence[int], least: int) -> list[tuple[int, list[int]]]:
        """Return the blocks of new articles that stand in ``least`` articles of their outlet, with the numbers of all.

        The most frequent come first; blocks are named as by ``repetition.digest``.
        """
        with self._connections.reading() as connection:
            return rows.recurring(connection, ids, least)

    def furniture(self) -> frozenset[int]:
        """Return the blocks that are known to be furniture of their outlets."""
        return frozenset(row[0] for row in self._connection.execute("SELECT block FROM furniture"))

    def remember_furniture(self, blocks: Iterable[int]) -> None:
        """Remember blocks as furniture of their outlets. Raises ``LibraryError``."""
        with storage.transaction(self._connection, self.path):
            self._connection.executemany("INSERT OR IGNORE INTO furniture VALUES (?)", [(block,) for block in blocks])

    def article(self, article_id: int) -> StoredArticle:
        """Return an article with its layers. Raises ``NotFoundError``, or ``LibraryError`` if damaged."""
        for stored in self.articles([article_id]):
            return stored
        raise NotFoundError(references.no_article(article_id))

    def articles(self, ids: Iterable[int]) -> Iterator[StoredArticle]:
        """Yield articles in the order given; those that the library does not have are passed over."""
        yield from filter(None, (rows.stored(self._connection, article_id) for article_id in ids))

    def text(self, article_id: int) -> str:
        """Return an article's text alone. Raises ``NotFoundError``, or ``LibraryError`` if damaged."""
        return str(self._of(article_id, "SELECT text FROM articles WHERE id = ?"))

    def source(self, article_id: int) -> bytes:
        """Return the bytes that an article was made from. Raises ``NotFoundError``, or ``LibraryError`` if damaged."""
        query = "SELECT data FROM articles JOIN sources ON sources.id = source_id WHERE articles.id = ?"
        with of_article(article_id):
            return unpacked(self._of(article_id, query))

    def summaries(self, ids: Iterable[int] | None = None) -> list[Summary]:
        """List articles in order of arrival; all of them, or those of ``ids`` in the order given."""
        return rows.summaries(self._connection, ids)

    def resolve(self, reference: str) -> int:
        """Turn what a person typed, a number or the unique beginning of a title, into an article's number.

        Raises ``NotFoundError`` where nothing or more than one article fits.
        """
        return references.resolve(reference, self._has, self.summaries)

    def entities(self) -> list[EntityRow]:
        """List who and what is mentioned, the most mentioned first."""
        with self._connections.reading() as connection:
            return catalogue.rows(connection)

    def find_entity(self, name: str, kind: EntityType | None = None) -> EntityRow:
        """Return the entity that ``name`` most probably means, of type ``kind`` if given. Raises ``NotFoundError``."""
        with self._connections.reading() as connection:
            return naming.chosen(connection, name, kind)

    def ambiguous_in(self, article_id: int) -> dict[tuple[str, EntityType], tuple[str, ...]]:
        """Return the names of an article that may mean several others of the library, each with those."""
        with self._connections.reading() as connection:
            return catalogue.ambiguous_in(connection, article_id)

    def aliases(self) -> str:
        """Return the person's table of names that holds, as TOML; see ``aliasing``."""
        row = self._connection.execute("SELECT value FROM meta WHERE key = 'aliases'").fetchone()
        return str(row[0]) if row else ""

    def remember_aliases(self, aliases: str) -> None:
        """Let this be the person's table of names. Raises ``LibraryError``."""
        with storage.transaction(self._connection, self.path):
            self._connection.execute("INSERT OR REPLACE INTO meta VALUES ('aliases', ?)", (aliases,))

    def name_decisions(self) -> list[NameDecision]:
        """Return what a person decided about names, in the order in which it holds."""
        return decisions(ties.rulings(self._connection))

    def decide_names(self, decide: Callable[[sqlite3.Connection], T]) -> T:
        """Do something of ``naming`` in one transaction: all of it or, where it raises ``ZteError``, nothing."""
        with self._connections.writing() as (connection, _):
            return decide(connection)

    def mentions(self, entity: EntityRow) -> Iterator[tuple[StoredArticle, list[Mention]]]:
        """Yield each article that mentions an entity, in order of arrival, with the mentions."""
        for stored in self.articles(catalogue.articles_of(self._connection, entity.id)):
            named = entity.name, entity.type
            places = [mention for mention in stored.tagging.mentions if (mention.entity, mention.type) == named]
            if places:
                yield stored, places

    @property
    def facts(self) -> Facts:
        """What articles are counted by."""
        return Facts(self._connection)

    @property
    def holdings(self) -> Holdings:
        """What is held, for a list of all of it."""
        return Holdings(self._connection)

    @property
    def searches(self) -> Searches:
        """What a person searched for."""
        return Searches(self._connection, self.path, writable=self.writable)

    @property
    def annotations(self) -> Annotations:
        """What a person keeps beside articles."""
        return Annotations(self._connection, self.path)

    @property
    def kin(self) -> Kin:
        """What articles share with each other."""
        return Kin(self._connections)

    def check(self) -> list[str]:
        """Look for damage; return a line for each thing found, none where all is well."""
        try:
            with self._connections.reading() as connection:  # what others add meanwhile is not half there
                return list(soundness.faults(connection))
        except sqlite3.Error as error:
            return [storage.explain(self.path, error)]

    def _is_to_be_read_only(self) -> bool:
        try:
            return self.is_newer
        except LibraryError as error:
            if storage.lacks_room(error):
                return True
            raise

    def _refuse_programs(self) -> None:
        if self.is_newer:  # what is in one is for newer versions to say, and nothing in it is changed
            return
        try:
            storage.refuse_programs(self._connection, self.path / storage.DATABASE)
        except sqlite3.Error as error:
            raise LibraryError(storage.explain(self.path, error)) from error

    def _tie_anew(self) -> None:
        """Tie all names where that was done by older rules."""
        if self.writable and self._connections.one("SELECT value FROM meta WHERE key = 'tied'")[0] != ties.VERSION:
            with storage.transaction(self._connection, self.path):
                ties.tie_anew(self._connection)

    def _of(self, article_id: int, query: str) -> Any:
        """Return the one value that a query asks of an article. Raises ``NotFoundError``."""
        row = self._connection.execute(query, (article_id,)).fetchone()
        if row is None:
            raise NotFoundError(references.no_article(article_id))
        return row[0]

    def _has(self, article_id: int) -> bool:
        return self._connection.execute("SELECT 1 FROM articles WHERE id = ?", (article_id,)).fetchone() is not None

    @property
    def _connection(self) -> sqlite3.Connection:
        return self._connections.here
