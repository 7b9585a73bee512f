"""Choosing which types of mention are coloured."""

from __future__ import annotations

from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static
from textual.widgets.selection_list import Selection

from corpus.article import EntityType
from tui.keys.bindings import bindings
from tui.keys.key import Where
from tui.looks.themes import LABELS, styles
from tui.widgets.key_bar import KeyLine
from tui.widgets.tick_list import TickList


class TypesScreen(ModalScreen[frozenset[EntityType]]):
    """A list of types to tick; gives those that are left plain."""

    DEFAULT_CSS = """
    TypesScreen { align: center middle; }
    TypesScreen Vertical { width: 54; height: auto; max-height: 90%; background: $panel; padding: 1 2; }
    """
    WHERE = (Where.TYPES, Where.EVERYWHERE)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*WHERE)]

    def __init__(self, hidden: frozenset[EntityType]) -> None:
        super().__init__()
        self.hidden = hidden

    def compose(self) -> ComposeResult:
        defined = styles(self.app.theme)
        with Vertical():
            yield Static("Colour mentions of\n", markup=False)
            yield TickList[EntityType](
                *(
                    Selection(
                        Text(LABELS[kind], Style.parse(defined[kind.value])),
                        kind,
                        initial_state=kind not in self.hidden,
                    )
                    for kind in EntityType
                )
            )
            yield KeyLine("types")

    def action_leave(self) -> None:
        ticked = self.query_one(TickList).selected
        self.dismiss(frozenset(kind for kind in EntityType if kind not in ticked))
