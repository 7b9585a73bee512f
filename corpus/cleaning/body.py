"""Which stretches of a page are the article: the best-scoring one, and those around it that go on with it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.article import CutReason
from corpus.cleaning.features import Features
from corpus.cleaning.topic import Topics

LOOK_AHEAD = 24
"""Stretches without prose that may stand between two parts of one article: boxes of links, forms, menus."""
_GAP = 6
"""Lines without prose, half of them plain furniture, that part two runs: what follows must prove that it belongs."""
CANDIDATES = 6
"""Runs with the best scores that are compared as an article's core."""
_CAPS = {"line": -1.3, "furniture": -1.0}
"""The least that a line counts in the search, in log odds: an advertisement in an article does not end it."""
_OPENED_BY: dict[CutReason | None, float] = {
    CutReason.COMMENTS: 0.4,
    CutReason.SITE_FOOTER: 0.5,
    CutReason.RELATED_STORIES: 0.7,
}
"""What the score of a stretch is multiplied with for the cue that it stands under."""


@dataclass(frozen=True, slots=True)
class Body:
    """The stretches of segments (first and last) that make up an article, in order."""

    parts: tuple[tuple[int, int], ...]

    @property
    def first(self) -> int:
        """The first segment."""
        return self.parts[0][0]

    @property
    def last(self) -> int:
        """The last segment."""
        return self.parts[-1][1]

    def holds(self, place: int) -> bool:
        """Tell whether the segment at ``place`` stands in a part of the article."""
        part = bisect_right(self.parts, place, key=lambda part: part[0]) - 1
        return part >= 0 and self.parts[part][0] <= place <= self.parts[part][1]


@dataclass(frozen=True, slots=True)
class _Run:
    first: int
    last: int
    score: float
    prose: tuple[int, ...]
    pictures: int
    titles: int  # paragraphs right under a line that may be a teaser's title
    cue: CutReason | None  # the end cue that the run stands under


def find_body(features: Sequence[Features], scores: Sequence[float], topics: Topics) -> Body | None:
    """Find the article among the segments of a page, or None where nothing scores as a paragraph.

    The page falls into runs: its maximal scoring stretches (W. Ruzzo and M. Tompa, ISMB 1999), none across an end
    cue ("Related stories", "Comments"). The best run is the article's core; a run beside it belongs to the article
    where its prose goes on about the same things.
    """
    runs = _runs(features, [_worth(one, score) for one, score in zip(features, scores, strict=True)])
    if not runs:
        return None
    core = _core(runs, topics)
    parts = [runs[core]]
    known = topics.vocabulary(runs[core].prose)
    for step in (1, -1):
        place = core + step
        while 0 <= place < len(runs) and abs(place - core) <= LOOK_AHEAD:
            run = runs[place]
            if run.prose:
                below_comments = step > 0 and run.cue is CutReason.COMMENTS and len(runs[core].prose) >= 3
                if below_comments or not topics.goes_on(known, run.prose, run.pictures, run.titles):
                    break
                parts.append(run)
                known.update(topics.vocabulary(run.prose))
            place += step
    return _trimmed(Body(tuple(sorted((run.first, run.last) for run in parts))), features, topics)


def _trimmed(body: Body, features: Sequence[Features], topics: Topics) -> Body:
    """Take from the end what furniture parts from the article and what speaks of other things: slogans, offers."""
    parts = list(body.parts)
    while True:
        first, last = parts[-1]
        start = last
        while start > first and not _is_furniture(features[start - 1]):
            start -= 1
        tail = range(start, last + 1)
        words = sum(features[place].words for place in tail)
        alone = start > first or len(parts) > 1
        if not alone or words > 60 or any(features[place].speech for place in tail):
            break
        known = topics.vocabulary(
            place for part in parts for place in range(part[0], part[1] + 1) if place < start and features[place].prose
        )
        # an advertisement stands between paragraphs too, a heading of links rather after the last
        goes_on = all(features[place].prose for place in tail) and not _has_end_cue(features, range(parts[0][0], start))
        if topics.share(tail, known) >= (0.25 if goes_on else 0.5):
            break
        del parts[-1]
        while start > first and (_is_furniture(features[start - 1]) or not features[start - 1].words):
            start -= 1
        if start > first:
            parts.append((first, start - 1))
        if not parts:
            return body
    return Body(tuple(parts))


def _has_end_cue(features: Sequence[Features], places: range) -> bool:
    cues = (features[place].cue for place in places)
    return any(cue is not None and cue.ends for cue in cues)


def _is_furniture(one: Features) -> bool:
    return one.cue is not None or one.credit or one.caption or one.date or one.byline


def _core(runs: Sequence[_Run], topics: Topics) -> int:
    """Return the run that is most like an article: much prose, about one thing, with few pictures, under no cue."""
    ranked = sorted(range(len(runs)), key=lambda place: -runs[place].score)[:CANDIDATES]
    # what a run can lose by its company leaves it ahead of one with a tenth of its score
    best = [place for place in ranked if runs[place].score >= 0.1 * runs[ranked[0]].score]
    if len(best) == 1:
        return best[0]

    def merit(place: int) -> float:
        run = runs[place]
        rhythm = min(1.0, run.pictures / max(1, len(run.prose)))
        under = _OPENED_BY.get(run.cue, 1.0)
        return run.score * under * (1 - 0.5 * rhythm) * (0.2 + topics.cohesion(run.prose))

    return max(best, key=merit)


def _worth(one: Features, score: float) -> float:
    return max(score, _CAPS["furniture" if _is_furniture(one) else "line"])


def _runs(features: Sequence[Features], worth: Sequence[float]) -> list[_Run]:
    runs: list[_Run] = []
    start, cue, prose, gap, prompts = 0, None, 0, 0, 0
    for place, one in enumerate(features):
        if one.prose and prose and gap >= _GAP and prompts >= _GAP / 2:
            runs.extend(_maximal(features, worth, start, place, cue))
            start = place
        gap, prompts = (0, 0) if one.prose else (gap + 1, prompts + (one.cue is not None))
        prose += one.prose
        ends = one.cue is not None and one.cue.ends
        # an article has its date and byline at its head; between paragraphs they head the next teaser or comment
        if ends or ((one.date or one.byline) and prose >= 2):
            runs.extend(_maximal(features, worth, start, place, cue))
            start, prose = place + 1, 0
            cue = one.cue.reason if ends and one.cue else cue or CutReason.RELATED_STORIES
    runs.extend(_maximal(features, worth, start, len(features), cue))
    return runs


def _maximal(
    features: Sequence[Features], worth: Sequence[float], start: int, stop: int, cue: CutReason | None
) -> list[_Run]:
    """Return all maximal scoring runs of ``worth[start:stop]``, in order and not overlapping."""
    # each entry: first, last, the sum before it, the sum through it
    stack: list[tuple[int, int, float, float]] = []
    total = 0.0
    for place in range(start, stop):
        before = total
        total += worth[place]
        if worth[place] <= 0:
            continue
        entry = (place, place, before, total)
        while True:
            lower = next((index for index in range(len(stack) - 1, -1, -1) if stack[index][2] < entry[2]), None)
            if lower is None or stack[lower][3] >= entry[3]:
                stack.append(entry)
                break
            entry = (stack[lower][0], place, stack[lower][2], entry[3])
            del stack[lower:]
    return [_run(features, first, last, above - below, cue) for first, last, below, above in stack]


def _run(features: Sequence[Features], first: int, last: int, score: float, cue: CutReason | None) -> _Run:
    places = range(first, last + 1)
    pictures = sum(1 for place in places if features[place].credit or features[place].caption)
    prose = tuple(place for place in places if features[place].prose)
    # the line above the first paragraph may be the last of a box of links
    titles = sum(
        1
        for place in prose[len(prose) > 1 :]
        if place and _may_head_teaser(features[place - 1]) and features[place].words < 45
    )
    return _Run(first, last, score, prose, pictures, titles, cue)


def _may_head_teaser(one: Features) -> bool:
    return 4 <= one.words <= 24 and not one.prose and not _is_furniture(one)
