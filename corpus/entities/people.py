"""Names of people by their form: first names, initials, particles, East Asian order."""

from __future__ import annotations

import re

from corpus.article import EntityType
from corpus.entities import lexicon as lex
from corpus.entities.casing import CAPITAL, SMALL
from corpus.entities.eastern import in_eastern_order, is_given_name
from corpus.entities.lexicon import Entry
from corpus.entities.tokens import LINE_BREAK
from corpus.entities.view import View

INITIAL = re.compile(r"(?:[^\W\d_]\.){1,3}|[A-Z]")
GENERATIONS = frozenset({"II", "III", "IV", "Jr.", "Jr"})
PROPER = lex.FIRST | lex.LAST
NOT_A_NAME = (
    lex.HEAD
    | lex.TITLE
    | lex.EVENT_HEAD
    | lex.LAW_HEAD
    | lex.DAY
    | lex.STATE_HEAD
    | lex.PLACE_HEAD
    | lex.GOVERNMENT_HEAD
)
MOST_WORDS = 5
SAINTS = frozenset({"Saint", "St", "St.", "Sainte"})


def person_end(view: View, place: int, end: int, titled: bool) -> int:
    """Return the token after a person's name that begins at ``place``, or 0.

    ``end`` is where the run of capitals ends; after a title any word with a capital may be a name.
    """
    if not titled and not _opens(view, place, end):
        return 0
    at, count = place, 0
    while at < end and count < MOST_WORDS:
        word, bits = view.words[at], view.flag(at)
        if at > place and word in SAINTS and view.hyphen(at + 1):
            at, count = at + 1, count + 1
        elif at > place and view.hyphen(at):
            if view.breaks(at + 1) and not _surname(view, at + 1):
                break
            at += 2
        elif bits & lex.PARTICLE and (word.islower() or (count and _leads_surname(view, at, end))):
            at += 1
        elif count and bits & lex.PERSON_SUFFIX:
            return at + 1
        elif not _goes_on(view, at, count):
            break
        else:
            at, count = at + 1, count + 1
    while at > place and not (view.mark[at - 1] or view.words[at - 2 : at - 1] == ["-"]):
        at -= 1
    if view.word(at) == "," and view.flag(at + 1) & lex.PERSON_SUFFIX and view.word(at + 1)[0] in "JS":
        at += 2
    return at if count > 1 or (titled and count) else 0


def _goes_on(view: View, at: int, count: int) -> bool:
    """Tell whether the token at ``at`` can be the next word of a name that has ``count`` words."""
    word, bits = view.words[at], view.flag(at)
    if not view.mark[at] or not word[0].isalpha() or (count == 0 and bits & lex.FUNCTION and not bits & PROPER):
        return False
    if count == 2 and view.mark[at] == CAPITAL and not view.breaks(at) and _third_of_eastern(view, at):
        return True
    if count == 1 and view.flag(at - 1) & lex.EAST_SURNAME and _is_given(view, at):
        return True
    wrong = bits & NOT_A_NAME and not bits & PROPER and not INITIAL.fullmatch(word)
    if count and ((wrong and view.word(at + 1) not in GENERATIONS) or (view.breaks(at) and not _surname(view, at))):
        return False
    return not (count > 1 and bits & lex.COMMON and not bits & PROPER) or view.given_name_with_hyphen(at)


def _leads_surname(view: View, at: int, end: int) -> bool:
    """Tell whether particles with capitals stand before the last word of a name ("James | Van Der Beek")."""
    while at < end and view.flag(at) & lex.PARTICLE:
        at += 1
    return at < end and view.capital(at) and not view.flag(at) & NOT_A_NAME


def _is_given(view: View, at: int) -> bool:
    """Tell whether a known town is the given name behind an East Asian surname ("Zhang | Yixing")."""
    entry, reach = view.known_name(at)
    town = entry is not None and entry.type is EntityType.GPE and reach == at + 1
    return town and is_given_name(view.words[at])


def _third_of_eastern(view: View, at: int) -> bool:
    """Tell whether a word ends a name of an East Asian surname and a given name of two words ("Ong Ye | Kung")."""
    words = [word.lower() for word in view.words[at - 2 : at + 1]]
    return bool(view.flag(at - 2) & lex.EAST_SURNAME) and in_eastern_order(words)


def _surname(view: View, place: int) -> bool:
    """Tell whether the known name at ``place`` may be somebody's surname; a founder has his company's."""
    entry, reach = view.known_name(place)
    if entry is None:
        return False
    before = view.flag(place - 1)
    single = reach == place + 1 and view.words[place].istitle()
    middle = single and place > 1 and view.flag(place - 2) & lex.FIRST and INITIAL.fullmatch(view.words[place - 1])
    if middle or (single and _is_founder(view, place, entry, before)):
        return True
    return entry.type is EntityType.PERSON or bool(view.flag(place) & lex.LAST)


def _is_founder(view: View, place: int, entry: Entry, before: int) -> bool:
    """Tell whether a first name stands before a firm's, or before a people's that ends the name ("Irina | Slav")."""
    if not before & lex.FIRST or before & lex.COMMON:
        return False
    if entry.type is EntityType.NORP:
        return not view.capital(place + 1) and not view.words[place].endswith("s") and not view.breaks(place - 1)
    return entry.type is EntityType.ORG


def _opens(view: View, place: int, end: int) -> bool:
    """Tell whether the token at ``place`` begins a person's name although no title says so."""
    if place + 1 >= end or not view.words[place][0].isalpha():
        return False
    bits, following = view.flag(place), view.flag(place + 1)
    follows = view.words[place + 1]
    if view.mark[place + 1] == SMALL and not following & lex.PARTICLE and follows != "-":
        return False
    if follows in SAINTS and place + 2 < end and view.hyphen(place + 2):
        return bool(bits & lex.FIRST)
    place_name = bits & following & lex.PLACE_HEAD  # "Forest Hill"
    is_name = following & PROPER or INITIAL.fullmatch(follows) or view.word(place + 2) in GENERATIONS
    if place_name or (following & NOT_A_NAME and not is_name):
        return False
    if view.given_name_with_hyphen(place + 1):
        return True
    ordinary = bits & lex.COMMON and not (bits & lex.FUNCTION and view.mark[place] == CAPITAL)
    if ordinary and following & lex.FIRST and not following & lex.COMMON:
        ordinary = view.mark[place] != CAPITAL and not _alone(view, place)  # "the singer Ally Brooke"; a byline
    if bits & lex.FIRST and not (ordinary and not following & lex.LAST):
        return follows != "-" or bool(view.flag(place + 2) & PROPER and place + 3 < end)
    if bits & lex.EAST_SURNAME and follows != "-":
        two = place + 3 < view.length and view.hyphen(place + 2)
        return two or is_given_name(follows)
    return _opens_unlisted(view, place, end)


def _alone(view: View, place: int) -> bool:
    """Tell whether the token at ``place`` and the next are all of a line."""
    return view.word(place - 1) in {"", LINE_BREAK} and view.word(place + 2) in {"", LINE_BREAK}


def _opens_unlisted(view: View, place: int, end: int) -> bool:
    """Tell whether a word that no list has for a first name is one by what follows: "Coco Liu", "J. Ekdal"."""
    bits, following, follows = view.flag(place), view.flag(place + 1), view.words[place + 1]
    if following & lex.EAST_SURNAME and following & lex.LAST and place + 2 >= end and not bits & lex.COMMON:
        return view.mark[place] == CAPITAL and not bits & (NOT_A_NAME | lex.CITY) and view.words[place].istitle()
    if INITIAL.fullmatch(view.words[place]) and view.words[place].endswith(".") and not view.breaks(place):
        return view.capital(place + 1)
    return len(follows) == 2 and bool(INITIAL.fullmatch(follows)) and view.capital(place + 2) and place + 2 < end
