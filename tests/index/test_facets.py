"""Counts beside results."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import EntityType, Tagging
from corpus.intake.members import Member
from corpus.library import Library, NewArticle
from index import facets
from index.facets import Facet, Overtaken, Tally
from index.search import SearchIndex
from tests.index.shelf import UNHURRIED, tagged, written

PEOPLE = ["Ann Poe", "Tom Roe", "Eva Lind", "Max Orr"]


def fill(library: Library) -> None:
    """Add twelve articles: the n-th of outlet n mod 3, in month n mod 4, with the people whose number divides n."""
    for number in range(1, 13):
        there = [name for place, name in enumerate(PEOPLE, 1) if number % place == 0]
        article = written(
            f"A walrus {number}. {'. '.join(there)}. Tusk Ltd of Ostwick, again Ostwick.",
            title=f"Report {number}",
            outlet=("Harbour Wire", "The Plum", None)[number % 3],
            published=f"2018-0{number % 4 + 1}-05" if number % 4 else None,
        )
        names = [(name, EntityType.PERSON, name) for name in there]
        tagging = tagged(article, *names, ("Tusk Ltd", EntityType.ORG, "Tusk"), ("Ostwick", EntityType.GPE, "Ostwick"))
        library.add([NewArticle(article, tagging, Member("test", str(number).encode()), "text")])


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("facets")) as opened:
        fill(opened)
        yield opened


def test_every_article_found_is_counted_by_outlet_month_and_names(library: Library) -> None:
    with SearchIndex.open(library) as index:
        found = index.found("walrus")
        assert sorted(found) == list(range(1, 13))
        counts = Tally(library.facts).count(found)
    assert counts[Facet.OUTLET] == (("Harbour Wire", 4), ("The Plum", 4))
    assert counts[Facet.MONTH] == (("2018-02", 3), ("2018-03", 3), ("2018-04", 3))
    assert counts[Facet.PERSON] == (("Ann Poe", 12), ("Tom Roe", 6), ("Eva Lind", 4), ("Max Orr", 3))
    assert counts[Facet.ORG] == (("Tusk", 12),)
    assert counts[Facet.PLACE] == (("Ostwick", 12),)


def test_tags_are_counted_as_they_are_now(tmp_path: Path) -> None:
    with Library.open(tmp_path / "tagged") as library:
        fill(library)
        tally = Tally(library.facts)
        assert tally.count([1, 2, 3])[Facet.TAG] == ()
        for article, tag in ((1, "ports"), (2, "Ports"), (2, "to check"), (12, "ports"), (4, "mine")):
            library.annotations.tag(article, tag)
        library.annotations.bookmark(3)
        assert tally.count([1, 2, 3])[Facet.TAG] == (("ports", 2), ("to check", 1))
        (first, *_) = library.annotations.of([1])
        library.annotations.remove([first.number])
        assert tally.count(range(1, 13), 1)[Facet.TAG] == (("ports", 2),)
        library.remove([2])
        assert tally.follow([], [2]) is False or tally.count([1, 12])[Facet.TAG] == (("ports", 1),)
        assert Tally(library.facts).count([1, 12])[Facet.TAG] == (("ports", 1),)


def test_what_is_found_can_be_had_in_order(library: Library) -> None:
    with SearchIndex.open(library) as index:
        assert index.found("outlet:plum", sort="oldest") == [1, 10, 7, 4]
        assert index.found("outlet:plum", sort="newest") == [7, 10, 1, 4]


def test_only_the_most_frequent_are_shown_and_equals_by_name(library: Library) -> None:
    counts = Tally(library.facts).count(list(range(1, 13)), shown=2)
    assert counts[Facet.PERSON] == (("Ann Poe", 12), ("Tom Roe", 6))
    assert counts[Facet.MONTH] == (("2018-02", 3), ("2018-03", 3))


def test_nothing_found_counts_nothing(library: Library) -> None:
    assert all(counted == () for counted in Tally(library.facts).count([]).values())


@UNHURRIED
@given(st.sets(st.integers(1, 12)), st.integers(1, 5), st.booleans())
def test_many_are_counted_like_few(library: Library, found: set[int], shown: int, many: bool) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(facets, "FEW", -1 if many else 100)
        counts = Tally(library.facts).count(sorted(found), shown)
    expected = Counter(name for number in found for place, name in enumerate(PEOPLE, 1) if number % place == 0)
    ordered = sorted(expected.items(), key=lambda entry: (-entry[1], entry[0]))
    assert counts[Facet.PERSON] == tuple(ordered[:shown])


def test_names_that_are_tied_count_as_one(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        for number, form in enumerate(["Wilma Rossdale", "Wilma Rossdale", "Rossdale"]):
            article = written(f"Then {form} spoke. {number}")
            tagging = tagged(article, (form, EntityType.PERSON, form))
            library.add([NewArticle(article, tagging, Member("test", str(number).encode()), "text")])
        for few in (0, 100):
            with pytest.MonkeyPatch.context() as patched:
                patched.setattr(facets, "FEW", few)
                counts = Tally(library.facts).count([1, 2, 3])
            assert counts[Facet.PERSON] == (("Wilma Rossdale", 3),)


def spoke(library: Library, *names: str, outlet: str = "The Plum", published: str = "2018-07-01") -> int:
    """Add an article that mentions people."""
    article = written(f"Then {', '.join(names)} spoke. {library.revision()}", outlet=outlet, published=published)
    tagging = tagged(article, *((name, EntityType.PERSON, name) for name in names))
    (stored,) = library.add([NewArticle(article, tagging, Member("test", article.text.encode()), "text")])
    return stored.id


@pytest.mark.parametrize("few", [0, 100])
@pytest.mark.parametrize(
    "came",
    [
        [],
        [("Ann Poe", "Ida Voss")],
        [("Ida Voss",), ("Ida Voss", "Lind")],
        [("Rossdale",), ("Wilma Rossdale", "Poe"), ("Wilma Rossdale",)],
        [("Zed Lind",), ("Zed Lind",), ("Zed Lind",)],  # whose surname is then nobody's for sure
    ],
)
def test_counting_goes_on_with_the_articles_that_came(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few: int, came: list[tuple[str, ...]]
) -> None:
    monkeypatch.setattr(facets, "FEW", few)
    with Library.open(tmp_path) as library:
        fill(library)
        spoke(library, "Lind")
        spoke(library, "Rossdale", outlet="Quayside")
        tally = Tally(library.facts)
        tally.count(list(range(1, 15)))
        before = library.revision()
        for names in came:
            spoke(library, *names, outlet="Tern Post")
        changes = library.changes(before)
        assert tally.follow(changes.changed, changes.removed)
        newest = 14 + len(came)
        for found in (list(range(1, newest + 1)), list(range(13, newest + 1)), [1, 6, 12], []):
            for shown in (1, 2, 10):
                assert tally.count(found, shown) == Tally(library.facts).count(found, shown)


def test_counting_goes_on_without_articles_that_went(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facets, "FEW", 0)
    with Library.open(tmp_path) as library:
        fill(library)
        newest = spoke(library, "Zoe Last")
        tally = Tally(library.facts)
        assert not tally.follow([], [])  # nothing is counted yet
        tally.count(list(range(1, 14)))
        before = library.revision()
        library.remove([3, newest])
        new = spoke(library, "Nell New")  # an entity that may go by the number of one that went
        changes = library.changes(before)
        assert tally.follow(changes.changed, changes.removed)
        for shown in (1, 10):
            assert tally.count([1, 2, 4, new], shown) == Tally(library.facts).count([1, 2, 4, new], shown)
        assert ("Zoe Last", 1) not in tally.count([1, newest, new])[Facet.PERSON]


def test_counting_begins_anew_where_much_has_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facets, "MOST_CHANGED", 2)
    with Library.open(tmp_path) as library:
        fill(library)
        tally = Tally(library.facts)
        tally.count([1, 2, 3])
        assert tally.follow([1], [])
        assert not tally.follow([1, 2, 4], [])


def test_an_index_that_stays_open_counts_what_was_added(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        fill(library)
        with SearchIndex.open(library) as index:
            assert index.counts("poe")[Facet.PERSON][0] == ("Ann Poe", 12)
            spoke(library, "Ann Poe")
            index.refresh()
            assert index.counts("poe")[Facet.PERSON][0] == ("Ann Poe", 13)
            library.remove([1, 2])
            index.refresh()
            assert index.counts("poe")[Facet.PERSON][0] == ("Ann Poe", 11)


def test_counting_ends_when_it_is_overtaken(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facets, "FEW", 0)
    with pytest.raises(Overtaken):
        Tally(library.facts).count([1, 2], overtaken=lambda: True)


def test_an_article_without_names_counts_by_its_outlet(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        article = written("Nobody is here.", outlet="The Plum")
        library.add([NewArticle(article, Tagging(), Member("test", b"1"), "text")])
        counts = Tally(library.facts).count([1])
    assert counts[Facet.OUTLET] == (("The Plum", 1),)
    assert counts[Facet.PERSON] == ()


def test_articles_that_are_gone_from_the_library_are_in_no_count(library: Library) -> None:
    assert Tally(library.facts).count([1, 99])[Facet.PERSON] == (("Ann Poe", 1),)
