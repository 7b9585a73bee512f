"""What to ask for where nothing is found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.article import EntityType
from index.search import SearchIndex
from tests.index.shelf import Shelf, tagged, written


@pytest.fixture
def index(tmp_path: Path) -> Iterator[SearchIndex]:
    shelf = Shelf(tmp_path)
    first = written("A new walrus ban came with a fine.", published="2018-05-02", outlet="The Plum")
    second = written("Tom Roe saw a walrus in Ostwick.", published="2019-03-01", outlet="Harbour Wire")
    shelf.add(first, second, taggings=[tagged(first), tagged(second, ("Tom Roe", EntityType.PERSON, "Tom Roe"))])
    with SearchIndex.open(shelf) as opened:
        yield opened


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("ban date:2018-06", [("date:2018", "in 2018"), ("ban", "without date:2018-06")]),
        ("ban date:2019", [("date:2018..2020", "in 2018 to 2020"), ("ban", "without date:2019")]),
        ('"ban walrus"', [("ban walrus", "with these words apart")]),
        ("person:ostwick", [("ostwick", "anywhere in the text")]),
        ("walrus fine -new", [("walrus fine", "without -new"), ("walrus -new", "without fine")]),
        ("walrus seal", [("walrus", "without seal")]),
        ("walrus seal title:tusk", [("walrus", "only walrus")]),
        ("seal", []),
    ],
)
def test_wider_queries_that_find_something_are_offered(
    index: SearchIndex, query: str, expected: list[tuple[str, str]]
) -> None:
    assert index.found(query) == []
    offered = {wider.change: wider for wider in index.wider(query)}
    for part, change in expected:
        assert part in offered[change].query
        assert offered[change].total == len(index.found(offered[change].query)) > 0
    assert bool(offered) == bool(expected)


def test_the_narrowest_changes_come_first_and_there_are_few(index: SearchIndex) -> None:
    offered = index.wider('walrus "ban new" outlet:plum date:2018-05-03 place:ostwick by:nobody -seal')
    assert len(offered) <= 5
    changes = [wider.change for wider in index.wider("ban date:2018-06 person:fine")]
    assert changes == ["only ban"]
    changes = [wider.change for wider in index.wider("ban date:2018-06")]
    assert changes == ["in 2018", "without date:2018-06"]
