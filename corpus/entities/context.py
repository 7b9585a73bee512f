"""Type a name that no list knows by its shape and by the words around it."""

from __future__ import annotations

from corpus.article import EntityType
from corpus.entities import lexicon as lex
from corpus.entities.casing import CAPITAL
from corpus.entities.guesses import Guess
from corpus.entities.view import View

PERSON, ORG, GPE, LOC = EntityType.PERSON, EntityType.ORG, EntityType.GPE, EntityType.LOC
ORG_FOLLOWERS = frozenset(
    "shares executives officials spokesman spokeswoman spokesperson employees stock products phones smartphones devices "
    "customers engineers chief ceo headquarters subsidiary investors equipment lawmakers users branded".split()
)
PLACE_FOLLOWERS = frozenset("province city county airport residents region district suburb border port island".split())


class Context:
    """The words around the guesses of one text."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.cased = view.cased
        self.words = view.words
        self.lexicon = view.lexicon
        self.word = view.word
        self.flag = view.flag

    def judge(self, guess: Guess) -> Guess:
        """Give an untyped guess the type that most speaks for, with a confidence from 0 to 1."""
        by_head = self._head(guess)
        if by_head is not None:
            return by_head
        score = {PERSON: 0.0, ORG: 0.0, GPE: 0.0}
        self._shape(guess, score)
        self._surroundings(guess, score)
        ranked = sorted(score.items(), key=lambda item: -item[1])
        (best, value), (_, second) = ranked[0], ranked[1]
        if value <= 0:
            return guess
        return guess.typed(best, min(0.9, 0.4 + 0.2 * (value - second)))

    def _head(self, guess: Guess) -> Guess | None:
        end = guess.last - 2 if self.word(guess.last - 1).isdigit() else guess.last
        last = self.flag(end - 1)
        first = self.flag(guess.first)
        many = guess.last - guess.first > 1
        if many and last & lex.PLACE_HEAD:
            return guess.typed(LOC, 0.85)
        if many and last & lex.GOVERNMENT_HEAD:
            return guess.typed(GPE, 0.85)
        if many and first & lex.PLACE_LEAD:
            return guess.typed(LOC, 0.85)
        if many and last & lex.EVENT_HEAD:
            return guess.typed(EntityType.EVENT, 0.8)
        if many and last & lex.LAW_HEAD:
            return guess.typed(EntityType.LAW, 0.8)
        return None

    def _shape(self, guess: Guess, score: dict[EntityType, float]) -> None:
        words = self.words[guess.first : guess.last]
        bits = [self.flag(place) for place in range(guess.first, guess.last)]
        if len(words) == 1:
            word = words[0]
            if word.isupper() and 2 <= len(word) <= 6 and not self.cased.shouted[guess.first]:
                score[ORG] += 1.5
            elif word.isupper() and 2 <= len(word) <= 6:
                score[ORG] += 1.0
            if any(sign.isupper() for sign in word[1:]) and not word.isupper() and not word.startswith(("Mc", "Mac", "O'", "De", "Di", "La", "Le", "Van")):
                score[ORG] += 1.5
            if bits[0] & lex.CITY:
                score[GPE] += 1.3 if not bits[0] & lex.LAST else 0.7
            if bits[0] & lex.LAST:
                score[PERSON] += 0.8
            if bits[0] & lex.FIRST:
                score[PERSON] += 0.5
            return
        if bits[0] & lex.FIRST:
            score[PERSON] += 1.0
        if bits[-1] & lex.LAST:
            score[PERSON] += 0.8
        if any(bit & lex.COMMON and not bit & (lex.FIRST | lex.LAST) for bit in bits):
            score[ORG] += 0.9
        elif len(words) in {2, 3} and "&" not in words:
            score[PERSON] += 0.6
        if "&" in words or len(words) > 4:
            score[ORG] += 1.0
        if bits[0] & (lex.COMPASS | lex.CITY):
            score[GPE] += 0.6

    def _surroundings(self, guess: Guess, score: dict[EntityType, float]) -> None:
        before, after = self.word(guess.first - 1), self.word(guess.last)
        ahead, behind = self.flag(guess.first - 1), self.flag(guess.last)
        lower = after.lower()
        if guess.titled:
            score[PERSON] += 2.0
        if behind & lex.SAID and after.islower():
            score[PERSON] += 1.2 if before not in {"of", "at", "for", "from", "with", "by"} else 0.0
        elif behind & lex.ACT and after.islower():
            score[PERSON] += 0.3
        if ahead & lex.SAID and before.islower() and before not in {"called", "calls"}:
            score[PERSON] += 0.6
        if after == "," and (self.word(guess.last + 1) in {"who", "whose", "a", "an", "the"} or self._age(guess.last + 1)):
            score[PERSON] += 0.5 if self.word(guess.last + 1) != "the" else 0.2
        if before in {"a", "an"}:
            score[PERSON] -= 1.5
        if ahead & lex.PERSON_NOUN and before.islower():
            score[PERSON] += 1.2
        if ahead & lex.COMPANY_NOUN and before.islower():
            score[ORG] += 1.2
        if lower in ORG_FOLLOWERS:
            score[ORG] += 0.8
        if lower in PLACE_FOLLOWERS:
            score[GPE] += 1.0
        if before == "the":
            score[ORG] += 0.8
            score[PERSON] -= 1.0
            score[GPE] -= 0.6
        if ahead & lex.PLACE_BEFORE:
            strength = {"in": 1.2, "near": 1.2, "at": 0.2, "from": 0.4, "to": 0.2}.get(before.lower(), 0.4)
            score[GPE] += strength
            if before.lower() == "at":
                score[ORG] += 1.0
        if after == "," and self.cased.mark[guess.last + 1 : guess.last + 2] == [CAPITAL] and self._place_at(guess.last + 1):
            score[GPE] += 1.5
        if before == "(" and after == ")" and self.words[guess.first].isupper():
            score[ORG] += 1.0

    def _age(self, place: int) -> bool:
        return self.word(place).isdigit() and len(self.word(place)) == 2 and self.word(place + 1) in {",", ".", ")"}

    def _place_at(self, place: int) -> bool:
        return any(
            entry.type is GPE and entry.name == self.word(place)
            for entry in self.lexicon.known.get(self.word(place), ())
        )
