"""What a person decides about the names of a library: merge, split, rename and retype, remembered and taken back.

A decision about whole entities changes what their names are counted with; one about some mentions makes the articles
that have them be recorded anew. Every function works within a transaction of its caller.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from msgspec.structs import replace

from corpus.article import NAME_TYPES, EntityType
from corpus.entities import entity_key
from corpus.errors import NotFoundError, ZteError
from corpus.names import catalogue, ties
from corpus.names.catalogue import EntityRow
from corpus.names.rulings import Identity, NameDecision, Ruling, Verb, decisions
from corpus.store.records import METADATA, unpack

LONGEST = 200  # characters of a name that a person gives


def chosen(connection: sqlite3.Connection, name: str, kind: EntityType | None = None) -> EntityRow:
    """Return the entity that ``name`` most probably means, of type ``kind`` if one is given.

    Raises ``NotFoundError``.
    """
    found = [row for row in catalogue.find(connection, name) if kind in (None, row.type)]
    if not found:
        typed = f" of type {kind}" if kind else ""
        raise NotFoundError(f"nothing called “{name}”{typed} is mentioned; see the names with: zte-reader entities")
    return found[0]


def merge(connection: sqlite3.Connection, who: EntityRow, into: EntityRow) -> NameDecision:
    """Count one entity as another from now on. Raises ``ZteError`` where they are one already."""
    if who.id == into.id:
        raise ZteError(f"“{who.name}” and “{into.name}” are one entity already")
    return _decide(connection, [_whole(Verb.MERGE, who, into.type, into.name)])


def rename(connection: sqlite3.Connection, who: EntityRow, name: str) -> NameDecision:
    """Show an entity by another name from now on. Raises ``ZteError`` where another has that name."""
    name = _given(name)
    if name == who.name:
        raise ZteError(f"“{name}” is its name already")
    other = _counted(connection, (who.type, entity_key(name, who.type)))
    if other not in (None, who.id):
        raise ZteError(f"there is a “{name}” already; to make them one, merge them")
    return _decide(connection, [_whole(Verb.RENAME, who, who.type, name)])


def retype(connection: sqlite3.Connection, who: EntityRow, kind: EntityType) -> NameDecision:
    """Let an entity be of another type from now on; it joins one of that type and name. Raises ``ZteError``."""
    if kind not in NAME_TYPES:
        raise ZteError(f"{kind} is no type of name; choose one of: {' '.join(sorted(NAME_TYPES))}")
    if kind is who.type:
        raise ZteError(f"“{who.name}” is {kind} already")
    return _decide(connection, [_whole(Verb.RETYPE, who, kind, who.name)])


def split(
    connection: sqlite3.Connection,
    who: EntityRow,
    *,
    form: str | None = None,
    articles: Sequence[int] = (),
    name: str | None = None,
) -> NameDecision:
    """Take mentions away from an entity: those written as ``form``, or in ``articles``, or both.

    They go to the entity called ``name``, made where there is none; without it, to one named after the form and the
    articles. Raises ``ZteError`` where there are no such mentions, or all of them stay where they are.
    """
    if form is None and not articles:
        raise ZteError(f"say which mentions of “{who.name}” to split off: those in one form, or in some articles")
    key = None if form is None else entity_key(form, who.type)
    rows = _mentions(connection, who, key, articles)
    if not rows:
        raise NotFoundError(_no_mention(who, form, articles))
    missing = sorted(set(articles) - {article for _, article in rows})
    if missing:
        raise NotFoundError(_no_mention(who, form, missing[:1]))
    to_type, to_name = _part(connection, who, form, articles, name)
    identity = to_type, entity_key(to_name, to_type)
    if _counted(connection, identity) == who.id and identity not in {each for each, _ in rows}:
        raise ZteError(f"“{to_name}” is “{who.name}” already; name somebody else")
    if identity == (who.type, entity_key(who.name, who.type)):
        raise ZteError(f"“{to_name}” is “{who.name}” itself; name somebody else")
    subjects = {(who.type, entity_key(who.name, who.type)), *(each for each, _ in rows)} - {identity}
    places: Iterable[int | None] = sorted(set(articles)) if articles else (None,)
    return _decide(
        connection,
        [
            Ruling(0, Verb.SPLIT, subject, who.name, key, article, to_type, to_name)
            for subject in sorted(subjects)
            for article in places
        ],
        in_articles={article for _, article in rows},
    )


def latest(connection: sqlite3.Connection) -> int | None:
    """Return the number of the latest decision."""
    number = connection.execute("SELECT max(number) FROM rulings").fetchone()[0]
    return None if number is None else int(number)


def undo(connection: sqlite3.Connection, numbers: Iterable[int]) -> list[NameDecision]:
    """Take decisions back. Raises ``NotFoundError`` for a number that none has, before taking any back."""
    wanted = sorted(set(numbers))
    before = ties.rulings(connection)
    there = {ruling.number for ruling in before}
    for number in wanted:
        if number not in there:
            raise NotFoundError(f"there is no decision {number}; see them with: zte-reader entities --decisions")
    gone = [ruling for ruling in before if ruling.number in wanted]
    articles = {
        row[0]
        for ruling in gone
        if not ruling.whole
        for row in connection.execute(
            "SELECT article_id FROM appearances JOIN entities ON entities.id = entity_id WHERE type = ? AND key = ?",
            ruling.target,
        )
    }
    statements = [
        (f"DELETE FROM {table} WHERE number = ?", (number,))
        for number in wanted
        for table in ("rulings", "trashed_rulings")
    ]
    _follow(connection, gone, articles, statements)
    return decisions(gone)


def _decide(connection: sqlite3.Connection, made: Sequence[Ruling], *, in_articles: Iterable[int] = ()) -> NameDecision:
    """Remember rulings as one decision, the latest, and let the library follow."""
    number = connection.execute(
        "SELECT coalesce(max(number), 0) + 1 FROM (SELECT number FROM rulings UNION SELECT number FROM trashed_rulings)"
    ).fetchone()[0]
    now = datetime.now(UTC).isoformat(timespec="seconds")
    made = [replace(ruling, number=number, made=now) for ruling in made]
    rows = [
        (
            "INSERT INTO rulings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                each.number,
                each.verb,
                *each.subject,
                each.name,
                each.form,
                each.article,
                each.to_type,
                each.to_name,
                now,
            ),
        )
        for each in made
    ]
    _follow(connection, made, set(in_articles), rows)
    return decisions(made)[0]


def _follow(
    connection: sqlite3.Connection,
    about: Sequence[Ruling],
    articles: set[int],
    statements: Sequence[tuple[str, tuple[object, ...]]],
) -> None:
    """Change what is ruled by ``statements``, and record and tie anew what that has a say in."""
    identities = {identity for ruling in about for identity in (ruling.subject, ruling.target)}
    names = _around(connection, identities) | ties.affected(connection, articles)
    layers = {
        number: (text, unpack(text, dict.fromkeys(METADATA), packed)[1])
        for number in sorted(articles)
        for text, packed in connection.execute("SELECT text, layers FROM articles WHERE id = ?", (number,))
    }
    for number, (text, tagging) in layers.items():
        catalogue.forget(connection, number, text, tagging)
    for statement, values in statements:
        connection.execute(statement, values)
    for number, (text, tagging) in layers.items():
        catalogue.record(connection, number, text, tagging)
        connection.execute(
            "UPDATE articles SET revision = (SELECT value + 1 FROM meta WHERE key = 'revision') WHERE id = ?", (number,)
        )
    rulings = ties.rulings(connection)
    names |= _around(connection, identities) | ties.affected(connection, layers)
    ties.settle(connection, names, rulings)
    give_names(connection, rulings)
    catalogue.sweep(connection)


def _around(connection: sqlite3.Connection, identities: Iterable[Identity]) -> set[Identity]:
    """Return names, those that are counted with them, and what all of these may be called."""
    numbers = {
        row[0]
        for kind, key in identities
        for row in connection.execute(
            "SELECT other.id FROM entities AS entity JOIN entities AS other"
            f" ON coalesce(other.same_as, other.id) = {ties.CANONICAL} OR other.id = entity.id"
            " WHERE entity.type = ? AND entity.key = ?",
            (kind, key),
        )
    }
    return ties.called(connection, numbers) | set(identities)


def give_names(connection: sqlite3.Connection, rulings: Sequence[Ruling]) -> None:
    """Show the entities that were renamed by the names they were given, and others by their own again."""
    before = dict(connection.execute("SELECT id, given FROM entities WHERE given IS NOT NULL"))
    after: dict[int, str] = {}
    for ruling in rulings:
        if ruling.verb is Verb.RENAME:
            row = connection.execute("SELECT id FROM entities WHERE type = ? AND key = ?", ruling.target).fetchone()
            if row is not None:
                after[row[0]] = ruling.to_name
    changed = [number for number in before.keys() | after.keys() if before.get(number) != after.get(number)]
    connection.executemany(
        "UPDATE entities SET given = ? WHERE id = ?", [(after.get(number), number) for number in changed]
    )
    for number in changed:
        counted = connection.execute("SELECT id FROM entities WHERE id = ? OR same_as = ?", (number, number))
        ties.touch(connection, [row[0] for row in counted.fetchall()])


def _whole(verb: Verb, who: EntityRow, to_type: EntityType, to_name: str) -> Ruling:
    return Ruling(0, verb, (who.type, entity_key(who.name, who.type)), who.name, None, None, to_type, to_name)


def _counted(connection: sqlite3.Connection, identity: Identity) -> int | None:
    """Return the number of the entity that a name is counted with."""
    row = connection.execute(
        f"SELECT {ties.CANONICAL} FROM entities AS entity WHERE type = ? AND key = ?", identity
    ).fetchone()
    return None if row is None else int(row[0])


def _mentions(
    connection: sqlite3.Connection, who: EntityRow, form: str | None, articles: Sequence[int]
) -> set[tuple[Identity, int]]:
    """Return the names that an entity's mentions in a form or in articles have of their own, with their articles."""
    found = set()
    for number, kind, key in connection.execute(
        f"SELECT id, type, key FROM entities AS entity WHERE {ties.CANONICAL} = ?", (who.id,)
    ).fetchall():
        forms = connection.execute("SELECT form FROM forms WHERE entity_id = ?", (number,))
        if form is not None and form not in {entity_key(row[0], EntityType(kind)) for row in forms}:
            continue
        for (article,) in connection.execute("SELECT article_id FROM appearances WHERE entity_id = ?", (number,)):
            if not articles or article in articles:
                found.add(((EntityType(kind), key), article))
    return found


def _part(
    connection: sqlite3.Connection, who: EntityRow, form: str | None, articles: Sequence[int], name: str | None
) -> tuple[EntityType, str]:
    """Return type and name of whom split mentions go to."""
    if name is not None:
        found = _counted(connection, (who.type, entity_key(_given(name), who.type)))
        known = catalogue.rows(connection, [found]) if found is not None and found != who.id else []
        return (known[0].type, known[0].name) if known else (who.type, _given(name))
    plain = who.name if form is None else form
    if articles:
        plain = f"{plain} ({', '.join(str(article) for article in sorted(set(articles)))})"
    return who.type, _given(plain)


def _given(name: str) -> str:
    """Return a name that a person gave, on one line. Raises ``ZteError`` where it can't be a name."""
    plain = " ".join("".join(sign if sign.isprintable() else " " for sign in name).split())
    if not any(sign.isalnum() for sign in plain) or len(plain) > LONGEST:
        raise ZteError(f"“{plain[:40]}” can't be a name; give one with letters, of at most {LONGEST} characters")
    return plain


def _no_mention(who: EntityRow, form: str | None, articles: Sequence[int]) -> str:
    where = f" in article {articles[0]}" if articles else ""
    written = f" as “{form}”" if form is not None else ""
    return f"“{who.name}” is not mentioned{written}{where}; see: zte-reader entities “{who.name}”"
