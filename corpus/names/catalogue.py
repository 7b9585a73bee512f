"""Who and what a library mentions: entities counted over its articles, and found by any of their names.

An entity is known by its type and a key that is the same for all spellings of a name; ``ties`` says which of them are
counted together, and ``naming`` what a person decided about them.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from corpus.article import NAME_TYPES, EntityType, Tagging
from corpus.entities import entity_key
from corpus.names import ties
from corpus.names.rulings import split_off
from corpus.names.ties import CANONICAL, rulings

NAME = "coalesce(given, name)"


class EntityRow(Struct, frozen=True):
    """An entity with how often it is mentioned, in how many articles, and in which forms, the most frequent first.

    ``may_be`` names the entities that an ambiguous one, a surname that several bear, may be, the likeliest first.
    """

    id: int
    name: str
    type: EntityType
    mentions: int
    articles: int
    forms: tuple[str, ...] = ()
    may_be: tuple[str, ...] = ()


def record(connection: sqlite3.Connection, article_id: int, text: str, tagging: Tagging) -> None:
    """Add an article's named entities and the forms they take in it."""
    tagging = split_off(tagging, text, article_id, rulings(connection))
    numbers: dict[tuple[EntityType, str], int] = {}
    counts: Counter[int] = Counter()
    forms: Counter[tuple[int, str]] = Counter()
    for mention in tagging.mentions:
        if mention.type not in NAME_TYPES:
            continue
        key = (mention.type, entity_key(mention.entity, mention.type))
        number = numbers.get(key)
        if number is None:
            number = numbers[key] = ties.number(connection, key, mention.entity)
        counts[number] += 1
        forms[number, text[mention.start : mention.end]] += 1
    connection.executemany(
        "INSERT INTO appearances VALUES (?, ?, ?)", [(number, article_id, count) for number, count in counts.items()]
    )
    connection.executemany(
        "INSERT INTO forms VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET mentions = mentions + excluded.mentions",
        [(number, form, count) for (number, form), count in forms.items()],
    )


def forget(connection: sqlite3.Connection, article_id: int, text: str, tagging: Tagging) -> None:
    """Take back the forms and appearances of an article; entities that nothing mentions then are to be swept."""
    for mention in split_off(tagging, text, article_id, rulings(connection)).mentions:
        if mention.type in NAME_TYPES:
            connection.execute(
                "UPDATE forms SET mentions = mentions - 1 WHERE form = ? AND entity_id ="
                " (SELECT id FROM entities WHERE type = ? AND key = ?)",
                (text[mention.start : mention.end], mention.type, entity_key(mention.entity, mention.type)),
            )
    connection.execute("DELETE FROM appearances WHERE article_id = ?", (article_id,))


def sweep(connection: sqlite3.Connection) -> None:
    """Drop forms and entities that nothing mentions any more."""
    connection.execute("DELETE FROM forms WHERE mentions <= 0")
    gone = (
        "SELECT id FROM entities WHERE id NOT IN (SELECT entity_id FROM appearances) AND id NOT IN"
        " (SELECT same_as FROM entities JOIN appearances ON entity_id = entities.id WHERE same_as IS NOT NULL)"
    )
    ties.touch(connection, [row[0] for row in connection.execute(f"SELECT id FROM entities WHERE same_as IN ({gone})")])
    connection.execute(f"DELETE FROM entities WHERE id IN ({gone})")


def rows(connection: sqlite3.Connection, numbers: Iterable[int] | None = None) -> list[EntityRow]:
    """List entities, the most mentioned first; all of them, or those of ``numbers``."""
    chosen = "" if numbers is None else f"WHERE {_among(CANONICAL, numbers)}"
    forms: dict[int, list[str]] = {}
    for number, form in connection.execute(
        f"SELECT {CANONICAL} AS canonical, form FROM forms JOIN entities AS entity ON entity.id = entity_id {chosen}"
        " GROUP BY canonical, form ORDER BY sum(forms.mentions) DESC, form"
    ):
        forms.setdefault(number, []).append(form)
    counted = connection.execute(
        f"SELECT {CANONICAL} AS canonical, sum(mentions) AS total, count(DISTINCT article_id) FROM appearances"
        f" JOIN entities AS entity ON entity.id = entity_id {chosen} GROUP BY canonical ORDER BY total DESC"
    ).fetchall()
    named = {
        number: (name, EntityType(kind))
        for number, name, kind in connection.execute(f"SELECT id, {NAME}, type FROM entities")
    }
    doubtful = ambiguous(connection, None if numbers is None else [row[0] for row in counted])
    return [
        EntityRow(number, *named[number], mentions, articles, tuple(forms.get(number, ())), doubtful.get(number, ()))
        for number, mentions, articles in counted
    ]


def _among(column: str, numbers: Iterable[int]) -> str:
    """Return the condition that a column has one of some numbers."""
    return f"{column} IN ({','.join(str(int(number)) for number in numbers)})"


def ambiguous(connection: sqlite3.Connection, numbers: Iterable[int] | None = None) -> dict[int, tuple[str, ...]]:
    """Return the entities with a name by which several others may be called, each with the names of those.

    Of all entities, or of ``numbers``. The one with most mentions comes first.
    """
    chosen = "" if numbers is None else f" AND {_among('entity.id', numbers)}"
    unsettled = connection.execute(
        "SELECT entity.id, entity.type, entity.key FROM entities AS entity WHERE entity.same_as IS NULL AND (EXISTS"
        " (SELECT 1 FROM callings WHERE callings.type = entity.type AND callings.call = entity.key) OR entity.type = ?"
        " AND EXISTS (SELECT 1 FROM forms WHERE form = entity.key COLLATE NOCASE AND entity_id != entity.id))"
        f"{chosen}",
        (EntityType.ORG,),
    ).fetchall()
    found = {}
    for number, kind, key in unsettled:
        if ties.is_known((EntityType(kind), key)):
            continue
        bearers = ties.bearers(connection, (EntityType(kind), key))
        others = [bearer for bearer, _ in bearers.most_common() if bearer != number]
        if len(others) > 1:
            found[number] = tuple(
                connection.execute(f"SELECT {NAME} FROM entities WHERE id = ?", (other,)).fetchone()[0]
                for other in others
            )
    return found


def ambiguous_in(connection: sqlite3.Connection, article_id: int) -> dict[tuple[str, EntityType], tuple[str, ...]]:
    """Return the ambiguous names of an article, each with those of the library whom it may mean."""
    numbers = [
        row[0] for row in connection.execute("SELECT entity_id FROM appearances WHERE article_id = ?", (article_id,))
    ]
    found = ambiguous(connection, numbers)
    named = {}
    for number, others in found.items():
        name, kind = connection.execute(f"SELECT {NAME}, type FROM entities WHERE id = ?", (number,)).fetchone()
        named[name, EntityType(kind)] = others
    return named


def find(connection: sqlite3.Connection, name: str) -> list[EntityRow]:
    """Find the entities that ``name`` may mean: by canonical name or by a form, the most mentioned first."""
    numbers = {
        row[0]
        for kind in sorted(NAME_TYPES)
        for row in connection.execute(
            f"SELECT {CANONICAL} FROM entities AS entity WHERE type = ? AND key = ?", (kind, entity_key(name, kind))
        )
    }
    numbers = numbers or {
        row[0]
        for row in connection.execute(
            f"SELECT {CANONICAL} FROM forms JOIN entities AS entity ON entity.id = entity_id"
            " WHERE form = ? COLLATE NOCASE",
            (name,),
        )
    }
    return rows(connection, numbers) if numbers else []


def articles_of(connection: sqlite3.Connection, number: int) -> list[int]:
    """List the articles that mention an entity, in order of arrival."""
    return [
        row[0]
        for row in connection.execute(
            f"SELECT DISTINCT article_id FROM appearances JOIN entities AS entity ON entity.id = entity_id"
            f" WHERE {CANONICAL} = ? ORDER BY article_id",
            (number,),
        )
    ]


def tied(connection: sqlite3.Connection, article_id: int, text: str, tagging: Tagging) -> Tagging:
    """Give the mentions and speakers of an article the names that the library knows them by."""
    tagging = split_off(tagging, text, article_id, rulings(connection))
    known: dict[tuple[str, str], tuple[str, str]] = {
        (kind, key): (to_kind, name)
        for kind, key, to_kind, name in connection.execute(
            "SELECT entity.type, entity.key, canonical.type, coalesce(canonical.given, canonical.name) FROM appearances"
            " JOIN entities AS entity ON entity.id = entity_id"
            f" JOIN entities AS canonical ON canonical.id = {CANONICAL} WHERE article_id = ?",
            (article_id,),
        )
    }

    changed: dict[tuple[EntityType, str], tuple[EntityType, str]] = {}
    for kind, entity in {(mention.type, mention.entity) for mention in tagging.mentions if mention.type in NAME_TYPES}:
        to_kind, name = known.get((kind, entity_key(entity, kind)), (kind, entity))
        if (to_kind, name) != (kind, entity):
            changed[kind, entity] = EntityType(to_kind), name
    if not changed:
        return tagging
    speakers = {entity: name for (_, entity), (_, name) in changed.items()}
    return Tagging(
        tuple(
            replace(mention, type=found[0], entity=found[1])
            if (found := changed.get((mention.type, mention.entity))) is not None
            else mention
            for mention in tagging.mentions
        ),
        tuple(
            replace(quote, speaker=speakers[quote.speaker]) if quote.speaker in speakers else quote
            for quote in tagging.quotes
        ),
    )
