"""What articles are counted by: tags, outlets, dates and names, of many articles at once.

Names go by the numbers of their canonical entities, which hold until the library changes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from corpus.article import EntityType
from corpus.names.catalogue import NAME
from corpus.names.ties import CANONICAL

CHUNK = 500  # numbers in one SQL statement


class Facts:
    """Reads facts over one connection to a library; whom names are counted with is looked up once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._canonical: dict[str, int] = {}
        self._types: dict[int, EntityType] = {}

    def by_date(self, *, oldest: bool = False) -> list[int]:
        """List the numbers of all articles by day of publication; the undated at the end, in order of arrival."""
        order = "ASC" if oldest else "DESC"
        rows = self._connection.execute(
            f"SELECT id FROM articles ORDER BY coalesce(published, '') = '', published {order}, id"
        )
        return [number for (number,) in rows.fetchall()]

    def publication(self, articles: Sequence[int] | None = None) -> list[tuple[int, str | None, str | None]]:
        """List the numbers of articles, of all unless some are named, with outlet and day of publication."""
        if articles is None:
            return self._connection.execute("SELECT id, outlet, published FROM articles").fetchall()
        return [
            row
            for place in range(0, len(articles), CHUNK)
            for row in self._connection.execute(
                f"SELECT id, outlet, published FROM articles WHERE id IN ({_listed(articles[place : place + CHUNK])})"
            )
        ]

    def names_in(self, articles: Sequence[int]) -> dict[int, tuple[int, ...]]:
        """Return whom and what each of some articles mentions, every entity once; those without any are left out."""
        canonical = self._canonical
        found: dict[int, tuple[int, ...]] = {}
        for place in range(0, len(articles), CHUNK):
            # Put together by SQLite: a row for each mention would take a third longer.
            rows = self._connection.execute(
                "SELECT article_id, group_concat(entity_id) FROM appearances"
                f" WHERE article_id IN ({_listed(articles[place : place + CHUNK])}) GROUP BY article_id"
            ).fetchall()
            listed = [(article, together.split(",")) for article, together in rows]
            self._know({number for _, numbers in listed for number in numbers}.difference(canonical))
            for article, numbers in listed:
                found[article] = tuple({canonical[number] for number in numbers})
        return found

    def ties(self) -> dict[int, int]:
        """Return with whom each entity is counted that is not counted by itself, as it is now; forget what was so."""
        self._canonical.clear()
        rows = self._connection.execute("SELECT id, same_as FROM entities WHERE same_as IS NOT NULL")
        return dict(rows.fetchall())

    def type_of(self, entity: int) -> EntityType:
        """Return the type of an entity that ``names_in`` gave."""
        return self._types[entity]

    def types(self, entities: Sequence[int]) -> dict[int, EntityType]:
        """Return the types of entities."""
        return {
            number: _TYPES[kind]
            for place in range(0, len(entities), CHUNK)
            for number, kind in self._connection.execute(
                f"SELECT id, type FROM entities WHERE id IN ({_listed(entities[place : place + CHUNK])})"
            )
        }

    def frequencies(self, kinds: Iterable[EntityType]) -> list[tuple[int, EntityType, int]]:
        """List the entities of some types with the number of articles that mention each, the most frequent first.

        Where several names are counted together, an article may count several times.
        """
        wanted = tuple(kinds)
        rows = self._connection.execute(
            "SELECT canonical.id, canonical.type, sum(counted) AS articles FROM"
            " (SELECT entity_id, count(*) AS counted FROM appearances GROUP BY entity_id)"
            " JOIN entities AS entity ON entity.id = entity_id"
            f" JOIN entities AS canonical ON canonical.id = {CANONICAL}"
            f" WHERE canonical.type IN ({','.join('?' * len(wanted))})"
            " GROUP BY canonical.id ORDER BY articles DESC, canonical.id",
            wanted,
        )
        return [(number, EntityType(kind), articles) for number, kind, articles in rows]

    def holders(self, entity: int) -> list[int]:
        """List the articles that mention an entity, in any of the names that are counted with it."""
        rows = self._connection.execute(
            "SELECT article_id FROM appearances WHERE entity_id = ?1"
            " OR entity_id IN (SELECT id FROM entities WHERE same_as = ?1)",
            (entity,),
        )
        return [row[0] for row in rows]

    def annotated(self) -> int:
        """Return how often anything was changed that is kept beside articles."""
        row = self._connection.execute("SELECT value FROM meta WHERE key = 'annotated'").fetchone()
        return int(row[0]) if row else 0

    def tagged(self) -> dict[str, frozenset[int]]:
        """Return the articles that have each tag, or a passage that has it."""
        found: dict[str, set[int]] = {}
        for tag, article in self._connection.execute(
            "SELECT annotations.words, articles.id FROM annotations"
            " JOIN sources ON sources.sha256 = annotations.sha256 JOIN articles ON articles.source_id = sources.id"
            " WHERE kind = 'tag'"
        ):
            found.setdefault(tag, set()).add(article)
        return {tag: frozenset(articles) for tag, articles in found.items()}

    def called(self, entities: Sequence[int]) -> dict[int, str]:
        """Return the names of entities."""
        return {
            number: name
            for place in range(0, len(entities), CHUNK)
            for number, name in self._connection.execute(
                f"SELECT id, {NAME} FROM entities WHERE id IN ({_listed(entities[place : place + CHUNK])})"
            )
        }

    def _know(self, numbers: Iterable[str]) -> None:
        unknown = list(numbers)
        for place in range(0, len(unknown), CHUNK):
            for number, canonical, kind in self._connection.execute(
                f"SELECT entity.id, canonical.id, canonical.type FROM entities AS entity"
                f" JOIN entities AS canonical ON canonical.id = {CANONICAL}"
                f" WHERE entity.id IN ({','.join(unknown[place : place + CHUNK])})"
            ):
                self._canonical[str(number)] = canonical
                self._types[canonical] = _TYPES[kind]


_TYPES = {kind.value: kind for kind in EntityType}


def _listed(numbers: Iterable[int]) -> str:
    return ",".join(str(int(number)) for number in numbers)
