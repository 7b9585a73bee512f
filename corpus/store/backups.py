"""Backups: one file that holds all of a library, made while others write to it, and a library made from one again."""

from __future__ import annotations

import os
import sqlite3
import uuid
from collections.abc import Sequence
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from corpus.errors import LibraryError
from corpus.library import Library
from corpus.names.aliasing import NAME as NAMES
from corpus.store import storage
from corpus.store.copying import Held, Progress, beside, copy, looked_over, part_of
from corpus.store.holding import alone, together
from corpus.store.migration import bring_up_to_date

_BESIDE = ("-wal", "-shm", "-journal")


class Restored(Struct, frozen=True):
    """What a library was restored from, and where the one before is ``kept``, None where nothing was in it."""

    held: Held
    kept: Path | None


def backup(library: Library, file: Path, *, force: bool = False, progress: Progress | None = None) -> Held:
    """Copy a library into one file and look that over, while others may write; return what it holds.

    A file that is there gives way with ``force`` only. Raises ``LibraryError``.
    """
    _refuse_place(library.path, file, force=force)
    try:
        with closing(storage.connect(library.path, writable=False)) as source, beside(file) as part:
            copy(source, part, progress)
            held = looked_over(part)
            if not force and file.exists():
                raise _in_the_way(file)
    except sqlite3.Error as error:
        raise LibraryError(_failed(library.path, file, error)) from error
    return held


def restore(file: Path, folder: Path, *, force: bool = False) -> Restored:
    """Make the library in ``folder`` what a backup holds: all of it or, where anything is raised, as it was.

    Where there is something in it, that needs ``force`` and is kept beside it. The library has a new identity then, by
    which its index is known to be another's. Raises ``LibraryError``.
    """
    database = folder / storage.DATABASE
    if not file.is_file():
        raise LibraryError(f"{file}: no such file; name one that was made with: zte-reader backup FILE")
    if database.exists() and file.samefile(database):
        raise LibraryError(f"{file}: this is the library itself; name a backup of it")
    held = looked_over(file)
    if storage.is_newer(held.schema):
        raise LibraryError(f"{file}: this backup was made by a newer zte-reader; update zte-reader to restore from it")
    there = database.exists() and database.stat().st_size > 0
    sound = there and _is_sound(folder)
    if there and not force and not (sound and _is_empty(folder)):
        raise LibraryError(
            f"{folder}: there is a library already; restore into another one with --library DIR, or replace it with "
            "--force, which keeps it beside"
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if there:
            return Restored(held, _replaced(file, folder, sound=sound))
        _placed(file, folder)
    except sqlite3.Error as error:
        raise LibraryError(_failed(file, folder, error)) from error
    except OSError as error:
        raise LibraryError(f"{folder}: can't be written ({error.strerror or error}); make room or allow it") from error
    return Restored(held, None)


def _placed(file: Path, folder: Path) -> None:
    """Make a library where there is none; what an older one may have left must not be taken for its log."""
    with beside(folder / storage.DATABASE) as part:
        aliases = _prepared(file, part, folder)
        _move([Path(f"{folder / storage.DATABASE}{end}") for end in _BESIDE], _stamp(folder))
    _write_names(folder, aliases)


def _replaced(file: Path, folder: Path, *, sound: bool) -> Path | None:
    """Put a backup in the place of a library, which is kept unless it is empty."""
    database, stamp = folder / storage.DATABASE, _stamp(folder)
    kept = folder / f"library-before-{stamp}.sqlite3"
    if not sound:
        # Nothing can be done within what can't be read; it is moved aside as it is.
        with alone(folder), beside(database) as part:
            aliases = _prepared(file, part, folder)
            os.link(database, kept)
            _move([Path(f"{database}{end}") for end in _BESIDE], stamp)
        _write_names(folder, aliases, stamp)
        return kept
    empty = _is_empty(folder)
    prepared = part_of(database)
    with closing(together(folder)), closing(storage.connect(folder, writable=True)) as library:
        if not empty:
            with beside(kept) as part:
                copy(library, part)
                looked_over(part, sample=1)
        try:
            aliases = _prepared(file, prepared, folder)
            _let_follow(prepared, library)
            with closing(sqlite3.connect(prepared)) as source:
                # One transaction of the library's own log: whoever reads goes on with what was there before, and a
                # process that is killed leaves that.
                source.backup(library)
        finally:
            prepared.unlink(missing_ok=True)
        library.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    _write_names(folder, aliases, stamp)
    return None if empty else kept


def _prepared(file: Path, part: Path, folder: Path) -> str:
    """Copy a backup, bring it up to date and give it a new identity; return the table of names that holds in it."""
    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)) as source:
        copy(source, part)
    with closing(sqlite3.connect(part, isolation_level=None)) as made:
        made.execute("PRAGMA foreign_keys = ON")
        bring_up_to_date(made, folder)
        made.execute("UPDATE meta SET value = ? WHERE key = 'identity'", (uuid.uuid4().hex,))
        row = made.execute("SELECT value FROM meta WHERE key = 'aliases'").fetchone()
    looked_over(part)
    return str(row[0]) if row else ""


def _let_follow(prepared: Path, library: sqlite3.Connection) -> None:
    """Let whoever has the library open see all that the backup brings as a change; numbers are given on from there."""
    tables = {row[0] for row in library.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not {"meta", "articles"} <= tables:
        return
    there = [row[0] for row in library.execute("SELECT id FROM articles")]
    counts = dict(library.execute("SELECT key, value FROM meta WHERE key IN ('revision', 'annotated')"))
    last = library.execute("SELECT max(seq) FROM sqlite_sequence WHERE name = 'articles'").fetchone()[0] or 0
    with closing(sqlite3.connect(prepared)) as made, made:
        made.executemany(
            "UPDATE meta SET value = max(value, ?) + 1 WHERE key = ?", [(n, key) for key, n in counts.items()]
        )
        (revision,) = made.execute("SELECT value FROM meta WHERE key = 'revision'").fetchone()
        made.execute("UPDATE articles SET revision = ?", (revision,))
        made.executemany("INSERT OR IGNORE INTO removed VALUES (?, ?)", [(number, revision) for number in there])
        made.execute("DELETE FROM removed WHERE article_id IN (SELECT id FROM articles)")
        made.execute("UPDATE removed SET revision = ?", (revision,))
        (given,) = made.execute("SELECT max(seq) FROM sqlite_sequence WHERE name = 'articles'").fetchone()
        made.execute("DELETE FROM sqlite_sequence WHERE name = 'articles'")
        made.execute("INSERT INTO sqlite_sequence VALUES ('articles', ?)", (max(last, given or 0),))


def _write_names(folder: Path, aliases: str, stamp: str = "") -> None:
    """Put the person's table of names beside the library that follows it; another one there is kept."""
    path = folder / NAMES
    if path.exists() and path.read_bytes().decode("utf-8-sig", "replace").replace("\r\n", "\n") != aliases:
        os.replace(path, path.with_name(f"aliases-before-{stamp or _stamp(folder)}.toml"))
    if aliases and not path.exists():
        with beside(path) as part:
            part.write_text(aliases, encoding="utf-8")


def _move(files: Sequence[Path], stamp: str) -> None:
    for file in files:
        with suppress(FileNotFoundError):
            os.replace(file, file.with_name(file.name.replace("library.", f"library-before-{stamp}.", 1)))


def _is_sound(folder: Path) -> bool:
    try:
        with closing(storage.connect(folder, writable=False)) as connection:
            return [tuple(row) for row in connection.execute("PRAGMA quick_check(1)")] == [("ok",)]
    except (LibraryError, sqlite3.Error):
        return False


def _is_empty(folder: Path) -> bool:
    """Tell whether there is nothing in a library that a person could miss."""
    with closing(storage.connect(folder, writable=False)) as connection:
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        wanted = tables & {"sources", "trash", "annotations", "saved_searches"} if "meta" in tables else tables
        return not any(connection.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone() for table in wanted)


def _refuse_place(folder: Path, file: Path, *, force: bool) -> None:
    if file.is_dir():
        raise LibraryError(f"{file}: a folder; name a file in it, as in: zte-reader backup {file / 'library.backup'}")
    if file.exists() and file.samefile(folder / storage.DATABASE):
        raise LibraryError(f"{file}: this is the library itself; name another file")
    if not file.parent.is_dir():
        raise LibraryError(f"{file.parent}: no such folder; make it, or name another file")
    if file.exists() and not force:
        raise _in_the_way(file)


def _in_the_way(file: Path) -> LibraryError:
    return LibraryError(f"{file}: there is a file already; name another one, or replace it with --force")


def _failed(where: Path, to: Path, error: sqlite3.Error) -> str:
    if "full" in str(error) or "disk I/O" in str(error):
        return f"{to}: the disk is full or can't be written ({error}); make room and run the command again"
    if "unable to open" in str(error):
        return f"{to}: can't be written there; name another place, or allow it"
    return f"{where}: can't be copied ({error}); see what is wrong with: zte-reader doctor"


def _stamp(folder: Path) -> str:
    """Return the time as what is kept in a folder is named by, and no file in it is named yet."""
    now = stamp = datetime.now().strftime("%Y-%m-%d-%H%M%S")
    number = 1
    while any(folder.glob(f"*-before-{stamp}.*")):
        number += 1
        stamp = f"{now}-{number}"
    return stamp
