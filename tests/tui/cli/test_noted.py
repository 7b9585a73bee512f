"""An article as a page: whole, safe to open, and what is kept beside it stands beside its passage."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from corpus.annotations.model import Annotation, Cited, Kind, Passage
from corpus.annotations.whereabouts import Located
from corpus.article import BlockKind
from tests.tui.articles import article, stored
from tests.tui.cli.test_html import FIRST, HOSTILE, Outline
from tui.output.html import noted

STORY = article(
    (BlockKind.TITLE, "Quay closed"),
    (BlockKind.BYLINE, "By Ada Poe"),
    (BlockKind.PARAGRAPH, FIRST[0]),
    (BlockKind.HEADING, "The queue"),
    (BlockKind.ITEM, FIRST[1]),
    (BlockKind.CAPTION, "A pillar"),
)


def kept(kind: Kind, words: str, place: tuple[int, int] | None, exact: str | None = None) -> Located:
    passage = Passage(exact or "x", "", "", 0) if place or exact else None
    annotation = Annotation(1, kind, words, passage, "2018-05-16T09:00:00", "", 1, b"x", Cited("Quay closed"))
    return Located(annotation, annotation.cited, place)


def of(found: Sequence[Located]) -> str:
    return noted([(stored(STORY), found)])


def where(words: str) -> tuple[int, int]:
    start = STORY.text.index(words)
    return start, start + len(words)


def test_every_block_stands_in_the_page_once() -> None:
    words = Outline(of([]).partition("<body>")[2].removesuffix("</body>\n</html>\n")).words
    for block in STORY.blocks:
        assert words.count(STORY.text[block.start : block.end]) == 1


def test_what_is_kept_stands_beside_its_passage_and_each_leads_to_the_other() -> None:
    place = where("found cracks")
    page = of([kept(Kind.NOTE, "Who\nsays so?", place), kept(Kind.TAG, "ports", place), kept(Kind.BOOKMARK, "", None)])
    outline = Outline(page)
    assert '<span id="n1-at' in page
    assert 'class="kept">found cracks</span>' in page
    row = next(row for row in page.split('<div class="row">') if "found cracks" in row)
    assert "Who\nsays so?" in row
    assert "#ports" in row
    assert "bookmarked" in page.split('<div class="row">')[0]
    assert len(outline.links) == 4
    assert {link[1:] for link in outline.links} <= outline.ids.keys()
    assert max(outline.ids.values()) == 1


def test_a_note_on_the_title_brings_the_title_and_one_that_is_lost_its_words() -> None:
    page = of([kept(Kind.NOTE, "why?", where("Quay closed")), kept(Kind.NOTE, "gone?", None, "words of before")])
    assert Outline(page).words.count("Quay closed") == 3  # in the head of the page, above the text, and in it
    assert "<q>words of before</q> no longer found in the text" in page


def test_nothing_of_an_article_or_a_note_is_obeyed() -> None:
    bad = replace(stored(article((BlockKind.PARAGRAPH, HOSTILE))), source=HOSTILE)
    bad = replace(bad, article=replace(bad.article, url="javascript:alert(1)", language='"><script>'))
    text = noted([(bad, [kept(Kind.NOTE, HOSTILE, (3, 20)), kept(Kind.TAG, HOSTILE, None, HOSTILE)])])
    outline = Outline(text)
    assert not {"script", "img", "link", "iframe"} & outline.tags.keys()
    assert not {"onload", "src"} & outline.attributes.keys()
    assert all(link.startswith("#") for link in outline.links)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e]", text)
    assert re.search(r"content=\"default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; ", text)


def test_the_address_of_an_article_is_a_link() -> None:
    one = stored(replace(STORY, url="https://lamp.example/a?b=1&c=2"))
    assert 'href="https://lamp.example/a?b=1&amp;c=2"' in noted([(one, [])])
