"""What to add: files and folders to choose from those that can be read, or a path or an address to type."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import ClassVar

from rich.cells import set_cell_size
from textual import events, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Input, Static

from tui.contents.browsing import Item, Listing, completed, dropped, facts, is_address, listed, parted, reached, shown
from tui.contents.held import MARK
from tui.contents.kwic import Piece, cut
from tui.keys.bindings import INTO_A_LINE, bindings
from tui.keys.key import Where
from tui.keys.keymap import keymap_of
from tui.numbers import counted
from tui.screens.telling import in_passing
from tui.visible import on_one_line
from tui.widgets.key_bar import KeyBar
from tui.widgets.line_list import LongList
from tui.widgets.search_bar import LineInput

HINT = "a path or an address to type · Tab completes · Enter adds · Esc clears"
WHOLE, ABOVE = Item("everything in this folder, at any depth", True), Item("..", True)
SIZE, DAY = 12, 12  # cells


class PathInput(LineInput):
    """The line for a path or an address."""

    WHERE = (Where.PATH,)


class AddScreen(Screen[list[str] | None]):
    """Lists a folder; gives the paths and addresses that were chosen."""

    DEFAULT_CSS = """
    AddScreen { background: $background; }
    AddScreen #head { height: 1; padding: 0 1; background: $panel; text-wrap: nowrap; text-overflow: ellipsis; }
    AddScreen #said { height: 1; padding: 0 1; color: $text-muted; text-wrap: nowrap; text-overflow: ellipsis; }
    AddScreen PathInput, AddScreen PathInput.-textual-compact {
        height: 1; border: none; padding: 0 1; background: $surface;
    }
    AddScreen PathInput:focus { border: none; background: $surface; }
    """
    WHERE = (Where.BROWSER,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*WHERE)]

    def __init__(self, folder: Path, *, kept: bool = True) -> None:
        super().__init__()
        self.into = "the library" if kept else "what is open; nothing of it is kept"
        self.folder = folder
        self.listing = Listing(folder)
        self.items: Sequence[Item] = ()
        self.marked: dict[str, None] = {}
        self._facts = lru_cache(512)(facts)

    def compose(self) -> ComposeResult:
        yield Static(id="head", markup=False)
        yield PathInput(placeholder=f"{keymap_of(self).first('path')}  {HINT}", compact=True)
        yield LongList(self._row)
        yield Static(id="said", markup=False)
        yield KeyBar("choosing")

    def on_mount(self) -> None:
        self.rows = self.query_one(LongList)
        self.line = self.query_one(PathInput)
        self.rows.focus()
        self._go(self.listing.folder)

    @property
    def item(self) -> Item | None:
        """What the cursor is on."""
        return self.items[self.rows.cursor] if self.items else None

    # -- what is shown

    @work(exclusive=True, group="listing")
    async def _go(self, folder: Path, *, come_from: str = "") -> None:
        """List a folder, the cursor on the one that was left for it."""
        listing = await asyncio.to_thread(listed, folder)
        self.listing = listing
        if not listing.problem and not self.line.value:
            self.folder = folder
        self._list(come_from)

    def _list(self, name: str = "") -> None:
        typed = self.line.value
        if is_address(typed):
            self.items = ()
            self.rows.empty_text = ("An address of the web: Enter fetches and adds it.",)
        elif typed:
            self.items = self.listing.with_words(parted(typed, self.listing.folder)[1])
            self.rows.empty_text = (self.listing.problem or "Nothing here has this name and can be read.",)
        else:
            self.items = [WHOLE, ABOVE, *self.listing.items]
        names = [item.name for item in self.items]
        self.rows.show(
            len(self.items), names.index(name) if name in names else 2 if not typed and len(names) > 2 else 0
        )
        self._say()

    def _say(self) -> None:
        marked = f" · {len(self.marked):,} marked" if self.marked else ""
        self.query_one("#head", Static).update(f"Add to {self.into}: {shown(self.listing.folder)}{marked}")
        typing = self.focused is self.line
        self.query_one(KeyBar).situation = "path" if typing else "choosing"
        folders = sum(item.folder for item in self.listing.items)
        said = [counted(len(self.listing.items) - folders, "file"), counted(folders, "folder")]
        if self.listing.passed_over:
            said.append(f"{self.listing.passed_over:,} of kinds that can't be read, or hidden")
        self.query_one("#said", Static).update(self.listing.problem or " · ".join(said))

    def _row(self, place: int, width: int) -> Sequence[Piece]:
        item = self.items[place]
        path = self._path(item)
        mark: Piece = (f"{MARK} " if str(path) in self.marked and item is not ABOVE else "  ", "accent")
        if item in (WHOLE, ABOVE):
            return [mark, (cut(item.name if item is WHOLE else "../", width - 2), "faint")]
        weight, day = self._facts(path)
        room = max(width - 2 - (SIZE + DAY if width >= 60 else SIZE), 8)
        name = cut(f"{on_one_line(item.name)}{'/' if item.folder else ''}", room - 1)
        last = f"{weight:>{SIZE - 2}}  " + (f"{day:<{DAY}}" if width >= 60 else "")
        return [mark, (set_cell_size(name, room), "heading" if item.folder else "text"), (last, "faint")]

    def _path(self, item: Item) -> Path:
        return self.listing.folder if item in (WHOLE, ABOVE) else self.listing.folder / item.name

    # -- choosing

    def action_take(self) -> None:
        """Add what is marked, or else what the cursor is on."""
        if self.marked:
            self.dismiss(list(self.marked))
        elif self.item is ABOVE or self.item is None:
            in_passing(self.app, f"choose a file or a folder first; {keymap_of(self).first('path')} types a path")
        else:
            self.dismiss([str(self._path(self.item))])

    def on_line_list_chosen(self, event: LongList.Chosen) -> None:
        event.stop()
        self._choose()

    def _choose(self) -> None:
        """Go into a folder; add a file, with what is marked."""
        item = self.item
        if item is None:
            return
        if item is ABOVE:
            self.action_out()
        elif item is WHOLE or not item.folder:
            self.dismiss(list(self.marked | {str(self._path(item)): None}))
        else:
            folder = self._path(item)
            self._clear()
            self._go(folder)

    def action_into(self) -> None:
        if self.item is not None and self.item.folder and self.item not in (WHOLE, ABOVE):
            self._choose()

    def action_out(self) -> None:
        folder = self.listing.folder
        self._clear()
        self._go(folder.parent, come_from=folder.name)

    def action_mark(self) -> None:
        item = self.item
        if item is None or item is ABOVE:
            return
        path = str(self._path(item))
        if path in self.marked:
            del self.marked[path]
        else:
            self.marked[path] = None
        self.rows.action_move(1)
        self.rows.refresh()
        self._say()

    # -- typing

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let the line have the characters that are keys elsewhere."""
        return not (action in INTO_A_LINE and self.focused is self.line)

    def action_path(self) -> None:
        self.line.focus()

    def on_descendant_focus(self) -> None:
        self._say()

    def on_paste(self, event: events.Paste) -> None:
        """Take a file that is dropped on the terminal, or an address, into the line."""
        if self.focused is not self.line:
            event.stop()
            self.line.focus()
            self.line.value = dropped(event.text)
            self.line.action_end()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        folder, _ = parted(event.value, self.folder)
        if folder == self.listing.folder or is_address(event.value):
            self._list()
        else:
            self._go(folder)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        typed = event.value.strip()
        path = reached(typed, self.folder)
        if is_address(typed):
            self.dismiss([*self.marked, typed])
        elif not typed:
            self.rows.focus()
        elif path.is_dir():
            self._clear()
            self._go(path)
        elif path.is_file():
            self.dismiss([*self.marked, str(path)])
        elif self.items:
            self._choose()
        else:
            in_passing(self.app, f"{on_one_line(typed)}: no such file or folder; check the path")

    def on_key(self, event: events.Key) -> None:
        if self.focused is not self.line:
            return
        if event.key == "down":
            event.stop()
            self.rows.focus()
        elif event.key == "tab":
            event.stop()
            event.prevent_default()
            value = completed(self.line.value, self.listing.items)
            self.line.value = value
            self.line.action_end()

    def _clear(self) -> None:
        with self.prevent(Input.Changed):
            self.line.value = ""
        self.rows.focus()

    def action_leave(self) -> None:
        """Take away what is typed, or else leave."""
        if self.focused is self.line or self.line.value:
            self._clear()
            self._go(self.folder)
        else:
            self.dismiss(None)
