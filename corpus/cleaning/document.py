"""Cleaning of documents: written for one article, or clipped and printed from a page with what stood around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from msgspec.structs import replace

from corpus.article import Article, BlockKind, CutReason
from corpus.cleaning.assembly import assemble
from corpus.cleaning.body import Body, find_body
from corpus.cleaning.byhand import as_decided
from corpus.cleaning.confidence import with_confidence
from corpus.cleaning.features import Features, describe
from corpus.cleaning.head.front import first_paragraph, front_matter
from corpus.cleaning.head.metadata import with_metadata
from corpus.cleaning.label import Drop, Keep, Label
from corpus.cleaning.labelling import label
from corpus.cleaning.lines.segmentation import Segment, segment
from corpus.cleaning.outlets.masthead import masthead
from corpus.cleaning.outlets.outlet import find_outlet
from corpus.cleaning.remains import without_remains
from corpus.cleaning.scoring import scores
from corpus.cleaning.topic import Topics
from corpus.decisions import Decision
from corpus.readers import Page

_ASIDE = {
    "running": Drop(CutReason.TEMPLATE, 0.95),
    "frontmatter": Drop(CutReason.TEMPLATE, 1.0),
    "markup": Drop(CutReason.TEMPLATE, 0.9),
}
"""What a reader has recognised as no text of anybody's: running heads, front matter, marks."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SET_APART = frozenset({"li", "tr", "pre", "blockquote", *_HEADINGS})
"""Elements that an author sets on purpose."""
_PLAIN = 0.6
"""Strength of a cue from which a short line is furniture."""


def clean_document(page: Page, decisions: Sequence[Decision] = ()) -> Article:
    """Find the article in a document, whose headings, items and rows are believed; ``decisions`` are a person's."""
    segments = segment(page)
    features = describe(segments)
    points = scores(features)
    aside = [_aside(one) for one in segments]
    places = [place for place, drop in enumerate(aside) if drop is None]
    text = ([segments[place] for place in places], [features[place] for place in places])
    inner = iter(_labelled(page, *text, [points[place] for place in places]))
    labels = as_decided(segments, features, [drop or next(inner) for drop in aside], decisions)
    article = assemble(segments, labels)
    heads = [(one.lines[0], one.text) for one in segments if one.tag == "running"]
    named, day = masthead(heads, page.metadata.title)
    outlet = find_outlet((cut.lines[0], cut.text) for cut in article.cuts) or named
    article = _with_day(with_metadata(article, page.metadata, outlet), day)
    article = with_confidence(article, features, points, labels)
    known = {one.lines: drop.confidence for one, drop in zip(segments, aside, strict=True) if drop is not None}
    cuts = tuple(cut._replace(confidence=known.get(cut.lines, cut.confidence)) for cut in article.cuts)
    return _with_evidence(replace(article, cuts=cuts), page)


def _aside(one: Segment) -> Drop | None:
    if one.tag in _ASIDE:
        return _ASIDE[one.tag]
    if one.raw is not None and one.raw.hidden:
        return Drop(CutReason.TEMPLATE, 0.7)
    return Drop(CutReason.NAV, 0.9) if _contents().search(one.text[-200:]) else None


@cache
def _contents() -> re.Pattern[str]:
    """Match the end of a line of a table of contents: dots that lead to the number of a page."""
    return re.compile(r"(?:\. ?){5,}\d{1,4}$|(?:… ?){2,}\d{1,4}$")


def _labelled(
    page: Page, segments: Sequence[Segment], features: Sequence[Features], points: Sequence[float]
) -> list[Label]:
    topics = Topics(segments)
    found = find_body(features, points, topics)
    if found is None:
        return label(segments, features, points, None, {})
    authored = page.metadata.url is None and _is_authored(segments, features)
    body = _whole(features, found) if authored else _widened(segments, features, found)
    opening = first_paragraph(segments, features, body)
    front = front_matter(segments, features, body, opening, topics, title=page.metadata.title)
    labels = without_remains(segments, features, label(segments, features, points, body, front), topics)
    labels = _with_captions(segments, labels, range(min(front, default=body.first), body.last))
    return [
        _believed(segments, features, place, given) if body.holds(place) and place not in front else given
        for place, given in enumerate(labels)
    ]


def _is_authored(segments: Sequence[Segment], features: Sequence[Features]) -> bool:
    """Tell whether a document was written as one, not clipped from a page with menus and prompts around the text."""
    furniture = sum(1 for one in features if one.cue is not None and one.cue.strength >= _PLAIN)
    links = sum(1 for one in segments if one.raw is not None and one.raw.link_density >= 0.5)
    return furniture + links <= max(1, 0.02 * len(segments))


def _whole(features: Sequence[Features], body: Body) -> Body:
    """Return everything from the first to the last paragraph, whatever the sections between are about."""
    prose = [place for place, one in enumerate(features) if one.prose and one.cue is None]
    return Body(((min([body.first, *prose]), max([body.last, *prose])),))


def _widened(segments: Sequence[Segment], features: Sequence[Features], body: Body) -> Body:
    """Take in what stands between and beside the article's parts, but for what is under an end cue."""
    parts = [body.parts[0]]
    for first, last in body.parts[1:]:
        before = range(parts[-1][1] + 1, first)
        if any(_ends(features[place]) for place in before):
            parts.append((first, last))
        else:
            parts[-1] = (parts[-1][0], last)
    first, last = parts[0][0], parts[-1][1]
    while first and _may_belong(segments[first - 1], features[first - 1]):
        first -= 1
    reach = last
    while reach + 1 < len(segments) and not _ends(features[reach + 1]) and reach - last < 3:
        reach += 1
        if _may_belong(segments[reach], features[reach]):
            last = reach
    parts[0], parts[-1] = (first, parts[0][1]), (parts[-1][0], last)
    if len(parts) == 1:
        parts = [(first, last)]
    return Body(tuple(parts))


def _may_belong(block: Segment, one: Features) -> bool:
    linked = block.raw.link_density if block.raw else 0.0
    plain = one.cue is None and not (one.credit or one.byline or one.date) and linked < 0.5
    sentence = one.closed and one.words >= 4
    return plain and block.tag != "h1" and (sentence or (block.tag in _SET_APART and one.words >= 1))


def _ends(one: Features) -> bool:
    return one.cue is not None and one.cue.ends


def _believed(segments: Sequence[Segment], features: Sequence[Features], place: int, given: Label) -> Label:
    """Keep what an author marked, or wrote between paragraphs, as what it is unless it says that it is furniture."""
    block, one = segments[place], features[place]
    linked = block.raw.link_density if block.raw else 0.0
    if isinstance(given, Drop):
        sure = given.confidence >= (0.8 if block.tag in _SET_APART else 0.5) or given.reason is CutReason.DUPLICATE
        if sure or one.cue is not None or not one.words or linked >= 0.5:
            return given
    elif given.kind not in {BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.ITEM}:
        return given
    if block.tag in _HEADINGS:
        return Keep(BlockKind.HEADING)
    if block.tag == "li":
        return Keep(BlockKind.ITEM)
    return given if isinstance(given, Keep) else Keep(BlockKind.PARAGRAPH)


def _with_captions(segments: Sequence[Segment], labels: Sequence[Label], within: range) -> list[Label]:
    """Keep the captions that are marked as such in the article."""
    return [
        Keep(BlockKind.CAPTION)
        if place in within and segments[place].tag == "figcaption" and len(segments[place].text.split()) >= 3
        else given
        for place, given in enumerate(labels)
    ]


def _with_day(article: Article, day: tuple[str, int] | None) -> Article:
    """Date an article that does not say when it appeared by the issue that it was printed in."""
    if day is None or article.published is not None:
        return article
    return replace(article, published=day[0], evidence=(*article.evidence, ("published", day[1])))


def _with_evidence(article: Article, page: Page) -> Article:
    """Add the lines in which the document says of itself what the article has from it."""
    known = {name for name, _ in article.evidence}
    said = [
        (name, line)
        for name, line in page.said_at
        if name not in known and getattr(article, name, None) == getattr(page.metadata, name)
    ]
    return replace(article, evidence=tuple(sorted([*article.evidence, *said], key=lambda pair: (pair[1], pair[0]))))
