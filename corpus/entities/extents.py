"""How far a known name goes: a model's number, a law's or a body's further words, the second half of a Chinese name."""

from __future__ import annotations

from corpus.article import EntityType
from corpus.entities import lexicon as lex
from corpus.entities.casing import CAPITAL, SMALL
from corpus.entities.guesses import Guess
from corpus.entities.institutions import tail_end
from corpus.entities.lexicon import Entry
from corpus.entities.titles import title_end
from corpus.entities.tokens import word_set
from corpus.entities.view import View

TIES = frozenset({"-", "&", "'s", "’s"})
SUMMITS = frozenset({"Group of 20", "Group of Seven", "APEC"})
MODELS = word_set("Pro Plus Max Ultra Mini Lite Note X XR XS SE Air S6 S7 S8 S9 S10 S20 P10 P20 P30 P40")
GAMES = word_set("Games Olympics Open Cup Championship Championships Masters Marathon Biennale Paralympics Prix")
AWARDS = word_set("Awards Festival Fair Expo Grammys Derby")
SHOWS = word_set("Air Auto Automobile Motor Boat Fashion Flower Toy Food Dog Horse Wine Book Car Flower Game")
FINALS = word_set("Finals Playoffs Tournament Series")
PAPERS = word_set(
    "Register Star Bee Ledger Dispatch Globe Herald Post Tribune Gazette Courier Chronicle Inquirer Mirror"
)
LONGEST_EVENT = 4  # words behind a people's or a place's name
ACTS = word_set("Act Treaty Convention Constitution Ordinance Amendment")
LONGEST_ACT = 10  # words
SHORTEST_PLACE = 4  # letters; "US" behind a body is rather the country
BROADCASTERS = word_set("ABC BBC CBC CBS FOX Fox NBC NPR PBS")
AGENCIES = word_set("CDC FDA EPA")  # of more states than one
EXPERTS = word_set("expert experts specialist specialists envoy desk hand policy strategy watcher watchers")
SPREAD = word_set("plateau basin delta canal railway highway expressway corridor")
PERSON = EntityType.PERSON
PLACES = frozenset({EntityType.GPE, EntityType.LOC})
PEOPLES = PLACES | {EntityType.NORP}
SURE = 0.95


def whole(view: View, place: int, end: int, entry: Entry, reach: int) -> Guess:
    """Return what the known name ``entry`` from ``place`` to ``reach`` is here, with what goes on behind it.

    ``end`` is where the run of capitals ends.
    """
    longer = _longer(view, place, end, entry, reach) or _small_head(view, place, entry, reach)
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


def _small_head(view: View, place: int, entry: Entry, reach: int) -> Guess | None:
    """Return a name whose head is small: "Qinghai-Tibet plateau", "… Office for the …"."""
    if entry.type in PLACES and reach < view.length and view.hyphen(reach) and view.capital(reach + 1):
        other, last = view.known_name(reach + 1)
        if other is not None and other.type in PLACES and view.word(last) in SPREAD:
            return Guess(place, last + 1, EntityType.LOC, SURE)
    if entry.type is EntityType.ORG and view.words[reach - 1] == "Office" and view.word(reach) == "for":
        last = tail_end(view, reach + 1, reach - 1)
        return Guess(place, last, EntityType.ORG, SURE) if last else None
    return None


def _place_or_body(view: View, place: int, end: int, entry: Entry, reach: int) -> Guess | None:
    """Return a name that goes on as games', a place's or a body's."""
    if entry.type in PEOPLES:
        event = _event_end(view, reach, end)
        if event:
            return Guess(place, event, EntityType.EVENT, SURE)
        if entry.type is EntityType.GPE and view.words[reach] in PAPERS and view.mark[reach] == CAPITAL:
            return Guess(place, reach + 1, EntityType.ORG, SURE)
    loud = view.cased.shouted[reach] and view.mark[reach] != CAPITAL  # "US FALLS"
    if view.words[reach] not in TIES and view.flag(reach) & lex.PLACE_HEAD and not loud:
        return Guess(place, reach + 1, EntityType.LOC, 0.9)
    place_like = entry.type is EntityType.GPE or entry.sure <= lex.MAYBE
    if place_like and view.mark[reach] == CAPITAL and view.flag(reach) & lex.GOVERNMENT_HEAD:
        paper = reach + 1 < end and view.words[reach + 1] in PAPERS and view.mark[reach + 1] == CAPITAL
        return Guess(place, reach + 1 + paper, EntityType.ORG if paper else EntityType.GPE, SURE)
    if entry.type is EntityType.ORG and view.words[reach] in GAMES | AWARDS | FINALS and view.mark[reach] == CAPITAL:
        return Guess(place, reach + 1, EntityType.EVENT, SURE)
    last = _body_end(view, end, entry, reach)
    return Guess(place, last, EntityType.ORG, SURE) if last else None


def _body_end(view: View, end: int, entry: Entry, reach: int) -> int:
    """Return the token after a body whose name goes on behind ``entry`` ("CBS | DFW", "Toshiba | Memory"), or 0."""
    if entry.name in BROADCASTERS and view.words[reach].isupper() and not view.breaks(reach):
        return reach + 1
    if entry.type is EntityType.NORP and view.words[reach] in AGENCIES:
        return reach + 1
    if entry.type is not EntityType.ORG or entry.sure < lex.SURE:
        return 0
    if _is_branch(view, reach):
        return view.known_name(reach)[1]
    return end if _is_ordinary(view, reach, end) else 0


def _event_end(view: View, place: int, end: int) -> int:
    """Return the token after games, awards or a show named after a place ("Dubai | Air Show"), or 0."""
    for at in range(place, min(end, place + LONGEST_EVENT)):
        word = view.words[at]
        if view.mark[at] == SMALL or view.flag(at) & lex.STRONG_TITLE or (at > place and view.breaks(at)):
            return 0
        if (word in GAMES and at < place + 2) or word in AWARDS or (word == "Show" and view.words[at - 1] in SHOWS):
            return at + 1
    return 0


def _is_branch(view: View, place: int) -> bool:
    """Tell whether a country alone follows a body without a comma ("Lockheed Martin | India")."""
    entry, reach = view.known_name(place)
    if entry is None or entry.type not in PLACES or entry.sure < lex.SURE or view.mark[place] != CAPITAL:
        return False
    if view.word(reach) in EXPERTS:
        return False  # "National Security Council | Ukraine expert"
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
