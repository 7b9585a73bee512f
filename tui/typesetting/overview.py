"""A set article as a map one cell wide. Pure.

Of articles side by side it says where each says what others say, what differs, and what it has alone; of an article
by itself where the matches are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from corpus.spans import Span
from tui.typesetting.column import Column
from tui.typesetting.spread import Mark

GLYPHS = {
    "": " ",
    "own": "┊",
    "mark": "░",
    "mark-edited": "▒",
    "mark-only": "█",
    "few": "·",
    "many": "▪",
    "here": "◂",
}
"""What is painted for the style of a passage's mark; "own" is text that bears no mark, the empty one no text.

The last three stand for matches: few, more than half as many as anywhere in one cell, and the one where one is.
"""
_RANK = list(GLYPHS)


def overview(column: Column, marks: Mapping[int, Mark], height: int) -> tuple[str, ...]:
    """Return for each cell of a map of ``height`` cells at most the name in ``GLYPHS`` of what most of its rows are.

    Of names that as many rows have, the one that says more is taken.
    """
    rows = column.rows
    cells = min(height, len(rows))
    names = []
    for cell in range(cells):
        counts: Counter[str] = Counter()
        for block, times in rows.blocks_in(cell * len(rows) // cells, (cell + 1) * len(rows) // cells).items():
            mark = marks.get(block)
            counts[mark.style if mark is not None else "own"] += times
        names.append(max(counts, key=lambda name: (counts[name], _RANK.index(name)), default=""))
    return tuple(names)


def map_of_matches(column: Column, matches: Sequence[Span], current: Sequence[Span], height: int) -> tuple[str, ...]:
    """Return for each cell of a map of ``height`` cells at most the name in ``GLYPHS`` of the matches that it has.

    Without matches there is no map.
    """
    if not matches:
        return ()
    rows = max(len(column.rows), 1)
    cells = min(height, rows)
    counts = Counter(column.row_at(span.start) * cells // rows for span in matches)
    most = max(counts.values())
    names = ["" if not counts[cell] else "many" if counts[cell] * 2 > most > 1 else "few" for cell in range(cells)]
    for span in current:
        names[column.row_at(span.start) * cells // rows] = "here"
    return tuple(names)


def in_view(column: Column, cells: int, top: int, height: int) -> range:
    """Return the cells of a map for the ``height`` rows from ``top`` on."""
    count = max(len(column.rows), 1)
    first, last = (min(max(row, 0), count) * cells // count for row in (top, top + height))
    return range(first, max(last, min(first + 1, cells)))


def row_of(column: Column, cells: int, cell: int) -> int:
    """Return the first row that a cell of a map stands for."""
    return cell * len(column.rows) // max(cells, 1)
