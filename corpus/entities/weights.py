"""Weigh what the doubtful names of a sentence are: a linear-chain conditional random field, learned beforehand.

The names of a sentence are the chain, so that what stands beside a name speaks for what it is. Lafferty, McCallum and
Pereira, "Conditional Random Fields" (2001); the probabilities are those of the forward-backward algorithm.
"""

from __future__ import annotations

import sys
import zlib
from array import array
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from math import exp
from operator import mul
from pathlib import Path

from msgspec import Struct

DATA = Path(__file__).resolve().parent / "data"
LABELS = ("PERSON", "ORG", "PLACE", "NONE")
SCALE = 100  # weights are stored as whole hundredths
COUNT = len(LABELS)

Row = tuple[float, ...]  # one number a label, in the order of ``LABELS``


class Weights(Struct, frozen=True):
    """The weights of a model: ``rows`` of its features, ``steps[a][b]`` of label a before b.

    ``steps`` are factors (exponentials of weights), ``rows`` whole hundredths of weights.
    """

    rows: dict[str, tuple[int, ...]]
    steps: tuple[Row, ...]


def packed(rows: Mapping[str, Sequence[int]], steps: Sequence[Sequence[int]]) -> bytes:
    """Return weights as they are stored: names, an empty line, the steps between labels, the rows of the names."""
    numbers = array("h")
    for row in (*steps, *rows.values()):
        numbers.extend(row)
    if sys.byteorder == "big":
        numbers.byteswap()
    return zlib.compress("\n".join(rows).encode("utf-8") + b"\n\n" + numbers.tobytes(), 9)


def unpacked(stored: bytes) -> Weights:
    """Read what ``packed`` wrote."""
    names, _, content = zlib.decompress(stored).partition(b"\n\n")
    numbers = array("h")
    numbers.frombytes(content)
    if sys.byteorder == "big":
        numbers.byteswap()
    steps = tuple(
        tuple(exp(numbers[before * COUNT + after] / SCALE) for after in range(COUNT)) for before in range(COUNT)
    )
    columns = [numbers[begin::COUNT] for begin in range(COUNT * COUNT, COUNT * COUNT + COUNT)]
    return Weights(dict(zip(names.decode("utf-8").split("\n"), zip(*columns, strict=True), strict=True)), steps)


@cache
def _weights() -> Weights:
    return unpacked((DATA / "weights.z").read_bytes())


def weigh(chain: Sequence[Iterable[str]]) -> list[Row]:
    """Return the probabilities of the labels of each name of a chain, given the features of each."""
    weights = _weights()
    factors = [_factors(features, weights) for features in chain]
    if len(factors) == 1:
        return [_normal(factors[0])]
    return marginals(factors, weights.steps)


def _factors(features: Iterable[str], weights: Weights) -> Row:
    """Return how much each label is favoured by the features of one name, the most favoured one by 1."""
    rows = [row for row in map(weights.rows.get, features) if row is not None]
    a, b, c, d = map(sum, zip(*rows, strict=True)) if rows else (0,) * COUNT
    top = max(a, b, c, d)
    return exp((a - top) / SCALE), exp((b - top) / SCALE), exp((c - top) / SCALE), exp((d - top) / SCALE)


def marginals(factors: Sequence[Row], steps: Sequence[Row]) -> list[Row]:
    """Return the probabilities of the labels of each name of a chain.

    ``factors`` tell how much each name favours each label, ``steps[a][b]`` how much label a favours b behind it. Each
    step forwards and backwards is normalised, so that none underflows.
    """
    back = list(zip(*steps, strict=True))
    forward = [_normal(factors[0])]
    for row in factors[1:]:
        forward.append(_normal(tuple(map(mul, row, _reached(back, forward[-1])))))
    backward: Row = (1.0,) * COUNT
    found = [forward[-1]]
    for place in range(len(factors) - 2, -1, -1):
        backward = _normal(_reached(steps, tuple(map(mul, factors[place + 1], backward))))
        found.append(_normal(tuple(map(mul, forward[place], backward))))
    return found[::-1]


def _reached(moves: Sequence[Row], row: Row) -> Row:
    """Return the product of a matrix and a row, written out, as it is asked for at each name."""
    a, b, c, d = row
    first, second, third, last = [p * a + q * b + r * c + s * d for p, q, r, s in moves]
    return first, second, third, last


def _normal(row: Row) -> Row:
    a, b, c, d = row
    total = a + b + c + d
    return a / total, b / total, c / total, d / total
