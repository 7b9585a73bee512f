"""Cleaning of web pages: the body from an extractor, mapped back onto the page's own blocks."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article, BlockKind, CutReason
from corpus.cleaning import clean
from corpus.cleaning.features import describe
from corpus.cleaning.lines.segmentation import segment
from corpus.cleaning.topic import Topics
from corpus.cleaning.web.alignment import align
from corpus.cleaning.web.page import before_other_stories
from corpus.readers import read
from tests.corpus.cleaning.annotations import stories
from tests.corpus.cleaning.scrapes import END, LEDE, MIDDLE, QUOTE

PAGE = f"""<!doctype html>
<html lang="en"><head><title>Ferry terminal to close - The Harbour Post</title>
<meta property="og:title" content="Ferry terminal to close"><meta property="og:site_name" content="The Harbour Post">
<meta property="article:published_time" content="2018-05-16T07:02:00Z"></head>
<body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<article>
<h1>Ferry terminal to close</h1>
<p class="byline">By Ada Quill</p>
<figure><img src="f.jpg"><figcaption>Ferries wait at the terminal in the fog. Photo: Ines Moraes</figcaption></figure>
<p>PORTHAVEN &#8212; {LEDE}</p>
<p>{QUOTE}</p>
<div class="share-tools">Pass it on</div>
<h2>What it costs</h2>
<p>{MIDDLE}</p>
<p>{END}</p>
</article>
<section id="comments"><h3>Comments</h3>
<p>I took that ferry to school every day for six years and I will miss the smell of it a great deal.</p></section>
<footer><p>© 2018 The Harbour Post. All rights reserved.</p></footer>
</body></html>
"""


def cleaned(html: str) -> Article:
    [page] = read(Path("page.html"), html.encode())
    return clean(page)


def test_the_body_is_the_page_s_own_paragraphs() -> None:
    assert cleaned(PAGE).paragraphs == [f"PORTHAVEN — {LEDE}", QUOTE, "What it costs", MIDDLE, END]


def test_title_outlet_date_byline_and_dateline_are_found() -> None:
    article = cleaned(PAGE)
    assert (article.title, article.outlet, article.published) == (
        "Ferry terminal to close",
        "The Harbour Post",
        "2018-05-16",
    )
    assert (article.byline, article.dateline, article.language) == ("Ada Quill", "PORTHAVEN", "en")


def test_headings_and_captions_keep_their_kind() -> None:
    article = cleaned(PAGE)
    kinds = {article.text[block.start : block.end]: block.kind for block in article.blocks}
    assert kinds["What it costs"] is BlockKind.HEADING
    assert kinds["Ferries wait at the terminal in the fog."] is BlockKind.CAPTION


def test_comments_are_cut_with_their_reason() -> None:
    article = cleaned(PAGE)
    [comment] = [cut for cut in article.cuts if cut.text.startswith("I took that ferry")]
    assert comment.reason is CutReason.COMMENTS


def test_markup_tells_the_reason_of_a_cut_that_its_words_do_not() -> None:
    reasons = {cut.text: cut.reason for cut in cleaned(PAGE).cuts}
    assert reasons["World"] is CutReason.NAV
    assert reasons["Pass it on"] is CutReason.SHARE


def test_every_visible_block_is_kept_or_cut_once() -> None:
    [page] = read(Path("page.html"), PAGE.encode())
    article = clean(page)
    assert len(article.blocks) + len(article.cuts) == len(page.blocks)


def test_a_page_too_small_for_the_extractor_is_still_cleaned() -> None:
    html = f"<html><body><div>{LEDE}</div></body></html>"
    assert cleaned(html).paragraphs == [LEDE]


@pytest.mark.parametrize("label", ["Most read", "Elsewhere on the site"])
def test_what_an_extractor_takes_from_under_a_label_is_kept_where_it_goes_on_with_the_article(label: str) -> None:
    own, other = stories()["trial"], stories()["market"][5]
    lines = [*own[:3], *own[5:], label, own[4], label, other]
    [page] = read(Path("page.txt"), "\n\n".join(lines).encode())
    segments = segment(page)
    features = describe(segments)
    chosen = [place for place, line in enumerate(lines) if line != label]
    assert before_other_stories(features, chosen, Topics(segments)) == [0, 1, 2, 3, 4, 5, 7]


def test_alignment_takes_long_blocks_in_order_and_short_ones_only_between_them() -> None:
    first, second = "a" * 50, "b" * 50
    blocks = ["News", first, "News", second, "News"]
    assert align(blocks, [first, "News", second]) == [1, 2, 3]


@given(st.lists(st.text(max_size=60), max_size=12), st.lists(st.text(max_size=60), max_size=12))
def test_alignment_returns_places_in_order(blocks: list[str], paragraphs: list[str]) -> None:
    places = align(blocks, paragraphs)
    assert places == sorted(set(places))
    assert all(0 <= place < len(blocks) for place in places)
