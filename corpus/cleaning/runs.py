"""The runs that a page falls into: maximal scoring stretches of segments, none across an end cue."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from corpus.article import CutReason
from corpus.cleaning.features import Features
from corpus.cleaning.tables import table_rows

_GAP = 6
"""Lines without prose, half of them plain furniture, that part two runs: what follows must prove that it belongs."""
_CAPS = {"line": -1.3, "furniture": -1.0}
"""The least that a line counts in the search, in log odds: an advertisement in an article does not end it."""
_ROW = 0.05
"""What a line of a table counts in the search: many carry an article on, a few begin none."""


class Run(Struct, frozen=True):
    """Segments from ``first`` to ``last`` that score together as text of an article.

    ``prose`` are the places of its paragraphs, ``titles`` counts those right under a line that may be a teaser's
    title, and ``cue`` is the end cue that the run stands under.
    """

    first: int
    last: int
    score: float
    prose: tuple[int, ...]
    pictures: int
    titles: int
    cue: CutReason | None


def is_furniture(one: Features) -> bool:
    """Tell whether a segment is furniture by its own words."""
    return one.cue is not None or one.credit or one.caption or one.date or one.byline


def is_end(one: Features) -> bool:
    """Tell whether a segment is an end cue, below which there is no article but by exception."""
    return one.cue is not None and one.cue.ends


def find_runs(features: Sequence[Features], scores: Sequence[float]) -> list[Run]:
    """Return the runs of a page in order, from its segments' scores in log odds."""
    rows = table_rows(features)
    worth = [_worth(one, score) for one, score in zip(features, scores, strict=True)]
    return _between_cues(features, [max(one, _ROW) if place in rows else one for place, one in enumerate(worth)])


def _worth(one: Features, score: float) -> float:
    return max(score, _CAPS["furniture" if is_furniture(one) else "line"])


def _between_cues(features: Sequence[Features], worth: Sequence[float]) -> list[Run]:
    runs: list[Run] = []
    start, cue, prose, seen, gap, prompts = 0, None, 0, 0, 0, 0
    for place, one in enumerate(features):
        if one.prose and prose and gap >= _GAP and prompts >= _GAP / 2:
            runs.extend(_maximal(features, worth, start, place, cue))
            start = place
        gap, prompts = (0, 0) if one.prose else (gap + 1, prompts + (one.cue is not None))
        prose += one.prose
        seen += one.prose
        ends = is_end(one)
        # an article has its date and byline at its head; between paragraphs they head the next teaser or comment
        if ends or ((one.date or one.byline) and prose >= 2):
            runs.extend(_maximal(features, worth, start, place, cue))
            start, prose = place + 1, 0
            # what a menu at the top of the page says is no end of anything
            if seen:
                cue = one.cue.reason if ends and one.cue else cue or CutReason.RELATED_STORIES
    runs.extend(_maximal(features, worth, start, len(features), cue))
    return runs


def _maximal(
    features: Sequence[Features], worth: Sequence[float], start: int, stop: int, cue: CutReason | None
) -> list[Run]:
    """Return all maximal scoring runs of ``worth[start:stop]``, in order and not overlapping.

    In linear time (W. Ruzzo and M. Tompa, "A Linear Time Algorithm for Finding All Maximal Scoring Subsequences",
    ISMB 1999).
    """
    # each entry: first, last, the sum before it, the sum through it, the nearest entry below with less before it
    stack: list[tuple[int, int, float, float, int]] = []
    total = 0.0
    for place in range(start, stop):
        before = total
        total += worth[place]
        if worth[place] <= 0:
            continue
        first = place
        while True:
            lower = len(stack) - 1
            while lower >= 0 and stack[lower][2] >= before:
                lower = stack[lower][4]
            if lower < 0 or stack[lower][3] >= total:
                stack.append((first, place, before, total, lower))
                break
            first, _, before, _, _ = stack[lower]
            del stack[lower:]
    return [_run(features, first, last, above - below, cue) for first, last, below, above, _ in stack]


def _run(features: Sequence[Features], first: int, last: int, score: float, cue: CutReason | None) -> Run:
    places = range(first, last + 1)
    pictures = sum(1 for place in places if features[place].credit or features[place].caption)
    prose = tuple(place for place in places if features[place].prose)
    # the line above the first paragraph may be the last of a box of links
    titles = sum(
        1
        for place in prose[len(prose) > 1 :]
        if place and _may_head_teaser(features[place - 1]) and features[place].words < 45
    )
    return Run(first, last, score, prose, pictures, titles, cue)


def _may_head_teaser(one: Features) -> bool:
    return 4 <= one.words <= 24 and not one.prose and not is_furniture(one)
