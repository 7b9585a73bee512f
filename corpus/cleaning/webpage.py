"""Cleaning of web pages: trafilatura finds the body, which is mapped back onto the page's own blocks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from corpus.article import Article, BlockKind, CutReason
from corpus.cleaning.alignment import align
from corpus.cleaning.assembly import assemble
from corpus.cleaning.body import Body, find_body
from corpus.cleaning.features import Features, describe
from corpus.cleaning.front import first_paragraph, front_matter
from corpus.cleaning.hints import hinted_reason, is_figure_caption
from corpus.cleaning.label import Drop, Keep, Label
from corpus.cleaning.labelling import label
from corpus.cleaning.metadata import with_metadata
from corpus.cleaning.outlet import Outlet, find_outlet
from corpus.cleaning.remains import without_remains
from corpus.cleaning.scoring import scores
from corpus.cleaning.segmentation import Segment, segment
from corpus.cleaning.topic import Topics
from corpus.readers import Page

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def clean_web_page(page: Page) -> Article:
    """Find the article in a web page; comments are never part of it."""
    segments = segment(page)
    features = describe(segments)
    points = scores(features)
    extracted = _extract(page)
    chosen = align([one.text for one in segments], extracted) if extracted else []
    topics = Topics(segments, features)
    chosen = before_other_stories(features, chosen, topics)
    body = Body(tuple((place, place) for place in chosen)) if chosen else find_body(features, points, topics)
    front = _front(page, segments, features, body, topics) if body else {}
    labels = label(segments, features, points, body, front)
    if chosen:
        labels = _believe(segments, features, labels, set(chosen), front)
    if body:
        labels = _with_figures(segments, features, labels, range(min(front, default=body.first), body.last + 1))
    labels = _explained(segments, without_remains(segments, features, labels, topics))
    return with_metadata(assemble(segments, labels), page.metadata, _outlet(segments, labels))


def _with_figures(
    segments: Sequence[Segment], features: Sequence[Features], labels: Sequence[Label], within: range
) -> list[Label]:
    """Keep the captions of figures that stand in the article, which extractors leave out."""
    return [
        Keep(BlockKind.CAPTION)
        if place in within and one.words >= 3 and not one.credit and is_figure_caption(block)
        else given
        for place, (block, one, given) in enumerate(zip(segments, features, labels, strict=True))
    ]


def _explained(segments: Sequence[Segment], labels: Sequence[Label]) -> list[Label]:
    """Give cuts whose reason was guessed from their place the reason that their markup gives."""
    result: list[Label] = []
    for block, given in zip(segments, labels, strict=True):
        guessed = isinstance(given, Drop) and given.confidence < 0.85 and given.reason is not CutReason.DUPLICATE
        hint = hinted_reason(block) if guessed else None
        result.append(Drop(hint, 0.8) if hint else given)
    return result


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


def _front(
    page: Page, segments: Sequence[Segment], features: Sequence[Features], body: Body, topics: Topics
) -> dict[int, BlockKind]:
    opening = first_paragraph(segments, features, body)
    return front_matter(segments, features, body, opening, topics, title=page.metadata.title)


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


def before_other_stories(features: Sequence[Features], chosen: Sequence[int], topics: Topics) -> list[int]:
    """Return ``chosen`` without what stands under an end cue ("Elsewhere …") and speaks of other things."""
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
