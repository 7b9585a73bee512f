"""Searching a library, from what is typed to the hits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from corpus.article import EntityType, Quote, QuoteKind
from corpus.errors import QueryError
from index.search import SearchIndex, Sort
from tests.index.query.test_query import QUERIES
from tests.index.shelf import UNHURRIED, Shelf, tagged, written

BAN = written(
    "The U.S. Commerce Department barred the firm for seven years. Wilbur Ross said its managers had lied.\n\n"
    "The ban stopped its suppliers overnight.",
    title="ZTE is banned",
    outlet="Harbour Wire",
    published="2018-05-13",
    byline="Nora Quill",
    dateline="WASHINGTON",
)
RIVAL = written(
    "Huawei looked on while ZTE struggled. Sanctions were discussed for seven long years.",
    title="A rival waits",
    published="2018-06-01",
)
CAFE = written("A café in Zürich reopened. 中兴通讯表示反对。 Kim Jong-un was not there.")


@pytest.fixture
def index(tmp_path: Path) -> Iterator[SearchIndex]:
    shelf = Shelf(tmp_path)
    said = BAN.text.index("its managers had lied")
    names = replace(
        tagged(BAN, ("Wilbur Ross", EntityType.PERSON, "Wilbur Ross"), ("ZTE", EntityType.ORG, "ZTE")),
        quotes=(Quote(said, said + 21, "Wilbur Ross", QuoteKind.INDIRECT),),
    )
    shelf.add(BAN, RIVAL, CAFE, taggings=[names])
    with SearchIndex.open(shelf) as opened:
        yield opened
    # Nothing went wrong that made the index heal itself.
    assert [entry.name for entry in (tmp_path / "index").iterdir() if entry.is_dir()] == ["1"]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("zte", {1, 2}),
        ("ban", {1}),
        ("sanction", {2}),
        ("suppli*", {1}),
        ("zzz*", set()),
        ("zürich*", {3}),
        ("通*", {3}),
        ("outlet:z*", set()),
        ('"seven years"', {1}),
        ("“seven long years”", {2}),
        ('"seven year"', set()),
        ('"seven long ye*"', {2}),
        ("seven years", {1, 2}),
        ("ZTE -Huawei", {1}),
        ("NOT zte", {3}),
        ("ban OR café", {1, 3}),
        ("(ban OR cafe) zurich", {3}),
        ("title:ban", {1}),
        ("title:zt*", {1}),
        ("title:huawei", set()),
        ("outlet:harbour", {1}),
        ('by:"nora quill"', {1}),
        ("dateline:washington", {1}),
        ('person:"Wilbur Ross"', {1}),
        ("person:ros*", {1}),
        ("person:(ross OR quill)", {1}),
        ("org:zte", {1}),
        ("org:huawei", set()),
        ("place:zte", set()),
        ('said:"Wilbur Ross"', {1}),
        ("said:ros*", {1}),
        ("said:zte", set()),
        ("said:ross -huawei", {1}),
        ("date:2018", {1, 2}),
        ("date:2018-05", {1}),
        ("date:2018-05-14..", {2}),
        ("date:..2018-05-13", {1}),
        ("NOT date:2018", {3}),
        ("US", {1}),
        ("Jong Un", {3}),
        ("中兴", {3}),
        ("兴中", set()),
        ("", {1, 2, 3}),
        ("*", {1, 2, 3}),
    ],
)
def test_a_query_finds_the_articles_it_describes(index: SearchIndex, query: str, ids: set[int]) -> None:
    results = index.search(query)
    assert {hit.id for hit in results.hits} == ids
    assert results.total == len(ids)
    assert results.exact


def test_what_is_found_is_shown_with_its_matches_lit(index: SearchIndex) -> None:
    (hit,) = index.search('"seven years" firm').hits
    (snippet,) = hit.snippets
    assert [snippet.text[start:end] for start, end in snippet.highlights] == ["firm", "seven years"]
    assert BAN.text[snippet.start : snippet.end] == snippet.text
    assert (hit.title, hit.outlet, hit.published, hit.matches) == ("ZTE is banned", "Harbour Wire", "2018-05-13", 2)


def test_a_title_is_not_repeated_as_a_snippet_unless_nothing_else_matches(index: SearchIndex) -> None:
    assert [piece.text for piece in index.search("rival").hits[0].snippets] == ["A rival waits"]
    assert "ZTE is banned" not in [piece.text for piece in index.search("ban").hits[0].snippets]


def test_results_can_come_by_date_with_undated_articles_last(index: SearchIndex) -> None:
    assert [hit.id for hit in index.search("", sort="newest").hits] == [2, 1, 3]
    assert [hit.id for hit in index.search("", sort="oldest").hits] == [1, 2, 3]
    assert [hit.id for hit in index.search("zte OR café", sort="newest", limit=2).hits] == [2, 1]


def test_the_last_word_counts_as_a_beginning_while_typing(index: SearchIndex) -> None:
    assert index.search("sanct").total == 0
    assert index.search("sanct", typing=True).total == 1
    # A word that is whole already finds its other forms too: "sanctions", where "sanctioned" was typed.
    assert index.search("sanctioned", typing=True).total == 1
    assert index.search('"seven lo', typing=True).total == 1
    assert index.search("zte AND", typing=True).total == 2
    assert index.search("zte AND (huaw", typing=True).total == 1


@pytest.mark.parametrize(
    ("query", "better"),
    [("commerse department", "commerce department"), ("huawie", "huawei"), ("zet", "zte"), ("zzzzqqqq", None)],
)
def test_a_word_that_no_article_has_brings_a_suggestion(index: SearchIndex, query: str, better: str | None) -> None:
    results = index.search(query)
    assert (results.total, results.suggestion) == (0, better)


def test_a_query_that_cannot_be_understood_is_an_error(index: SearchIndex) -> None:
    with pytest.raises(QueryError) as caught:
        index.search("zte AND (ban")
    assert (caught.value.column, caught.value.suggestion) == (9, "zte AND (ban)")


@UNHURRIED
@given(QUERIES, st.booleans(), st.sampled_from(["relevance", "newest", "oldest"]))
def test_whatever_is_typed_is_searched_without_harm(index: SearchIndex, query: str, typing: bool, sort: Sort) -> None:
    try:
        results = index.search(query, typing=typing, sort=sort)
    except QueryError:
        return
    assert len(results.hits) == results.total <= 3
    for hit in results.hits:
        assert hit.matches >= sum(len(piece.highlights) for piece in hit.snippets)


def test_an_open_index_follows_its_library(index: SearchIndex) -> None:
    shelf = index.library
    assert isinstance(shelf, Shelf)
    assert not index.refresh()
    shelf.add(written("A walrus was seen."))
    shelf.change(2, written("Nothing of note."))
    shelf.remove(1)
    assert index.refresh()
    assert [hit.id for hit in index.search("walrus").hits] == [4]
    assert index.search("zte").total == 0
    assert index.search("note").total == 1


def test_versions_of_one_text_are_one_hit_that_counts_as_all_of_them(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    cut = replace(BAN, text=BAN.text.partition("\n\nThe ban stopped")[0])
    shelf.add(cut, RIVAL, BAN)
    shelf.families = [(3, 1)]
    with SearchIndex.open(shelf) as index:
        folded = index.search("zte")
        assert {hit.id: hit.family for hit in folded.hits} == {3: (1,), 2: ()}
        assert folded.total == 3
        assert {hit.id: hit.family for hit in index.search("zte", fold=False).hits} == {1: (), 2: (), 3: ()}


def test_a_list_is_filled_although_versions_are_folded(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.add(*[BAN] * 6, RIVAL)
    shelf.families = [(1, 2, 3, 4, 5, 6)]
    with SearchIndex.open(shelf) as index:
        assert {hit.id for hit in index.search("zte", limit=2).hits} == {1, 7}


def test_a_version_that_the_query_does_not_find_is_named_and_not_shown(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.add(BAN, RIVAL)
    shelf.families = [(1, 2)]
    with SearchIndex.open(shelf) as index:
        (hit,) = index.search("huawei").hits
    assert (hit.id, hit.family) == (2, (1,))
