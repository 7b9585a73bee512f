"""What any engine has to do for the reader: each test runs on each engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from itertools import chain, count, repeat
from pathlib import Path

import pytest

from corpus.article import Article, EntityType
from corpus.errors import QueryError
from corpus.intake.members import Member
from corpus.library import Library, NewArticle
from index.concordance import Sort
from index.engine import Engine
from index.facets import Facet
from index.overtaken import Overtaken
from index.scoring.pace import Pace
from index.search import SearchIndex
from tests.index.conformance.naive import NaiveEngine
from tests.index.shelf import tagged, written


class Unhurried(SearchIndex):
    """The engine that is shipped, as it is where searching everything takes long."""

    def instant(self, query: str, **options: object):  # type: ignore[no-untyped-def]
        self.found("walrus")
        self._pace = Pace(10**9)
        return super().instant(query, **options)  # type: ignore[arg-type]


ENGINES: dict[str, Callable[[Library], Engine]] = {
    "shipped": SearchIndex.open,
    "shipped, in two tiers": Unhurried.open,
    "naive": NaiveEngine,
}
ARTICLES = {
    "ferry": written(
        "The ferry to Ostwick stays in port. Ann Poe said on Monday that the engine was broken.\n\n"
        "A new engine comes from the yard in Lund. The ferry sails again in May.",
        title="Ferry to Ostwick stays in port",
        outlet="Harbour Wire",
        published="2018-05-13",
        byline="Tom Roe",
    ),
    "yard": written(
        "The yard in Lund builds engines for ships. It has forty workers, and orders for two years.",
        title="A yard with orders",
        outlet="The Plum",
        published="2018-06-02",
    ),
    "election": written(
        "Ostwick elects a mayor. Ann Poe wants a second ferry, and her rivals a bridge.",
        title="Mayors and bridges",
        outlet="Harbour Wire",
        published="2017-11-05",
    ),
    "storm": written("A storm broke windows in the market. Nobody was hurt.", title="Storm", outlet="The Plum"),
    "café": written("The Café by the Kim Jong-un museum closed.", title="Closed", published="2016-01-01"),
}
NAMES = [("Ann Poe", EntityType.PERSON, "Ann Poe"), ("Ostwick", EntityType.GPE, "Ostwick")]
KEYS = count(1)


def add(library: Library, *articles: Article) -> list[int]:
    """Add articles and return their numbers."""
    new = [
        NewArticle(each, tagged(each, *NAMES), Member("test", str(next(KEYS)).encode()), "text") for each in articles
    ]
    return [stored.id for stored in library.add(new)]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path) as opened:
        add(opened, *ARTICLES.values())
        yield opened


@pytest.fixture(params=list(ENGINES))
def engine(request: pytest.FixtureRequest, library: Library) -> Iterator[Engine]:
    opened = ENGINES[request.param](library)
    yield opened
    opened.close()


def called(ids: list[int]) -> set[str]:
    """Return the names of the articles with these numbers."""
    return {list(ARTICLES)[number - 1] for number in ids}


CASES = [
    ("ferry", {"ferry", "election"}),
    ("engines", {"ferry", "yard"}),
    ("ferry engine", {"ferry"}),
    ("ferry OR storm", {"ferry", "election", "storm"}),
    ("ostwick -engine", {"election"}),
    ('"stays in port"', {"ferry"}),
    ('"port stays"', set()),
    ("eng*", {"ferry", "yard"}),
    ("(ferry OR yard) lund", {"ferry", "yard"}),
    ('"orders workers"~6', {"yard"}),
    ("title:ferry", {"ferry"}),
    ("outlet:plum", {"yard", "storm"}),
    ("by:roe", {"ferry"}),
    ('person:"Ann Poe"', {"ferry", "election"}),
    ("place:ostwick", {"ferry", "election"}),
    ("2018", {"ferry", "yard"}),
    ("2018-05", {"ferry"}),
    ("date:2017..2018-05", {"ferry", "election"}),
    ("cafe", {"café"}),
    ("kim jong un", {"café"}),
    ("*", set(ARTICLES)),
    ("qwertzuiop", set()),
]


@pytest.mark.parametrize(("query", "expected"), CASES)
def test_a_query_finds_its_articles_and_counts_them(engine: Engine, query: str, expected: set[str]) -> None:
    results = engine.search(query)
    assert called([hit.id for hit in results.hits]) == expected
    assert (results.total, results.exact) == (len(expected), True)
    assert results.explanation
    assert called(engine.found(query)) == expected


@pytest.fixture
def kept(library: Library) -> None:
    """What a person keeps beside the articles."""
    beside = library.annotations
    beside.bookmark(1)
    beside.note(2, "Check the orders with Lund")
    beside.note(3, "“A bridge”: says who?")
    beside.tag(1, "ports")
    beside.tag(2, "ports and yards")
    beside.tag(4, "to-check")


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("is:bookmarked", {"ferry"}),
        ("is:noted", {"yard", "election"}),
        ("note:*", {"yard", "election"}),
        ("is:tagged", {"ferry", "yard", "storm"}),
        ("tag:PORTS", {"ferry"}),
        ("tag:port", set()),
        ("tag:port*", {"ferry", "yard"}),
        ('tag:"ports and yards"', {"yard"}),
        ('tag:"to check"', {"storm"}),
        ("tag:(ports OR to-check)", {"ferry", "storm"}),
        ("note:order", {"yard"}),
        ('note:"with Lund"', {"yard"}),
        ("note:brid*", {"election"}),
        ("note:ferry", set()),
        ("ferry -tag:ports", {"election"}),
        ("ferry is:bookmarked", {"ferry"}),
        ("ostwick (is:noted OR tag:to-check)", {"election"}),
        ("-is:tagged", {"election", "café"}),
    ],
)
def test_what_is_kept_beside_articles_is_found_without_waiting(engine: Engine, query: str, expected: set[str]) -> None:
    results = engine.search(query)
    assert called([hit.id for hit in results.hits]) == called(engine.found(query)) == expected
    assert results.total == len(expected)
    assert called([hit.id for hit in engine.instant(f"{query} ").hits]) == expected


@pytest.mark.usefixtures("kept")
def test_what_is_kept_is_found_while_it_is_typed_and_no_more_when_it_is_taken_away(
    engine: Engine, library: Library
) -> None:
    for typed, expected in (("tag:po", {"ferry", "yard"}), ("is:b", {"ferry"}), ("note:bri", {"election"})):
        assert called([hit.id for hit in engine.instant(typed).hits]) == expected
        assert called([hit.id for hit in engine.search(typed, typing=True).hits]) == expected
    library.annotations.remove([each.number for each in library.annotations.of([1, 2])])
    assert engine.found("tag:po*") == engine.found("is:bookmarked") == []
    library.remove([4])
    engine.refresh()
    assert engine.found("is:tagged") == []


@pytest.mark.usefixtures("kept")
def test_words_beside_a_tag_can_be_misspelled(engine: Engine) -> None:
    results = engine.search("tag:ports ferrry")
    assert results.total == 0
    assert results.suggestion in (None, "tag:ports ferry")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("fer", {"ferry", "election"}),
        ("ferry eng", {"ferry"}),
        ('"stays in po', {"ferry"}),
        ("title:fe", {"ferry"}),
        ("outlet:pl", {"yard", "storm"}),
        ("ferry 201", {"ferry", "election"}),
        ("(ferry OR sto", {"ferry", "election", "storm"}),
        ("ferry AND ", {"ferry", "election"}),
    ],
)
def test_half_a_query_finds_at_once_what_searching_everything_finds(
    engine: Engine, typed: str, expected: set[str]
) -> None:
    at_once, everything = engine.instant(typed), engine.search(typed, typing=True)
    assert called([hit.id for hit in everything.hits]) == expected
    assert [hit.id for hit in at_once.hits] == [hit.id for hit in everything.hits]
    assert at_once.total == everything.total == len(expected)


def test_what_is_found_at_once_scores_as_it_does_among_all(engine: Engine) -> None:
    at_once, everything = engine.instant("ferry engine", typing=False), engine.search("ferry engine")
    assert at_once.hits == everything.hits


def test_the_title_weighs_more_than_the_text(engine: Engine) -> None:
    assert called([engine.search("ferry").hits[0].id]) == {"ferry"}


@pytest.mark.parametrize(("sort", "expected"), [("newest", [2, 1, 3, 5, 4]), ("oldest", [5, 3, 1, 2, 4])])
def test_articles_come_in_the_order_of_their_dates_undated_ones_last(
    engine: Engine, sort: str, expected: list[int]
) -> None:
    assert [hit.id for hit in engine.search(f"* sort:{sort}").hits] == expected
    assert engine.found("*", sort="newest" if sort == "newest" else "oldest") == expected


def test_a_hit_says_where_it_matches_in_whole_sentences(engine: Engine) -> None:
    (hit,) = engine.search('"comes from the yard"').hits
    assert (hit.heading, hit.outlet, hit.published, hit.matches) == (
        "Ferry to Ostwick stays in port",
        "Harbour Wire",
        "2018-05-13",
        1,
    )
    (snippet,) = hit.snippets
    assert snippet.text.startswith("A new engine comes")
    assert [snippet.text[start:end] for start, end in snippet.highlights] == ["comes from the yard"]


def test_places_beyond_the_hits_are_listed_and_told_when_asked_for(engine: Engine) -> None:
    whole = engine.search("ferry OR storm OR yard")
    results = engine.search("ferry OR storm OR yard", limit=1, listed=3)
    assert results.hits == whole.hits[:1]
    assert [place.shown for place in results.rest] == [hit.id for hit in whole.hits[1:3]]
    beyond = engine.hit(results.query, results.rest[0])
    assert beyond is not None
    assert (beyond.id, beyond.matches, beyond.snippets) == (
        whole.hits[1].id,
        whole.hits[1].matches,
        whole.hits[1].snippets,
    )


def test_an_article_that_is_gone_has_nothing_to_tell(engine: Engine, library: Library) -> None:
    results = engine.search("ferry OR storm", limit=1, listed=3)
    library.remove([place.shown for place in results.rest])
    engine.refresh()
    assert [engine.hit(results.query, place) for place in results.rest] == [None, None]


def test_versions_of_one_text_are_one_place(engine: Engine, library: Library) -> None:
    told = " ".join(f"The {word} council of Brack met on day {place}." for place, word in enumerate("abcdefghijklmnop"))
    numbers = add(library, written(told, title="Brack"), written(told + " It rained.", title="Brack"))
    engine.refresh()
    (hit,) = engine.search("brack").hits
    assert sorted((hit.id, *hit.family)) == sorted(numbers)
    assert engine.search("brack").total == 2
    assert len(engine.search("brack", fold=False).hits) == 2


def test_counts_are_of_all_articles_found(engine: Engine) -> None:
    counts = engine.counts("*")
    assert counts[Facet.OUTLET] == (("Harbour Wire", 2), ("The Plum", 2))
    assert counts[Facet.PERSON] == (("Ann Poe", 2),)
    assert engine.counts("ferry", shown=1)[Facet.MONTH] == (("2017-11", 1),)


def test_lines_show_every_match_with_the_words_around_it(engine: Engine) -> None:
    gathered = engine.lines("engine", characters=20, sort=Sort.POSITION)
    assert (gathered.articles, gathered.total, gathered.exact) == (2, 3, True)
    assert called([line.id for line in gathered.lines]) == {"ferry", "yard"}
    by_date = engine.lines("ferry", characters=20, sort=Sort.DATE)
    assert called([by_date.lines[0].id]) == {"election"}


def test_wider_queries_are_offered_with_what_they_find(engine: Engine) -> None:
    offered = engine.wider("ferry 2015")
    assert any(each.total for each in offered)
    for each in offered:
        assert engine.search(each.query).total == each.total


@pytest.mark.parametrize("query", ["(ferry", "titel:ferry", "date:2018-13", "ferry AND (ban", '"a b c d"~2'])
def test_what_is_no_query_is_an_error_with_a_column(engine: Engine, query: str) -> None:
    with pytest.raises(QueryError) as caught:
        engine.search(query)
    assert caught.value.column > 0


def test_what_comes_changes_and_goes_is_followed(engine: Engine, library: Library) -> None:
    assert not engine.refresh()
    (number,) = add(library, written("A zeppelin over the bay."))
    assert engine.refresh()
    assert [hit.id for hit in engine.search("zeppelin").hits] == [number]
    library.remove([number])
    assert engine.refresh()
    assert not engine.search("zeppelin").hits


def test_a_search_that_nobody_waits_for_ends(engine: Engine) -> None:
    engine.search("storm")
    for ask in (engine.search, engine.found, engine.counts, engine.wider):
        with pytest.raises(Overtaken):
            ask("ferry market bridge", overtaken=lambda: True)
    assert called([hit.id for hit in engine.search("ferry bridge").hits]) == {"election"}


def test_a_search_given_up_on_its_way_leaves_the_next_one_whole(engine: Engine) -> None:
    query = '"stays in port" OR eng* OR "forty workers"~9'
    for patience in range(6):
        answers = chain(repeat(False, patience), repeat(True))
        with suppress(Overtaken):
            engine.search(query, overtaken=partial(next, answers))
    assert called(engine.found(query)) == {"ferry", "yard"}


def test_a_word_is_as_rare_as_the_articles_that_hold_it_are_few(engine: Engine) -> None:
    rarity = engine.rarity(["The ferry's storm", "a storm-door"])
    assert rarity.documents == len(ARTICLES)
    assert [rarity.frequency(word) for word in ("ferry", "storm", "storm-door")] == [2, 1, 0]


def test_tidying_changes_nothing_that_is_found(engine: Engine, library: Library) -> None:
    for number in range(9):
        add(library, written(f"Lantern number {number} on the quay."))
        engine.refresh()
    before = engine.search("lantern ferry OR lantern", limit=20)
    engine.tidy()
    after = engine.search("lantern ferry OR lantern", limit=20)
    assert (after.hits, after.total) == (before.hits, before.total)
    assert not engine.tidy()
