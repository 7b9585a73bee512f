"""A matrix with a cursor over its cells; heads stay on top, columns are scrolled where they are too many."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.contents.kwic import Piece
from tui.contents.matrix import Cell, Line, Table
from tui.keys.bindings import bindings
from tui.keys.key import Where
from tui.looks.palette import Palette
from tui.widgets.caret import put_caret

SIGN = 1  # cells for the sign of the cursor's row
DRAWN = frozenset({"rule", "mark-edited"})
"""Styles of what is drawn in a cell, not said: it stays as it is under the cursor."""


class MatrixGrid(Widget, can_focus=True):
    """Rows and columns; ``lay_out`` sets the table in so many cells, and again when the widget is resized."""

    DEFAULT_CSS = """
    MatrixGrid { background: $background; height: 1fr; }
    """
    WHERE = (Where.MATRIX,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*WHERE)]

    class Moved(Message):
        """The cursor is on another cell."""

        def __init__(self, grid: MatrixGrid) -> None:
            super().__init__()
            self.grid = grid

    class Chosen(Message):
        """The place of a cell should be opened, ``beside`` what is open or in place of it."""

        def __init__(self, grid: MatrixGrid, *, beside: bool) -> None:
            super().__init__()
            self.grid = grid
            self.beside = beside

    def __init__(self, lay_out: Callable[[int], Table], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.lay_out = lay_out
        self.table = Table(0, 1, (), ())
        self.row = 0
        self.column = 0
        self._top = 0
        self._first = 0

    def show(self, row: int = 0, column: int = 0) -> None:
        """Lay the table out anew, with the cursor on one of its cells."""
        before, self.table = self.table, self.lay_out(max(self.size.width - SIGN, 1))
        if (len(before.heads), len(before.rows)) != (len(self.table.heads), len(self.table.rows)):
            self.refresh(layout=True)
        self._move(row, column)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Take as many rows as the table has."""
        return len(self.table.heads) + len(self.table.rows)

    @property
    def columns(self) -> int:
        """How many columns the table has."""
        return len(self.table.rows[0].cells) if self.table.rows else 0

    def on_resize(self) -> None:
        self.show(self.row, self.column)

    def on_focus(self) -> None:
        self.post_message(self.Moved(self))

    def on_click(self, event: events.Click) -> None:
        row = event.y - len(self.table.heads) + self._top
        column = (event.x - SIGN - self.table.label) // self.table.column + self._first
        if event.y >= len(self.table.heads) and row < len(self.table.rows):
            self._move(row, column if event.x >= SIGN + self.table.label else self.column)
            if event.chain > 1:
                self.action_choose()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self._move(self.row + 1, self.column)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self._move(self.row - 1, self.column)

    def action_move(self, by: int) -> None:
        self._move(self.row + by, self.column)

    def action_column(self, by: int) -> None:
        self._move(self.row, self.column + by)

    def action_page(self, by: int) -> None:
        self._move(self.row + by * max(self._height - 1, 1), self.column)

    def action_first(self) -> None:
        self._move(0, self.column)

    def action_last(self) -> None:
        self._move(len(self.table.rows), self.column)

    def action_choose(self) -> None:
        if self.columns:
            self.post_message(self.Chosen(self, beside=False))

    def action_beside(self) -> None:
        if self.columns:
            self.post_message(self.Chosen(self, beside=True))

    @property
    def _height(self) -> int:
        return max(self.size.height - len(self.table.heads), 1)

    @property
    def _shown(self) -> int:
        """How many columns are in view."""
        room = self.size.width - SIGN - self.table.label
        return max(min(room // self.table.column, self.columns), 1)

    def _move(self, row: int, column: int) -> None:
        """Put the cursor on a cell, or the nearest there is, and bring it into view."""
        self.row = max(min(row, len(self.table.rows) - 1), 0)
        self.column = max(min(column, self.columns - 1), 0)
        self._top = min(max(self._top, self.row - self._height + 1), self.row)
        self._top = max(min(self._top, len(self.table.rows) - self._height), 0)
        self._first = min(max(self._first, self.column - self._shown + 1), self.column)
        self._first = max(min(self._first, self.columns - self._shown), 0)
        self.refresh()
        self.post_message(self.Moved(self))

    def render_lines(self, crop: Region) -> list[Strip]:
        left = SIGN + self.table.label + (self.column - self._first) * self.table.column
        put_caret(self, left, len(self.table.heads) + self.row - self._top)
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        palette = Palette(self.rich_style, self.app.theme)
        heads = self.table.heads
        row = y - len(heads) + self._top
        if y >= len(heads) and row >= len(self.table.rows):
            return Strip.blank(width, palette.base)
        is_head = y < len(heads)
        line = heads[y] if is_head else self.table.rows[row]
        chosen = ("chosen",) if not is_head and row == self.row and self.has_focus else ()
        segments = [Segment("▌" if chosen else " ", palette(*chosen, "accent"))]
        segments += _filled((*line.label, ("", "text")), self.table.label - 1, palette, chosen)
        segments.append(Segment(self._edge(y), palette("accent")))
        for place in range(self._first, self._first + self._shown):
            here = place == self.column and self.has_focus
            under = ("chosen",) if here and is_head else chosen
            cell = self._in_view(line, place)
            if here and chosen:
                cell = tuple((text, names if names in DRAWN else "current") for text, names in cell or (("", ""),))
            segments += _filled(cell, self.table.column - 1, palette, under)
            segments.append(Segment(" ", palette(*chosen)))
        return Strip(segments).adjust_cell_length(width, palette(*chosen, "text"))

    def _edge(self, y: int) -> str:
        """Return a sign, beside the first head, for columns that are out of view."""
        if y:
            return " "
        before, after = self._first > 0, self._first + self._shown < self.columns
        return {(True, True): "↔", (True, False): "‹", (False, True): "›"}.get((before, after), " ")

    def _in_view(self, line: Line, place: int) -> Cell:
        if place >= len(line.cells):
            return ()
        repeated = line.sparse and place > self._first and line.cells[place - 1] == line.cells[place]
        return () if repeated else line.cells[place]


def _filled(pieces: Sequence[Piece], cells: int, palette: Palette, under: Sequence[str]) -> list[Segment]:
    """Set pieces in exactly so many cells, the last one filled up, or what is too long for it cut off."""
    segments = [Segment(text, palette(*under, *names.split())) for text, names in pieces]
    if sum(cell_len(text) for text, _ in pieces) > cells:
        segments = [*Strip(segments).crop(0, max(cells - 1, 0)), Segment("…", palette(*under, "faint"))]
    ground = pieces[-1][1] if pieces and pieces[-1][1] not in DRAWN else ""
    return list(Strip(segments).adjust_cell_length(cells, palette(*under, *ground.split())))
