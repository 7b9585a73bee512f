"""How much a segment looks like a paragraph of an article: a linear model over its features."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.cleaning.features import Features

WEIGHTS = {
    "bias": -2.2,
    "words": 0.10,  # each, up to 40
    "stop_density": 3.0,
    "closed": 1.4,
    "sentences": 0.35,  # each, up to 4
    "speech": 0.6,
    "item": -0.9,
    "capitals": -1.2,
    "number_density": -1.0,
    "cue": -5.0,  # times its strength
    "credit": -3.0,
    "caption": -2.5,
    "byline": -1.0,
    "date": -1.0,
    "repeats": -1.5,  # each time more, up to 2, of a line that is not long
    "link_density": -3.0,
}
"""Weights in log odds; a positive sum means "of the article"."""


def scores(features: Sequence[Features]) -> list[float]:
    """Score the segments of a page in order, in log odds."""
    return [_score(one) for one in features]


def _score(one: Features) -> float:
    stops = min(0.6, one.stop_density) if one.words >= 4 else 0.0
    return (
        WEIGHTS["bias"]
        + WEIGHTS["words"] * min(40, one.words)
        + WEIGHTS["stop_density"] * stops
        + WEIGHTS["closed"] * (one.closed and one.words >= 4)
        + WEIGHTS["sentences"] * min(4, one.sentences)
        + WEIGHTS["speech"] * one.speech
        + WEIGHTS["item"] * one.item
        + WEIGHTS["capitals"] * one.capitals
        + WEIGHTS["number_density"] * one.number_density
        + WEIGHTS["cue"] * (one.cue.strength if one.cue else 0.0)
        + WEIGHTS["credit"] * one.credit
        + WEIGHTS["caption"] * one.caption
        + WEIGHTS["byline"] * one.byline
        + WEIGHTS["date"] * one.date
        + WEIGHTS["repeats"] * min(2, one.repeats - 1)
        + WEIGHTS["link_density"] * one.link_density
    )
