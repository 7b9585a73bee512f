"""One word's postings as a few plain arrays, which are read whole.

A list names articles by rising numbers and says of each how often the word stands in it, how heavily and where. Its
bytes are: one that says how wide each array is, the first number (four bytes), the steps from each number to the next,
how often, twice the weight, and all places one after the other. An array that says nothing is left out: how often where
it is always once, weights where they are how often, places where the field keeps none. The index never leaves the
machine, so the order of the bytes is the machine's.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain, islice
from operator import sub
from typing import NamedTuple

CODES = "BHI"  # of arrays with items of one, two and four bytes
WIDTHS = (1, 2, 4)
START = 5  # bytes before the steps


class Postings(NamedTuple):
    """A word's postings: ``counts``, doubled ``weights`` and ``places`` are None where they are left out."""

    numbers: Sequence[int]
    counts: array[int] | None = None
    weights: array[int] | None = None
    places: array[int] | None = None


def narrow(values: Sequence[int]) -> tuple[int, bytes]:
    """Return values in the narrowest array that holds them, and which of ``CODES`` that is."""
    top = max(values, default=0)
    code = 0 if top < 1 << 8 else 1 if top < 1 << 16 else 2
    if isinstance(values, array) and values.typecode == CODES[code]:
        return code, values.tobytes()
    return code, array(CODES[code], values).tobytes()


def pack(postings: Postings) -> bytes:
    """Turn postings into bytes."""
    numbers, counts, weights, places = postings
    flags, steps = narrow(list(map(sub, islice(numbers, 1, None), numbers)))
    parts = [b"", array("I", numbers[:1]).tobytes(), steps]
    for shift, values in ((2, counts), (4, weights), (6, places)):
        if values is not None:
            code, packed = narrow(values)
            flags |= code + 1 << shift
            parts.append(packed)
    parts[0] = bytes((flags,))
    return b"".join(parts)


class Packed:
    """Packed postings of ``size`` articles; each array is unpacked when it is asked for.

    Raises ``ValueError`` where the bytes are no postings of so many.
    """

    __slots__ = ("_codes", "_counts", "_data", "_starts", "size")

    def __init__(self, data: bytes, size: int) -> None:
        self.size = size
        self._data = data
        if len(data) < START:
            raise ValueError(f"{len(data)} bytes are no postings")
        flags = data[0]
        codes = (flags & 3) + 1, flags >> 2 & 3, flags >> 4 & 3, flags >> 6
        lengths = [WIDTHS[code - 1] * size if code else 0 for code in codes[:3]]
        lengths[0] -= WIDTHS[codes[0] - 1]
        self._codes = codes
        self._starts = list(accumulate(lengths, initial=START))
        self._counts: array[int] | None = None
        places = sum(self.counts) * WIDTHS[codes[3] - 1] if codes[3] else 0
        if self._starts[-1] + places != len(data):
            raise ValueError(f"{len(data)} bytes are not the postings of {size} articles")

    def numbers(self, base: int = 0) -> list[int]:
        """Return the numbers of the articles, ``base`` added to each."""
        first = array("I", self._data[1:START])[0] + base
        return list(accumulate(chain((first,), self._array(0))))

    @property
    def once(self) -> bool:
        """Tell whether the word stands once in each article."""
        return not self._codes[1]

    @property
    def counts(self) -> array[int]:
        """How often the word stands in each article."""
        if self._counts is None:
            self._counts = self._array(1) if self._codes[1] else array("B", b"\1") * self.size
        return self._counts

    @property
    def doubled(self) -> array[int] | None:
        """Twice the weight of the word in each article, or None where that is how often it stands there."""
        return self._array(2) if self._codes[2] else None

    def weights(self) -> Iterable[float]:
        """Return the weight of the word in each article."""
        doubled = self.doubled
        if doubled is None:
            return self.counts
        return [weight / 2 for weight in doubled]

    @property
    def places(self) -> array[int] | None:
        """All places, those of the first article first."""
        return self._array(3) if self._codes[3] else None

    def _array(self, place: int) -> array[int]:
        code = self._codes[place]
        start = self._starts[place]
        end = self._starts[place + 1] if place < 3 else len(self._data)
        return array(CODES[code - 1], self._data[start:end])


def chained(arrays: Iterable[array[int]]) -> array[int] | None:
    """Join arrays in one as wide as the widest, or return None where there are none."""
    given = list(arrays)
    if not given:
        return None
    widest = max((each.typecode for each in given), key=CODES.index)
    chained = array(widest)
    for each in given:
        chained.extend(each if each.typecode == widest else array(widest, each))
    return chained
