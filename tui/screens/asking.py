"""Small questions over a screen: a line to type, or a list to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from tui.keys.bindings import bindings
from tui.keys.key import Where
from tui.looks.themes import styles
from tui.visible import on_one_line
from tui.widgets.key_bar import KeyLine
from tui.widgets.row_list import RowList
from tui.widgets.search_bar import LineInput


class AskScreen(ModalScreen[str | None]):
    """Asks for a line; gives it, or nothing where it is left empty or by Esc.

    ``known`` lines are offered while one types.
    """

    DEFAULT_CSS = """
    AskScreen { align: center middle; }
    AskScreen Vertical { width: 66; max-width: 96%; height: auto; background: $panel; padding: 1 2; }
    AskScreen Input { border: none; height: 1; padding: 0; background: $surface; margin-top: 1; }
    AskScreen Input:focus { border: none; background: $surface; }
    """
    WHERE = (Where.ASKED,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*WHERE)]

    def __init__(self, question: str, *, value: str = "", known: Sequence[str] = ()) -> None:
        super().__init__()
        self.question = question
        self.value = value
        self.known = known

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(on_one_line(self.question), markup=False)
            suggester = SuggestFromList(self.known, case_sensitive=False) if self.known else None
            yield LineInput(self.value, suggester=suggester, select_on_focus=True, compact=True)
            yield KeyLine("asked")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.dismiss(event.value.strip() or None)

    def action_leave(self) -> None:
        self.dismiss(None)


class ChoiceScreen(ModalScreen[int | None]):
    """Asks which of some lines is meant; gives its place, or nothing."""

    DEFAULT_CSS = """
    ChoiceScreen { align: center middle; }
    ChoiceScreen Vertical { width: 66; max-width: 96%; height: auto; background: $panel; padding: 1 2; }
    ChoiceScreen RowList, ChoiceScreen RowList:focus {
        height: auto; max-height: 16; background: $panel; margin-top: 1;
    }
    """
    WHERE = (Where.CHOICE,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*WHERE)]

    def __init__(self, question: str, lines: Sequence[Text], now: int = 0) -> None:
        super().__init__()
        self.question = question
        self.lines = lines
        self.now = now

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(on_one_line(self.question), markup=False)
            yield RowList(*(Option(line) for line in self.lines), markup=False)
            yield KeyLine("choice")

    def on_mount(self) -> None:
        self.query_one(RowList).highlighted = self.now

    def on_option_list_option_selected(self, event: RowList.OptionSelected) -> None:
        event.stop()
        self.dismiss(event.option_index)

    def action_leave(self) -> None:
        self.dismiss(None)


class SureScreen(ModalScreen[bool]):
    """Asks once whether something should be done, with a line on what comes of it."""

    DEFAULT_CSS = """
    SureScreen { align: center middle; }
    SureScreen Vertical { width: 66; max-width: 96%; height: auto; background: $panel; padding: 1 2; }
    SureScreen #consequence { margin-top: 1; }
    """
    WHERE = (Where.SURE,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*WHERE)]

    def __init__(self, question: str, consequence: str = "") -> None:
        super().__init__()
        self.question = question
        self.consequence = consequence

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(Text(on_one_line(self.question), Style.parse(styles(self.app.theme)["title"])))
            if self.consequence:
                yield Static(on_one_line(self.consequence), id="consequence", markup=False)
            yield KeyLine("sure")

    def action_answer(self, yes: bool) -> None:
        self.dismiss(yes)
