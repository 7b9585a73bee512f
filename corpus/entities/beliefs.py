"""What is believed of each name of a text: the weights of all its places together, and what is said of it outright."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log

from corpus.article import EntityType
from corpus.entities.casing import CAPITAL
from corpus.entities.cast import Cast
from corpus.entities.evidence import ORG, PERSON, PLACE, evidence
from corpus.entities.guesses import Guess
from corpus.entities.lexicon import COMMON, FIRST, HEAD, LAST, MAYBE
from corpus.entities.view import View
from corpus.entities.weights import LABELS

FLOOR = 1e-4
STRANGER = 1.5  # what speaks against a person whom the text never names in full, and whose surname no list knows
TRADED = 2.5  # what speaks for a company where a text on business names such a word
PLAYING = 1.0  # and for a club in one on sport
VOTE = 1.5  # what a word that says it outright is worth, in logarithms of chances
DENIAL = 1.5  # and what it takes from the belief that the word is no name
LISTED = 1.2  # what a list of bodies that are words too takes from the belief that such a word is no name
FORMED = 2.0  # what the form of a body's name is worth
NOTHING = LABELS.index("NONE")
VOTES = {PERSON: 0, ORG: 1, PLACE: 2}

Belief = list[float]


def beliefs(
    names: Sequence[str],
    weighed: Mapping[int, tuple[float, ...]],
    guesses: Sequence[Guess],
    view: View,
    cast: Cast,
) -> dict[str, Belief]:
    """Return what is believed of each weighed name, as logarithms of chances in the order of ``LABELS``."""
    believed = _shared(names, weighed)
    for name in {names[place] for place in weighed if guesses[place].sure == MAYBE}:
        believed[name][NOTHING] -= LISTED
    for name in {names[place] for place in weighed if _is_formed(guesses[place], view)}:
        believed[name][1] += FORMED
    _doubt_strangers(believed, view, cast)
    _hear(believed, {place: guesses[place] for place in weighed}, names, view)
    return believed


def _is_formed(guess: Guess, view: View) -> bool:
    """Tell whether a name has the form of a body's, with capitals that mean something."""
    if guess.type is not EntityType.ORG or not view.flag(guess.last - 1) & HEAD:
        return False
    return guess.last - guess.first > 1 and all(view.mark[at] == CAPITAL for at in range(guess.first, guess.last))


def _shared(names: Sequence[str], weighed: Mapping[int, tuple[float, ...]]) -> dict[str, Belief]:
    """Return what is believed of each name, over all its places: the mean of the logarithms."""
    sums: dict[str, Belief] = {}
    counts: dict[str, int] = {}
    for place, chances in weighed.items():
        row = sums.setdefault(names[place], [0.0] * len(LABELS))
        counts[names[place]] = counts.get(names[place], 0) + 1
        for label, chance in enumerate(chances):
            row[label] += log(max(chance, FLOOR))
    return {name: [value / counts[name] for value in row] for name, row in sums.items()}


def _doubt_strangers(believed: dict[str, Belief], view: View, cast: Cast) -> None:
    """Believe less that a word is a person who is never named in full: news names people so first."""
    for word, belief in believed.items():
        if " " not in word and cast.role(word) == "alone" and not view.flags(word) & (FIRST | LAST | COMMON):
            belief[0] -= STRANGER
            belief[1] += TRADED if cast.business else PLAYING if cast.sporty else 0.0


def _hear(believed: dict[str, Belief], guesses: Mapping[int, Guess], names: Sequence[str], view: View) -> None:
    """Let each kind of evidence for a name count once, wherever in the text it stands."""
    heard: set[tuple[str, str, str]] = set()
    for place, guess in guesses.items():
        for label, kind in evidence(view, guess):
            if (names[place], label, kind) not in heard:
                heard.add((names[place], label, kind))
                believed[names[place]][VOTES[label]] += VOTE
                believed[names[place]][NOTHING] -= DENIAL
