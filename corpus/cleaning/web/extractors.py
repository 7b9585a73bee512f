"""Extractors of others, asked which blocks of a web page are its article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from corpus.cleaning.features import Features
from corpus.cleaning.web.alignment import align
from corpus.cleaning.web.hints import hinted_reason
from corpus.readers.blocks import marked_letters, number_blocks
from corpus.readers.markup import parse
from corpus.readers.page import Page, RawBlock

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.settings import Extractor

_TAKEN = 0.5
"""The share of a block's letters that an extractor takes where it takes the block."""


_NEVER = ("nav", "aside", "footer", "menu", "button", "label", "legend", "fieldset", "picture", "img", "dialog")
"""Elements that trafilatura takes out anyway; without them it is quicker."""
_LITTLE = 0.5
"""The share of the prose that markup does not call furniture, below which an extractor's choice is doubted."""
_MORE = 1.3
"""How many times more prose another choice must hold to be believed instead."""


def find_article(tree: HtmlElement, blocks: Sequence[RawBlock], features: Sequence[Features]) -> list[int]:
    """Return the blocks of a page's article, in order: trafilatura's, or readability's where those are few."""
    prose = {
        place: one.words
        for place, (block, one) in enumerate(zip(blocks, features, strict=True))
        if one.prose and not block.hidden and block.link_density < 0.5 and hinted_reason(block) is None
    }

    def words(places: Iterable[int]) -> int:
        return sum(prose.get(place, 0) for place in places)

    chosen = by_trafilatura(tree, blocks)
    if chosen and words(chosen) >= _LITTLE * words(prose):
        return chosen
    other = by_readability(tree, blocks)
    return other if words(other) > _MORE * words(chosen) else chosen


def numbered_tree(page: Page) -> HtmlElement | None:
    """Return the tree of a web page with its blocks numbered, made again where the page comes without one."""
    if page.tree is not None:
        return page.tree
    tree = parse(page.data.decode(page.encoding, "replace"))
    if tree is not None:
        number_blocks(tree)
    return tree


def by_trafilatura(tree: HtmlElement, blocks: Sequence[RawBlock]) -> list[int]:
    """Return the blocks that trafilatura takes for the article (A. Barbaresi, ACL 2021), in order."""
    import trafilatura
    from lxml import etree

    etree.strip_elements(tree, *_NEVER, with_tail=False)
    try:
        found = trafilatura.bare_extraction(tree, options=_options())
    except (ValueError, RecursionError, TypeError, AttributeError, AssertionError, KeyError, IndexError):
        return []
    body = getattr(found, "body", None)
    if body is None:
        return []
    pieces = list(body.itertext())
    letters = marked_letters(pieces)
    # where it falls back on the data for search engines, the text comes without marks
    return _taken(letters, blocks) if letters else align([block.text for block in blocks], pieces)


@cache
def _options() -> Extractor:
    """Return what trafilatura is asked for; making it takes longer than a small page."""
    from trafilatura.settings import Extractor

    _silence("trafilatura")
    return Extractor(fast=True, comments=False, output_format="txt")


@cache
def _silence(library: str) -> None:
    """Keep a library's warnings about pages to itself; asking for it again would have all loggers ask anew."""
    import logging

    logging.getLogger(library).setLevel(logging.CRITICAL)


def by_readability(tree: HtmlElement, blocks: Sequence[RawBlock]) -> list[int]:
    """Return the blocks that readability takes for the article, in order."""
    from copy import deepcopy

    from lxml import etree, html
    from readability import Document

    _silence("readability")
    try:
        summary = Document(deepcopy(tree)).summary(html_partial=True)
        pieces = [str(piece) for piece in html.fromstring(summary).itertext()] if summary else []
    except (
        ValueError,
        RecursionError,
        TypeError,
        AttributeError,
        AssertionError,
        KeyError,
        IndexError,
        etree.LxmlError,
    ):
        return []
    return _taken(marked_letters(pieces), blocks)


def _taken(letters: Mapping[int, int], blocks: Sequence[RawBlock]) -> list[int]:
    return sorted(
        place
        for place, count in letters.items()
        if place < len(blocks) and count >= _TAKEN * (len(blocks[place].text) - blocks[place].text.count(" "))
    )
