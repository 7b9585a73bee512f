"""Alignment of a page's blocks with the text that an extractor took from the page."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from corpus.letters import letters

ANCHOR = 40
"""Letters and digits from which a block's text is believed to be unique on its page."""


def align(blocks: Sequence[str], paragraphs: Sequence[str]) -> list[int]:
    """Return the places of the blocks whose text stands in ``paragraphs``, in order.

    Long blocks anchor the alignment (the longest chain whose order agrees in both); a short one counts only where
    the extracted text has it as a paragraph between the anchors around it, so that a menu's words are not taken for
    the article's.
    """
    lines = [letters(paragraph) for paragraph in paragraphs]
    joined = "".join(lines)
    edges = set(accumulate(map(len, lines), initial=0))
    written = [letters(block) for block in blocks]
    anchors = [
        (place, found)
        for place, text in enumerate(written)
        if len(text) >= ANCHOR and (found := _find(joined, text)) >= 0
    ]
    chain = _longest_chain(anchors)
    if not chain:
        return []
    chosen = {place for place, _ in chain}
    left, start = -1, 0
    for right, end in [*chain, (len(blocks), len(joined))]:
        for place in range(left + 1, right):
            text = written[place]
            inner = left >= 0 and right < len(blocks)
            if text and (inner or len(text) >= 12):
                found = joined.find(text, start, end)
                if found >= 0 and (found in edges or found + len(text) in edges):
                    chosen.add(place)
                    start = found + len(text)
        if right < len(blocks):
            left, start = right, min(len(joined), end + len(written[right]))
    return sorted(chosen)


def _find(joined: str, text: str) -> int:
    """Return where a long block's text stands; its beginning or end will do, as the extractor drops inner parts."""
    found = joined.find(text)
    if found < 0:
        found = joined.find(text[:ANCHOR])
    return found if found >= 0 else joined.find(text[-ANCHOR:])


def _longest_chain(anchors: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest subsequence of anchors whose second places rise (patience sorting)."""
    tails: list[int] = []
    heads: list[int] = []
    links: list[int | None] = []
    for number, (_, found) in enumerate(anchors):
        pile = bisect_left(tails, found)
        links.append(heads[pile - 1] if pile else None)
        if pile == len(tails):
            tails.append(found)
            heads.append(number)
        else:
            tails[pile], heads[pile] = found, number
    chain: list[tuple[int, int]] = []
    at = heads[-1] if heads else None
    while at is not None:
        chain.append(anchors[at])
        at = links[at]
    return chain[::-1]
