"""The articles of a library by date, as they are listed where nothing is searched for."""

from __future__ import annotations

import sys
from bisect import insort
from collections.abc import Iterable, Mapping, Sequence

from corpus.library import Library

FEW_CHANGED = 500  # articles, after which those that are listed need not be listed anew


class ByDate:
    """A list that follows its library: where few articles have changed, it is made from the list before."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._revision = -1
        self._oldest = False
        self._numbers: list[int] = []
        self._dates: dict[int, str | None] = {}

    def numbers(self, *, oldest: bool) -> list[int]:
        """List the numbers of all articles; the undated at the end, in order of arrival."""
        revision = self._library.revision()
        follows = self._revision >= 0 and self._oldest is oldest
        changes = self._library.changes(self._revision) if follows else None
        if changes is None or len(changes.changed) > FEW_CHANGED:
            self._numbers, self._dates = self._library.facts.by_date(oldest=oldest), {}
        elif changes.revision != self._revision:
            revision = changes.revision
            for number in changes.removed:
                self._dates.pop(number, None)
            # All of them only when something changes for the first time: most libraries are read as they are.
            self._learn(changes.changed if self._dates else None)
            self._numbers = followed(self._numbers, changes.removed, changes.changed, self._dates, oldest=oldest)
        self._revision, self._oldest = revision, oldest
        return self._numbers

    def _learn(self, articles: Sequence[int] | None) -> None:
        """Look up on which days articles were published, all unless some are named; many were on the same."""
        for number, _, date in self._library.facts.publication(articles):
            self._dates[number] = sys.intern(date) if date else None


def followed(
    numbers: Sequence[int],
    gone: Iterable[int],
    come: Iterable[int],
    published: Mapping[int, str | None],
    *,
    oldest: bool = False,
) -> list[int]:
    """Return a list by date as the library would make it, after few articles were removed, added or changed.

    ``published`` has the dates of all that are there now.
    """
    coming = sorted(set(come))
    absent = {*gone, *coming}
    listed = [number for number in numbers if number not in absent]

    def place(number: int) -> tuple[bool, tuple[int, ...], int]:
        date = published[number] or ""
        letters = map(ord, date)
        return not date, tuple(letters if oldest else (-letter for letter in letters)), number

    for number in coming:
        insort(listed, number, key=place)
    return listed
