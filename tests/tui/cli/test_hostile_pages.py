"""Pages that are written for a browser: nothing of an article, and of what is said of it, is more than words there."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from corpus.annotations.model import Annotation, Cited, Kind, Passage
from corpus.annotations.whereabouts import Located
from corpus.article import BlockKind, EntityType, Mention, Quote, Tagging
from corpus.store.records import StoredArticle
from index.compare import compare_all
from tests.tui.articles import article, stored
from tests.tui.cli.test_html import FIRST, HOSTILE, LATER, Outline
from tui.output.html import noted, page

FIELDS = ("title", "subtitle", "byline", "outlet", "dateline", "published", "language")
HARMLESS = {
    "a", "article", "aside", "b", "body", "br", "col", "colgroup", "div", "footer", "h1", "h2", "h3", "h4", "head",
    "html", "i", "li", "meta", "nav", "ol", "p", "q", "section", "span", "style", "table", "tbody", "td", "th", "thead",
    "title", "tr", "ul",
}  # fmt: skip
NAMED = {
    "class", "charset", "content", "data-article", "dir", "href", "http-equiv", "id", "lang", "name", "rel", "scope",
    "title",
}  # fmt: skip
URLS = [
    "javascript:alert(1)",
    " javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "\x01javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "//evil.example",
    "HTTP:javascript",
]


def hostile(number: int, paragraphs: tuple[str, ...], url: str) -> StoredArticle:
    """An article every part of which is hostile."""
    made = article(
        (BlockKind.TITLE, HOSTILE),
        (BlockKind.SUBTITLE, HOSTILE),
        (BlockKind.HEADING, HOSTILE),
        *((BlockKind.PARAGRAPH, f"{HOSTILE} {words}") for words in paragraphs),
        (BlockKind.CAPTION, HOSTILE),
    )
    place = made.text.index("evil", 400)
    tagging = Tagging((Mention(place, place + 4, EntityType.PERSON, HOSTILE),), (Quote(place, place + 9, HOSTILE),))
    made = replace(made, url=url, **dict.fromkeys(FIELDS, HOSTILE))
    return replace(stored(made, number, tagging), source=HOSTILE)


def check(text: str) -> Outline:
    outline = Outline(text)
    assert outline.tags.keys() <= HARMLESS
    assert outline.attributes.keys() <= NAMED
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e]", text)
    return outline


@pytest.mark.parametrize("url", URLS)
def test_no_field_of_an_article_is_obeyed_in_a_comparison_and_no_link_leads_out(url: str) -> None:
    articles = [hostile(1, FIRST, url), hostile(2, LATER, url)]
    outline = check(page(articles, compare_all(articles)))
    assert {link[0] for link in outline.links} == {"#"}
    assert outline.words.count("<script") > 10


@pytest.mark.parametrize("url", URLS)
def test_an_address_of_another_kind_is_no_link_beside_notes(url: str) -> None:
    one = hostile(1, FIRST, url)
    cited = Cited(HOSTILE, HOSTILE, HOSTILE, HOSTILE, url, HOSTILE)
    kept = [
        Located(
            Annotation(7, kind, HOSTILE, Passage(HOSTILE, HOSTILE, "", 0), HOSTILE, "", 1, b"x", cited), cited, place
        )
        for kind in Kind
        for place in ((3, 20), None)
    ]
    outline = check(noted([(one, kept)]))
    assert {link[0] for link in outline.links} == {"#"}


def test_an_address_of_the_web_is_a_link_and_can_not_break_out_of_it() -> None:
    address = "https://wire.example/?a=1&b=\"><script>alert(1)</script><a onclick='x' href=\""
    outline = check(noted([(hostile(1, FIRST, address), [])]))
    assert [link for link in outline.links if not link.startswith("#")] == [address]
