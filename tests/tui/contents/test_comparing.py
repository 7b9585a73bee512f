"""Comparisons become level passages, signs, marked words and stops."""

from __future__ import annotations

from itertools import combinations

from corpus.article import Article
from index.compare import compare
from tests.tui.articles import paragraphs, stored
from tui.contents.comparing import Alignment, align, counterpart
from tui.state import Wording

FIRST = (
    "The harbour authority closed the northern quay on Monday after divers found cracks in three of its pillars.",
    "Ships with grain on board were sent to the southern quay, where the queue grew to eleven by the evening.",
    "The authority's director, Marta Oyelaran, said that the repair would take at least six weeks.",
    "Fishermen complained that nobody had told them before the barriers went up.",
)
SECOND = (
    FIRST[0],
    "Ships with grain on board were sent to the southern quay, where the line grew to eleven by the evening.",
    FIRST[3],
    "The town council will meet on Thursday to talk about who pays for the repair of the pillars.",
)


def aligned(*articles: Article, wording: Wording = Wording.STYLE) -> Alignment:
    numbered = [stored(article, number) for number, article in enumerate(articles, 1)]
    pairs = {(i, j): compare(numbered[i], numbered[j]) for i, j in combinations(range(len(numbered)), 2)}
    return align(articles, pairs, wording)


def test_versions_stand_level_where_they_share_a_passage() -> None:
    made = aligned(paragraphs(*FIRST), paragraphs(*SECOND))
    assert made.anchors == ({0: 0, 1: 0}, {0: 1, 1: 1}, {0: 3, 1: 2})


def test_signs_say_what_became_of_each_passage() -> None:
    made = aligned(paragraphs(*FIRST), paragraphs(*SECOND))
    assert made.signs[0] == {0: "identical", 1: "edited", 2: "only", 3: "identical"}
    assert made.signs[1] == {0: "identical", 1: "edited", 2: "identical", 3: "only"}


def test_changed_words_are_marked_on_both_sides() -> None:
    articles = (paragraphs(*FIRST), paragraphs(*SECOND))
    made = aligned(*articles)
    words = [
        [article.text[span.start : span.end] for span in made.edits[side]] for side, article in enumerate(articles)
    ]
    assert words == [["queue"], ["line"]]


def test_stops_are_the_differences_in_order() -> None:
    made = aligned(paragraphs(*FIRST), paragraphs(*SECOND))
    articles = (paragraphs(*FIRST), paragraphs(*SECOND))
    first, second = (article.body for article in articles)
    assert list(made.stops) == [
        {0: first[1].start, 1: second[1].start},
        {0: first[2].start},
        {1: second[3].start},
    ]


def test_of_three_versions_each_is_held_against_the_one_with_most_versions() -> None:
    short = (FIRST[0], FIRST[1])
    made = aligned(paragraphs(*FIRST), paragraphs(*SECOND), paragraphs(*short))
    assert made.anchors[0] == {0: 0, 1: 0, 2: 0}
    assert made.signs[0][2] == "only"
    assert made.summary.endswith("pairs are versions of one text")


def test_different_stories_have_no_signs() -> None:
    other = "A choir from the hills won the singing contest with a song about rain, its third prize this summer."
    made = aligned(paragraphs(*FIRST), paragraphs(other))
    assert made.anchors == ()
    assert made.signs == ({}, {})
    assert made.summary == "different stories"


def test_the_counterpart_is_the_nearest_stop_that_leads_to_others() -> None:
    stops = [{0: 10, 1: 90}, {0: 50}, {0: 200, 1: 20}]
    assert counterpart(stops, 0, 60) == {0: 10, 1: 90}
    assert counterpart(stops, 1, 30) == {0: 200, 1: 20}
    assert counterpart([{0: 50}], 0, 60) is None


def test_folded_house_style_leaves_what_an_editor_changed() -> None:
    first = paragraphs('Mr. Vale said "no" to the U.S. plan for the northern quay on Monday.', FIRST[1])
    second = paragraphs("Vale said “no” to the American plan for the northern quay on Monday.", SECOND[1])
    kinds = {wording: aligned(first, second, wording=wording).signs[0][0] for wording in Wording}
    assert kinds == {Wording.STYLE: "edited", Wording.TYPOGRAPHY: "edited", Wording.SUBSTANCE: "identical"}
    folded = aligned(first, second, wording=Wording.SUBSTANCE)
    assert [[span.kind for span in side] for side in folded.edits] == [["substance"], ["substance"]]
    assert len(folded.stops) == 1
    every = aligned(first, second, wording=Wording.TYPOGRAPHY)
    assert {span.kind for span in every.edits[0]} == {"substance", "style", "typographic"}
