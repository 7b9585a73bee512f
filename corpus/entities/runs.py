"""Walk over a text and read off the names: known ones, institutions, people, and runs that nothing is known of."""

from __future__ import annotations

from corpus.article import EntityType
from corpus.entities import lexicon as lex
from corpus.entities.casing import CAPITAL, SMALL, WEAK
from corpus.entities.edges import begins_person, edged, goes_on, is_trade, may_be_given
from corpus.entities.extents import TIES, act_end, eastern_end, model_end, whole
from corpus.entities.guesses import Guess
from corpus.entities.institutions import institution_end, institution_type, joint_end
from corpus.entities.lexicon import Entry
from corpus.entities.openings import LEADING, led
from corpus.entities.people import PROPER, person_end
from corpus.entities.shortening import PARTICLES
from corpus.entities.titles import title_end
from corpus.entities.view import View

TAGS = frozenset("#@")
JOINTS = frozenset({"and", "&"})
PERSON = EntityType.PERSON
NAMESAKE = 0.93
TITLES = lex.TITLE | lex.TITLE_PART


def read(view: View) -> list[Guess]:
    """Return the names of a text as guesses, in order, not overlapping; tokens that are taken are passed over."""
    return _Reader(view).read()


class _Reader:
    def __init__(self, view: View) -> None:
        self.view = view
        self.guesses: list[Guess] = []
        self.surnames: set[str] = set()
        self.headless = 0  # up to which token no institution's name can end

    def read(self) -> list[Guess]:
        view = self.view
        mark, taken, known, fixed = view.mark, view.taken, view.lexicon.known, view.fixed
        reach = 0
        for place, form in enumerate(view.forms):
            if place < reach or not (mark[place] or form in known):
                continue
            if place in fixed:
                reach = self._add(fixed[place])
            elif not taken[place]:
                reach = self._run(place) if mark[place] else self._small(place)
        return self.guesses

    def _is_surname(self, place: int, after: int) -> bool:
        """Tell whether a title with no name behind it is the surname of somebody named before ("Doctor says")."""
        view = self.view
        word = view.words[place]
        if (
            after != place + 1
            or word not in self.surnames
            or view.capital(after)
            or view.word(place - 1).lower() == "the"
        ):
            return False
        return view.mark[place] == CAPITAL or word.lower() not in view.cased.lower

    def _add(self, guess: Guess) -> int:
        if guess.type is PERSON and guess.last - guess.first > 1:
            self.surnames.add(self.view.words[guess.last - 1])
        guess = edged(self.view, guess)
        self.guesses.append(guess)
        return guess.last

    def _small(self, place: int) -> int:
        """Read a known name that begins with a small letter, or with a word whose capital says nothing."""
        entry, end = self.view.known_name(place)
        if (
            entry is None
            or entry.sure <= lex.MAYBE
            or not (entry.type is EntityType.LOC or any(sign.isupper() for sign in entry.name))
        ):
            return place + 1
        if entry.type is EntityType.PRODUCT and model_end(self.view, end) > end:
            return self._add(Guess(place, model_end(self.view, end), entry.type, entry.sure))
        return self._add(Guess(place, end, entry.type, entry.sure, entry.entity))

    def _run(self, start: int) -> int:
        end = self.view.run_end(start)
        if not self.view.has_head(start, end):
            self.headless = end
        place = start
        while place < end:
            place = max(self._step(place, end), place + 1)
        return place

    def _step(self, place: int, end: int) -> int:
        """Read one thing off the run at ``place`` and return where to go on."""
        view = self.view
        word = view.words[place]
        if place > 0 and view.words[place - 1] in TAGS and view.tokens.touches(place):
            return place + 1  # "#BestDay"
        leads = view.bits[place] & (lex.LEAD | lex.SHIP | lex.COMPASS) or word in LEADING
        told = led(view, place, end) if leads and view.mark[place] != SMALL else None
        if told is not None:
            self._add(told)
            return told.last
        if view.words[place] in TIES or (view.mark[place] == SMALL and view.forms[place] not in view.lexicon.known):
            return place + 1
        after = title_end(view, place) if view.bits[place] & TITLES else place
        if after > place and view.capital(after) and view.flag(after) & lex.ORG_HEAD and not view.flag(after) & PROPER:
            after = place  # "White House and Justice | Department"
        if self._is_surname(place, after):
            return self._add(Guess(place, place + 1, PERSON, NAMESAKE))
        entry, reach = self._known_name(place)
        body = self._body_before_title(place, after, end, entry, reach) if after - place > 2 else 0
        if body and view.capital(after):
            known = entry is not None and body == reach
            self._add(whole(view, place, reach, entry, reach) if known and entry else self._institution(place, body))
            return self._titled(after, max(end, view.run_end(after)))
        if body:
            after = place  # "House Energy and Commerce | aide"
        if after <= place or reach >= after:
            return self._name(place, end, entry, reach)
        if not view.capital(after) and not (view.flag(after) & lex.PARTICLE and view.capital(after + 1)):
            return self._untitled(place, after, end)
        return self._titled(after, max(end, view.run_end(after)))

    def _body_before_title(self, place: int, after: int, end: int, entry: Entry | None, reach: int) -> int:
        """Return the token after a body whose officer's title ends at ``after``, or 0.

        "White House | Press Secretary …", "Labour Party | leader …"
        """
        view = self.view
        known = entry is not None and entry.type is EntityType.ORG and 1 < reach - place < after - place
        last = reach if known else 0
        if not known and not view.mark[after - 1]:
            last = institution_end(view, place, end, entry, reach)
        if not place < last < after:
            return 0
        return last if title_end(view, last) == after or not any(view.mark[last:after]) else 0

    def _institution(self, place: int, end: int) -> Guess:
        return Guess(place, end, EntityType.ORG, self._trust(place, end))

    def _known_name(self, place: int) -> tuple[Entry | None, int]:
        """Return the known name at ``place``, a shorter one where a title begins within the longest."""
        entry, reach = self.view.known_name(place)
        if entry is not None and entry.sure <= lex.MAYBE and self.view.mark[place] == WEAK:
            return None, place
        if (
            entry is not None
            and reach - place > 1
            and self.view.bits[reach - 1] & TITLES
            and title_end(self.view, reach - 1) > reach
        ):
            for shorter, end in self.view.names_at(place):
                if end < reach:
                    return shorter, end
        return entry, reach

    def _untitled(self, place: int, after: int, end: int) -> int:
        """Pass over a title with no name after it, unless an institution begins with its words."""
        reach = institution_end(self.view, place, end, None, place) or joint_end(self.view, place, end)
        if reach > after:
            return self._add(Guess(place, reach, EntityType.ORG, self._trust(place, reach)))
        return after

    def _titled(self, place: int, end: int) -> int:
        """Read what stands after a title: a person's name, if anything forbids it not."""
        entry, reach = self._known_name(place)
        known = entry if entry is not None and entry.type is PERSON else None
        person = reach if known and reach - place > 1 else person_end(self.view, place, end, True)
        body = entry is not None and entry.type is EntityType.ORG and self.view.words[place].isupper()
        if person > place and not body and (entry is None or known or person > reach or entry.sure < lex.SURE):
            last = max(person, reach) if known else person
            last = max(last, eastern_end(self.view, last)) if last - place > 1 else last
            entity = known.entity if known and reach == last else None
            return self._add(Guess(place, last, PERSON, 0.95, entity, True))
        return self._name(place, end, entry, reach)

    def _name(self, place: int, end: int, entry: Entry | None, reach: int) -> int:
        view = self.view
        if entry is not None and entry.type is PERSON and reach < end and self._body_behind(reach):
            return self._add(Guess(place, reach, PERSON, entry.sure, entry.entity))
        if entry is None and is_trade(view, place, end):
            return place + 1  # "Quarterback | Mike Glass"
        institution = institution_end(view, place, end, entry, reach) if end > self.headless else 0
        if institution > reach and entry is not None and entry.type is EntityType.ORG and act_end(view, reach):
            return self._add(whole(view, place, end, entry, reach))
        if view.word(end) in JOINTS and institution <= max(end, reach) and reach <= end:
            institution = joint_end(view, place, end) or institution
        if institution > reach:
            return self._add(Guess(place, institution, institution_type(view, place), self._trust(place, institution)))
        if entry is None:
            person = person_end(view, place, end, False)
            return self._add(Guess(place, person, PERSON, 0.85)) if person else self._unknown(place, end)
        if entry.sure <= lex.MAYBE and reach < end and goes_on(view, reach):
            return self._unknown(place, end)
        if reach - place == 1 and reach < end and self._rather_person(place, entry):
            person = person_end(view, place, end, False)
            if person > reach:
                return self._add(Guess(place, person, PERSON, 0.85))
        return self._add(whole(view, place, end, entry, reach))

    def _body_behind(self, place: int) -> bool:
        """Tell whether a known body of several words stands at ``place`` ("the Obama | White House")."""
        body, end = self.view.known_name(place)
        return body is not None and body.type is EntityType.ORG and end - place > 1

    def _trust(self, place: int, end: int) -> float:
        """Return how sure an institution's form makes it one: three words in capitals that mean something do."""
        whole = end - place > 2 and all(self.view.mark[at] != WEAK for at in range(place, end))
        return 0.95 if whole else 0.9

    def _rather_person(self, place: int, entry: Entry) -> bool:
        """Tell whether a known name is here the first word of a person's ("Jordan Peele", "Chad Smith")."""
        following = self.view.flag(place + 1)
        if entry.type is EntityType.NORP and may_be_given(self.view, place):
            return begins_person(self.view, place)
        if entry.type is PERSON:
            return self.view.mark[place + 1] != WEAK or bool(following & (lex.FIRST | lex.LAST))
        if entry.sure < lex.SURE:
            return True
        if following & (lex.COMMON | lex.TITLE):
            return False
        alone = place + 2 >= self.view.length or not self.view.capital(place + 2)
        first = bool(self.view.flag(place) & lex.FIRST) and entry.type is EntityType.GPE and alone
        return bool(following & lex.LAST) or (first and not following & (lex.CITY | lex.ANY_HEAD))

    def _opens_tied(self, place: int, last: int) -> bool:
        """Tell whether a sentence's first word belongs to the name behind it ("De | Blasio")."""
        view = self.view
        particle = view.forms[place].lower() in PARTICLES and not view.flag(last - 1) & lex.COMMON
        return particle or view.words[place + 1] in TIES

    def _unknown(self, place: int, end: int) -> int:
        """Take the tokens up to the next thing that is known as one name of unknown type."""
        view = self.view
        last = place + 1
        while last < end:
            tie = view.words[last] in TIES
            at = last + 1 if tie else last
            if at >= end or view.breaks(at) or (view.flag(at) & lex.TITLE and title_end(view, at) > at):
                break
            last = at + 1
        if view.mark[place] == WEAK and last - place > 1 and not self._opens_tied(place, last):
            return place + 1
        if view.flag(last - 1) & lex.LAW_HEAD and view.word(last) == "of" and view.word(last + 1)[:4].isdigit():
            last += 2
        return self._add(Guess(place, last, None, 0.0))
