"""Tell names of two things apart by what the text is about: planets, an airline and its country, a person's firm."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.article import EntityType
from corpus.entities.casing import CAPITAL
from corpus.entities.evidence import ORG, evidence
from corpus.entities.guesses import Guess
from corpus.entities.tokens import word_set
from corpus.entities.view import POSSESSIVES, View

PLANETS = word_set("Mercury Venus Earth Mars Jupiter Saturn Uranus Neptune Pluto Moon")
MOONS = word_set("Europa Titan Ganymede Callisto Enceladus Triton Phobos Deimos Ceres")
OF_SPACE = word_set(
    "planet planets planetary moon moons lunar orbit orbits orbiting orbital astronaut astronauts spacecraft spaceship "
    "rover lander telescope asteroid comet solar spaceflight probe cosmonaut interplanetary martian"
)
OF_FLIGHT = word_set("airline airlines fleet jets jet aircraft flights carrier passengers planes plane airliner")
ENOUGH = 2  # different words of a subject
BEFORE_MOON = word_set("the The our Our 's ’s")
BEFORE_STATE = word_set("in across United Arab")
AIRLINES = {"Emirates": "United Arab Emirates"}  # and the country that the tables take the word for
VISITED = word_set("at a an the from to")
REPORTED = word_set("reported reports data survey terminal poll according")
SOURCED = word_set("told by to")
SURE = 0.95


def senses(guesses: Sequence[Guess], names: Sequence[str], view: View) -> list[Guess]:
    """Return the guesses of a text with those retyped whose name the text uses for something else."""
    lower, known = view.cased.lower, set(names)
    sky = len(OF_SPACE & lower) >= ENOUGH and not PLANETS.isdisjoint(known)
    flight = len(OF_FLIGHT & lower) >= ENOUGH and not known.isdisjoint(AIRLINES)
    people = {
        name.rpartition(" ")[2]
        for guess, name in zip(guesses, names, strict=True)
        if guess.type is EntityType.PERSON and " " in name
    }
    owners = _names_of_bodies(people, guesses, names)
    settled = []
    for place, (guess, name) in enumerate(zip(guesses, names, strict=True)):
        single = guess.last - guess.first == 1
        if sky and single and _is_planet(guess, name, view):
            settled.append(guess.typed(EntityType.LOC, SURE)._replace(entity=None))
        elif flight and guess.entity == AIRLINES.get(name, "") and _is_airline(guess, view):
            settled.append(Guess(guess.first, guess.last, EntityType.ORG, SURE))
        elif single and name in owners and guess.type is EntityType.ORG and not _as_body(guess, view):
            settled.append(Guess(guess.first, guess.last, EntityType.PERSON, SURE))
        elif guess.type is EntityType.ORG and _owned_by_person(guess, people, view):
            settled.append(Guess(guess.first, guess.last - 1, EntityType.PERSON, SURE))
        elif name == "West" and guess.type is None and _is_west(guess, view):
            settled.append(guess.typed(EntityType.LOC, SURE))
        elif guess.type is EntityType.LOC and _among_bodies(place, guesses, view):
            settled.append(Guess(guess.first, guess.last, EntityType.ORG, SURE))
        else:
            settled.append(guess)
    return settled


def _is_planet(guess: Guess, name: str, view: View) -> bool:
    if name == "Moon":
        return view.word(guess.first - 1) in BEFORE_MOON
    return guess.type is not EntityType.PERSON and (name in PLANETS or name in MOONS)


def _is_airline(guess: Guess, view: View) -> bool:
    before = view.word(guess.first - 1)
    return before not in BEFORE_STATE and (before.lower() != "the" or view.word(guess.last) in OF_FLIGHT)


def _owned_by_person(guess: Guess, people: set[str], view: View) -> bool:
    """Tell whether a shop's name is what somebody named in full owns ("McDonald's | cameo")."""
    return (
        guess.last - guess.first == 2
        and view.words[guess.last - 1] in POSSESSIVES
        and view.forms[guess.first] in people
        and view.word(guess.last).islower()
        and view.word(guess.first - 1) not in VISITED
    )


def _is_west(guess: Guess, view: View) -> bool:
    """Tell whether "the West" stands by itself: the part of the world."""
    alone = view.word(guess.first - 1).lower() == "the" and view.word(guess.last) != "of"
    return alone and view.mark[guess.first] == CAPITAL


def _names_of_bodies(people: set[str], guesses: Sequence[Guess], names: Sequence[str]) -> set[str]:
    """Return the surnames of people named in full that are also the names of bodies in the text, and never more."""
    bodies = [name for guess, name in zip(guesses, names, strict=True) if guess.type is EntityType.ORG]
    longer = {name.partition(" ")[0] for name in bodies if " " in name}
    return (people & set(bodies)) - longer


def _as_body(guess: Guess, view: View) -> bool:
    """Tell whether the words around a name speak of a body: who reported, who was told."""
    if view.word(guess.last) in REPORTED or view.word(guess.first - 1) in SOURCED:
        return True
    return any(label == ORG for label, _ in evidence(view, guess))


def _among_bodies(place: int, guesses: Sequence[Guess], view: View) -> bool:
    """Tell whether a place stands in a list between two bodies ("Boeing, Sierra Nevada and Raytheon")."""
    if not 0 < place < len(guesses) - 1:
        return False
    before, guess, after = guesses[place - 1 : place + 2]
    both = before.type is EntityType.ORG and after.type in {EntityType.ORG, None}
    return (
        both
        and guess.first == before.last + 1
        and after.first == guess.last + 1
        and view.words[before.last] == ","
        and view.words[guess.last] in {"and", ",", "or"}
    )
