"""How much a segment looks like a paragraph of an article: a linear model over its features."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corpus.cleaning.features import Features
from corpus.cleaning.weights import Weights, learned


def scores(features: Sequence[Features], weights: Weights | None = None) -> list[float]:
    """Score the segments of a page in order, in log odds."""
    paragraph = (weights or learned()).paragraph
    known: dict[int, float] = {}
    for one in features:
        # the lines of a page's menus share their features
        if id(one) not in known:
            known[id(one)] = _score(one, paragraph)
    return [known[id(one)] for one in features]


def _score(one: Features, weights: Mapping[str, float]) -> float:
    # a line of a few words has function words by chance
    some = one.words >= 4
    return (
        weights["bias"]
        + weights["words"] * min(40, one.words)
        + weights["stop_density"] * (min(0.6, one.stop_density) if some else 0.0)
        + (weights["closed"] if one.closed and some else 0.0)
        + weights["sentences"] * min(4, one.sentences)
        + (weights["speech"] if one.speech else 0.0)
        + (weights["item"] if one.item else 0.0)
        + weights["capitals"] * one.capitals
        + weights["number_density"] * one.number_density
        + (weights["cue"] * one.cue.strength if one.cue else 0.0)
        + (weights["credit"] if one.credit else 0.0)
        + (weights["caption"] if one.caption else 0.0)
        + (weights["byline"] if one.byline else 0.0)
        + (weights["date"] if one.date else 0.0)
        + weights["repeats"] * min(2, one.repeats - 1)
        + weights["link_density"] * one.link_density
    )
