"""The weights that cleaning has learned, and the logistic models that they belong to."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from msgspec import Struct

FILE = Path(__file__).resolve().parent / "data" / "weights.json"


class Weights(Struct, frozen=True):
    """What each input counts, in log odds: for a line as a paragraph, for a passage as part of the article."""

    paragraph: Mapping[str, float]
    continuation: Mapping[str, float]


@cache
def learned() -> Weights:
    """Return the weights that ``data/train_weights.py`` made."""
    models: dict[str, dict[str, float]] = json.loads(FILE.read_text("utf-8"))["models"]
    return Weights(**models)


def log_odds(inputs: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return the log odds that a logistic model gives for ``inputs``, by name."""
    return weights["bias"] + sum(weights[name] * value for name, value in inputs.items())
