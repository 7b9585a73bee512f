"""Scrapes broken on their way: wrapped, quoted, doubled, in other encodings, with promos between the paragraphs."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Article
from corpus.cleaning import clean, line_roles
from corpus.readers import Page, read
from corpus.readers.decoding import decode, lines_of
from tests.corpus.cleaning.annotations import load
from tests.corpus.cleaning.breakages import BREAKAGES, Scrape, scrape_of, shared_paragraphs

SCRAPES = [scrape_of(page) for folder in ("tuned", "held_out") for page in load(folder)]
SOME = SCRAPES[::6]
"""Six pages of different sites; the program bench/breakages.py takes all."""
HARD = {
    "wrap 60, none": 0.9,
    "wrap 72, none": 0.85,
    "wrap 80, none": 0.9,
    "wrap 100, none": 0.92,
    "wrap 72 at hyphens, none": 0.85,
    "hyphenated": 0.92,
    "three promos": 0.85,
    "furniture inside": 0.85,
    "cut off": 0.9,
}
"""Breakages that leave less to go by than a paragraph's own looks, and the F1 over paragraphs that is reached."""


def cleaned(data: bytes) -> tuple[Page, Article]:
    [page] = read(Path("page.txt"), data)
    return page, clean(page)


@pytest.mark.parametrize("name", BREAKAGES)
def test_a_broken_scrape_gives_the_paragraphs_of_the_whole_one(name: str) -> None:
    rows = []
    for scrape in SOME:
        broken = BREAKAGES[name](scrape)
        rows.append(shared_paragraphs(cleaned(broken.data)[1].paragraphs, broken.wanted, scrape.debatable))
    shared, found, wanted = (sum(column) for column in zip(*rows, strict=True))
    assert 2 * shared / (found + wanted) >= HARD.get(name, 0.95)


@st.composite
def broken_pages(draw: st.DrawFn) -> bytes:
    """Draw a stretch of a scrape, broken in two ways one after the other."""
    scrape = draw(st.sampled_from(SCRAPES))
    start = draw(st.integers(0, len(scrape.lines) - 1))
    lines = scrape.lines[start : start + draw(st.integers(1, 60))]
    for _ in range(2):
        part = Scrape(scrape.name, lines, scrape.body & frozenset(lines), scrape.title)
        if len(part.wanted) < 3:
            break
        data = BREAKAGES[draw(st.sampled_from(sorted(BREAKAGES)))](part).data
        lines = tuple(lines_of(decode(data).text))
    end = draw(st.sampled_from(["\n", "\r\n", "\r", "\u2029"]))
    encoding = draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32-be", "cp1252"]))
    return (end.join(lines) + end).encode(encoding, "replace")


@given(broken_pages())
@settings(max_examples=80, deadline=None)
def test_every_line_of_a_broken_page_is_in_exactly_one_block_or_cut(data: bytes) -> None:
    lines = lines_of(decode(data).text)
    if not any(line.strip("\ufeff\u200b\u00ad \t") for line in lines):
        return
    page, article = cleaned(data)
    ranges = [block.lines for block in article.blocks] + [cut.lines for cut in article.cuts]
    taken = Counter(number for first, last in ranges for number in range(first, last + 1))
    assert set(taken.values()) == {1}
    assert {number for number, line in enumerate(lines, 1) if line.strip()} <= set(taken)
    assert [number for number, _ in line_roles(article, page.line_count)] == list(range(1, len(lines) + 1))
