"""How far a known name goes: a model's number, a law's or a body's further words, the second half of a Chinese name."""

from __future__ import annotations

from corpus.article import EntityType
from corpus.entities import lexicon as lex
from corpus.entities.casing import CAPITAL, SMALL
from corpus.entities.guesses import Guess
from corpus.entities.lexicon import Entry
from corpus.entities.titles import title_end
from corpus.entities.tokens import word_set
from corpus.entities.view import View

TIES = frozenset({"-", "&", "'s", "’s"})
SUMMITS = frozenset({"Group of 20", "Group of Seven", "APEC"})
MODELS = word_set("Pro Plus Max Ultra Mini Lite Note X XR XS SE Air S6 S7 S8 S9 S10 S20 P10 P20 P30 P40")
STORMS = word_set("Hurricane Typhoon Cyclone")
GAMES = word_set("Games Olympics Open Cup Championship Championships Masters Marathon Biennale Paralympics Prix")
ACTS = word_set("Act Treaty Convention Constitution Ordinance Amendment")
LONGEST_ACT = 10  # words
LONGEST_SHIP = 4
SHORTEST_PLACE = 4  # letters; "US" behind a body is rather the country
PARTIES = word_set("R D I")
LEADING = STORMS | PARTIES
PERSON = EntityType.PERSON
PLACES = frozenset({EntityType.GPE, EntityType.LOC})
PEOPLES = PLACES | {EntityType.NORP}
SURE = 0.95


def whole(view: View, place: int, end: int, entry: Entry, reach: int) -> Guess:
    """Return what the known name ``entry`` from ``place`` to ``reach`` is here, with what goes on behind it.

    ``end`` is where the run of capitals ends.
    """
    longer = _longer(view, place, end, entry, reach)
    return longer or Guess(place, reach, entry.type, entry.sure, entry.entity)


def _longer(view: View, place: int, end: int, entry: Entry, reach: int) -> Guess | None:
    if entry.type is PERSON:
        suffix = reach + 1 if reach < end and view.flag(reach) & lex.PERSON_SUFFIX else 0
        last = suffix or (eastern_end(view, reach) if reach - place > 1 else 0)
        return Guess(place, last, PERSON, SURE) if last else None
    if entry.type is EntityType.PRODUCT:
        last = model_end(view, reach)
        return Guess(place, last, entry.type, entry.sure) if last > reach else None
    if entry.entity in SUMMITS and view.word(reach) == "summit":
        return Guess(place, reach + 1, EntityType.EVENT, SURE)
    if reach < end and (entry.type in PEOPLES or entry.type is EntityType.ORG):
        act = act_end(view, reach)
        if act:
            return Guess(place, act, EntityType.LAW, SURE)
    return _place_or_body(view, place, end, entry, reach) if reach < end else None


def _place_or_body(view: View, place: int, end: int, entry: Entry, reach: int) -> Guess | None:
    """Return a name that goes on as games', a place's or a body's."""
    if entry.type in PEOPLES:
        games = reach if view.words[reach] in GAMES or reach + 1 >= end else reach + 1
        if view.words[games] in GAMES and view.mark[games] != SMALL:
            return Guess(place, games + 1, EntityType.EVENT, SURE)
    if view.words[reach] not in TIES and view.flag(reach) & lex.PLACE_HEAD:
        return Guess(place, reach + 1, EntityType.LOC, 0.9)
    place_like = entry.type is EntityType.GPE or entry.sure <= lex.MAYBE
    if place_like and view.mark[reach] == CAPITAL and view.flag(reach) & lex.GOVERNMENT_HEAD:
        return Guess(place, reach + 1, EntityType.GPE, SURE)
    if entry.type is EntityType.ORG and entry.sure == lex.SURE and _is_branch(view, reach):
        return Guess(place, view.known_name(reach)[1], EntityType.ORG, SURE)
    if entry.type is EntityType.ORG and entry.sure == lex.SURE and _is_ordinary(view, reach, end):
        return Guess(place, end, EntityType.ORG, SURE)
    return None


def _is_branch(view: View, place: int) -> bool:
    """Tell whether a country alone follows a body without a comma ("Lockheed Martin | India")."""
    entry, reach = view.known_name(place)
    if entry is None or entry.type not in PLACES or entry.sure < lex.SURE or view.mark[place] != CAPITAL:
        return False
    return len(view.words[place]) > SHORTEST_PLACE and not view.capital(reach) and not view.hyphen(reach)


def _is_ordinary(view: View, place: int, end: int) -> bool:
    """Tell whether the rest of a run is ordinary words with capitals that mean something ("Toshiba | Memory")."""
    return all(
        view.mark[at] == CAPITAL
        and view.flag(at) & lex.COMMON
        and not view.flag(at) & (lex.TITLE | lex.FIRST | lex.LAST)
        and title_end(view, at) == at
        and not view.breaks(at)
        and view.words[at].istitle()
        for at in range(place, end)
    )


def act_end(view: View, place: int) -> int:
    """Return the token after a law whose name goes on at ``place`` ("Hong Kong | Autonomy Act"), or 0."""
    if ACTS.isdisjoint(view.words[place : place + LONGEST_ACT]):
        return 0
    for at in range(place, min(view.length - 1, place + LONGEST_ACT)):
        word = view.words[at]
        if word in ACTS and view.mark[at] != SMALL:
            return at + 1
        if word in {"and", "of", "for", "in"} and at > place and view.capital(at + 1):
            continue
        if not view.capital(at) or view.flag(at) & lex.STRONG_TITLE or view.breaks(at):
            return 0
    return 0


def model_end(view: View, place: int) -> int:
    """Return the token after the number and the kind of a product's model ("iPhone | 8 Plus")."""
    while place < view.length and not view.taken[place]:
        word = view.words[place]
        if word not in MODELS and not (word[0].isdigit() and len(word) < 5 and view.word(place + 1) != "percent"):
            break
        place += 1
    return place


def eastern_end(view: View, place: int) -> int:
    """Return the token after a Chinese name behind a western one ("Carrie Lam | Cheng Yuet-ngor"), or 0."""
    at = place + 1 if view.flag(place) & lex.EAST_SURNAME and view.capital(place + 1) else place
    return at + 3 if view.capital(at) and view.given_name_with_hyphen(at) else 0


def led(view: View, place: int, end: int) -> Guess | None:
    """Return a name that its first word types: "Hurricane …", "USS …", "Air …", the town in "R-…"."""
    word, bits = view.words[place], view.flag(place)
    if place + 1 >= end or not view.capital(place + 1):
        hyphen = word in PARTIES and view.word(place + 1) == "-" and view.hyphen(place + 1) and view.capital(place + 2)
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
