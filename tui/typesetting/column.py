"""The rows of a set article: what stands on each, and the way from an offset of the text to its row and back. Pure.

Rows are kept as numbers side by side and made only when they are asked for: of tens of thousands, few are ever seen.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple, overload


class RowKind(StrEnum):
    """Rows that hold no text of the article; the others have the kind of their block."""

    BLANK = "blank"
    PAD = "pad"  # kept free so that passages of other columns stand level
    CUT_LABEL = "cut-label"
    CUT = "cut"
    DOUBT_LABEL = "doubt-label"


class Row(NamedTuple):
    """A row of a column. ``source`` is the number of the block or, for a cut, of the cut; -1 for neither."""

    kind: str
    start: int
    end: int
    source: int
    prefix: str = ""


BLANK = Row(RowKind.BLANK, 0, 0, -1)
PAD = Row(RowKind.PAD, 0, 0, -1)
BULLET = "• "
FIRST, NEXT = range(2)  # rows of text: the first of a block, and those after it
_OTHERS = (RowKind.BLANK, RowKind.PAD, RowKind.CUT_LABEL, RowKind.CUT, RowKind.DOUBT_LABEL)
_CODES = {kind: code for code, kind in enumerate(_OTHERS, NEXT + 1)}
_EMPTY = frozenset({_CODES[RowKind.BLANK], _CODES[RowKind.PAD]})


class Spot(NamedTuple):
    """What of an article stands on a row, however it is set.

    Text from ``offset`` on; of a ``cut`` what is ``into`` its text, where ``offset`` is that of the text below it; or
    with an offset of -1 nothing: ``outside`` is then the row itself, where it is at most the first, else the number of
    rows after the last.
    """

    offset: int = -1
    cut: int = -1
    into: int = 0
    outside: int = 0


class Rows(Sequence[Row]):
    """Rows from top to bottom, to which more can be added; ``kinds`` are those of the article's blocks."""

    def __init__(self, kinds: Sequence[str] = ()) -> None:
        self.kinds = kinds
        self._codes = bytearray()
        self._starts, self._ends, self.sources = array("l"), array("l"), array("l")

    def __len__(self) -> int:
        return len(self._codes)

    @overload
    def __getitem__(self, number: int) -> Row: ...
    @overload
    def __getitem__(self, number: slice) -> list[Row]: ...
    def __getitem__(self, number: int | slice) -> Row | list[Row]:
        if isinstance(number, slice):
            return [self[each] for each in range(*number.indices(len(self)))]
        code, source = self._codes[number], self.sources[number]
        if code > NEXT:
            kind = _OTHERS[code - NEXT - 1]
            if kind is RowKind.BLANK or kind is RowKind.PAD:
                return BLANK if kind is RowKind.BLANK else PAD
            return Row(kind, self._starts[number], self._ends[number], source)
        kind_of_block = self.kinds[source]
        prefix = "" if kind_of_block != "item" else BULLET if code == FIRST else " " * len(BULLET)
        return Row(kind_of_block, self._starts[number], self._ends[number], source, prefix)

    def __iter__(self) -> Iterator[Row]:
        return map(self.__getitem__, range(len(self)))

    def add_text(self, block: int, starts: Sequence[int], ends: Sequence[int]) -> None:
        """Add the lines of a block."""
        if starts:
            self._add(bytes([FIRST]) + bytes([NEXT]) * (len(starts) - 1), block, starts, ends)

    def add(self, kind: RowKind, source: int = -1, starts: Sequence[int] = (0,), ends: Sequence[int] = (0,)) -> None:
        """Add rows that hold no text of the article."""
        self._add(bytes([_CODES[kind]]) * len(starts), source, starts, ends)

    def add_rows(self, rows: Rows, first: int, last: int | None = None) -> None:
        """Add rows of another column of the same article."""
        self._codes += rows._codes[first:last]
        self._starts += rows._starts[first:last]
        self._ends += rows._ends[first:last]
        self.sources += rows.sources[first:last]

    def places_of_text(self) -> list[int]:
        """Return the numbers of the rows that hold text of the article."""
        return [number for number, code in enumerate(self._codes) if code <= NEXT]

    def starts_of(self, numbers: Sequence[int]) -> list[int]:
        """Return the offsets at which rows begin."""
        return [self._starts[number] for number in numbers]

    def blocks_in(self, first: int, last: int) -> Counter[int]:
        """Count how many rows of each block there are among those from ``first`` to before ``last``."""
        codes = self._codes[first:last]
        if all(code <= NEXT or code in _EMPTY for code in set(codes)):
            counts = Counter(self.sources[first:last])
        else:
            counts = Counter(self.sources[number] for number, code in enumerate(codes, first) if code <= NEXT)
        del counts[-1]
        return counts

    def _add(self, codes: bytes, source: int, starts: Sequence[int], ends: Sequence[int]) -> None:
        self._codes += codes
        self._starts.extend(starts)
        self._ends.extend(ends)
        self.sources.extend([source] * len(starts))


class Column:
    """An article set in rows."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    @cached_property
    def places(self) -> list[int]:
        """The rows that hold text of the article."""
        return self.rows.places_of_text()

    @cached_property
    def starts(self) -> list[int]:
        """The offsets at which the text of these rows begins."""
        return self.rows.starts_of(self.places)

    def row_at(self, offset: int) -> int:
        """Return the row in which the character at ``offset`` stands."""
        place = bisect_right(self.starts, offset) - 1
        return self.places[max(place, 0)] if self.places else 0

    def row_of_cut(self, cut: int) -> int | None:
        """Return the row in which a cut begins, where cuts are shown."""
        return next(
            (
                place
                for place, source in enumerate(self.rows.sources)
                if source == cut and self.rows[place].kind == RowKind.CUT_LABEL
            ),
            None,
        )

    def spot(self, row: int) -> Spot:
        """Return what stands on a row, or next below it."""
        if row <= 0:
            return Spot(outside=row)
        if row >= len(self.rows):
            return Spot(outside=row + 1 - len(self.rows))
        here = self.rows[row]
        if here.kind in (RowKind.CUT, RowKind.CUT_LABEL):
            return Spot(self.offset_at(row), here.source, here.start)
        return Spot(self.offset_at(row))

    def row_of(self, spot: Spot) -> int:
        """Return the row on which something stands."""
        if spot.offset < 0:
            return spot.outside if spot.outside <= 0 else len(self.rows) - 1 + spot.outside
        row = self.row_of_cut(spot.cut) if spot.cut >= 0 else None
        if row is None:
            return self.row_at(spot.offset)
        while spot.into and row + 1 < len(self.rows) and self._goes_on(row + 1, spot):
            row += 1
        return row

    def _goes_on(self, row: int, spot: Spot) -> bool:
        """Tell whether a row is one of a cut and begins no later in it than a spot."""
        there = self.rows[row]
        return there.kind == RowKind.CUT and there.source == spot.cut and there.start <= spot.into

    def offset_at(self, row: int) -> int:
        """Return the offset of the first character of the article at or after ``row``."""
        place = bisect_right(self.places, row - 1)
        if place >= len(self.starts):
            return self.starts[-1] if self.starts else 0
        return self.starts[place]


EMPTY = Column(Rows())
