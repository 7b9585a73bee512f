"""Matches are walked round, and each article keeps the one it is at."""

from __future__ import annotations

from corpus.article import EntityType, Mention, Tagging
from corpus.spans import Span
from index.query.nodes import Like, Query, Word
from tests.tui.articles import paragraphs, stored
from tui.contents.lights import Matches, mention_spans, query_spans

STORY = stored(paragraphs("The ferry left. Two ferries came.", "No ferry on Sunday."), 7)


def looked(query: str, *, typing: bool = False) -> Matches:
    matches = Matches()
    matches.look(query, [STORY], typing=typing)
    return matches


def test_every_form_of_a_word_is_lit() -> None:
    spans = query_spans("ferry", STORY)
    assert [STORY.article.text[span.start : span.end] for span in spans] == ["ferry", "ferries", "ferry"]


def test_a_query_that_can_not_be_understood_lights_nothing() -> None:
    assert query_spans("autor:lee", STORY, typing=False) == ()


def test_what_an_index_learned_of_a_query_is_lit_and_of_another_query_is_not() -> None:
    learned = Query("like:3", Like(3, words=((Word("sunday"), 1.0),)))
    (span,) = query_spans("like:3", STORY, asked=learned)
    assert STORY.article.text[span.start : span.end] == "Sunday"
    assert query_spans("like:3", STORY) == query_spans("like:4", STORY, asked=learned) == ()


def test_stepping_goes_round_in_both_directions() -> None:
    matches = looked("ferry")
    assert matches.notes() == ["3 matches"]
    starts = [matches.step(0, 1) for _ in range(4)]
    assert starts[0] == starts[3]
    assert matches.notes() == ["1/3"]
    matches.step(0, -1)
    assert matches.notes() == ["3/3"]


def test_stepping_back_from_nowhere_goes_to_the_last() -> None:
    matches = looked("ferry")
    matches.step(0, -1)
    assert matches.notes() == ["3/3"]


def test_an_article_without_matches_has_none_to_go_to() -> None:
    matches = looked("tram")
    assert matches.step(0, 1) is None
    assert matches.notes() == [""]
    assert matches.current() == [[]]


def test_fewer_matches_than_before_leave_no_current_one_behind() -> None:
    matches = looked("ferry")
    matches.step(0, -1)
    matches.look("Sunday", [STORY], typing=False)
    assert matches.current() == [[]]


def test_mentions_of_hidden_types_are_left_plain() -> None:
    tagging = Tagging((Mention(0, 3, EntityType.ORG, "The"), Mention(4, 9, EntityType.PERSON, "Ferry")))
    assert mention_spans(tagging, frozenset({EntityType.ORG})) == (Span(4, 9, "PERSON"),)
