"""Where two texts give different values for what seems one thing: the evidence, never a verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from corpus.article import EntityType, Mention
from index.compare.headcounts import headcounts
from index.compare.identity import Identities
from index.compare.model import Conflict, Passage, PassageKind, Place
from index.compare.quantities import PEOPLE, Quantity, within
from index.compare.reading import is_content, words_of
from index.compare.side import Side, bare
from index.compare.stems import family, stem

_SUBJECTS = frozenset({EntityType.PERSON, EntityType.ORG, EntityType.PRODUCT, EntityType.EVENT, EntityType.LAW})
ABOUT, BEYOND = Decimal("0.05"), Decimal("0.15")  # "about 80,000" may be 77,000, "over 80,000" may be 90,000
TINY = Decimal("1E-9")
_AFTER_DATELINE = tuple("(-–—")
FAR = Decimal(4)  # values that are more than so many times one another are of different things
AROUND = 80  # characters on each side of a value that say what it is the value of
AGREED, AGREED_SHARE = 2, 0.6  # how many words must stand around both values of a reported fact, and what share
NEAR = 0.2  # the score from which two sentences are near enough to disagree about a value
_SKIPPED = frozenset({"", "in year", "decade", "rank"})  # of these a sentence may well have several


def find_conflicts(
    a: Side, b: Side, passages: Sequence[Passage], identities: Identities, reported: bool = True
) -> tuple[Conflict, ...]:
    """Return different values for what seems one thing.

    Values are held against each other where an edit put one in the other's place; where two sentences that seem to
    report one fact have one quantity of a unit each, and the words around the two agree; and where each text gives one
    number of people who work for an organisation. They differ where no hedge ("about") and no rounding can bring them
    together. ``reported`` is false for texts too far apart in time for their facts to be at odds.
    """
    pairs = [pair for passage in passages for pair in _edited(passage, a, b)]
    if reported:
        told = [pair for passage in passages for pair in _reported(passage, a, b)]
        told += _employed(a, b, identities)
        pairs += [(left, right) for left, right in told if 1 / FAR <= left.value / max(right.value, TINY) <= FAR]
    found = {
        conflict
        for left, right in pairs
        if _differ(left, right) and not (_in_dateline(a.text, left) or _in_dateline(b.text, right))
        for conflict in [_conflict(a, b, left, right, identities)]
    }
    return tuple(sorted(found, key=lambda conflict: (conflict.a_span, conflict.b_span)))


def _employed(a: Side, b: Side, identities: Identities) -> Iterator[tuple[Quantity, Quantity]]:
    in_a, in_b = headcounts(a, identities), headcounts(b, identities)
    for key in in_a.keys() & in_b.keys():
        if len({number.value for number in in_a[key]}) == len({number.value for number in in_b[key]}) == 1:
            yield in_a[key][0], in_b[key][0]


def _edited(passage: Passage, a: Side, b: Side) -> Iterator[tuple[Quantity, Quantity]]:
    for edit in passage.edits:
        left, right = _touching(a.numbers, edit.a_span), _touching(b.numbers, edit.b_span)
        if len(left) == len(right) == 1 and left[0].unit == right[0].unit:
            yield left[0], right[0]


def _reported(passage: Passage, a: Side, b: Side) -> Iterator[tuple[Quantity, Quantity]]:
    if passage.kind is not PassageKind.SAME_FACT or passage.score < NEAR:
        return
    for place_a, place_b in zip(passage.a_spans, passage.b_spans, strict=True):
        left, right = within(a.numbers, place_a), within(b.numbers, place_b)
        for quantity in left:
            rivals = [other for other in right if other.unit == quantity.unit]
            alone = sum(other.unit == quantity.unit for other in left) == 1
            one = quantity.unit not in _SKIPPED and alone and len(rivals) == 1
            if one and _same_thing(a.text, b.text, quantity, rivals[0]):
                yield quantity, rivals[0]


def _touching(found: Sequence[Quantity], place: Place) -> list[Quantity]:
    if place[0] == place[1]:
        return []
    return [quantity for quantity in within(found, (place[0] - 40, place[1])) if quantity.end > place[0]]


def _in_dateline(text: str, quantity: Quantity) -> bool:
    """Tell whether a date is the day of a report, as in "PORT ANN, May 14 (Lantern) - "."""
    return quantity.unit == "date" and text[quantity.end : quantity.end + 3].lstrip(" ,")[:1] in _AFTER_DATELINE


def _differ(a: Quantity, b: Quantity) -> bool:
    """Tell whether two values can't both be right, with room for hedges and rounding."""
    if a.value == b.value or _allows(a, b.value) or _allows(b, a.value):
        return False
    coarse, fine = sorted((a.value, b.value), key=_digits)
    return _digits(coarse) < 2 or round(fine, _digits(coarse) - 1 - fine.adjusted()) != coarse


def _allows(hedged: Quantity, value: Decimal) -> bool:
    room = {"about": (ABOUT, ABOUT), "over": (Decimal(0), BEYOND), "under": (BEYOND, Decimal(0))}
    below, above = room.get(hedged.hedge, (Decimal(0), Decimal(0)))
    return hedged.value * (1 - below) <= value <= hedged.value * (1 + above)


def _digits(value: Decimal) -> int:
    """Return the number of significant digits."""
    return len(value.normalize().as_tuple().digits)


def _same_thing(text_a: str, text_b: str, a: Quantity, b: Quantity) -> bool:
    """Tell whether the words around two values say that both are of one thing; for people one such word will do."""
    around_a, around_b = _around(text_a, a), _around(text_b, b)
    agreed = len(around_a & around_b)
    if a.unit == PEOPLE:
        return agreed > 0
    return agreed >= AGREED and agreed >= AGREED_SHARE * min(len(around_a), len(around_b))


def _around(text: str, quantity: Quantity) -> set[str]:
    """Return what stands around a value, by stems and families of words, in its own paragraph."""
    start = max(text.rfind("\n", max(0, quantity.start - AROUND), quantity.start) + 1, quantity.start - AROUND)
    until = text.find("\n", quantity.end, quantity.end + AROUND)
    end = until if until >= 0 else quantity.end + AROUND
    return {
        family(bare(word)) or stem(bare(word))
        for word in words_of(text, start, min(end, len(text)))
        if is_content(word.core) and word.core.isalpha() and (word.end <= quantity.start or word.start >= quantity.end)
    }


def _conflict(a: Side, b: Side, left: Quantity, right: Quantity, identities: Identities) -> Conflict:
    place_a, place_b = (left.start, left.end), (right.start, right.end)
    words_a, words_b = a.line(place_a), b.line(place_b)
    nouns = [words.split()[-1] for words in (words_a, words_b) if " " in words and words[-1].isalpha()]
    counted = ", ".join(dict.fromkeys(nouns)) or left.unit or "number"
    subject = _subject(a, b, left, right, identities)
    return Conflict(f"{subject}: {counted}" if subject else counted, words_a, words_b, place_a, place_b)


def _subject(a: Side, b: Side, left: Quantity, right: Quantity, identities: Identities) -> str | None:
    """Return the name nearest before a's value that both sentences have, places aside."""

    def named(side: Side, number: Quantity) -> list[Mention]:
        sentence = side.sentence_at(number.start)
        return [mention for mention in side.mentions_within(sentence or (0, 0)) if mention.type in _SUBJECTS]

    there = {identities.key(mention) for mention in named(b, right)}
    shared = [mention for mention in named(a, left) if identities.key(mention) in there]
    before = [mention for mention in shared if mention.start < left.start]
    nearest = before[-1:] or shared[:1]
    return nearest[0].entity if nearest else None
