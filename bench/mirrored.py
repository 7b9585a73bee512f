"""A library to which the same is done in the same order, by a process that nobody kills: both must hold the same.

What was killed before it did anything was never done; of an ``add`` whole batches may have come. Everything is
compared but the clock's times: articles with their layers, sources, the trash, names, families and what they share.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Collection
from contextlib import closing
from pathlib import Path
from typing import Any

from examined import Pile, Work
from killed import BATCH

from corpus.ingest import add
from corpus.intake.sources import find
from corpus.library import Library
from corpus.repair.deriving import derive
from corpus.store import backups, restoring, storage
from corpus.store.records import METADATA

_SOURCE = "sha256, location, format, size, data, given, said"
_ARTICLE = f"heading, lead, {', '.join(METADATA)}, words, paragraphs, text, layers"
_NAMED = "JOIN entities ON entities.id = entity_id"
HELD = {
    "articles": f"SELECT articles.id, {_SOURCE}, {_ARTICLE} FROM articles JOIN sources ON sources.id = source_id",
    "trash": f"SELECT article_id, aliases, decisions, {_SOURCE}, {_ARTICLE} FROM trash",
    "annotations": "SELECT number, sha256, kind, words, exact, prefix, suffix, start, cited FROM annotations",
    "entities": "SELECT each.type, each.key, each.name, each.given, whole.type, whole.key FROM entities AS each"
    " LEFT JOIN entities AS whole ON whole.id = each.same_as",
    "appearances": f"SELECT type, key, article_id, mentions FROM appearances {_NAMED}",
    "forms": f"SELECT type, key, form, mentions FROM forms {_NAMED}",
    "callings": f"SELECT callings.type, call, key FROM callings {_NAMED}",
    **{
        table: f"SELECT * FROM {table}"
        for table in ("decisions", "recurrences", "furniture", "signatures", "bands", "kinships", "families")
    },
    "removed": "SELECT article_id FROM removed",
    "numbers": "SELECT * FROM sqlite_sequence",
}
"""What a library holds, table by table, whatever the clock said."""


class Mirror:
    """The library that nobody kills, in the folder ``place``."""

    def __init__(self, place: Path) -> None:
        self.library = place / "library"
        self._backup = place / "backup"
        place.mkdir()

    def follow(self, work: Work, came: str, pile: Pile) -> None:
        """Do what a command has done, of which ``came`` all, a part or nothing; ``pile`` is what there is since."""
        if came == "nothing":
            return
        match work.name:
            case "backup":
                with Library.open(self.library) as library:
                    backups.backup(library, self._backup, force=True)
            case "restore-from":
                for kept in self.library.glob("library-before-*"):
                    kept.unlink()
                backups.restore(self._backup, self.library, force=True)
            case _:
                with Library.open(self.library) as library:
                    _done(library, work, pile)

    def compare(self, library: Path) -> None:
        """Compare a library with this one, row by row. Raises ``AssertionError``."""
        files = library / storage.DATABASE, self.library / storage.DATABASE
        with closing(sqlite3.connect(files[0])) as one, closing(sqlite3.connect(files[1])) as other:
            for table, query in HELD.items():
                mine, theirs = _rows(one, query), _rows(other, query)
                assert mine == theirs, f"{table}: not as where nothing was killed: {unlike(mine, theirs)}"


def _done(library: Library, work: Work, pile: Pile) -> None:
    match work.name:
        case "add":
            came = [file for file in work.files if hashlib.sha256(file.read_bytes()).digest() in pile.live]
            add(find([str(file) for file in came]).sources, library, jobs=1, batch=BATCH)
        case "remove":
            library.remove(work.ids)
        case "note":
            library.annotations.note(work.ids[0], work.words)
        case "restore":
            restoring.restore(library, work.ids)
        case "trash --empty":
            library.empty_trash([number for number in work.ids if number not in pile.trashed()])


def like_never_killed(library: Path, folder: Path) -> None:
    """Compare a library with one that the same sources were added to at once. Raises ``AssertionError``.

    Which articles a new one is compared with depends on who was there when it came, killed or not: what follows from
    the articles is made anew in both, in the order of their numbers, and must then be the same.
    """
    pile = Pile.found(library)
    files = {hashlib.sha256(file.read_bytes()).digest(): file for file in (folder / "pile").iterdir()}
    there = [files[sha256] for sha256, _ in sorted(pile.live.items(), key=lambda item: item[1])]
    with Library.open(folder / "anew") as anew:
        add(find([str(file) for file in there]).sources, anew)
    same, other = _known_of(library), _known_of(folder / "anew")
    for what, one in same.items():
        assert one == other[what], f"{what} are others than in a library that nobody killed: {unlike(one, other[what])}"


def unlike(one: Collection[object], other: Collection[object]) -> str:
    """Show the first things that two do not have in common."""
    here, there = ([each for each in some if each not in others] for some, others in ((one, other), (other, one)))
    return f"{len(here)} and {len(there)}, {str(here[:2])[:300]} in place of {str(there[:2])[:300]}"


def _known_of(folder: Path) -> dict[str, Collection[object]]:
    """Make anew what follows from a library's articles; return what it knows, by the names of its files."""
    with closing(storage.connect(folder, writable=True)) as connection, storage.transaction(connection, folder):
        derive(connection)
    with Library.open(folder) as library:
        names = {row.id: Path(row.source).name for row in library.summaries()}
        texts = {(names[stored.id], stored.article, stored.tagging) for stored in library.articles(sorted(names))}
        families = list(library.kin.families())
        members = {tuple(names[each.id] for each in family.versions) for family in families}
        ties = {tie for number in names for tie in library.kin.kinships(number)}
        shared = {(names[tie.a], names[tie.b], tie.shared) for tie in ties}
        entities = {
            (row.type, row.name, row.mentions, row.articles, frozenset(row.forms)) for row in library.entities()
        }
    return {"texts": texts, "versions of a text": members, "what texts share": shared, "names": entities}


def _rows(connection: sqlite3.Connection, query: str) -> list[tuple[Any, ...]]:
    return sorted(connection.execute(query).fetchall(), key=repr)
