"""The history of searches and those saved under a name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.errors import NotFoundError
from corpus.library import Library
from corpus.store.searches import KEPT


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path) as opened:
        yield opened


def test_the_history_has_each_query_once_the_newest_first(library: Library) -> None:
    for query in ("walrus", "tusk  ban", "walrus", " walrus ", ""):
        library.searches.remember(query)
    assert library.searches.history() == ["walrus", "tusk ban"]


def test_the_history_keeps_so_many_and_no_endless_query(library: Library) -> None:
    for number in range(KEPT + 30):
        library.searches.remember(f"walrus {number}")
    library.searches.remember("walrus " * 1000)
    history = library.searches.history()
    assert len(history) == KEPT
    assert history[0] == f"walrus {KEPT + 29}"


def test_a_saved_search_is_found_by_its_name_in_any_case_and_gives_way_to_a_later_one(library: Library) -> None:
    library.searches.save(" The  ban ", "tusk ban", "newest")
    library.searches.save("Seals", "seal", "relevance")
    library.searches.save("the BAN", "tusk OR horn", "oldest")
    assert [(found.name, found.query, found.sort) for found in library.searches.saved()] == [
        ("Seals", "seal", "relevance"),
        ("the BAN", "tusk OR horn", "oldest"),
    ]
    assert library.searches.named("THE ban").query == "tusk OR horn"
    library.searches.forget("seals")
    assert [found.name for found in library.searches.saved()] == ["the BAN"]


def test_a_name_that_nothing_is_saved_under_says_what_there_is(library: Library) -> None:
    with pytest.raises(NotFoundError, match="--save NAME"):
        library.searches.named("ban")
    library.searches.save("Seals", "seal", "relevance")
    with pytest.raises(NotFoundError, match="“Seals”"):
        library.searches.forget("ban")


def test_searching_is_no_change_of_the_library(library: Library) -> None:
    before = library.revision()
    library.searches.remember("walrus")
    library.searches.save("Walrus", "walrus", "relevance")
    assert library.revision() == before
