"""Walk over a text and read off the names: known ones, institutions, people, and runs that nothing is known of."""

from __future__ import annotations

import re
from functools import cache

from corpus.article import EntityType
from corpus.entities import lexicon as lex
from corpus.entities.casing import CAPITAL, SMALL, WEAK, Cased
from corpus.entities.guesses import Guess
from corpus.entities.lexicon import Entry, Lexicon
from corpus.entities.tokens import LINE_BREAK

LONGEST_NAME = 12  # tokens
JOINERS = frozenset({"of", "for", "on"})
ARTICLES = frozenset({"the"})
INITIAL = re.compile(r"(?:[^\W\d_]\.)+|[A-Z]")
PLACE_TYPES = frozenset({EntityType.GPE, EntityType.LOC})
PROPER = lex.FIRST | lex.LAST
NOT_A_NAME = lex.HEAD | lex.TITLE | lex.EVENT_HEAD | lex.LAW_HEAD | lex.DAY | lex.STATE_HEAD | lex.PLACE_HEAD


@cache
def _given_name() -> re.Pattern[str]:
    """Match a Chinese given name in pinyin: one or two syllables."""
    syllable = (
        r"(?:[bpmfdtnlgkhjqxzcsryw]|zh|ch|sh)?"
        r"(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ui|ue|er|[aeiou])"
    )
    return re.compile(rf"{syllable}(?:{syllable})?")


class Reader:
    """Reads one text from left to right; ``guesses`` holds what was found."""

    def __init__(self, cased: Cased, plain: str, taken: list[bool], lexicon: Lexicon) -> None:
        self.cased = cased
        self.tokens = cased.tokens
        self.words = cased.tokens.words
        self.forms = cased.forms
        self.mark = cased.mark
        self.plain = plain
        self.taken = taken
        self.lexicon = lexicon
        self.length = len(self.words)
        self.flags = lexicon.flags
        self.guesses: list[Guess] = []

    def read(self) -> list[Guess]:
        """Return the guesses of the whole text, in order, not overlapping."""
        place = 0
        mark, taken, known, words = self.mark, self.taken, self.lexicon.known, self.words
        while place < self.length:
            if taken[place] or (mark[place] == SMALL and words[place] not in known):
                place += 1
            elif mark[place] == SMALL:
                place = self._small(place)
            else:
                place = self._run(place)
        return self.guesses

    def _small(self, place: int) -> int:
        entry, end = self.known_name(place, self.length)
        if entry is None or not any(self.mark[at] or not self.words[at].islower() for at in range(place, end)):
            if entry is None or entry.type is not EntityType.LOC:
                return place + 1
        self._add(Guess(place, end, entry.type, entry.sure, entry.entity))
        return end

    def _add(self, guess: Guess) -> None:
        self.guesses.append(guess)

    def flag(self, place: int) -> int:
        """Return the classes of the token at ``place``, or none beyond the end."""
        return self.flags(self.forms[place]) if 0 <= place < self.length else 0

    def word(self, place: int) -> str:
        """Return the token at ``place``, or nothing beyond the ends."""
        return self.words[place] if 0 <= place < self.length else ""

    def run_end(self, start: int) -> int:
        """Return where the run of capitalised tokens that begins at ``start`` ends."""
        end = start + 1
        stop = min(self.length, start + LONGEST_NAME)
        while end < stop and not self.taken[end]:
            if self.mark[end] != SMALL:
                end += 1
                continue
            word = self.words[end]
            touching = self.tokens.touches(end)
            following = end + 1 < self.length and not self.taken[end + 1]
            if not following:
                break
            if word == "-" and touching and self.tokens.touches(end + 1) and self.words[end + 1][0].isalpha():
                if self.mark[end + 1] == SMALL and not self._given_tail(end + 1):
                    break
                end += 2
            elif (word == "&" and self.mark[end + 1]) or (
                self.flag(end) & lex.PARTICLE and word.islower() and self._particle_joins(end)
            ):
                end += 2 if self.mark[end + 1] else 3
            else:
                break
        return min(end, self.length)

    def _given_tail(self, place: int) -> bool:
        """Tell whether a small word after a hyphen ends an East Asian given name ("Jong-un")."""
        word = self.words[place]
        start = place - 3
        return (
            len(word) <= 5
            and word.islower()
            and start >= 0
            and bool(self.flag(start) & lex.EAST_SURNAME)
            and bool(self.mark[start])
        )

    def _particle_joins(self, place: int) -> bool:
        if self.mark[place + 1] == CAPITAL or (self.mark[place + 1] and self.flag(place + 1) & PROPER):
            return self.words[place] not in {"e", "y"} or bool(self.flag(place - 1) & PROPER)
        both = place + 2 < self.length and self.flag(place + 1) & lex.PARTICLE and self.mark[place + 2]
        return bool(both) and self.words[place + 1].islower()

    def _run(self, start: int) -> int:
        end = self.run_end(start)
        place = start
        while place < end:
            place = max(self._step(place, end), place + 1)
            if place > end:
                return place
        return end

    def _step(self, place: int, end: int) -> int:
        """Read one thing off the run at ``place`` and return where to go on."""
        if self.words[place] in {"-", "&"} or (self.mark[place] == SMALL and self.words[place] not in self.lexicon.known):
            return place + 1
        titled = False
        after = self.titles(place)
        entry, reach = self.known_name(place, self.length)
        if after > place and reach < after:
            if after >= self.length or self.mark[after] == SMALL or self.taken[after] or after >= end + 3:
                return self._untitled(place, after, end)
            titled, place = True, after
            end = max(end, self.run_end(place))
            entry, reach = self.known_name(place, self.length)
        return self._name(place, end, titled, entry, reach)

    def _untitled(self, place: int, after: int, end: int) -> int:
        """Pass over a title with no name after it, unless an institution begins with its words."""
        reach = self.institution(place, end, None, place)
        if reach > after and not self.flag(reach - 1) & lex.TITLE:
            self._add(Guess(place, reach, EntityType.ORG, 0.85))
            return reach
        return after

    def _name(self, place: int, end: int, titled: bool, entry: Entry | None, reach: int) -> int:
        if titled:
            known_person = entry is not None and entry.type is EntityType.PERSON
            person = reach if known_person and reach - place > 1 else self.person(place, end, True)
            if person > place and (entry is None or known_person or person > reach):
                person = max(person, reach if known_person else 0)
                entity = entry.entity if entry and known_person and reach == person else None
                self._add(Guess(place, person, EntityType.PERSON, 0.95, entity, True))
                return person
        organisation = self.institution(place, end, entry, reach)
        if organisation > reach:
            self._add(Guess(place, organisation, self._institution_type(place, organisation), 0.9))
            return organisation
        person = 0 if entry is not None and reach - place > 1 else self.person(place, end, False)
        if entry is not None and person <= reach:
            return self._known(place, end, entry, reach)
        if person > place:
            self._add(Guess(place, person, EntityType.PERSON, 0.85))
            return person
        return self._unknown(place, end)

    def _known(self, place: int, end: int, entry: Entry, reach: int) -> int:
        if entry.sure == lex.SURE:
            if entry.type is EntityType.PERSON and reach < end and self.flag(reach) & lex.PERSON_SUFFIX:
                self._add(Guess(place, reach + 1, entry.type, 0.95))
                return reach + 1
            self._add(Guess(place, reach, entry.type, entry.sure, entry.entity))
        else:
            self._add(Guess(place, reach, entry.type, entry.sure, entry.entity))
        return reach

    def _unknown(self, place: int, end: int) -> int:
        """Take the tokens up to the next thing that is known as one name of unknown type."""
        last = place + 1
        while last < end:
            word = self.words[last]
            if word == "-" and not (last + 1 < end and self.mark[last + 1] and not self._breaks(last + 1)):
                break
            if word not in {"-", "&"} and (self._breaks(last) or self.flag(last) & lex.TITLE and self.titles(last) > last):
                break
            last += 1
        while last > place + 1 and self.words[last - 1] in {"-", "&"}:
            last -= 1
        if self.mark[place] == WEAK and last - place > 1 and self.words[place + 1] not in {"-", "&"}:
            place += 1
        self._add(Guess(place, last, None, 0.0))
        return last

    def _breaks(self, place: int) -> bool:
        entry, reach = self.known_name(place, self.length)
        return entry is not None and (entry.sure == lex.SURE or reach - place > 1)

    def known_name(self, place: int, stop: int) -> tuple[Entry | None, int]:
        """Return the longest known name at ``place`` and the token after it."""
        row = self.lexicon.known.get(self.forms[place])
        if row is None:
            return None, place
        start = self.tokens.starts[place]
        shouted = self.cased.shouted[place]
        for entry in row:
            finish = start + len(entry.name)
            piece = self.plain[start:finish]
            if piece == entry.name or (shouted and piece == entry.name.upper()):
                end = self._token_at(place, finish, stop)
                if end:
                    return entry, end
        return None, place

    def _token_at(self, place: int, finish: int, stop: int) -> int:
        ends = self.tokens.ends
        while place < stop and ends[place] < finish:
            if self.taken[place]:
                return 0
            place += 1
        return place + 1 if place < stop and ends[place] == finish and not self.taken[place] else 0

    def titles(self, place: int) -> int:
        """Return the token after the titles that begin at ``place`` ("Commerce Secretary"), or ``place``."""
        at = place
        after = place
        while at < min(self.length, place + 8):
            bits = self.flag(at)
            word = self.words[at]
            if bits & lex.TITLE and (self.mark[at] or at > place):
                at = after = at + 1
                if word.lower() in {"secretary", "minister", "chief", "director", "attorney", "chairman", "officer", "king", "queen", "prince"} and self.word(at) in {"of", "for"}:
                    tail = self._office_tail(at + 1)
                    at = after = tail if tail else after
            elif bits & lex.TITLE_PART and (self.mark[at] or word in {"and"} and at > place):
                at += 1
            elif word == "-" and self.tokens.touches(at) and self.flag(at + 1) & (lex.TITLE | lex.TITLE_PART):
                at += 1
            else:
                break
        return after

    def _office_tail(self, place: int) -> int:
        """Return the token after the office in "of State", "of the Treasury", "for Economic Affairs", or 0."""
        at = place + 1 if self.word(place) == "the" else place
        begin = at
        while at < self.length and at < begin + 3 and self.mark[at] and self.flag(at) & (lex.TITLE_PART | lex.STATE_HEAD):
            at += 1
        return at if at > begin else 0

    def institution(self, place: int, end: int, entry: Entry | None, reach: int) -> int:
        """Return the token after an institution's name that begins at ``place``, or 0."""
        if entry is not None and entry.type in {EntityType.NORP, EntityType.GPE} and reach > place:
            following = self.flag(reach)
            apart = following & lex.STATE_HEAD and not (following & lex.LEAD_HEAD and self.word(reach + 1) in JOINERS)
            head = self._final_head(place, end)
            state = head and self.flag(head - 1) & lex.STATE_HEAD
            lead = self._lead(reach, end)
            if entry.type is EntityType.NORP and (apart or state or (lead and following & lex.STATE_HEAD)):
                return 0
            if self.tokens.touches(reach) and self.word(reach) == "-":
                return 0
        if entry is not None and entry.type is EntityType.PERSON and reach - place > 1:
            return 0
        led = self._lead(place, end)
        head = self._final_head(place, end)
        if led:
            return led
        return head

    def _lead(self, place: int, end: int) -> int:
        """Match "Department of …", "Council on …", with up to four words before the head."""
        for at in range(place, min(end, place + 5)):
            if self.words[at] == "-":
                return 0
            if self.flag(at) & lex.LEAD_HEAD and self.mark[at] and self.word(at + 1) in JOINERS:
                return self._tail(at + 2, at)
        return 0

    def _tail(self, place: int, head: int) -> int:
        """Follow the words after "of": capitalised words, joined by "and", "of", "&" and commas."""
        at = place + 1 if self.word(place) in ARTICLES else place
        if at >= self.length or not self.mark[at] or self.taken[at]:
            return 0
        last = 0
        while at < self.length and at < head + 14:
            if self.mark[at] and not self.taken[at]:
                if last and self.flag(at) & lex.STRONG_TITLE:
                    break
                at += 1
                last = at
                continue
            step = 2 if self.word(at + 1) in ARTICLES else 1
            word = self.words[at]
            if self.mark[at + step] if at + step < self.length else 0:
                if word in {"of", "for", "&"} or (word == "-" and self.tokens.touches(at)):
                    at += step
                    continue
                if word in {"and"} and self._continues(head, at + step):
                    at += step
                    continue
            break
        return last

    def _continues(self, head: int, place: int) -> bool:
        """Tell whether "and" joins two parts of one institution's name rather than two names."""
        if self.words[head].lower() in {"university", "republic", "kingdom", "state", "city", "bank", "house", "gulf", "bay"}:
            return False
        entry, _ = self.known_name(place, self.length)
        follows = self.word(place + 1)
        if entry is not None and entry.type is not EntityType.ORG:
            return False
        return not self.flag(place) & (lex.FIRST & ~lex.COMMON if not self.flag(place) & lex.COMMON else 0) and follows not in JOINERS

    def _final_head(self, place: int, end: int) -> int:
        """Match a run that ends in a head: "Eurasia Group", "Commerce Department", "Acacia Communications Inc."."""
        last = 0
        for at in range(place, end):
            bits = self.flag(at)
            if self.words[at] == "-" or not self.mark[at]:
                continue
            if at > place and (bits & lex.STRONG_TITLE or self._other_name(at)):
                break
            if at > place and bits & lex.HEAD:
                last = at + 1
                if self.word(at + 1) == "," and self.flag(at + 2) & lex.CORPORATE and self.mark[at + 2] and self.word(at + 2)[:2] in {"In", "Lt", "LL"}:
                    return at + 3
            elif last:
                break
        return last

    def _other_name(self, place: int) -> bool:
        entry, reach = self.known_name(place, self.length)
        return entry is not None and entry.type is EntityType.PERSON and reach - place > 1

    def _institution_type(self, place: int, end: int) -> EntityType:
        lowers = [self.words[at].lower() for at in range(place, end)]
        if lowers[0] in {"gulf", "bay", "cape", "isle", "strait", "coast"}:
            return EntityType.LOC
        if lowers[0] in {"republic", "kingdom", "state", "city", "county", "province", "district"} and "of" in lowers[:2]:
            return EntityType.GPE
        return EntityType.ORG

    def person(self, place: int, end: int, titled: bool) -> int:
        """Return the token after a person's name that begins at ``place``, or 0."""
        bits = self.flag(place)
        following = self.flag(place + 1) if place + 1 < end else 0
        if not titled and not self._opens_person(place, end, bits, following):
            return 0
        at = place
        count = 0
        while at < end and count < 5:
            word = self.words[at]
            flags = self.flag(at)
            if word == "-":
                if at + 1 < end and self.tokens.touches(at) and self.tokens.touches(at + 1) and not self._breaks(at + 1):
                    at += 2
                    continue
                break
            if flags & lex.PARTICLE and word.islower():
                at += 1
                continue
            if not self.mark[at] or word == "&" or word[0].isdigit():
                break
            if count and (flags & NOT_A_NAME and not flags & PROPER or (self._breaks(at) and not self._surname(at))):
                break
            if count and flags & lex.PERSON_SUFFIX:
                return at + 1
            if count > 1 and flags & lex.COMMON and not flags & PROPER:
                break
            at += 1
            count += 1
        while at > place and not (self.mark[at - 1] or self.words[at - 2 : at - 1] == ["-"]):
            at -= 1
        if self.word(at) == "," and self.flag(at + 1) & lex.PERSON_SUFFIX and self.word(at + 1)[0] in "JS":
            at += 2
        return at if count > 1 or titled and count else 0

    def _surname(self, place: int) -> bool:
        entry, _ = self.known_name(place, self.length)
        return entry is not None and (entry.type is EntityType.PERSON or bool(self.flag(place) & lex.LAST))

    def _opens_person(self, place: int, end: int, bits: int, following: int) -> bool:
        if place + 1 >= end or self.mark[place + 1] == SMALL and not following & lex.PARTICLE:
            return False
        word = self.forms[place]
        if following & NOT_A_NAME and not following & PROPER and not INITIAL.fullmatch(self.words[place + 1]):
            return False
        if bits & lex.FIRST:
            if bits & lex.COMMON and not following & lex.LAST:
                return False
            return True
        if bits & lex.EAST_SURNAME and self.words[place + 1] != "-":
            given = self.words[place + 1]
            return bool(_given_name().fullmatch(given.lower())) or self.word(place + 2) == "-" and self.tokens.touches(place + 2)
        if INITIAL.fullmatch(word) and len(word) > 1 and word not in self.lexicon.known:
            return bool(following) or self.mark[place + 1] == CAPITAL
        return bool(INITIAL.fullmatch(self.words[place + 1])) and len(self.words[place + 1]) == 2 and place + 2 < end


def read(cased: Cased, plain: str, taken: list[bool], lexicon: Lexicon) -> list[Guess]:
    """Return the names of a text as guesses; tokens that are ``taken`` (by dates, amounts) are passed over."""
    return Reader(cased, plain, taken, lexicon).read()


__all__ = ["LINE_BREAK", "Reader", "read"]
