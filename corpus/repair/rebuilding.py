"""A new file made of what can be read of a damaged one, which is kept beside it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import uuid
import zlib
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from corpus.errors import LibraryError
from corpus.library import Library
from corpus.repair.deriving import NO_LAYERS, TABLES
from corpus.repair.salvage import Row, Salvaged, columns_of, salvage
from corpus.store import storage
from corpus.store.damage import DamagedError
from corpus.store.leftovers import LOG, MENDING
from corpus.store.rows import digest

_COUNTED = {
    "annotations": "of your notes, bookmarks and tags",
    "trash": "of the articles in the trash",
    "decisions": "of your decisions about pieces",
    "rulings": "of your decisions about names",
    "saved_searches": "of your saved searches",
    "sources": "of the sources",
    "articles": "of the articles",
}
AS_FAR_AS_IT_GOES = "PRAGMA writable_schema = ON"
"""Lets SQLite read of a file that was cut short what is there; otherwise it refuses all of it."""
_NUMBERS = ("articles", "annotations")  # tables of which no number is given twice


def rebuild(folder: Path) -> tuple[Path, list[int], list[str]]:
    """Copy what can be read of a library into a new file and let it take the place of the old one.

    Return where the old one is kept, the numbers of articles that have to be made anew from their sources, and a line
    for each thing that is lost. What follows from the articles is left to be derived. Raises ``LibraryError``.
    """
    place = folder / MENDING
    shutil.rmtree(place, ignore_errors=True)  # of one that was killed
    try:
        with Library.open(place):
            pass
        again, lost = _copied(folder, place)
        return _put(folder, place), again, lost
    except sqlite3.Error as error:
        raise LibraryError(too_damaged(folder, error)) from error
    except OSError as error:
        raise LibraryError(f"{folder}: can't be written ({error.strerror or error}); make room or allow it") from error
    finally:
        shutil.rmtree(place, ignore_errors=True)


def too_damaged(folder: Path, error: sqlite3.Error) -> str:
    """Say that nothing of a library can be read."""
    if isinstance(error, DamagedError) or "malformed" in str(error) or "not a database" in str(error):
        file = folder / storage.DATABASE
        return f"{file}: too damaged to be read; put a backup in its place: zte-reader restore-from FILE"
    return storage.explain(folder, error)


def _copied(folder: Path, place: Path) -> tuple[list[int], list[str]]:
    # Read only: whatever is closed last would write the log into a file that is damaged.
    path = (folder / storage.DATABASE).absolute()
    lost: list[str] = []
    with (
        closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, isolation_level=None)) as old,
        closing(storage.connect(place, writable=True)) as new,
        storage.transaction(new, place),
    ):
        old.execute(AS_FAR_AS_IT_GOES)
        new.execute("PRAGMA defer_foreign_keys = ON")
        came = {table: salvage(old, table, _common(old, new, table)) for table in _tables(new)}
        again = _with_articles(came, lost)
        for table, salvaged in came.items():
            _tell(table, salvaged, lost)
            _insert(new, table, salvaged, lost)
        _number(old, new, came)
        for table, rows in _orphans(new).items():
            lost.append(f"{rows} {_COUNTED.get(table, f'rows of {table}')}: what they are about is lost")
    return again, lost


def _tables(new: sqlite3.Connection) -> list[str]:
    """List the tables that hold what does not follow from others."""
    every = [row[0] for row in new.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rowid")]
    return [name for name in every if name not in TABLES and not name.startswith("sqlite_")]


def _common(old: sqlite3.Connection, new: sqlite3.Connection, table: str) -> list[str]:
    there = columns_of(old, table)
    return [name for name in columns_of(new, table) if name in there]


def _with_articles(came: dict[str, Salvaged], lost: list[str]) -> list[int]:
    """Give each article a source and each source an article, as far as one can be made of the other.

    Return the numbers of the articles that have to be made from their sources.
    """
    sources, articles = came["sources"], came["articles"]
    again = []
    for number in sorted(articles.partly):
        row = articles.partly[number]
        if row.get("source_id") in sources.whole:
            articles.whole[number] = _blank(row, number)
            again.append(number)
            del articles.partly[number]
    for number, row in sorted(articles.whole.items()):
        source = row["source_id"]
        if source not in sources.whole:
            sources.whole[source] = _made_of_text(row, {**sources.partly.pop(source, {}), "id": source})
            lost.append(f"the source of article {number}{_called(row)}; its text is kept in its place")
    for number, row in sorted(articles.partly.items()):
        lost.append(f"article {number}{_called(row)}")
    articles.partly.clear()
    held = {row["source_id"] for row in articles.whole.values()}
    free = max([0, *articles.whole])
    for source in sorted(sources.whole.keys() - held):
        free += 1
        articles.whole[free] = _blank({"source_id": source}, free)
        again.append(free)
        lost.append(f"the number of an article, which is {free} now ({sources.whole[source].get('location')})")
    return again


def _blank(row: Row, number: int) -> Row:
    """Return an article of which its source alone is known for sure."""
    numbers = {"revision": 0, "words": 0, "paragraphs": 0}
    return {**numbers, "heading": "", "lead": "", **row, "id": number, "text": "", "layers": NO_LAYERS}


def _made_of_text(article: Row, known: Row) -> Row:
    """Return a source that holds the text of an article, and still tells the SHA-256 of the lost one where known."""
    data = str(article["text"]).encode()
    made: Row = {
        "sha256": digest(data),
        "location": f"article-{article['id']}.txt",
        "format": "text",
        "given": "{}",
        "said": "{}",
        "added": datetime.now().isoformat(timespec="seconds"),
    }
    return {**made, **known, "size": len(data), "data": zlib.compress(data, 6)}


def _called(row: Row) -> str:
    title = row.get("title") or row.get("heading")
    return f" “{title}”" if title else ""


def _tell(table: str, salvaged: Salvaged, lost: list[str]) -> None:
    what = _COUNTED.get(table)
    if what and salvaged.partly:
        words = [str(row["words"]) for row in salvaged.partly.values() if row.get("words")]
        lost.append(f"{len(salvaged.partly)} {what}{': ' + '; '.join(words) if words else ''}")
    elif what and salvaged.broken and table not in ("sources", "articles"):
        lost.append(f"perhaps some {what}")


def _insert(new: sqlite3.Connection, table: str, salvaged: Salvaged, lost: list[str]) -> None:
    verb = "INSERT OR REPLACE" if table == "meta" else "INSERT"  # a new library has some rows of it already
    refused = 0
    for row in salvaged.whole.values():
        marks = ", ".join("?" * len(row))
        try:
            new.execute(f"{verb} INTO {table} ({', '.join(row)}) VALUES ({marks})", tuple(row.values()))
        except sqlite3.IntegrityError:  # what stands there was never written by this program
            refused += 1
    if refused:
        lost.append(f"{refused} {_COUNTED.get(table, f'rows of {table}')}")


def _number(old: sqlite3.Connection, new: sqlite3.Connection, came: dict[str, Salvaged]) -> None:
    """Let no number be given again, the revision only grow, and the index be made anew."""
    with suppress(sqlite3.Error):
        for table, last in old.execute("SELECT name, seq FROM sqlite_sequence").fetchall():
            if table in _NUMBERS and isinstance(last, int):
                new.execute("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", (last, table))
                if not new.execute("SELECT 1 FROM sqlite_sequence WHERE name = ?", (table,)).fetchone():
                    new.execute("INSERT INTO sqlite_sequence VALUES (?, ?)", (table, last))
    revisions: list[Any] = [row.get("revision") for row in came["articles"].whole.values()]
    revisions += [row["value"] for row in came["meta"].whole.values() if row["key"] == "revision"]
    last = max([0, *(each for each in revisions if isinstance(each, int))])
    new.execute("INSERT OR REPLACE INTO meta VALUES ('revision', ?)", (last + 1,))
    new.execute("INSERT OR REPLACE INTO meta VALUES ('identity', ?)", (uuid.uuid4().hex,))
    new.execute("INSERT OR IGNORE INTO meta VALUES ('tied', 0), ('unsigned', 0)")


def _orphans(new: sqlite3.Connection) -> dict[str, int]:
    """Take out rows that are about what is lost; return how many those are of each table."""
    gone: dict[str, int] = {}
    broken = {(table, parent, key) for table, _, parent, key in new.execute("PRAGMA foreign_key_check")}
    for table, parent, key in sorted(broken):
        column = next(row[3] for row in new.execute(f"PRAGMA foreign_key_list({table})") if row[0] == key)
        query = f"DELETE FROM {table} WHERE {column} IS NOT NULL AND {column} NOT IN (SELECT rowid FROM {parent})"
        gone[table] = gone.get(table, 0) + new.execute(query).rowcount
    return gone


def _put(folder: Path, place: Path) -> Path:
    database = folder / storage.DATABASE
    kept = folder / f"library-damaged-{datetime.now():%Y-%m-%d-%H%M%S}.sqlite3"
    os.link(database, kept)  # so that there is a library at every instant
    for end in LOG:
        with suppress(FileNotFoundError):
            os.replace(f"{database}{end}", f"{kept}{end}")
    os.replace(place / storage.DATABASE, database)
    return kept
