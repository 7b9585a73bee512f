"""How often words stand in a row, or near to one another, in the articles that have all of them.

A slot is a place in a phrase: the forms of which any may stand there.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

import numpy as np

from index.nearness import windows
from index.places import SHIFT, WITHIN
from index.postings import Articles
from index.scores import Numbers, Scores, among, nothing, rising

Slot = tuple[str, ...]
AT_ONCE = 200  # articles gone through before one asks whether to go on


def in_a_row(articles: Articles, field: str, slots: Sequence[Slot]) -> Scores:
    """Count for each article how often the slots are filled one after the other."""
    found = _having(articles, field, slots)
    if not len(found):
        return nothing()
    rarest, *others = sorted(range(len(slots)), key=lambda place: articles.places(field, *slots[place]).size)
    standing = articles.places(field, *slots[rarest]).spots(found)
    for place in others:
        spots = articles.places(field, *slots[place]).spots(rising(standing >> SHIFT))
        standing = standing[among(standing + (place - rarest), spots) >= 0]
        articles.go_on()
    return _counted(standing)


def near_each_other(articles: Articles, field: str, slots: Sequence[Slot], distance: int) -> Scores:
    """Count for each article the stretches of ``distance`` words at most in which all slots are filled."""
    found = _having(articles, field, slots)
    wanted = {slot: slots.count(slot) for slot in slots}
    for slot in wanted:
        found = _within_reach(articles, field, slot, [other for other in wanted if other != slot], found, distance)
    spots = [articles.places(field, *slot).spots(found) for slot in wanted]
    kept, counts = [], []
    for place, number in enumerate(found.tolist()):
        if not place % AT_ONCE:
            articles.go_on()
        given = [(_inside(each, number), count) for each, count in zip(spots, wanted.values(), strict=True)]
        stretches = sum(1 for _ in windows(given, distance))
        if stretches:
            kept.append(number)
            counts.append(stretches)
    return Scores(np.array(kept, np.int64), np.array(counts, np.float64))


def _within_reach(
    articles: Articles, field: str, slot: Slot, others: Sequence[Slot], found: Numbers, distance: int
) -> Numbers:
    """Keep the articles in which a word has all the others within reach: mostly none has."""
    standing = articles.places(field, *slot).spots(found)
    for other in others:
        spots = articles.places(field, *other).spots(found)
        nearest = np.searchsorted(spots, standing - distance)
        there = nearest < len(spots)
        standing, nearest = standing[there], nearest[there]
        standing = standing[spots[nearest] <= standing + distance]
        articles.go_on()
    return rising(standing >> SHIFT)


def _inside(spots: Numbers, number: int) -> list[int]:
    start, end = np.searchsorted(spots, (number << SHIFT, number + 1 << SHIFT))
    inside: list[int] = (spots[start:end] & WITHIN).tolist()
    return inside


def _having(articles: Articles, field: str, slots: Sequence[Slot]) -> Numbers:
    """Return the articles that have a word for every slot."""
    having = sorted((articles.places(field, *slot).numbers for slot in slots), key=len)
    return reduce(lambda few, many: few[among(few, many) >= 0], having)


def _counted(standing: Numbers) -> Scores:
    numbers = standing >> SHIFT
    starts = np.flatnonzero(np.diff(numbers, prepend=-1))
    return Scores(numbers[starts], np.diff(starts, append=len(numbers)).astype(np.float64))
