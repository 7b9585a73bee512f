"""What the segments of a page are about: the words that they share, and the names in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from itertools import chain, filterfalse

from corpus.cleaning.languages import ENGLISH, Language, is_function_pair, language_of, overlapping_pairs, split_words
from corpus.cleaning.lexicon import STOP_WORDS
from corpus.cleaning.lines.segmentation import SEEN, Segment

USUAL = 0.3
"""What an article's paragraphs mostly share with each other."""
_LEAST = 3
"""Letters that a word of the topic has at least."""
_STEM = slice(6)
"""The letters of a word in which its forms meet."""

_BEFORE_SENTENCES = frozenset('.!?:…”"“»«|•–—-')


@cache
def _topical() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u0900-\u0963\u0970-\u109f]){2,}")


@cache
def _capital() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)[A-ZÀ-ÖØ-ÞΑ-ΩЀ-Я]\w{2,}")


def content_words(text: str, language: Language = ENGLISH) -> set[str]:
    """Return the words that carry a text's topic, cut to six letters so that forms of a word meet.

    Where no spaces stand between words, they are the pairs of characters that no particle is in.
    """
    lowered = text[:SEEN].lower()
    if not language.spaced:
        return {pair for pair in overlapping_pairs(lowered) if not is_function_pair(pair)}
    return _content(frozenset(split_words(lowered)), STOP_WORDS | language.stop_words)


def _content(said: frozenset[str], stop_words: frozenset[str]) -> set[str]:
    topical = said - stop_words
    # what has marks, digits or an apostrophe in it is looked at letter by letter
    marked = list(filterfalse(str.isalpha, said))
    if marked:
        parts = (word for word in _topical().findall(" ".join(marked)) if word not in stop_words)
        topical = topical.difference(marked).union(parts)
    return {word[_STEM] for word in topical if len(word) >= _LEAST}


def _capitalised(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of ``text`` with a capital, and those of them that are names: they begin no sentence."""
    words = [(found[0], found.start()) for found in _capital().finditer(text[:SEEN])]
    names = (word for word, at in words if word.isupper() or (at > 1 and text[at - 2] not in _BEFORE_SENTENCES))
    return frozenset(word for word, _ in words), frozenset(names)


class Topics:
    """The content words of a page's segments, worked out when first asked for."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._segments = segments
        self._words: dict[int, set[str]] = {}
        self._capitalised: dict[int, tuple[frozenset[str], frozenset[str]]] = {}
        self._language = language_of(segment.text for segment in segments)
        self._stop_words = STOP_WORDS | self._language.stop_words

    def words(self, place: int) -> set[str]:
        """Return the content words of the segment at ``place``."""
        if place not in self._words:
            one = self._segments[place]
            spaced = self._language.spaced
            words = _content(one.said, self._stop_words) if spaced else content_words(one.text, self._language)
            self._words[place] = words
        return self._words[place]

    def names(self, place: int) -> frozenset[str]:
        """Return the names in the segment at ``place``: its capitalised words, but for those that begin a sentence."""
        return self._capitals(place)[1]

    def named(self, places: Iterable[int]) -> frozenset[str]:
        """Return the names in some segments."""
        return frozenset[str]().union(*(self.names(place) for place in places))

    def names_any(self, place: int, named: Collection[str]) -> bool:
        """Tell whether the segment at ``place`` names what ``named`` has, at the beginning of a sentence too."""
        return any(word in named for word in self._capitals(place)[0])

    def _capitals(self, place: int) -> tuple[frozenset[str], frozenset[str]]:
        if place not in self._capitalised:
            self._capitalised[place] = _capitalised(self._segments[place].text)
        return self._capitalised[place]

    def vocabulary(self, places: Iterable[int]) -> Counter[str]:
        """Count in how many of the segments each content word stands."""
        return Counter(chain.from_iterable(map(self.words, places)))

    def said(self, places: Iterable[int]) -> set[str]:
        """Return the content words of some segments."""
        return set[str]().union(*map(self.words, places))

    def cohesion(self, prose: Sequence[int]) -> float:
        """Return how much of each paragraph's vocabulary the others share, from 0 to 1; teasers share little."""
        if len(prose) < 2:
            return USUAL
        said = list(map(self.words, prose))
        seen: set[str] = set()
        shared: set[str] = set()
        for words in said:
            shared |= seen & words
            seen |= words
        return sum(len(words & shared) / max(1, len(words)) for words in said) / len(prose)

    def share(self, places: Iterable[int], known: Collection[str]) -> float:
        """Return the share of the content words of some segments that ``known`` has; 0 where they have none."""
        words = self.said(places)
        return sum(map(known.__contains__, words)) / len(words) if words else 0.0
