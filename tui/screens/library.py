"""Everything in the library: a row an article, where it is from and what was cut; to add, remove and clean again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, VerticalScroll
from textual.widgets import Static

from corpus.errors import LibraryError
from corpus.library import Library
from corpus.store.trash import DAYS
from tui.contents.held import Looked
from tui.keys.bindings import bindings
from tui.keys.key import Where
from tui.keys.keymap import keymap_of
from tui.numbers import counted
from tui.screens.asking import SureScreen
from tui.screens.listing import HINT, FilterInput, Going, Listing
from tui.screens.telling import in_passing
from tui.widgets.key_bar import KeyBar
from tui.widgets.line_list import LongList

if TYPE_CHECKING:
    from tui.work.desk import Desk
    from tui.working import Working


class LibraryScreen(Listing):
    """All articles and their sources; gives one to open, alone or with a piece of its source to go to."""

    DEFAULT_CSS = """
    LibraryScreen { background: $background; }
    LibraryScreen #head { height: 1; padding: 0 1; background: $panel; text-wrap: nowrap; text-overflow: ellipsis; }
    LibraryScreen FilterInput, LibraryScreen FilterInput.-textual-compact {
        height: 1; border: none; padding: 0 1; background: $surface; display: none;
    }
    LibraryScreen FilterInput:focus { border: none; background: $surface; }
    LibraryScreen FilterInput.-shown { display: block; }
    LibraryScreen #columns { height: 1; text-wrap: nowrap; }
    LibraryScreen #body, LibraryScreen #listed { height: 1fr; }
    LibraryScreen #about {
        height: 6; background: $surface; padding: 0 1; scrollbar-size-vertical: 1;
    }
    LibraryScreen.-high #about { height: 8; }
    LibraryScreen.-wide #body { layout: horizontal; }
    LibraryScreen.-wide #listed { width: 1fr; }
    LibraryScreen.-wide #about { width: 56; height: 1fr; padding: 1 2; }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (160, "-wide")]  # noqa: RUF012 - as Textual has it
    VERTICAL_BREAKPOINTS = [(0, "-low"), (34, "-high")]  # noqa: RUF012
    WHERE = (Where.SHELF,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*WHERE)]

    def __init__(self, library: Library, desk: Desk, looked: Looked | None = None) -> None:
        super().__init__(library, looked)
        self.desk = desk

    def compose(self) -> ComposeResult:
        yield Static(id="head", markup=False)
        yield FilterInput(placeholder=HINT, compact=True)
        with Container(id="body"):
            with Container(id="listed"):
                yield Static(id="columns", markup=False)
                yield LongList(self._row)
            yield VerticalScroll(Static(id="said", markup=False), id="about", can_focus=False)
        yield KeyBar("library")

    def chosen(self) -> list[int]:
        """Return the marked articles, or the one under the cursor where none is."""
        return list(self.marked) or ([self.number] if self.number is not None else [])

    def action_mark(self) -> None:
        if self.number is None:
            return
        if self.number in self.marked:
            del self.marked[self.number]
        else:
            self.marked[self.number] = None
        self.rows.action_move(1)
        self.rows.refresh()
        self._say()

    def action_mark_all(self) -> None:
        """Mark all that are listed; where they are already, take their marks away."""
        if all(number in self.marked for number in self.numbers):
            for number in self.numbers:
                del self.marked[number]
        else:
            self.marked |= dict.fromkeys(self.numbers)
        self.rows.refresh()
        self._say()

    @work(group="dialogue")
    async def action_remove(self) -> None:
        """Take articles out of the library, if a person is sure of it."""
        from tui.work.chores import Removing

        ids = self.chosen()
        if not ids:
            return
        key = keymap_of(self).first("bring-back")
        why = f"The trash keeps what is removed for {DAYS} days: {key} brings it back, also with zte-reader restore."
        if await self.app.push_screen_wait(SureScreen(f"Remove {self._named(ids)}?", why)):
            self.marked.clear()
            self._working.removed = ids
            self._working.begin(Removing(ids, f"{key} brings back what was removed last"))

    def action_bring_back(self) -> None:
        """Bring back what was removed last, all that went with it too."""
        from tui.work.chores import Restoring

        trash = self.library.trash()
        there = {gone.id for gone in trash}
        together = [number for number in self._working.removed if number in there]
        together = together or [gone.id for gone in trash if gone.removed == trash[0].removed]
        if together:
            self._working.begin(Restoring(together))
        else:
            remove = keymap_of(self).first("remove-article")
            in_passing(self.app, f"the trash is empty; {remove} removes the article, or those that are marked")

    @work(group="dialogue")
    async def action_reclean(self) -> None:
        """Clean articles again; several only if a person is sure of it."""
        from tui.work.chores import Recleaning

        ids = self.chosen()
        if not ids:
            return
        why = "They are made anew from their stored sources by today's rules; what you decided about them holds."
        if len(ids) == 1 or await self.app.push_screen_wait(SureScreen(f"Clean {self._named(ids)} again?", why)):
            self.marked.clear()
            self._working.begin(Recleaning(ids))
            self.rows.refresh()
            self._say()

    @work(group="dialogue")
    async def action_what_was_cut(self) -> None:
        """List what was cut from the article, to decide about it; go there where a piece is chosen."""
        from tui.screens.cuts import CutsScreen

        if self.number is None:
            return
        try:
            stored = self.library.article(self.number)
        except LibraryError as error:
            in_passing(self.app, str(error))
            return
        piece = await self.app.push_screen_wait(CutsScreen(stored, self.desk))
        self.follow_library()
        if piece is not None:
            self.dismiss(Going(stored.id, piece))

    def on_line_list_chosen(self, event: LongList.Chosen) -> None:
        event.stop()
        if self.number is not None:
            self.dismiss(Going(self.number))

    def action_leave(self) -> None:
        """Take the words away that are typed, or else leave."""
        if self.focused is self.line or self.line.value:
            self.line.clear()
            self._to_the_list()
        else:
            self.dismiss(None)

    @property
    def _working(self) -> Working:
        return cast("Working", self.app)

    def _named(self, ids: Sequence[int]) -> str:
        if len(ids) > 1:
            return counted(len(ids), "article")
        found = self.library.holdings.held(ids).get(ids[0])
        return f"“{found.heading}”" if found else f"article {ids[0]}"
