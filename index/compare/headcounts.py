"""How many people work for whom, as a text says: the figure that accounts of one company most often disagree about."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from corpus.article import EntityType
from index.compare.identity import Identities
from index.compare.quantities import PEOPLE, Quantity
from index.compare.reading import words_of
from index.compare.side import Side
from index.compare.stems import family

BEFORE = 40  # characters before a figure where "employs" may stand
_WORK = family("employs")
_COMPANY = family("company")


def headcounts(side: Side, identities: Identities) -> Mapping[str, list[Quantity]]:
    """Return the numbers of people that work for an organisation, by the organisation's key.

    It is the last one named before the figure in its sentence; where none is named but a company spoken of, the one
    that the text names most.
    """
    named = Counter(
        identities.key(mention) for mention in side.tagging.mentions if mention.type is EntityType.ORG
    ).most_common(1)
    found: dict[str, list[Quantity]] = defaultdict(list)
    for number in side.numbers:
        sentence = side.sentence_at(number.start) if number.unit == PEOPLE and _at_work(side, number) else None
        if sentence is None:
            continue
        before = (sentence[0], number.start)
        employers = [mention for mention in side.mentions_within(before) if mention.type is EntityType.ORG]
        if employers:
            found[identities.key(employers[-1])].append(number)
        elif named and _speaks_of_company(side, *before):
            found[named[0][0]].append(number)
    return found


def _at_work(side: Side, number: Quantity) -> bool:
    near = words_of(side.text, max(0, number.start - BEFORE), number.end)
    return any(family(word.core) == _WORK for word in near)


def _speaks_of_company(side: Side, start: int, end: int) -> bool:
    return any(family(word.core) == _COMPANY for word in words_of(side.text, start, end))
