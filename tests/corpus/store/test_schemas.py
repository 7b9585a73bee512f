"""A library of every schema that there ever was is brought up to date, and one of a newer schema is read."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from corpus.errors import LibraryError
from corpus.library import Library
from corpus.store import migration
from corpus.store.schema import MIGRATIONS
from corpus.store.storage import DATABASE, is_newer

SCHEMAS = Path(__file__).parent / "schemas"
OLDER = range(1, len(MIGRATIONS))


@pytest.fixture
def old(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A library as a former version has left it."""
    return made_by(request.param, tmp_path / "library")


def made_by(version: int, folder: Path) -> Path:
    folder.mkdir()
    with closing(sqlite3.connect(folder / DATABASE)) as connection:
        connection.executescript((SCHEMAS / f"schema-{version}.sql").read_text(encoding="utf-8"))
    return folder


def dumped(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as connection:
        return list(connection.iterdump())


def tables(file: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return what a library's tables are, however they came to be."""
    with closing(sqlite3.connect(file)) as connection:
        names = [
            row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'index')")
        ]
        described = {name: connection.execute(f"PRAGMA table_xinfo({name})").fetchall() for name in names}
        indexed = {f"{name} ()": connection.execute(f"PRAGMA index_xinfo({name})").fetchall() for name in names}
        return {**described, **indexed}


def test_there_is_a_library_of_every_schema() -> None:
    assert {file.name for file in SCHEMAS.glob("*.sql")} >= {
        f"schema-{number + 1}.sql" for number in range(len(MIGRATIONS))
    }


@pytest.mark.parametrize("old", OLDER, indirect=True)
def test_a_library_of_each_older_schema_is_brought_up_to_date_and_kept_as_it_was(old: Path, tmp_path: Path) -> None:
    before = dumped(old / DATABASE)
    with closing(sqlite3.connect(old / DATABASE)) as connection:
        number = connection.execute("PRAGMA user_version").fetchone()[0]
    with Library.open(old) as library:
        assert library.migrated is not None
        assert (library.migrated.before, library.migrated.after) == (number, len(MIGRATIONS))
        kept = library.migrated.kept
        assert kept is not None
        assert [row.title for row in library.summaries()] == [
            "The harbour gets a second crane",
            "Ferry to Ostwick stays in port",
        ]
        source = library.source(1)
        assert b"The crane comes from Lund" in source
        assert library.check() == []
        assert [decision.kept for decision in library.decisions(1)] == [False] * (number >= 2)
        assert library.find_entity("Ida Holm" if number < 3 else "Ida B. Holm").articles == 2
        assert [saved.name for saved in library.searches.saved()] == ["cranes"] * (number >= 4)
        assert len(library.annotations.every()) == (2 if number >= 6 else 0)
        library.remove([2])
        library.restore([2])
        assert library.check() == []
    assert dumped(kept) == before
    with Library.open(tmp_path / "new"):
        pass
    assert tables(old / DATABASE) == tables(tmp_path / "new" / DATABASE)
    with Library.open(old) as again:
        assert again.migrated is None
    assert sorted(file.name for file in old.glob("library*.sqlite3")) == sorted([DATABASE, kept.name])


def test_a_library_of_this_schema_is_opened_as_it_is(tmp_path: Path) -> None:
    with Library.open(made_by(len(MIGRATIONS), tmp_path / "library")) as library:
        assert library.migrated is None
        assert [row.heading for row in library.trash()] == ["The market is gone"]
        library.empty_trash()
        assert library.check() == []


@pytest.mark.parametrize("old", [3], indirect=True)
def test_where_bringing_it_up_to_date_fails_it_is_as_it_was_and_not_kept_twice(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = dumped(old / DATABASE)
    monkeypatch.setattr(migration, "MIGRATIONS", (*MIGRATIONS[:-1], "CREATE TABLE broken (at; all);"))
    with pytest.raises(LibraryError):
        Library.open(old)
    assert dumped(old / DATABASE) == before
    monkeypatch.undo()
    with Library.open(old) as library:
        assert library.migrated is not None
        assert library.migrated.kept == old / "library-schema-3.sqlite3"


@pytest.mark.parametrize("old", [3], indirect=True)
def test_what_is_kept_beside_is_never_written_over(old: Path) -> None:
    (old / "library-schema-3.sqlite3").write_text("mine")
    with Library.open(old) as library:
        assert library.migrated is not None
        assert library.migrated.kept == old / "library-schema-3-2.sqlite3"
    assert (old / "library-schema-3.sqlite3").read_text() == "mine"


@pytest.mark.parametrize("old", [3], indirect=True)
def test_without_room_for_a_copy_nothing_is_changed(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    before = dumped(old / DATABASE)
    monkeypatch.setattr("corpus.store.copying.copy", full)
    with pytest.raises(LibraryError, match="make room"):
        Library.open(old)
    assert dumped(old / DATABASE) == before
    assert [file.name for file in old.iterdir()] == [DATABASE]


def newer(folder: Path, *statements: str) -> Path:
    made_by(len(MIGRATIONS), folder)
    with closing(sqlite3.connect(folder / DATABASE)) as connection:
        for statement in (*statements, "PRAGMA journal_mode = WAL", f"PRAGMA user_version = {len(MIGRATIONS) + 2}"):
            connection.execute(statement)
    return folder


def test_a_library_of_a_newer_schema_can_be_read_and_nothing_in_it_is_changed(tmp_path: Path) -> None:
    folder = newer(tmp_path / "library", "CREATE TABLE marvels (id)", "ALTER TABLE articles ADD COLUMN wonder TEXT")
    digest = hashlib.sha256((folder / DATABASE).read_bytes()).digest()
    with Library.open(folder) as library:
        assert library.is_newer
        assert not library.writable
        assert "update zte-reader" in library.refusal
        assert len(library.summaries()) == 2
        assert library.article(2).article.title == "Ferry to Ostwick stays in port"
        assert library.find_entity("Ida B. Holm").articles == 2
        for change in (
            lambda: library.remove([1]),
            lambda: library.restore([3]),
            lambda: library.annotations.bookmark(1),
            lambda: library.searches.save("all", "crane", "newest"),
            lambda: library.remember_aliases("x"),
            lambda: library.decide_names(lambda connection: connection.execute("DELETE FROM rulings")),
        ):
            with pytest.raises(LibraryError, match="written by a newer zte-reader; update zte-reader"):
                change()
        library.searches.remember("crane")
        assert library.kin.sign() == 0
    assert hashlib.sha256((folder / DATABASE).read_bytes()).digest() == digest


def test_of_a_newer_library_is_read_what_this_version_finds_in_it(tmp_path: Path) -> None:
    folder = newer(tmp_path / "library", "DROP TABLE families", "DROP TABLE annotations")
    with Library.open(folder) as library:
        assert len(library.summaries()) == 2
        assert library.source(1)
        with pytest.raises(sqlite3.OperationalError):
            library.kin.families()


def test_what_waits_in_the_log_is_read_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = made_by(len(MIGRATIONS), tmp_path / "library")
    with Library.open(folder) as writing:
        writing.restore([3])
        copied = Path(shutil.copytree(folder, tmp_path / "copied"))
    monkeypatch.setattr("corpus.store.storage.is_writable", lambda _: False)
    with Library.open(copied) as reading:
        assert reading.count() == 3


def test_only_schemas_that_are_not_known_are_newer() -> None:
    assert [is_newer(number) for number in (1, len(MIGRATIONS), len(MIGRATIONS) + 1)] == [False, False, True]
