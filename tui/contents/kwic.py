"""How a line in context is set in columns: where it is from, what stands before the place, the place, what follows.

Pure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size

from tui.visible import on_one_line

if TYPE_CHECKING:
    from index.context import InContext

SOURCE = 24  # cells for where a line comes from
LEAST = 8  # cells before the place, however narrow the screen is

Piece = tuple[str, str]  # a text and the name of its style


def source_column(source: str) -> Piece:
    """Return where a line is from, in its column."""
    return set_cell_size(cut(source, SOURCE - 1), SOURCE), "faint"


def in_columns(line: InContext, source: str, width: int, style: str) -> list[Piece]:
    """Set a line in ``width`` cells, the place in ``style`` at two fifths of what the source leaves."""
    left, right = (" ".join(on_one_line(side).split()) for side in (line.left, line.right))
    before = f"{left} " if line.left.endswith(" ") else left
    place = on_one_line(line.text)
    after = (" " if line.right.startswith(" ") else "") + right
    room = max((width - SOURCE) * 2 // 5, LEAST)
    return [
        source_column(source),
        (right_aligned(before, room), "text"),
        (place, style),
        (set_cell_size(after, max(width - SOURCE - room - cell_len(place), 0)), "text"),
    ]


def cut(text: str, cells: int) -> str:
    """Return a name in at most so many cells, what is too much cut off at its end."""
    line = on_one_line(text)
    return line if cell_len(line) <= cells else f"{set_cell_size(line, max(cells - 1, 0)).rstrip()}…"


def right_aligned(text: str, cells: int) -> str:
    """Return the last ``cells`` cells of a text, filled up on the left."""
    return set_cell_size(text[::-1], cells)[::-1]
