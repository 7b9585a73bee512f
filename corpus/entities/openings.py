"""Names that their first word types: storms, ships, parties, numbered streets, a politician's home in "R-…"."""

from __future__ import annotations

from corpus.article import EntityType
from corpus.entities import lexicon as lex
from corpus.entities.casing import CAPITAL, SMALL
from corpus.entities.guesses import Guess
from corpus.entities.states import STATES
from corpus.entities.tokens import word_set
from corpus.entities.view import View

STORMS = word_set("Hurricane Typhoon Cyclone")
LETTERS = word_set("R D I")
POLITICAL = word_set(
    "Republican Democratic Communist Socialist Conservative Labour Labor Liberal Libertarian Nationalist National "
    "Progressive Social Green Reform Unionist Centre"
)
STREETS = word_set("Street Avenue Ave. St. Road")
ORDINALS = ("1st", "2nd", "3rd", "th")
LEADING = STORMS | LETTERS | POLITICAL | STREETS | STATES.keys()
LONGEST_SHIP = 4
PLACES = frozenset({EntityType.GPE, EntityType.LOC})
SURE = 0.95


def led(view: View, place: int, end: int) -> Guess | None:
    """Return a name that its first word types: "Hurricane …", "USS …", "Air …", the town in "R-…".

    A street may have a number before it ("6th Avenue"), and a party a small head ("Communist party").
    """
    word = view.words[place]
    if word in STATES:
        state = Guess(place, place + 1, EntityType.GPE, SURE, STATES[word])
        return state if _is_behind_town(view, place) else None
    if word in STREETS:
        return Guess(place - 1, place + 1, EntityType.LOC, SURE) if _is_numbered(view, place) else None
    if view.flag(place) & lex.COMPASS:
        last = _region_end(view, place)
        return Guess(place, last, EntityType.LOC, SURE) if last else None
    if word in POLITICAL:
        party = _party_end(view, place, end)
        return Guess(place, party, EntityType.ORG, SURE) if party else None
    return _led(view, place, end)


def _led(view: View, place: int, end: int) -> Guess | None:
    word, bits = view.words[place], view.flag(place)
    if place + 1 >= end or not view.capital(place + 1):
        hyphen = word in LETTERS and view.word(place + 1) == "-" and view.hyphen(place + 1) and view.capital(place + 2)
        return _home(view, place + 2, end) if hyphen and view.word(place - 1) in {",", "("} else None
    if view.mark[place + 1] != CAPITAL:
        return None
    if word in STORMS:
        return Guess(place, place + 2, EntityType.EVENT, SURE)
    if bits & lex.SHIP and word.isupper():
        last = place + 2
        while last < min(end, place + LONGEST_SHIP) and view.capital(last) and view.mark[last] == CAPITAL:
            last += 1
        return Guess(place, last, EntityType.PRODUCT, SURE)
    if bits & lex.LEAD and view.known_name(place)[0] is None and word[0].isupper():
        return Guess(place, place + 2, EntityType.ORG, SURE)
    return None


def _home(view: View, place: int, end: int) -> Guess | None:
    """Return the town or state behind a party's letter, unless a table knows it."""
    if view.known_name(place)[0] is not None:
        return None
    last = place + 1
    while last < end and view.capital(last):
        last += 1
    return Guess(place, last, EntityType.GPE, SURE)


def _party_end(view: View, place: int, end: int) -> int:
    """Return the token after a party's name in the style that writes its head small ("Green Progressive party"), or 0.

    ``end`` is where the run of capitals ends.
    """
    if view.word(end) != "party" or view.words[place] not in POLITICAL:
        return 0
    rest = range(place + 1, end)
    named = all(view.words[at] in POLITICAL or (view.flag(at) & lex.COMMON and view.capital(at)) for at in rest)
    return end + 1 if named else 0


def _is_behind_town(view: View, place: int) -> bool:
    """Tell whether two letters stand behind a town's name and a comma, and end there ("Raleigh, | NC")."""
    town = place > 1 and view.words[place - 1] == "," and view.words[place - 2].istitle()
    return bool(town) and view.mark[place - 2] != SMALL and not view.capital(place + 1) and not view.taken[place - 2]


def _region_end(view: View, place: int) -> int:
    """Return the token after a part of a place whose name has a capital ("East | Dallas"), or 0."""
    if (
        place + 1 >= view.length
        or view.mark[place] != CAPITAL
        or view.known_name(place)[0] is not None
        or view.words[place].lower() in view.cased.lower
    ):
        return 0
    entry, reach = view.known_name(place + 1)
    return reach if entry is not None and entry.type in PLACES and view.mark[place + 1] == CAPITAL else 0


def _is_numbered(view: View, place: int) -> bool:
    """Tell whether a number like "6th" stands before a street's head and is no part of a date."""
    number = view.word(place - 1)
    return number[:1].isdigit() and number.endswith(ORDINALS) and not view.taken[place - 1]
