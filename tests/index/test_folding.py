"""Versions of one text as one hit."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.folding import Fold, folded

FAMILIES = {2: (2, 5, 3), 5: (2, 5, 3), 3: (2, 5, 3)}


def test_a_family_stands_where_its_best_version_is_as_the_fullest_that_was_found() -> None:
    assert folded([1, 5, 4, 2], FAMILIES, {1, 5, 4, 2}.__contains__) == [
        Fold(1, 1, ()),
        Fold(2, 5, (5, 3)),
        Fold(4, 4, ()),
    ]


def test_a_version_that_was_not_found_is_named_and_not_shown() -> None:
    assert folded([3], FAMILIES, {3}.__contains__) == [Fold(3, 3, (2, 5))]


@given(st.permutations(range(8)), st.integers(1, 8))
def test_each_article_that_was_found_is_in_one_fold(ranked: list[int], size: int) -> None:
    groups = [tuple(range(start, min(start + size, 8))) for start in range(0, 8, size)]
    families = {number: group for group in groups for number in group if len(group) > 1}
    folds = folded(ranked, families, lambda _: True)
    assert sorted(each for fold in folds for each in (fold.shown, *fold.others)) == list(range(8))
    assert [ranked.index(fold.ranked) for fold in folds] == sorted(ranked.index(fold.ranked) for fold in folds)
