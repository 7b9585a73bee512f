"""Cleaning of web pages: trafilatura finds the body, which is mapped back onto the page's own blocks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, pairwise

from corpus.article import Article, BlockKind, CutReason
from corpus.cleaning.assembly import assemble
from corpus.cleaning.body import Body, find_body
from corpus.cleaning.features import Features, describe
from corpus.cleaning.front import first_paragraph, front_matter
from corpus.cleaning.label import Drop, Keep, Label
from corpus.cleaning.labelling import label, without_remains
from corpus.cleaning.metadata import with_metadata
from corpus.cleaning.outlet import Outlet, find_outlet
from corpus.cleaning.scoring import scores
from corpus.cleaning.segmentation import Segment, segment
from corpus.cleaning.topic import Topics
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
    chosen = before_other_stories(segments, features, chosen)
    body = Body(tuple((place, place) for place in chosen)) if chosen else find_body(segments, features, points)
    front = _front(page, segments, features, body) if body else {}
    labels = label(segments, features, points, body, front)
    if chosen:
        labels = _believe(segments, features, labels, set(chosen), front)
    return with_metadata(
        assemble(segments, without_remains(features, labels)), page.metadata, _outlet(segments, labels)
    )


def _extract(page: Page) -> list[str]:
    """Return the paragraphs of the body that trafilatura finds (A. Barbaresi, ACL 2021), or nothing."""
    import logging

    import trafilatura

    from corpus.readers.html import tame

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    source = tame(page.data.decode(page.encoding, "replace"))
    try:
        text = trafilatura.extract(source, include_comments=False, include_tables=True, deduplicate=False)
    except (ValueError, RecursionError, TypeError, AttributeError):
        return []
    return [line for line in (text or "").split("\n") if line.strip()]


def _outlet(segments: Sequence[Segment], labels: Sequence[Label]) -> Outlet | None:
    cut = zip(segments, labels, strict=True)
    return find_outlet((one.lines[0], one.text) for one, given in cut if isinstance(given, Drop))


def _front(page: Page, segments: Sequence[Segment], features: Sequence[Features], body: Body) -> dict[int, BlockKind]:
    return front_matter(segments, features, body, first_paragraph(segments, features, body), title=page.metadata.title)


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
        before = labels[place]
        if place in front or isinstance(before, Keep) or before.reason is CutReason.DUPLICATE:
            continue
        one = features[place]
        if one.cue is None and not one.credit and not one.byline and not one.date:
            tag = segments[place].tag
            kind = (
                BlockKind.HEADING
                if tag in _HEADINGS
                else BlockKind.ITEM
                if segments[place].item
                else BlockKind.PARAGRAPH
            )
            result[place] = Keep(kind)
    return result


def before_other_stories(segments: Sequence[Segment], features: Sequence[Features], chosen: Sequence[int]) -> list[int]:
    """Return ``chosen`` without what stands under an end cue ("Elsewhere …") and speaks of other things."""
    topics = Topics(segments, features)
    known: Counter[str] = Counter()
    kept: list[int] = []
    for first, last in pairwise([-1, *_end_cues(features), len(features)]):
        zone = [place for place in chosen if first < place <= last]
        prose = [place for place in zone if features[place].prose]
        words = sum(features[place].words for place in prose)
        if kept and words < 0.3 * sum(features[place].words for place in kept):
            titles = sum(1 for place in prose if features[place].words < 45)
            if not prose or not topics.goes_on(known, prose, 0, titles):
                continue
        kept.extend(zone)
        known.update(topics.vocabulary(prose))
    return kept


def _end_cues(features: Sequence[Features]) -> list[int]:
    return [place for place, one in enumerate(features) if one.cue is not None and one.cue.ends]


def align(blocks: Sequence[str], paragraphs: Sequence[str]) -> list[int]:
    """Return the places of the blocks whose text stands in ``paragraphs``, in order.

    Long blocks anchor the alignment (the longest chain whose order agrees in both); a short one counts only where
    the extracted text has it as a paragraph between the anchors around it, so that a menu's words are not taken for
    the article's.
    """
    lines = [_letters(paragraph) for paragraph in paragraphs]
    joined = "".join(lines)
    edges = set(accumulate(map(len, lines), initial=0))
    letters = [_letters(block) for block in blocks]
    anchors = [
        (place, found)
        for place, text in enumerate(letters)
        if len(text) >= ANCHOR and (found := _find(joined, text)) >= 0
    ]
    chain = _longest_chain(anchors)
    if not chain:
        return []
    chosen = {place for place, _ in chain}
    left, start = -1, 0
    for right, end in [*chain, (len(blocks), len(joined))]:
        for place in range(left + 1, right):
            text = letters[place]
            inner = left >= 0 and right < len(blocks)
            if text and (inner or len(text) >= 12):
                found = joined.find(text, start, end)
                if found >= 0 and (found in edges or found + len(text) in edges):
                    chosen.add(place)
                    start = found + len(text)
        if right < len(blocks):
            left, start = right, min(len(joined), end + len(letters[right]))
    return sorted(chosen)


def _find(joined: str, text: str) -> int:
    """Return where a long block's text stands; its beginning or end will do, as the extractor drops inner parts."""
    found = joined.find(text)
    if found < 0:
        found = joined.find(text[:ANCHOR])
    return found if found >= 0 else joined.find(text[-ANCHOR:])


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())


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
