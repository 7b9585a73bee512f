"""Web pages as they are found: broken, laid out with tables, hidden, archived, walled, with nameless comments."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import wrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Article, CutReason
from corpus.cleaning import clean
from corpus.errors import UnreadableError
from corpus.readers import Page, read
from tests.corpus.cleaning.scrapes import END, LEDE, MIDDLE, QUOTE

BODY = [LEDE, QUOTE, MIDDLE, END]
TITLE = "Ferry terminal to close"
H1 = f"<h1>{TITLE}</h1>"
PARAGRAPHS = "".join(f"<p>{text}</p>" for text in BODY)
HEAD = f"<html><head><title>{TITLE} - The Harbour Post</title></head>"
REMARKS = [
    "I took that ferry to school every day for six years and I will miss the smell of it a great deal.",
    "They never asked us, and the bridge is eleven miles away for those of us who do not drive a car.",
    "What a shame that the council finds no money for a roof when it found it for the car park last year.",
]

PAGES = {
    "unclosed": f"{HEAD}<body><h1>{TITLE}<p>{'<p>'.join(BODY)}<div>",
    "bare": H1 + PARAGRAPHS,
    "line breaks": f"{HEAD}<body>{H1}<div id=c>" + "<br> \n<br>".join(BODY) + "</div></body></html>",
    "spaced line breaks": f"{HEAD}<body>{H1}" + "<br/>&nbsp;<br/>".join(BODY) + "</body></html>",
    "boxes": f"{HEAD}<body><div>{TITLE}</div><div>" + "".join(f"<div>{text}</div>" for text in BODY) + "</div></body>",
    "forms": f"{HEAD}<body><form><form>{H1}{PARAGRAPHS}</form></form></body></html>",
    "preformatted": f"{HEAD}<body>{H1}<pre>"
    + "\n\n".join("\n".join(wrap(text, 70)) for text in BODY)
    + "</pre></body>",
    "table layout": f"{HEAD}<body><table><tr><td><a href=/>Home</a><br><a href=/w>World</a></td>"
    f"<td>{H1}{PARAGRAPHS}</td></tr></table>",
    "fonts in a table": f"{HEAD}<body><table><tr><td><font><b>{TITLE}</b><br><br>"
    + "<br><br>".join(BODY)
    + "</font></td></tr></table>",
    "amp": f'{HEAD}<body style="visibility:hidden">{H1}<amp-sidebar><ul><li>Home</ul></amp-sidebar>{PARAGRAPHS}</body>',
    "hidden until a script runs": f'{HEAD}<body><div style="display:none">{H1}{PARAGRAPHS}</div></body></html>',
    "nested without end": f"{HEAD}<body>{H1}" + "<div>" * 100_000 + PARAGRAPHS,
    "never closed": f"{HEAD}<body>{H1}" + "".join(f"<p><font><span>{text}<i>" for text in BODY) + "<font>" * 400,
    "pictures inside": f'{HEAD}<body>{H1}<img src="data:image/png;base64,{"A" * 300_000}">{PARAGRAPHS}'
    f"<script>{'a=1;' * 50_000}</script>",
    "xhtml with a prefix": '<?xml version="1.0"?><h:html xmlns:h="http://www.w3.org/1999/xhtml"><h:body>'
    f"<h:h1>{TITLE}</h:h1>" + "".join(f"<h:p>{text}</h:p>" for text in BODY) + "</h:body></h:html>",
}


def page_of(html: str) -> Page:
    [page] = read(Path("page.html"), html.encode())
    return page


def cleaned(html: str) -> Article:
    return clean(page_of(html))


def linked(body: str) -> str:
    data = {"@type": "NewsArticle", "headline": TITLE, "articleBody": body, "isAccessibleForFree": False}
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


@pytest.mark.parametrize("html", PAGES.values(), ids=PAGES)
def test_the_article_is_found_however_the_page_is_built(html: str) -> None:
    article = cleaned(html)
    assert (article.title, article.paragraphs) == (TITLE, BODY)


def test_hidden_text_is_never_part_of_the_article() -> None:
    ghost = "A paragraph that nobody sees says that the ferry is to be painted green before the summer comes."
    hidden = f'<p hidden>{ghost}</p><div style="display: none"><p>{ghost}</p></div><p class="sr-only">{ghost}</p>'
    spoken = LEDE + '<span class="visually-hidden"> Opens in a new window</span>'
    article = cleaned(f"{HEAD}<body>{H1}<p>{spoken}</p><p>{QUOTE}</p>{hidden}<p>{MIDDLE}</p><p>{END}</p></body></html>")
    assert article.paragraphs == BODY
    assert [cut.text for cut in article.cuts] == [ghost] * 3


@pytest.mark.parametrize("box", ['<div class="z">', '<section class="reactions"><h3>Reactions</h3>'])
def test_remarks_of_readers_are_cut_where_no_name_says_what_they_are(box: str) -> None:
    remarks = "".join(
        f"<div class=x><b>reader{number}</b> <span>{number} hours ago</span><div>{text}</div><a href=#>Reply</a></div>"
        for number, text in enumerate(REMARKS, 2)
    )
    article = cleaned(f"{HEAD}<body><div>{H1}{PARAGRAPHS}</div>{box}{remarks}</body></html>")
    assert article.paragraphs == BODY


def test_an_archive_s_toolbar_is_no_part_of_the_page() -> None:
    said = "The archive has saved this page 24 times between 4 May 2009 and 3 June 2018, and shows it for you here."
    link = '<link rel="canonical" href="https://web.archive.org/web/20180516102030/https://harbour-post.example/ferry">'
    html = f'<html><head>{link}</head><body><div id="wm-ipp-base"><p>{said}</p></div>{H1}{PARAGRAPHS}</body></html>'
    article = cleaned(html)
    assert (article.paragraphs, article.url) == (BODY, "https://harbour-post.example/ferry")


def test_a_page_that_shows_its_article_to_search_engines_alone_gives_it() -> None:
    html = f"<html><head>{linked(' '.join(BODY))}</head><body><div id=app></div><p>Loading</p></body></html>"
    article = cleaned(html)
    assert (article.title, article.paragraphs) == (TITLE, [" ".join(BODY)])


def test_behind_a_wall_the_rest_of_the_article_follows_what_is_seen_of_it() -> None:
    wall = "<div><p>To read on, subscribe for a pound a week.</p></div>"
    html = f"<html><head>{linked('<br>'.join(BODY))}</head><body>{H1}<p>{LEDE}</p>{wall}</body></html>"
    page = page_of(html)
    article = clean(page)
    assert article.paragraphs == BODY
    assert len(article.blocks) + len(article.cuts) == len(page.blocks)
    assert CutReason.DUPLICATE in {cut.reason for cut in article.cuts}


def test_data_for_search_engines_add_nothing_to_an_article_that_is_seen() -> None:
    html = f"<html><head>{linked(' '.join(BODY))}</head><body>{H1}{PARAGRAPHS}</body></html>"
    assert len(page_of(html).blocks) == 1 + len(BODY)


def test_a_link_alone_between_paragraphs_is_another_story() -> None:
    link = '<p><a href="/o">Harbour master wins the island race again</a></p>'
    article = cleaned(f"{HEAD}<body><div>{H1}<p>{LEDE}</p>{link}<p>{QUOTE}</p><p>{MIDDLE}</p><p>{END}</p></div></body>")
    assert article.paragraphs == BODY


def test_what_is_quoted_between_paragraphs_stays() -> None:
    quoted = "We shall swim if we have to, and we shall send the authority the bill for the towels."
    quote = f'<blockquote class="social-embed"><p>{quoted}</p></blockquote>'
    article = cleaned(
        f"{HEAD}<body><div>{H1}<p>{LEDE}</p><p>{MIDDLE}</p>{quote}<p>{QUOTE}</p><p>{END}</p></div></body>"
    )
    assert quoted in article.paragraphs


def test_a_page_of_frames_says_that_its_text_is_elsewhere() -> None:
    with pytest.raises(UnreadableError, match="in other files"):
        page_of(f'{HEAD}<frameset cols="20,80"><frame src="a.html"><frame src="b.html"></frameset></html>')


def test_a_page_too_deep_for_extractors_is_judged_by_its_words() -> None:
    html = f"{HEAD}<body>{'<div>' * 100}{H1}{PARAGRAPHS}<div>{'<i>x</i><a href=/>abc</a> ' * 9000}</body></html>"
    assert cleaned(html).paragraphs[:4] == BODY


TAGS = st.sampled_from(
    [
        "p",
        "div",
        "li",
        "ul",
        "a href=/",
        "span",
        "td",
        "tr",
        "table",
        "h2",
        "pre",
        "blockquote",
        "br",
        "b",
        "nav",
        "form",
    ]
)
PIECES = st.one_of(
    TAGS.map("<{}>".format),
    TAGS.map(lambda tag: f"</{tag.split()[0]}>"),
    st.sampled_from(
        ["<p hidden>", "<!--", "-->", "<div class='comments'>", "<![CDATA[", "&#0;", "&lt;", "\n\n", *BODY]
    ),
    st.text(max_size=12),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(PIECES, max_size=20))
def test_every_block_of_any_page_is_kept_or_cut_once(pieces: list[str]) -> None:
    try:
        page = page_of("<html><body>" + "".join(pieces))
    except UnreadableError:
        return
    article = clean(page)
    assert len(article.blocks) + len(article.cuts) == len(page.blocks)
