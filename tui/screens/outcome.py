"""What came of long work, line by line: what went wrong first, then the articles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Static

from tui.contents.kwic import Piece, cut
from tui.keys.bindings import bindings
from tui.keys.key import Where
from tui.screens.telling import in_passing
from tui.visible import on_one_line
from tui.widgets.key_bar import KeyBar
from tui.widgets.line_list import LongList

if TYPE_CHECKING:
    from tui.work.chores import Outcome


class OutcomeScreen(Screen[int | None]):
    """Lines of an outcome; gives the article of the one that is chosen."""

    DEFAULT_CSS = """
    OutcomeScreen { background: $background; }
    OutcomeScreen #head { height: 1; padding: 0 1; background: $panel; text-wrap: nowrap; text-overflow: ellipsis; }
    OutcomeScreen #whole { height: 4; padding: 0 1; background: $surface; }
    """
    WHERE = (Where.OUTCOME,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*WHERE)]

    def __init__(self, outcome: Outcome) -> None:
        super().__init__()
        self.outcome = outcome

    def compose(self) -> ComposeResult:
        yield Static(on_one_line(self.outcome.headline), id="head", markup=False)
        yield LongList(self._line)
        yield Static(id="whole", markup=False)
        yield KeyBar("outcome" if self.outcome.lines else "outcome-empty")

    def on_mount(self) -> None:
        rows = self.query_one(LongList)
        rows.empty_text = ("Nothing more to say of it.",)
        rows.show(len(self.outcome.lines))
        rows.focus()
        self._describe(0)
        self.query_one("#whole").display = bool(self.outcome.lines)

    def _line(self, place: int, width: int) -> Sequence[Piece]:
        line = self.outcome.lines[place]
        return [("! " if line.trouble else "  ", "prefix"), (cut(line.text, width - 2), "text")]

    def _describe(self, place: int) -> None:
        if self.outcome.lines:
            self.query_one("#whole", Static).update(on_one_line(self.outcome.lines[place].text))

    def on_line_list_moved(self, event: LongList.Moved) -> None:
        event.stop()
        self._describe(event.place)

    def on_line_list_chosen(self, event: LongList.Chosen) -> None:
        event.stop()
        article = self.outcome.lines[event.place].article
        if article is None:
            in_passing(self.app, "no article came of this line: choose one that names an article")
        else:
            self.dismiss(article)

    def action_leave(self) -> None:
        self.dismiss(None)
