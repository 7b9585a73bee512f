"""Writing something into a file: what, where to, and once more before a file that is there is replaced."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, ClassVar

from textual import events, work
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from corpus.errors import ZteError
from tui.contents.browsing import Listing, completed, listed, parted, reached, shown
from tui.contents.held import size
from tui.contents.saving import Offer, meant, renamed, whole
from tui.keys.bindings import bindings
from tui.keys.key import Where
from tui.looks.palette import in_styles
from tui.output.documents import put
from tui.screens.asking import SureScreen
from tui.screens.telling import in_passing, in_trouble
from tui.visible import on_one_line
from tui.widgets.key_bar import KeyLine
from tui.widgets.row_list import RowList
from tui.widgets.search_bar import LineInput

NAMED = 6  # of what begins as the name typed does


class SaveScreen(ModalScreen[tuple[int, Path] | None]):
    """Asks which of the offers to write, and into which file, seen from a folder."""

    DEFAULT_CSS = """
    SaveScreen { align: center middle; }
    SaveScreen Vertical { width: 76; max-width: 96%; height: auto; background: $panel; padding: 1 2; }
    SaveScreen RowList { height: auto; max-height: 8; background: $panel; margin-top: 1; }
    SaveScreen RowList > .option-list--option-highlighted { background: $panel-lighten-1; }
    SaveScreen Input { border: none; height: 1; padding: 0; background: $surface; margin-top: 1; }
    SaveScreen Input:focus { border: none; background: $surface; }
    SaveScreen #there { height: 2; color: $text-muted; }
    """
    WHERE = (Where.SAVING,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*WHERE)]

    def __init__(self, question: str, offers: Sequence[Offer], folder: Path) -> None:
        super().__init__()
        self.question = question
        self.offers = offers
        self.folder = folder
        self.listing = Listing(folder)
        self.place = 0

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(on_one_line(self.question), markup=False)
            rows = RowList(*(Option(self._row(offer)) for offer in self.offers), markup=False)
            rows.can_focus = False
            yield rows
            yield LineInput(self.offers[0].name, compact=True, select_on_focus=False)
            yield Static(id="there", markup=False)
            yield KeyLine("saving" if len(self.offers) > 1 else "saving-one")

    def on_mount(self) -> None:
        self.rows, self.line = self.query_one(RowList), self.query_one(Input)
        self.rows.highlighted = 0
        self.line.focus()
        self._look(self.folder)

    def _row(self, offer: Offer) -> Any:
        return in_styles(self.app.theme, [("text", f" {offer.words} "), ("faint", offer.suffix)])

    @work(exclusive=True, group="listing")
    async def _look(self, folder: Path) -> None:
        """List a folder, to complete names in it."""
        self.listing = await asyncio.to_thread(listed, folder, every=True)
        self._say()

    def _say(self) -> None:
        """Say where the file will be, and what is there already."""
        folder, name = parted(self.line.value, self.folder)
        path = reached(whole(self.line.value, self.offers[self.place]), self.folder)
        names = [item.name for item in self.listing.items]
        begun = (
            [f"{item.name}/" if item.folder else item.name for item in self.listing.with_words(name)] if name else []
        )
        if self.listing.problem:
            said = f"{shown(folder)}: {self.listing.problem}"
        elif path.name in names and path.parent == self.listing.folder:
            said = f"there is something of this name already, which is replaced only if you say so: in {shown(folder)}"
        else:
            some = f": {'  '.join(begun[:NAMED])}{' …' if len(begun) > NAMED else ''}" if begun else ""
            said = f"in {shown(folder)}{some}"
        self.query_one("#there", Static).update(on_one_line(said))

    # -- choosing and typing

    def action_offer(self, by: int) -> None:
        """Choose another of the offers; the name of the file goes with it."""
        self._choose((self.place + by) % len(self.offers), rename=True)

    def on_option_list_option_selected(self, event: RowList.OptionSelected) -> None:
        event.stop()
        self._choose(event.option_index, rename=True)

    def _choose(self, place: int, *, rename: bool = False) -> None:
        before, self.place = self.offers[self.place], place
        self.rows.highlighted = place
        if rename:
            with self.prevent(Input.Changed):
                self.line.value = renamed(self.line.value, before, self.offers[place])
            self.line.action_end()
        self._say()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._choose(meant(event.value, self.offers, self.place))
        folder, _ = parted(event.value, self.folder)
        if folder != self.listing.folder:
            self._look(folder)

    def on_key(self, event: events.Key) -> None:
        if event.key == "tab":
            event.stop()
            event.prevent_default()
            self.line.value = completed(self.line.value, self.listing.items)
            self.line.action_end()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._take()

    @work(group="dialogue")
    async def _take(self) -> None:
        """Give the file that is named, once a person is sure where there is one already."""
        typed = whole(self.line.value, self.offers[self.place])
        path = reached(typed, self.folder)
        if not typed or path.is_dir():
            name = self.offers[self.place].name
            self.line.value = f"{typed.rstrip('/')}/{name}" if typed else name
            self.line.action_end()
        elif path.exists():
            consequence = "What is in it now is gone then."
            if await self.app.push_screen_wait(SureScreen(f"Replace {shown(path)}?", consequence)):
                self.dismiss((self.place, path))
        elif not path.parent.is_dir():
            in_passing(self.app, f"{shown(path.parent)}: no such folder; name another one")
        else:
            self.dismiss((self.place, path))

    def action_leave(self) -> None:
        self.dismiss(None)


async def save(
    app: App[Any], question: str, offers: Sequence[Offer], made: Callable[[int], str], folder: Path | None
) -> Path | None:
    """Ask what to write and where to, and write what is made of the offer that is chosen; return the folder chosen."""
    chosen = await app.push_screen_wait(SaveScreen(question, offers, folder or Path.cwd()))
    if chosen is None:
        return folder
    place, path = chosen

    app.run_worker(_write(app, path, lambda: made(place)), group="writing")
    return path.parent


async def _write(app: App[Any], path: Path, made: Callable[[], str]) -> None:
    """Write a file, and say that it is written or what is in the way."""

    def write() -> int:
        text = made()
        put(path, text, over=True)
        return len(text.encode("utf-8", "replace"))

    try:
        length = await asyncio.to_thread(write)
    except ZteError as error:
        in_trouble(app, error)
    else:
        in_passing(app, f"written: {shown(path)} ({size(length)})", seconds=8)
