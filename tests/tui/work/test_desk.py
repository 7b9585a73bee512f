"""Slow work is done one after the other; what was overtaken or left is given up."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from corpus.article import Tagging
from corpus.errors import LibraryError
from corpus.intake.members import Member
from corpus.library import Library, NewArticle
from corpus.store.storage import DATABASE
from index.store.build import usable
from tests.tui.articles import paragraphs
from tui.work.desk import Desk


def filled(folder: Path, count: int) -> Library:
    library = Library.open(folder)
    library.add(
        [
            NewArticle(
                paragraphs(f"Ship {number} left the harbour."),
                Tagging(),
                Member(f"{number}", str(number).encode()),
                "text",
            )
            for number in range(count)
        ]
    )
    return library


async def test_of_searches_that_overtake_each_other_the_last_one_counts(tmp_path: Path) -> None:
    with filled(tmp_path, 3) as library:
        desk = Desk(library)
        found = await asyncio.gather(*(desk.search(word, limit=5, typing=True) for word in ("sh", "shi", "ship")))
        desk.close()
    assert [results.query if results else None for results in found] == [None, None, "ship"]


async def test_indexing_tells_how_far_it_is(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    with filled(tmp_path, 250) as library:
        desk = Desk(library, lambda done, total: told.append((done, total)))
        await desk.catch_up()
        desk.close()
    assert told[-1] == (250, 250)
    assert [done for done, _ in told] == sorted(done for done, _ in told)


async def test_leaving_gives_indexing_up_and_the_next_start_finishes_it(tmp_path: Path) -> None:
    with filled(tmp_path, 300) as library:
        desk = Desk(library, lambda done, total: time.sleep(0.05))
        work = asyncio.ensure_future(desk.catch_up())
        await asyncio.sleep(0.02)
        desk.close()
        await asyncio.wait([work])
        assert work.exception() is not None
        again = Desk(library)
        results = await again.search("harbour", limit=1, typing=False)
        again.close()
        assert results is not None
        assert results.total == 300
        assert usable(library) is not None


async def test_of_a_library_of_which_no_index_can_be_made_one_is_told_once_and_not_at_every_rest(
    tmp_path: Path,
) -> None:
    with filled(tmp_path, 3) as library:
        with closing(sqlite3.connect(library.path / DATABASE)) as connection, connection:
            connection.execute("UPDATE articles SET layers = substr(layers, 1, 20) WHERE id = 2")
        desk = Desk(library)
        with pytest.raises(LibraryError, match="article 2"):
            await desk.catch_up()
        assert desk.idle(0)
        await desk.tidy()
        assert not desk.idle(0)
        desk.close()
