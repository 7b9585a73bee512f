"""While one types, what is found at once is listed first, and everything in its place when the keys rest."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from textual.pilot import Pilot

from corpus.article import Tagging
from corpus.intake.members import Member
from corpus.library import Library, NewArticle
from index import search as searching
from index.scoring import instant
from index.scoring.instant import first_found
from index.scoring.pace import Pace
from tests.tui.articles import paragraphs
from tests.tui.driving import press, reading
from tui.app import ReaderApp
from tui.screens.reading import ReadingScreen
from tui.widgets import search_bar
from tui.work.desk import Desk

COUNT = 30
AT_ONCE = 4


def screen(pilot: Pilot[None]) -> ReadingScreen:
    app = pilot.app
    assert isinstance(app, ReaderApp)
    return app.reading


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Ten articles that say harbour often, many that say it among much else, and a few in between, which came last."""
    texts = [f"Harbour, harbour, harbour {number}." for number in range(10)]
    texts += [f"Ship {number} left the harbour. {'Much else happened on the quay. ' * 9}" for number in range(16)]
    texts += [f"Boat {number} left the harbour." for number in range(AT_ONCE)]
    new = [NewArticle(paragraphs(text), Tagging(), Member("test", text.encode()), "text") for text in texts]
    with Library.open(tmp_path) as opened:
        opened.add(new)
        yield opened


@pytest.fixture(autouse=True)
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take any library for a large one, of which a few articles are found at once."""
    monkeypatch.setattr(Pace, "quick", False)
    monkeypatch.setattr(instant, "STRETCH", AT_ONCE)
    monkeypatch.setattr(searching, "first_found", partial(first_found, enough=1, ready=0.0))


async def test_what_is_found_at_once_is_a_part_and_says_so(library: Library) -> None:
    desk = Desk(library)
    at_once = await desk.search("harb", limit=3, listed=10, typing=True)
    everything = await desk.search_everything("harb", limit=3, listed=10, typing=True)
    desk.close()
    assert at_once is not None
    assert everything is not None
    assert (at_once.total, at_once.exact) == (AT_ONCE, False)
    assert (everything.total, everything.exact) == (COUNT, True)
    assert (len(everything.hits), len(everything.rest)) == (3, 7)


async def test_a_key_gives_up_the_search_of_everything_before_it(library: Library) -> None:
    desk = Desk(library)
    await desk.search("harb", limit=3, typing=True)
    everything = desk.search_everything("harb", limit=3, typing=True)
    newer = await desk.search("harbo", limit=3, typing=True)
    assert newer is not None
    assert await desk.search_everything("harbo", limit=3, typing=True) is not None
    desk.leave_search()
    everything.close()
    desk.close()


async def test_the_line_says_that_there_are_more_until_everything_is_found(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_bar, "PAUSE_SECONDS", 1.0)
    async with reading(library) as pilot:
        await pilot.press("slash", *"harbour")
        bar = screen(pilot).search_bar
        for _ in range(100):
            await pilot.pause(0.02)
            if "+" in str(bar.query_one("Static").render()):
                break
        assert f"{AT_ONCE}+ articles" in str(bar.query_one("Static").render())
        assert len(screen(pilot).results.numbers) == AT_ONCE
        await press(pilot)
        assert f"{COUNT} articles" in str(bar.query_one("Static").render())
        assert len(screen(pilot).results.numbers) == COUNT


async def test_the_article_under_the_cursor_stays_where_it_is_when_everything_is_found(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_bar, "PAUSE_SECONDS", 1.0)
    async with reading(library) as pilot:
        await pilot.press("slash", *"harbour")
        results = screen(pilot).results
        for _ in range(100):
            await pilot.pause(0.02)
            if len(results.numbers) == AT_ONCE:
                break
        await pilot.press("down", "down")
        chosen = results.article
        line = results.cursor * results.rows - results.scroll_y
        await press(pilot)
        assert len(results.numbers) == COUNT
        assert results.article == chosen
        assert results.cursor * results.rows - results.scroll_y == line


async def test_hits_beyond_the_first_say_what_they_are_when_they_come_into_view(library: Library) -> None:
    async with reading(library) as pilot:
        await press(pilot, "slash", *"harbour", "enter", "end")
        results = screen(pilot).results
        assert results.cursor == COUNT - 1 >= search_bar.SHOWN
        entry = results._entry_of(results.cursor)
        assert "harbour" in entry.snippet
        assert entry.highlights


async def test_a_desk_at_rest_tidies_once_until_the_library_changes(library: Library) -> None:
    desk = Desk(library)
    await desk.catch_up()
    assert desk.idle(0.0)
    assert not desk.idle(1e9)
    await desk.tidy()
    assert not desk.idle(0.0)
    await desk.catch_up()
    assert desk.idle(0.0)
    desk.close()
