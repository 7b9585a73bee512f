"""A damaged library mended without loss of what can still be read.

What follows from the articles is made anew from them, an article from its source. Where the file itself is damaged,
what can be read of it is copied into a new one that takes its place; the old one is kept beside, and what is lost is
named.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from msgspec import Struct, field

from corpus.errors import LibraryError
from corpus.library import Library
from corpus.repair import rebuilding
from corpus.repair.deriving import NO_LAYERS, derive
from corpus.repair.soundness import Fault, Part, found
from corpus.store import storage
from corpus.store.holding import alone, together
from corpus.store.leftovers import put_right


class Mended(Struct):
    """What was done to a library, what of it is lost, and where the damaged file is, if it was replaced."""

    done: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    kept: Path | None = None


def mend(folder: Path) -> Mended:
    """Mend a library as far as that can be done; where nothing is wrong, nothing is changed.

    Raises ``LibraryError`` where it can't be written, nothing of it can be read, or it has to be mended while another
    process has it open.
    """
    if not storage.is_writable(folder):
        raise LibraryError(f"{folder}: can't be mended where it can't be written; allow it, or copy the folder")
    together(folder).close()
    _refuse_unreadable(folder)
    if _is_sound(folder):
        return Mended()
    with alone(folder):
        return _mended(folder)


def _is_sound(folder: Path) -> bool:
    """Look whether anything is wrong, beside others who may have the library open."""
    try:
        with Library.open(folder, create=False) as library:  # one of an older schema is brought up to date first
            return not library.check()
    except LibraryError:
        return False


def _mended(folder: Path) -> Mended:
    put_right(folder)
    mended = Mended()
    faults = _faults(folder)
    if _has(faults, Part.KEYS):
        faults = _with_new_keys(folder, mended)
    if _has(faults, Part.FILE) or _has(faults, Part.REFERENCE):
        mended.kept, again, mended.lost = rebuilding.rebuild(folder)
        mended.done.append(f"what can be read was copied into a new file; the damaged one is kept: {mended.kept}")
        faults = _faults(folder)
    else:
        again = [fault.article for fault in faults if fault.part is Part.LAYERS and fault.article is not None]
    if again or _has(faults, Part.DERIVED):
        _derive(folder, again)
        mended.done.append("names, versions and what recurs were made anew from the articles")
    if again:
        _make_again(folder, again, mended)
    return mended


def _refuse_unreadable(folder: Path) -> None:
    with closing(storage.connect(folder, writable=False)) as connection:
        try:
            connection.execute(rebuilding.AS_FAR_AS_IT_GOES)
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.Error as error:
            raise LibraryError(rebuilding.too_damaged(folder, error)) from error
        if storage.is_newer(storage.version(connection, folder)):
            raise LibraryError(f"{folder}: written by a newer zte-reader, which alone can mend it; update zte-reader")


def _faults(folder: Path) -> list[Fault]:
    try:
        with closing(storage.connect(folder, writable=True)) as connection:
            return list(found(connection))
    except sqlite3.Error as error:
        return [Fault(Part.FILE, storage.explain(folder, error))]


def _has(faults: Iterable[Fault], part: Part) -> bool:
    return any(fault.part is part for fault in faults)


def _with_new_keys(folder: Path, mended: Mended) -> list[Fault]:
    """Let SQLite make its indexes anew; a key that two rows have says that the file is damaged."""
    with closing(storage.connect(folder, writable=True)) as connection:
        try:
            connection.execute("REINDEX")
        except sqlite3.Error as error:
            return [Fault(Part.FILE, storage.explain(folder, error))]
    mended.done.append("the keys of its tables were made anew")
    return _faults(folder)


def _derive(folder: Path, again: Iterable[int]) -> None:
    with closing(storage.connect(folder, writable=True)) as connection, storage.transaction(connection, folder):
        connection.executemany("UPDATE articles SET layers = ? WHERE id = ?", [(NO_LAYERS, each) for each in again])
        derive(connection)


def _make_again(folder: Path, again: list[int], mended: Mended) -> None:
    from corpus.recleaning import reclean

    with Library.open(folder, create=False, held=True) as library:
        made = reclean(library, again)
    failed = {number for number, _ in made.failed}
    mended.lost += [f"article {number} can't be made from its source ({why})" for number, why in made.failed]
    mended.done += [f"article {number} was made anew from its source" for number in again if number not in failed]
