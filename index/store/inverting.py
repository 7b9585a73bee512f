"""Turns what articles hold, article by article, into what words have, word by word, in memory."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from index.store.packing import Postings, pack

NONE: Mapping[str, float] = {}


class Occurrences(NamedTuple):
    """The words of a field of an article: ``places`` of each, and ``weights`` where they are not the number of places.

    A field that keeps no places has weights alone, in multiples of a half.
    """

    places: Mapping[str, Sequence[int]]
    weights: Mapping[str, float] = NONE

    def __bool__(self) -> bool:
        return bool(self.places or self.weights)


Gathered = tuple["array[int]", "array[int]", "array[int]"]  # articles, how often in each, where in all of them


class Inverted:
    """Gathers articles whose numbers rise; ``size`` counts the places and weights held."""

    def __init__(self) -> None:
        self.size = 0
        self._placed: dict[str, dict[str, Gathered]] = {}
        self._weighed: dict[str, dict[str, dict[int, float]]] = {}
        self._bare: dict[str, dict[str, tuple[array[int], array[int]]]] = {}

    def add(self, field: str, number: int, occurrences: Occurrences) -> None:
        """Take up a field of an article."""
        if not occurrences.places:
            self._add_bare(field, number, occurrences.weights)
            return
        gathered = self._placed.setdefault(field, {})
        size = 0
        for form, places in occurrences.places.items():
            count = len(places)
            known = gathered.get(form)
            if known is None:
                gathered[form] = array("I", (number,)), array("I", (count,)), array("I", places)
            else:
                known[0].append(number)
                known[1].append(count)
                known[2].extend(places)
            size += count
        weighed = self._weighed.setdefault(field, {})
        for form, weight in occurrences.weights.items():
            weighed.setdefault(form, {})[number] = weight
        self.size += size

    def _add_bare(self, field: str, number: int, weights: Mapping[str, float]) -> None:
        gathered = self._bare.setdefault(field, {})
        for form, weight in weights.items():
            known = gathered.get(form)
            if known is None:
                gathered[form] = array("I", (number,)), array("I", (int(weight + weight),))
            else:
                known[0].append(number)
                known[1].append(int(weight + weight))
        self.size += len(weights)

    def packed(self) -> Iterator[tuple[str, bytes, int, bytes]]:
        """Yield field, word, number of articles and packed postings, in order of fields and words; empties itself."""
        for field in sorted(self._placed.keys() | self._bare.keys()):
            weighed = self._weighed.pop(field, {})
            placed = self._placed.pop(field, {})
            for word, form in sorted((form.encode("utf-8", "replace"), form) for form in placed):
                numbers, counts, places = placed.pop(form)
                heavy = weighed.get(form)
                weights = _weights(numbers, counts, heavy) if heavy else None
                once = len(places) == len(numbers)
                yield field, word, len(numbers), pack(Postings(numbers, None if once else counts, weights, places))
            bare = self._bare.pop(field, {})
            for word, form in sorted((form.encode("utf-8", "replace"), form) for form in bare):
                numbers, weights = bare.pop(form)
                light = weights.count(2) == len(weights)
                yield field, word, len(numbers), pack(Postings(numbers, None, None if light else weights))
        self.size = 0


def _weights(numbers: array[int], counts: array[int], heavy: Mapping[int, float]) -> array[int]:
    """Return twice the weight in each article: twice how often the word stands there, where nothing else is said."""
    doubled = array("I", [count + count for count in counts])
    for number, weight in heavy.items():
        doubled[bisect_left(numbers, number)] = int(weight + weight)
    return doubled
