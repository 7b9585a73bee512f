"""Everything that can be done, with its key: a line to type in, and below it what has these words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input
from textual.widgets.option_list import Option

from tui.keys.bindings import bindings
from tui.keys.key import Where
from tui.keys.keymap import keymap_of
from tui.looks.themes import styles
from tui.screens.here import Thing
from tui.widgets.row_list import RowList
from tui.widgets.search_bar import LineInput

KEYS = 16  # cells for the keys of a line
HINT = "what to do: words of it, or its key"


def found(things: Sequence[Thing], typed: str) -> list[Thing]:
    """Return the things of which each word typed begins a word, or is the key; those of that name or key first."""
    asked = typed.lower().split()
    scored: list[tuple[bool, int, int, Thing]] = []
    for thing in things:
        label = thing.key.label.lower()
        words = [*label.split(), *thing.key.help.lower().split(), *thing.key.id.split("-")]
        if all(any(word.startswith(each) for word in words) or each in thing.keys.lower().split() for each in asked):
            far = 0 if typed in thing.keys.split() else 1 if asked and label.startswith(typed.lower()) else 2
            scored.append((thing.node is None, far, len(scored), thing))
    return [thing for *_, thing in sorted(scored, key=lambda score: score[:3])]


class EverythingScreen(ModalScreen[Thing | None]):
    """Lists what can be done, what works where one is first; gives what was chosen."""

    DEFAULT_CSS = """
    EverythingScreen { align: center top; }
    EverythingScreen Vertical {
        width: 110; max-width: 100%; height: auto; max-height: 90%; background: $panel; padding: 1 2; margin-top: 1;
    }
    EverythingScreen Input { border: none; height: 1; padding: 0; background: $surface; margin-bottom: 1; }
    EverythingScreen Input:focus { border: none; background: $surface; }
    EverythingScreen RowList { height: auto; max-height: 20; background: $panel; }
    EverythingScreen RowList > .option-list--option-highlighted { background: $panel-lighten-1; }
    """
    WHERE = (Where.PALETTE,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*WHERE)]

    def __init__(self, things: Sequence[Thing]) -> None:
        super().__init__()
        self.things = things
        self.listed: list[Thing] = []

    def compose(self) -> ComposeResult:
        with Vertical():
            yield LineInput(placeholder=HINT, compact=True)
            rows = RowList(markup=False)
            rows.can_focus = False
            yield rows

    def on_mount(self) -> None:
        self._list("")

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._list(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._choose()

    def on_option_list_option_selected(self, event: RowList.OptionSelected) -> None:
        event.stop()
        self._choose()

    def on_click(self, event: events.Click) -> None:
        if event.widget is self:
            self.dismiss(None)

    def action_move(self, by: int) -> None:
        self.query_one(RowList).action_move(by)

    def action_page(self, by: int) -> None:
        self.query_one(RowList).action_page(by)

    def action_leave(self) -> None:
        self.dismiss(None)

    def _choose(self) -> None:
        at = self.query_one(RowList).highlighted
        if at is not None:
            self.dismiss(self.listed[at])

    def _list(self, typed: str) -> None:
        rows = self.query_one(RowList)
        self.listed = found(self.things, typed)
        rows.clear_options()
        rows.add_options([Option(self._row(thing), disabled=thing.node is None) for thing in self.listed])
        if not self.listed:
            words = f"nothing has these words; {keymap_of(self).first('help')} shows what works where you are"
            rows.add_option(Option(Text(words, self._style("faint")), disabled=True))
        rows.action_first()

    def _row(self, thing: Thing) -> Text:
        row = Text(no_wrap=True, overflow="ellipsis", end="")
        away = thing.node is None
        row.append(f"{thing.keys:<{KEYS}}", self._style("faint" if away else "accent"))
        row.append(thing.key.help, self._style("faint" if away else "text"))
        return row.append(f"  {thing.place.value}", self._style("faint")) if away else row

    def _style(self, name: str) -> Style:
        return Style.parse(styles(self.app.theme)[name])
