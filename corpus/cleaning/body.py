"""Which stretches of a page are the article: the best-scoring one, and those around it that go on with it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from corpus.article import CutReason
from corpus.cleaning.continuation import Continuation, Passage
from corpus.cleaning.features import Features
from corpus.cleaning.resumption import BOX, DENSE, resumes, usual_words
from corpus.cleaning.runs import Run, find_runs, is_end, is_furniture
from corpus.cleaning.topic import USUAL, Topics
from corpus.cleaning.weights import Weights

LOOK_AHEAD = 24
"""Stretches without prose that may stand between two parts of one article: boxes of links, forms, menus."""
_SENTENCE = 15
"""Words from which a sentence between two parts of an article is its own."""
_LITTLE = 0.1
"""The share of its words that a closing paragraph must have in common with an article whose people it names."""
_TITLE = 16
"""Words up to which a line may be a teaser's title."""
_CODA_WORDS = range(4, 25)
CANDIDATES = 6
"""Runs with the best scores that are compared as an article's core."""
_CUTS = 12
"""Stretches that are taken from an article's end at most."""
_PRIOR = 2
"""Paragraphs that the usual cohesion counts as beside a run's own."""
_OPENED_BY: dict[CutReason | None, float] = {
    CutReason.COMMENTS: 0.4,
    CutReason.SITE_FOOTER: 0.5,
    CutReason.RELATED_STORIES: 0.7,
}
"""What the score of a stretch is multiplied with for the cue that it stands under."""


class Body(Struct, frozen=True):
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
        if len(self.parts) == 1:
            return self.parts[0][0] <= place <= self.parts[0][1]
        part = bisect_right(self.parts, place, key=lambda part: part[0]) - 1
        return part >= 0 and self.parts[part][0] <= place <= self.parts[part][1]

    def places(self) -> list[int]:
        """Return the segments in the parts of the article, in order."""
        return [place for first, last in self.parts for place in range(first, last + 1)]

    def starting(self, first: int) -> Body:
        """Return the article without what stands above the segment ``first``, which is one of its own."""
        return Body(tuple((max(first, start), end) for start, end in self.parts if end >= first))


def find_body(
    features: Sequence[Features], scores: Sequence[float], topics: Topics, weights: Weights | None = None
) -> Body | None:
    """Find the article among the segments of a page, or None where nothing scores as a paragraph.

    The page falls into runs: its maximal scoring stretches (W. Ruzzo and M. Tompa, ISMB 1999), none across an end
    cue ("Related stories", "Comments"). The best run is the article's core; a run beside it belongs to the article
    where its prose goes on about the same things.
    """
    runs = find_runs(features, scores)
    if not runs:
        return None
    core = core_of(runs, topics)
    parts = [runs[core]]
    if sum(1 for run in runs if run.prose) > 1:
        parts = _with_continuations(runs, core, features, topics, weights)
    body = _trimmed(Body(tuple(sorted((run.first, run.last) for run in parts))), features, topics)
    coda = _coda(body, runs, features, topics)
    return Body((*body.parts, (coda.first, coda.last))) if coda else body


def _with_continuations(
    runs: Sequence[Run], core: int, features: Sequence[Features], topics: Topics, weights: Weights | None
) -> list[Run]:
    """Return the best run with those beside it that go on with it."""
    parts = [runs[core]]
    article = Continuation(features, topics, runs[core].prose, weights)
    for step in (1, -1):
        place = core + step
        passed: list[Run] = []
        teasers = 0
        while 0 <= place < len(runs) and abs(place - core) <= LOOK_AHEAD:
            run = runs[place]
            if run.prose:
                if teasers or not article.has(passage_of(run, place - core)):
                    if not resumes(parts, run, features, topics):
                        teasers += len(run.prose)
                        if teasers > 1:
                            break
                        place += step
                        continue
                    # a short line above the first paragraph is the last one of the box
                    run = replace(run, first=run.prose[0])
                parts += [*passed, run]
                passed.clear()
                article.join(run.prose)
            elif _says_much(features, run):
                passed.append(run)
            place += step
    return parts


def _says_much(features: Sequence[Features], run: Run) -> bool:
    """Tell whether a run has a long sentence, though one with few of the words that prose has: speech, names."""
    return any(one.closed and one.words >= _SENTENCE and not one.cue for one in features[run.first : run.last + 1])


def passage_of(run: Run, away: int) -> Passage:
    """Return a run as a passage that is ``away`` runs from the article, negative above it."""
    return Passage(run.prose, run.pictures, run.titles, run.cue, away)


def _coda(body: Body, runs: Sequence[Run], features: Sequence[Features], topics: Topics) -> Run | None:
    """Return the closing lines that a box of links parts from the article: too short to prove much by their words.

    They end as sentences do, which the links above them don't; nothing like a link follows; and they name something
    that the article has named.
    """
    below = (run for run in runs if body.last < run.first <= body.last + 1 + BOX)
    closing = [
        run
        for run in below
        if run.cue is CutReason.RELATED_STORIES
        if _closes(features, range(body.last + 1, run.first), range(run.first, run.last + 1))
    ]
    if not closing:
        return None
    known = topics.said(
        place for first, last in body.parts for place in range(first, last + 1) if features[place].prose
    )
    return next((run for run in closing if topics.share(range(run.first, run.last + 1), known) > 0), None)


def _closes(features: Sequence[Features], box: range, lines: range) -> bool:
    """Tell whether ``lines`` are one or two sentences with only links in the ``box`` above and furniture below."""
    links = [features[place] for place in box if features[place].cue is None]
    over = lines.stop == len(features) or (is_furniture(features[lines.stop]) and not features[lines.stop].date)
    said = [features[place] for place in lines]
    sentences = all(one.closed and one.words in _CODA_WORDS and one.cue is None for one in said)
    return over and len(lines) <= 2 and sentences and bool(links) and not any(one.closed for one in links)


def _trimmed(body: Body, features: Sequence[Features], topics: Topics) -> Body:
    """Take from the end what furniture parts from the article and what speaks of other things: slogans, offers."""
    parts = list(body.parts)
    for _ in range(_CUTS):
        first, last = parts[-1]
        start = last
        while start > first and not is_furniture(features[start - 1]):
            start -= 1
        tail = range(start, last + 1)
        words = sum(features[place].words for place in tail)
        alone = start > first or len(parts) > 1
        listed = _is_listed(tail, features)
        if not alone or words > 60 or (not listed and any(features[place].speech for place in tail)):
            break
        prose = [
            place for part in parts for place in range(part[0], part[1] + 1) if place < start and features[place].prose
        ]
        known = topics.said(prose)
        # an advertisement stands between paragraphs too, a heading of links rather after the last
        goes_on = all(features[place].prose for place in tail)
        dense = goes_on and words >= DENSE * len(tail) * usual_words(prose, features)
        goes_on = dense or (goes_on and not _has_end_cue(features, range(parts[0][0], start)))
        # what an article's own paragraphs share with each other is little where it is short
        usual = topics.cohesion(prose)
        needed = min(0.25, 0.9 * usual) if goes_on else min(0.5, max(0.3, 1.2 * usual))
        if goes_on and (dense or _names_the_same(tail, prose, topics)):
            needed = min(_LITTLE, needed)
        if not listed and topics.share(tail, known) >= needed:
            break
        del parts[-1]
        while start > first and (is_furniture(features[start - 1]) or not features[start - 1].words):
            start -= 1
        if start > first:
            parts.append((first, start - 1))
        if not parts:
            return body
    return Body(tuple(parts))


def _is_listed(tail: range, features: Sequence[Features]) -> bool:
    """Tell whether lines are a title and a sentence or two with a date right below them, in a list of others so."""
    if len(tail) > 3 or tail.stop >= len(features) or not features[tail.stop].date:
        return False
    title = tail.start if len(tail) > 1 else tail.start - 1
    titled = title >= 0 and not features[title].closed and not is_furniture(features[title])
    near = (title - 1, *range(tail.stop + 2, min(tail.stop + 5, len(features))))
    return titled and features[title].words <= _TITLE and any(features[place].date for place in near if place >= 0)


def _names_the_same(tail: range, prose: Sequence[int], topics: Topics) -> bool:
    named = topics.named(prose)
    return all(topics.names_any(place, named) for place in tail)


def _has_end_cue(features: Sequence[Features], places: range) -> bool:
    return any(is_end(features[place]) for place in places)


def core_of(runs: Sequence[Run], topics: Topics) -> int:
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
        count = len(run.prose)
        # a few paragraphs prove little
        cohesion = (count * topics.cohesion(run.prose) + _PRIOR * USUAL) / (count + _PRIOR)
        return run.score * under * (1 - 0.5 * rhythm) * (0.2 + cohesion)

    return max(best, key=merit)
