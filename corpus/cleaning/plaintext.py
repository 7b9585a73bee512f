"""Cleaning of plain text, where only the words and their places tell what is what."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from msgspec import Struct

from corpus.article import Article, CutReason
from corpus.cleaning.assembly import assemble
from corpus.cleaning.body import Body, find_body
from corpus.cleaning.byhand import as_decided
from corpus.cleaning.confidence import with_confidence
from corpus.cleaning.declared import as_declared, without_other_titles
from corpus.cleaning.features import Features, describe
from corpus.cleaning.head.datelines import dateline, lone_dateline
from corpus.cleaning.head.front import first_paragraph, front_matter
from corpus.cleaning.head.metadata import with_metadata
from corpus.cleaning.label import Drop, Label
from corpus.cleaning.labelling import label
from corpus.cleaning.lines.copies import copies
from corpus.cleaning.lines.segmentation import Segment, segment
from corpus.cleaning.outlets.outlet import affiliations, find_outlet, signed_for, writers_in
from corpus.cleaning.outlets.weighing import Outlet
from corpus.cleaning.remains import without_remains
from corpus.cleaning.scoring import scores
from corpus.cleaning.series import carried_on, series_of
from corpus.cleaning.topic import Topics
from corpus.cleaning.weights import Weights
from corpus.decisions import Decision
from corpus.readers import Page, PageMetadata

_COPY = 0.9
"""How sure it is that a stretch that was said before in the same order is a copy."""


class _Found(Struct, frozen=True):
    """What the search for the article found, segment by segment."""

    features: Sequence[Features]
    points: Sequence[float]
    labels: Sequence[Label]
    outlet: Outlet | None


def clean_text(page: Page, decisions: Sequence[Decision] = ()) -> Article:
    """Find the article in a plain text; ``decisions`` are a person's."""
    segments = segment(page)
    return clean_segments(page.metadata, segments, describe(segments), decisions, declared=page.declared)


def clean_segments(
    said: PageMetadata,
    segments: Sequence[Segment],
    features: Sequence[Features],
    decisions: Sequence[Decision] = (),
    weights: Weights | None = None,
    *,
    declared: bool = False,
) -> Article:
    """Find the article among the segments of a text, which ``said`` of itself what it is; with other ``weights``.

    Where the text was ``declared`` to be an article, one is found, and its title is the one it said.
    """
    again = copies(segments)
    if again:
        once = [one for place, one in enumerate(segments) if place not in again]
        found = _find(said, once, describe(once), weights, declared=declared)
        found = _with_copies(found, features, again, weights)
    else:
        found = _find(said, segments, features, weights, declared=declared)
    labels = as_declared(segments, found.features, found.labels) if declared else found.labels
    labels = as_decided(segments, found.features, labels, decisions)
    article = with_metadata(assemble(segments, labels), said, found.outlet)
    return with_confidence(article, found.features, found.points, labels)


def _find(
    said: PageMetadata,
    segments: Sequence[Segment],
    features: Sequence[Features],
    weights: Weights | None,
    *,
    declared: bool,
) -> _Found:
    points = scores(features, weights)
    topics = Topics(segments)
    body = find_body(features, points, topics, weights)
    if body is None:
        return _Found(features, points, label(segments, features, points, None, {}), None)
    opening = first_paragraph(segments, features, body)
    if dateline(segments[opening].text) or (opening and lone_dateline(segments[opening - 1].text)):
        # an agency's report begins with the place that it comes from; above it are the points it makes
        body = body.starting(opening)
    outlet = _outlet(segments, features, body, opening)
    front = front_matter(
        segments, features, body, opening, topics, title=said.title, outlet=outlet.name if outlet else None
    )
    if declared:
        front = without_other_titles(segments, front, said.title)
    series = series_of(segments, features, body)
    labels = label(segments, features, points, carried_on(body, series), front, series)
    labels = without_remains(segments, features, labels, topics, outlet.name if outlet else None)
    return _Found(features, points, labels, outlet)


def _with_copies(
    found: _Found, features: Sequence[Features], again: Collection[int], weights: Weights | None
) -> _Found:
    """Return what was found with the copies, which were left out of the search, back in their places as duplicates."""
    copied = [one for place, one in enumerate(features) if place in again]
    drop: Label = Drop(CutReason.DUPLICATE, _COPY)
    first = zip(found.features, found.points, found.labels, strict=True)
    second = ((one, score, drop) for one, score in zip(copied, scores(copied, weights), strict=True))
    rows = [next(second if place in again else first) for place in range(len(features))]
    return _Found([row[0] for row in rows], [row[1] for row in rows], [row[2] for row in rows], found.outlet)


def _outlet(segments: Sequence[Segment], features: Sequence[Features], body: Body, opening: int) -> Outlet | None:
    furniture = list(_furniture(features, body))
    masthead = (
        place for place in furniture if place < opening and not segments[place].item and features[place].cue is None
    )
    near = range(max(0, opening - 12), min(opening + 1, len(segments)))
    return find_outlet(
        ((segments[place].lines[0], segments[place].text) for place in furniture),
        ((segments[place].lines[0], segments[place].text) for place in masthead),
        ((segments[place].lines[0], name) for place in near for name in _beside_writer(segments, place)),
        (name for place in near for name in writers_in(segments[place].text)),
        (
            (segments[place].lines[0], segments[place].text)
            for place, one in enumerate(features)
            if one.credit or one.caption
        ),
    )


def _beside_writer(segments: Sequence[Segment], place: int) -> Iterator[str]:
    yield from affiliations(segments[place].text)
    below = signed_for(segments[place - 1].text, segments[place].text) if place else None
    if below:
        yield below


def _furniture(features: Sequence[Features], body: Body) -> Iterator[int]:
    """Yield the segments that may name the outlet: what is not of the article, and credits no agency for a picture."""
    held = frozenset(body.places())
    for place, one in enumerate(features):
        picture = one.credit or (one.caption and place <= body.last)
        if not picture and (one.cue is not None or place not in held):
            yield place
