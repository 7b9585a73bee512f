"""Copies: an article that was pasted twice, printed below itself, or stands on its page in two versions."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from itertools import accumulate, filterfalse

from msgspec import Struct

from corpus.cleaning.languages import split_characters
from corpus.cleaning.lines.marks import is_ended, is_unspaced
from corpus.cleaning.lines.segmentation import Segment

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
_PROBE = 24
"""Characters in the middle of a segment that are looked for above it."""
_PROBES = 200
"""Segments of a page whose middles are looked for."""
_PART = 0.5
"""The share of the prose above that a copy has at least; less is a recipe's steps, or what a live blog repeats."""
_WHOLE = 0.6
"""The share of what stood above from which a copy needs no chain: the whole was pasted again."""


class _Again(Struct, frozen=True):
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
    if not _may_repeat(segments):
        return set()
    words = [_words(segment) for segment in segments]
    long = [place for place, said in enumerate(words) if _is_prose(segments[place].text, len(said))]
    rank = {place: number for number, place in enumerate(long)}
    keys = [" ".join(said) or segment.text for said, segment in zip(words, segments, strict=True)]
    places: dict[str, list[int]] = {}
    for place, key in enumerate(keys):
        places.setdefault(key, []).append(place)
    result: set[int] = set()
    before = passed = 0
    for chain in _chains(_said_again(words, long), rank):
        for place in long[passed : rank[chain[0].place]]:
            before += 0 if place in result else len(words[place])
        passed = rank[chain[0].place]
        said = sum(one.words for one in chain)
        exact = sum(one.exact for one in chain)
        # lines of a list, or of a text with a scheme, may differ in a number only
        much = 2 * exact >= len(chain) >= _CHAIN and said >= _PART * before
        if much or (said >= max(_SENTENCES, _WHOLE * before) and exact == len(chain)):
            result |= {one.place for one in chain}
            result |= _between(keys, places, chain)
            result |= _around(keys, rank, chain)
    return result


def _may_repeat(segments: Sequence[Segment]) -> bool:
    """Tell whether the middle of any longer segment stood above: a quick look, as most pages have no copies."""
    texts = [segment.text for segment in segments if len(segment.text) >= 2 * _PROBE]
    page = "\n".join(texts)
    starts = [0, *accumulate(len(text) + 1 for text in texts)]
    step = max(1, len(texts) // _PROBES)
    for text, start in zip(texts[::step], starts[::step], strict=False):
        middle = len(text) // 2
        if page.find(text[middle : middle + _PROBE]) < start:
            return True
    return False


def _is_prose(text: str, words: int) -> bool:
    return words >= _LONG and (words >= _SENTENCES or is_ended(text))


def _words(segment: Segment) -> Sequence[str]:
    folded = segment.text.casefold()
    return split_characters(folded) if is_unspaced(folded[len(folded) // 2 :][:1]) else segment.words


def _said_again(words: Sequence[Sequence[str]], long: Sequence[int]) -> list[_Again]:
    """Return the long segments that stood before, and where."""
    seen: dict[int, int] = {}
    result: list[_Again] = []
    for place in long:
        said = words[place]
        shingles = list(map(hash, zip(*(said[start:] for start in range(_SHINGLE)), strict=False)))
        known = [seen[one] for one in shingles if one in seen]
        if known and len(known) >= _COVERED * len(shingles):
            original = sorted(known)[len(known) // 2]
            result.append(_Again(place, original, len(said), len(known) == len(shingles)))
        seen.update(dict.fromkeys(filterfalse(seen.__contains__, shingles), place))
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


def _between(keys: Sequence[str], places: dict[str, list[int]], chain: Sequence[_Again]) -> set[int]:
    """Return the segments between those of a copy that stood between those that it copies."""
    found: set[int] = set()
    for place in range(chain[0].place + 1, chain[-1].place):
        near = places[keys[place]]
        spot = bisect_left(near, chain[0].original)
        if near[spot] <= chain[-1].original:
            found.add(place)
    return found


def _around(keys: Sequence[str], long: Collection[int], chain: Sequence[_Again]) -> set[int]:
    """Return the short segments next to a copy that stood next to what it copies: title, byline, footer."""
    found: set[int] = set()
    first = chain[0].place
    for step in (-1, 1):
        place, original = (first, chain[0].original) if step < 0 else (chain[-1].place, chain[-1].original)
        while chain[-1].original < place + step < len(keys) and 0 <= original + step < first:
            place, original = place + step, original + step
            if place in long or keys[place] != keys[original]:
                break
            found.add(place)
    return found
