"""Where a query matches in a text, and what is shown of it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article, EntityType, Quote, QuoteKind, Tagging
from corpus.spans import Span
from index.matching import matches
from index.passages import snippets
from index.query import parse
from tests.index.shelf import UNHURRIED, tagged, written

ARTICLE = written(
    "The U.S. firm was banned for seven years. Banning it was harsh, said Wilbur Ross.\n\n"
    "Mr. Ross’s café in Kim Jong-un’s street sells seven-year whisky; seven, years on, still. 中兴通讯关门。",
    title="A ban, seven years on",
)
NAMES = tagged(
    ARTICLE,
    ("Wilbur Ross", EntityType.PERSON, "Wilbur Ross"),
    ("Mr. Ross", EntityType.PERSON, "Wilbur Ross"),
    ("U.S.", EntityType.GPE, "United States"),
)


def test_what_a_speaker_says_is_lit_word_for_word_and_as_reported() -> None:
    article = written("“It rains,” Mr. Roe said. Ann Poe denied it. He added that it had rained before.")
    names = tagged(article, ("Mr. Roe", EntityType.PERSON, "Tom Roe"), ("Ann Poe", EntityType.PERSON, "Ann Poe"))
    reported = article.text.index("it had rained")
    quotes = (Quote(0, 11, "Tom Roe"), Quote(reported, reported + 20, "Tom Roe", QuoteKind.INDIRECT))
    tagging = Tagging(names.mentions, quotes)
    assert lit('said:"Tom Roe"', article, tagging) == ["“It rains,”", "it had rained before"]
    assert lit('said:"Mr. Roe"', article, tagging) == ["“It rains,”", "it had rained before"]
    assert lit("said:poe", article, tagging) == []


def lit(query: str, article: Article = ARTICLE, names: Tagging = NAMES) -> list[str]:
    return [article.text[span.start : span.end] for span in matches(parse(query), article, names)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("ban", ["ban", "banned", "Banning"]),
        ("us", ["U.S."]),
        ("cafe", ["café"]),
        ('"seven years"', ["seven years", "seven years", "seven, years"]),
        ("seven-year", ["seven-year"]),
        ('"on the"', []),
        ('"ross mr"', []),
        ("Jong Un", ["Jong", "un’s"]),
        ('"kim jong un"', ["Kim Jong-un’s"]),
        ("whis*", ["whisky"]),
        ('"seven-year whi*"', ["seven-year whisky"]),
        ("title:ban", ["ban"]),
        ("title:firm", []),
        ("firm NOT ban", ["firm"]),
        ("-firm", []),
        ("firm OR (harsh walrus)", ["firm", "harsh"]),
        ('person:"Wilbur Ross"', ["Wilbur Ross", "Mr. Ross"]),
        ("person:ross", ["Wilbur Ross", "Mr. Ross"]),
        ("person:wil*", ["Wilbur Ross", "Mr. Ross"]),
        ('place:"united states"', ["U.S."]),
        ("org:ross", []),
        ("person:ross OR ross", ["Wilbur Ross", "Mr. Ross"]),
        ("通讯", ["通讯"]),
        ("outlet:ross date:2018", []),
        ("", []),
    ],
)
def test_every_place_that_made_the_article_match_is_lit(query: str, expected: list[str]) -> None:
    assert lit(query) == expected


def test_matches_neither_overlap_nor_touch_what_was_not_sought() -> None:
    spans = matches(parse('seven OR "seven years" OR years OR sev*'), ARTICLE, NAMES)
    assert list(spans) == sorted(spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert ARTICLE.text[spans[0].start : spans[0].end] == "seven years"


def test_a_snippet_is_whole_sentences_with_more_after_the_match_than_before() -> None:
    text = "One came. Two went. Three banned it. Four wept. Five slept. Six left."
    start = text.index("banned")
    (piece,) = snippets(text, [Span(start, start + 6)], width=40)
    assert piece.text == "Three banned it. Four wept. Five slept."
    (piece,) = snippets(text, [Span(start, start + 6)], width=26)
    assert piece.text == "Two went. Three banned it."
    assert [piece.text[first:last] for first, last in piece.highlights] == ["banned"]


def test_snippets_stay_in_their_paragraph() -> None:
    text = "A ban.\n\nAnother ban.\n\nNothing here."
    spans = matches(parse("ban"), written(text), Tagging())
    assert [piece.text for piece in snippets(text, spans)] == ["A ban.", "Another ban."]


def test_the_passages_with_most_different_words_come_first_in_the_order_of_the_text() -> None:
    text = "A ban.\n\nA ban and a ban.\n\nA fine and a ban.\n\nA fine."
    spans = matches(parse("ban fine"), written(text), Tagging())
    assert [piece.text for piece in snippets(text, spans, limit=1)] == ["A fine and a ban."]
    assert [piece.text for piece in snippets(text, spans, limit=2)] == ["A ban and a ban.", "A fine and a ban."]


def test_a_long_sentence_is_cut_at_words_around_its_matches() -> None:
    text = "so " * 100 + "the ban held " + "and so " * 100
    spans = matches(parse("ban"), written(text), Tagging())
    (piece,) = snippets(text, spans, width=100)
    assert len(piece.text) <= 100
    assert piece.text == piece.text.strip()
    first, last = piece.highlights[0]
    assert piece.text[first:last] == "ban"
    assert first < len(piece.text) - last


@UNHURRIED
@given(st.text(st.sampled_from(list("ab .\nU’")), max_size=80), st.integers(1, 4), st.integers(1, 60))
def test_snippets_lie_in_the_text_and_their_highlights_in_them(text: str, limit: int, width: int) -> None:
    spans = matches(parse("a OR ab OR u"), Article(text, ()), Tagging())
    pieces = snippets(text, spans, limit, width)
    assert len(pieces) <= limit
    assert bool(pieces) == bool(spans)
    for piece in pieces:
        assert text[piece.start : piece.end] == piece.text
        assert "\n" not in piece.text
        assert piece.highlights
        for first, last in piece.highlights:
            assert 0 <= first < last <= len(piece.text)
    assert all(a.end <= b.start for a, b in pairwise(pieces))


def test_a_piece_of_a_long_sentence_says_on_which_side_it_was_cut() -> None:
    text = f"{'So it went on and on, ' * 20}and then the ferry came, {'and it went on and on, ' * 20}until the end."
    start = text.index("ferry")
    (piece,) = snippets(text, [Span(start, start + 5, "match", "ferry")])
    assert piece.cut == (True, True)
    (whole,) = snippets("A tram. The ferry came.", [Span(12, 17, "match", "ferry")])
    assert whole.cut == (False, False)
    (first,) = snippets(text[start:], [Span(0, 5, "match", "ferry")])
    assert first.cut == (False, True)
