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
from itertools import accumulate, islice
from operator import sub
from typing import NamedTuple

CODES = "BHI"  # of arrays with items of one, two and four bytes
WIDTHS = (0, 1, 2, 4)  # of the arrays by what the first byte says, beginning with none
START = 5  # bytes before the steps


class Postings(NamedTuple):
    """A word's postings: ``counts``, doubled ``weights`` and ``places`` are None where they are left out."""

    numbers: Sequence[int]
    counts: array[int] | None = None
    weights: array[int] | None = None
    places: array[int] | None = None


def narrow(values: Sequence[int]) -> array[int]:
    """Return values in the narrowest array that holds them."""
    top = max(values, default=0)
    code = "B" if top < 1 << 8 else "H" if top < 1 << 16 else "I"
    return values if isinstance(values, array) and values.typecode == code else array(code, values)


def pack(postings: Postings) -> bytes:
    """Turn postings into bytes."""
    numbers, *rest = postings
    steps = narrow(list(map(sub, islice(numbers, 1, None), numbers)))
    return _assembled(numbers[0], steps, *(values if values is None else narrow(values) for values in rest))


def joined(parts: Sequence[tuple[Packed, int]]) -> bytes:
    """Join packed postings, each list's numbers raised by what stands beside it: from one to the next they rise."""
    steps: list[array[int]] = []
    last = 0
    for packed, base in parts:
        if steps:
            steps.append(narrow((packed.first + base - last,)))
        steps.append(packed.steps)
        last = packed.first + base + sum(packed.steps)
    counts = doubled = None
    if not all(packed.once for packed, _ in parts):
        counts = chained([packed.counts for packed, _ in parts])
    weights = [packed.doubled for packed, _ in parts]
    if any(weights):
        doubled = chained(
            [
                weight or narrow([2 * count for count in part.counts])
                for weight, (part, _) in zip(weights, parts, strict=True)
            ]
        )
    places = [places for packed, _ in parts if (places := packed.places)]
    return _assembled(
        parts[0][0].first + parts[0][1], chained(steps), counts, doubled, chained(places) if places else None
    )


def chained(arrays: Iterable[array[int]]) -> array[int]:
    """Join arrays in one as wide as the widest."""
    given = list(arrays)
    widest = max((each.typecode for each in given), key=CODES.index, default="B")
    whole = array(widest)
    for each in given:
        whole.extend(each if each.typecode == widest else array(widest, each))
    return whole


def _assembled(
    first: int, steps: array[int], counts: array[int] | None, doubled: array[int] | None, places: array[int] | None
) -> bytes:
    flags = CODES.index(steps.typecode)
    parts = [b"", array("I", (first,)).tobytes(), steps.tobytes()]
    for shift, values in ((2, counts), (4, doubled), (6, places)):
        if values is not None:
            flags |= CODES.index(values.typecode) + 1 << shift
            parts.append(values.tobytes())
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
        self._counts: array[int] | None = None
        if len(data) < START:
            raise ValueError(f"{len(data)} bytes are no postings")
        flags = data[0]
        self._codes = codes = (flags & 3) + 1, flags >> 2 & 3, flags >> 4 & 3, flags >> 6
        counts = START + WIDTHS[codes[0]] * (size - 1)
        weights = counts + WIDTHS[codes[1]] * size
        places = weights + WIDTHS[codes[2]] * size
        self._starts = START, counts, weights, places, len(data)
        if places + WIDTHS[codes[3]] * (sum(self.counts) if codes[3] else 0) != len(data):
            raise ValueError(f"{len(data)} bytes are not the postings of {size} articles")

    def numbers(self, base: int = 0) -> list[int]:
        """Return the numbers of the articles, ``base`` added to each."""
        return list(accumulate(self.steps, initial=self.first + base))

    @property
    def first(self) -> int:
        """The first number."""
        return array("I", self._data[1:START])[0]

    @property
    def steps(self) -> array[int]:
        """How far it is from each number to the next."""
        return self._array(0)

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
        return array(CODES[self._codes[place] - 1], self._data[self._starts[place] : self._starts[place + 1]])
