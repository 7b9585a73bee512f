"""A damaged library says so in one line, wherever one comes across it, and stored bytes can be no bombs."""

from __future__ import annotations

import shutil
import sqlite3
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from corpus.errors import LibraryError
from corpus.ingest import prepare
from corpus.intake.members import Member
from corpus.library import Library
from corpus.store import storage
from corpus.store.damage import DamagedError, unpacked

PAGE = 4096
TEXT = "The harbour of Greyport stays closed, its council said.\n\n" * 40
BOMB = zlib.compress(bytes(300 * 2**20))


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sound")
    with Library.open(folder) as library:
        texts = [f"{number} {TEXT}" for number in range(20)]
        library.add([prepare(Member(f"{text[:2]}.txt", text.encode())) for text in texts])
    return folder


@pytest.fixture
def folder(sound: Path, tmp_path: Path) -> Path:
    return shutil.copytree(sound, tmp_path / "library")


def overwritten(folder: Path, table: str) -> None:
    """Write noise over the page on which a table begins."""
    with closing(sqlite3.connect(folder / storage.DATABASE)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE").fetchone()
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    file = folder / storage.DATABASE
    data = bytearray(file.read_bytes())
    data[(root - 1) * PAGE : root * PAGE] = b"\xa5" * PAGE
    file.write_bytes(data)


@pytest.mark.parametrize(
    "read",
    [
        lambda library: library.article(1),
        lambda library: library.text(1),
        lambda library: library.summaries(),
        lambda library: library.holdings.numbers() and library.holdings.held([1]),
        lambda library: list(library.holdings.lines()),
        lambda library: library.remove([1]),
        lambda library: library.decide_names(lambda connection: connection.execute("SELECT * FROM articles")),
    ],
)
def test_a_damaged_page_is_said_to_be_one_with_what_to_do_next(folder: Path, read: Callable[[Library], object]) -> None:
    overwritten(folder, "articles")
    with Library.open(folder) as library, pytest.raises(LibraryError) as raised:
        read(library)
    assert str(raised.value).startswith(f"{folder / storage.DATABASE}: damaged; mend what can be mended with: zte-")
    assert "\n" not in str(raised.value)


def test_rows_that_are_gone_through_say_it_too(folder: Path) -> None:
    with closing(storage.connect(folder, writable=True)) as connection:
        connection.execute("UPDATE articles SET title = CAST(x'ff' AS TEXT) WHERE id = 7")
        titles = iter(connection.execute("SELECT title FROM articles ORDER BY id"))
        assert [next(titles) for _ in range(6)] == [(None,)] * 6
        with pytest.raises(DamagedError, match="damaged; mend"):
            list(titles)
        for asked in ("fetchone", "fetchmany", "fetchall"):
            with pytest.raises(DamagedError, match="damaged; mend"):
                getattr(connection.execute("SELECT title FROM articles WHERE id = 7"), asked)()


def test_errors_that_are_no_damage_stay_what_they_are(folder: Path) -> None:
    with closing(storage.connect(folder, writable=True)) as connection:
        with pytest.raises(sqlite3.OperationalError, match="no such table") as raised:
            connection.execute("SELECT 1 FROM nowhere")
        assert raised.value.__cause__ is None  # an error that is its own cause sends tracebacks round in circles
        with pytest.raises(sqlite3.IntegrityError):
            connection.executemany("INSERT INTO meta VALUES (?, 1)", [("revision",)])


@pytest.mark.parametrize(
    "stored",
    [
        BOMB,
        b"",
        b"no zlib at all",
        zlib.compress(b"whole")[:-3],
        zlib.compress(b"[1"),
        zlib.compress(b"[" * 100_000),
    ],
)
def test_what_is_stored_of_one_article_may_be_damaged_and_the_others_are_read(folder: Path, stored: bytes) -> None:
    with closing(storage.connect(folder, writable=True)) as connection:
        connection.execute("UPDATE articles SET layers = ? WHERE id = 3", (stored,))
        connection.execute("UPDATE sources SET data = ? WHERE id = 4", (stored[:-1] or "text",))
    with Library.open(folder) as library:
        asked: list[Callable[[], object]] = [lambda: library.article(3), lambda: library.holdings.held([2, 3])]
        asked += [lambda: library.source(4), lambda: library.origin(4)]
        for ask in asked:
            with pytest.raises(LibraryError, match=r"article [34]: what is stored of it is damaged; mend"):
                ask()
        assert library.article(2).article.text.startswith("1 The harbour")
        assert len(library.check()) == 2


def test_layers_that_go_beyond_their_text_are_damage(folder: Path) -> None:
    beyond = b'{"blocks":[],"cuts":[],"evidence":[],"mentions":[[5,99999,"person","A"]],"quotes":[]}'
    with closing(storage.connect(folder, writable=True)) as connection:
        connection.execute("UPDATE articles SET layers = ? WHERE id = 3", (zlib.compress(beyond),))
    with Library.open(folder) as library:
        with pytest.raises(LibraryError, match="article 3: what is stored of it is damaged; mend"):
            library.article(3)
        assert library.check() == ["article 3: its layers are damaged; mend it with: zte-reader doctor --repair"]


def test_bytes_are_unpacked_up_to_a_limit() -> None:
    packed = zlib.compress(bytes(1000))
    assert unpacked(packed, 1000) == bytes(1000)
    with pytest.raises(zlib.error, match="more than 999 bytes"):
        unpacked(packed, 999)
