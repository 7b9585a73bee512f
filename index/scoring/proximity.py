"""Words that stand together in the query and in an article say more than the same words apart.

Only the best articles are looked at again, and only for the forms that were typed. The nearer two words of the query
follow each other, the more their pair counts; pairs are weighed as BM25 weighs words (after Y. Rasolofo, J. Savoy,
"Term proximity scoring for keyword-based retrieval systems", ECIR 2003).
"""

from __future__ import annotations

from itertools import pairwise
from math import log

from index.query import And, Field, Node, Prefix, Word
from index.store.postings import Snapshot
from index.words import words

FARTHEST = 5  # words from the first of a pair to the second
WEIGHT = 1.0  # of a pair beside a word
SATURATION = 1.2
COMMONEST = 30_000  # articles with a word beyond which its places are not worth reading


class Proximity:
    """Scores how near to each other the words of a query stand."""

    def __init__(self, snapshot: Snapshot, root: Node) -> None:
        self.snapshot = snapshot
        self.pairs = [(*pair, self._rarity(*pair)) for pair in pairwise(_typed(root)) if self._telling(*pair)]

    def score(self, number: int) -> float:
        """Return what the pairs add to an article's score."""
        total = 0.0
        for first, second, rarity in self.pairs:
            count = self._nearness(first, second, number)
            total += WEIGHT * rarity * count * (SATURATION + 1) / (count + SATURATION)
        return total

    def _nearness(self, first: str, second: str, number: int) -> float:
        starts = self.snapshot.positions("form", first, number)
        ends = set(self.snapshot.positions("form", second, number)) if starts else set()
        if not ends:
            return 0.0
        nearest = (next((step for step in range(1, FARTHEST + 1) if start + step in ends), None) for start in starts)
        return sum(1 / (step * step) for step in nearest if step)

    def _rarity(self, first: str, second: str) -> float:
        count = min(self.snapshot.frequency("form", first), self.snapshot.frequency("form", second))
        return log(1 + (self.snapshot.size - count + 0.5) / (count + 0.5))

    def _telling(self, first: str, second: str) -> bool:
        return first != second and all(
            0 < self.snapshot.frequency("form", form) <= COMMONEST for form in (first, second)
        )


def _typed(root: Node) -> list[str]:
    parts = root.parts if isinstance(root, And) else ()
    forms: list[str] = []
    for part in parts:
        if isinstance(part, Word | Prefix) and part.field is Field.TEXT:
            forms += [word.form for word in words(part.text)]
    return forms
