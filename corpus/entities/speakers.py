"""Say who speaks a quotation, from the words around it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from corpus.article import EntityType, Mention
from corpus.entities import lexicon as lex
from corpus.entities.lexicon import Lexicon
from corpus.entities.quotation import Quotation
from corpus.entities.tokens import LINE_BREAK, Tokens, word_set

SPEAKING = frozenset({EntityType.PERSON, EntityType.ORG, EntityType.GPE})
STOPS = frozenset({".", "!", "?", LINE_BREAK})
MARKS = frozenset('“”"')
MALE_OR_FEMALE = frozenset({"he", "she"})
ANY_BODY = word_set("company firm maker manufacturer giant carrier group newspaper union organization organisation")
NAMED_BODY = word_set("bank department ministry agency commission committee council court university institute")
STATE_WORDS = (
    "department",
    "ministry",
    "white house",
    "congress",
    "senate",
    "house of",
    "commission",
    "committee",
    "court",
)
WINDOW = 40  # tokens looked at on either side


class Speakers:
    """Finds the speakers of one text's quotations, in order."""

    def __init__(
        self, tokens: Tokens, mentions: Sequence[Mention], lexicon: Lexicon, spoken: Sequence[Quotation] = ()
    ) -> None:
        self.tokens = tokens
        self.words = tokens.words
        self.mentions = mentions
        self.lexicon = lexicon
        self.starts = [mention.start for mention in mentions]
        self.at: dict[int, Mention] = {}
        self.ending: dict[int, Mention] = {}
        for mention in mentions:
            self.at[bisect_left(tokens.starts, mention.start)] = mention
            self.ending[bisect_left(tokens.ends, mention.end) + 1] = mention
        self.edges = {quote.first for quote in spoken} | {quote.last - 1 for quote in spoken}
        self.last_speaker: str | None = None
        self.last_spoken = -1
        self.attributed = False  # the text says that somebody speaks, whoever that is

    def flag(self, place: int) -> int:
        """Return the classes of the token at ``place``."""
        return self.lexicon.flags(self.words[place]) if 0 <= place < len(self.words) else 0

    def is_mark(self, place: int) -> bool:
        """Tell whether the token at ``place`` is a quotation mark, and not an apostrophe."""
        return self.words[place] in MARKS or place in self.edges

    def attributing(self, place: int) -> bool:
        """Tell whether the token at ``place`` is a verb of saying."""
        return bool(self.flag(place) & lex.ATTRIBUTING) and self.words[place].islower()

    def speaker(self, quote: Quotation, previous: Quotation | None) -> str | None:
        """Return the canonical name of who speaks ``quote``, if the text says so."""
        self.attributed = False
        found = self._after(quote) or self._before(quote)
        if found is None and not self.attributed:
            found = self._carried(quote, previous)
        if found is not None:
            self.last_speaker, self.last_spoken = found, quote.last
        return found

    def _after(self, quote: Quotation) -> str | None:
        """Look for "…," X said / said X / according to X behind the quotation."""
        start = quote.last
        stop = self._sentence_end(start)
        inner = self.words[quote.last - 2]
        if inner == "." or stop == start:
            return None
        place = start
        if self.words[start] == "," and inner != ",":
            place = start + 1
        for verb in range(place, min(stop, place + 14)):
            if self.is_mark(verb):
                return None
            if self.words[verb] in {"according", "According"} and self.words[verb + 1 : verb + 2] == ["to"]:
                return self._object(verb + 2, stop)
            if not self.attributing(verb):
                continue
            self.attributed = True
            if verb == place or (verb == place + 1 and self.flag(place) & lex.AUXILIARY):
                return self._object(verb + 1, stop)
            return self._subject(verb, place)
        return None

    def _sentence_end(self, place: int) -> int:
        stop = min(len(self.words), place + WINDOW)
        for at in range(place, stop):
            if self.words[at] in STOPS:
                return at
        return stop

    def _sentence_start(self, place: int) -> int:
        stop = max(0, place - WINDOW * 2)
        at = place
        while at > stop and self.words[at - 1] not in STOPS:
            at -= 1
        return at

    def _object(self, place: int, stop: int) -> str | None:
        """Return who is named after "said" or "according to": a person rather than the body they speak for."""
        body: str | None = None
        for at in range(place, min(stop, place + 16)):
            word = self.words[at]
            mention = self.at.get(at)
            if self.is_mark(at) or (word == "," and (body or at > place + 8) and not self._names_aide(at)):
                break
            if mention is not None:
                if mention.type is EntityType.PERSON and not self._owns(mention):
                    return mention.entity
                if mention.type in SPEAKING and body is None:
                    body = mention.entity
            elif at == place and word.lower() in MALE_OR_FEMALE:
                return self._person_before(self.tokens.starts[place])
            elif word == "the" and self.words[at + 1 : at + 2] and body is None:
                body = self._definite(at + 1)
        return body

    def _owns(self, mention: Mention) -> bool:
        """Tell whether a possessive follows a mention."""
        after = bisect_left(self.tokens.ends, mention.end) + 1
        return self.words[after : after + 1] in (["'s"], ["’s"])

    def _names_aide(self, comma: int) -> bool:
        """Tell whether a comma parts an aide's office from the name ("Ann Roe's lawyer, Tom Hale")."""
        mention = self.at.get(comma + 1)
        return bool(self.flag(comma - 1) & (lex.PERSON_NOUN | lex.TITLE)) and (
            mention is not None and mention.type is EntityType.PERSON
        )

    def _subject(self, verb: int, stop: int) -> str | None:
        """Return the subject of the verb at ``verb``, not looking before token ``stop``."""
        if self.flag(verb) & lex.PARTICIPLE:
            return self._main_subject(verb, stop)
        at = verb
        while at > stop:
            before = at - 1
            mention = self.ending.get(at)
            word = self.words[before].lower()
            if mention is not None and mention.type is EntityType.DATE:
                at = bisect_left(self.tokens.starts, mention.start)
            elif mention is not None:
                before = self._before_body(mention)
                if mention.type is EntityType.PERSON or before <= stop:
                    return mention.entity if mention.type in SPEAKING else None
                at = before
            elif word in {"he", "she"}:
                return self._person_before(self.tokens.starts[before])
            elif word in {"it", "they"}:
                return self._body_before(self.tokens.starts[before])
            elif self.flag(before) & lex.AUXILIARY or word in {"on", "in", "at"} or word.endswith("ly"):
                at = before
            elif word == ",":
                at = self._over_apposition(before, stop)
            else:
                return self._noun(before, stop)
        return None

    def _before_body(self, mention: Mention) -> int:
        """Return the token at which "of the …", "at …" begins before a body, or 0: the speaker stands before it."""
        place = bisect_left(self.tokens.starts, mention.start) - 1
        if place > 0 and self.words[place] == "the":
            place -= 1
        return place if place > 0 and self.words[place] in {"of", "at", "from", "with"} else 0

    def _over_apposition(self, comma: int, stop: int) -> int:
        """Go from the comma that ends an apposition to before the one that begins it, behind a name."""
        for at in range(comma - 1, stop, -1):
            if self.words[at] == "," and at in self.ending and self.ending[at].type in SPEAKING:
                return at
        return comma

    def _noun(self, noun: int, stop: int) -> str | None:
        """Resolve "the company said", "the senator said" and "the Commerce Department's order said"."""
        if self.words[noun] == "old" and self.words[noun - 1] == "-":
            return self._person_before(self.tokens.starts[noun])  # "the 43-year-old said"
        if self.flag(noun) & (lex.PERSON_NOUN | lex.TITLE) and self.words[noun - 1].lower() == "the":
            return self._office_holder(noun)
        if self.words[noun].lower() in ANY_BODY | NAMED_BODY:
            found = self._definite(noun)
            if found is not None:
                return found
        for at in range(noun, max(stop, noun - 6) - 1, -1):
            mention = self.ending.get(at)
            if mention is None or self.words[at] not in {"'s", "’s", "'", "’"}:
                continue
            if mention.type is EntityType.ORG or (mention.type is EntityType.GPE and self._speaks_for_state(at, noun)):
                return mention.entity
        return None

    def _speaks_for_state(self, place: int, noun: int) -> bool:
        """Tell whether the words behind a state's name are a part of its government ("China's foreign ministry")."""
        return noun - place <= 4 and bool(self.flag(noun) & (lex.STATE_HEAD | lex.COMPANY_NOUN))

    def _office_holder(self, noun: int) -> str | None:
        """Return the last person named with the title at ``noun``, or the last speaker if nobody came since."""
        title = self.words[noun].lower()
        place = bisect_left(self.starts, self.tokens.starts[noun])
        others = False
        for mention in reversed(self.mentions[max(0, place - 40) : place]):
            if mention.type is not EntityType.PERSON:
                continue
            token = bisect_left(self.tokens.starts, mention.start)
            if token and self.words[token - 1].lower() == title:
                return mention.entity
            others = others or (mention.entity != self.last_speaker and token >= self.last_spoken)
        speaker = self.last_speaker
        near = noun - self.last_spoken <= 2 * WINDOW and LINE_BREAK not in self.words[self.last_spoken : noun]
        return speaker if speaker is not None and near and not others and self._is_person(speaker) else None

    def _definite(self, noun: int) -> str | None:
        """Return the body that "the company", "the ministry" means: the last one named that it can mean."""
        word = self.words[noun].lower()
        if word not in ANY_BODY | NAMED_BODY or self.words[noun - 1].lower() not in {"the", "this", "that"}:
            return None
        place = bisect_left(self.starts, self.tokens.starts[noun])
        for mention in reversed(self.mentions[max(0, place - 60) : place]):
            if mention.type is not EntityType.ORG:
                continue
            name = mention.entity.lower()
            if word in name if word in NAMED_BODY else not any(part in name for part in STATE_WORDS):
                return mention.entity
        return None

    def _main_subject(self, verb: int, stop: int) -> str | None:
        """Return the first name of the sentence, for "…, adding that"."""
        for at in range(stop, verb):
            mention = self.at.get(at)
            if mention is not None and mention.type in {EntityType.PERSON, EntityType.ORG}:
                return mention.entity
            if at < stop + 2 and self.words[at].lower() in MALE_OR_FEMALE:
                return self._person_before(self.tokens.starts[at])
        return None

    def _person_before(self, offset: int) -> str | None:
        """Return who "he" or "she" is: the last speaker, or a person named as a sentence's subject since."""
        place = bisect_right(self.starts, offset)
        fallback: str | None = None
        for mention in reversed(self.mentions[max(0, place - 40) : place]):
            if mention.type is not EntityType.PERSON or mention.start >= offset:
                continue
            token = bisect_left(self.tokens.starts, mention.start)
            if token < self.last_spoken and self.last_speaker is not None and self._is_person(self.last_speaker):
                return self.last_speaker
            if token - self._sentence_start(token) <= 4 or self._acts(token, mention):
                return mention.entity
            fallback = fallback or mention.entity
        return fallback

    def _acts(self, token: int, mention: Mention) -> bool:
        """Tell whether a verb of saying stands beside a name, or behind the comma after it."""
        after = bisect_left(self.tokens.ends, mention.end) + 1
        if self.attributing(token - 1) or self.attributing(after):
            return True
        return self.words[after : after + 1] == [","] and self.attributing(after + 1)

    def _is_person(self, name: str) -> bool:
        return any(mention.entity == name and mention.type is EntityType.PERSON for mention in self.mentions[-400:])

    def _body_before(self, offset: int) -> str | None:
        place = bisect_right(self.starts, offset)
        for mention in reversed(self.mentions[max(0, place - 20) : place]):
            if mention.type is EntityType.ORG:
                return mention.entity
        return None

    def _before(self, quote: Quotation) -> str | None:
        """Look for X said …, "…" before the quotation, in its sentence."""
        start = self._sentence_start(quote.first)
        if start == quote.first:
            return self._announced(start)
        if self.words[quote.first - 1] in {"'s", "’s"}:
            return None
        for verb in range(quote.first - 1, start - 1, -1):
            if self.is_mark(verb) and self.words[verb] not in "“‘" and verb < quote.first - 1:
                return None
            if self.words[verb] in {"according", "According"} and self.words[verb + 1 : verb + 2] == ["to"]:
                return self._object(verb + 2, quote.first)
            if self.attributing(verb) or self.words[verb : verb + 2] == ["put", "it"]:
                found = self._subject(verb, start)
                if found is not None:
                    return found
        return self._introduced(start) if self.words[quote.first - 1] == ":" else None

    def _introduced(self, start: int) -> str | None:
        """Return whose words follow a colon that no verb stands before: "Ann Roe, a farmer: “…”"."""
        mention = self.at.get(start)
        return mention.entity if mention is not None and mention.type is EntityType.PERSON else None

    def _announced(self, start: int) -> str | None:
        """Look at the end of the paragraph before: "Mr. Trump wrote on Twitter:"."""
        if start < 2 or self.words[start - 1] != LINE_BREAK or self.words[start - 2] != ":":
            return None
        begin = self._sentence_start(start - 2)
        for verb in range(start - 2, begin, -1):
            if self.attributing(verb):
                found = self._subject(verb, begin)
                if found is not None:
                    return found
        return None

    def _carried(self, quote: Quotation, previous: Quotation | None) -> str | None:
        """Carry the speaker on to a quotation that follows in the same paragraph, or that a paragraph's break parts."""
        if previous is None or self.last_speaker is None or self.last_spoken != previous.last:
            return None
        between = self.words[previous.last : quote.first]
        if previous.open and len(between) == 1:
            return self.last_speaker
        if LINE_BREAK in between or len(between) > WINDOW:
            return None
        sentences = sum(1 for word in between if word in STOPS)
        inner = self.words[previous.last - 2] in STOPS
        whole = self.words[quote.first + 1][:1].isupper() and sentences + inner == 1 and (inner or between[-1] in STOPS)
        return self.last_speaker if whole else None
