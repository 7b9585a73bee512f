"""Which run of segments is the article: the best-scoring stretch, carried over boxes that interrupt it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.cleaning.features import Features
from corpus.cleaning.segmentation import Segment
from corpus.cleaning.topic import goes_on

LOOK_AHEAD = 24
"""Zones without prose that may stand between two parts of one article: boxes of links, forms, menus."""


@dataclass(frozen=True, slots=True)
class Body:
    """The first and the last segment of the article's prose, and the stretches between that interrupt it."""

    first: int
    last: int
    parts: tuple[tuple[int, int], ...]

    def holds(self, place: int) -> bool:
        """Tell whether the segment at ``place`` stands in a part of the article."""
        return any(first <= place <= last for first, last in self.parts)


def find_body(segments: Sequence[Segment], features: Sequence[Features], scores: Sequence[float]) -> Body | None:
    """Find the article among the segments of a page, or None where nothing scores as a paragraph.

    An end cue ("Related stories", "Comments") divides the page into zones. The zone with the best run is the
    article's core; a zone beside it belongs to it where its prose goes on about the same things.
    """
    runs = [run for run in (_best_run(scores, first, last) for first, last in _zones(features)) if run]
    if not runs:
        return None
    core = max(range(len(runs)), key=lambda place: runs[place][2])
    parts = [runs[core][:2]]
    for step in (1, -1):
        place = core + step
        while 0 <= place < len(runs) and abs(place - core) <= LOOK_AHEAD:
            first, last, _ = runs[place]
            if any(features[inner].prose for inner in range(first, last + 1)):
                if not _belongs(segments, features, parts, runs[place]):
                    break
                parts.append((first, last))
            place += step
    parts.sort()
    return Body(parts[0][0], parts[-1][1], tuple(parts))


def _belongs(
    segments: Sequence[Segment],
    features: Sequence[Features],
    parts: Sequence[tuple[int, int]],
    run: tuple[int, int, float],
) -> bool:
    known = [
        (segments[place], features[place])
        for first, last in parts
        for place in range(first, last + 1)
        if features[place].prose
    ]
    more = [(segments[place], features[place]) for place in range(run[0], run[1] + 1)]
    others = sum(1 for _, one in more if one.credit or one.caption)
    return goes_on(known, more, others)


def _zones(features: Sequence[Features]) -> list[tuple[int, int]]:
    """Return the stretches between end cues, first and last segment, in order."""
    zones = []
    start = 0
    for place, one in enumerate(features):
        if one.cue is not None and one.cue.ends:
            zones.append((start, place - 1))
            start = place + 1
    zones.append((start, len(features) - 1))
    return [(first, last) for first, last in zones if first <= last]


def _best_run(scores: Sequence[float], first: int, last: int) -> tuple[int, int, float] | None:
    """Return the stretch with the largest sum of scores and that sum (J. Kadane's scan), or None if none is positive."""
    best: tuple[int, int, float] | None = None
    total, start = 0.0, first
    for place in range(first, last + 1):
        if total <= 0:
            total, start = 0.0, place
        total += scores[place]
        if total > 0 and (best is None or total > best[2]):
            best = (start, place, total)
    return best
