"""The ledger: which names, numbers and quotations each text has, and where aligned passages give different values.

"Only in a" says no more than that it was not found in b's text; nothing here says who is right.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from corpus.article import NAME_TYPES, QuoteKind
from corpus.spans import at
from index.compare.conflicts import find_conflicts
from index.compare.identity import Identities
from index.compare.model import Entry, Holdings, Ledger, Passage, Place, in_order
from index.compare.quantities import KNOWN_UNITS, Quantity
from index.compare.reading import words_of
from index.compare.side import Side, bare, trimmed

ONE_TIME = 14  # days; what was true then may be true no more
SHORTEST_QUOTE = 3  # words of a quotation that are looked for in the other text as a part of something longer


class Finding(Struct, frozen=True):
    """Something that one text has."""

    name: str
    type: str
    places: tuple[Place, ...]
    speakers: frozenset[str] = frozenset()

    def entry(self, in_a: tuple[Place, ...], in_b: tuple[Place, ...]) -> Entry:
        """Return what the ledger says of this."""
        return Entry(self.name, self.type, in_a, in_b, tuple(sorted(self.speakers)))


Columns = tuple[tuple[Entry, ...], tuple[Entry, ...], tuple[Entry, ...]]  # only a, only b, both
K = TypeVar("K")
Look = Callable[[Finding], tuple[Place, ...]]


def keep_ledger(a: Side, b: Side, passages: Sequence[Passage]) -> Ledger:
    """Keep the ledger of two texts whose ``passages`` are aligned."""
    identities = Identities(a.tagging.mentions, b.tagging.mentions)
    entities = _columns(_entities(a, identities), _entities(b, identities), _unmarked(a), _unmarked(b))
    counted = _columns(numbers(a), numbers(b), _nowhere, _nowhere)
    quotes = _quotes(a, b)
    only_a, only_b, both = (Holdings(*entries) for entries in zip(entities, counted, quotes, strict=True))
    return Ledger(only_a, only_b, both, find_conflicts(a, b, passages, identities, _at_one_time(a, b)))


def _at_one_time(a: Side, b: Side) -> bool:
    """Tell whether two texts were published close together, as far as is known."""
    try:
        apart = date.fromisoformat(a.published or "") - date.fromisoformat(b.published or "")
    except ValueError:
        return True
    return abs(apart.days) <= ONE_TIME


def _columns(in_a: Mapping[K, Finding], in_b: Mapping[K, Finding], look_in_a: Look, look_in_b: Look) -> Columns:
    only_a: list[Entry] = []
    only_b: list[Entry] = []
    both: list[Entry] = []
    for key, finding in in_a.items():
        there = in_b[key].places if key in in_b else look_in_b(finding)
        (both if there else only_a).append(finding.entry(finding.places, there))
    for key, finding in in_b.items():
        if key not in in_a:
            here = look_in_a(finding)
            (both if here else only_b).append(finding.entry(here, finding.places))
    return in_order(only_a), in_order(only_b), in_order(both)


def _nowhere(_: Finding) -> tuple[Place, ...]:
    return ()


def _unmarked(side: Side) -> Look:
    """Look for names that stand in the text though no mention was found there."""
    return lambda finding: side.find(finding.name) if len(finding.name) > 3 else ()


def _entities(side: Side, identities: Identities) -> dict[str, Finding]:
    names: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    places: dict[str, list[Place]] = defaultdict(list)
    for mention in side.tagging.mentions:
        if mention.type in NAME_TYPES:
            key = identities.key(mention)
            names[key][mention.entity, mention.type.value] += 1
            places[key].append((mention.start, mention.end))
    return {
        key: Finding(*max(sorted(forms), key=forms.__getitem__), tuple(places[key])) for key, forms in names.items()
    }


def numbers(side: Side) -> dict[tuple[object, str], Finding]:
    """Return the numbers of a text that say something by themselves, by value and unit."""
    found: dict[tuple[object, str], list[Quantity]] = defaultdict(list)
    for quantity in side.numbers:
        mention = at(side.tagging.mentions, quantity.start)
        if _tells(quantity) and not (mention and mention.type in NAME_TYPES):
            found[quantity.key].append(quantity)
    return {
        key: Finding(side.line((same[0].start, same[0].end)), same[0].type, tuple((q.start, q.end) for q in same))
        for key, same in found.items()
    }


def _tells(quantity: Quantity) -> bool:
    """Tell whether a number says something by itself, as "one" and "two of them" do not."""
    return quantity.value >= 10 or (quantity.unit in KNOWN_UNITS and quantity.value > 1)


def _quotes(a: Side, b: Side) -> Columns:
    in_a, in_b = _quoted(a), _quoted(b)
    pieces = {key: _same_quotes(key, in_b) for key in in_a}
    paired = {other for others in pieces.values() for other in others}
    said = {
        key: replace(finding, speakers=finding.speakers.union(*(in_b[other].speakers for other in pieces[key])))
        for key, finding in in_a.items()
    }

    def look_in_b(finding: Finding) -> tuple[Place, ...]:
        known = [place for other in pieces[_key(a.text, finding.places[0])] for place in in_b[other].places]
        return tuple(sorted(known)) or _spoken(finding, a, b)

    return _columns(
        said,
        {key: finding for key, finding in in_b.items() if key not in paired},
        lambda finding: _spoken(finding, b, a),
        look_in_b,
    )


def _quoted(side: Side) -> dict[str, Finding]:
    found: dict[str, list[Place]] = defaultdict(list)
    speakers: dict[str, set[str]] = defaultdict(set)
    for quote in side.tagging.quotes:
        if quote.kind is not QuoteKind.DIRECT:
            continue
        key = _key(side.text, (quote.start, quote.end))
        if key:
            found[key].append((quote.start, quote.end))
            speakers[key].update([quote.speaker] if quote.speaker else [])
    return {
        key: Finding(side.line(places[0]), "QUOTE", tuple(places), frozenset(speakers[key]))
        for key, places in found.items()
    }


def _same_quotes(key: str, others: Mapping[str, Finding]) -> list[str]:
    """Return the quotations that are the same words, or a piece of them, or have them as a piece."""
    return [other for other in others if key == other or _is_piece(key, other) or _is_piece(other, key)]


def _is_piece(short: str, long: str) -> bool:
    return short.count(" ") >= SHORTEST_QUOTE - 1 and f" {short} " in f" {long} "


def _spoken(finding: Finding, side: Side, other: Side) -> tuple[Place, ...]:
    """Return where the other text has a quotation's words without the quotation marks."""
    start, end = trimmed(side.text, finding.places[0])
    words = side.text[start:end]
    return other.find(words) if len(words.split()) >= SHORTEST_QUOTE else ()


def _key(text: str, place: Place) -> str:
    return " ".join(bare(word) for word in words_of(text, *trimmed(text, place)))
