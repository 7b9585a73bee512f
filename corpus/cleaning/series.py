"""Series: the lines of a schedule, a table of results, a list of dates; short, without a full stop, and all alike."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from corpus.cleaning.body import Body
from corpus.cleaning.features import Features
from corpus.cleaning.lexicon import MONTHS
from corpus.cleaning.lines.segmentation import Segment
from corpus.cleaning.tables import table_rows

ENOUGH = 4
"""Lines alike that make a series."""


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?:{'|'.join(MONTHS)})\b\.? \d|\d{{1,4}}(?:[.):/-]|\b)|[A-Z][\w .'’-]{{1,40}} \d{{1,3}}, [A-Z])",
        re.IGNORECASE,
    )


def series_of(segments: Sequence[Segment], features: Sequence[Features], body: Body) -> set[int]:
    """Return the segments of series in the article, or right below its last paragraph."""
    found: set[int] = set()
    current: list[int] = []
    for place in range(body.first, min(len(segments), body.last + 200)):
        if _in_series(segments[place], features[place]):
            current.append(place)
            continue
        if len(current) >= ENOUGH:
            found.update(current)
        current = []
        if place > body.last + 1:
            break
    if len(current) >= ENOUGH:
        found.update(current)
    return found | {place for place in table_rows(features) if body.holds(place)}


def carried_on(body: Body, series: set[int]) -> Body:
    """Return ``body`` with the series below its last part, and the heading between, in that part."""
    last = max(series, default=body.last)
    return body if last <= body.last else Body((*body.parts[:-1], (body.parts[-1][0], last)))


def _in_series(segment: Segment, one: Features) -> bool:
    fits = 3 <= one.words <= 24 and len(segment.text) <= 200 and not one.credit and not one.byline
    return fits and (one.cue is None) and _opening().match(segment.text) is not None
