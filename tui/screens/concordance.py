"""The concordance of a query: every place that matches, one a line, sorted by what stands beside it."""

from __future__ import annotations

from collections.abc import Sequence

from textual import work
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Static

from corpus.errors import ZteError
from index.concordance import MOST_LINES, Concordance, Sort, in_order
from index.context import InContext
from tui.contents.kwic import Piece, in_columns
from tui.numbers import counted
from tui.visible import on_one_line
from tui.widgets.key_bar import KeyBar
from tui.widgets.line_list import LineList
from tui.work.desk import Desk

FIRST = 200  # lines that are shown while the others are gathered
ORDERS = {
    Sort.POSITION: "by article and place",
    Sort.LEFT: "by the words before",
    Sort.RIGHT: "by the words after",
    Sort.DATE: "by date",
}


class ConcordanceScreen(Screen[tuple[int, int] | None]):
    """Lines of a query in context; choosing one gives its article and offset."""

    DEFAULT_CSS = """
    ConcordanceScreen { background: $background; }
    ConcordanceScreen #head { height: 1; padding: 0 1; background: $panel; text-wrap: nowrap; text-overflow: ellipsis; }
    ConcordanceScreen LineList { height: 1fr; }
    """

    def __init__(self, query: str, desk: Desk, *, typing: bool = False) -> None:
        super().__init__()
        self.query_text = query
        self.desk = desk
        self.typing = typing
        self.sort = Sort.POSITION
        self.gathered: Concordance | None = None
        self.lines: Sequence[InContext] = ()

    def compose(self) -> ComposeResult:
        yield Static(on_one_line(self.query_text), id="head", markup=False)
        yield LineList(self._line)
        yield KeyBar("lines")

    def on_mount(self) -> None:
        self.query_one(LineList).focus()
        self._gather()

    @work
    async def _gather(self) -> None:
        """Show the first lines at once, then all that can be gathered."""
        for limit in (FIRST, MOST_LINES):
            try:
                gathered = await self.desk.concordance(self.query_text, limit, typing=self.typing)
            except ZteError as error:
                self.query_one("#head", Static).update(on_one_line(str(error)))
                return
            if not self.is_attached:
                return
            self.gathered = gathered
            self._show()
            if gathered.looked_at == gathered.articles:
                return

    def _show(self) -> None:
        """Put the lines in order; the cursor stays on its line once there is one."""
        if self.gathered is None:
            return
        listed = self.query_one(LineList)
        before = self.lines[listed.cursor] if listed.cursor and listed.cursor < len(self.lines) else None
        self.lines = in_order(self.gathered, self.sort)
        cursor = self.lines.index(before) if before in self.lines else 0
        listed.show(len(self.lines), cursor)
        self.query_one("#head", Static).update(f"{on_one_line(self.query_text)}  {self._how_many()}")
        self.query_one(KeyBar).status = ORDERS[self.sort]

    def _how_many(self) -> str:
        found = self.gathered
        if found is None:
            return ""
        if not found.lines:
            return "nothing of it stands in the text of an article"
        if found.exact:
            return f"{counted(found.total, 'line')} in {counted(found.articles, 'article')}"
        return (
            f"{found.total:,} lines or more: {found.looked_at:,} of {counted(found.articles, 'article')} gone through"
        )

    def _line(self, place: int, width: int) -> Sequence[Piece]:
        line = self.lines[place]
        source = self.gathered.sources[line.id] if self.gathered is not None else None
        about = " ".join(filter(None, (source.published, source.outlet or source.heading))) if source else ""
        return in_columns(line, about, width, "accent")

    def action_sort(self, order: str) -> None:
        self.sort = Sort(order)
        if self.gathered is not None:
            self.query_one(LineList).cursor = 0
            self._show()

    def action_leave(self) -> None:
        self.dismiss(None)

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        event.stop()
        line = self.lines[event.place]
        self.dismiss((line.id, line.start))
