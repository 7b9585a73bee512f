"""Which articles a query finds and how well each fits it.

Every node of the query becomes a map from the articles it finds to a score. Words are scored by BM25 with the weights
of the blocks they stand in taken as frequencies (BM25F: S. Robertson, H. Zaragoza, M. Taylor, "Simple BM25 extension to
multiple weighted fields", CIKM 2004). Names, titles and bylines are short by nature: their length does not count. Dates
and what is excluded find without scoring.
"""

from __future__ import annotations

from math import log

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from index.query.nodes import (
    All,
    And,
    Dates,
    Field,
    Fuzzy,
    Kept,
    Like,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Word,
    Written,
    Year,
)
from index.scoring.scores import Scores, added, unscored
from index.scoring.standing import Slot, in_a_row, near_each_other
from index.scoring.variants import farthest, near
from index.store.postings import Articles, Snapshot
from index.words import LONGEST, SHORTEST, forms, words

SATURATION, LENGTH = 1.2, 0.75  # BM25's k1 and b
VARIANT = 0.5  # what a spelling variant counts beside the word itself, for each edit
ALIKE = 0.2  # of an article's telling words, by what they count, another one has to have
WITHIN_A_NAME = 9  # words that near ones in a name may be apart; from one name to the next it is more
PER_WORD = 2_000  # postings that could be read in the time that it takes to find where a word's begin


class Limits(Struct, frozen=True):
    """How far a beginning or a near spelling reaches.

    ``scanned`` words of the lexicon are looked at, ``scanned_near`` for near spellings, by the ``letters`` that they
    have in common with the one that is sought; ``room`` is how many postings are read for them, the most frequent words
    first. With ``beginnings``, articles are found by the beginnings kept of their first words too.
    """

    scanned: int
    scanned_near: int
    letters: int
    room: int
    beginnings: bool = False


ALL = Limits(2_000_000, 50_000, 1, 20_000_000)
TYPED = Limits(50_000, 20_000, 1, 2_000_000)  # for a query that is half typed: a word of two letters is no wish for all
FIRST = Limits(5_000, 5_000, 2, 60_000, beginnings=True)


class Ranking:
    """Finds and scores among articles; ``exact`` turns false where a prefix stood for too many words.

    Of a whole snapshot what was scored is remembered: a person who types adds to a query whose other words stay the
    same. Among some of its articles, how many have a phrase or the like is estimated, so that they score as they would
    among all.
    """

    def __init__(self, articles: Articles, limits: Limits = ALL) -> None:
        self.articles = articles
        self.limits = limits
        self.exact = True
        self._remembered = articles if isinstance(articles, Snapshot) else None

    def scores(self, node: Node) -> Scores:
        """Return the articles that ``node`` finds, each with its score."""
        match node:
            case All():
                return unscored(self.articles.numbers)
            case Dates() | Kept():
                return self._fitting(node)
            case Year():
                return added([self.scores(Word(node.text)), self._fitting(node)])
            case Like():
                return self._like(node)
            case Not():
                return unscored(self.articles.numbers).without(self.scores(node.part).numbers)
            case Or():
                return added([self.scores(part) for part in node.parts])
            case And():
                return self._all(node)
            case _:
                return self._known(node)

    def _fitting(self, node: Dates | Year | Kept) -> Scores:
        numbers = self.articles.numbers
        if isinstance(node, Kept):
            return unscored(numbers[np.isin(self.articles.ids[numbers], node.articles)])
        day = self.articles.published[numbers]
        return unscored(numbers[(node.first <= day) & (day <= node.last)])

    def _known(self, node: Written) -> Scores:
        if self._remembered is None:
            return self._written(node)
        found = self._remembered.remembered.get((node, self.limits))
        if found is None:
            before, self.exact = self.exact, True
            found = self._written(node), self.exact
            self.exact = before
            self._remembered.remember((node, self.limits), found)
        self.exact = self.exact and found[1]
        scores: Scores = found[0]
        return scores

    def _written(self, node: Written) -> Scores:
        self.articles.go_on()
        if node.field is Field.WHO:
            return added([self._written(replace(node, field=field)) for field in (Field.PERSON, Field.ORG)])
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
        found, *others = sorted(wanted, key=len) or [unscored(self.articles.numbers)]
        for more in others:
            found = found.both(more)
        for part in excluded:
            found = found.without(self.scores(part).numbers)
        return found

    def _word(self, node: Word) -> Scores:
        cut = words(node.text)
        if len(cut) > 1:
            return self._phrase(Phrase(node.text, node.field))
        form, stemmed = cut[0].form, cut[0].stem
        if node.field is Field.TEXT:
            return self._bm25(self._stemmed("form", stemmed), count=self._having("form", "stem", stemmed))
        if node.field is Field.TITLE:
            count = self._having("title", "title_stem", stemmed)
            return self._bm25(self._stemmed("title", stemmed), count=count, by_length=False)
        count = self.articles.frequency(node.field, form)
        return self._bm25(self.articles.weights(node.field, form), count=count, by_length=False)

    def _stemmed(self, field: str, stemmed: str) -> Scores:
        """Join the words that are their own stem with those kept under it."""
        itself = next(iter(words(stemmed)), None)
        kept = self.articles.weights("stem" if field == "form" else "title_stem", stemmed)
        if itself is None or itself.stem != stemmed:
            return kept
        return added([self.articles.weights(field, stemmed), kept])

    def _having(self, field: str, kept: str, stemmed: str) -> int:
        """Estimate in how many articles a word stands in any of its forms."""
        return max(self.articles.frequency(field, stemmed), self.articles.frequency(kept, stemmed))

    def _phrase(self, node: Phrase) -> Scores:
        field = _kept_in(node.field)
        return self._bm25(in_a_row(self.articles, field, self._slots(node)), by_length=field == "form")

    def _near(self, node: Near) -> Scores:
        field = _kept_in(node.field)
        apart = node.distance if node.field in (Field.TEXT, Field.TITLE) else min(node.distance, WITHIN_A_NAME)
        return self._bm25(near_each_other(self.articles, field, self._slots(node), apart), by_length=field == "form")

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
            weights = in_a_row(self.articles, field, slots)
        else:
            weights = added(
                [
                    Scores((near := self.articles.weights(field, form)).numbers, near.values * VARIANT**edits)
                    for form, edits in spelled[0].items()
                ]
            )
        others = self._bm25(weights, by_length=field == "form")
        highest = VARIANT * float(others.values.max(initial=0.0))
        others = others.without(exact.numbers)
        return added([Scores(others.numbers, VARIANT * others.values), Scores(exact.numbers, exact.values + highest)])

    def _variants(self, field: str, form: str) -> dict[str, int]:
        """Return the spelling variants of a word with their edits: all, or where they are too many, the nearest."""
        limit = farthest(form)
        if not limit:
            return {}
        lexicon = self.articles.beginnings(field, form[: self.limits.letters], self.limits.scanned_near)
        self.exact = self.exact and self.limits.letters == 1 and len(lexicon) < self.limits.scanned_near
        room, chosen = self.limits.room, dict[str, int]()
        for edits, variant in near(form, lexicon, limit):
            if room <= 0:
                self.exact = False
                break
            chosen[variant] = edits
            room -= lexicon[variant] + PER_WORD
        return chosen

    def _like(self, node: Like) -> Scores:
        """Add up what the telling words of an article count in others; the article itself is left out."""
        scored, telling = [], []
        every = 0.0
        for word, weight in node.words:
            found = self._known(word)
            worth = weight * self._rarity(len(found) / self.articles.share)
            every += worth
            scored.append(Scores(found.numbers, weight * found.values))
            telling.append(Scores(found.numbers, np.full(len(found), worth)))
        shared = added(telling)
        others = self.articles.ids[shared.numbers] != node.number
        return added(scored).where((shared.values >= ALIKE * every) & others)

    def _prefix(self, node: Prefix) -> Scores:
        field = _kept_in(node.field)
        prefix = words(node.text)[0].form
        found = self.articles.weights(field, *self._expand(field, prefix))
        if node.typing and node.field in (Field.TEXT, Field.TITLE):
            found = _with(found, self._stemmed(field, words(node.text)[0].stem))
            if self.limits.beginnings and node.field is Field.TEXT and SHORTEST <= len(prefix) <= LONGEST:
                found = _with(found, self.articles.weights("beginning", prefix))
        return self._bm25(found, by_length=field == "form")

    def _expand(self, field: str, prefix: str) -> list[str]:
        """Return the words that begin so: all, or where they are too many, the most frequent ones."""
        most = self.limits.room // PER_WORD
        found, whole = self.articles.frequent(field, prefix, self.limits.scanned, most)
        self.exact = self.exact and whole
        return sorted(found)

    def _bm25(self, weights: Scores, *, count: int = 0, by_length: bool = True) -> Scores:
        """Score by weight; ``count`` articles of the whole index are thought to have it, where these are not all."""
        if not count or self.articles.share == 1.0:
            count = round(len(weights) / self.articles.share)
        factor = self._rarity(count) * (SATURATION + 1)
        if not by_length:
            return weights.with_values(lambda weight: factor * weight / (weight + SATURATION))
        fixed, growing = SATURATION * (1 - LENGTH), SATURATION * LENGTH / self.articles.average_length
        norms = fixed + growing * self.articles.lengths[weights.numbers]
        return weights.with_values(lambda weight: factor * weight / (weight + norms))

    def _rarity(self, count: float) -> float:
        count = min(count, self.articles.size)
        return log(1 + (self.articles.size - count + 0.5) / (count + 0.5))


def _kept_in(field: Field) -> str:
    """Return the field of the index that keeps the words of a field as they are written."""
    return "form" if field is Field.TEXT else field.value


def _with(found: Scores, more: Scores) -> Scores:
    """Add articles that are not found yet: in those that are their words would count twice."""
    return added([found, more.without(found.numbers)])
