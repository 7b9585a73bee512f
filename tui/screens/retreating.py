"""One step out: where one was before a line of input or a panel, and what was searched for before a key searched."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct
from textual.widget import Widget
from textual.widgets import Input

from corpus.library import Library
from tui.screens.keeping import Keeping
from tui.work.desk import Desk

if TYPE_CHECKING:
    from index.query.nodes import Sort


class Step(Struct, frozen=True):
    """A search by which one came to the query ``to``, and where one was then."""

    to: str
    scope: str
    query: str
    sort: Sort
    cursor: int | None
    panes: tuple[int, ...]
    matches: Mapping[int, int]
    focus: Widget | None


class Retreating(Keeping):
    """A screen whose back key goes one step out, to where one came from."""

    find: Input

    def __init__(self, library: Library, desk: Desk) -> None:
        super().__init__(library, desk)
        self._steps: list[Step] = []
        self._came_from: dict[Widget, Widget | None] = {}
        self._line = "", ""  # scope and query before one went to the line

    def on_descendant_focus(self) -> None:
        if self.focused in (self.results, self.articles):
            self._came_from.clear()

    def go_into(self, widget: Widget) -> None:
        """Go to a line of input or a panel, out of which one comes back to where one is."""
        if self.focused is not widget:
            self._came_from[widget] = self.focused
            self._line = self.search_bar.scope, self.search_bar.typed
        self.set_focus(widget)

    def ask(self, query: str, sort: Sort | None = None) -> None:
        """Search for what nobody has typed; one step out of it is what is searched for now."""
        bar = self.search_bar
        at, panes, matches = self.results.article, self.articles.state.panes, self.articles.matches.at
        self._steps.append(Step(query.strip(), bar.scope, bar.typed, bar.sort, at, panes, matches, self.focused))
        bar.ask(query, sort)

    def action_back(self) -> None:
        """Go one step out: from what lies over the articles to them, to the results, to the whole library."""
        if self.focused is self.search_bar.input:
            self._leave_line()
        elif self.focused is self.articles and self.articles.selection is not None:
            self.articles.unselect()
        elif self.focused is self.results and self._retrace():
            return
        elif self.find.has_class("-shown") and self.focused is not self.panel:
            self.find.remove_class("-shown")
            self.find.clear()
            self._come_out(self.find)
        elif self.has_class("-entities"):
            self.remove_class("-entities")
            self._come_out(self.panel)
        elif self.focused is self.articles:
            self.set_focus(self.results)
        elif self.search_bar.typed or not self.search_bar.widen():
            self.search_bar.input.clear()

    def _come_out(self, widget: Widget) -> None:
        """Go back to where one was before a line of input or a panel, if one is still there."""
        came_from = self._came_from.pop(widget, None)
        if self.focused is not widget:
            return
        there = came_from is not None and came_from.focusable and came_from is not widget
        self.set_focus(came_from if there else self.articles if self.articles.state.shown else self.results)

    def _leave_line(self) -> None:
        """Go back out of the line where nothing else is searched for than before, else to what was found."""
        bar = self.search_bar
        before = self._line
        if bar.input not in self._came_from or bar.query_text != bar.meant(*before):
            self.set_focus(self.results)
            return
        if (bar.scope, bar.typed) != before:
            bar.resume(*before, bar.sort)
        self._come_out(bar.input)

    def _retrace(self) -> bool:
        """Go back to what was searched for before a key searched; tell whether one had, and nothing else came since."""
        step = self._steps.pop() if self._steps else None
        if step is None or step.to != self.search_bar.query_text:
            self._steps.clear()
            return False
        self.results.return_to(step.cursor)
        self.articles.expect(self.search_bar.meant(step.scope, step.query), step.matches)
        self.search_bar.resume(step.scope, step.query, step.sort)
        if step.focus in (self.articles, self.panel) and step.panes == self.articles.state.panes:
            self.set_focus(step.focus)
        return True
