"""Cleaning of plain text, where only the words and their places tell what is what."""

from __future__ import annotations

from corpus.article import Article
from corpus.cleaning.assembly import assemble
from corpus.cleaning.body import find_body
from corpus.cleaning.features import describe
from corpus.cleaning.front import first_paragraph, front_matter
from corpus.cleaning.labelling import label, without_remains
from corpus.cleaning.metadata import with_metadata
from corpus.cleaning.outlet import find_outlet
from corpus.cleaning.scoring import scores
from corpus.cleaning.segmentation import segment
from corpus.cleaning.series import carried_on, series_of
from corpus.readers import Page


def clean_text(page: Page) -> Article:
    """Find the article in a plain text."""
    segments = segment(page)
    features = describe(segments)
    points = scores(features)
    body = find_body(segments, features, points)
    if body is None:
        return with_metadata(assemble(segments, label(segments, features, points, None, {})), page.metadata)
    outlet = find_outlet(
        (one.lines[0], one.text)
        for place, one in enumerate(segments)
        if not features[place].prose or not body.holds(place)
    )
    opening = first_paragraph(segments, features, body)
    front = front_matter(segments, features, body, opening, outlet=outlet.name if outlet else None)
    series = series_of(segments, features, body)
    labels = label(segments, features, points, carried_on(body, series), front, series)
    return with_metadata(assemble(segments, without_remains(features, labels)), page.metadata)
