"""Where the paragraphs of the fullest version stand in another one, and what that one cut and added."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from msgspec import Struct

from corpus.families.shingles import words

SHINGLE = 3  # words, within a paragraph
HELD = 0.3
"""The share of the shorter of two paragraphs from which the one holds of the other what makes it the same passage."""
_CROWD = 12  # paragraphs of a text in which a shingle says nothing of where it came from

Shingles = frozenset[tuple[str, ...]]


class Lineage(Struct, frozen=True):
    """A version beside the fullest one.

    ``passages`` has for each paragraph of the fullest version those of the other that hold it, none where it was cut;
    ``added`` are the other's paragraphs that hold nothing of the fullest version. All are indexes, from 0.
    """

    passages: tuple[tuple[int, ...], ...]
    added: tuple[int, ...]

    @property
    def cut(self) -> tuple[int, ...]:
        """The paragraphs of the fullest version that are missing."""
        return tuple(place for place, held in enumerate(self.passages) if not held)


def lineage(fullest: Sequence[str], version: Sequence[str]) -> Lineage:
    """Lay the paragraphs of a version beside those of the fullest one, wherever they stand, split and merged ones too.

    The work grows with the length of the texts.
    """
    sets = [_shingles(paragraph) for paragraph in version]
    where: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, found in enumerate(sets):
        for shingle in found:
            where[shingle].append(place)
    passages = tuple(_holding(_shingles(paragraph), sets, where) for paragraph in fullest)
    held = {place for places in passages for place in places}
    return Lineage(passages, tuple(place for place in range(len(version)) if place not in held))


def _holding(wanted: Shingles, sets: Sequence[Shingles], where: dict[tuple[str, ...], list[int]]) -> tuple[int, ...]:
    """Return the paragraphs that hold a passage: first the one that holds most, then those that hold more of it."""
    left = set(wanted)
    common = Counter(
        place for shingle in wanted if len(where.get(shingle, ())) <= _CROWD for place in where.get(shingle, ())
    )
    found = []
    for place, _ in sorted(common.items(), key=lambda entry: (-entry[1], entry[0])):
        if len(left & sets[place]) >= HELD * min(len(wanted), len(sets[place])):
            found.append(place)
            left -= sets[place]
    return tuple(sorted(found))


def _shingles(text: str) -> Shingles:
    listed = words(text)
    if len(listed) < SHINGLE:
        return frozenset({tuple(listed)} if listed else ())
    return frozenset(zip(*(listed[offset:] for offset in range(SHINGLE)), strict=False))
