"""How many people work for whom, as a text says: the figure that accounts of one company most often disagree about."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
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
    named = [mention for mention in side.tagging.mentions if mention.type is EntityType.ORG]
    starts = [mention.start for mention in named]
    main = Counter(map(identities.key, named)).most_common(1)
    sentences = side.reading.sentences
    sentence_starts = [sentence.start for sentence in sentences]
    found: dict[str, list[Quantity]] = defaultdict(list)
    for number in side.numbers:
        if number.unit != PEOPLE or not _at_work(side, number):
            continue
        place = bisect_right(sentence_starts, number.start) - 1
        if place < 0 or number.start >= sentences[place].end:
            continue
        first, last = bisect_left(starts, sentences[place].start), bisect_left(starts, number.start)
        if first < last:
            found[identities.key(named[last - 1])].append(number)
        elif main and _speaks_of_company(side, sentences[place].start, number.start):
            found[main[0][0]].append(number)
    return found


def _at_work(side: Side, number: Quantity) -> bool:
    near = words_of(side.text, max(0, number.start - BEFORE), number.end)
    return any(family(word.core) == _WORK for word in near)


def _speaks_of_company(side: Side, start: int, end: int) -> bool:
    return any(family(word.core) == _COMPANY for word in words_of(side.text, start, end))
