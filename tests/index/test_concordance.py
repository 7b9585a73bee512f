"""The lines of a query in context."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from corpus.article import EntityType
from corpus.store.records import StoredArticle
from index import concordance as rooms
from index.concordance import Concordance, Sort, concordance, in_order
from index.query import parse
from index.search import SearchIndex
from tests.index.shelf import Shelf, tagged, written


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    shelf = Shelf(tmp_path)
    first = written("A new ban came. Then the ban went.\n\nBanned again.", title="On bans", published="2019-02-01")
    second = written("Mr. Roe saw no ban at all.", title="Walrus", published="2018-01-01")
    third = written("Old bans stay.", title="Undated")
    shelf.add(first, second, third, taggings=[tagged(first), tagged(second, ("Mr. Roe", EntityType.PERSON, "Tom Roe"))])
    return shelf


def gathered(shelf: Shelf, query: str, sort: Sort = Sort.POSITION, **more: int) -> Concordance:
    with SearchIndex.open(shelf) as index:
        found = index.found(query, sort="oldest" if sort is Sort.DATE else None)
    return concordance(parse(query), found, shelf, characters=12, sort=sort, **more)


def lines(shelf: Shelf, query: str, sort: Sort = Sort.POSITION, **more: int) -> list[tuple[str, str, str]]:
    found = gathered(shelf, query, sort, **more)
    return [(line.left, line.text, line.right) for line in found.lines]


def test_every_match_is_a_line_with_what_stands_around_it_in_its_paragraph(shelf: Shelf) -> None:
    assert lines(shelf, "ban") == [
        ("On ", "bans", ""),
        ("A new ", "ban", " came. Then"),
        ("Then the ", "ban", " went."),
        ("", "Banned", " again."),
        ("Roe saw no ", "ban", " at all."),
        ("Old ", "bans", " stay."),
    ]


def test_lines_are_sorted_by_words_of_either_side_or_by_date(shelf: Shelf) -> None:
    assert [line[0].split()[-1:] for line in lines(shelf, "ban", Sort.LEFT)] == [
        [], ["new"], ["no"], ["Old"], ["On"], ["the"],
    ]  # fmt: skip
    assert [line[2].split()[:1] for line in lines(shelf, "ban", Sort.RIGHT)] == [
        [], ["again."], ["at"], ["came."], ["stay."], ["went."],
    ]  # fmt: skip
    assert [line[1] for line in lines(shelf, "ban", Sort.DATE)] == ["ban", "bans", "ban", "ban", "Banned", "bans"]


def test_phrases_and_names_have_lines_too(shelf: Shelf) -> None:
    assert lines(shelf, '"no ban"') == [("Mr. Roe saw ", "no ban", " at all.")]
    assert lines(shelf, "person:roe") == [("", "Mr. Roe", " saw no ban")]
    assert lines(shelf, "date:2018") == []


def test_a_limit_ends_the_work_and_what_is_left_is_told(shelf: Shelf) -> None:
    found = gathered(shelf, "ban", limit=2)
    assert len(found.lines) == 2
    assert (found.total, found.articles, found.looked_at, found.exact) == (4, 3, 1, False)


def test_lines_sorted_by_words_are_the_first_of_all_that_were_gathered(shelf: Shelf) -> None:
    assert [line[2] for line in lines(shelf, "ban", Sort.RIGHT, limit=2)] == ["", " again."]


def test_only_so_many_articles_are_gone_through(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rooms, "MOST_ARTICLES", 2)
    found = gathered(shelf, "ban")
    assert (found.articles, found.looked_at, found.exact) == (3, 2, False)
    assert set(found.sources) == {1, 2}


def test_gathering_ends_when_it_is_overtaken(shelf: Shelf) -> None:
    asked: list[int] = []

    class Counting:
        def articles(self, ids: Iterable[int]) -> Iterator[StoredArticle]:
            for stored in shelf.articles(ids):
                asked.append(stored.id)
                yield stored

    found = concordance(parse("ban"), [1, 2, 3], Counting(), characters=12, overtaken=lambda: len(asked) > 1)
    assert found.looked_at == 1
    assert asked == [1, 2]


def test_lines_can_be_put_into_another_order_without_gathering_them_again(shelf: Shelf) -> None:
    found, by_date = gathered(shelf, "ban"), gathered(shelf, "ban", Sort.DATE)
    assert in_order(found, Sort.DATE) == by_date.lines
    assert in_order(by_date, Sort.POSITION) == found.lines
