"""How often words stand in a row, or near to one another, in the articles that have all of them.

A slot is a place in a phrase: the forms of which any may stand there.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

import numpy as np

from index.scoring.nearness import windows
from index.scoring.scores import Numbers, Scores, among, nothing, rising
from index.store.places import SHIFT, WITHIN, Places
from index.store.postings import Articles

Slot = tuple[str, ...]
AT_ONCE = 200  # articles gone through before one asks whether to go on


def in_a_row(articles: Articles, field: str, slots: Sequence[Slot]) -> Scores:
    """Count for each article how often the slots are filled one after the other."""
    given = [articles.places(field, *slot) for slot in slots]
    found = _having(given)
    if not len(found):
        return nothing()
    rarest, *others = sorted(range(len(slots)), key=lambda place: given[place].size)
    standing = given[rarest].spots(found)
    for place in others:
        articles.go_on()
        spots = given[place].spots(rising(standing >> SHIFT))
        standing = standing[among(standing + (place - rarest), spots) >= 0]
    return _counted(standing)


def near_each_other(articles: Articles, field: str, slots: Sequence[Slot], distance: int) -> Scores:
    """Count for each article the stretches of ``distance`` words at most in which all slots are filled."""
    wanted = {slot: slots.count(slot) for slot in slots}
    given = [articles.places(field, *slot) for slot in wanted]
    found = _having(given)
    for place in range(len(given)):
        articles.go_on()
        found = _within_reach(given[place], given[:place] + given[place + 1 :], found, distance)
    spots = [each.spots(found) for each in given]
    kept, counts = [], []
    for place, number in enumerate(found.tolist()):
        if not place % AT_ONCE:
            articles.go_on()
        inside = [(_inside(each, number), count) for each, count in zip(spots, wanted.values(), strict=True)]
        stretches = sum(1 for _ in windows(inside, distance))
        if stretches:
            kept.append(number)
            counts.append(stretches)
    return Scores(np.array(kept, np.int64), np.array(counts, np.float64))


def _within_reach(word: Places, others: Sequence[Places], found: Numbers, distance: int) -> Numbers:
    """Keep the articles in which a word has all the others within reach: mostly none has."""
    standing = word.spots(found)
    for other in others:
        spots = other.spots(found)
        nearest = np.searchsorted(spots, standing - distance)
        there = nearest < len(spots)
        standing, nearest = standing[there], nearest[there]
        standing = standing[spots[nearest] <= standing + distance]
    return rising(standing >> SHIFT)


def _inside(spots: Numbers, number: int) -> list[int]:
    start, end = np.searchsorted(spots, (number << SHIFT, number + 1 << SHIFT))
    inside: list[int] = (spots[start:end] & WITHIN).tolist()
    return inside


def _having(given: Sequence[Places]) -> Numbers:
    """Return the articles that have a word for every slot."""
    having = sorted((places.numbers for places in given), key=len)
    return reduce(lambda few, many: few[among(few, many) >= 0], having)


def _counted(standing: Numbers) -> Scores:
    numbers = standing >> SHIFT
    starts = np.flatnonzero(np.diff(numbers, prepend=-1))
    return Scores(numbers[starts], np.diff(starts, append=len(numbers)).astype(np.float64))
