"""Articles by their document numbers, each with a number of its own: its score, or the weight of a word in it.

Arrays, not dictionaries: a common word stands in a hundred thousand articles.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Values = NDArray[np.float64]

SPARSE = 16  # times as many numbers as articles to add up, from where on sorting beats counting


class Scores(Struct, frozen=True, eq=False):
    """Document numbers, rising, and what belongs to each."""

    numbers: Numbers
    values: Values

    def __len__(self) -> int:
        return len(self.numbers)

    def __contains__(self, number: object) -> bool:
        return isinstance(number, int | np.integer) and self._place(int(number)) is not None

    def __getitem__(self, number: int) -> float:
        place = self._place(number)
        if place is None:
            raise KeyError(number)
        return float(self.values[place])

    def _place(self, number: int) -> int | None:
        place = int(self.numbers.searchsorted(number))
        return place if place < len(self.numbers) and self.numbers[place] == number else None

    def items(self) -> Iterator[tuple[int, float]]:
        """Yield the numbers with their values."""
        return zip(self.numbers.tolist(), self.values.tolist(), strict=True)

    def between(self, first: int, end: int) -> Scores:
        """Return what lies in a range of numbers."""
        start, stop = np.searchsorted(self.numbers, (first, end))
        return Scores(self.numbers[start:stop], self.values[start:stop])

    def both(self, other: Scores) -> Scores:
        """Return what both have, their values added."""
        few, many = (self, other) if len(self) <= len(other) else (other, self)
        places = among(few.numbers, many.numbers)
        there = places >= 0
        return Scores(few.numbers[there], few.values[there] + many.values[places[there]])

    def where(self, keep: NDArray[np.bool_]) -> Scores:
        """Return those for which ``keep`` is true."""
        return Scores(self.numbers[keep], self.values[keep])

    def without(self, numbers: Numbers) -> Scores:
        """Return all but some."""
        return self.where(among(self.numbers, numbers) < 0)

    def with_values(self, change: Callable[[Values], Values]) -> Scores:
        """Return the same articles with other values."""
        return Scores(self.numbers, change(self.values))


def among(some: NDArray[Any], others: NDArray[Any]) -> Numbers:
    """Return the place of each number in ``others``, -1 where it is not there; both rise."""
    places = np.searchsorted(others, some).astype(np.int64, copy=False)
    if not len(others):
        return np.full(len(some), -1, np.int64)
    inside = np.minimum(places, len(others) - 1)
    return np.where(others[inside] == some, inside, -1)


def unscored(numbers: Numbers) -> Scores:
    """Return articles that fit, none better than another."""
    return Scores(numbers, np.zeros(len(numbers)))


def nothing() -> Scores:
    """Return no article."""
    return Scores(np.empty(0, np.int64), np.empty(0))


def added(several: Sequence[Scores]) -> Scores:
    """Return what any has, its values added."""
    given = [each for each in several if len(each)]
    if len(given) < 2:
        return given[0] if given else nothing()
    return gathered(np.concatenate([each.numbers for each in given]), np.concatenate([each.values for each in given]))


def gathered(numbers: Numbers, values: Values) -> Scores:
    """Return each of some numbers once, in order, its values added."""
    if not len(numbers):
        return nothing()
    first = int(numbers.min())
    room = int(numbers.max()) - first + 1
    if room > SPARSE * len(numbers):
        kept = rising(numbers)
        return Scores(kept, summed(np.searchsorted(kept, numbers), values, len(kept)))
    there = np.zeros(room, np.bool_)
    there[numbers - first] = True
    kept = np.flatnonzero(there)
    return Scores(kept + first, summed(numbers - first, values, room)[kept])


def summed(places: Numbers, values: Values, room: int) -> Values:
    """Add up the values that belong to each place."""
    sums: Values = np.bincount(places, values, room).astype(np.float64, copy=False)
    return sums


def rising(numbers: Numbers) -> Numbers:
    """Return each number once, in order; much faster than by hashes where most are in order already."""
    ordered = np.sort(numbers, kind="stable")
    new = np.ones(len(ordered), np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    return ordered[new]
