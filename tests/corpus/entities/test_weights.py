"""The model that weighs doubtful names: its probabilities, how it is stored, and that it can be learned again."""

from __future__ import annotations

from itertools import chain, pairwise, product
from math import exp, prod
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.entities.weights import COUNT, SCALE, marginals, packed, unpacked

NUMBERS = st.lists(st.integers(-400, 400), min_size=COUNT, max_size=COUNT)


@given(rows=st.lists(NUMBERS, min_size=1, max_size=4), steps=st.lists(NUMBERS, min_size=COUNT, max_size=COUNT))
def test_probabilities_are_those_of_all_ways_to_label_the_chain(rows: list[list[int]], steps: list[list[int]]) -> None:
    factors = [tuple(exp(value / SCALE) for value in row) for row in rows]
    moves = [tuple(exp(value / SCALE) for value in row) for row in steps]
    wanted = [[0.0] * COUNT for _ in rows]
    for labels in product(range(COUNT), repeat=len(rows)):
        weight = prod(row[label] for row, label in zip(factors, labels, strict=True))
        weight *= prod(moves[one][two] for one, two in pairwise(labels))
        for place, label in enumerate(labels):
            wanted[place][label] += weight
    for found, row in zip(marginals(factors, moves), wanted, strict=True):
        assert found == pytest.approx([value / sum(row) for value in row])


def test_a_chain_of_a_thousand_names_does_not_underflow() -> None:
    found = marginals([(1e-9, 1e-9, 1e-9, 1.0)] * 1000, [(1e-9,) * COUNT] * COUNT)
    assert all(row == pytest.approx((0.0, 0.0, 0.0, 1.0), abs=1e-8) for row in found)


def test_weights_are_read_as_they_were_stored() -> None:
    rows = {"before=in": [-120, 3, 250, 0], "shape=A": [1, 2, 3, 4]}
    weights = unpacked(packed(rows, [[0, 100, 0, 0], *[[0] * COUNT] * 3]))
    assert {feature: list(row) for feature, row in weights.rows.items()} == rows
    assert weights.steps[0][1] == pytest.approx(exp(1))
    assert weights.steps[1] == (1.0,) * COUNT


def test_the_weights_that_are_shipped_are_those_that_the_training_program_learns(shared: Path) -> None:
    train = pytest.importorskip("corpus.entities.data.train_weights", reason="needs python-crfsuite")
    learned = unpacked(train.trained(shared / "ner" / "train"))
    stored = unpacked((train.DATA / "weights.z").read_bytes())
    assert list(learned.rows) == list(stored.rows)
    pairs = zip(chain(*learned.rows.values()), chain(*stored.rows.values()), strict=True)
    assert all(abs(one - two) <= 1 for one, two in pairs)
