"""What goes wrong while one reads is said on one line, and one reads on where that is possible."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from textual.screen import Screen
from textual.worker import WorkerFailed

from corpus.errors import LibraryError
from corpus.library import Library
from corpus.store import storage
from tests.tui.driving import press, reading, screen_text
from tui.app import ReaderApp
from tui.screens.library import LibraryScreen
from tui.screens.reading import ReadingScreen
from tui.settings.memory import Memory
from tui.trouble import in_words
from tui.widgets.key_bar import KeyBar

DAMAGED = 2
PAGE = 4096


@pytest.fixture
def damaged(library: Library) -> Library:
    """Return a library with an article whose layers are broken off."""
    with closing(sqlite3.connect(library.path / storage.DATABASE)) as connection, connection:
        connection.execute("UPDATE articles SET layers = substr(layers, 1, 20) WHERE id = ?", (DAMAGED,))
    return library


def spoil(library: Library, name: str) -> None:
    """Write noise over the page on which a table or an index begins."""
    with closing(sqlite3.connect(library.path / storage.DATABASE)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)).fetchone()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    with (library.path / storage.DATABASE).open("r+b") as file:
        file.seek((page - 1) * PAGE)
        file.write(b"\xa5" * PAGE)


async def test_of_an_article_that_cannot_be_read_one_is_told_and_reads_on(damaged: Library) -> None:
    async with reading(damaged, toasts=True) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, ReadingScreen)
        place = list(screen.results.numbers).index(DAMAGED)
        await press(pilot, *["down"] * place, "enter")
        assert "stored of it is damaged" in " ".join(screen_text(pilot).split())
        assert screen.articles.state.panes == ()
        await press(pilot, "up" if place else "down", "enter")
        assert len(screen.articles.state.panes) == 1


async def test_beside_an_article_and_from_the_library_screen_it_is_the_same(damaged: Library) -> None:
    async with reading(damaged, "narrow", toasts=True) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, ReadingScreen)
        place = list(screen.results.numbers).index(DAMAGED)
        await press(pilot, "down" if place == 0 else "home", "enter", "escape")
        await press(pilot, "home", *["down"] * place, "s")
        assert DAMAGED not in screen.articles.state.shown
        await press(pilot, "D")
        assert "this article can't be read" in screen_text(pilot)
        row = list(pilot.app.screen.numbers).index(DAMAGED)  # type: ignore[attr-defined]
        await press(pilot, *["down"] * row, "enter")
        assert pilot.app.screen is screen
        assert DAMAGED not in screen.articles.state.shown


async def test_a_key_that_the_damaged_library_stops_says_so_and_the_next_one_works(library: Library) -> None:
    async with reading(library, toasts=True) as pilot:
        with closing(sqlite3.connect(library.path / storage.DATABASE)) as connection, connection:
            connection.execute("UPDATE articles SET outlet = CAST(x'ff' AS TEXT), layers = 'no bytes'")
        await press(pilot, "D", "x", "escape", "h", "down", "enter")
        assert "damaged" in screen_text(pilot)
        await press(pilot, "question_mark")
        assert pilot.app.is_running


async def test_where_looking_into_articles_fails_nothing_says_that_it_goes_on(library: Library) -> None:
    async with reading(library, toasts=True) as pilot:
        await press(pilot, "D")
        screen = pilot.app.screen
        assert isinstance(screen, LibraryScreen)
        with closing(sqlite3.connect(library.path / storage.DATABASE)) as connection, connection:
            connection.execute("UPDATE articles SET layers = CAST(x'ff' AS TEXT) WHERE id = ?", (DAMAGED,))
        while not screen.order.takes_looking:
            await press(pilot, "o")
        assert "damaged" in screen_text(pilot)
        assert screen.query_one(KeyBar).status == ""


async def test_what_others_changed_and_damaged_ends_no_screen_that_follows_the_library(library: Library) -> None:
    async with reading(library, toasts=True) as pilot:
        await press(pilot, "D")
        with closing(sqlite3.connect(library.path / storage.DATABASE)) as connection, connection:
            changed = "UPDATE articles SET revision = 99, heading = CAST(x'ff' AS TEXT) WHERE id = ?"
            connection.execute(changed, (DAMAGED,))
            connection.execute("UPDATE meta SET value = 99 WHERE key = 'revision'")
        await press(pilot, "down")
        pilot.app.follow()  # type: ignore[attr-defined]
        await press(pilot, "down")
        assert "damaged" in screen_text(pilot)
        assert isinstance(pilot.app.screen, LibraryScreen)


@pytest.mark.parametrize(
    ("table", "keys"),
    [
        ("articles_by_outlet", ["D"]),
        ("articles_by_outlet", ["slash", "x", "backspace"]),
        ("annotations", ["B"]),
        ("saved_searches", ["apostrophe"]),
        ("asked", ["slash", "up"]),
        ("forms_by_form", ["enter", "e", "slash", "down", "j", "enter"]),
    ],
)
async def test_what_cannot_be_listed_is_told_and_one_stays_where_one_is(
    library: Library, table: str, keys: list[str]
) -> None:
    library.annotations.note(DAMAGED, "seen")
    spoil(library, table)
    async with reading(library, toasts=True) as pilot:
        await press(pilot, *keys)
        assert f"{storage.DATABASE}: damaged" in " ".join(screen_text(pilot).split())
        assert isinstance(pilot.app.screen, ReadingScreen)
        await press(pilot, "escape", "question_mark")
        assert pilot.app.is_running


async def test_where_what_was_open_cannot_be_read_one_begins_anew(library: Library, tmp_path: Path) -> None:
    def memory() -> Memory:
        return Memory(tmp_path / "state", library.identity)

    async with reading(library, memory=memory()) as pilot:
        await press(pilot, "enter")
        pilot.app.exit()
    with closing(sqlite3.connect(library.path / storage.DATABASE)) as connection, connection:
        connection.execute("UPDATE articles SET heading = CAST(x'ff' AS TEXT)")
    async with reading(library, memory=memory(), toasts=True) as pilot:
        assert "damaged" in screen_text(pilot)
        await press(pilot, "down")
        assert pilot.app.is_running


class Slow(Screen[None]):
    """A screen with work that ends when it is told to, and then looks for what is not there."""

    def __init__(self) -> None:
        super().__init__()
        self.done = asyncio.Event()

    async def look(self) -> None:
        await self.done.wait()
        self.query_one("#gone")


async def test_work_for_a_screen_that_was_left_may_find_nothing_there(library: Library) -> None:
    async with reading(library) as pilot:
        screen = Slow()
        await pilot.app.push_screen(screen)
        work = screen.run_worker(screen.look(), group="dialogue")
        popping = pilot.app.pop_screen()
        screen.done.set()
        await popping
        await press(pilot, "down")
        assert work.is_finished


async def test_work_for_a_screen_that_is_there_may_not(library: Library) -> None:
    with pytest.raises(WorkerFailed, match="gone"):
        await _look(library)


async def _look(library: Library) -> None:
    async with reading(library) as pilot:
        screen = Slow()
        await pilot.app.push_screen(screen)
        screen.run_worker(screen.look(), group="dialogue")
        screen.done.set()
        await pilot.pause()


@pytest.mark.parametrize("debugging", [False, True])
def test_what_nobody_thought_of_ends_the_reader_with_a_word_about_it(
    library: Library, debugging: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    class Failing(ReaderApp):
        async def on_reading_screen_begun(self) -> None:
            raise ZeroDivisionError("[red]no\x1b]0;title\x07[/] \nway")

    app = Failing(library)
    app.debugging = debugging
    app.run(headless=True)
    assert app.return_code == 1
    said = capsys.readouterr().err
    if debugging:
        assert "Traceback" in said
    else:
        line = "zte-reader: something unexpected happened (ZeroDivisionError: [red]no␛]0;title␇[/]"
        assert " ".join(said.split()).startswith(line)
        assert said.endswith("way); see where with: --debug\n")
        assert "\x1b" not in said


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (LibraryError("a.txt: gone; look elsewhere"), "a.txt: gone; look elsewhere"),
        (PermissionError(13, "Permission denied", "b"), "b: Permission denied; check the disk and its permissions"),
        (OSError("odd"), "odd; check the disk and its permissions"),
        (sqlite3.OperationalError("odd"), "the library can't be read (odd); see what is wrong with: zte-reader doctor"),
        (KeyError("a"), "something unexpected happened (KeyError: 'a'); see where with: --debug"),
    ],
)
def test_an_error_of_any_kind_has_its_words(error: Exception, line: str) -> None:
    assert in_words(error) == line
