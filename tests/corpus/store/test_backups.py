"""Backups: whole, checked, made while others write; and libraries made from them, or left as they were."""

from __future__ import annotations

import sqlite3
import subprocess
import threading
from contextlib import closing
from pathlib import Path

import pytest

from corpus.errors import LibraryError
from corpus.library import Library
from corpus.names.aliasing import NAME as ALIASES
from corpus.names.aliasing import follow
from corpus.store import copying
from corpus.store.backups import backup, restore
from corpus.store.schema import MIGRATIONS
from corpus.store.storage import DATABASE
from tests.corpus.store.test_schemas import made_by
from tests.corpus.store.test_trash import COPY, FERRY, MARKET, content
from tests.corpus.texts import new_article


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A library with three articles, one in the trash, and a note; whoever asks for it closes it."""
    made = Library.open(tmp_path / "library")
    made.add([FERRY, COPY, MARKET])
    made.annotations.note(1, "Who says so?")
    made.remove([3])
    return made


def files(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir() if not file.name.endswith(("-wal", "-shm")))


def test_a_backup_holds_all_of_a_library_and_another_one_is_made_from_it(library: Library, tmp_path: Path) -> None:
    file, steps = tmp_path / "mine.zte", []
    with library:
        held = backup(library, file, progress=lambda done, of: steps.append((done, of)))
        assert (held.articles, held.checked, held.schema, held.identity) == (2, 2, len(MIGRATIONS), library.identity)
        assert held.size == file.stat().st_size
        assert steps[-1][0] == steps[-1][1] > 0
        assert files(tmp_path) == ["library", "mine.zte"]
        done = restore(file, tmp_path / "new")
        assert (done.held, done.kept) == (held, None)
        with Library.open(tmp_path / "new", create=False) as new:
            assert content(new) == content(library)
            assert new.identity != library.identity
            assert new.source(1) == FERRY.member.data
            assert [row.id for row in new.trash()] == [3]
            assert new.check() == []
        assert files(tmp_path / "new") == [DATABASE]


def test_a_backup_is_of_one_moment_whoever_writes_meanwhile(library: Library, tmp_path: Path) -> None:
    stop = threading.Event()

    def write() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            library.add([new_article(f"News {number}", f"It was {number} in the port." * 200)])

    with library:
        library.add([new_article(f"Old {number}", f"It was said {number} times." * 500) for number in range(60)])
        thread = threading.Thread(target=write)
        thread.start()
        try:
            for number in range(3):
                held = backup(library, tmp_path / f"{number}.zte")
                with closing(sqlite3.connect(tmp_path / f"{number}.zte")) as connection:
                    assert connection.execute("SELECT max(revision) FROM articles").fetchone()[0] == held.revision
                    assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        finally:
            stop.set()
            thread.join()


def test_a_file_that_is_there_gives_way_only_where_that_is_wanted(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "mine.zte"
    file.write_text("mine")
    with library:
        with pytest.raises(LibraryError, match="--force"):
            backup(library, file)
        assert file.read_text() == "mine"
        backup(library, file, force=True)
        assert copying.looked_over(file).articles == 2


def test_a_place_where_no_backup_can_be_is_refused(library: Library, tmp_path: Path) -> None:
    with library:
        for place, words in (
            (tmp_path, "a folder"),
            (tmp_path / "none/x.zte", "no such folder"),
            (library.path / DATABASE, "the library itself"),
            (tmp_path / ("x" * 250), "can't be written there"),  # what is written first has a longer name
        ):
            with pytest.raises(LibraryError, match=words):
                backup(library, place, force=True)
        assert library.check() == []


def test_a_backup_that_fails_leaves_nothing_and_what_a_killed_one_left_is_swept_away(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "mine.zte"
    with subprocess.Popen(["true"]) as gone:
        pass
    (tmp_path / f".mine.zte.{gone.pid}.part").write_text("half")

    def fail(*_: object, **__: object) -> None:
        raise LibraryError("damaged")

    with library:
        backup(library, file)
        assert files(tmp_path) == ["library", "mine.zte"]
        before = file.read_bytes()
        monkeypatch.setattr("corpus.store.backups.looked_over", fail)
        with pytest.raises(LibraryError, match="damaged"):
            backup(library, file, force=True)
        assert file.read_bytes() == before
        assert files(tmp_path) == ["library", "mine.zte"]


def test_a_damaged_library_is_not_backed_up(library: Library, tmp_path: Path) -> None:
    library.close()
    with closing(sqlite3.connect(library.path / DATABASE)) as connection:
        connection.execute("UPDATE sources SET data = x'00' WHERE id = 2")
        connection.commit()
    with Library.open(library.path) as opened, pytest.raises(LibraryError, match="damaged"):
        backup(opened, tmp_path / "mine.zte")
    assert files(tmp_path) == ["library"]


def test_a_library_that_has_something_gives_way_only_where_that_is_wanted_and_is_kept(
    library: Library, tmp_path: Path
) -> None:
    file, other = tmp_path / "mine.zte", tmp_path / "other"
    with library:
        backup(library, file)
        mine = content(library)
    with Library.open(other) as there, Library.open(other) as reader:
        there.add([new_article(f"Another story {number}", f"It is told {number} times.") for number in range(5)])
        before, identity, theirs = there.revision(), there.identity, content(there)
        with pytest.raises(LibraryError, match="--force"):
            restore(file, other)
        assert content(there) == theirs
        done = restore(file, other, force=True)
        assert reader.identity != identity
        assert {**content(reader), "removed": mine["removed"]} == mine
        assert reader.revision() > before
        changes = reader.changes(before)
        assert (changes.changed, changes.removed) == ([1, 2], [3, 4, 5])
        assert [row.id for row in reader.add([new_article("Later", "It was told later.")])] == [6]
        assert done.kept is not None
    restore(done.kept, tmp_path / "third")
    with Library.open(tmp_path / "third") as third:
        assert content(third) == theirs
    assert files(other) == sorted([DATABASE, done.kept.name])


def test_an_empty_library_gives_way(library: Library, tmp_path: Path) -> None:
    with library:
        backup(library, tmp_path / "mine.zte")
    with Library.open(tmp_path / "new"):
        pass
    assert restore(tmp_path / "mine.zte", tmp_path / "new").kept is None
    (tmp_path / "blank").mkdir()
    (tmp_path / "blank" / DATABASE).touch()
    (tmp_path / "blank" / f"{DATABASE}-wal").write_bytes(b"of an older one")
    assert restore(tmp_path / "mine.zte", tmp_path / "blank").kept is None
    for folder in ("new", "blank"):
        with Library.open(tmp_path / folder) as made:
            assert made.count() == 2


def test_a_library_that_is_damaged_is_moved_aside_as_it_is(library: Library, tmp_path: Path) -> None:
    file, broken = tmp_path / "mine.zte", tmp_path / "broken"
    with library:
        backup(library, file)
    broken.mkdir()
    (broken / DATABASE).write_bytes(b"This is no database. " * 500)
    with pytest.raises(LibraryError, match="--force"):
        restore(file, broken)
    done = restore(file, broken, force=True)
    assert done.kept is not None
    assert done.kept.read_bytes().startswith(b"This is no database.")
    with Library.open(broken) as made:
        assert made.count() == 2


def test_what_is_no_backup_is_refused_and_the_library_stays(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "mine.zte"
    with library:
        backup(library, file)
        before = content(library)
        whole = file.read_bytes()
        cases = {
            "prose.zte": b"This is no database. " * 500,
            "empty.zte": b"",
            "half.zte": whole[: len(whole) // 2],
            "hole.zte": whole[:8192] + b"\xa5" * 8192 + whole[16384:],
        }
        for name, data in cases.items():
            (tmp_path / name).write_bytes(data)
            with pytest.raises(LibraryError) as caught:
                restore(tmp_path / name, library.path, force=True)
            assert "\n" not in str(caught.value)
        with closing(sqlite3.connect(tmp_path / "theirs.zte")) as connection:
            connection.execute("CREATE TABLE articles (mine)")
        newer = tmp_path / "newer.zte"
        newer.write_bytes(whole)
        with closing(sqlite3.connect(newer)) as connection:
            connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
        for name, words in (
            ("theirs.zte", "not a library"),
            ("newer.zte", "newer zte-reader"),
            ("none.zte", "no such file"),
        ):
            with pytest.raises(LibraryError, match=words):
                restore(tmp_path / name, library.path, force=True)
        with pytest.raises(LibraryError, match="the library itself"):
            restore(library.path / DATABASE, library.path, force=True)
        assert content(library) == before
        assert files(library.path) == [DATABASE]


@pytest.mark.parametrize("place", ["corpus.store.backups.bring_up_to_date", "corpus.store.backups._write_names"])
def test_a_restoration_that_is_broken_off_leaves_one_library_or_the_other(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    file, other = tmp_path / "mine.zte", tmp_path / "other"
    with library:
        backup(library, file)
        mine = content(library)

    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    with Library.open(other) as there:
        there.add([new_article("Another story", "It is told elsewhere.")])
        theirs = content(there)
        monkeypatch.setattr(place, fail)
        with pytest.raises(KeyboardInterrupt):
            restore(file, other, force=True)
        assert content(there) == (mine if place.endswith("names") else theirs)
        with pytest.raises(KeyboardInterrupt):
            restore(file, tmp_path / "new")
    assert not [name for name in files(other) if name.endswith(".part")]
    assert files(tmp_path / "new") == ([DATABASE] if place.endswith("names") else [])


def test_a_backup_of_an_older_schema_is_brought_up_to_date(tmp_path: Path) -> None:
    old = made_by(4, tmp_path / "old")
    restore(old / DATABASE, tmp_path / "new")
    with Library.open(tmp_path / "new") as made:
        assert made.migrated is None
        assert made.count() == 2
        assert made.check() == []
    with closing(sqlite3.connect(old / DATABASE)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == 4


def test_the_table_of_names_comes_back_with_the_library_that_follows_it(library: Library, tmp_path: Path) -> None:
    table = '[GPE]\n"Old Quillhaven" = ["Quillhaven"]\n'
    with library:
        (library.path / ALIASES).write_text(table, encoding="utf-8")
        follow(library)
        backup(library, tmp_path / "mine.zte")
    other = tmp_path / "other"
    other.mkdir()
    (other / ALIASES).write_text("# mine\n", encoding="utf-8")
    restore(tmp_path / "mine.zte", other)
    assert (other / ALIASES).read_text(encoding="utf-8") == table
    assert [file.read_text() for file in other.glob("aliases-before-*.toml")] == ["# mine\n"]
    with Library.open(other) as made:
        assert follow(made) is None
