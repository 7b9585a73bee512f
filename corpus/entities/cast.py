"""Who a text brings on stage: what all its names together tell about one that stands alone.

News names a person in full before it uses a surname, so that a single word that is part of no longer name is rather
a company; and a town's name in an article on sport is often its club.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from corpus.article import EntityType
from corpus.entities import lexicon as lex
from corpus.entities.guesses import Guess
from corpus.entities.view import View

PEOPLE = frozenset({None, EntityType.PERSON})
FEWEST, SHARE = 6, 0.03  # different words of a subject, and their share, in an article about it


class Cast(Struct, frozen=True):
    """Words with which longer names of the text begin and end, words that stood behind a title, and the subject."""

    leads: frozenset[str]
    finals: frozenset[str]
    titled: frozenset[str]
    sporty: bool
    business: bool

    def role(self, word: str) -> str:
        """Say what a single word is in the longer names of the text."""
        if word in self.titled:
            return "titled"
        if word in self.finals:
            return "final"
        return "lead" if word in self.leads else "alone"


def cast_of(view: View, guesses: Sequence[Guess]) -> Cast:
    """Gather the cast of a text from the guesses of its names."""
    leads: set[str] = set()
    finals: set[str] = set()
    titled: set[str] = set()
    for guess in guesses:
        if guess.type not in PEOPLE:
            continue
        if guess.titled:
            titled.add(view.forms[guess.last - 1])
        if guess.last - guess.first > 1:
            leads.add(view.forms[guess.first])
            finals.add(view.forms[guess.last - 1])
    small = dict(zip(view.cased.lower, map(view.flags, view.cased.lower), strict=True))
    sporty, business = _about(view, small, lex.SPORT), _about(view, small, lex.COMMERCE)
    return Cast(frozenset(leads), frozenset(finals), frozenset(titled), sporty, business)


def _about(view: View, classes: Mapping[str, int], subject: int) -> bool:
    """Tell whether a text is about a subject, by how many words it has of its class.

    ``classes`` are those of the words that the text writes small.
    """
    spoken = {word for word, bits in classes.items() if bits & subject}
    if len(spoken) < FEWEST:
        return False
    count = sum(map(spoken.__contains__, view.words))
    return count >= SHARE * view.length
