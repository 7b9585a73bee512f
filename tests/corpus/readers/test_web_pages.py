"""Web pages: visible blocks in order, metadata, and pages made to do harm."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import UnreadableError
from corpus.readers import Page, read
from corpus.readers.markup import tame

HEAD = """<!doctype html><html lang="en-GB"><head><title>Ferry to close | The Harbour Post</title>
<meta property="og:site_name" content="The Harbour Post"><meta property="og:title" content="Ferry to close">
<meta property="article:published_time" content="2018-05-16T07:02:00Z"><meta name="author" content="By Ada Quill">
<link rel="canonical" href="https://harbour-post.example/ferry"></head>"""


def only(html: str) -> Page:
    [page] = read(Path("page.html"), html.encode())
    return page


def texts(html: str) -> list[str]:
    return [block.text for block in only(html).blocks]


def test_blocks_come_in_the_order_of_the_page_with_their_lines() -> None:
    page = only("<html><body>\n<h1>Title</h1>\n<p>One <b>bold</b> word.</p>\n<ul><li>item</li></ul>tail</body></html>")
    assert [(block.tag, block.text) for block in page.blocks] == [
        ("h1", "Title"),
        ("p", "One bold word."),
        ("li", "item"),
        ("body", "tail"),
    ]
    assert [block.lines[0] for block in page.blocks[:3]] == [2, 3, 4]


def test_what_no_browser_shows_is_no_block() -> None:
    html = "<html><head><title>t</title></head><body><script>x()</script><style>p{}</style><!-- c --><p>text</p>"
    assert texts(html) == ["text"]


def test_two_line_breaks_part_paragraphs_and_one_does_not() -> None:
    assert texts("<html><body>one<br>two<br><br>three</body></html>") == ["one two", "three"]


def test_hidden_blocks_and_links_are_marked() -> None:
    page = only(
        '<html><body><div style="display: none"><p>unseen</p></div><p><a href="/">all link</a></p></body></html>'
    )
    assert [(block.text, block.hidden, block.link_density) for block in page.blocks] == [
        ("unseen", True, 0.0),
        ("all link", False, 1.0),
    ]


def test_metadata_is_read_from_meta_elements() -> None:
    said = only(f"{HEAD}<body><p>text</p></body></html>").metadata
    assert (said.title, said.outlet, said.byline) == ("Ferry to close", "The Harbour Post", "Ada Quill")
    assert (said.published, said.language, said.url) == ("2018-05-16", "en", "https://harbour-post.example/ferry")


def test_linked_data_goes_before_meta_elements() -> None:
    linked = """<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Ferry closes",
    "datePublished": "2018-05-15", "author": [{"name": "Ada Quill"}, {"name": "Piet Brandt"}]}]}</script>"""
    said = only(f"{HEAD}<body>{linked}<p>text</p></body></html>").metadata
    assert (said.title, said.published, said.byline) == ("Ferry closes", "2018-05-15", "Ada Quill and Piet Brandt")


@pytest.mark.parametrize("data", ['{"@type": ', "[[[[", '{"@type": 7, "author": {"name": {"name": 1}}}', "[" * 5000])
def test_broken_linked_data_is_passed_over(data: str) -> None:
    linked = f'<script type="application/ld+json">{data}</script>'
    assert only(f"{HEAD}<body>{linked}<p>text</p></body></html>").metadata.title == "Ferry to close"


def test_a_declared_encoding_is_believed_where_the_bytes_are_not_utf_8() -> None:
    html = '<html><head><meta charset="iso-8859-2"></head><body><p>Łódź żyje</p></body></html>'
    [page] = read(Path("page.html"), html.encode("iso-8859-2"))
    assert page.blocks[0].text == "Łódź żyje"


def test_an_external_entity_is_not_read() -> None:
    html = f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{Path(__file__)}">]><html><body><p>a &x; b</p></body></html>'
    assert "def test" not in " ".join(texts(html))


def test_control_characters_written_as_entities_do_not_get_through() -> None:
    assert texts("<html><body><p>red &#27;[31malert&#7;&#x202e; end</p></body></html>")[0].isprintable()


def test_attributes_by_the_thousand_are_dropped_and_the_text_kept() -> None:
    attributes = " ".join(f"a{number}=1" for number in range(20_000))
    assert texts(f"<html><body><p {attributes}>text</p></body></html>") == ["text"]


LONG = " ".join(f"a{number}=1" for number in range(2000))


@given(
    st.lists(st.sampled_from(["<", ">", "<a ", "<div", f" {LONG}", f"{LONG}>", "x" * 4000, "x" * 7999, "text", "\n"])),
    st.integers(0, 4000),
)
@settings(max_examples=60)
def test_exactly_the_tags_with_attributes_by_the_thousand_are_shortened(pieces: list[str], before: int) -> None:
    source = "y" * before + "".join(pieces)
    tags = re.compile(r"<([A-Za-z][A-Za-z0-9]{0,20})[\s/][^<>]{8000,}>")
    wanted = tags.sub(lambda tag: tag[0] if len(tag[0].split()) < 500 else f"<{tag[1]}>", source)
    assert tame(source) == wanted


@pytest.mark.parametrize(
    "attribute",
    ["hidden", "aria-hidden=true", 'style="DISPLAY : none"', "style=visibility:hidden", 'class="a sr-only"'],
)
def test_what_an_attribute_hides_is_hidden_with_all_it_holds(attribute: str) -> None:
    page = only(f"<html><body><p>seen</p><section {attribute}><div><p>unseen</p></div></section>seen</body></html>")
    assert [(block.text, block.hidden) for block in page.blocks] == [("seen", False), ("unseen", True), ("seen", False)]


def test_a_dialog_is_hidden_until_it_is_opened() -> None:
    page = only("<html><body><p>seen text</p><dialog><p>unseen</p></dialog><dialog open><p>shown</p></dialog></body>")
    assert [block.text for block in page.blocks if not block.hidden] == ["seen text", "shown"]


@pytest.mark.parametrize("html", ["<html><body></body></html>", "<html><body><script>text()</script></body></html>"])
def test_a_page_without_text_is_refused(html: str) -> None:
    with pytest.raises(UnreadableError, match="no text in this web page"):
        only(html)


def test_nesting_without_end_is_survived() -> None:
    html = "<html><body><p>text</p>" + "<div>" * 20_000
    try:
        assert texts(html)[0] == "text"
    except UnreadableError as refused:
        message = str(refused)
        assert "\n" not in message
