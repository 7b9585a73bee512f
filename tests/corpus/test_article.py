"""Articles: one text with layers over it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article, Block, BlockKind, shorten

TEXT = "A headline\n\nFirst words here.\n\nA point\n\nBoats at the quay."
ARTICLE = Article(
    text=TEXT,
    blocks=(
        Block(BlockKind.TITLE, 0, 10, (1, 1)),
        Block(BlockKind.PARAGRAPH, 12, 29, (3, 3)),
        Block(BlockKind.ITEM, 31, 38, (4, 4)),
        Block(BlockKind.CAPTION, 40, 58, (6, 6), credit="A. Smith"),
    ),
    title="A headline",
)


def test_the_body_is_paragraphs_headings_and_items_in_order() -> None:
    assert ARTICLE.paragraphs == ["First words here.", "A point"]
    assert [block.kind for block in ARTICLE.body] == [BlockKind.PARAGRAPH, BlockKind.ITEM]


def test_captions_are_apart_from_the_body() -> None:
    assert ARTICLE.captions == ["Boats at the quay."]


def test_words_are_counted_at_white_space() -> None:
    assert ARTICLE.words == 11


def test_the_heading_is_the_title_where_there_is_one() -> None:
    assert ARTICLE.heading == "A headline"


def test_without_a_title_the_heading_is_the_first_words() -> None:
    untitled = Article(
        text="The harbour opened again on Monday after a week of storms and long repairs to the quay", blocks=()
    )
    assert untitled.heading == "The harbour opened again on Monday after a week of storms and long…"


@given(st.text(max_size=300), st.integers(1, 80))
def test_shortened_text_is_one_line_that_fits(text: str, width: int) -> None:
    short = shorten(text, width)
    assert len(short) <= width
    assert "\n" not in short


@pytest.mark.parametrize("text", ["short", "", "  padded  "])
def test_what_fits_is_not_shortened(text: str) -> None:
    assert shorten(text, 20) == text.strip()


def test_words_are_counted_at_spaces_and_of_unspaced_scripts_one_by_one() -> None:
    assert Article("Two ferries — late.", ()).words == 4
    assert Article("港口罢工 in week 3", ()).words == 7
