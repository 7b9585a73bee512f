"""Make the document agree with itself: a name that is surely something once is that everywhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from corpus.article import EntityType
from corpus.entities.casing import WEAK
from corpus.entities.context import Context
from corpus.entities.guesses import Guess
from corpus.entities.lexicon import COMMON, FIRST
from corpus.entities.view import View

SURE_ENOUGH = 0.75
ACCEPTED = 0.45


def surface(view: View, guess: Guess) -> str:
    """Return the words of a guess, joined by single spaces where the text has any, with straight apostrophes."""
    if guess.last - guess.first == 1:
        return view.forms[guess.first].replace("’", "'")
    parts: list[str] = []
    for place in range(guess.first, guess.last):
        if parts and not view.tokens.touches(place):
            parts.append(" ")
        parts.append(view.forms[place])
    return "".join(parts).replace("’", "'")


def _votes(guesses: Sequence[Guess], names: Sequence[str]) -> tuple[dict[str, Counter[EntityType]], dict[str, float]]:
    votes: dict[str, Counter[EntityType]] = {}
    persons: dict[str, float] = {}
    for guess, name in zip(guesses, names, strict=True):
        if guess.type is None or guess.sure < 0.5:
            continue
        votes.setdefault(name, Counter())[guess.type] += round(guess.sure * 100)
        if guess.type is EntityType.PERSON and guess.sure >= SURE_ENOUGH and " " in name:
            words = [word for word in name.split(" ") if word[:1].isupper() and not word.endswith(".")]
            for word in {words[0], words[-1]} if words else ():
                persons[word] = max(persons.get(word, 0.0), guess.sure)
    return votes, persons


def _acronyms(guesses: Sequence[Guess], names: Sequence[str]) -> set[str]:
    found = set()
    for guess, name in zip(guesses, names, strict=True):
        if guess.type is EntityType.ORG and " " in name:
            words = [word for word in name.replace("-", " ").split() if word[0].isupper()]
            if len(words) > 1:
                found.add("".join(word[0] for word in words))
    return found


def settle(guesses: Sequence[Guess], view: View) -> list[Guess]:
    """Type the guesses of one text together and drop those that stay doubtful."""
    context = Context(view)
    judged = [guess if guess.type is not None else context.judge(guess) for guess in guesses]
    names = [surface(view, guess) for guess in judged]
    votes, persons = _votes(judged, names)
    acronyms = _acronyms(judged, names)
    settled = []
    for guess, name in zip(judged, names, strict=True):
        result = _agree(guess, name, votes, persons, acronyms)
        if result is not None and _stands(result, name, view, persons):
            settled.append(result)
    return settled


def _agree(
    guess: Guess, name: str, votes: dict[str, Counter[EntityType]], persons: dict[str, float], acronyms: set[str]
) -> Guess | None:
    if guess.entity is not None and guess.sure == 1.0:
        return guess
    if guess.sure < SURE_ENOUGH or (guess.last - guess.first == 1 and guess.sure < 0.9):
        if name in persons:
            return Guess(guess.first, guess.last, EntityType.PERSON, persons[name], None, guess.titled)
        if name in acronyms:
            return guess.typed(EntityType.ORG, 0.9)
        heard = votes.get(name)
        if heard:
            best, weight = heard.most_common(1)[0]
            if best is not guess.type or weight > 100 * guess.sure:
                return Guess(guess.first, guess.last, best, min(0.95, weight / 100), guess.entity, guess.titled)
    return guess


def _stands(
    guess: Guess,
    name: str,
    view: View,
    persons: dict[str, float],
) -> bool:
    """Tell whether a guess is good enough to be a mention."""
    if guess.type is None or guess.sure < ACCEPTED:
        return False
    if guess.entity is not None:
        return True
    if guess.last - guess.first == 1 and view.mark[guess.first] == WEAK:
        bits = view.flag(guess.first)
        if name in persons:
            return True
        return bool(bits & FIRST and not bits & COMMON) and guess.sure > 0.6
    return True
