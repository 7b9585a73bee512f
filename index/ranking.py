"""Which articles a query finds and how well each fits it.

Every node of the query becomes a map from the articles it finds to a score. Words are scored by BM25 with the weights
of the blocks they stand in taken as frequencies (BM25F: S. Robertson, H. Zaragoza, M. Taylor, "Simple BM25 extension to
multiple weighted fields", CIKM 2004). Names, titles and bylines are short by nature: their length does not count. Dates
and what is excluded find without scoring.
"""

from __future__ import annotations

from collections.abc import Callable
from math import log

from index.postings import Snapshot, Weights
from index.query import All, And, Dates, Field, Node, Not, Or, Phrase, Prefix, Word
from index.words import words

SATURATION, LENGTH = 1.2, 0.75  # BM25's k1 and b
SCANNED, SCANNED_TYPING = 50_000, 1_000  # words of the lexicon that are looked at for those that begin so
ROOM, ROOM_TYPING = 500_000, 6_000  # postings that are read for them, the most frequent words first
PER_WORD = 40  # postings that could be read in the time that it takes to find where a word's begin

Scores = dict[int, float]


class Ranking:
    """Finds and scores over one snapshot; ``exact`` turns false where a prefix stood for too many words."""

    def __init__(self, snapshot: Snapshot, *, typing: bool = False) -> None:
        self.snapshot = snapshot
        self.scanned, self.room = (SCANNED_TYPING, ROOM_TYPING) if typing else (SCANNED, ROOM)
        self.typing = typing
        self.exact = True

    def scores(self, node: Node) -> Scores:
        """Return the articles that ``node`` finds, each with its score."""
        match node:
            case All():
                return dict.fromkeys(self.snapshot.numbers, 0.0)
            case Word() | Phrase() | Prefix():
                return self._known(node)
            case Dates():
                day = self.snapshot.published
                return {number: 0.0 for number in self.snapshot.numbers if node.first <= day[number] <= node.last}
            case Not():
                return dict.fromkeys(self.snapshot.numbers - self.scores(node.part).keys(), 0.0)
            case Or():
                return _sum([self.scores(part) for part in node.parts])
            case And():
                return self._all(node)

    def _known(self, node: Word | Phrase | Prefix) -> Scores:
        """Score a leaf, or remember it: a person who types adds to a query whose other words stay the same."""
        found = self.snapshot.remembered.get((node, self.typing))
        if found is None:
            before, self.exact = self.exact, True
            scores = self._word(node) if isinstance(node, Word) else self._phrase_or_prefix(node)
            found = scores, self.exact
            self.exact = before
            self.snapshot.remember((node, self.typing), found)
        self.exact = self.exact and found[1]
        return found[0]

    def _phrase_or_prefix(self, node: Phrase | Prefix) -> Scores:
        return self._phrase(node) if isinstance(node, Phrase) else self._prefix(node)

    def _all(self, node: And) -> Scores:
        excluded = [part.part for part in node.parts if isinstance(part, Not)]
        wanted = [self.scores(part) for part in node.parts if not isinstance(part, Not)]
        if not wanted:
            wanted = [dict.fromkeys(self.snapshot.numbers, 0.0)]
        wanted.sort(key=len)
        found = wanted[0]
        for more in wanted[1:]:
            found = {number: score + more[number] for number, score in found.items() if number in more}
        for part in excluded:
            unwanted = self.scores(part)
            found = {number: score for number, score in found.items() if number not in unwanted}
        return found

    def _word(self, node: Word) -> Scores:
        cut = words(node.text)
        if len(cut) > 1:
            return self._phrase(Phrase(node.text, node.field))
        form, stemmed = cut[0].form, cut[0].stem
        if node.field is Field.TEXT:
            return self._bm25(self._stemmed("form", form, stemmed))
        if node.field is Field.TITLE:
            return self._bm25(self._stemmed("title", form, stemmed), by_length=False)
        return self._bm25(self.snapshot.weights(node.field, form), by_length=False)

    def _stemmed(self, field: str, form: str, stemmed: str) -> Weights:
        """Join the words that are their own stem with those kept under it."""
        itself = next(iter(words(stemmed)), None)
        kept = self.snapshot.weights("stem" if field == "form" else "title_stem", stemmed)
        if itself is None or itself.stem != stemmed:
            return kept
        bare = self.snapshot.weights(field, stemmed)
        return _sum([bare, kept]) if kept and bare else bare or kept

    def _phrase(self, node: Phrase) -> Scores:
        field = "form" if node.field is Field.TEXT else node.field.value
        slots = [[word.form] for word in words(node.text)]
        if node.unfinished:
            slots.append(self._expand(field, slots.pop()[0]))
        having = [set[int]().union(*(self.snapshot.places(field, form) for form in slot)) for slot in slots]
        found = set.intersection(*having)
        spots = [self._spots(field, slot, found) for slot in slots]
        counts: Weights = {}
        for number in found:
            starts = set(spots[0](number))
            for offset, spot in enumerate(spots[1:], 1):
                starts.intersection_update([place - offset for place in spot(number)])
            if starts:
                counts[number] = float(len(starts))
        return self._bm25(counts, by_length=field == "form")

    def _spots(self, field: str, slot: list[str], found: set[int]) -> Callable[[int], list[int]]:
        """Return a function from an article to the positions in it of any of these words."""
        unpack = self.snapshot.unpack
        if len(slot) == 1:
            places = self.snapshot.places(field, slot[0])
            return lambda number: unpack(places[number])
        together: dict[int, list[int]] = {}
        for form in slot:
            places = self.snapshot.places(field, form)
            for number in found.intersection(places):
                together.setdefault(number, []).extend(unpack(places[number]))
        return together.__getitem__

    def _prefix(self, node: Prefix) -> Scores:
        field = "form" if node.field is Field.TEXT else node.field.value
        prefix = words(node.text)[0].form
        forms = self._expand(field, prefix)
        expanded = [self.snapshot.weights(field, form) for form in forms]
        if node.typing and node.field in (Field.TEXT, Field.TITLE):
            stemmed = words(node.text)[0].stem
            expanded.append(_without(self._stemmed(field, prefix, stemmed), expanded))
        return self._bm25(_sum(expanded), by_length=field == "form")

    def _expand(self, field: str, prefix: str) -> list[str]:
        """Return the words that begin so: all, or where they are too many, the most frequent ones."""
        found = self.snapshot.beginnings(field, prefix, self.scanned)
        whole = len(found) < self.scanned
        room = self.room
        chosen = []
        for form in sorted(found, key=lambda form: (form != prefix, -found[form], form)):
            if room <= 0:
                whole = False
                break
            chosen.append(form)
            room -= found[form] + PER_WORD
        self.exact = self.exact and whole
        return chosen

    def _bm25(self, weights: Weights, *, by_length: bool = True) -> Scores:
        rarity = log(1 + (self.snapshot.size - len(weights) + 0.5) / (len(weights) + 0.5))
        if not by_length:
            return {number: rarity * w * (SATURATION + 1) / (w + SATURATION) for number, w in weights.items()}
        length, average = self.snapshot.lengths, self.snapshot.average_length
        fixed, growing = SATURATION * (1 - LENGTH), SATURATION * LENGTH / average
        return {
            number: rarity * weight * (SATURATION + 1) / (weight + fixed + growing * length[number])
            for number, weight in weights.items()
        }


def _without(weights: Weights, others: list[Weights]) -> Weights:
    """Leave out the articles that are found anyway: their words would count twice."""
    return {number: weight for number, weight in weights.items() if not any(number in other for other in others)}


def _sum(maps: list[Weights]) -> Weights:
    """Add maps up; the biggest is copied, the others are walked."""
    if not maps:
        return {}
    biggest = max(range(len(maps)), key=lambda place: len(maps[place]))
    total = dict(maps[biggest])
    for each in maps[:biggest] + maps[biggest + 1 :]:
        for number, value in each.items():
            total[number] = total.get(number, 0.0) + value
    return total
