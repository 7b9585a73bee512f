"""Searching by near spellings, near words, dates without a field, likeness; what is found is lit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from corpus.article import EntityType, Quote, QuoteKind
from corpus.errors import QueryError
from index.concordance import Sort as LineSort
from index.matching import matches
from index.query import parse
from index.scoring.nearness import GAP, windows
from index.scoring.variants import edits, farthest, is_variant, near
from index.search import Hit, SearchIndex
from index.store import schema
from tests.index.shelf import UNHURRIED, Shelf, tagged, written

ARTICLES = {
    "harbour": written(
        "The harbour board of Wexmouth sold two cranes to Halvorsen in 2017. Nora Quillfeather called the sale hasty."
        "\n\n"
        "Cranes of that size lift a freighter's hatch in one go.",
        title="Wexmouth sells its cranes",
        published="2018-05-13",
    ),
    "harbor": written(
        "The harbor at Tidewell stays shut. A crane fell, and the board will meet about the cranes of Halvorson.",
        title="Tidewell shut",
        published="2018-06-01",
    ),
    "bridge": written(
        "A bridge of glass opens in the hills. The board of trustees met Kim Jong-un's cook, Herr Müller of the U.S.",
        title="Glass over the valley",
        published="2017-11-30",
    ),
    "freight": written(
        "Halvorsen bought cranes for Wexmouth's freighter berths; the sale was hasty, said Nora Quillfeather.",
        title="Halvorsen's freighters",
        published="2018-05-20",
    ),
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchIndex]:
    shelf = Shelf(tmp_path_factory.mktemp("library"))
    names = [
        tagged(
            article,
            ("Nora Quillfeather", EntityType.PERSON, "Nora Quillfeather"),
            ("Halvorsen", EntityType.ORG, "Halvorsen"),
            ("Halvorson", EntityType.ORG, "Halvorson"),
        )
        for article in ARTICLES.values()
    ]
    start = ARTICLES["freight"].text.index("the sale")
    names[3] = replace(names[3], quotes=(Quote(start, start + 18, "Nora Quillfeather", QuoteKind.INDIRECT),))
    shelf.add(*ARTICLES.values(), taggings=names)
    with SearchIndex.open(shelf) as opened:
        opened.today = lambda: date(2018, 6, 12)
        yield opened


def found(index: SearchIndex, query: str) -> list[str]:
    return [list(ARTICLES)[hit.id - 1] for hit in index.search(query).hits]


def lit(hit: Hit) -> list[str]:
    return [piece.text[start:end] for piece in hit.snippets for start, end in piece.highlights]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("harbour~", ["harbour", "harbor"]),
        ("habrour~", ["harbour"]),
        ("freihgter~", ["freight", "harbour"]),
        ("fraihxters~", []),
        ("org:Halvorsan~", ["freight", "harbour", "harbor"]),
        ("person:Quilfeathr~", ["harbour", "freight"]),
        ('person:"Nora Quilfeather"~', ["harbour", "freight"]),
        ('said:"Norah Quilfeather"~', ["freight"]),
        ("title:Wexmuoth~", ["harbour"]),
        ("xarbour~", []),
        ("who:Halvorsen", ["freight", "harbour"]),
        ("who:nora", ["harbour", "freight"]),
        ("who:wexmouth", []),
        ('"cranes sold"~2', ["harbour"]),
        ('"cranes sold"~1', []),
        ('"board cranes"~4', []),
        ('"board cran*"~8', ["harbour", "harbor"]),
        ('title:"cranes sells"~3', ["harbour"]),
        ('"cranes cranes"~40', ["harbour"]),
        ('"tidewell shut"~2', ["harbor"]),
        ("2018-05", ["freight", "harbour"]),
        ("..2017", ["bridge"]),
        ("2018-05-14..2018-06", ["harbor", "freight"]),
        ("2017", ["harbour", "bridge"]),
        ("last:30d", ["harbor", "freight", "harbour"]),
        ("last:2w", ["harbor"]),
        ("-last:1m", ["bridge"]),
        ("last:1y cranes sort:oldest", ["harbour", "freight", "harbor"]),
        ("halvorsen sort:newest", ["freight", "harbour"]),
        ("Kim Jong Un", ["bridge"]),
        ("Kim Jong-un", ["bridge"]),
        ('"kim jong un"', ["bridge"]),
        ("Muller", ["bridge"]),
        ("Müller", ["bridge"]),
        ("US", ["bridge"]),
        ("U.S.", ["bridge"]),
        ("like:1 glass", []),
        ("-like:1 cranes", ["harbour", "harbor"]),
    ],
)
def test_each_kind_of_condition_finds_its_articles(index: SearchIndex, query: str, names: list[str]) -> None:
    results = found(index, query)
    assert sorted(results) == sorted(names)
    if "sort:" in query or query.endswith("~"):
        assert results == names


def test_the_word_itself_ranks_above_its_variants(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.add(
        written("Harbor harbor harbor. The harbor is a harbor.", title="Harbor"),
        written("Long ago and far away, in a town whose name nobody recalls, there was a harbour, or so it is told."),
        written("Harbors and harbors."),
    )
    with SearchIndex.open(shelf) as opened:
        assert [hit.id for hit in opened.search("harbour~").hits] == [2, 1]
        assert opened.search("harbours~").hits[0].id == 2


@pytest.mark.parametrize(
    ("query", "lights"),
    [
        ("habrour~", ["harbour"]),
        ("org:Halvorsan~", ["Halvorsen"]),
        ('"cranes sold"~2', ["sold two cranes"]),
        ('person:"Nora Quilfeather"~', ["Nora Quillfeather"]),
        ("who:quillfeather", ["Nora Quillfeather"]),
        ("2017", ["2017"]),
    ],
)
def test_what_made_an_article_match_is_lit(index: SearchIndex, query: str, lights: list[str]) -> None:
    assert lit(index.search(query).hits[0]) == lights


def test_near_words_over_the_end_of_a_paragraph_are_lit_each_by_itself() -> None:
    article = ARTICLES["harbour"]
    near_words = matches(parse('"hasty size"~20'), article, tagged(article))
    assert [article.text[span.start : span.end] for span in near_words] == ["hasty", "size"]
    assert not matches(parse('"hasty size"~10'), article, tagged(article))
    assert GAP == schema.GAP  # what is lit is counted as the index counts


def test_articles_like_one_share_its_telling_words_and_are_not_itself(index: SearchIndex) -> None:
    results = index.search("like:1")
    assert [hit.id for hit in results.hits][:1] == [4]
    assert 1 not in [hit.id for hit in results.hits]
    assert results.explanation == "articles like “Wexmouth sells its cranes” (article 1), most relevant first"
    assert {"Halvorsen", "freighter"} <= set(lit(results.hits[0])) | {"freighter"}
    assert index.search("like:4").hits[0].id == 1


def test_what_makes_an_article_like_another_is_lit_and_listed_names_in_one_piece(index: SearchIndex) -> None:
    asked = index.search("like:1").asked
    assert asked is not None
    article = ARTICLES["freight"]
    spans = matches(asked, article, tagged(article))
    telling = [article.text[span.start : span.end] for span in spans]
    assert {"cranes", "Nora Quillfeather"} <= set(telling)
    gathered = index.lines("like:1", characters=20, sort=LineSort.POSITION)
    assert [line.text for line in gathered.lines if line.id == 4] == telling
    assert gathered.query == "like:1"
    assert not index.lines("-like:1", characters=20, sort=LineSort.POSITION).lines


def test_a_hit_far_down_the_list_shows_what_makes_it_like_another(index: SearchIndex) -> None:
    results = index.search("like:1", limit=0, listed=5)
    first = index.hit("like:1", results.rest[0])
    assert first is not None
    assert lit(first) == lit(index.search("like:1").hits[0])


@pytest.mark.parametrize(("query", "column", "better"), [("like:99", 6, None), ("cranes like:99", 13, "cranes")])
def test_an_article_that_there_is_not_is_an_error_unless_its_number_is_being_typed(
    index: SearchIndex, query: str, column: int, better: str | None
) -> None:
    with pytest.raises(QueryError) as caught:
        index.search(query)
    assert (caught.value.column, caught.value.suggestion) == (column, better)
    assert index.search(query, typing=True).total == 0


@pytest.mark.parametrize(
    ("query", "better"),
    [
        ("cranes wexmuoth", "cranes wexmouth"),
        ("Wexmuoth", "Wexmouth"),
        ("person:Quilfeather", "person:Quillfeather"),
        ('said:"Nora Quillfeathre"', 'said:"Nora Quillfeather"'),
        ("who:halvorsn cranes", "who:halvorsen cranes"),
        ("cran* wexmuoth", "cran* wexmouth"),
        ('"harbour borad"~9', '"harbour board"~9'),
        # Both names are known, but not together.
        ('org:"Halvorsen Halvorson"', None),
        ("cranes qqqqqqq", None),
    ],
)
def test_a_near_query_that_finds_something_is_offered(index: SearchIndex, query: str, better: str | None) -> None:
    results = index.search(query)
    assert (results.total, results.suggestion) == (0, better)


def test_what_is_being_typed_finds_what_it_may_become(index: SearchIndex) -> None:
    for query in ("2018-0", "2018-05-", "habrour~", '"cranes sold"~2', "who:hal", "sort:new cranes", "last:"):
        assert index.search(query, typing=True).total >= 1


@UNHURRIED
@given(
    st.lists(
        st.sampled_from(
            [
                "cranes",
                "Halvorsen",
                '"the sale"',
                "wex*",
                "2018",
                "2018-05",
                "..2018-05-20",
                "board",
            ]
        ),
        min_size=1,
        max_size=4,
    ).map(" ".join)
)
def test_a_query_that_is_being_typed_finds_what_the_whole_one_will_find(index: SearchIndex, query: str) -> None:
    wanted = set(index.found(query))
    for end in range(len(query) + 1):
        assert wanted <= set(index.found(query[:end], typing=True))


def test_edits_add_leave_out_change_or_swap_letters() -> None:
    pairs = [("huawie", "huawei"), ("crane", "crate"), ("crane", "cranes"), ("crane", "cane")]
    assert [edits(one, other, 2) for one, other in pairs] == [1, 1, 1, 1]
    assert edits("abcd", "badc", 2) == 2
    assert edits("abcdefgh", "zyxwvuts", 2) == 3
    assert [farthest(word) for word in ("zte", "ross", "huawei", "quillian", "covid19")] == [0, 1, 1, 2, 0]


LETTERS = st.text(st.sampled_from("abcd"), min_size=1, max_size=9)


@UNHURRIED
@given(LETTERS, LETTERS)
def test_edits_are_the_same_both_ways_and_none_only_to_the_word_itself(one: str, other: str) -> None:
    assert edits(one, other, 2) == edits(other, one, 2)
    assert (edits(one, other, 2) == 0) == (one == other)


@UNHURRIED
@given(LETTERS, st.lists(LETTERS))
def test_the_variants_in_a_lexicon_are_those_that_are_lit(form: str, words: list[str]) -> None:
    lexicon = {word: place for place, word in enumerate(words) if word[0] == form[0]}
    variants = [word for _, word in near(form, lexicon, farthest(form))]
    assert {form, *variants} == {form, *(word for word in lexicon if is_variant(form, word))}


PLACES = st.lists(st.integers(0, 30), max_size=8, unique=True).map(sorted)


@UNHURRIED
@given(st.lists(PLACES, min_size=2, max_size=3), st.integers(1, 12))
def test_windows_hold_every_word_and_one_is_found_where_there_is_one(places: list[list[int]], distance: int) -> None:
    yielded = list(windows([(spot, 1) for spot in places], distance))
    for first, last in yielded:
        assert last - first <= distance
        assert all(any(first <= place <= last for place in spot) for spot in places)
    assert all(one[1] < other[0] for one, other in pairwise(yielded))
    if len(places) == 2:
        apart = [abs(a - b) for a in places[0] for b in places[1] if a != b]
        assert bool(yielded) == (min(apart, default=99) <= distance)
