"""Lists of one-line rows that keep their own colours under the cursor, which a sign shows."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.strip import Strip
from textual.widgets import OptionList

from tui.keys.bindings import bindings
from tui.keys.key import Where
from tui.looks.palette import Palette
from tui.widgets.caret import put_caret

CURSOR, RESTING = "▌", "▏"  # beside the row of the cursor, and where keys go elsewhere


def cursor_sign(rows: OptionList, strip: Strip, y: int) -> tuple[str, str]:
    """Return the sign that stands beside a line of a list, and its style; the one of the cursor shows the focus.

    A row that wraps has it beside each of its lines. The terminal's cursor goes to the line ``y`` that has it.
    """
    row = next((segment.style.meta.get("option") for segment in strip if segment.style is not None), None)
    if row is None or row != rows.highlighted:
        return " ", "text"
    put_caret(rows, 0, y)
    return (CURSOR if rows.has_focus else RESTING), "accent"


def ground_of(strip: Strip) -> Style:
    """Return what a line stands on, without what is said of its text."""
    style = next(iter(strip), Segment("")).style
    return Style(bgcolor=style.bgcolor if style else None)


class RowList(OptionList, inherit_bindings=False):
    """An option list without frames, whose cursor is a sign on a quiet ground and whose rows are cut, not wrapped."""

    DEFAULT_CSS = """
    RowList {
        border: none; padding: 0; background: $background; scrollbar-size-vertical: 1;
        text-wrap: nowrap; text-overflow: ellipsis;
        & > .option-list--option { padding: 0 0 0 1; }
        &:focus { border: none; background-tint: transparent 0%; }
        & > .option-list--option-highlighted { background: $panel; color: $foreground; text-style: none; }
        &:focus > .option-list--option-highlighted {
            background: $panel-lighten-1; color: $foreground; text-style: none;
        }
    }
    """
    WHERE: ClassVar[tuple[Where, ...]] = (Where.LIST,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.LIST)]

    def action_move(self, by: int) -> None:
        if by > 0:
            self.action_cursor_down()
        else:
            self.action_cursor_up()

    def action_page(self, by: int) -> None:
        if by > 0:
            self.action_page_down()  # type: ignore[no-untyped-call]
        else:
            self.action_page_up()  # type: ignore[no-untyped-call]

    def action_choose(self) -> None:
        self.action_select()

    def render_line(self, y: int) -> Strip:
        strip = super().render_line(y)
        sign, style = cursor_sign(self, strip, y)
        return Strip([Segment(sign, Palette(ground_of(strip), self.app.theme)(style)), *strip.crop(1)])
