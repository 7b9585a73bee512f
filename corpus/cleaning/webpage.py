"""Cleaning of web pages: trafilatura finds the body, which is mapped back onto the page's own blocks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from corpus.article import Article, BlockKind, CutReason
from corpus.cleaning.assembly import assemble
from corpus.cleaning.body import Body, find_body
from corpus.cleaning.features import Features, describe
from corpus.cleaning.front import first_paragraph, front_matter
from corpus.cleaning.label import Drop, Keep, Label
from corpus.cleaning.labelling import label
from corpus.cleaning.metadata import with_metadata
from corpus.cleaning.scoring import scores
from corpus.cleaning.segmentation import Segment, segment
from corpus.readers import Page

ANCHOR = 40
"""Letters and digits from which a block's text is believed to be unique on its page."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def clean_web_page(page: Page) -> Article:
    """Find the article in a web page; comments are never part of it."""
    segments = segment(page)
    features = describe(segments)
    points = scores(features)
    extracted = _extract(page)
    chosen = align([one.text for one in segments], extracted) if extracted else []
    body = Body(tuple((place, place) for place in chosen)) if chosen else find_body(segments, features, points)
    front = _front(page, segments, features, body) if body else {}
    labels = label(segments, features, points, body, front)
    if chosen:
        labels = _believe(segments, features, labels, set(chosen), front)
    return with_metadata(assemble(segments, labels), page.metadata)


def _extract(page: Page) -> list[str]:
    """Return the paragraphs of the body that trafilatura finds (A. Barbaresi, ACL 2021), or nothing."""
    import logging

    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    source = page.data.decode(page.encoding, "replace")
    try:
        text = trafilatura.extract(source, include_comments=False, include_tables=True, deduplicate=False)
    except (ValueError, RecursionError, TypeError, AttributeError):
        return []
    return [line for line in (text or "").split("\n") if line.strip()]


def _front(page: Page, segments: Sequence[Segment], features: Sequence[Features], body: Body) -> dict[int, BlockKind]:
    return front_matter(segments, features, body, first_paragraph(segments, features, body), page.metadata.title)


def _believe(
    segments: Sequence[Segment],
    features: Sequence[Features],
    labels: list[Label],
    chosen: set[int],
    front: dict[int, BlockKind],
) -> list[Label]:
    """Keep what the extractor chose unless its words say plainly that it is furniture."""
    result = list(labels)
    for place in sorted(chosen):
        if place in front or isinstance(labels[place], Keep):
            continue
        one = features[place]
        if one.cue is None and not one.credit and not one.byline and not one.date:
            tag = segments[place].raw.tag if segments[place].raw else ""
            kind = (
                BlockKind.HEADING
                if tag in _HEADINGS
                else BlockKind.ITEM
                if segments[place].item
                else BlockKind.PARAGRAPH
            )
            result[place] = Keep(kind)
    return result


def align(blocks: Sequence[str], paragraphs: Sequence[str]) -> list[int]:
    """Return the places of the blocks whose text stands in ``paragraphs``, in order.

    Long blocks anchor the alignment (the longest chain whose order agrees in both); a short one counts only where
    the extracted text has it between the anchors around it, so that a menu's words are not taken for the article's.
    """
    joined = "\n".join(_letters(paragraph) for paragraph in paragraphs)
    letters = [_letters(block) for block in blocks]
    anchors = []
    for place, text in enumerate(letters):
        if len(text) >= ANCHOR:
            found = joined.find(text)
            if found >= 0:
                anchors.append((place, found))
    chain = _longest_chain(anchors)
    if not chain:
        return []
    chosen = {place for place, _ in chain}
    bounds = (
        [(-1, 0, 0)]
        + [(place, found, found + len(letters[place])) for place, found in chain]
        + [(len(blocks), len(joined), 0)]
    )
    for (left, _, start), (right, end, _) in zip(bounds, bounds[1:], strict=False):
        for place in range(left + 1, right):
            text = letters[place]
            if text and left >= 0 and right < len(blocks) or len(text) >= 12:
                found = joined.find(text, start, end)
                if found >= 0 and _whole(joined, found, len(text)):
                    chosen.add(place)
                    start = found + len(text)
    return sorted(chosen)


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())


def _whole(joined: str, start: int, length: int) -> bool:
    before = start == 0 or joined[start - 1] == "\n"
    after = start + length == len(joined) or joined[start + length] == "\n"
    return before or after


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
