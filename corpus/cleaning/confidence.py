"""How sure cleaning is of each label: the chance that it is right, from 0 to 1.

Two small logistic models, one of what is kept and one of what is cut, over the segment's score and its neighbours.
Their weights are fitted to pages of which each counts the same; ``bench/confidence.py`` prints them, and how often each
confidence is right.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from operator import mul
from typing import NamedTuple

from msgspec.structs import replace

from corpus.article import BODY_KINDS, Article, Block, BlockKind, Cut, CutReason
from corpus.cleaning.features import Features
from corpus.cleaning.label import Drop, Keep, Label

DOUBTFUL = 0.8
"""The confidence below which a block that is kept is shown with what it might be instead."""
KEPT = {
    "bias": 0.04,
    "score": 0.63,  # in log odds, within ±4
    "near": 1.86,  # the share of the two lines on either side that are kept
    "alone": -0.83,  # none of them is
    "heading": 1.58,
    "item": 0.95,
    "before_last": 0.41,  # a third for each line up to the last that is kept
}
"""Weights in log odds; a positive sum means that a block belongs."""
CUT = {
    "bias": -1.58,
    "score": 0.13,
    "near": 4.80,
    "closed": 0.42,
    "words": 0.019,  # each, up to 60
    "inside": 0.99,  # between the first and the last line that is kept
    "rule": -4.44,  # how sure the rule is that cut it
}
"""Weights in log odds; a positive sum means that what is cut belongs."""


class Surroundings(NamedTuple):
    """What stands around a segment: ``near`` is a share, ``to_last`` counts up to three segments."""

    near: float
    inside: bool
    to_last: int


def with_confidence(
    article: Article, features: Sequence[Features], scores: Sequence[float], labels: Sequence[Label]
) -> Article:
    """Return an article put together from ``labels`` with how sure they are, and its doubtful blocks with their doubt.

    What a person decided is sure, and so is the place of titles, bylines and captions; for what stands twice, its rule
    says how sure it is.
    """
    blocks, cuts = list(article.blocks), list(article.cuts)
    kept = cut = 0
    known: dict[tuple[float, ...], float] = {}
    for place, around in enumerate(surroundings(labels)):
        given = labels[place]
        if isinstance(given, Keep):
            if given.kind in BODY_KINDS and not given.by_hand:
                sure = _sure(_chance(KEPT, kept_values(scores[place], given, around)))
                doubt = _instead(features, labels, place) if sure < DOUBTFUL else None
                block = blocks[kept]
                blocks[kept] = Block(block.kind, block.start, block.end, block.lines, block.credit, sure, doubt)
            kept += 1
        else:
            if given.reason is not CutReason.DUPLICATE and not given.by_hand:
                # the lines of a page's menus are alike
                one, was = features[place], cuts[cut]
                key = (one.words, one.closed, scores[place], given.confidence, around.near, around.inside)
                if key not in known:
                    known[key] = _sure(1 - _chance(CUT, cut_values(one, scores[place], given, around)))
                cuts[cut] = Cut(was.lines, was.reason, was.text, was.at, known[key], was.by_hand)
            cut += 1
    return replace(article, blocks=tuple(blocks), cuts=tuple(cuts))


def surroundings(labels: Sequence[Label]) -> Iterator[Surroundings]:
    """Yield what stands around each segment."""
    kept = [isinstance(given, Keep) and given.kind in BODY_KINDS for given in labels]
    places = [place for place, there in enumerate(kept) if there]
    first, last = (places[0], places[-1]) if places else (len(kept), -1)
    far = (Surroundings(0.0, False, 3), Surroundings(0.0, False, 0))
    for place in range(len(kept)):
        if place < first - 2 or place > last + 2:
            yield far[place > last]
            continue
        near = kept[max(0, place - 2) : place] + kept[place + 1 : place + 3]
        yield Surroundings(sum(near) / 4, first <= place <= last, min(3, max(0, last - place)))


def kept_values(score: float, given: Keep, around: Surroundings) -> tuple[float, ...]:
    """Return what the weights of ``KEPT`` are multiplied with, in their order."""
    return (
        1.0,
        max(-4.0, min(4.0, score)),
        around.near,
        float(around.near == 0),
        float(given.kind is BlockKind.HEADING),
        float(given.kind is BlockKind.ITEM),
        around.to_last / 3,
    )


def cut_values(one: Features, score: float, given: Drop, around: Surroundings) -> tuple[float, ...]:
    """Return what the weights of ``CUT`` are multiplied with, in their order."""
    return (
        1.0,
        max(-4.0, min(4.0, score)),
        around.near,
        float(one.closed),
        float(min(one.words, 60)),
        float(around.inside),
        given.confidence,
    )


def _chance(weights: dict[str, float], values: Sequence[float]) -> float:
    return 1 / (1 + math.exp(-sum(map(mul, weights.values(), values))))


def _sure(chance: float) -> float:
    """Round a chance; only a person is quite sure."""
    # to a whole number Python rounds in a fraction of the time
    return min(0.99, round(100 * chance) / 100)


def _instead(features: Sequence[Features], labels: Sequence[Label], place: int) -> CutReason:
    """Return what a block might be that is kept with doubts: what its words say, else what was cut beside it."""
    cue = features[place].cue
    if cue is not None:
        return cue.reason
    for other in (place + 1, place - 1, place + 2, place - 2):
        given = labels[other] if 0 <= other < len(labels) else None
        if isinstance(given, Drop) and given.reason is not CutReason.DUPLICATE:
            return given.reason
    return CutReason.OTHER
