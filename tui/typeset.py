"""Setting articles in rows: which part of which text stands on which row of a column.

Pure: from an article and a width to rows, from several set articles and their anchors to rows that stand level.
Offsets are code points into the article's text (for a cut: into the cut's text), widths are terminal cells.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from corpus.article import Article, BlockKind
from tui.wrapping import wrap


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
MEASURE = 80  # cells of body text in a line, at most
BULLET = "• "
HATCHED = 3  # rows kept free that are worth showing as such


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


@dataclass(frozen=True)
class Column:
    """An article set in rows. ``starts`` and ``places`` lead from an offset of the text to its row."""

    rows: tuple[Row, ...]
    starts: tuple[int, ...]
    places: tuple[int, ...]

    def row_at(self, offset: int) -> int:
        """Return the row in which the character at ``offset`` stands."""
        place = bisect_right(self.starts, offset) - 1
        return self.places[max(place, 0)] if self.places else 0

    def row_of_cut(self, cut: int) -> int | None:
        """Return the row in which a cut begins, where cuts are shown."""
        return next(
            (place for place, row in enumerate(self.rows) if row.kind == "cut-label" and row.source == cut), None
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


def typeset(article: Article, width: int, *, cuts: bool = False) -> Column:
    """Set an article ``width`` cells wide.

    With ``cuts``, what cleaning took out stands in its place, and a word above each block that it keeps with doubts.
    """
    rows: list[Row] = []
    pieces: list[tuple[int, int, int]] = [(block.start, 1, index) for index, block in enumerate(article.blocks)]
    if cuts:
        pieces += [(cut.at, 0, index) for index, cut in enumerate(article.cuts)]
        pieces.sort()
    before: BlockKind | None = None
    for _, is_block, index in pieces:
        kind = article.blocks[index].kind if is_block else None
        if rows and not (kind is BlockKind.ITEM and before is BlockKind.ITEM):
            rows.append(BLANK)
        if cuts and is_block and (article.blocks[index].doubt is not None or article.blocks[index].by_hand):
            rows.append(Row(RowKind.DOUBT_LABEL, 0, 0, index))
        rows.extend(_block_rows(article, index, width) if is_block else _cut_rows(article, index, width))
        before = kind
    return _column(rows)


def level(columns: Sequence[Column], anchors: Sequence[Mapping[int, int]]) -> list[Column]:
    """Pad columns so that the rows of each anchor (column → row) stand level.

    Anchors are given from top to bottom: within a column their rows must not decrease. Pads go before the anchored
    row of the columns that would come too early.
    """
    padded: list[list[Row]] = [[] for _ in columns]
    done = [0] * len(columns)
    for anchor in anchors:
        for number, row in anchor.items():
            padded[number].extend(columns[number].rows[done[number] : row])
            done[number] = max(done[number], row)
        height = max((len(padded[number]) for number in anchor), default=0)
        for number in anchor:
            free = height - len(padded[number])
            padded[number].extend([PAD if free >= HATCHED else BLANK] * free)
    for number, column in enumerate(columns):
        padded[number].extend(column.rows[done[number] :])
    return [_column(rows) for rows in padded]


def _column(rows: list[Row]) -> Column:
    text_rows = [(row.start, place) for place, row in enumerate(rows) if row.end > row.start and _is_text(row)]
    return Column(tuple(rows), tuple(start for start, _ in text_rows), tuple(place for _, place in text_rows))


def _is_text(row: Row) -> bool:
    return row.kind not in (RowKind.CUT, RowKind.CUT_LABEL)


def _block_rows(article: Article, index: int, width: int) -> list[Row]:
    block = article.blocks[index]
    lead = BULLET if block.kind is BlockKind.ITEM else ""
    lines = wrap(article.text, block.start, block.end, width - len(lead))
    hanging = " " * len(lead)
    return [
        Row(block.kind, start, end, index, hanging if number else lead) for number, (start, end) in enumerate(lines)
    ]


def _cut_rows(article: Article, index: int, width: int) -> list[Row]:
    text = article.cuts[index].text
    rows = [Row(RowKind.CUT_LABEL, 0, 0, index)]
    place = 0
    for line in text.split("\n"):
        rows.extend(Row(RowKind.CUT, start, end, index) for start, end in wrap(text, place, place + len(line), width))
        place += len(line) + 1
    return rows
