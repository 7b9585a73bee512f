"""Some of a snapshot's articles, those that came to the index one after the other, seen as if there were no others."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from index.scoring.scores import Numbers, Scores
from index.store.places import Places, merged
from index.store.postings import Snapshot


class Window:
    """The articles of a snapshot whose document numbers are ``first`` or higher, and lower than ``end``."""

    def __init__(self, snapshot: Snapshot, first: int, end: int) -> None:
        self._snapshot = snapshot
        self._range = first, end
        self.ids = snapshot.ids
        self.published = snapshot.published
        self.lengths = snapshot.lengths
        self.average_length = snapshot.average_length
        self.size = snapshot.size
        self.share = (end - first) / (len(snapshot.ids) or 1)
        self.beginnings = snapshot.beginnings
        self.frequent = snapshot.frequent
        self.frequency = snapshot.frequency
        self.go_on = snapshot.go_on

    @cached_property
    def numbers(self) -> Numbers:
        """The numbers of the articles."""
        numbers = self._snapshot.numbers
        start, stop = np.searchsorted(numbers, self._range)
        return numbers[start:stop]

    def weights(self, field: str, *forms: str) -> Scores:
        """Return the articles that have any of these words in a field, with the weight of these in each."""
        return self._snapshot.weights(field, *forms, among=self._range).between(*self._range)

    def places(self, field: str, *forms: str) -> Places:
        """Return where any of these words stands in each article that has one of them in a field."""
        return merged([self._snapshot.places(field, form, among=self._range).between(*self._range) for form in forms])
