"""Make the document agree with itself: a name that is surely something once is that everywhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log

from corpus.article import EntityType
from corpus.entities.beliefs import Belief, beliefs
from corpus.entities.casing import CAPITAL, WEAK
from corpus.entities.cast import Cast, cast_of
from corpus.entities.chains import weigh_doubtful
from corpus.entities.guesses import Guess
from corpus.entities.heads import headed
from corpus.entities.institutions import JOINERS
from corpus.entities.lexicon import (
    ACT,
    ATTRIBUTING,
    CITY,
    COMMON,
    COMPASS,
    FIRST,
    FUNCTION,
    HEAD,
    LAST,
    LEAD_HEAD,
    ORG_HEAD,
    PLACE_BEFORE,
    SAID,
    TITLE,
    TITLE_PART,
)
from corpus.entities.senses import senses
from corpus.entities.shortening import PARTICLES
from corpus.entities.teams import teams
from corpus.entities.view import View
from corpus.entities.weights import LABELS

LIKELY_PERSON = 0.6
LIKELY_BODY = 0.5
NEVER = log(0.005)  # what is believed of a person where a text's surname is surely none
LIKELY_RULED = 0.3  # where its form makes it a body
NAMESAKE = 0.93
TOWNS = 4.0  # how much likelier a place a word may seem and still be short for a body ("Greyport", of its "Courier")
BODY, PLACE = LABELS.index("ORG"), LABELS.index("PLACE")
RELUCTANCE = 0.7  # the annotated documents leave names out; a name in the news is more often one
TYPES = {"PERSON": EntityType.PERSON, "ORG": EntityType.ORG, "PLACE": EntityType.GPE}
LISTED = frozenset(TYPES.values())
HALVES = {"North": "North Korea", "South": "South Korea"}
PLACES = frozenset({EntityType.GPE, EntityType.LOC})


def surface(view: View, guess: Guess) -> str:
    """Return the words of a guess, joined by single spaces where the text has any, with straight apostrophes."""
    if guess.last - guess.first == 1:
        form = view.forms[guess.first]
        return form.replace("’", "'") if "’" in form else form
    parts: list[str] = []
    for place in range(guess.first, guess.last):
        if parts and not view.tokens.touches(place):
            parts.append(" ")
        parts.append(view.forms[place])
    return "".join(parts).replace("’", "'")


def settle(guesses: Sequence[Guess], view: View) -> list[Guess]:
    """Type the guesses of one text together and drop those that stay doubtful."""
    first = [headed(guess, view) or guess for guess in guesses]
    names = [surface(view, guess) for guess in first]
    cast = cast_of(view, guesses)
    weighed = weigh_doubtful(guesses, first, view, cast)
    persons = _persons(first, names, weighed)
    if cast.sporty:
        first = teams(first, view, persons)
    first = senses(first, names, view)
    weighed = {place: chances for place, chances in weighed.items() if first[place] is guesses[place]}
    first = _namesakes(first, names, view)
    bodies = _bodies(first, names, weighed, view, cast)
    acronyms = _acronyms(first, names, weighed)
    believed = beliefs(names, weighed, guesses, view, cast)
    entities = {guess.entity for guess in first}
    firm = {name for guess, name in zip(first, names, strict=True) if view.mark[guess.first] == CAPITAL}
    settled: list[Guess | None] = []
    for place, (guess, name) in enumerate(zip(first, names, strict=True)):
        if name in HALVES and guess.entity is None:
            settled.append(_half(guess, name, view, entities))
        elif _only_weak(guess, name, view, firm, persons):
            settled.append(None)
        elif place in weighed:
            shorts = acronyms if name.isupper() else bodies
            if view.flag(guess.first) & HEAD and not (guess.last - guess.first > 1 or _after_the(guess, view)):
                shorts = set()
            found = _decide(guess, name, believed[name], persons, shorts)
            settled.append(_place_or_body(found, view) if found is not None else None)
        else:
            settled.append(guess)
    return [guess for guess in _listed(first, settled, view) if guess is not None]


def _namesakes(guesses: Sequence[Guess], names: Sequence[str], view: View) -> list[Guess]:
    """Take a place's name for the surname of somebody whom the text names in full, where it does what people do."""
    surnames = {
        name.rpartition(" ")[2]
        for guess, name in zip(guesses, names, strict=True)
        if guess.type is EntityType.PERSON and " " in name
    }
    return [
        Guess(guess.first, guess.last, EntityType.PERSON, NAMESAKE)
        if guess.type in PLACES and name in surnames and _acts(guess, view)
        else guess
        for guess, name in zip(guesses, names, strict=True)
    ]


def _acts(guess: Guess, view: View) -> bool:
    """Tell whether a verb of people follows a name, or a title stands before it, and no preposition of places."""
    before = view.flag(guess.first - 1)
    if before & PLACE_BEFORE:
        return False
    titled = guess.first > 0 and before & TITLE and view.mark[guess.first - 1]
    return bool(titled or view.flag(guess.last) & (SAID | ACT | ATTRIBUTING)) or view.word(guess.last)[-2:] == "ed"


def _after_the(guess: Guess, view: View) -> bool:
    return view.word(guess.first - 1).lower() == "the" and view.mark[guess.first] == CAPITAL


def _only_weak(guess: Guess, name: str, view: View, firm: set[str], persons: set[str]) -> bool:
    """Tell whether one word's capital, in a headline or opening a sentence, is all that speaks for a name."""
    if guess.type is not None or guess.last - guess.first > 1:
        return False
    if view.flag(guess.first) & COMPASS and name.endswith("ern"):
        return True
    if view.mark[guess.first] != WEAK:
        return False
    if view.flag(guess.first) & COMMON and name.lower() in view.cased.lower:
        return name not in firm and name not in persons
    return not (name in firm or name in persons or view.flag(guess.first) & (FIRST | LAST | CITY))


def _place_or_body(guess: Guess, view: View) -> Guess:
    """Tell a place from a body after "at", and a place with a government from one with none."""
    if guess.type is not EntityType.GPE or guess.entity is not None:
        return guess
    if view.word(guess.first - 1) == "at" and not view.flag(guess.first) & CITY:
        return guess.typed(EntityType.ORG, guess.sure)
    return (
        guess.typed(EntityType.LOC, guess.sure)
        if guess.last - guess.first > 1 and view.flag(guess.last - 1) & COMMON
        else guess
    )


def _half(guess: Guess, name: str, view: View, entities: set[str | None]) -> Guess | None:
    """Read "the North" as North Korea where the text speaks of it by its full name."""
    whole = HALVES[name]
    safe = (
        not entities.isdisjoint(HALVES.values())
        and view.word(guess.first - 1).lower() == "the"
        and view.word(guess.last) != "of"
    )
    return Guess(guess.first, guess.last, EntityType.GPE, 0.8, whole) if safe else None


def _listed(guesses: Sequence[Guess], settled: list[Guess | None], view: View) -> list[Guess | None]:
    """Type a dropped name like its neighbour in a list ("Jefferies and Nomura")."""
    for place, found in enumerate(settled):
        guess = guesses[place]
        if found is not None or guess.last - guess.first > 1 or view.mark[guess.first] != CAPITAL:
            continue
        if view.flag(guess.first) & (COMMON | FUNCTION) or len(view.words[guess.first]) < 3:
            continue
        for near in (place - 1, place + 1):
            neighbour = settled[near] if 0 <= near < len(settled) else None
            if neighbour is not None and neighbour.type in LISTED and _joined(neighbour, guess, view):
                settled[place] = Guess(guess.first, guess.last, neighbour.type, 0.5)
                break
    return settled


def _joined(one: Guess, other: Guess, view: View) -> bool:
    first, second = sorted((one, other), key=lambda guess: guess.first)
    return second.first == first.last + 1 and view.words[first.last] in {"and", "or"}


def _persons(guesses: Sequence[Guess], names: Sequence[str], weighed: dict[int, tuple[float, ...]]) -> set[str]:
    """Return the single words by which the people of the text may be called."""
    found: set[str] = set()
    for place, (guess, name) in enumerate(zip(guesses, names, strict=True)):
        likely = weighed[place][0] >= LIKELY_PERSON if place in weighed else guess.type is EntityType.PERSON
        if likely and " " in name:
            words = [word for word in name.split(" ") if word[:1].isupper() and not word.endswith(".")]
            found.update(words[:1])
            found.update(words[-1:])
            found.update(_with_particles(name.split(" ")))
        elif likely and guess.titled:
            found.add(name)
    return found


def _with_particles(words: Sequence[str]) -> Iterator[str]:
    """Yield the surname of a name with particles as it stands in a sentence, and at its beginning ("De Blasio")."""
    begin = next((place for place, word in enumerate(words) if place and word.lower() in PARTICLES), len(words) - 1)
    if begin < len(words) - 1:
        surname = " ".join(words[begin:])
        yield surname
        yield surname[0].upper() + surname[1:]


def _bodies(
    guesses: Sequence[Guess], names: Sequence[str], weighed: dict[int, tuple[float, ...]], view: View, cast: Cast
) -> set[str]:
    """Return by what the bodies of the text may be called: the beginnings of their names, and a club's last word."""
    found: set[str] = set()
    for place, (guess, name) in enumerate(zip(guesses, names, strict=True)):
        enough = LIKELY_BODY if guess.type is None else LIKELY_RULED
        likely = weighed[place][1] >= enough if place in weighed else guess.type is EntityType.ORG
        if not likely or guess.last - guess.first < 2:
            continue
        words = name.split(" ")
        final = words[-1]
        ordinary = view.flag(guess.first) & COMMON and words[0].lower() in view.cased.lower
        if not ordinary and not view.flag(guess.first) & (FUNCTION | HEAD) and not _begins_known(guess, view):
            found.update(" ".join(words[:count]) for count in range(1, len(words)))
        if cast.sporty and final.endswith("s"):
            found.add(final)
        found.update(_heads(guess, words, view))
    return found


def _begins_known(guess: Guess, view: View) -> bool:
    """Tell whether a body's name begins with another known one, or is known and begins with a word of many names."""
    known = view.names_at(guess.first)
    if any(end < guess.last for _, end in known):
        return True
    shared = COMMON | COMPASS | TITLE | TITLE_PART
    return bool(known) and bool(view.flag(guess.first) & shared)


def _heads(guess: Guess, words: Sequence[str], view: View) -> Iterator[str]:
    """Yield the words by which a text goes on to call an institution ("the Commission")."""
    if view.flag(guess.last - 1) & ORG_HEAD:
        yield words[-1]
    if view.flag(guess.first) & LEAD_HEAD and words[1] in JOINERS:
        yield words[0]


def _acronyms(guesses: Sequence[Guess], names: Sequence[str], weighed: dict[int, tuple[float, ...]]) -> set[str]:
    """Return the initials of the bodies of the text that have several words."""
    found: set[str] = set()
    for place, (guess, name) in enumerate(zip(guesses, names, strict=True)):
        likely = weighed[place][1] >= LIKELY_PERSON if place in weighed else guess.type is EntityType.ORG
        if likely and " " in name:
            initials = "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())
            if len(initials) > 1:
                found.add(initials)
    return found


def _decide(guess: Guess, name: str, belief: Belief, persons: set[str], shorts: set[str]) -> Guess | None:
    if name in shorts and " " in name:
        return guess.typed(EntityType.ORG, 0.9)
    if name in persons and belief[0] > NEVER:
        return Guess(guess.first, guess.last, EntityType.PERSON, 0.9, None, guess.titled)
    if name in shorts and belief[PLACE] <= belief[BODY] + log(TOWNS):
        return guess.typed(EntityType.ORG, 0.9)
    best = max(range(len(LABELS)), key=lambda label: belief[label] - (RELUCTANCE if label == 3 else 0.0))
    kind = TYPES.get(LABELS[best])
    if kind is None:
        return None
    if guess.type is kind or (guess.type in PLACES and kind in PLACES):
        return guess
    return Guess(guess.first, guess.last, kind, 0.7, None, guess.titled)
