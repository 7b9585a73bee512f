"""The line that says what is being selected and has the keys for it."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import BindingType
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.keys.bindings import bindings
from tui.keys.key import Where
from tui.looks.palette import Palette
from tui.typesetting.painting import shortened
from tui.widgets.caret import put_caret


class SelectionLine(Widget, can_focus=True):
    """While it has the focus, keys move the end of a selection."""

    DEFAULT_CSS = """
    SelectionLine { height: 1; background: $panel; dock: bottom; margin-bottom: 1; display: none; }
    SelectionLine:focus { display: block; }
    SelectionLine.-shown { display: block; }
    """
    WHERE = (Where.SELECTING,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*WHERE)]

    said: reactive[str] = reactive("")
    """What is selected, in words."""

    class Stepped(Message):
        """The end of the selection should move."""

        def __init__(self, step: str, by: int) -> None:
            super().__init__()
            self.step = step
            self.by = by

    class Left(Message):
        """Nothing more is to be selected."""

    def action_extend(self, step: str, by: int) -> None:
        self.post_message(self.Stepped(step, by))

    def action_move(self, by: int) -> None:
        self.action_extend("row", by)

    def action_page(self, by: int) -> None:
        self.action_extend("page", by)

    def action_first(self) -> None:
        self.action_extend("text", -1)

    def action_last(self) -> None:
        self.action_extend("text", 1)

    def on_blur(self) -> None:
        """Select no further; where it is the terminal that has lost the focus, it will come back."""
        if self.app.app_focus:
            self.post_message(self.Left())

    def on_key(self, event: events.Key) -> None:
        """Let no key through that means something else while one reads."""
        active = self.screen.active_bindings.get(event.key)
        if active is None or active.node not in (self, self.app):
            event.stop()

    def render_lines(self, crop: Region) -> list[Strip]:
        put_caret(self, 0, 0)
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        palette = Palette(self.rich_style, self.app.theme)
        segments = [
            Segment(" selecting  ", palette("accent")),
            Segment(shortened(self.said, self.size.width - 13), palette("text")),
        ]
        return Strip(segments).adjust_cell_length(self.size.width, palette.base)
