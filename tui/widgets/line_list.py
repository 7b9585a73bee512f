"""Very many lines, one a row, painted only where they are in view."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.contents.kwic import Piece
from tui.keys.bindings import bindings
from tui.keys.key import Where
from tui.looks.palette import Palette
from tui.widgets.caret import put_caret
from tui.widgets.row_list import CURSOR, RESTING
from tui.widgets.scrollbar import lengthen


class LineList(ScrollView, can_focus=True):
    """A list whose lines are made when they are painted; ``line_of`` sets the line at a place in so many cells."""

    DEFAULT_CSS = """
    LineList { background: $background; scrollbar-size-vertical: 1; overflow-x: hidden; }
    """
    WHERE = (Where.LINES,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*WHERE)]

    class Chosen(Message):
        """The line at a place should be opened."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    class Moved(Message):
        """The cursor is on another line."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    def __init__(self, line_of: Callable[[int, int], Sequence[Piece]], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.line_of = line_of
        self.count = 0
        self.cursor = 0

    def show(self, count: int, cursor: int = 0) -> None:
        """Show so many lines, with the cursor on one of them."""
        self.count = count
        lengthen(self, Size(self.size.width, count))
        self._move(cursor)
        self.refresh()

    def on_resize(self) -> None:
        lengthen(self, Size(self.size.width, self.count))
        self._move(self.cursor)

    def on_click(self, event: events.Click) -> None:
        place = event.y + round(self.scroll_y)
        if place < self.count:
            self._move(place)
            if event.chain > 1:
                self.action_choose()

    def action_move(self, by: int) -> None:
        self._move(self.cursor + by)

    def action_page(self, by: int) -> None:
        self._move(self.cursor + by * max(self.size.height - 1, 1))

    def action_first(self) -> None:
        self._move(0)

    def action_last(self) -> None:
        self._move(self.count - 1)

    def action_choose(self) -> None:
        if self.count:
            self.post_message(self.Chosen(self.cursor))

    def _move(self, place: int) -> None:
        before, self.cursor = self.cursor, max(min(place, self.count - 1), 0)
        if self.cursor != before:
            self.post_message(self.Moved(self.cursor))
        self.scroll_to_region(Region(0, self.cursor, 1, 1), animate=False, immediate=True)
        self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        put_caret(self, 0, self.cursor - round(self.scroll_y))
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        palette = Palette(self.rich_style, self.app.theme)
        place = y + round(self.scroll_y)
        if place >= self.count:
            return Strip.blank(width, palette.base)
        chosen = ("chosen",) if place == self.cursor else ()
        segments = [Segment((CURSOR if self.has_focus else RESTING) if chosen else " ", palette(*chosen, "accent"))]
        segments += [Segment(text, palette(*chosen, style)) for text, style in self.line_of(place, width - 2)]
        return Strip(segments).adjust_cell_length(width, palette(*chosen, "text"))


class LongList(LineList, inherit_bindings=False):
    """Very many lines with the keys of other lists, and words where there are none."""

    DEFAULT_CSS = """
    LongList { height: 1fr; }
    """
    WHERE = (Where.LIST,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*WHERE)]
    empty_text: Sequence[str] = ()

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def render_line(self, y: int) -> Strip:
        if self.count or not 1 <= y <= len(self.empty_text):
            return super().render_line(y)
        palette = Palette(self.rich_style, self.app.theme)
        segment = Segment(f"  {self.empty_text[y - 1]}", palette("text" if y == 1 else "faint"))
        return Strip([segment]).adjust_cell_length(self.size.width, palette.base)
