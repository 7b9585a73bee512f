"""What a text tells of whether a person is a woman or a man, for telling namesakes apart by "Mr." and "Mrs."."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.article import EntityType
from corpus.entities.guesses import Guess
from corpus.entities.tokens import word_set
from corpus.entities.view import View

WOMAN, MAN = "woman", "man"
TITLES = dict.fromkeys(("Ms.", "Mrs.", "Ms", "Mrs", "Miss", "Madame", "Dame", "Lady"), WOMAN) | dict.fromkeys(
    ("Mr.", "Mr", "Monsieur", "Sir", "Lord"), MAN
)
KIN = dict.fromkeys(word_set("wife widow mother daughter sister aunt niece grandmother girlfriend actress"), WOMAN)
KIN |= dict.fromkeys(word_set("husband widower father son brother uncle nephew grandfather boyfriend actor"), MAN)
PRONOUNS = dict.fromkeys(("she", "her", "herself"), WOMAN) | dict.fromkeys(("he", "his", "himself"), MAN)
SPOUSES = frozenset({"wife", "husband"})
BEFORE, AFTER = 3, 25  # tokens that are looked at on either side of a name
OTHER = {WOMAN: MAN, MAN: WOMAN}


def genders(view: View, guesses: Sequence[Guess], names: Sequence[str]) -> dict[str, str]:
    """Return who of those named in full is a woman or a man; what stands next to a name goes before a pronoun."""
    sure: dict[str, str] = {}
    likely: dict[str, str] = {}
    for place, (guess, name) in enumerate(zip(guesses, names, strict=True)):
        if guess.type is not EntityType.PERSON or guess.last - guess.first < 2:
            continue
        stop = guesses[place + 1].first if place + 1 < len(guesses) else view.length
        beside = _beside(view, guess)
        pronoun = _pronoun(view, guess, stop)
        if beside:
            sure.setdefault(name, beside)
        elif pronoun:
            likely.setdefault(name, pronoun)
    return likely | sure


def _beside(view: View, guess: Guess) -> str | None:
    title = TITLES.get(view.word(guess.first - 1))
    if title is not None:
        return title
    for at in range(guess.first - 1, max(-1, guess.first - 1 - BEFORE), -1):
        kin = KIN.get(view.words[at])
        if kin is not None:
            return kin
        if view.words[at] in {".", "and", ";"}:
            break
    if view.word(guess.last) == "," and view.word(guess.last + 1) == "whose":
        return OTHER.get(KIN.get(view.word(guess.last + 2), "")) if view.word(guess.last + 2) in SPOUSES else None
    return None


def _pronoun(view: View, guess: Guess, stop: int) -> str | None:
    for at in range(guess.last, min(stop, guess.last + AFTER)):
        found = PRONOUNS.get(view.words[at].lower())
        if found is not None:
            return found
    return None
