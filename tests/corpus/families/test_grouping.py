"""Which texts are a family, and which ties do not make one."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.families.grouping import grouped, unmeasured
from corpus.families.model import Kinship, Text


def families(
    sizes: dict[int, int], shared: dict[tuple[int, int], int], published: dict[int, str] | None = None
) -> list[tuple[int, ...]]:
    texts = [Text(number, size, (published or {}).get(number)) for number, size in sizes.items()]
    return grouped(texts, [Kinship(a, b, both, sizes[a], sizes[b]) for (a, b), both in shared.items()])


def test_the_fullest_version_comes_first() -> None:
    assert families({1: 400, 2: 900}, {(1, 2): 400}) == [(2, 1)]


def test_of_equally_full_ones_the_earliest_comes_first_and_then_the_lowest_number() -> None:
    sizes = {1: 400, 2: 400, 3: 400}
    shared = dict.fromkeys(combinations(sizes, 2), 400)
    assert families(sizes, shared, {2: "2018-05-01", 3: "2018-05-02"}) == [(2, 3, 1)]
    assert families(sizes, shared) == [(1, 2, 3)]


@pytest.mark.parametrize(
    ("sizes", "shared", "expected"),
    [
        ((1000, 400), 400, True),  # a dropped tail
        ((1000, 60), 58, True),  # a brief
        ((500, 500), 260, True),
        ((500, 500), 240, False),
        ((60, 60), 31, False),  # half of two short texts is a sentence
        ((60, 60), 40, True),
        ((14, 14), 13, True),
        ((11, 11), 11, False),  # a headline
    ],
)
def test_two_texts_are_versions_where_enough_of_one_stands_in_the_other(
    sizes: tuple[int, int], shared: int, expected: bool
) -> None:
    assert bool(families({1: sizes[0], 2: sizes[1]}, {(1, 2): shared})) is expected


def test_a_briefing_joins_nothing() -> None:
    stories = dict.fromkeys(range(1, 7), 300)
    assert families({**stories, 7: 1800}, {(number, 7): 290 for number in stories}) == []


def test_two_articles_merged_into_one_do_not_become_versions_of_each_other() -> None:
    assert families({1: 600, 2: 400, 3: 1000}, {(1, 3): 590, (2, 3): 390}) == [(3, 1)]


def test_what_is_left_out_of_a_briefing_makes_families_of_its_own() -> None:
    sizes = {1: 300, 2: 280, 3: 300, 4: 300, 5: 1200}
    shared = {(1, 2): 280, (1, 5): 300, (2, 5): 280, (3, 5): 300, (4, 5): 300}
    assert families(sizes, shared) == [(1, 2)]


def test_two_cuts_of_one_text_that_share_little_stay_with_it() -> None:
    assert families({1: 1000, 2: 500, 3: 500}, {(1, 2): 500, (1, 3): 500, (2, 3): 110}) == [(1, 2, 3)]


def test_a_chain_does_not_join_its_ends() -> None:
    hours = {number: 500 + number for number in range(1, 9)}
    found = families(hours, dict.fromkeys(pairwise(hours), 330))
    assert all(max(family) - min(family) <= 2 for family in found)


def test_background_under_many_reports_makes_no_family_and_versions_among_them_do() -> None:
    reports = dict.fromkeys(range(1, 6), 200)
    background = dict.fromkeys(combinations(reports, 2), 110)
    assert families(reports, background) == []
    assert families(reports, background | {(2, 4): 190}) == [(2, 4)]


def to_measure(sizes: dict[int, int], shared: dict[tuple[int, int], int]) -> list[tuple[int, int]]:
    texts = [Text(number, size) for number, size in sizes.items()]
    return unmeasured(texts, [Kinship(a, b, both, sizes[a], sizes[b]) for (a, b), both in shared.items()])


def test_who_may_stand_in_the_fullest_over_another_is_to_be_measured_once() -> None:
    sizes = {1: 900, 2: 500, 3: 450}
    over_another = {(1, 2): 490, (2, 3): 440}
    assert to_measure(sizes, over_another) == [(1, 3)]
    assert to_measure(sizes, over_another | {(1, 3): 0}) == []


def test_what_is_tied_weakly_leads_nowhere() -> None:
    assert to_measure({1: 900, 2: 500, 3: 450}, {(1, 2): 260, (2, 3): 440}) == []


sizes = st.dictionaries(st.integers(1, 12), st.integers(1, 300), max_size=8)


@given(sizes, st.randoms(use_true_random=False))
def test_no_text_is_in_two_families_and_each_is_a_version_of_the_fullest(sizes: dict[int, int], chooser) -> None:  # type: ignore[no-untyped-def]
    shared = {
        (a, b): chooser.randint(1, min(sizes[a], sizes[b]))
        for a, b in combinations(sorted(sizes), 2)
        if chooser.random() < 0.5
    }
    found = families(sizes, shared)
    members = [number for family in found for number in family]
    assert len(members) == len(set(members))
    for fullest, *others in found:
        for other in others:
            a, b = min(fullest, other), max(fullest, other)
            assert sizes[fullest] >= sizes[other]
            assert Kinship(a, b, shared[a, b], sizes[a], sizes[b]).are_versions


@given(sizes, st.randoms(use_true_random=False))
def test_the_order_in_which_texts_came_makes_no_difference(sizes: dict[int, int], chooser) -> None:  # type: ignore[no-untyped-def]
    shared = {(a, b): min(sizes[a], sizes[b]) for a, b in combinations(sorted(sizes), 2) if chooser.random() < 0.4}
    mixed = list(shared.items())
    chooser.shuffle(mixed)
    assert families(sizes, dict(mixed)) == families(sizes, shared)
