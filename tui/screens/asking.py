"""Small questions over a screen: a line to type, or a list to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from corpus.article import NAME_TYPES, EntityType
from tui.looks.themes import LABELS, styles
from tui.visible import on_one_line
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
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "back", show=False)]

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

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.dismiss(event.value.strip() or None)

    def action_leave(self) -> None:
        self.dismiss(None)


class TypeScreen(ModalScreen[EntityType | None]):
    """Asks which type an entity is of."""

    DEFAULT_CSS = """
    TypeScreen { align: center middle; }
    TypeScreen Vertical { width: 54; max-width: 96%; height: auto; background: $panel; padding: 1 2; }
    TypeScreen RowList, TypeScreen RowList:focus { height: auto; background: $panel; margin-top: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "leave", "back", show=False)]

    def __init__(self, question: str, now: EntityType) -> None:
        super().__init__()
        self.question = question
        self.types = [kind for kind in EntityType if kind in NAME_TYPES]
        self.now = now

    def compose(self) -> ComposeResult:
        defined = styles(self.app.theme)
        with Vertical():
            yield Static(on_one_line(self.question), markup=False)
            yield RowList(
                *(Option(Text(LABELS[kind], Style.parse(defined[kind.value]))) for kind in self.types), markup=False
            )

    def on_mount(self) -> None:
        self.query_one(RowList).highlighted = self.types.index(self.now)

    def on_option_list_option_selected(self, event: RowList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self.types[event.option_index])

    def action_leave(self) -> None:
        self.dismiss(None)


class SureScreen(ModalScreen[bool]):
    """Asks once whether something should be done, with a line on what comes of it."""

    DEFAULT_CSS = """
    SureScreen { align: center middle; }
    SureScreen Vertical { width: 66; max-width: 96%; height: auto; background: $panel; padding: 1 2; }
    SureScreen Static { height: auto; margin-bottom: 1; }
    SureScreen #keys { margin-bottom: 0; color: $text-muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,y", "answer(True)", "yes", show=False),
        Binding("escape,n,q", "answer(False)", "no", show=False),
    ]

    def __init__(self, question: str, consequence: str = "") -> None:
        super().__init__()
        self.question = question
        self.consequence = consequence

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(Text(on_one_line(self.question), Style.parse(styles(self.app.theme)["title"])))
            if self.consequence:
                yield Static(on_one_line(self.consequence), markup=False)
            yield Static("Enter  yes    Esc  no", id="keys", markup=False)

    def action_answer(self, yes: bool) -> None:
        self.dismiss(yes)
