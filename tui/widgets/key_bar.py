"""The few keys that matter now: in the last line of a screen, what is going on beside them, and in dialogues."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static

from tui.keys.keymap import keymap_of
from tui.looks.palette import Palette, in_styles
from tui.typesetting.painting import shortened

LEAST_STATUS, MOST_STATUS = 8, 46  # cells: below the one a status says nothing, up to the other it goes before keys


class KeyBar(Widget):
    """Keys on the left, status on the right; where there is little room the last keys go first."""

    DEFAULT_CSS = """
    KeyBar { height: 1; background: $panel; dock: bottom; }
    """

    situation: reactive[str] = reactive("")
    """One of ``FOOTERS``, whose keys are shown."""
    status: reactive[str] = reactive("")
    """Where one is; what is going on in the background stands before it."""

    def __init__(self, situation: str = "") -> None:
        super().__init__()
        self.set_reactive(KeyBar.situation, situation)

    def render_line(self, y: int) -> Strip:
        palette = Palette(self.rich_style, self.app.theme)
        base, key_style, label_style = palette.base, palette("accent"), palette("faint")
        whole = " · ".join(filter(None, (getattr(self.app, "doing", ""), self.status)))
        said = min(cell_len(whole), MOST_STATUS)
        room = self.size.width - 2
        segments = [Segment(" ", base)]
        used = 1
        for key, label in keymap_of(self).footer(self.situation) if self.situation else ():
            needed = cell_len(key) + cell_len(label) + 3
            if used + needed > room - said:
                break
            segments += [Segment(key, key_style), Segment(f" {label}  ", label_style)]
            used += needed
        status = shortened(whole, room - used) if whole and room - used > LEAST_STATUS else ""
        segments += [Segment(" " * max(room - used - cell_len(status) + 1, 0), base), Segment(status, label_style)]
        return Strip(segments).adjust_cell_length(self.size.width, base)


class KeyLine(Static):
    """The keys of a dialogue, on a line of it."""

    DEFAULT_CSS = """
    KeyLine { height: 1; margin-top: 1; }
    """

    def __init__(self, situation: str) -> None:
        super().__init__(markup=False)
        self.situation = situation

    def on_mount(self) -> None:
        keys = keymap_of(self).footer(self.situation)
        pieces = [piece for key, label in keys for piece in (("accent", key), ("faint", f" {label}   "))]
        self.update(in_styles(self.app.theme, pieces))
