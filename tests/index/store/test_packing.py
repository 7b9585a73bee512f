"""Postings come back from their bytes as they went in, and bytes that are none are refused."""

from __future__ import annotations

from array import array
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.store.packing import Packed, Postings, pack

numbers = st.lists(st.one_of(st.integers(1, 300), st.integers(1, 100_000)), min_size=1, max_size=50).map(
    lambda steps: list(accumulate(steps))
)


@st.composite
def postings(draw: st.DrawFn) -> Postings:
    found = draw(numbers)
    size = len(found)
    counts = draw(st.none() | st.lists(st.integers(1, 300), min_size=size, max_size=size))
    weights = draw(st.none() | st.lists(st.integers(1, 70_000), min_size=size, max_size=size))
    total = sum(counts) if counts else size
    highest = draw(st.sampled_from((200, 60_000, 2_000_000)))
    placed = draw(st.booleans())
    return Postings(
        found,
        array("I", counts) if counts else None,
        array("I", weights) if weights else None,
        array("I", (place * 7_919 % highest for place in range(total))) if placed else None,
    )


@given(postings(), st.integers(0, 1_000_000))
def test_postings_come_back_as_they_went_in(given: Postings, base: int) -> None:
    packed = Packed(pack(given), len(given.numbers))
    assert packed.numbers(base) == [base + number for number in given.numbers]
    assert list(packed.counts) == list(given.counts or [1] * len(given.numbers))
    expected = [weight / 2 for weight in given.weights] if given.weights else list(packed.counts)
    assert list(packed.weights()) == expected
    assert (packed.places is None) == (given.places is None)
    assert list(packed.places or ()) == list(given.places or ())


@given(postings(), st.integers(1, 20))
def test_bytes_that_are_too_few_or_too_many_are_refused(given: Postings, change: int) -> None:
    whole, size = pack(given), len(given.numbers)
    with pytest.raises(ValueError, match="bytes"):
        Packed(whole + bytes(change), size)
    with pytest.raises(ValueError, match="bytes"):
        Packed(whole[:-change], size)
