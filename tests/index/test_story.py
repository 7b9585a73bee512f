"""A story over several articles: names, numbers and days by articles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.article import BlockKind
from corpus.ingest import prepare
from corpus.intake.members import Member
from corpus.library import Library
from index.story import MOST, Order, Story, inequality, ordered, sentence_at, tell
from tests.index.shelf import written

TEXTS = {
    "2019-03-05": "The harbour board of Greyport voted on Monday to close the Lantern ferry. Mayor Ines Calder said"
    " that the ferry lost 4 million crowns in two years. Calder will go to court. Calder was not asked before.",
    "2019-03-06": "Otto Lindqvist, who leads the board, said that 31 people work on the ferry. Lindqvist spoke on"
    " Tuesday in Greyport. Otto Lindqvist had warned in January 2018 that 31 people would lose their work.",
    "2019-03-04": "Ines Calder told reporters in Greyport on Monday that she had read of it in the paper. The ferry"
    " lost 4 million crowns, she had read there, and 31 people would have to look for work.",
}


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as opened:
        for place, (day, text) in enumerate(TEXTS.items()):
            raw = f"Report number {place + 1}\n\n{text}\n"
            opened.add([prepare(Member(f"{place}.txt", raw.encode()), {"published": day, "outlet": f"Paper {place}"})])
        yield opened


@pytest.fixture
def story(library: Library) -> Story:
    return tell(library.articles([1, 2, 3]))


def test_articles_stand_in_the_order_of_publication(story: Story) -> None:
    assert [each.id for each in story.articles] == [3, 1, 2]


def test_names_are_counted_by_article_over_all_their_forms(library: Library, story: Story) -> None:
    rows = {row.name: row for row in story.entities}
    assert rows["Ines Calder"].counts == (1, 3, 0)
    assert rows["Otto Lindqvist"].counts == (0, 0, 3)
    starts = rows["Ines Calder"].starts
    assert starts[2] is None
    assert library.text(1)[starts[1] :].startswith("Ines Calder said")


def test_a_name_is_counted_as_the_library_links_it(library: Library) -> None:
    from corpus.names import naming

    def merge(door):  # type: ignore[no-untyped-def]
        return naming.merge(door, naming.chosen(door, "Otto Lindqvist"), naming.chosen(door, "Ines Calder"))

    library.decide_names(merge)
    rows = {row.name: row.counts for row in tell(library.articles([1, 2, 3])).entities}
    assert "Otto Lindqvist" not in rows
    assert rows["Ines Calder"] == (1, 3, 3)


def test_numbers_are_the_same_by_value_and_unit_and_days_are_not_among_them(story: Story) -> None:
    rows = {row.name: row.counts for row in story.numbers}
    assert rows["31 people"] == (1, 0, 2)
    assert [counts for name, counts in rows.items() if name.startswith("4 million")] == [(1, 1, 0)]
    assert not any("2018" in name for name in rows)


def test_days_are_resolved_from_each_article_s_own_publication(story: Story) -> None:
    values = [[mention.value for mention in each] for each in story.dated]
    assert values == [["2019-03-04"], ["2019-03-04"], ["2019-03-05", "2018-01"]]
    assert [len(marks) for marks in story.timeline.marks] == [1, 1, 2]


def test_the_line_that_says_when_an_article_was_published_speaks_of_no_day(tmp_path: Path) -> None:
    text = f"A ferry closes\nBy Nora Feld\nMarch 5, 2019\n\n{TEXTS['2019-03-05']}\n"
    with Library.open(tmp_path / "dated") as opened:
        opened.add([prepare(Member("dated.txt", text.encode()), {})])
        (stored,) = opened.articles([1])
        assert BlockKind.DATE in {block.kind for block in stored.article.blocks}
        assert [mention.value for mention in tell([stored]).dated[0]] == ["2019-03-04"]


def test_common_rows_come_first_or_unequal_ones(story: Story) -> None:
    common = ordered(story.entities, Order.COMMON)
    assert [row.articles for row in common] == sorted((row.articles for row in common), reverse=True)
    unequal = [row.name for row in ordered(story.entities, Order.UNEQUAL)]
    assert unequal.index("Otto Lindqvist") < unequal.index("Ines Calder")


def test_what_all_articles_have_in_proportion_is_not_unequal() -> None:
    assert inequality([10, 20, 30], [100, 200, 300]) == pytest.approx(0)
    assert inequality([1, 0, 0], [100, 100, 100]) < inequality([9, 1, 1], [100, 100, 100])


def test_no_more_articles_are_taken_than_there_are_columns_for(library: Library) -> None:
    assert len(tell(stored for _ in range(MOST) for stored in library.articles([1, 2])).articles) == MOST


def test_the_sentence_that_holds_a_place_is_given_on_one_line() -> None:
    article = written("One boat came. No other  came after it.\n\nThen night fell.")
    assert sentence_at(article, article.text.index("other")) == "No other came after it."
    assert sentence_at(article, len(article.text) + 5) == ""


def test_of_nothing_there_is_an_empty_story() -> None:
    story = tell([])
    assert (story.articles, story.entities, story.timeline.axis) == ((), (), ())
    assert ordered(story.entities, Order.UNEQUAL) == []
