"""What is looked at in a library after a kill, beside what it held before: nothing else may have changed.

All functions raise ``AssertionError`` with a line that says what is wrong.
"""

from __future__ import annotations

import fcntl
import hashlib
import random
import shutil
import sqlite3
import zlib
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from killed import BATCH
from made_pile import NAMES, PLACES, word_of

from corpus.library import Library
from corpus.store.storage import DATABASE
from index.search import SearchIndex
from index.store.build import catch_up
from index.store.check import faults

QUERIES = (
    *(name.split()[1] for name in NAMES),
    *(f'"{name}"' for name in NAMES[:3]),
    *PLACES[:4],
    'place:Geneva OR "said in"',
    "record council NOT Ashby",
    "outlet:Coastal",
    "plan*",
    "person:Calder Ostravik",
    "recrod",
)
INDEX = ("lock", "stamp.json")
SCORED = 50
CLOSE = 0.05  # of a score


class Work(Protocol):
    """A command with what it is about."""

    @property
    def name(self) -> str: ...
    @property
    def files(self) -> tuple[Path, ...]: ...
    @property
    def ids(self) -> tuple[int, ...]: ...
    @property
    def words(self) -> str: ...


Row = tuple[int, str]  # the number of an article, and the SHA-256 of its text


@dataclass
class Pile:
    """What a library holds: articles in it and in its trash by the SHA-256 of their sources, and its notes."""

    live: dict[bytes, Row] = field(default_factory=dict)
    trash: dict[bytes, Row] = field(default_factory=dict)
    notes: set[tuple[bytes, str]] = field(default_factory=set)
    identity: str = ""
    revision: int = 0

    @classmethod
    def found(cls, library: Path) -> Pile:
        """Read what is there, comparing each source with its SHA-256."""
        return cls.found_in(library / DATABASE)

    @classmethod
    def found_in(cls, file: Path) -> Pile:
        """Read what is in a library's file."""
        with closing(sqlite3.connect(file)) as connection:
            joined = "SELECT sha256, articles.id, text, data FROM articles JOIN sources ON sources.id = source_id"
            live = _rows(connection.execute(joined))
            trash = _rows(connection.execute("SELECT sha256, article_id, text, data FROM trash"))
            notes = set(connection.execute("SELECT sha256, words FROM annotations").fetchall())
            meta = dict(connection.execute("SELECT key, value FROM meta"))
        return cls(live, trash, notes, meta["identity"], meta["revision"])

    def holds_as(self, other: Pile) -> bool:
        """Tell whether two hold the same, whatever they are called."""
        return (self.live, self.trash, self.notes) == (other.live, other.trash, other.notes)

    def become(self, other: Pile) -> None:
        self.__dict__.update(other.__dict__)

    def numbers(self) -> list[int]:
        return sorted(number for number, _ in self.live.values())

    def trashed(self) -> list[int]:
        return sorted(number for number, _ in self.trash.values())


def _rows(found: Iterable[tuple[bytes, int, str, bytes]]) -> dict[bytes, Row]:
    rows = {}
    for sha256, number, text, data in found:
        assert hashlib.sha256(zlib.decompress(data)).digest() == sha256, f"the source of article {number} has changed"
        rows[sha256] = number, hashlib.sha256(text.encode()).hexdigest()
    return rows


def examine(library: Path, before: Pile, work: Work, *, ended: bool, held: Pile) -> str:
    """Look at a library after a command was killed, or ``ended``; bring ``before`` up to date with what it did.

    ``held`` is what the backup holds. Return whether ``all`` of it was done, a ``part`` (whole batches alone) or
    ``nothing``.
    """
    if not (library / DATABASE).exists():
        assert not before.live, "the library is gone"
        return "nothing"
    no_locks(library)
    with Library.open(library) as opened:
        after = Pile.found(library)
        came = _restored(before, after, held) if work.name == "restore-from" else _changed(before, after, work)
        assert came == "all" or not ended, f"the command ended, but did {came}"
        _look_at_kept(library, before)
        assert not (wrong := opened.check()), f"the doctor says: {wrong[0]}"
        with SearchIndex.open(opened) as index:
            assert not (wrong := faults(opened)), f"the doctor says: {wrong[0]}"
            _finds(index, after, before, work)
        _nothing_left(library)
    before.become(after)
    return came


def no_locks(library: Path) -> None:
    with closing(sqlite3.connect(library / DATABASE, timeout=0, isolation_level=None)) as connection:
        try:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
        except sqlite3.OperationalError as error:
            raise AssertionError(f"the library: {error}") from error
    if (library / "index").exists():
        with (library / "index/lock").open("w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise AssertionError("the index is locked") from error


def _restored(before: Pile, after: Pile, held: Pile) -> str:
    if after.identity == before.identity:
        assert after == before, "part of a backup was restored"
        return "nothing"
    assert after.holds_as(held), "what was restored is not what the backup holds"
    return "all"


def _look_at_kept(library: Path, before: Pile) -> None:
    """See that what was kept of a library that another one took the place of is whole; then let go of it."""
    for kept in library.glob("library-before-*"):
        assert Pile.found_in(kept) == before, f"{kept.name} does not hold what there was before"
        kept.unlink()


def _changed(before: Pile, after: Pile, work: Work) -> str:
    """Hold what is there against what was there and what a command does; return how much of it was done."""
    new = [hashlib.sha256(file.read_bytes()).digest() for file in work.files]
    about = {sha256 for sha256, (number, _) in (before.live | before.trash).items() if number in work.ids}
    about |= set(new) & before.trash.keys()
    kept = {sha256: row for sha256, row in before.live.items() if sha256 not in about}
    assert kept.items() <= after.live.items(), f"{_lost(kept, after.live)} changed that were acknowledged before"
    kept = {sha256: row for sha256, row in before.trash.items() if sha256 not in about}
    assert kept.items() <= after.trash.items(), f"{_lost(kept, after.trash)} of the trash changed"
    assert before.notes <= after.notes, "a note is lost"
    match work.name:
        case "add":
            lacked = [sha256 for sha256 in new if sha256 not in before.live]
            came = [sha256 for sha256 in lacked if sha256 in after.live]
            assert set(after.live) == set(before.live) | set(came), "articles came that nobody added"
            assert came == lacked[: len(came)], "a later batch came without an earlier one"
            assert before.trash.keys() - after.trash.keys() == about & set(came), (
                "the trash lost some that did not come"
            )
            assert all(after.live[sha256] == before.trash[sha256] for sha256 in about & set(came)), "not as it was"
            assert len(came) % BATCH == 0 or len(came) == len(lacked), f"part of a batch: {len(came)} articles"
            return _share(len(came), len(lacked))
        case "note":
            (sha256,) = about
            assert before.live[sha256] == after.live[sha256], "a note changed its article"
            added = after.notes - before.notes
            assert added <= {(sha256, work.words)}, f"other words than were given: {added}"
            return _share(len(added), 1)
        case "remove":
            return _moved(about, before.live, after.live, after.trash)
        case "restore":
            return _moved(about, before.trash, after.trash, after.live)
        case "trash --empty":
            assert not about & after.live.keys()
            assert all(after.trash[sha256] == before.trash[sha256] for sha256 in about & after.trash.keys())
            return _share(len(about - after.trash.keys()), len(about))
    assert after == before, f"{work.name} changed the library"
    return "all"


def _moved(about: set[bytes], before: dict[bytes, Row], here: dict[bytes, Row], there: dict[bytes, Row]) -> str:
    """All of some are here as they were, or all of them there."""
    was = {sha256: before[sha256] for sha256 in about}
    if was.items() <= there.items():
        assert not about & here.keys(), "articles are both in the library and in the trash"
        return "all"
    assert was.items() <= here.items(), "some of the articles moved, others did not"
    assert not about & there.keys(), "articles are both in the library and in the trash"
    return "nothing"


def _lost(kept: dict[bytes, Row], there: dict[bytes, Row]) -> str:
    gone = sum(sha256 not in there for sha256 in kept)
    return f"{gone} articles are lost; articles" if gone else "articles"


def _share(done: int, of: int) -> str:
    return "all" if done == of else "part" if done else "nothing"


def _finds(index: SearchIndex, after: Pile, before: Pile, work: Work) -> None:
    """Search for words that one article alone has: of what came, of what went, and of some others."""
    wanted = {int(file.stem): hashlib.sha256(file.read_bytes()).digest() for file in work.files[:: BATCH - 1]}
    for number, sha256 in wanted.items():
        found = list(index.found(word_of(number)))
        there = [after.live[sha256][0]] if sha256 in after.live else []
        assert found == there, f"a search for article {there} found {found}"
    count = index.search("Geneva OR NOT Geneva", limit=1).total
    assert count == len(after.live), f"{count} of {len(after.live)} articles can be found"


def answers_as_rebuilt(library: Path, place: Path, seed: int, made: int) -> None:
    """Compare what the index answers with what one answers that is made anew from a copy of the library."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    with closing(sqlite3.connect(library / DATABASE)) as here, closing(sqlite3.connect(place / DATABASE)) as there:
        here.backup(there)
    words = [word_of(number) for number in random.Random(seed).sample(range(made), min(10, made))]
    with Library.open(library) as here, Library.open(place) as there:
        catch_up(there, wait=True)
        with SearchIndex.open(here) as index, SearchIndex.open(there) as anew:
            for query in (*QUERIES, *words):
                assert index.search(query).total == anew.search(query).total, f"more or less than a new index: {query}"
                assert set(index.found(query)) == set(anew.found(query)), f"not what a new index finds: {query}"
                one, other = _scores(index, query), _scores(anew, query)
                # The length of an average article is taken from a sample, in which removed ones may be.
                far = [number for number in one.keys() & other if abs(one[number] / other[number] - 1) > CLOSE]
                assert not far, f"scores that are far from those of a new index: {query}"
                assert index.counts(query) == anew.counts(query), f"other counts than a new index has for {query}"
    shutil.rmtree(place)


def _scores(index: SearchIndex, query: str) -> dict[int, float]:
    return {hit.id: hit.score for hit in index.search(query, limit=SCORED).hits if hit.score}


def _nothing_left(library: Path) -> None:
    """See that no file stands about that the next run would not take away."""
    known = {DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", "index"}
    left = [entry.name for entry in library.iterdir() if entry.name not in known]
    folders = [entry.name for entry in (library / "index").iterdir() if entry.name.isdigit()]
    left += [entry.name for entry in (library / "index").iterdir() if entry.name not in {*folders, *INDEX}]
    assert not left, f"left behind: {left[0]}"
    assert len(folders) == 1, f"left behind: the index {folders[0]}"
