"""Arrays of articles behave as the mappings that they stand for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.scoring.scores import Scores, added, among, nothing, rising
from index.store.places import SHIFT, WITHIN, Places, merged

maps = st.dictionaries(st.integers(0, 400), st.integers(1, 50).map(float), max_size=30)
laid = st.dictionaries(st.integers(0, 40), st.sets(st.integers(0, 90), min_size=1, max_size=6), max_size=12)


def scores(given: dict[int, float]) -> Scores:
    numbers = sorted(given)
    return Scores(np.array(numbers, np.int64), np.array([given[number] for number in numbers], np.float64))


def places(given: dict[int, set[int]]) -> Places:
    numbers = sorted(given)
    each = [place for number in numbers for place in sorted(given[number])]
    counts = np.array([len(given[number]) for number in numbers], np.int64)
    return Places.of(np.array(numbers, np.int64), counts, np.array(each, np.uint8), ordered=True)


def told(spots: Iterable[int]) -> list[tuple[int, int]]:
    return [(int(spot) >> SHIFT, int(spot) & WITHIN) for spot in spots]


@given(st.lists(maps, max_size=5))
def test_adding_adds_what_belongs_to_each(several: list[dict[int, float]]) -> None:
    total: Counter[int] = Counter()
    for each in several:
        total.update(each)  # type: ignore[arg-type]
    assert dict(added([scores(each) for each in several]).items()) == dict(total)


@given(maps, maps)
def test_both_has_what_both_have_and_without_what_the_other_has_not(
    one: dict[int, float], other: dict[int, float]
) -> None:
    both = {number: one[number] + other[number] for number in one.keys() & other.keys()}
    assert dict(scores(one).both(scores(other)).items()) == both
    left = {number: one[number] for number in one.keys() - other.keys()}
    assert dict(scores(one).without(scores(other).numbers).items()) == left


@given(maps, st.integers(-5, 405), st.integers(-5, 405))
def test_between_is_a_part_and_membership_is_exact(given: dict[int, float], first: int, end: int) -> None:
    whole = scores(given)
    part = {number: value for number, value in given.items() if first <= number < end}
    assert dict(whole.between(first, max(first, end)).items()) == part
    assert all((number in whole) == (number in given) for number in range(-1, 402))
    assert all(whole[number] == value for number, value in given.items())


def test_nothing_has_nothing() -> None:
    assert (len(nothing()), 3 in nothing(), len(added([]))) == (0, False, 0)


@given(st.lists(st.integers(-50, 50)), st.lists(st.integers(-50, 50)))
def test_numbers_rise_and_are_found_at_their_places(some: list[int], others: list[int]) -> None:
    numbers, kept = rising(np.array(some, np.int64)), rising(np.array(others, np.int64))
    assert numbers.tolist() == sorted(set(some))
    expected = [sorted(set(others)).index(number) if number in others else -1 for number in sorted(set(some))]
    assert among(numbers, kept).tolist() == expected


@given(laid, st.sets(st.integers(0, 40)))
def test_spots_are_the_places_in_some_articles(given: dict[int, set[int]], articles: set[int]) -> None:
    spots = places(given).spots(np.array(sorted(articles), np.int64))
    assert told(spots) == sorted((number, at) for number in articles & given.keys() for at in given[number])


@given(st.lists(laid, min_size=1, max_size=4), st.integers(0, 40), st.integers(0, 40))
def test_places_of_several_words_are_those_of_any(several: list[dict[int, set[int]]], first: int, end: int) -> None:
    whole = merged([places(each).between(first, max(first, end)) for each in several])
    union: dict[int, set[int]] = {}
    for each in several:
        for number, at in each.items():
            if first <= number < max(first, end):
                union.setdefault(number, set()).update(at)
    assert {number: set(at.tolist()) for number, at in whole.items()} == union
    assert whole.size == sum(map(len, union.values()))
