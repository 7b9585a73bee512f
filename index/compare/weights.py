"""How much a word tells: words that are rare in the library and in the two texts tie passages, common ones do not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from math import log

from msgspec import Struct

from index.compare.reading import is_content

STOP_WEIGHT = 0.1
SMALL = 50  # documents; a library of so many is believed by half
COMMONEST, RAREST = 0.5, 0.9  # the range of what words weigh that no library is at hand for: thresholds hold for both


class Rarity(Struct, frozen=True):
    """How many of the library's ``documents`` hold a word; ``frequency`` takes the word in lower case."""

    documents: int
    frequency: Callable[[str], int]

    @classmethod
    def counted(cls, documents: int, frequencies: Mapping[str, int]) -> Rarity:
        """Make a rarity of a table of document frequencies."""
        return cls(documents, lambda word: frequencies.get(word, 0))

    def weight(self, word: str) -> float:
        """Return the weight of a word, from ``COMMONEST`` where every document holds it to ``RAREST`` where one does.

        A small library knows little about what is common, so its counts weigh the less the smaller it is.
        """
        if self.documents < 2:
            return neutral(word)
        held = min(max(self.frequency(word), 1), self.documents)
        rare = log((self.documents + 1) / (held + 1)) / log((self.documents + 1) / 2)
        counted = COMMONEST + (RAREST - COMMONEST) * rare
        trust = self.documents / (self.documents + SMALL)
        return trust * counted + (1 - trust) * neutral(word)


def neutral(word: str) -> float:
    """Weigh a word with no library at hand: a longer word tells more, up to nine letters."""
    return 0.55 + 0.05 * min(len(word), 9)


class Weights:
    """The weight of each word in one comparison, remembered."""

    def __init__(self, bags: Iterable[Iterable[str]], rarity: Rarity | None) -> None:
        """Count the sentences (``bags`` of folded words, of both texts) that hold each word."""
        self._rarity = rarity
        self._held: Counter[str] = Counter()
        self._bags = 0
        for bag in bags:
            self._held.update(set(bag))
            self._bags += 1
        self._known: dict[str, float] = {}

    def __call__(self, word: str) -> float:
        """Return the weight of a folded word."""
        weight = self._known.get(word)
        if weight is None:
            weight = self._known[word] = self._weigh(word)
        return weight

    def _weigh(self, word: str) -> float:
        if not is_content(word):
            return STOP_WEIGHT
        held, bags = max(self._held[word], 1), max(self._bags, 2)
        # A word of both texts stands in two sentences at least, so two is as rare as a shared word gets.
        local = log((bags + 2) / max(held, 2)) / log((bags + 2) / 2)
        return (self._rarity.weight(word) if self._rarity else neutral(word)) * (0.3 + 0.7 * max(local, 0.0))
