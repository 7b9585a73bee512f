"""The articles that the library screen lists: which, in which order, and what is said about the one at the cursor."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from rich.style import Style
from rich.text import Text
from textual import events, work
from textual.screen import Screen
from textual.widgets import Input, Static

from corpus.errors import LibraryError
from corpus.library import Library
from corpus.store.damage import UNREADABLE
from corpus.store.holdings import Held, encoding
from tui.contents import held
from tui.contents.held import Looked, Order, Shelf
from tui.contents.kwic import Piece
from tui.keys.bindings import INTO_A_LINE
from tui.keys.key import Where
from tui.keys.keymap import keymap_of
from tui.looks.palette import Palette
from tui.screens.telling import in_passing
from tui.widgets.key_bar import KeyBar
from tui.widgets.line_list import LongList
from tui.widgets.search_bar import LineInput
from tui.work.pace import Pace, progress

if TYPE_CHECKING:
    from corpus.pieces import Piece as SourcePiece

POLL_SECONDS = 1.0
REST_SECONDS = 0.08  # on an article, before its source is looked into
FETCHED = 64  # rows that are fetched at once
KEPT = 1024  # of them, before they are fetched anew
LOOKED_INTO = 4_000_000  # bytes of a source at most of which the encoding is found out
GONE: Sequence[Piece] = ((" this article was removed", "faint"),)
DAMAGED: Sequence[Piece] = ((f" {UNREADABLE}", "faint"),)
HINT = "words of the title, the outlet, the date or the source · Enter keeps them, Esc clears"


class FilterInput(LineInput):
    """The line for words that listed articles have."""

    WHERE = (Where.FILTER,)


class Going(Struct, frozen=True):
    """An article to open, at a ``piece`` of its source where one was chosen."""

    article: int
    piece: SourcePiece | None = None


class Listing(Screen[Going | None]):
    """What is listed: it follows the library, the words typed and the order asked for.

    Raises ``LibraryError`` where it can't be read what there is to list.
    """

    def __init__(self, library: Library, looked: Looked | None = None) -> None:
        super().__init__()
        self._looked = looked or Looked()
        self.library = library
        self.order = Order.ADDED
        self.numbers: Sequence[int] = ()
        self.marked: dict[int, None] = {}
        self._held: dict[int, Held] = {}
        self._unreadable: set[int] = set()
        self._left = False
        self._revision = library.revision()
        if self._looked.labels:
            since = library.changes(self._looked.revision)
            self._looked.follow(since.touched, since.revision)
        self._looked.revision = self._revision
        self.shelf = Shelf(library.holdings.numbers(), labels=self._looked.labels)

    def on_mount(self) -> None:
        self.rows = self.query_one(LongList)
        self.line = self.query_one(FilterInput)
        self.rows.empty_text = self._empty()
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
            lines = list(self.library.holdings.lines(changes.changed))
        except LibraryError as error:
            in_passing(self.app, str(error))
            return
        self._revision = changes.revision
        self._looked.follow(changes.touched, changes.revision)
        self.shelf.follow(changes.removed, lines)
        for number in changes.touched:
            self._held.pop(number, None)
            self._unreadable.discard(number)
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
        if found is None:
            return DAMAGED if self.numbers[place] in self._unreadable else GONE
        return held.row(found, width, marked=found.id in self.marked)

    def _at(self, place: int) -> Held | None:
        """Return the article at a place, fetched with those beside it."""
        number = self.numbers[place]
        if number not in self._held and number not in self._unreadable:
            if len(self._held) > KEPT:
                self._held.clear()
                self._unreadable.clear()
            first = max(place - FETCHED // 2, 0)
            wanted = [number for number in self.numbers[first : first + FETCHED] if number not in self._held]
            self._held |= self._read(wanted)
        return self._held.get(number)

    def _read(self, wanted: Sequence[int]) -> dict[int, Held]:
        """Return articles by their numbers; those that can't be read are remembered."""
        try:
            return self.library.holdings.held(wanted)
        except LibraryError:
            if len(wanted) == 1:
                self._unreadable.update(wanted)
                return {}
            return {number: found for each in wanted for number, found in self._read([each]).items()}

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

        try:
            found = await asyncio.to_thread(lambda: self.library.holdings.labels(wanted, stop))
        finally:
            loop.call_soon(setattr, bar, "status", "")
        since = self.library.changes(revision)  # what changed while it was looked at is to be looked at again
        for number in since.touched:
            found.pop(number, None)
        labels.update(found)
        if not self._left and self.order.takes_looking:
            self._arrange(top=True)
