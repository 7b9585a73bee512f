"""The searches that a person saved under a name, to search for one again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static
from textual.widgets.option_list import Option

from corpus.errors import ZteError
from corpus.store.searches import Saved, Searches
from tui.keys.bindings import bindings
from tui.keys.key import Where
from tui.keys.keymap import keymap_of
from tui.looks.themes import styles
from tui.screens.telling import in_trouble
from tui.visible import on_one_line
from tui.widgets.key_bar import KeyLine
from tui.widgets.row_list import RowList


class SavedScreen(ModalScreen[Saved | None]):
    """Saved searches by name; gives the one that was chosen. Raises ``LibraryError`` where they can't be read."""

    DEFAULT_CSS = """
    SavedScreen { align: center middle; }
    SavedScreen Vertical { width: 76; max-width: 96%; height: auto; background: $panel; padding: 1 2; }
    SavedScreen RowList, SavedScreen RowList:focus {
        height: auto; max-height: 14; background: $panel; margin-top: 1;
    }
    """
    WHERE = (Where.SAVED, Where.EVERYWHERE)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*WHERE)]

    def __init__(self, searches: Searches) -> None:
        super().__init__()
        self.searches = searches
        self.saved: Sequence[Saved] = searches.saved()

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static("Saved searches", markup=False)
            yield RowList(markup=False)
            yield KeyLine("saved")

    def on_mount(self) -> None:
        self._list()

    def on_option_list_option_selected(self, event: RowList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self.saved[event.option_index])

    def action_forget(self) -> None:
        chosen = self.query_one(RowList).highlighted
        if self.saved and chosen is not None:
            try:
                self.searches.forget(self.saved[chosen].name)
            except ZteError as error:
                in_trouble(self.app, error)
            self.saved = self.searches.saved()
            self._list()

    def action_leave(self) -> None:
        self.dismiss(None)

    def _list(self) -> None:
        defined = styles(self.app.theme)
        plain, faint = Style.parse(defined["text"]), Style.parse(defined["faint"])
        listed = self.query_one(RowList)
        listed.clear_options()
        for found in self.saved:
            row = Text(f"{on_one_line(found.name)}  ", plain, no_wrap=True, overflow="ellipsis")
            order = f", {found.sort} first" if found.sort != "relevance" else ""
            listed.add_option(Option(row.append(on_one_line(found.query) + order, faint)))
        if not self.saved:
            listed.add_option(
                Option(
                    Text(f"none yet: {keymap_of(self).first('save')} saves the search that is shown", faint),
                    disabled=True,
                )
            )
        listed.action_first()
