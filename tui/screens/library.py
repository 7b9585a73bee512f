"""Everything in the library: a row an article, where it is from and what was cut; to add, remove and clean again."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from msgspec import Struct
from rich.style import Style
from rich.text import Text
from textual import events, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, VerticalScroll
from textual.screen import Screen
from textual.widgets import Input, Static

from corpus.errors import LibraryError
from corpus.holdings import Held, encoding
from corpus.library import Library
from corpus.trash import DAYS
from tui.contents import held
from tui.contents.held import Looked, Order, Shelf
from tui.contents.kwic import Piece
from tui.keys.bindings import INTO_A_LINE, bindings
from tui.keys.key import Where
from tui.keys.keymap import keymap_of
from tui.looks.palette import Palette
from tui.numbers import counted
from tui.screens.asking import SureScreen
from tui.screens.telling import in_passing
from tui.widgets.key_bar import KeyBar
from tui.widgets.line_list import LongList
from tui.widgets.search_bar import LineInput
from tui.work.pace import Pace, progress

if TYPE_CHECKING:
    from corpus.pieces import Piece as SourcePiece
    from tui.work.desk import Desk
    from tui.working import Working

POLL_SECONDS = 1.0
REST_SECONDS = 0.08  # on an article, before its source is looked into
FETCHED = 64  # rows that are fetched at once
KEPT = 1024  # of them, before they are fetched anew
LOOKED_INTO = 4_000_000  # bytes of a source at most of which the encoding is found out
GONE: Sequence[Piece] = (("  this article was removed", "faint"),)
HINT = "words of the title, the outlet, the date or the source · Enter keeps them, Esc clears"


class FilterInput(LineInput):
    """The line for words that listed articles have."""

    WHERE = (Where.FILTER,)


class Going(Struct, frozen=True):
    """An article to open, at a ``piece`` of its source where one was chosen."""

    article: int
    piece: SourcePiece | None = None


class LibraryScreen(Screen[Going | None]):
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
        super().__init__()
        self._looked = looked or Looked()
        self.library = library
        self.desk = desk
        self.order = Order.ADDED
        self.numbers: Sequence[int] = ()
        self.marked: dict[int, None] = {}
        self._held: dict[int, Held] = {}
        self._left = False

    def compose(self) -> ComposeResult:
        yield Static(id="head", markup=False)
        yield FilterInput(placeholder=HINT, compact=True)
        with Container(id="body"):
            with Container(id="listed"):
                yield Static(id="columns", markup=False)
                yield LongList(self._row)
            about = VerticalScroll(Static(id="said", markup=False), id="about", can_focus=False)
            yield about
        yield KeyBar("library")

    def on_mount(self) -> None:
        self.rows = self.query_one(LongList)
        self.line = self.query_one(FilterInput)
        self.rows.empty_text = self._empty()
        self._revision = self.library.revision()
        if self._looked.labels:
            since = self.library.changes(self._looked.revision)
            self._looked.follow(since.touched, since.revision)
        self._looked.revision = self._revision
        self.shelf = Shelf(self.library.holdings.numbers(), labels=self._looked.labels)
        self._arrange()
        self.rows.focus()
        self._gather(self._revision)
        self.set_interval(POLL_SECONDS, self.follow_library)

    def on_unmount(self) -> None:
        self._left = True
        self.shelf = Shelf([])  # of a large library much, and a screen that is left may stay in memory for a while

    @property
    def number(self) -> int | None:
        """The article under the cursor."""
        return self.numbers[self.rows.cursor] if self.numbers else None

    # -- what is listed

    @work(exclusive=True, group="gather")
    async def _gather(self, revision: int) -> None:
        """Gather what articles are looked for and put in order by: of many it takes a while."""
        gathered = Shelf([])
        await asyncio.to_thread(lambda: gathered.gather(self.library.holdings.lines(stop=lambda: self._left)))
        if not self._left:
            self.shelf.lines, self.shelf.words = gathered.lines, gathered.words
            self._revision = revision  # what has changed since is followed once more
            self._arrange()
            self.follow_library()

    def follow_library(self) -> None:
        """List what was added, and no more what was removed, by us or by another process."""
        try:
            revision = self.library.revision()
            if revision == self._revision:
                return
            changes = self.library.changes(self._revision)
            lines = self.library.holdings.lines(changes.changed)
        except LibraryError as error:
            in_passing(self.app, str(error))
            return
        self._revision = changes.revision
        self._looked.follow(changes.touched, changes.revision)
        self.shelf.follow(changes.removed, lines)
        for number in changes.touched:
            self._held.pop(number, None)
        for number in changes.removed:
            self.marked.pop(number, None)
        self._arrange()

    def _arrange(self, *, top: bool = False) -> None:
        """List the articles that have the words typed; the cursor stays on its article."""
        before = self.number if self.numbers and not top else None
        self.numbers = self.shelf.arranged(self.order, self.line.value)
        self.rows.empty_text = self._empty()
        self.rows.show(len(self.numbers), self.numbers.index(before) if before in self.numbers else 0)
        self._say()
        self._describe()

    def _empty(self) -> Sequence[str]:
        keymap = keymap_of(self)
        if self.line.value.strip():
            return ("No article has all of these words.", "Esc clears them.")
        if getattr(self.app, "doing", ""):
            return ("Reading…",)
        return ("The library is empty.", f"{keymap.first('add')}  adds files, folders or an address")

    def say_whether_empty(self) -> None:
        """Say how to add articles to a library without any, or that some are coming."""
        self.rows.empty_text = self._empty()
        self.rows.refresh()

    def _say(self) -> None:
        total = len(self.shelf.numbers)
        self.query_one("#head", Static).update(held.headline(len(self.numbers), total, self.order, len(self.marked)))
        width = self.rows.size.width or self.size.width
        self.query_one("#columns", Static).update(self._painted(held.head(width - 1, self.order)))
        typing = self.focused is self.line
        shown = "library-marked" if self.marked else "library" if total else "library-empty"
        self.query_one(KeyBar).situation = "filter" if typing else shown

    def _row(self, place: int, width: int) -> Sequence[Piece]:
        found = self._at(place)
        return held.row(found, width, marked=found.id in self.marked) if found else GONE

    def _at(self, place: int) -> Held | None:
        """Return the article at a place, fetched with those beside it."""
        number = self.numbers[place]
        if number not in self._held:
            if len(self._held) > KEPT:
                self._held.clear()
            first = max(place - FETCHED // 2, 0)
            wanted = [number for number in self.numbers[first : first + FETCHED] if number not in self._held]
            self._held |= self.library.holdings.held(wanted)
        return self._held.get(number)

    def on_resize(self) -> None:
        self.call_after_refresh(self._say)

    # -- the article under the cursor

    def on_line_list_moved(self, event: LongList.Moved) -> None:
        event.stop()
        self._describe()

    @work(exclusive=True, group="describe")
    async def _describe(self) -> None:
        """Say where the article is from, and once the cursor rests on it, what its bytes are."""
        found = self._at(self.rows.cursor) if self.numbers else None
        self._show(found, None)
        if found is None or found.size > LOOKED_INTO:
            return
        await asyncio.sleep(REST_SECONDS)

        def look() -> str | None:
            try:
                origin = self.library.origin(found.id)
            except LibraryError:
                return None
            return encoding(origin.member.data, found.format, origin.member.encoding)

        self._show(found, await asyncio.to_thread(look))

    def _show(self, found: Held | None, coded: str | None) -> None:
        lines = held.details(found, coded, len(self.library.decisions(found.id))) if found else []
        text = Text("\n").join(self._painted([line]) for line in lines)
        text.no_wrap, text.overflow = False, "fold"
        self.query_one("#said", Static).update(text)

    def _painted(self, pieces: Sequence[Piece]) -> Text:
        palette = Palette(Style.null(), self.app.theme)
        return Text.assemble(*((text, palette(name)) for text, name in pieces), no_wrap=True, end="")

    # -- which articles, and in which order

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let the line have the characters that are keys elsewhere."""
        return not (action in INTO_A_LINE and self.focused is self.line)

    def action_narrow(self) -> None:
        self.line.add_class("-shown")
        self.line.focus()
        self._say()

    def on_descendant_focus(self) -> None:
        self._say()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._arrange(top=True)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._to_the_list()

    def on_key(self, event: events.Key) -> None:
        if self.focused is self.line and event.key == "down":
            event.stop()
            self._to_the_list()

    def _to_the_list(self) -> None:
        self.line.set_class(bool(self.line.value.strip()), "-shown")
        self.rows.focus()

    def on_click(self, event: events.Click) -> None:
        """Put the articles in the order of the column whose head is clicked."""
        if event.widget is not None and event.widget.id == "columns":
            self._put_in_order(held.column_at(event.x, self.rows.size.width - 1))

    def action_order(self) -> None:
        """Put the articles in the next of the orders."""
        self._put_in_order(self.order.next())

    def _put_in_order(self, order: Order) -> None:
        self.order = order
        self._arrange(top=True)
        if self.order.takes_looking and len(self.shelf.labels) < len(self.shelf.numbers):
            self._look()

    @work(exclusive=True, group="look")
    async def _look(self) -> None:
        """Look into articles for how much was cut from them and how sure that is, while it is asked for."""
        labels = self.shelf.labels
        known, wanted = len(labels), [number for number in self.shelf.numbers if number not in labels]
        pace, total, loop = Pace(), known + len(wanted), asyncio.get_running_loop()
        bar, revision = self.query_one(KeyBar), self._looked.revision

        def stop(done: int) -> bool:
            if self._left or not self.order.takes_looking:
                return True
            share = (known + done) / total
            pace.step(time.monotonic(), share)
            loop.call_soon_threadsafe(
                setattr, bar, "status", progress("looking", known + done, total, share, pace.left())
            )
            return False

        found = await asyncio.to_thread(lambda: self.library.holdings.labels(wanted, stop))
        loop.call_soon(setattr, bar, "status", "")
        since = self.library.changes(revision)  # what changed while it was looked at is to be looked at again
        for number in since.touched:
            found.pop(number, None)
        labels.update(found)
        if not self._left and self.order.takes_looking:
            self._arrange(top=True)

    # -- what is done with them

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
