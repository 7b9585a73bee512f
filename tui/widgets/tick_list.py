"""A list of things to tick."""

from __future__ import annotations

from typing import TypeVar

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widgets import OptionList, SelectionList

from tui.looks.palette import Palette
from tui.widgets.row_list import cursor_sign, ground_of

T = TypeVar("T")
TICKED, UNTICKED = "✓", "·"


class TickList(SelectionList[T]):
    """A list of things to tick, without frames; the tick is a sign of its own, not a colour."""

    DEFAULT_CSS = """
    TickList {
        height: auto; border: none; background: $panel; padding: 0;
        &:focus { border: none; background-tint: transparent 0%; }
        & > .option-list--option-highlighted, &:focus > .option-list--option-highlighted {
            background: $panel-lighten-1; color: $foreground; text-style: none;
        }
    }
    """

    def render_line(self, y: int) -> Strip:
        strip = OptionList.render_line(self, y)
        at = self.scroll_offset.y + y
        if at >= self.option_count:
            return strip
        ticked = self.get_option_at_index(at).value in self.selected
        palette = Palette(ground_of(strip) + Style(meta={"option": at}), self.app.theme)
        sign, style = cursor_sign(self, strip, y)
        tick = Segment(f"{TICKED if ticked else UNTICKED}  ", palette("accent" if ticked else "faint"))
        return Strip([Segment(sign, palette(style)), tick, *strip])
