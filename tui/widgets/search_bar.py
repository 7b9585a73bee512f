"""The line in which a person types what to search for, and the line below that says in words what was found."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from msgspec import Struct
from textual import events, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive, var
from textual.widgets import Input, Static

from corpus.errors import QueryError, ZteError
from tui.contents.history import Walk
from tui.contents.results import headline
from tui.keys.key import Where
from tui.visible import on_one_line
from tui.work.desk import Desk

if TYPE_CHECKING:
    from index.engine import Results
    from index.query.nodes import Query, Sort

LISTED = 200  # hits that are listed at most
SHOWN = 12  # of them, as many as a screen has room for; what the others say is found when they come into view
PAUSE_SECONDS = 0.15  # without a key, before all articles are searched
PASTED = 4_000  # characters that are taken of what is pasted: more than a query may have, so that it is told
HINT = 'search: words, "a phrase", person:trump, date:2018-05, -not'


class LineInput(Input):
    """A line of input that takes a text of several lines as one."""

    # Textual lays the whole screen out anew for every letter, as if the line grew with what is typed.
    virtual_size: Reactive[Size] = Reactive(Size(0, 0))

    def on_mount(self) -> None:
        self.cursor_blink = self.app.animation_level == "full"

    def _on_paste(self, event: events.Paste) -> None:
        # Textual calls the base class's own handler after this one, with the same event.
        event.text = " ".join(event.text[:PASTED].split())


class QueryInput(LineInput):
    """The line for a query."""

    WHERE = (Where.INPUT,)


class FindInput(LineInput):
    """The line for words to find in what is open."""

    WHERE = (Where.FIND,)


class Found(Struct, frozen=True, eq=False):
    """What a query found; ``typing`` tells that it is still being typed.

    Where these are the results ``at_once``, those of a search of everything follow, ``again`` set.
    """

    results: Results
    typing: bool
    at_once: bool
    again: bool


class SearchBar(Vertical):
    """Searches while one types, once at once and again for everything; a search that was overtaken tells nothing.

    ``scope`` is a query whose results are searched: what is typed finds what both queries find. ``asked`` is what the
    index made of the query whose results were told last.
    """

    DEFAULT_CSS = """
    SearchBar { height: 2; }
    SearchBar Horizontal { height: 1; background: $panel; }
    SearchBar Input, SearchBar Input.-textual-compact { height: 1; border: none; padding: 0 1; background: $panel; }
    SearchBar Input:focus { border: none; background: $panel; }
    SearchBar Static { height: 1; padding: 0 1; color: $text-muted; text-overflow: ellipsis; text-wrap: nowrap; }
    SearchBar #scope { width: auto; max-width: 50%; padding: 0 0 0 1; color: $accent; display: none; }
    SearchBar #scope.-shown { display: block; }
    SearchBar .-error { color: $error; }
    """

    found: var[Found | None] = var(None)
    """What was found last; watched and not told by a message, so that all that it changes is painted together."""

    class Emptied(Message):
        """Nothing is searched for any more."""

    class Left(Message):
        """The query is finished: on to its results."""

    def __init__(self, desk: Desk, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.desk = desk
        self.typing = False
        self.sort: Sort = "relevance"
        self.scope = ""
        self.asked: Query | None = None
        self._walk = Walk()

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield Static(id="scope", markup=False)
            yield QueryInput(placeholder=HINT, select_on_focus=True, compact=True)
        yield Static(id="said", markup=False)

    @property
    def input(self) -> Input:
        """The line that is typed in."""
        return self.query_one(Input)

    @property
    def query_text(self) -> str:
        """What is searched for: what is typed, within the scope."""
        return self.meant(self.scope, self.typed)

    @staticmethod
    def meant(scope: str, typed: str) -> str:
        """Return the query that finds what is typed within a scope."""
        if not scope:
            return typed
        from index.query.narrowing import within

        return within(scope, typed)

    def ask(self, query: str, sort: Sort | None = None) -> None:
        """Put a query into the line and search for it."""
        self.sort = sort or self.sort
        self._write("", query)
        self.seek()

    @property
    def typed(self) -> str:
        """What stands in the line."""
        return self.input.value.strip()

    def resume(self, scope: str, query: str, sort: Sort) -> None:
        """Search again for what was searched for, within the scope there was, in its order."""
        self.sort = sort
        self._write(scope, query)
        self.seek()

    def narrow(self) -> None:
        """Search within what is found: the query becomes the scope, and the line is free for more."""
        self._write(self.query_text, "")

    def widen(self) -> bool:
        """Take the scope away, its query back into the line; tell whether there was one."""
        if not self.scope:
            return False
        self.ask(self.query_text)
        return True

    def _write(self, scope: str, typed: str) -> None:
        self.scope = scope
        shown = self.query_one("#scope", Static)
        shown.set_class(bool(scope), "-shown")
        shown.update(f"within {on_one_line(scope)} ›")
        with self.prevent(Input.Changed):
            self.input.value = typed

    def seek(self, *, typing: bool = False) -> None:
        """Search anew for what stands in the line."""
        self.typing = typing
        if self.query_text:
            self._search(self.query_text, typing=typing)
        else:
            self.desk.leave_search()
            self.post_message(self.Emptied())

    def explain(self, words: str, *, error: bool = False) -> None:
        """Say something below the line."""
        line = self.query_one("#said", Static)
        line.set_class(error, "-error")
        line.update(on_one_line(words), layout=False)

    def on_key(self, event: events.Key) -> None:
        """Walk through the searches before, from an empty line on; go back over its beginning out of the scope."""
        if event.key == "backspace" and not self.input.value and self.widen():
            event.stop()
            self.input.action_end()
            return
        if event.key not in ("up", "down") or not self._walk.goes_on(self.input.value):
            return
        if not self._walk.begun:
            if event.key == "down":
                return
            try:
                self._walk.begin(self.desk.library.searches.history())
            except ZteError as error:
                self.explain(str(error), error=True)
                return
            self._write("", "")
        event.stop()
        self.input.value = self._walk.step(1 if event.key == "up" else -1)
        self.input.action_end()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.seek(typing=True)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.seek()
        self.remember()
        self.post_message(self.Left())

    @work(group="remember")
    async def remember(self) -> None:
        """Keep the query in the history."""
        await self.desk.remember(self.query_text)

    @work(exclusive=True, group="search")
    async def _search(self, query: str, *, typing: bool) -> None:
        sort = self.sort
        try:
            if self.scope and not typing:
                self._read(self.input.value)
            results = await self.desk.search(query, limit=SHOWN, listed=LISTED, typing=typing, sort=sort)
            at_once = typing and results is not None and not results.exact
            if results is not None and not (at_once and not results.hits):
                self._tell(results, query, typing=typing, at_once=at_once)
            if at_once:
                await asyncio.sleep(PAUSE_SECONDS)
                results = await self.desk.search_everything(query, limit=SHOWN, listed=LISTED, typing=typing, sort=sort)
                if results is not None:
                    self._tell(results, query, typing=typing, again=True)
        except QueryError as error:
            tried = f"try: {error.suggestion} · " if error.suggestion else ""
            self.explain(f"{tried}column {error.column}: {error}", error=True)
        except ZteError as error:
            self.explain(str(error), error=True)
        except Exception as error:
            # The index is derived: nothing that goes wrong in it may end the reading.
            words = f"the search failed ({type(error).__name__}); make the index anew with: zte-reader reindex"
            self.explain(words, error=True)

    @staticmethod
    def _read(typed: str) -> None:
        """Find what is wrong in what was typed, at its column there."""
        from index.query import parse

        parse(typed)

    def _tell(self, results: Results, query: str, *, typing: bool, at_once: bool = False, again: bool = False) -> None:
        if query == self.query_text:
            self.asked = results.asked
            self.explain(headline(results))
            self.found = Found(results, typing=typing, at_once=at_once, again=again)
