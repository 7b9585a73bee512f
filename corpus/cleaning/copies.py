"""Copies: an article that was pasted twice, printed below itself, or stands on its page in two versions."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.cleaning.features import words_of
from corpus.cleaning.languages import split_characters
from corpus.cleaning.lines import TERMINAL, is_unspaced
from corpus.cleaning.segmentation import Segment

_SHINGLE = 5
"""Words that are looked for together."""
_LONG = 10
"""Words from which a sentence can be told again; what is shorter is a copy by its neighbours."""
_SENTENCES = 30
"""Words from which a segment is more than one title or link, whatever it ends with."""
_COVERED = 0.75
"""The share of a segment's shingles that stood above from which it is said again."""
_CHAIN = 3
"""Long segments, one after the other, that are a copy when they stood above in the same order."""
_STRIDE = 3
"""Long segments that a copy may leave out in one place, or have more."""
_PART = 0.5
"""The share of the prose above that a copy has at least; less is a recipe's steps, or what a live blog repeats."""
_WHOLE = 0.6
"""The share of what stood above from which a copy needs no chain: the whole was pasted again."""


@dataclass(frozen=True, slots=True)
class _Again:
    place: int
    original: int
    words: int
    exact: bool


def copies(segments: Sequence[Segment]) -> set[int]:
    """Return the segments that say again, in the same order, what an earlier stretch of the page said.

    A paragraph counts as said again where most of its shingles (A. Broder, 1997) stood above, so that other line
    breaks, quotation marks or a changed word make no difference. A statement, a refrain or a pull quote that is
    repeated alone is no copy.
    """
    words = [_words(segment.text) for segment in segments]
    long = [place for place, said in enumerate(words) if _is_prose(segments[place].text, len(said))]
    found = _said_again(words, long)
    if not found:
        return set()
    rank = {place: number for number, place in enumerate(long)}
    result: set[int] = set()
    for chain in _chains(found, rank):
        first = chain[0].place
        before = sum(len(words[place]) for place in long[: rank[first]] if place not in result)
        said = sum(one.words for one in chain)
        exact = sum(one.exact for one in chain)
        # lines of a list, or of a text with a scheme, may differ in a number only
        much = 2 * exact >= len(chain) >= _CHAIN and said >= _PART * before
        if much or (said >= max(_SENTENCES, _WHOLE * before) and exact == len(chain)):
            result |= _stretch(segments, words, chain)
    return result


def _is_prose(text: str, words: int) -> bool:
    return words >= _LONG and (words >= _SENTENCES or text.endswith(TERMINAL))


def _words(text: str) -> list[str]:
    folded = text.casefold()
    return split_characters(folded) if is_unspaced(folded[len(folded) // 2 :][:1]) else words_of(folded)


def _said_again(words: Sequence[Sequence[str]], long: Sequence[int]) -> list[_Again]:
    """Return the long segments that stood before, and where."""
    seen: dict[int, int] = {}
    result: list[_Again] = []
    for place in long:
        said = words[place]
        shingles = [hash(tuple(said[start : start + _SHINGLE])) for start in range(len(said) - _SHINGLE + 1)]
        known = [seen[one] for one in shingles if one in seen]
        if known and len(known) >= _COVERED * len(shingles):
            original = sorted(known)[len(known) // 2]
            result.append(_Again(place, original, len(said), len(known) == len(shingles)))
        for one in shingles:
            seen.setdefault(one, place)
    return result


def _chains(found: Sequence[_Again], rank: dict[int, int]) -> list[list[_Again]]:
    """Return the runs of repeated segments that keep their order, with little left out or put in."""
    chains: list[list[_Again]] = []
    for one in found:
        last = chains[-1][-1] if chains else None
        near = last is not None and rank[one.place] - rank[last.place] <= _STRIDE
        if last is not None and near and 1 <= rank[one.original] - rank[last.original] <= _STRIDE:
            chains[-1].append(one)
        else:
            chains.append([one])
    return chains


def _stretch(segments: Sequence[Segment], words: Sequence[Sequence[str]], chain: Sequence[_Again]) -> set[int]:
    """Return the segments of a copy: those of the chain, and the short ones around them that stood there before."""
    first, last = chain[0].place, chain[-1].place
    texts: dict[str, list[int]] = {}
    for place in range(first):
        texts.setdefault(_key(words[place], segments[place]), []).append(place)
    result = {one.place for one in chain}
    originals = [one.original for one in chain]
    for place in range(first + 1, last):
        near = texts.get(_key(words[place], segments[place]), [])
        spot = bisect_left(near, originals[0])
        if place not in result and spot < len(near) and near[spot] <= originals[-1]:
            result.add(place)
    for step in (-1, 1):
        place, original = (first, originals[0]) if step < 0 else (last, originals[-1])
        while originals[-1] < place + step < len(segments) and 0 <= original + step < first:
            place, original = place + step, original + step
            if _key(words[place], segments[place]) != _key(words[original], segments[original]):
                break
            result.add(place)
    return result


def _key(said: Sequence[str], segment: Segment) -> str:
    return " ".join(said) or segment.text
