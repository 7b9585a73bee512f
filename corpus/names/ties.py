"""Which names of a library are one entity: shorter names go to the longer ones they clearly belong to.

A surname, a name without its initials or its legal form, or an acronym belongs to the entity that holds at least 80 %
of the mentions of all that may be called so; otherwise it stays by itself. What a person ruled goes before that. Only
names that new or removed articles may have changed are looked at.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from corpus.article import EntityType
from corpus.entities import entity_key
from corpus.names.rulings import Identity, Ruling, Verb, ruled

VERSION = 1
"""Of these rules; a library that was tied by an older one is tied anew when it is opened."""
SHARE = 0.8
CHUNK = 500

# An entity's own number, or that of the entity which it is counted with.
CANONICAL = "coalesce(entity.same_as, entity.id)"


def number(connection: sqlite3.Connection, identity: Identity, name: str) -> int:
    """Return an entity's number; it is put in where it is not known yet, with what it may be called."""
    kind, key = identity
    row = connection.execute("SELECT id FROM entities WHERE type = ? AND key = ?", (kind, key)).fetchone()
    if row is not None:
        return int(row[0])
    row = connection.execute(
        "INSERT INTO entities (type, key, name) VALUES (?, ?, ?) RETURNING id", (kind, key, name)
    ).fetchone()
    _call(connection, int(row[0]), kind, name)
    return int(row[0])


def affected(connection: sqlite3.Connection, articles: Iterable[int]) -> set[Identity]:
    """Return the names that the names of these articles may have a say in, and those themselves."""
    numbers = {
        row[0]
        for article in articles
        for row in connection.execute("SELECT entity_id FROM appearances WHERE article_id = ?", (article,))
    }
    return called(connection, numbers)


def called(connection: sqlite3.Connection, numbers: Iterable[int]) -> set[Identity]:
    """Return the names of entities, and those that they may be called by."""
    found: set[Identity] = set()
    for entity in numbers:
        for kind, key in connection.execute(
            "SELECT type, key FROM entities WHERE id = ? UNION SELECT type, call FROM callings WHERE entity_id = ?",
            (entity, entity),
        ):
            found.add((EntityType(kind), key))
        for (form,) in connection.execute(
            "SELECT form FROM forms JOIN entities ON entities.id = entity_id WHERE entity_id = ? AND type = ?",
            (entity, EntityType.ORG),
        ):
            if is_acronym(form):
                found.add((EntityType.ORG, entity_key(form, EntityType.ORG)))
    return found


def settle(connection: sqlite3.Connection, names: Iterable[Identity], rulings: Sequence[Ruling]) -> None:
    """Tie these names anew, longer ones first, and let the index see the articles in which that changes anything."""
    changed = []
    for kind, key in sorted(names, key=lambda name: (-len(name[1].split()), name)):
        row = connection.execute(
            "SELECT id, name, same_as FROM entities WHERE type = ? AND key = ?", (kind, key)
        ).fetchone()
        if row is None:
            continue
        entity, name, same_as = row
        wanted = _canonical(connection, entity, (kind, key), name, rulings)
        if wanted != same_as:
            connection.execute("UPDATE entities SET same_as = ? WHERE id = ?", (wanted, entity))
            changed.append(entity)
    touch(connection, changed)


def settle_all(connection: sqlite3.Connection, rulings: Sequence[Ruling]) -> None:
    """Tie all names of a library anew, with what they may be called."""
    rows = connection.execute("SELECT id, type, key, name FROM entities").fetchall()
    connection.execute("DELETE FROM callings")
    for entity, kind, _, name in rows:
        _call(connection, entity, EntityType(kind), name)
    settle(connection, [(EntityType(kind), key) for _, kind, key, _ in rows], rulings)


def tie_anew(connection: sqlite3.Connection) -> None:
    """Tie all names of a library that was tied by older rules, and remember by which."""
    settle_all(connection, rulings(connection))
    connection.execute("UPDATE meta SET value = ? WHERE key = 'tied'", (VERSION,))
    connection.execute(
        "UPDATE meta SET value = value + 1 WHERE key = 'revision'"
        " AND EXISTS (SELECT 1 FROM articles WHERE revision > value)"
    )


def bearers(connection: sqlite3.Connection, name: Identity, parts: Collection[Identity] = ()) -> Counter[int]:
    """Return who may be called by a name, by canonical number, with the mentions that speak for each.

    What a person split off, ``parts``, does not say what an acronym means elsewhere.
    """
    kind, key = name
    found: Counter[int] = Counter()
    for canonical, mentions in connection.execute(
        f"SELECT {CANONICAL}, (SELECT sum(mentions) FROM appearances WHERE appearances.entity_id = entity.id)"
        " FROM callings JOIN entities AS entity ON entity.id = callings.entity_id"
        " WHERE callings.type = ? AND callings.call = ?",
        (kind, key),
    ):
        found[canonical] += mentions or 0
    if kind is EntityType.ORG and " " not in key:
        for canonical, mentions, form, other in connection.execute(
            f"SELECT {CANONICAL}, mentions, form, key FROM forms JOIN entities AS entity ON entity.id = forms.entity_id"
            " WHERE form = ? COLLATE NOCASE AND entity.type = ? AND entity.key != ?",
            (key, kind, key),
        ):
            if is_acronym(form) and (kind, other) not in parts:
                found[canonical] += mentions
    return +found


def touch(connection: sqlite3.Connection, numbers: Sequence[int]) -> None:
    """Let the index see the articles anew in which entities go by another name than before."""
    connection.executemany(
        "UPDATE articles SET revision = (SELECT value + 1 FROM meta WHERE key = 'revision')"
        " WHERE id IN (SELECT article_id FROM appearances WHERE entity_id = ?)",
        [(entity,) for entity in numbers],
    )


def is_acronym(form: str) -> bool:
    """Tell whether a form is one word of capitals."""
    plain = form.replace(".", "")
    return 2 <= len(plain) <= 8 and plain.isupper() and plain.isalpha()


def is_known(identity: Identity) -> bool:
    """Tell whether a body's name is in our table: "ZTE" is nobody's acronym."""
    if identity[0] is not EntityType.ORG:
        return False
    from corpus.entities.lexicon import lexicon

    return (identity[1], identity[0]) in lexicon().canonical


def _call(connection: sqlite3.Connection, entity: int, kind: EntityType, name: str) -> None:
    from corpus.entities.shortening import callings

    connection.executemany(
        "INSERT OR IGNORE INTO callings VALUES (?, ?, ?)", [(kind, call, entity) for call in callings(name, kind)]
    )


def _canonical(
    connection: sqlite3.Connection, entity: int, identity: Identity, name: str, rulings: Sequence[Ruling]
) -> int | None:
    """Return the number of the entity that one is counted with, None where that is itself."""
    target = ruled(identity, rulings)
    if target is not None:
        shown = next((ruling.to_name for ruling in reversed(rulings) if ruling.target == target), name)
        wanted = number(connection, target, shown)
        return None if wanted == entity else wanted
    parts = {ruling.target for ruling in rulings if ruling.verb is Verb.SPLIT}
    if identity in parts or is_known(identity):
        return None  # a person took it from whom it would be tied to; or it is nobody's short name
    found = bearers(connection, identity, parts)
    del found[entity]
    if not found:
        return None
    best, mentions = max(found.items(), key=lambda item: (item[1], -item[0]))
    return best if mentions >= SHARE * found.total() else None


def rulings(connection: sqlite3.Connection) -> list[Ruling]:
    """Return what a person ruled about names, in the order in which it holds."""
    return [
        Ruling(number, Verb(verb), (EntityType(kind), key), name, form, article, EntityType(to_kind), to_name, made)
        for number, verb, kind, key, name, form, article, to_kind, to_name, made in connection.execute(
            "SELECT number, verb, type, key, name, form, article_id, to_type, to_name, made FROM rulings"
            " ORDER BY number, rowid"
        )
    ]
