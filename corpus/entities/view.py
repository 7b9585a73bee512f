"""A text as the rules see it: tokens, their forms and marks, what is taken already, and what is known."""

from __future__ import annotations

from bisect import bisect_left

from corpus.entities import lexicon as lex
from corpus.entities.casing import CAPITAL, SMALL, Cased
from corpus.entities.guesses import Guess
from corpus.entities.lexicon import Entry, Lexicon
from corpus.entities.tokens import word_set

LONGEST_NAME = 12  # tokens
MANY = 4  # names with one first word
POSSESSIVES = frozenset({"'s", "’s"})
OFFICERS = word_set("Sheriff Attorney Governor Mayor Coroner Prosecutor Examiner General Marshal Defender")
HOUSES = word_set("hospital college church cathedral school theatre theater chapel hall inn hospice infirmary academy")
GROUPS = word_set("people women children men workers farmers citizens veterans nurses teachers students lloyd")


class View:
    """Read access to one text for the rules; places are indexes of tokens."""

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
        self.bits = list(map(lexicon.flags, cased.forms))
        self.fixed: dict[int, Guess] = {}  # names that their place in a dateline or a byline tells
        self.evidence: dict[tuple[int, int], tuple[tuple[str, str], ...]] = {}  # for names
        self._asked = -1  # the place that was asked for last: rules ask for one again and again
        self._answer: tuple[Entry | None, int] = None, -1
        self._rows: dict[tuple[str, str], list[Entry]] = {}
        self._heads: list[int] | None = None

    def flag(self, place: int) -> int:
        """Return the classes of the token at ``place``, or none beyond the ends."""
        return self.bits[place] if 0 <= place < self.length else 0

    def name_at(self, place: int) -> None:
        """Read the word at ``place`` as part of a name, in small letters but its first where it has capitals only."""
        self.mark[place] = CAPITAL
        form = self.forms[place]
        if form.isupper() and len(form) > 2:
            self.forms[place] = form.title()
            self.bits[place] = self.flags(self.forms[place])

    def word(self, place: int) -> str:
        """Return the token at ``place``, or nothing beyond the ends."""
        return self.words[place] if 0 <= place < self.length else ""

    def capital(self, place: int) -> bool:
        """Tell whether a token has a capital that may mean something and is not part of an amount."""
        return 0 <= place < self.length and self.mark[place] != SMALL and not self.taken[place]

    def hyphen(self, place: int) -> bool:
        """Tell whether the token at ``place`` is a hyphen that ties its neighbours together."""
        return (
            place + 1 < self.length
            and self.words[place] == "-"
            and self.tokens.touches(place)
            and self.tokens.touches(place + 1)
        )

    def known_name(self, place: int) -> tuple[Entry | None, int]:
        """Return the longest known name at ``place`` and the token after it."""
        row = self.lexicon.known.get(self.forms[place])
        if row is None:
            return None, place
        if place != self._asked:
            self._asked, self._answer = place, self._match(place, row)
        return self._answer

    def _match(self, place: int, row: list[Entry]) -> tuple[Entry | None, int]:
        shouted = self.cased.shouted[place]
        if len(row) > MANY and not shouted:
            kept = self._rows.get((self.forms[place], self.word(place + 1)))
            row = self._beginning(place, row) if kept is None else kept
            if len(row) == 1 and len(row[0].name) == len(self.words[place]):
                return (None, place) if self.taken[place] else (row[0], place + 1)
        start = self.tokens.starts[place]
        for entry in row:
            finish = start + len(entry.name)
            piece = self.plain[start:finish]
            if piece == entry.name or (shouted and piece == entry.name.upper()):
                end = self._token_at(place, finish)
                if end:
                    return entry, end
        return None, place

    def _beginning(self, place: int, row: list[Entry]) -> list[Entry]:
        """Keep of the names with one first word those that the word after it does not rule out."""
        form, following = self.forms[place], self.word(place + 1)
        plain, length = following.replace("’", "'"), len(self.words[place])
        if length == len(form) and plain:
            row = self.lexicon.going_on(form, plain[0])
        kept = [entry for entry in row if entry.name[length:].lstrip().startswith(plain) or len(entry.name) <= length]
        self._rows[form, following] = kept
        return kept

    def has_head(self, place: int, end: int) -> bool:
        """Tell whether a word between two tokens is the head of an institution's name."""
        if self._heads is None:
            self._heads = [at for at, bits in enumerate(self.bits) if bits & lex.ANY_HEAD]
        at = bisect_left(self._heads, place)
        return at < len(self._heads) and self._heads[at] < end

    def names_at(self, place: int) -> list[tuple[Entry, int]]:
        """Return all known names at ``place``, longest first."""
        start = self.tokens.starts[place]
        found = []
        for entry in self.lexicon.known.get(self.forms[place], ()):
            if self.plain.startswith(entry.name, start):
                end = self._token_at(place, start + len(entry.name))
                if end:
                    found.append((entry, end))
        return found

    def _token_at(self, place: int, finish: int) -> int:
        ends = self.tokens.ends
        while place < self.length and ends[place] < finish:
            if self.taken[place]:
                return 0
            place += 1
        return place + 1 if place < self.length and ends[place] == finish and not self.taken[place] else 0

    def breaks(self, place: int) -> bool:
        """Tell whether a name that is surely known begins at ``place``."""
        entry, reach = self.known_name(place)
        return entry is not None and (entry.sure == lex.SURE or reach - place > 1)

    def run_end(self, start: int) -> int:
        """Return where the run of capitalised tokens that begins at ``start`` ends."""
        end = start + 1
        stop = min(self.length, start + LONGEST_NAME)
        while end < stop:
            if self.capital(end):
                end += 1
                continue
            step = self._joined(end)
            if not step:
                break
            end += step
        return min(end, self.length)

    def _joined(self, place: int) -> int:
        """Return how many tokens the mark or particle at ``place`` ties to the run before it, 0 for none."""
        word = self.words[place]
        if place + 1 >= self.length or self.taken[place] or self.taken[place + 1]:
            return 0
        if self.hyphen(place) and self.words[place + 1][0].isalpha():
            return 2 if self.mark[place + 1] != SMALL or self._given_tail(place + 1) else 0
        if word in POSSESSIVES and self._names_house(place):
            return 2
        if word in {"'", "’"} and self.words[place - 1][-1:] == "s" and self._plural_owns(place):
            return 2
        if word == "&" or (word in POSSESSIVES and self.words[place - 1].lower() in GROUPS):
            return 2 if self.mark[place + 1] != SMALL else 0
        if word in {"al", "el", "ul", "ur"} and self.hyphen(place + 1) and self.capital(place + 2):
            return 3
        if word.islower() and self.flag(place) & lex.PARTICLE and self._particle_joins(place):
            return 2 if self.mark[place + 1] != SMALL else 3
        return 0

    def _plural_owns(self, place: int) -> bool:
        """Tell whether a body's head follows a plural's possessive ("Farmers' Union", "Girls' High School")."""
        if not (self.tokens.touches(place) and self.flag(place - 1) & lex.COMMON):
            return False
        following = range(place + 1, min(self.length, place + 4))
        heads = [at for at in following if self.flag(at) & lex.ORG_HEAD]
        if not heads or not all(self.mark[at] for at in range(place + 1, heads[0] + 1)):
            return False
        self.mark[place + 1] = CAPITAL  # it is no closing quotation mark before it
        return True

    def _names_house(self, place: int) -> bool:
        """Tell whether a possessive stands inside the name of a house ("St Anne's Hospital", "King's College")."""
        if self.words[place - 1] in OFFICERS and self.words[place + 1] in {"Department", "Office"}:
            return True
        if self.words[place + 1].lower() not in HOUSES or not self.capital(place + 1):
            return False
        entry, reach = self.known_name(place - 1)
        return entry is None or entry.sure < lex.SURE or reach != place

    def _given_tail(self, place: int) -> bool:
        """Tell whether a small word after a hyphen ends an East Asian given name ("Kim Jong-un")."""
        word = self.words[place]
        if len(word) > 5 or not word.islower() or place < 3 or not self.capital(place - 3):
            return False
        bits = self.flag(place)
        return bool(self.flag(place - 3) & lex.EAST_SURNAME) or not (bits & lex.COMMON or self.breaks(place - 2))

    def given_name_with_hyphen(self, place: int) -> bool:
        """Tell whether the token at ``place`` begins a given name like "Jong-un"."""
        return (
            place + 2 < self.length
            and self.hyphen(place + 1)
            and self.words[place + 2].islower()
            and self._given_tail(place + 2)
        )

    def _particle_joins(self, place: int) -> bool:
        following = self.flag(place + 1)
        if self.mark[place + 1] == CAPITAL or (self.mark[place + 1] != SMALL and following & (lex.FIRST | lex.LAST)):
            return self.words[place] not in {"e", "y"} or bool(self.flag(place - 1) & (lex.FIRST | lex.LAST))
        both = place + 2 < self.length and following & lex.PARTICLE and self.capital(place + 2)
        return bool(both) and self.words[place + 1].islower()
