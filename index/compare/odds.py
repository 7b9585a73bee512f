"""What speaks against two sentences reporting one fact: other days, other names, other places, other numbers.

The same person doing a similar thing a year later shares most of its words with the first time. What differs between
the two is what a reader would tell them apart by.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct

from corpus.article import EntityType
from corpus.entities.dates import interval, resolved
from index.compare.identity import plain
from index.compare.quantities import within
from index.compare.side import Side, bare
from index.compare.vocabulary import DAYS

AGAINST = 1.5  # signs from which two sentences report different facts, whatever they share
DOUBT = 0.7  # what each sign leaves of a score
LONG = 31  # days between two dates that cannot be those of one event
NEAR = 1  # days between two dates that may be: it is another day elsewhere
RECENT = 3  # days between two reports of one event
OTHER_DAYS, OTHER_NAMES, OTHER_NUMBERS, LATER, A_LITTLE_LATER = 1.0, 1.0, 1.0, 1.25, 0.5
_NAMES = frozenset({EntityType.PERSON, EntityType.ORG, EntityType.PRODUCT, EntityType.EVENT, EntityType.LAW})
_PLACES = frozenset({EntityType.GPE, EntityType.LOC})
Interval = tuple[date, date]


class Marks(Struct, frozen=True):
    """What a sentence can be told apart by; names and places are those that the other text does not have."""

    days: tuple[Interval, ...]
    implied: bool  # the days are those of publication
    weekdays: frozenset[str]
    names: bool
    places: bool
    numbers: Mapping[str, frozenset[object]]


def marks(side: Side, other: Side) -> list[Marks]:
    """Return the marks of each sentence of a text that is held against another."""
    mentions = side.tagging.mentions
    starts = [mention.start for mention in mentions]
    values = resolved(side.text, mentions, side.published)
    there = {bare(word) for word in other.reading.whole}
    known: dict[str, bool] = {}

    def is_own(entity: str) -> bool:
        if entity not in known:
            known[entity] = there.isdisjoint(plain(entity).split())
        return known[entity]

    published = _days([side.published])
    found = []
    for sentence in side.reading.sentences:
        first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        days = _days(values[first:last])
        inside = mentions[first:last]
        numbers: dict[str, set[object]] = defaultdict(set)
        for number in within(side.numbers, (sentence.start, sentence.end)):
            numbers[number.unit].add(number.value)
        found.append(
            Marks(
                days or published,
                not days,
                frozenset(side.reading.cores(sentence)) & _WEEKDAYS,
                any(mention.type in _NAMES and is_own(mention.entity) for mention in inside),
                any(mention.type in _PLACES and is_own(mention.entity) for mention in inside),
                {unit: frozenset(held) for unit, held in numbers.items() if unit},
            )
        )
    return found


_WEEKDAYS = frozenset(DAYS)


def _days(values: Sequence[str | None]) -> tuple[Interval, ...]:
    found = []
    for value in values:
        try:
            found.append(interval(value) if value else None)
        except (ValueError, OverflowError):
            continue
    return tuple(days for days in found if days is not None)


def against(a: Marks, b: Marks) -> float:
    """Return how much speaks against two sentences reporting one fact; from ``AGAINST`` on it decides."""
    signs = _apart(a, b)
    if not signs and a.weekdays and b.weekdays and a.weekdays.isdisjoint(b.weekdays):
        signs += OTHER_DAYS
    own = (a.names and b.names) + (a.places and b.places)
    signs += OTHER_NAMES * (own or ((a.names or a.places) and (b.names or b.places)))
    shared = a.numbers.keys() & b.numbers.keys()
    agreed = any(a.numbers[unit] & b.numbers[unit] for unit in shared)
    return signs + OTHER_NUMBERS * (bool(shared) and not agreed)


def _apart(a: Marks, b: Marks) -> float:
    if not (a.days and b.days):
        return 0.0
    gap = min(max((left[0] - right[1]).days, (right[0] - left[1]).days) for left in a.days for right in b.days)
    if a.implied != b.implied:  # what one of them dates may be no more than the background of what the other reports
        return A_LITTLE_LATER if gap > LONG else 0.0
    if gap > LONG:
        return LATER if a.implied else AGAINST
    if a.implied:
        return A_LITTLE_LATER if gap > RECENT else 0.0
    # The same weekday may be taken for the last one here and for the next one there.
    return OTHER_DAYS if gap > NEAR and a.weekdays.isdisjoint(b.weekdays) else 0.0
