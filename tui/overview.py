"""A set article as a map one cell wide: where it says what others say, what differs, and what it has alone. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from tui.spread import Mark
from tui.typeset import Column, RowKind

GLYPHS = {"": " ", "own": "┊", "mark": "░", "mark-edited": "▒", "mark-only": "█"}
"""What is painted for the style of a passage's mark; "own" is text that bears no mark, the empty one no text."""
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
        for row in rows[cell * len(rows) // cells : (cell + 1) * len(rows) // cells]:
            if row.kind not in RowKind:
                mark = marks.get(row.source)
                counts[mark.style if mark is not None else "own"] += 1
        names.append(max(counts, key=lambda name: (counts[name], _RANK.index(name)), default=""))
    return tuple(names)


def in_view(column: Column, cells: int, top: int, height: int) -> range:
    """Return the cells of a map for the ``height`` rows from ``top`` on."""
    count = max(len(column.rows), 1)
    first, last = (min(max(row, 0), count) * cells // count for row in (top, top + height))
    return range(first, max(last, min(first + 1, cells)))


def row_of(column: Column, cells: int, cell: int) -> int:
    """Return the first row that a cell of a map stands for."""
    return cell * len(column.rows) // max(cells, 1)
