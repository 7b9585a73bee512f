"""Counts beside results: how many of the articles found have each tag, outlet and month, and mention whom and what.

All articles found are counted, however many. Few are counted one by one. Of many, the most frequent entities of the
library are tried in turn, an entity being a set of bits, one for each article; it can end as soon as the next one is in
no more articles of the whole library than the last one that would be shown is in those found (the threshold algorithm:
R. Fagin, A. Lotem, M. Naor, "Optimal aggregation algorithms for middleware", PODS 2001).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from heapq import heappush, heappushpop, nsmallest
from itertools import chain
from typing import Protocol

from msgspec import Struct

from corpus.article import EntityType
from index.overtaken import Overtaken, never

FEW = 1_500  # articles whose names are counted one by one
KEPT = 20_000  # articles whose names are kept in memory
SHOWN = 10
MONTH = len("2018-05")
MOST_CHANGED = 2_000  # articles that came, changed or went, with which counting goes on; with more it begins anew
MOST_TIED = 200  # entities that are counted with others than before, likewise


class Facet(StrEnum):
    """What is counted by."""

    TAG = "tag"
    OUTLET = "outlet"
    MONTH = "month"
    PERSON = "person"
    ORG = "org"
    PLACE = "place"


NAMES: Mapping[Facet, tuple[EntityType, ...]] = {
    Facet.PERSON: (EntityType.PERSON,),
    Facet.ORG: (EntityType.ORG,),
    Facet.PLACE: (EntityType.GPE, EntityType.LOC),
}
FIELDS = {facet: "date" if facet is Facet.MONTH else facet.value for facet in Facet}
"""The field of a query that filters by a facet's values."""

Counts = Mapping[Facet, tuple[tuple[str, int], ...]]
"""The most frequent values of each facet with their numbers of articles; months as ``2018-05``."""


class Facts(Protocol):
    """What counting needs of a library; ``corpus.store.facts`` says what each is."""

    def publication(self, articles: Sequence[int] | None = None) -> list[tuple[int, str | None, str | None]]: ...
    def names_in(self, articles: Sequence[int]) -> dict[int, tuple[int, ...]]: ...
    def ties(self) -> dict[int, int]: ...
    def type_of(self, entity: int) -> EntityType: ...
    def types(self, entities: Sequence[int]) -> dict[int, EntityType]: ...
    def frequencies(self, kinds: Iterable[EntityType]) -> list[tuple[int, EntityType, int]]: ...
    def holders(self, entity: int) -> list[int]: ...
    def annotated(self) -> int: ...
    def tagged(self) -> dict[str, frozenset[int]]: ...
    def called(self, entities: Sequence[int]) -> dict[int, str]: ...


class _Published(Struct, frozen=True):
    """Outlets and months by the numbers of articles."""

    outlets: list[str | None]
    months: list[str | None]


class Tally:
    """Counts over one revision of a library, in one thread; what it reads for one count is kept for the next."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._ties = facts.ties()
        self._published: _Published | None = None
        self._names: dict[int, tuple[int, ...]] = {}
        self._frequent: dict[Facet, list[tuple[int, int]]] = {}
        self._bits: dict[int, int] = {}
        self._tagged: tuple[int, Mapping[str, frozenset[int]]] | None = None

    def follow(self, changed: Sequence[int], removed: Sequence[int]) -> bool:
        """Go on with a later revision, since which articles came, changed or went; tell whether that can be done.

        It is not where so much is new that all is read again as quickly.
        """
        if self._published is None or len(changed) + len(removed) > MOST_CHANGED:
            return False
        self._tagged = None
        before, self._ties = self._ties, self._facts.ties()
        tied = {number for pair in before.items() ^ self._ties.items() for number in pair}
        if len(tied) > MOST_TIED:
            return False
        named = self._facts.names_in(changed)
        self._names.clear()
        self._take_up_published(self._published, changed, removed)
        self._take_up_bits(named, _bits([*changed, *removed]), tied)
        if self._frequent:
            self._take_up_frequent(Counter(chain.from_iterable(named.values())), tied)
        return True

    def count(self, articles: Sequence[int], shown: int = SHOWN, overtaken: Callable[[], bool] = never) -> Counts:
        """Count articles by everything, the ``shown`` most frequent values of each facet; equals by name.

        Articles of unknown outlet or date are in no count of these. Raises ``Overtaken`` soon after ``overtaken``
        turns true.
        """
        published = self._publication()
        if articles and max(articles) >= len(published.outlets):  # the index has some that are gone from the library
            articles = [number for number in articles if number < len(published.outlets)]
        counts: dict[Facet, tuple[tuple[str, int], ...]] = {
            Facet.TAG: _top(self._tags(articles), shown),
            Facet.OUTLET: _top(_tallied(published.outlets, articles), shown),
            Facet.MONTH: _top(_tallied(published.months, articles), shown),
        }
        named = self._few(articles) if len(articles) <= FEW else None
        bits = 0 if named is not None else _bits(articles)
        for facet in NAMES:
            numbers = named[facet] if named is not None else self._many(facet, bits, shown, overtaken)
            counts[facet] = self._with_names(numbers, shown)
        return counts

    def _tags(self, articles: Sequence[int]) -> dict[str, int]:
        """Count articles by the tags that they have now: tags come and go without the library's revision."""
        now = self._facts.annotated()
        if self._tagged is None or self._tagged[0] != now:
            self._tagged = now, self._facts.tagged()
        if not self._tagged[1]:
            return {}
        found = frozenset(articles)
        counts = {tag: len(found & holding) for tag, holding in self._tagged[1].items()}
        return {tag: count for tag, count in counts.items() if count}

    def _publication(self) -> _Published:
        if self._published is None:
            published = _Published([], [])
            self._take_up_published(published)
            self._published = published
        return self._published

    def _take_up_published(
        self, published: _Published, changed: Sequence[int] | None = None, removed: Sequence[int] = ()
    ) -> None:
        """Learn where and when articles appeared: all of them, or those that came or changed."""
        rows = [*self._facts.publication(changed), *((number, None, None) for number in removed)]
        room = max((number + 1 for number, _, _ in rows), default=0) - len(published.outlets)
        published.outlets.extend([None] * room)
        published.months.extend([None] * room)
        same: dict[str, str] = {}  # one string for what many articles have
        for number, outlet, day in rows:
            published.outlets[number] = same.setdefault(outlet, outlet) if outlet else None
            month = day[:MONTH] if day is not None and len(day) >= MONTH else None
            published.months[number] = same.setdefault(month, month) if month else None

    def _take_up_bits(self, named: Mapping[int, Iterable[int]], changed: int, tied: set[int]) -> None:
        """Say of the entities at hand whether articles that came or changed mention them; forget those tied anew."""
        for number in tied:
            self._bits.pop(number, None)
        for number, bits in self._bits.items():
            self._bits[number] = bits & ~changed
        for article, entities in named.items():
            for number in self._bits.keys() & set(entities):
                self._bits[number] |= 1 << article

    def _take_up_frequent(self, more: Mapping[int, int], tied: set[int]) -> None:
        """Add what articles mention that came or changed, and count those anew who are counted with others than before.

        A count may become too high, as those of names that are counted together are, and never too low.
        """
        of_facet = {facet: dict(self._frequent.get(facet, ())) for facet in NAMES}
        for number, kind in self._facts.types(list(more.keys() | tied)).items():
            before = max(counts.pop(number, 0) for counts in of_facet.values())
            facet = _FACETS.get(kind)
            if facet is not None and number not in self._ties:
                now = len(self._facts.holders(number)) if number in tied else before + more[number]
                of_facet[facet][number] = now
        self._frequent = {
            facet: sorted(counts.items(), key=lambda pair: -pair[1]) for facet, counts in of_facet.items()
        }

    def _few(self, articles: Sequence[int]) -> dict[Facet, dict[int, int]]:
        """Count the entities of articles one by one."""
        known = self._names
        missing = [number for number in articles if number not in known]
        if missing:
            if len(known) + len(missing) > KEPT:
                known.clear()
                missing = list(articles)
            known.update(dict.fromkeys(missing, ()))
            known.update(self._facts.names_in(missing))
        counted = Counter(chain.from_iterable(map(known.__getitem__, articles)))
        type_of = self._facts.type_of
        found: dict[Facet, dict[int, int]] = {facet: {} for facet in NAMES}
        for number, count in counted.items():
            facet = _FACETS.get(type_of(number))
            if facet is not None:
                found[facet][number] = count
        return found

    def _many(self, facet: Facet, articles: int, shown: int, overtaken: Callable[[], bool]) -> dict[int, int]:
        """Count the entities that are in most of many articles: the ``shown`` first, and those in as many."""
        if not self._frequent:
            for number, kind, count in self._facts.frequencies(_FACETS):
                self._frequent.setdefault(_FACETS[kind], []).append((number, count))
        found: dict[int, int] = {}
        best: list[int] = []
        for number, most in self._frequent.get(facet, ()):
            if len(best) == shown and most < best[0]:
                break
            if overtaken():
                raise Overtaken
            count = (self._holding(number) & articles).bit_count()
            if count:
                found[number] = count
                if len(best) < shown:
                    heappush(best, count)
                else:
                    heappushpop(best, count)
        return found

    def _holding(self, entity: int) -> int:
        bits = self._bits.get(entity)
        if bits is None:
            bits = self._bits[entity] = _bits(self._facts.holders(entity))
        return bits

    def _with_names(self, counts: Mapping[int, int], shown: int) -> tuple[tuple[str, int], ...]:
        least = sorted(counts.values())[-shown] if len(counts) > shown else 0
        kept = [number for number, count in counts.items() if count >= least]
        called = self._facts.called(kept)
        return _top(_joined((called[number], counts[number]) for number in kept), shown)


_FACETS = {kind: facet for facet, kinds in NAMES.items() for kind in kinds}


def _tallied(values: Sequence[str | None], articles: Sequence[int]) -> dict[str, int]:
    counted = Counter(map(values.__getitem__, articles))
    return {value: count for value, count in counted.items() if value is not None}


def _joined(counts: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Put together what goes by one name: a country is a state and a place in turn."""
    joined: dict[str, int] = {}
    for name, count in counts:
        joined[name] = max(joined.get(name, 0), count)
    return joined


def _top(counts: Mapping[str, int], shown: int) -> tuple[tuple[str, int], ...]:
    return tuple(nsmallest(shown, counts.items(), key=lambda entry: (-entry[1], entry[0])))


def _bits(articles: Sequence[int]) -> int:
    """Return a number in which the bits of some articles are set."""
    if not articles:
        return 0
    highest = max(articles)
    digits = bytearray(b"0") * (highest + 1)
    for number in articles:
        digits[highest - number] = 49  # the digit 1
    return int(digits, 2)
