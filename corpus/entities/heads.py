"""Names whose last word, or first, says what they are: "… River", "… Act", "Lake …"."""

from __future__ import annotations

from corpus.article import EntityType
from corpus.entities import lexicon as lex
from corpus.entities.guesses import Guess
from corpus.entities.view import View

BY_LAST_WORD = (
    (lex.PLACE_HEAD, EntityType.LOC),
    (lex.GOVERNMENT_HEAD, EntityType.GPE),
    (lex.EVENT_HEAD, EntityType.EVENT),
    (lex.LAW_HEAD, EntityType.LAW),
)
SURE = 0.95


def headed(guess: Guess, view: View) -> Guess | None:
    """Return an untyped guess of several words with the type its head gives it, or None where it has none."""
    if guess.type is not None or guess.last - guess.first < 2:
        return None
    if any(view.words[place] == "&" for place in range(guess.first, guess.last)):
        return guess.typed(EntityType.ORG, SURE)
    end = guess.last - 2 if view.word(guess.last - 1).isdigit() else guess.last
    bits = view.flag(end - 1)
    for head, kind in BY_LAST_WORD:
        if bits & head:
            return guess.typed(kind, SURE)
    if view.flag(guess.first) & lex.PLACE_LEAD:
        return guess.typed(EntityType.LOC, SURE)
    return None
