"""Weigh what a doubtful name is: a log-linear model over its features, learned from annotated documents."""

from __future__ import annotations

import sys
import zlib
from array import array
from collections.abc import Iterable
from functools import cache
from math import exp
from pathlib import Path

DATA = Path(__file__).resolve().parent / "data"
LABELS = ("PERSON", "ORG", "PLACE", "NONE")
SCALE = 100  # weights are stored as whole hundredths


@cache
def _table() -> tuple[dict[str, int], array[int]]:
    """Return where the row of each feature begins, and all rows one after another."""
    packed = zlib.decompress((DATA / "weights.z").read_bytes())
    names, _, rows = packed.partition(b"\n\n")
    weights = array("h")
    weights.frombytes(rows)
    if sys.byteorder == "big":
        weights.byteswap()
    features = names.decode("utf-8").split("\n")
    return dict(zip(features, range(0, len(weights), len(LABELS)), strict=True)), weights


def weigh(features: Iterable[str]) -> tuple[float, ...]:
    """Return the probabilities of the labels, in the order of ``LABELS``."""
    begins, weights = _table()
    a = b = c = d = 0
    for feature in features:
        at = begins.get(feature)
        if at is not None:
            a += weights[at]
            b += weights[at + 1]
            c += weights[at + 2]
            d += weights[at + 3]
    top = max(a, b, c, d)
    raw = [exp((score - top) / SCALE) for score in (a, b, c, d)]
    total = sum(raw)
    return tuple(value / total for value in raw)
