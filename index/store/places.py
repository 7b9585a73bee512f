"""Where a word stands, in all articles that have it: one array of places, cut where articles begin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.scoring.scores import Numbers, among, rising

SHIFT = 32  # bits of a spot that say where in the article
WITHIN = (1 << SHIFT) - 1


class Places(Mapping[int, NDArray[Any]]):
    """Document number → the places of a word in it, rising.

    The places of the article ``numbers[i]`` lie in ``places`` from ``starts[i]`` to ``starts[i + 1]``.
    """

    def __init__(self, numbers: Numbers, starts: Numbers, places: NDArray[Any]) -> None:
        self.numbers = numbers
        self.starts = starts
        self.places = places

    @classmethod
    def of(cls, numbers: Numbers, counts: Numbers, places: NDArray[Any], *, ordered: bool) -> Places:
        """Take up lists, ``counts`` places of each article, and put them in order where they are not."""
        if not ordered and len(places):
            return cls.at(rising((np.repeat(numbers, counts) << SHIFT) + places))
        return cls(numbers, np.concatenate(([0], np.cumsum(counts, dtype=np.int64))), places)

    @classmethod
    def at(cls, spots: Numbers) -> Places:
        """Take up spots, which rise."""
        numbers = spots >> SHIFT
        starts = np.flatnonzero(np.diff(numbers, prepend=-1))
        return cls(numbers[starts], np.append(starts, len(numbers)), (spots & WITHIN).astype(np.uint32))

    def __getitem__(self, number: int) -> NDArray[Any]:
        place = int(np.searchsorted(self.numbers, number))
        if place == len(self.numbers) or self.numbers[place] != number:
            raise KeyError(number)
        return self.places[self.starts[place] : self.starts[place + 1]]

    def __iter__(self) -> Iterator[int]:
        return iter(self.numbers.tolist())

    def __len__(self) -> int:
        return len(self.numbers)

    @property
    def size(self) -> int:
        """The number of places."""
        return int(self.starts[-1] - self.starts[0])

    def between(self, first: int, end: int) -> Places:
        """Return what lies in a range of document numbers."""
        start, stop = np.searchsorted(self.numbers, (first, end))
        return Places(self.numbers[start:stop], self.starts[start : stop + 1], self.places)

    def spots(self, articles: Numbers) -> Numbers:
        """Return the places in some articles, each as one number that rises with article and place."""
        if len(articles) < len(self.numbers):
            which = among(articles, self.numbers)
            which = which[which >= 0]
        else:
            which = np.flatnonzero(among(self.numbers, articles) >= 0)
        counts = self.starts[which + 1] - self.starts[which]
        ends = np.cumsum(counts)
        total = int(ends[-1]) if len(ends) else 0
        from_start = np.arange(total) - np.repeat(ends - counts, counts)
        at = np.repeat(self.starts[which], counts) + from_start
        spots: Numbers = (np.repeat(self.numbers[which], counts) << SHIFT) + self.places[at]
        return spots


def merged(several: Sequence[Places]) -> Places:
    """Return where any of some words stands."""
    if len(several) == 1:
        return several[0]
    spots = [each.spots(each.numbers) for each in several if len(each)]
    return Places.at(rising(np.concatenate([np.empty(0, np.int64), *spots])))
