"""Markdown files: front matter, blocks with their lines, clips of web pages, and every line accounted for."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.article import Article, BlockKind
from corpus.cleaning import clean
from corpus.errors import UnreadableError
from corpus.readers import Page, markdown, read
from corpus.readers.decoding import decode, lines_of
from corpus.readers.frontmatter import front_matter
from tests.corpus.readers.pdfs import STORY

PROSE = "\n\n".join(STORY)


def page_of(text: str | bytes) -> Page:
    [page] = read(Path("page.md"), text.encode() if isinstance(text, str) else text)
    return page


def article_of(text: str) -> Article:
    return clean(page_of(text))


def seen(text: str) -> list[tuple[str, str, tuple[int, int]]]:
    return [(block.tag, block.text, block.lines) for block in page_of(text).blocks]


YAML = f"""---
title: "Harbour closes: ferries stop"
description: The council says that the work will take a year.
author:
  - "[[Ada Quill]]"
  - Ben Marsh
publication: The Harbour Post
published: 2018-05-16T07:02:00Z
created: 2024-01-02
source: https://post.example/2018/harbour
lang: en-GB
tags: [clippings, ports]
---

{PROSE}
"""


def test_yaml_front_matter_gives_metadata_and_the_lines_it_stands_in() -> None:
    article = article_of(YAML)
    assert article.title == "Harbour closes: ferries stop"
    assert article.subtitle == "The council says that the work will take a year."
    assert article.byline == "Ada Quill and Ben Marsh"
    assert (article.outlet, article.published) == ("The Harbour Post", "2018-05-16")
    assert (article.url, article.language) == ("https://post.example/2018/harbour", "en")
    assert article.paragraphs == list(STORY)
    assert dict(article.evidence) == {
        "title": 2,
        "subtitle": 3,
        "byline": 4,
        "outlet": 7,
        "published": 8,
        "url": 10,
        "language": 11,
    }
    assert {cut.reason.value for cut in article.cuts} == {"template"}


@pytest.mark.parametrize(
    "head",
    [
        '+++\ntitle = "Harbour closes"\nauthors = ["Ada Quill"]\ndate = 2018-05-16T07:02:00Z\n+++\n',
        '{\n"title": "Harbour closes",\n"author": {"name": "Ada Quill"},\n"date": "May 16, 2018"\n}\n',
        "---\nTitle: Harbour closes\nby: By Ada Quill\npub-date: 16 May 2018\n...\n",
    ],
)
def test_other_kinds_of_front_matter_are_read_too(head: str) -> None:
    article = article_of(f"{head}\n{PROSE}\n")
    assert (article.title, article.byline, article.published) == ("Harbour closes", "Ada Quill", "2018-05-16")
    assert dict(article.evidence)["published"] == 4
    assert article.paragraphs == list(STORY)


def test_a_source_that_is_no_address_names_the_outlet() -> None:
    article = article_of(f"---\nsource: The Harbour Post\nlink: https://post.example/1\n---\n{PROSE}")
    assert (article.outlet, article.url) == ("The Harbour Post", "https://post.example/1")


@pytest.mark.parametrize(
    "text",
    [
        f"---\n\n{PROSE}",
        f"---\nnot a mapping\n---\n\n{PROSE}",
        f"---\na: [unclosed\n---\n\n{PROSE}",
        f"+++\n= 1\n+++\n\n{PROSE}",
        f"{{not json\n\n{PROSE}",
        f"---\n{'x: y' * 20000}\n---\n\n{PROSE}",
    ],
)
def test_what_only_looks_like_front_matter_is_text(text: str) -> None:
    assert front_matter(text.split("\n")) is None
    assert article_of(text).paragraphs[-6:] == list(STORY)


def test_aliases_in_front_matter_do_not_multiply() -> None:
    head = ["a0: &a0 [x, x, x, x, x, x, x, x]"]
    head += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 8)}]" for n in range(1, 40)]
    article = article_of("\n".join(["---", *head, "author: *a39", "title: Harbour closes", "---", "", PROSE]))
    assert article.title == "Harbour closes"


def test_no_object_is_made_from_front_matter() -> None:
    article = article_of(f"---\ntitle: !!python/object/apply:os.getcwd []\nauthor: Ada Quill\n---\n\n{PROSE}")
    assert (article.title, article.byline) == (None, "Ada Quill")


def test_without_front_matter_the_first_heading_is_the_title() -> None:
    article = article_of(f"# Harbour closes to ferries\n\nBy Ada Quill\n\n{PROSE}\n")
    assert (article.title, article.byline) == ("Harbour closes to ferries", "Ada Quill")
    assert article.paragraphs == list(STORY)


def test_blocks_have_the_lines_of_the_file() -> None:
    text = (
        "Setext\n===\n\nOne *line*\nand **another**.\n\n> A quote\n> of two lines\n\n- first\n- [ ] second\n\n"
        "| a | b |\n|---|---|\n| 1 | [2](x) |\n\n```py\ncode\n\nmore\n```\n\n***\n[r]: http://x\n"
    )
    assert seen(text) == [
        ("h1", "Setext", (1, 2)),
        ("p", "One line and another.", (4, 5)),
        ("p", "A quote of two lines", (7, 8)),
        ("li", "first", (10, 10)),
        ("li", "second", (11, 11)),
        ("tr", "a | b", (13, 13)),
        ("markup", "|---|---|", (14, 14)),
        ("tr", "1 | 2", (15, 15)),
        ("pre", "code", (17, 18)),
        ("pre", "more", (20, 21)),
        ("markup", "***", (23, 23)),
        ("markup", "[r]: http://x", (24, 24)),
    ]


def test_links_become_their_text_and_pictures_captions() -> None:
    picture = "![A ferry leaves the harbour](f.jpg)\n*Photo: Ada Quill*"
    text = f"{picture}\n\nThe [[Council|council]] met[^1]. ![[map.png]]\n\n{PROSE}"
    assert seen(text)[:3] == [
        ("figcaption", "A ferry leaves the harbour", (1, 1)),
        ("p", "Photo: Ada Quill", (2, 2)),
        ("p", "The council met.", (4, 4)),
    ]


def test_a_caption_keeps_its_credit() -> None:
    article = article_of(
        f"# Harbour closes\n\n![A ferry leaves the harbour at dawn](f.jpg)\nPhoto: Ada Quill\n\n{PROSE}"
    )
    [caption] = [block for block in article.blocks if block.kind is BlockKind.CAPTION]
    assert (article.text[caption.start : caption.end], caption.credit) == (
        "A ferry leaves the harbour at dawn",
        "Photo: Ada Quill",
    )


def test_markup_of_web_pages_is_read_and_no_script_of_it() -> None:
    text = (
        f"<div><p>In a <b>box</b>.</p>\n<script>alert('x')</script></div>\n\nSome <em>words</em>.<br>More.\n\n{PROSE}"
    )
    assert [(tag, words) for tag, words, _ in seen(text)[:2]] == [
        ("p", "In a box."),
        ("markup", "<script>alert('x')</script></div>"),
    ]
    assert seen(text)[2][1] == "Some words. More."


def test_headings_items_and_rows_of_an_article_are_kept_as_such() -> None:
    points = "## What comes next\n\n1. The pier is measured.\n2. Divers look"
    table = "| A | B |\n|--|--|\n| c | d |"
    text = f"# Harbour closes\n\n{PROSE}\n\n{points}\n\n{table}\n\n{STORY[0]}\n"
    article = article_of(text)
    kinds = [(block.kind.value, article.text[block.start : block.end]) for block in article.body[6:]]
    assert kinds[:5] == [
        ("heading", "What comes next"),
        ("item", "The pier is measured."),
        ("item", "Divers look"),
        ("paragraph", "A | B"),
        ("paragraph", "c | d"),
    ]


def test_furniture_that_was_clipped_with_an_article_is_cut() -> None:
    article = article_of(
        f"[Home](/) [World](/w) [Business](/b)\n\n# Harbour closes to ferries\n\n{PROSE}\n\n"
        "## Related stories\n\n- [Pier costs double what was planned](/1)\n- [Mayor faces questions](/2)\n\n"
        "© 2018 The Harbour Post. All rights reserved.\n"
    )
    assert article.paragraphs == list(STORY)
    assert [cut.reason.value for cut in article.cuts] == ["nav", *["related-stories"] * 3, "site-footer"]
    assert article.outlet == "The Harbour Post"


def test_a_file_without_text_is_refused() -> None:
    with pytest.raises(UnreadableError, match=r"page\.md: no text in it"):
        page_of("---\ntitle: x\n---\n\n***\n")


def test_a_file_that_is_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markdown, "MAX_CHARACTERS", 100)
    with pytest.raises(UnreadableError, match="over the limit of 100"):
        page_of(PROSE)


@pytest.mark.parametrize(("module", "text"), [("markdown_it", PROSE), ("yaml", YAML)])
def test_a_missing_parser_says_what_to_install(module: str, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(UnreadableError, match=r"page\.md: needs zte-reader\[markdown\]"):
        page_of(text)


@pytest.mark.parametrize("mark", ["[", "*a_ ", "![", ">", "- ", "![a](b)\n", "<div>", "`"], ids=repr)
def test_marks_by_the_thousand_are_read_or_refused(mark: str) -> None:
    accounted(f"{mark * 2000}\n\n{PROSE}")


LINES = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        [
            "",
            "---",
            "+++",
            "title: Harbour closes",
            "author: [Ada, Ben]",
            "# Harbour closes",
            "===",
            "- a point",
            "  - [x] deeper",
            "   1. one",
            "> said",
            ">",
            "```",
            "~~~ py",
            "    code",
            "\tcode",
            "| a | b |",
            "|---|---|",
            "![alt](x.png)",
            "[ref]: <http://x> 'title'",
            "[^1]: A note.",
            "<div>",
            "</div>",
            "<!-- a comment",
            "-->",
            "<p>Words</p><p>and words</p>",
            "Text  ",
            "Text\\",
            *STORY[:3],
        ]
    ),
)


def accounted(text: str) -> None:
    """Check that a file is refused, or each of its lines with text is in one block or cut."""
    try:
        page = page_of(text.encode("utf-8", "surrogatepass"))
    except UnreadableError:
        return
    article = clean(page)
    ranges = [block.lines for block in article.blocks] + [cut.lines for cut in article.cuts]
    taken = sorted(number for first, last in ranges for number in range(first, last + 1))
    wanted = [number for number, line in enumerate(lines_of(decode(page.data).text), 1) if line.strip()]
    assert len(taken) == len(set(taken))
    assert set(wanted) <= set(taken)


@given(st.lists(LINES, max_size=25), st.sampled_from(["\n", "\r\n", "\r", "\n\n"]))
@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_line_with_text_is_in_exactly_one_block_or_cut(lines: list[str], end: str) -> None:
    accounted(end.join(lines))
