"""Weigh what a doubtful name is: a log-linear model over its features, learned from annotated documents."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from functools import cache
from math import exp
from pathlib import Path

DATA = Path(__file__).resolve().parent / "data"
LABELS = ("PERSON", "ORG", "PLACE", "NONE")
SCALE = 100  # weights are stored as whole hundredths


@cache
def _table() -> dict[str, tuple[int, ...]]:
    table = {}
    for line in zlib.decompress((DATA / "weights.z").read_bytes()).decode("utf-8").split("\n"):
        feature, _, row = line.rpartition("\t")
        table[feature] = tuple(map(int, row.split(" ")))
    return table


def weigh(features: Iterable[str]) -> tuple[float, ...]:
    """Return the probabilities of the labels, in the order of ``LABELS``."""
    table = _table()
    a = b = c = d = 0
    for feature in features:
        row = table.get(feature)
        if row is not None:
            a += row[0]
            b += row[1]
            c += row[2]
            d += row[3]
    top = max(a, b, c, d)
    raw = [exp((score - top) / SCALE) for score in (a, b, c, d)]
    total = sum(raw)
    return tuple(value / total for value in raw)
