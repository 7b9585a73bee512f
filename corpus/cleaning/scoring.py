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


def values(features: Features) -> dict[str, float]:
    """Return the model's inputs for one segment."""
    return {
        "bias": 1.0,
        "words": min(40, features.words),
        "stop_density": min(0.6, features.stop_density) if features.words >= 4 else 0.0,
        "closed": float(features.closed and features.words >= 4),
        "sentences": min(4, features.sentences),
        "speech": float(features.speech),
        "item": float(features.item),
        "capitals": features.capitals,
        "number_density": features.number_density,
        "cue": features.cue.strength if features.cue else 0.0,
        "credit": float(features.credit),
        "caption": float(features.caption),
        "byline": float(features.byline),
        "date": float(features.date),
        "repeats": float(min(2, features.repeats - 1)),
        "link_density": features.link_density,
    }


def scores(features: Sequence[Features]) -> list[float]:
    """Score the segments of a page in order, in log odds."""
    return [sum(WEIGHTS[name] * value for name, value in values(one).items()) for one in features]
