"""Fold versions of one text into one hit: the fullest that was found stands for all, and names the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

Families = Mapping[int, tuple[int, ...]]  # article → its family, the fullest version first


class Fold(NamedTuple):
    """A place in the list: the article shown there, whose rank it has, and the other versions of its text."""

    shown: int
    ranked: int
    others: tuple[int, ...]


def folded(ranked: Sequence[int], families: Families, found: Callable[[int], bool]) -> list[Fold]:
    """Fold articles, the best first, into one place for each family, that of its best.

    ``found`` tells whether a query finds an article: only such a one is shown, though every version is named.
    """
    folds: list[Fold] = []
    done: set[int] = set()
    for article in ranked:
        if article in done:
            continue
        family = families.get(article)
        if family is None:
            folds.append(Fold(article, article, ()))
            continue
        shown = next((version for version in family if found(version)), article)
        folds.append(Fold(shown, article, tuple(version for version in family if version != shown)))
        done.update(family)
    return folds
