"""Searching a library, from what is typed to the hits."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from corpus.article import EntityType, Quote, QuoteKind
from corpus.errors import LibraryError, QueryError
from corpus.ingest import prepare
from corpus.intake.members import Member
from corpus.library import Library
from corpus.store.storage import DATABASE
from index.search import SearchIndex, Sort
from index.store.build import catch_up
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


@pytest.fixture
def damaged(tmp_path: Path) -> Iterator[Library]:
    """A library of three articles with its index, and then damage to what is stored of the second."""
    texts = [f"The harbour of Greyport stays closed, its council said on day {number}.\n" for number in (1, 2, 3)]
    with Library.open(tmp_path / "library") as library:
        library.add([prepare(Member(f"{number}.txt", text.encode())) for number, text in enumerate(texts)])
        SearchIndex.open(library).close()
        with closing(sqlite3.connect(library.path / DATABASE)) as connection, connection:
            connection.execute("UPDATE articles SET layers = substr(layers, 1, 20) WHERE id = 2")
        yield library


def test_an_article_that_cannot_be_read_is_found_and_the_others_are_shown(damaged: Library) -> None:
    with SearchIndex.open(damaged) as opened:
        for _ in range(2):
            hits = {hit.id: hit for hit in opened.search("harbour", fold=False).hits}
            assert hits.keys() == {1, 2, 3}
            assert hits[2].heading.startswith("this article can't be read")
            assert hits[1].snippets
            assert hits[3].snippets


def test_what_is_damaged_in_the_library_is_not_blamed_on_the_index(damaged: Library) -> None:
    with closing(sqlite3.connect(damaged.path / DATABASE)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'families'").fetchone()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    with (damaged.path / DATABASE).open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xa5" * 4096)
    with SearchIndex.open(damaged) as opened:
        for _ in range(2):
            with pytest.raises(LibraryError, match=f"^{damaged.path / DATABASE}: damaged; mend what can be mended"):
                opened.search("harbour")
    assert [entry.name for entry in (damaged.path / "index").iterdir() if entry.is_dir()] == ["1"]


def test_no_index_is_made_anew_of_a_library_from_which_none_can_be_made(damaged: Library) -> None:
    with closing(sqlite3.connect(damaged.path / DATABASE)) as connection, connection:
        connection.execute("UPDATE articles SET revision = 9 WHERE id = 2")
        connection.execute("UPDATE meta SET value = 9 WHERE key = 'revision'")
    with pytest.raises(LibraryError, match="article 2: what is stored of it is damaged"):
        catch_up(damaged)
    assert [entry.name for entry in (damaged.path / "index").iterdir() if entry.is_dir()] == ["1"]


def test_where_no_index_can_be_made_that_is_said_and_no_empty_one_searched(damaged: Library) -> None:
    shutil.rmtree(damaged.path / "index")
    for _ in range(2):  # the second finds what the first has begun
        with pytest.raises(LibraryError, match="article 2: what is stored of it is damaged"):
            SearchIndex.open(damaged)
