"""One of the two texts, with all that the comparison asks of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from corpus.article import Article, Mention, Tagging
from index.compare.model import Place
from index.compare.quantities import Quantity, quantities
from index.compare.reading import Reading, Word, read, words_of

LONGEST_POSTING = 2000  # places of a word that are looked at when a name is searched


class Side(Struct, frozen=True, dict=True):
    """An article, read: its words and sentences, mentions and quotes, and numbers with what they count."""

    reading: Reading
    tagging: Tagging
    published: str | None
    numbers: Sequence[Quantity]

    @property
    def text(self) -> str:
        """The article's text."""
        return self.reading.text

    @cached_property
    def _where(self) -> Mapping[str, list[int]]:
        where: dict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(self.reading.whole):
            where[bare(word)].append(place)
        return where

    def find(self, name: str) -> tuple[Place, ...]:
        """Return the places, in the whole text, where the words of ``name`` stand in a row."""
        wanted = [bare(word) for word in words_of(name)]
        if not wanted:
            return ()
        rarest = min(range(len(wanted)), key=lambda index: len(self._where.get(wanted[index], ())))
        found = []
        for place in self._where.get(wanted[rarest], [])[:LONGEST_POSTING]:
            first = place - rarest
            run = self.reading.whole[first : first + len(wanted)] if first >= 0 else ()
            if [bare(word) for word in run] == wanted:
                found.append(trimmed(self.text, (run[0].start, run[-1].end)))
        return tuple(found)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.reading.sentences]

    @cached_property
    def _mention_starts(self) -> list[int]:
        return [mention.start for mention in self.tagging.mentions]

    def sentence_at(self, offset: int) -> Place | None:
        """Return the place of the body's sentence that holds ``offset``."""
        place = bisect_right(self._sentence_starts, offset) - 1
        found = self.reading.sentences[place] if place >= 0 else None
        return (found.start, found.end) if found and offset < found.end else None

    def mentions_within(self, place: Place) -> Sequence[Mention]:
        """Return the mentions that begin within a place."""
        first, last = (bisect_left(self._mention_starts, edge) for edge in place)
        return self.tagging.mentions[first:last]

    def line(self, place: Place) -> str:
        """Return the words at a place, on one line."""
        return " ".join(self.text[place[0] : place[1]].split())


def side_of(article: Article, tagging: Tagging) -> Side:
    """Read an article and its tagging."""
    reading = read(article)
    return Side(reading, tagging, article.published, quantities(reading.whole))


def bare(word: Word) -> str:
    """Return a folded word without a possessive ending."""
    return word.core.removesuffix("'s")


def trimmed(text: str, place: Place) -> Place:
    """Return the place without the punctuation at its edges."""
    start, end = place
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end
