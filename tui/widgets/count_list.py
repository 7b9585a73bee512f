"""The column of counts beside the results."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from corpus.article import EntityType
from index.facets import Counts, Facet
from tui.contents.counts import Filter, Row, rows
from tui.contents.kwic import cut
from tui.looks.palette import Palette

COLOURS = {Facet.PERSON: EntityType.PERSON, Facet.ORG: EntityType.ORG, Facet.PLACE: EntityType.GPE}


class CountList(Widget):
    """How many of the articles found have which tags, outlets, months and names; a key or a click filters."""

    DEFAULT_CSS = """
    CountList { background: $background; padding: 0 1; }
    """

    class Chosen(Message):
        """A filter is to be set, or where it is set, taken out."""

        def __init__(self, facet: Facet, value: str) -> None:
            super().__init__()
            self.facet = facet
            self.value = value

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.counts: Counts = {}
        self.active: Sequence[Filter] = ()
        self.rows: list[Row] = []

    def show(self, counts: Counts, active: Sequence[Filter]) -> None:
        """Show counts, and which filters are on."""
        self.counts, self.active = counts, tuple(active)
        self._lay_out()

    def choose(self, key: str) -> bool:
        """Choose the row with a key; tell whether there is one."""
        for row in self.rows:
            if row.key == key and row.filter is not None:
                self.post_message(self.Chosen(*row.filter))
                return True
        return False

    def on_resize(self) -> None:
        self._lay_out()

    def on_click(self, event: events.Click) -> None:
        wanted = self.rows[event.y].filter if event.y < len(self.rows) else None
        if wanted is not None:
            event.stop()
            self.post_message(self.Chosen(*wanted))

    def _lay_out(self) -> None:
        self.rows = rows(self.counts, self.active, self.size.height)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        palette = Palette(self.rich_style, self.app.theme)
        if y >= len(self.rows):
            return Strip.blank(width, palette.base)
        row = self.rows[y]
        if row.facet is None:
            return Strip([Segment(row.text, palette("faint"))]).adjust_cell_length(width, palette.base)
        count = "" if row.count is None else f" {row.count:,}"
        sign = "× " if row.active else ""
        room = max(width - 2 - len(count) - len(sign), 1)
        name = cut(row.text, room)
        style = palette("accent") if row.active else palette(COLOURS.get(row.facet, "text"))
        gap = " " * max(width - 2 - len(sign) - cell_len(name) - len(count), 0)
        segments = [
            Segment(f"{row.key:<2}", palette("accent")),
            Segment(sign + name, style),
            Segment(gap + count, palette("faint")),
        ]
        return Strip(segments).adjust_cell_length(width, palette.base)
