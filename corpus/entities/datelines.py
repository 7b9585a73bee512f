"""Find datelines: where an article was filed, at the beginning of a paragraph ("HALVERN, Norway (Wire) — …").

The place is one although no list knows it. A town in capitals before a dash is enough; one in small letters needs a
date, a country or an agency beside it, or must be known.
"""

from __future__ import annotations

from corpus.article import EntityType
from corpus.entities import lexicon as lex
from corpus.entities.guesses import Guess
from corpus.entities.tokens import LINE_BREAK
from corpus.entities.view import View

SURE = 0.97
LONGEST_PLACE = 4  # words
LONGEST = 20  # tokens before the dash
DASHES = frozenset("—–-")
PLACES = frozenset({EntityType.GPE, EntityType.LOC})


def datelines(view: View) -> dict[int, Guess]:
    """Return the names that only their place in a dateline tells, by their first token, and mark them in ``view``."""
    found: dict[int, Guess] = {}
    for place in view.cased.lines:
        if view.words[place][0].isupper() and _dash(view, place):
            for guess in _names(view, place):
                for at in range(guess.first, guess.last):
                    view.name_at(at)
                if not _known(view, guess):
                    found[guess.first] = guess
    return found


def _dash(view: View, place: int) -> int:
    """Return the first dash that stands free within reach of ``place``, or 0."""
    for at in range(place + 1, min(view.length - 1, place + LONGEST)):
        word = view.words[at]
        if word == LINE_BREAK or (word[0].islower() and word not in {"and", "de", "la", "del", "of", "on"}):
            return 0
        if word in DASHES and not view.hyphen(at) and view.words[at + 1] != LINE_BREAK:
            return at
    return 0


def _names(view: View, place: int) -> list[Guess]:
    """Read a dateline at ``place`` off as places and an agency; nothing where it is none."""
    end = _place_end(view, place)
    dash = _dash(view, place)
    if not end or end > dash or _is_stamp(view, place, end):
        return []
    names = [Guess(place, end, EntityType.GPE, SURE)]
    told = False
    at = end
    while at < dash:
        word = view.words[at]
        if word == "(" and view.capital(at + 1):
            told, closing = True, at + 1
            while closing < dash and view.words[closing] != ")":
                closing += 1
            names.append(Guess(at + 1, closing, EntityType.ORG, SURE))
            at = closing + 1
        elif word in {",", "/"} and view.capital(at + 1) and _place_end(view, at + 1):
            told = told or _is_place(view, at + 1)
            names.append(Guess(at + 1, _place_end(view, at + 1), EntityType.GPE, SURE))
            at = names[-1].last
        elif view.taken[at] or (word == "," and view.taken[at + 1]):
            told, at = True, at + 1
        else:
            return []
    return names if told or _shouted(view, place, end) or _whole_place(view, place, end) else []


def _is_stamp(view: View, place: int, end: int) -> bool:
    """Tell whether an ordinary word is followed by a date at once ("Published May 3 - 06:00")."""
    ordinary = end == place + 1 and view.flag(place) & lex.COMMON and not view.flag(place) & lex.CITY
    return bool(ordinary and not view.words[place].isupper() and end < view.length and view.taken[end])


def _place_end(view: View, place: int) -> int:
    """Return the token after a run of capitalised words at ``place`` that may be a place's name, or 0."""
    at = place
    while at < min(view.length, place + LONGEST_PLACE) and not view.taken[at]:
        word = view.words[at]
        if view.hyphen(at):
            at += 2
        elif word[0].isupper() or (at > place and word in {"de", "la", "del", "of", "on"}):
            at += 1
        else:
            break
    return at if at > place else 0


def _is_place(view: View, place: int) -> bool:
    entry, _ = view.known_name(place)
    return (entry is not None and entry.type in PLACES) or bool(view.flag(place) & lex.CITY)


def _whole_place(view: View, place: int, end: int) -> bool:
    """Tell whether a known place is all of the words."""
    entry, reach = view.known_name(place)
    known = entry is not None and entry.type in PLACES and reach == end
    return known or (end == place + 1 and bool(view.flag(place) & lex.CITY))


def _shouted(view: View, place: int, end: int) -> bool:
    """Tell whether the words are in capitals throughout, and neither ordinary ones nor another known name."""
    if not all(view.words[at].isupper() for at in range(place, end) if view.words[at][0].isalpha()):
        return False
    entry, reach = view.known_name(place)
    if entry is not None and reach == end:
        return entry.type in PLACES
    if end == place + 1 and len(view.words[place]) < 4:
        return False
    return not all(view.flags(view.words[at].lower()) & (lex.COMMON | lex.FUNCTION) for at in range(place, end))


def _known(view: View, guess: Guess) -> bool:
    """Tell whether a table knows the name already, so that it has its canonical name from there."""
    entry, reach = view.known_name(guess.first)
    return entry is not None and reach == guess.last and (entry.type in PLACES) == (guess.type in PLACES)
