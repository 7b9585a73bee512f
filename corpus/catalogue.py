"""Who and what a library mentions: entities tied together across its articles.

An entity is known by its type and a key that is the same for all spellings of a name. A bare surname that no article
ties to a full name belongs to the full name that holds most mentions of it, where one clearly does.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from corpus.article import NAME_TYPES, EntityType, Tagging
from corpus.entities import entity_key
from corpus.entities.linking import tie_surnames

# An entity's own number, or that of the entity which it is the same as.
CANONICAL = "coalesce(entity.same_as, entity.id)"


@dataclass(frozen=True, slots=True)
class EntityRow:
    """An entity with how often it is mentioned, in how many articles, and in which forms, the most frequent first."""

    id: int
    name: str
    type: EntityType
    mentions: int
    articles: int
    forms: tuple[str, ...] = ()


def record(connection: sqlite3.Connection, article_id: int, text: str, tagging: Tagging) -> None:
    """Add an article's named entities and the forms they take in it."""
    numbers: dict[tuple[EntityType, str], int] = {}
    counts: Counter[int] = Counter()
    forms: Counter[tuple[int, str]] = Counter()
    for mention in tagging.mentions:
        if mention.type not in NAME_TYPES:
            continue
        key = (mention.type, entity_key(mention.entity, mention.type))
        number = numbers.get(key)
        if number is None:
            number = numbers[key] = _number(connection, *key, mention.entity)
        counts[number] += 1
        forms[number, text[mention.start : mention.end]] += 1
    connection.executemany(
        "INSERT INTO appearances VALUES (?, ?, ?)", [(number, article_id, count) for number, count in counts.items()]
    )
    connection.executemany(
        "INSERT INTO forms VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET mentions = mentions + excluded.mentions",
        [(number, form, count) for (number, form), count in forms.items()],
    )


def forget(connection: sqlite3.Connection, text: str, tagging: Tagging) -> None:
    """Take back the forms of an article that is about to be removed; its appearances go with the article's row."""
    for mention in tagging.mentions:
        if mention.type in NAME_TYPES:
            connection.execute(
                "UPDATE forms SET mentions = mentions - 1 WHERE form = ? AND entity_id ="
                " (SELECT id FROM entities WHERE type = ? AND key = ?)",
                (text[mention.start : mention.end], mention.type, entity_key(mention.entity, mention.type)),
            )


def sweep(connection: sqlite3.Connection) -> None:
    """Drop forms and entities that nothing mentions any more."""
    connection.execute("DELETE FROM forms WHERE mentions <= 0")
    gone = "SELECT id FROM entities WHERE id NOT IN (SELECT entity_id FROM appearances)"
    _touch(connection, [row[0] for row in connection.execute(f"SELECT id FROM entities WHERE same_as IN ({gone})")])
    connection.execute(f"DELETE FROM entities WHERE id IN ({gone})")


def tie(connection: sqlite3.Connection) -> None:
    """Give bare surnames to the full names they clearly belong to."""
    people = connection.execute(
        "SELECT entity.id, entity.name, entity.same_as, sum(appearances.mentions) FROM entities AS entity"
        " JOIN appearances ON entity_id = entity.id WHERE entity.type = ? GROUP BY entity.id",
        (EntityType.PERSON,),
    ).fetchall()
    number_of = {name: number for number, name, _, _ in people}
    ties = tie_surnames({name: count for _, name, _, count in people})
    retied = []
    for number, name, same_as, _ in people:
        wanted = number_of.get(ties.get(name, ""))
        if wanted not in (same_as, number):
            connection.execute("UPDATE entities SET same_as = ? WHERE id = ?", (wanted, number))
            retied.append(number)
    _touch(connection, retied)


def rows(connection: sqlite3.Connection, numbers: Iterable[int] | None = None) -> list[EntityRow]:
    """List entities, the most mentioned first; all of them, or those of ``numbers``."""
    chosen = "" if numbers is None else f"WHERE {CANONICAL} IN ({','.join(str(int(number)) for number in numbers)})"
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
        for number, name, kind in connection.execute("SELECT id, name, type FROM entities")
    }
    return [
        EntityRow(number, *named[number], mentions, articles, tuple(forms.get(number, ())))
        for number, mentions, articles in counted
    ]


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


def tied(connection: sqlite3.Connection, article_id: int, tagging: Tagging) -> Tagging:
    """Give the mentions and speakers of an article the names that the library knows them by."""
    names: dict[tuple[str, str], str] = {
        (kind, key): name
        for kind, key, name in connection.execute(
            "SELECT entity.type, entity.key, canonical.name FROM appearances"
            " JOIN entities AS entity ON entity.id = entity_id"
            f" JOIN entities AS canonical ON canonical.id = {CANONICAL} WHERE article_id = ?",
            (article_id,),
        )
    }

    changed: dict[tuple[EntityType, str], str] = {}
    for kind, entity in {(mention.type, mention.entity) for mention in tagging.mentions if mention.type in NAME_TYPES}:
        name = names.get((kind, entity_key(entity, kind)), entity)
        if name != entity:
            changed[kind, entity] = name
    if not changed:
        return tagging
    speakers = {entity: name for (_, entity), name in changed.items()}
    return Tagging(
        tuple(
            replace(mention, entity=changed[mention.type, mention.entity])
            if (mention.type, mention.entity) in changed
            else mention
            for mention in tagging.mentions
        ),
        tuple(
            replace(quote, speaker=speakers[quote.speaker]) if quote.speaker in speakers else quote
            for quote in tagging.quotes
        ),
    )


def _number(connection: sqlite3.Connection, kind: EntityType, key: str, name: str) -> int:
    row = connection.execute("SELECT id FROM entities WHERE type = ? AND key = ?", (kind, key)).fetchone()
    if row is None:
        row = connection.execute(
            "INSERT INTO entities (type, key, name) VALUES (?, ?, ?) RETURNING id", (kind, key, name)
        ).fetchone()
    return int(row[0])


def _touch(connection: sqlite3.Connection, numbers: Sequence[int]) -> None:
    """Let the index see the articles anew in which entities go by another name than before."""
    connection.executemany(
        "UPDATE articles SET revision = (SELECT value + 1 FROM meta WHERE key = 'revision')"
        " WHERE id IN (SELECT article_id FROM appearances WHERE entity_id = ?)",
        [(number,) for number in numbers],
    )
