"""Which segments of an index become one, and how: lists are joined whole, without the articles that were deleted."""

from __future__ import annotations

import heapq
from array import array
from collections.abc import Callable, Iterator
from itertools import accumulate, chain, compress, groupby, repeat
from typing import Any

from index.overtaken import Overtaken, never
from index.store import numbers
from index.store.blocks import Words, WordsWriter
from index.store.codec import Codec, files
from index.store.packing import Packed, Postings, joined, pack

TOO_MANY = 40  # segments of any size: what is too large to be merged while somebody waits is merged all the same
AT_ONCE = 500  # words merged before one asks whether to go on
MANY = 8  # segments of about one size that become one


def choose(sizes: list[int], *, most: int | None) -> list[int]:
    """Return which segments of these sizes to merge, none where all is well, of ``most`` articles together.

    Segments are of one size where these begin with the same power of ``MANY``, so that an article is merged as often
    as the index grew by that factor.
    """
    if len(sizes) > TOO_MANY:
        most = None
    tiers: dict[int, list[int]] = {}
    for place, size in enumerate(sizes):
        tiers.setdefault(_tier(size), []).append(place)
    chosen: list[int] = []
    total = 0
    for tier in sorted(tiers):
        members = tiers[tier]
        together = total + sum(sizes[place] for place in members)
        # What was chosen so far becomes one of this size or smaller.
        if len(members) + (_tier(total) >= tier) * bool(chosen) < MANY or (most is not None and together > most):
            continue
        chosen += members
        total = together
    return sorted(chosen)


def arranged(
    storage: Any, name: str, segments: list[Any], most: int | None, overtaken: Callable[[], bool] = never
) -> list[Any]:
    """Return the segments that an index is to have in place of these: many of one size merged, empty ones gone."""
    segments = [segment for segment in segments if segment.doc_count()]
    chosen = choose([segment.doc_count() for segment in segments], most=most)
    if not chosen:
        return segments
    merged = merge(storage, name, [segments[place] for place in chosen], overtaken)
    # What is newest stays last.
    kept = {place: segment for place, segment in enumerate(segments) if place not in chosen}
    kept[chosen[-1]] = merged
    return [kept[place] for place in sorted(kept)]


def _tier(size: int) -> int:
    tier = 0
    while size >= MANY:
        size //= MANY
        tier += 1
    return tier


def merge(storage: Any, name: str, segments: list[Any], overtaken: Callable[[], bool] = never) -> Any:
    """Write one segment that holds what these hold and return it.

    Raises ``ValueError`` where one is damaged, and ``Overtaken``, which leaves files that nobody knows of.
    """
    codec = Codec()
    merged = codec.new_segment(storage, name)
    keeps = [_kept(segment) for segment in segments]
    columns: dict[str, array[int]] = {}
    for segment, keep in zip(segments, keeps, strict=True):
        for column, values in numbers.read(files(storage, segment)[2], len(keep)).items():
            columns.setdefault(column, array(numbers.CODE)).extend(compress(values, keep))
    opened: list[Words] = []
    writer = WordsWriter(*files(storage, merged)[:2])
    try:
        opened += (Words(*files(storage, segment)[:2]) for segment in segments)
        for count, item in enumerate(_joined(opened, keeps)):
            if not count % AT_ONCE and overtaken():
                raise Overtaken
            writer.add(*item)
        writer.close()
        numbers.write(files(storage, merged)[2], columns)
    finally:
        writer.abandon()
        for words in opened:
            words.close()
    merged.set_doc_count(sum(map(sum, keeps)))
    return merged


def _kept(segment: Any) -> bytearray:
    keep = bytearray(b"\1" * segment.doc_count_all())
    for number in segment.deleted_docs():
        keep[number] = 0
    return keep


def _joined(opened: list[Words], keeps: list[bytearray]) -> Iterator[tuple[str, bytes, int, bytes]]:
    bases = list(accumulate(map(sum, keeps), initial=0))
    left = [None if all(keep) else list(accumulate(keep, initial=0)) for keep in keeps]
    for field in sorted({field for words in opened for field in words.fields}):
        sources = [zip(words.words(field), repeat(place)) for place, words in enumerate(opened)]
        ordered = heapq.merge(*sources, key=_word)  # which keeps the order of the sources among equals
        for word, group in groupby(ordered, key=_word):
            parts = [
                (kept, bases[place])
                for (_, packed), place in group
                if (kept := _without(packed, keeps[place], left[place]))
            ]
            if parts:
                yield field, word, sum(packed.size for packed, _ in parts), joined(parts)


def _word(item: tuple[tuple[bytes, Packed], int]) -> bytes:
    return item[0][0]


def _without(packed: Packed, keep: bytearray, left: list[int] | None) -> Packed | None:
    """Take the articles out that were deleted; ``left`` has the new number of each, or is None where none was."""
    if left is None:
        return packed
    before = packed.numbers()
    kept = [keep[number] for number in before]
    if not any(kept):
        return None
    places, counts, doubled = packed.places, packed.counts, packed.doubled
    if places is not None:
        places = array(places.typecode, compress(places, chain.from_iterable(map(repeat, kept, counts))))
    postings = Postings(
        [left[number] for number in compress(before, kept)],
        None if packed.once else array(counts.typecode, compress(counts, kept)),
        doubled and array(doubled.typecode, compress(doubled, kept)),
        places,
    )
    return Packed(pack(postings), sum(kept))
