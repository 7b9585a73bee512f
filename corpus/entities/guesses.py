"""What the stages hand on: a guess is a stretch of tokens with a type and how sure it is."""

from __future__ import annotations

from typing import NamedTuple

from corpus.article import EntityType


class Guess(NamedTuple):
    """Tokens ``first`` to ``last`` (exclusive) name something.

    ``type`` is None where no rule knows it yet; ``sure`` runs from 0 to 1; ``entity`` is the canonical name where
    the guess comes from a table; ``titled`` tells that a title or honorific stands before it.
    """

    first: int
    last: int
    type: EntityType | None
    sure: float
    entity: str | None = None
    titled: bool = False

    def typed(self, type: EntityType, sure: float) -> Guess:
        """Return this guess with another type."""
        return self._replace(type=type, sure=sure)
