"""Find bylines: who wrote an article, on a line of its own ("By Ann Ekdal and Tam Ruse in Oslo")."""

from __future__ import annotations

from corpus.article import EntityType
from corpus.entities import lexicon as lex
from corpus.entities.guesses import Guess
from corpus.entities.people import person_end
from corpus.entities.tokens import LINE_BREAK
from corpus.entities.view import View

SURE = 0.95
LONGEST = 25  # tokens
ROLE = lex.TITLE | lex.TITLE_PART | lex.PERSON_NOUN  # "Staff Writer"
AND = frozenset({"and", "&"})
BETWEEN = AND | {","}


def bylines(view: View) -> dict[int, Guess]:
    """Return the writers whom no table knows, by their first token: two words or more behind "By" on a short line."""
    found: dict[int, Guess] = {}
    for place in view.cased.lines:
        if view.words[place] in {"By", "BY"} and _ends(view, place):
            for guess in _writers(view, place + 1):
                found[guess.first] = guess
    return found


def _ends(view: View, place: int) -> bool:
    return LINE_BREAK in view.words[place : place + LONGEST] or view.length <= place + LONGEST


def _writers(view: View, place: int) -> list[Guess]:
    """Read the names from ``place`` on, with a comma or an "and" between them.

    Behind a comma stands whom the writer is with ("By Ann Ekdal, Coastal Wire"), unless an "and" follows.
    """
    names: list[Guess] = []
    joined = place
    for at in range(place, min(view.length, place + LONGEST)):
        if view.words[at] == LINE_BREAK:
            break
        if view.words[at][0].isupper():
            view.name_at(at)
        elif view.words[at] in AND:
            joined = at + 1
    while place < view.length and view.capital(place):
        entry, reach = view.known_name(place)
        last = reach if entry is not None else person_end(view, place, view.run_end(place), True)
        another = not names or place <= joined or view.flag(place) & lex.FIRST
        if entry is None and last > place + 1 and another:
            names.append(Guess(place, last, EntityType.PERSON, SURE))
        elif entry is None and last > place + 1 and not view.flag(last - 1) & ROLE:
            names.append(Guess(place, last, EntityType.ORG, SURE))
        place = max(last, place + 1)
        while view.word(place) in BETWEEN:
            place += 1
    return names
