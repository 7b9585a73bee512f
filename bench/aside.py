"""What is looked at beside a library after a kill: its backup, one restored elsewhere, an older and a damaged one.

All functions raise ``AssertionError`` with a line that says what is wrong.
"""

from __future__ import annotations

import hashlib
import random
import sqlite3
import zlib
from contextlib import closing
from pathlib import Path

from examined import Pile, no_locks

from corpus.library import Library
from corpus.repair.mending import mend
from corpus.store.copying import looked_over
from corpus.store.schema import MIGRATIONS
from corpus.store.storage import DATABASE

SCHEMAS = Path(__file__).resolve().parents[1] / "tests/corpus/store/schemas"
OLDER = range(1, len(MIGRATIONS))
PADDED = 60  # articles that are put into an older library, so that copying it takes some time
PAGE = 4096
EACH = 20_000  # bytes of their sources


def backed_up(file: Path, held: Pile, now: Pile, *, ended: bool) -> str:
    """Look at a backup after its command was killed: it holds what it ``held`` before, or what there is now."""
    if not file.exists():
        assert not held.live, "the backup is gone"
        assert not ended, "the command ended, but there is no backup"
        return "nothing"
    looked_over(file)
    found = Pile.found_in(file)
    if found == now:
        came = "all"
    else:
        assert found == held, "a backup holds neither what it held nor what there is now"
        came = "nothing"
    if ended:
        assert came == "all", "the command ended, but the backup holds something else"
        left = [each.name for each in file.parent.iterdir() if each != file]
        assert not left, f"left behind beside the backup: {left[0]}"
    return came


def restored_elsewhere(place: Path, held: Pile, *, ended: bool) -> str:
    """Look at a library that was restored where none was: there is none yet, or all of it."""
    if not (place / DATABASE).exists():
        assert not ended, "the command ended, but there is no library"
        return "nothing"
    no_locks(place)
    with Library.open(place) as library:
        assert not (wrong := library.check()), f"the doctor says: {wrong[0]}"
    assert Pile.found(place).holds_as(held), "what was restored is not what the backup holds"
    left = [entry.name for entry in place.iterdir() if entry.name != "index" and not entry.name.startswith(DATABASE)]
    assert not left, f"left behind: {left[0]}"
    return "all"


def make_older(place: Path, schema: int, seed: int) -> bytes:
    """Make a library as a former version has left it; return what tells its content from others."""
    chooser = random.Random(seed)
    place.mkdir()
    with closing(sqlite3.connect(place / DATABASE)) as connection, connection:
        connection.executescript((SCHEMAS / f"schema-{schema}.sql").read_text(encoding="utf-8"))
        for number in range(1_000, 1_000 + PADDED):
            data = chooser.randbytes(EACH)
            sha256 = hashlib.sha256(data).digest()
            connection.execute(
                "INSERT INTO sources (id, sha256, location, format, size, data, added)"
                " VALUES (?, ?, ?, 'text', ?, ?, '2026-11-22T10:00:00+00:00')",
                (number, sha256, f"{number}.txt", EACH, zlib.compress(data, 0)),
            )
            connection.execute(
                "INSERT INTO articles (id, source_id, revision, heading, lead, title, words, paragraphs, text, layers)"
                " SELECT :n, :n, revision, heading, lead, title, words, paragraphs, text, layers"
                " FROM articles WHERE id = 1",
                {"n": number},
            )
            connection.execute(
                "INSERT INTO appearances SELECT entity_id, ?, mentions FROM appearances WHERE article_id = 1", (number,)
            )
        connection.execute(
            "UPDATE forms SET mentions = mentions + ? * coalesce("
            " (SELECT mentions FROM appearances WHERE article_id = 1 AND appearances.entity_id = forms.entity_id), 0)"
            " WHERE form = (SELECT min(form) FROM forms AS each WHERE each.entity_id = forms.entity_id)",
            (PADDED,),
        )
        connection.execute("UPDATE meta SET value = ? WHERE key = 'unsigned'", (1_000 + PADDED,))
    return _content(place / DATABASE)


def brought_up_to_date(place: Path, schema: int, before: bytes, *, ended: bool) -> str:
    """Look at an older library after the command that first opened it was killed: it is old, or new and kept beside.

    Then it is opened again, which must bring it up to date without being asked.
    """
    no_locks(place)
    with closing(sqlite3.connect(place / DATABASE)) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    assert version in (schema, len(MIGRATIONS)), f"a library of schema {version}, which it never was"
    came = "all" if version == len(MIGRATIONS) else "nothing"
    assert came == "all" or not ended, "the command ended, but the library is not up to date"
    if came == "nothing":
        assert _content(place / DATABASE) == before, "an older library was changed but not brought up to date"
    else:
        _kept(place, before)
    with Library.open(place) as library:
        assert not (wrong := library.check()), f"the doctor says: {wrong[0]}"
        for row in library.summaries():
            library.source(row.id)
    _kept(place, before)
    Pile.found(place)
    left = [each.name for each in place.iterdir() if each.name.startswith(".")]
    assert not left, f"left behind: {left[0]}"
    return came


def make_damaged(library: Path, place: Path, seed: int) -> None:
    """Copy a library, and damage in the copy what follows from its articles: rows of a table, or a page of the file."""
    chooser = random.Random(seed)
    place.mkdir()
    table = chooser.choice(("forms", "appearances", "families", "bands", "signatures", "recurrences"))
    with closing(sqlite3.connect(library / DATABASE)) as here, closing(sqlite3.connect(place / DATABASE)) as there:
        here.backup(there)
        with there:
            there.execute(f"DELETE FROM {table}")
        (page,) = there.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    if chooser.random() < 0.5:
        with (place / DATABASE).open("r+b") as file:
            file.seek((page - 1) * PAGE)
            file.write(chooser.randbytes(PAGE))


def mended(place: Path, held: Pile, *, ended: bool) -> str:
    """Look at a damaged library after the command that mends it was killed; mending it again loses nothing."""
    no_locks(place)
    with Library.open(place) as library:
        came = "nothing" if library.check() else "all"
    if not ended:
        assert not (lost := mend(place).lost), f"lost: {lost[0]}"
    assert Pile.found(place).holds_as(held), "what was mended is not what was damaged"
    with Library.open(place) as library:
        assert not (wrong := library.check()), f"the doctor says: {wrong[0]}"
    left = [each.name for each in place.iterdir() if each.name.startswith(".")]
    assert not left, f"left behind: {left[0]}"
    return came


def _kept(place: Path, before: bytes) -> None:
    kept = list(place.glob("library-schema-*"))
    assert len(kept) == 1, f"{len(kept)} copies of the older library are kept"
    assert _content(kept[0]) == before, "what is kept is not the older library"


def _content(file: Path) -> bytes:
    dumped = hashlib.sha256()
    with closing(sqlite3.connect(file)) as connection:
        for line in connection.iterdump():
            dumped.update(line.encode())
    return dumped.digest()
