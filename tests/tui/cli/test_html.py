"""``compare --html``: one page that is safe to open, complete, and whose links lead somewhere."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.spans import Span
from index.compare import compare_all
from tests.tui.articles import paragraphs, stored
from tests.tui.cli.conftest import Zte
from tui.output.html import page
from tui.output.html.inline import Inking, inline

EMPTY = frozenset({"meta", "col", "br"})
FIRST = (
    "The harbour authority closed the northern quay on Monday after divers found cracks in three of its pillars.",
    "Ships with grain on board were sent to the southern quay, where the queue grew to eleven by the evening.",
    "The authority's director, Marta Oyelaran, said that the repair would take at least six weeks.",
    "Fishermen complained that nobody had told them before the barriers went up.",
)
LATER = (
    FIRST[0],
    "Ships with grain on board were sent to the southern quay, where the line grew to eleven by the evening.",
    FIRST[3],
    "The town council will meet on Thursday to talk about who pays for the repair of the pillars.",
)
THIRD = (FIRST[2], FIRST[0], "A committee of two was chosen.", FIRST[1])
HOSTILE = '<script src="http://evil.example/x.js">alert(1)</script>" onload="x" \x1b[31m\u202egnp & <img src=x>'


class Outline(HTMLParser):
    """The tags, names, links and text of a page; whether every tag that opens is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.attributes: Counter[str] = Counter()
        self.ids: Counter[str] = Counter()
        self.links: list[str] = []
        self.words = ""
        self.cells: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        if tag not in EMPTY:
            self._open.append(tag)
        if tag == "td":
            self.cells.append("")
        for name, value in attrs:
            self.attributes[name] += 1
            if name == "id":
                self.ids[value or ""] += 1
            if name == "href":
                self.links.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self._open:
            self.words += data
            if "td" in self._open:
                self.cells[-1] += data


def of(*texts: tuple[str, ...]) -> str:
    articles = [stored(paragraphs(*text), number) for number, text in enumerate(texts, 1)]
    return page(articles, compare_all(articles))


def test_every_link_leads_to_a_place_of_the_page_that_is_there_once() -> None:
    for texts in ((FIRST, LATER), (FIRST, LATER, THIRD), (FIRST, LATER, THIRD, LATER[:2])):
        outline = Outline(of(*texts))
        assert outline.links
        assert {link[0] for link in outline.links} == {"#"}
        assert {link[1:] for link in outline.links} <= outline.ids.keys()
        assert max(outline.ids.values()) == 1


def test_passages_that_belong_together_stand_on_one_row() -> None:
    outline = Outline(of(FIRST, LATER))
    rows = list(zip(outline.cells[::2], outline.cells[1::2], strict=False))
    assert any("the queue grew" in left and "the line grew" in right for left, right in rows)
    assert any("Marta Oyelaran" in left and not right for left, right in rows)


def test_changed_words_are_marked_and_the_page_says_where_words_are_missing() -> None:
    text = of(FIRST, LATER)
    assert '<span class="substance">queue</span>' in text
    shorter = (FIRST[1].replace("with grain on board ", ""), *FIRST[2:])
    assert "article 1 has here: with grain on board" in of(FIRST, shorter)


@pytest.mark.parametrize("count", [3, 4])
def test_all_texts_stand_whole_in_the_table_of_all_and_in_each_pair(count: int) -> None:
    texts = (FIRST, LATER, THIRD, LATER[:2])[:count]
    words = Outline(of(*texts)).words
    for paragraph in (FIRST[2], LATER[1], THIRD[2]):
        times = sum(text.count(paragraph) for text in texts)
        assert words.count(paragraph) == times * count  # once beside all others, once in each of its pairs


def test_nothing_of_an_article_is_obeyed() -> None:
    text = of((HOSTILE, FIRST[0]), (HOSTILE + " And more.", FIRST[0]))
    outline = Outline(text)
    assert not {"script", "img", "link", "iframe"} & outline.tags.keys()
    assert not {"onload", "src"} & outline.attributes.keys()
    assert "<script" in outline.words
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e]", text)


def test_the_policy_lets_nothing_in_but_the_style_sheet() -> None:
    text = of(FIRST, LATER)
    assert re.search(r"content=\"default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; ", text)
    assert "style=" not in text
    assert not re.search(r"https?:|url\(|@import", text)


@given(
    st.text(alphabet="ab<>&\"'é\n ", max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=5),
    st.lists(st.integers(0, 30), max_size=4),
)
def test_marks_never_change_the_text(text: str, marks: list[tuple[int, int]], carets: list[int]) -> None:
    spans = [Span(min(mark), max(mark), f"k{place}") for place, mark in enumerate(marks)]
    made = inline(text, 0, len(text), Inking(spans, {span.start: f"n{span.start}" for span in spans}, {}))
    assert Outline(made).words == text
    before = dict.fromkeys((caret for caret in carets if caret <= len(text)), "<b></b>")
    assert inline(text, 0, len(text), Inking(spans, {}, before)).count("<b></b>") == len(before)


def test_the_command_writes_the_page_to_a_file_or_to_standard_output(zte: Zte, stocked: Path, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    done = zte("compare", 1, 2, "--html", file, "--library", stocked)
    assert (done.code, done.bytes) == (0, b"")
    assert "page.html" in done.err
    assert zte("compare", 1, 2, "--library", stocked, "--html").out == file.read_text(encoding="utf-8")


def test_a_file_that_cannot_be_written_and_a_number_for_a_file_are_errors(
    zte: Zte, stocked: Path, tmp_path: Path
) -> None:
    for name in (tmp_path / "none" / "page.html", "2"):
        done = zte("compare", 1, 2, 3, "--html", name, "--library", stocked)
        assert (done.code, done.bytes) == (2, b"")
        assert len(done.err.splitlines()) == 1
