"""Which articles a query finds and how well each fits it.

Every node of the query becomes a map from the articles it finds to a score. Words are scored by BM25 with the weights
of the blocks they stand in taken as frequencies (BM25F: S. Robertson, H. Zaragoza, M. Taylor, "Simple BM25 extension to
multiple weighted fields", CIKM 2004). Names, titles and bylines are short by nature: their length does not count. Dates
and what is excluded find without scoring.
"""

from __future__ import annotations

from dataclasses import replace
from math import log

from index.nodes import All, And, Dates, Field, Fuzzy, Like, Near, Node, Not, Or, Phrase, Prefix, Word, Written, Year
from index.postings import Snapshot, Weights
from index.standing import Slot, in_a_row, near_each_other
from index.variants import farthest, near
from index.words import forms, words

SATURATION, LENGTH = 1.2, 0.75  # BM25's k1 and b
SCANNED, SCANNED_TYPING = 50_000, 1_000  # words of the lexicon that are looked at for those that begin so
ROOM, ROOM_TYPING = 500_000, 6_000  # postings that are read for them, the most frequent words first
SCANNED_NEAR_TYPING = 5_000  # words that are looked at for spelling variants of one in a query that is being typed
VARIANT = 0.5  # what a spelling variant counts beside the word itself, for each edit
ALIKE = 0.2  # of an article's telling words, by what they count, another one has to have
WITHIN_A_NAME = 9  # words that near ones in a name may be apart; from one name to the next it is more
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
            case Dates():
                return self._published(node)
            case Year():
                return _sum([self.scores(Word(node.text)), self._published(node)])
            case Like():
                return self._like(node)
            case Not():
                return dict.fromkeys(self.snapshot.numbers - self.scores(node.part).keys(), 0.0)
            case Or():
                return _sum([self.scores(part) for part in node.parts])
            case And():
                return self._all(node)
            case _:
                return self._known(node)

    def _published(self, node: Dates | Year) -> Scores:
        day = self.snapshot.published
        return {number: 0.0 for number in self.snapshot.numbers if node.first <= day[number] <= node.last}

    def _known(self, node: Written) -> Scores:
        """Score a leaf, or remember it: a person who types adds to a query whose other words stay the same."""
        found = self.snapshot.remembered.get((node, self.typing))
        if found is None:
            before, self.exact = self.exact, True
            found = self._written(node), self.exact
            self.exact = before
            self.snapshot.remember((node, self.typing), found)
        self.exact = self.exact and found[1]
        return found[0]

    def _written(self, node: Written) -> Scores:
        if node.field is Field.WHO:
            return _sum([self._written(replace(node, field=field)) for field in (Field.PERSON, Field.ORG)])
        match node:
            case Word():
                return self._word(node)
            case Phrase():
                return self._phrase(node)
            case Prefix():
                return self._prefix(node)
            case Fuzzy():
                return self._fuzzy(node)
            case Near():
                return self._near(node)

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
        field = _kept_in(node.field)
        return self._bm25(in_a_row(self.snapshot, field, self._slots(node)), by_length=field == "form")

    def _near(self, node: Near) -> Scores:
        field = _kept_in(node.field)
        apart = node.distance if node.field in (Field.TEXT, Field.TITLE) else min(node.distance, WITHIN_A_NAME)
        return self._bm25(near_each_other(self.snapshot, field, self._slots(node), apart), by_length=field == "form")

    def _slots(self, node: Phrase | Near) -> list[Slot]:
        slots: list[Slot] = [(form,) for form in forms(node.text)]
        if node.unfinished:
            slots.append(tuple(self._expand(_kept_in(node.field), slots.pop()[0])))
        return slots

    def _fuzzy(self, node: Fuzzy) -> Scores:
        """Score a word as it is written above all of its variants, and of these the nearer ones higher."""
        field, found = _kept_in(node.field), forms(node.text)
        exact = self._word(Word(node.text, node.field))
        spelled = [self._variants(field, form) for form in found]
        if len(found) > 1:
            slots: list[Slot] = [(form, *variants) for form, variants in zip(found, spelled, strict=True)]
            weights = in_a_row(self.snapshot, field, slots)
        else:
            weights = _sum(
                [
                    {number: weight * VARIANT**edits for number, weight in self.snapshot.weights(field, form).items()}
                    for form, edits in spelled[0].items()
                ]
            )
        others = self._bm25(weights, by_length=field == "form")
        highest = VARIANT * max(others.values(), default=0.0)
        return {number: VARIANT * score for number, score in others.items()} | {
            number: score + highest for number, score in exact.items()
        }

    def _variants(self, field: str, form: str) -> dict[str, int]:
        """Return the spelling variants of a word with their edits: all, or where they are too many, the nearest."""
        limit = farthest(form)
        if not limit:
            return {}
        prefix, scanned = (form[:2], SCANNED_NEAR_TYPING) if self.typing else (form[0], self.scanned)
        lexicon = self.snapshot.beginnings(field, prefix, scanned)
        self.exact = self.exact and not self.typing and len(lexicon) < scanned
        room, chosen = self.room, dict[str, int]()
        for edits, variant in near(form, lexicon, limit):
            if room <= 0:
                self.exact = False
                break
            chosen[variant] = edits
            room -= lexicon[variant] + PER_WORD
        return chosen

    def _like(self, node: Like) -> Scores:
        """Add up what the telling words of an article count in others; the article itself is left out."""
        total: dict[int, float] = {}
        shared: dict[int, float] = {}
        every = 0.0
        for word, weight in node.words:
            found = self._known(word)
            telling = weight * self._rarity(len(found))
            every += telling
            for number, score in found.items():
                total[number] = total.get(number, 0.0) + weight * score
                shared[number] = shared.get(number, 0.0) + telling
        ids = self.snapshot.ids
        return {
            number: score
            for number, score in total.items()
            if shared[number] >= ALIKE * every and ids[number] != node.number
        }

    def _prefix(self, node: Prefix) -> Scores:
        field = _kept_in(node.field)
        prefix = words(node.text)[0].form
        expanded = [self.snapshot.weights(field, form) for form in self._expand(field, prefix)]
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
        rarity = self._rarity(len(weights))
        if not by_length:
            return {number: rarity * w * (SATURATION + 1) / (w + SATURATION) for number, w in weights.items()}
        length, average = self.snapshot.lengths, self.snapshot.average_length
        fixed, growing = SATURATION * (1 - LENGTH), SATURATION * LENGTH / average
        return {
            number: rarity * weight * (SATURATION + 1) / (weight + fixed + growing * length[number])
            for number, weight in weights.items()
        }

    def _rarity(self, count: int) -> float:
        return log(1 + (self.snapshot.size - count + 0.5) / (count + 0.5))


def _kept_in(field: Field) -> str:
    """Return the field of the index that keeps the words of a field as they are written."""
    return "form" if field is Field.TEXT else field.value


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
