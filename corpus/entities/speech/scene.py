"""A text as it is searched for speakers: its sentences as they run on over quotations, and who stands where."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from corpus.article import EntityType, Mention
from corpus.entities import lexicon as lex
from corpus.entities.genders import VOTING
from corpus.entities.lexicon import Lexicon
from corpus.entities.speech.quotation import MARKS, Quotation, quotations
from corpus.entities.speech.verbs import (
    ANY_FORM,
    BASE,
    BEFORE_BASE,
    BEFORE_NOUN,
    NOUNS_TOO,
    PASSIVE,
    PHRASAL,
    REPORTING,
    UNSAID,
)
from corpus.entities.tokens import LINE_BREAK, Tokens

CITING = frozenset({"according", "According"})
STOPS = frozenset({".", "!", "?", "…", LINE_BREAK})
FOR = frozenset({"for", "of", "from", "at", "with", "by", "to"})
PREPOSITIONS = FOR | {"on", "in", "about", "against", "over"}
KEYS = STOPS | MARKS | ANY_FORM | CITING | VOTING.keys()
PADDING = ("",) * 128  # behind the words of a text, which are looked at on both sides of a place without a check
LONGEST_SENTENCE = 250  # tokens on either side
ATTRIBUTION = 8  # tokens after "…?” in which a verb of saying makes the sentence go on
SHORTENED = ("’d", "'d", "’ll", "'ll")  # would, will
JOINING = frozenset({"and", "who", "which", "then"})
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
SPEAKING = frozenset({EntityType.PERSON, EntityType.ORG})
NAMED = frozenset({EntityType.PERSON, EntityType.ORG, EntityType.GPE})


class Scene:
    """Read access to one text: places are indexes of tokens."""

    def __init__(self, tokens: Tokens, mentions: Sequence[Mention], lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.length = len(tokens)
        self.words = [*tokens.words, *PADDING]
        self.word: Callable[[int], str] = self.words.__getitem__  # the token at a place, nothing beyond the ends
        self.mentions = mentions
        self.lexicon = lexicon
        words = tokens.words
        keys = [place for place, word in enumerate(words) if word in KEYS]
        self.quotations = list(quotations(tokens, [place for place in keys if words[place] in MARKS]))
        self.inside = bytearray(self.length + len(PADDING))  # 1 where a token is quoted
        self.opening: dict[int, Quotation] = {}
        for quotation in self.quotations:
            self.inside[quotation.first : quotation.last] = b"\1" * (quotation.last - quotation.first)
            self.opening[quotation.first] = quotation
        self.at: dict[int, Mention] = {}
        self.ending: dict[int, Mention] = {}
        self.places: list[int] = []
        starts, ends = tokens.starts, tokens.ends
        first = 0
        for mention in mentions:
            first = bisect_left(starts, mention.start, first)
            self.places.append(first)
            self.at[first] = mention
            self.ending[bisect_left(ends, mention.end, first) + 1] = mention
        inside = self.inside
        self.verbs = [place for place in keys if words[place] in ANY_FORM and not inside[place]]
        self.citing = [place for place in keys if words[place] in CITING and self.word(place + 1) == "to"]
        self.pronouns = [place for place in keys if words[place] in VOTING and not inside[place]]
        self.breaks = self._breaks([place for place in keys if words[place] in STOPS])

    def lower(self, place: int) -> str:
        """Return the token at ``place`` in small letters."""
        return self.words[place].lower()

    def flag(self, place: int) -> int:
        """Return the classes of the token at ``place``."""
        return self.lexicon.flags(self.words[place])

    def first_of(self, mention: Mention) -> int:
        """Return the token at which a mention begins."""
        return bisect_left(self.tokens.starts, mention.start)

    def end_of(self, mention: Mention) -> int:
        """Return the token after a mention."""
        return bisect_left(self.tokens.ends, mention.end) + 1

    def owns(self, mention: Mention) -> bool:
        """Tell whether a possessive follows a mention."""
        return self.word(self.end_of(mention)) in POSSESSIVES

    def reports(self, place: int) -> bool:
        """Tell whether the token at ``place`` is a verb of saying, outside of all quotations."""
        word = self.words[place]
        if word not in REPORTING:
            return word in BASE and self._says(place) and not self.inside[place]
        if self.inside[place] or (word in NOUNS_TOO and self.lower(place - 1) in BEFORE_NOUN):
            return False
        return word not in PHRASAL or self.word(place + 1) in PHRASAL[word]

    def _says(self, place: int) -> bool:
        """Tell whether a verb without an ending reports: "to warn", "critics note", but not "refused to say"."""
        before = self.lower(place - 1)
        if before in BEFORE_BASE or before.endswith(SHORTENED):
            return before != "to" or self.lower(place - 2) not in UNSAID
        return before.endswith("s") and place - 1 not in self.at and self.lexicon.is_common(before)

    def passive(self, verb: int) -> bool:
        """Tell whether a verb is a passive's participle: "was called"."""
        before = verb - 1
        while before > verb - 4 and (self.word(before).endswith("ly") or self.word(before) in {"also", "once", "not"}):
            before -= 1
        return self.word(before) in PASSIVE

    def verbs_between(self, first: int, last: int) -> list[int]:
        """Return the places of the verbs of saying from token ``first`` to before ``last``."""
        found = self.verbs[bisect_left(self.verbs, first) : bisect_left(self.verbs, last)]
        return [place for place in found if self.reports(place)]

    def sentence(self, place: int) -> tuple[int, int]:
        """Return the sentence that the token at ``place`` is in, without the mark or line break that ends it.

        Of an endless one it is what stands near.
        """
        after = bisect_right(self.breaks, place)
        start = self.breaks[after - 1] if after else 0
        end = self.breaks[after] if after < len(self.breaks) else self.length
        if end > start and self.words[end - 1] in STOPS and not self.inside[end - 1]:
            end -= 1
        return max(start, place - LONGEST_SENTENCE), min(end, place + LONGEST_SENTENCE)

    def begins_paragraph(self, place: int) -> bool:
        """Tell whether the token at ``place`` is the first of its paragraph."""
        return place == 0 or self.words[place - 1] == LINE_BREAK

    def people(self, first: int, last: int) -> list[Mention]:
        """Return the people named between two tokens, outside of quotations."""
        row = range(bisect_left(self.places, first), bisect_left(self.places, last))
        return [
            self.mentions[index]
            for index in row
            if self.mentions[index].type is EntityType.PERSON and not self.inside[self.places[index]]
        ]

    def _breaks(self, stops: Sequence[int]) -> list[int]:
        """Return the tokens before which a sentence ends: a stop inside a quotation ends one only at its end."""
        words, inside = self.words, self.inside
        closing = {quotation.close: quotation.last for quotation in self.quotations if not quotation.open}
        found = []
        for place in stops:
            if not inside[place]:
                if words[place] != "." or not (self._in_number(place) or self._in_brackets(place)):
                    found.append(place + 1)
            elif place + 1 in closing and self._ends_with_quote(place, closing[place + 1]):
                found.append(closing[place + 1])
        return found

    def _in_number(self, stop: int) -> bool:
        """Tell whether a full stop is a decimal point ("RM4.2")."""
        return self.words[stop + 1][:1].isdigit() and self.tokens.touches(stop + 1)

    def _in_brackets(self, stop: int) -> bool:
        """Tell whether a full stop ends only what stands between brackets: "(R-Ky.) said"."""
        return self.word(stop + 1) == ")" and (self.word(stop + 2) in {",", ";"} or self.word(stop + 2).islower())

    def _ends_with_quote(self, stop: int, last: int) -> bool:
        """Tell whether the sentence ends too with the stop at ``stop``, a quotation ending before token ``last``."""
        after = self.word(last)
        if not after or after == LINE_BREAK:
            return False  # the line break ends it
        if after[0].islower() or after in STOPS or after in {",", ";", ":", "—", "–"}:
            return False
        if self.words[stop] == ".":
            return True
        for place in range(last, min(last + ATTRIBUTION, self.length)):
            if self.words[place] in STOPS or self.inside[place]:
                break
            if self.words[place] in REPORTING:
                return False
        return True

    def is_adverb(self, place: int) -> bool:
        """Tell whether the token at ``place`` may stand between a subject and its verb."""
        word = self.words[place]
        return (bool(self.flag(place) & lex.AUXILIARY) and word not in JOINING) or (
            word.islower() and word.endswith("ly") and len(word) > 4
        )
