"""The main screen: search, results, one to four articles, and who is mentioned in them."""

from __future__ import annotations

import time
from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from corpus.errors import LibraryError, ZteError
from corpus.library import Library
from corpus.spans import Span
from tui.contents.by_date import ByDate
from tui.contents.results import Entry, of_hit, of_summary
from tui.keys.bindings import INTO_A_LINE, bindings
from tui.keys.key import Where
from tui.numbers import counted
from tui.screens.exporting import Exporting
from tui.screens.resuming import Resuming
from tui.screens.selecting import Selecting
from tui.screens.telling import in_trouble
from tui.screens.walking import Walking
from tui.settings.memory import Memory
from tui.state import MOST_PANES
from tui.widgets.columns import ArticleColumns
from tui.widgets.count_list import CountList
from tui.widgets.entity_panel import EntityPanel
from tui.widgets.hit_list import HitList
from tui.widgets.key_bar import KeyBar
from tui.widgets.open_articles import OpenArticles
from tui.widgets.search_bar import FindInput, Found, SearchBar
from tui.widgets.selection_line import SelectionLine
from tui.work.desk import Desk

FIND_HINT = "find in the open articles · Enter keeps, Esc clears"
GONE = Entry("this article was removed", "")
PREVIEW_SECONDS = 0.06  # after a step in the list of which others came shortly before
RESTED_SECONDS = 0.1  # since the step before, after which one only waits
PAINTED_SECONDS = 0.02  # until the list is painted, before the article
POLL_SECONDS = 1.0
IDLE_SECONDS = 20.0


class ReadingScreen(Walking, Selecting, Exporting, Resuming):
    """Search and read; everything that is shown follows from ``state`` and the library."""

    DEFAULT_CSS = """
    ReadingScreen { background: $background; }
    #find { height: 1; border: none; padding: 0 1; background: $panel; dock: bottom; margin-bottom: 1; display: none; }
    #find:focus { border: none; background: $panel; }
    #find.-shown { display: block; }
    #welcome { height: auto; padding: 0 1; color: $accent; }
    #desk { height: 1fr; }
    #results { width: 38%; min-width: 36; max-width: 62; }
    #counts { width: 28; display: none; }
    ReadingScreen.-counts #counts { display: block; }
    #articles { width: 1fr; }
    #entities { width: 34; display: none; }
    ReadingScreen.-entities #entities { display: block; }
    ReadingScreen.-narrow #results { width: 100%; max-width: 100%; }
    ReadingScreen.-narrow #articles { display: none; }
    ReadingScreen.-narrow.-counts #results { width: 1fr; }
    ReadingScreen.-narrow.-reading #results, ReadingScreen.-narrow.-reading #counts { display: none; }
    ReadingScreen.-narrow.-reading #articles { display: block; }
    ReadingScreen.-narrow #entities { width: 30; }
    ReadingScreen.-middle.-reading.-many #results, ReadingScreen.-middle.-reading #counts { display: none; }
    ReadingScreen.-wide.-reading.-crowded #results, ReadingScreen.-wide.-reading.-many #counts { display: none; }
    ReadingScreen.-middle #results { width: 34%; }
    ReadingScreen.-alone.-reading #results, ReadingScreen.-alone.-reading #counts { display: none; }
    """

    class Begun(Message):
        """All that keys are about is there."""

    WHERE = (Where.READING,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*WHERE)]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-middle"), (160, "-wide")]  # noqa: RUF012 - as Textual has it

    def __init__(self, library: Library, desk: Desk, memory: Memory, *, welcome: str = "") -> None:
        super().__init__(library, desk, memory)
        self._welcome = welcome
        self._revision = -1
        self._moved = 0.0
        self._listed = ByDate(library)

    def compose(self) -> ComposeResult:
        yield SearchBar(self.desk)
        if self._welcome:
            yield Static(self._welcome, id="welcome", markup=False)
        with Horizontal(id="desk"):
            yield HitList(id="results")
            yield OpenArticles(self.library, self.desk, id="articles")
        yield KeyBar("results")

    def on_mount(self) -> None:
        self.search_bar = self.query_one(SearchBar)
        self.results = self.query_one(HitList)
        self.counts = CountList(id="counts")
        self.articles = self.query_one(OpenArticles)
        self.panel = EntityPanel(id="entities")
        self.find = FindInput(placeholder=FIND_HINT, id="find", compact=True)
        self.selection_line = SelectionLine()
        self.key_bar = self.query_one(KeyBar)
        self.watch(self.search_bar, "found", self._show_found, init=False)
        self.watch(self.articles, "changes", self._follow_articles, init=False)
        self.articles.empty_text = ("Nothing is open", "choose an article and press Enter")
        self.set_focus(self.results)
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        """List the library, and set up what a first look does not show, once there is something to look at."""
        if not self.is_attached:  # somebody has left already
            return
        self.mount(self.counts, before=self.articles)
        self.mount(self.panel, after=self.articles)
        self.mount(self.find, self.selection_line, before=self.key_bar)
        self.follow_library()
        self.set_interval(POLL_SECONDS, self.follow_library)
        self.call_after_refresh(self.come_back)
        self.call_after_refresh(self.post_message, self.Begun())

    # -- the library and what is found in it

    def follow_library(self) -> None:
        """Show what was added or removed, by us or by another process."""
        try:
            self._follow(self.library.revision())
        except LibraryError as error:
            self.tell(str(error))

    def _follow(self, revision: int) -> None:
        self.call_after_refresh(self.follow_kept)
        if revision == self._revision:
            if self.desk.idle(IDLE_SECONDS):
                self._tidy()
            return
        first, self._revision = self._revision < 0, revision
        self.articles.follow_library()
        self._list_entities()
        if first or not self.search_bar.query_text:
            self._browse()
        self.call_after_refresh(self._catch_up)

    @work(exclusive=True, group="catch-up")
    async def _catch_up(self) -> None:
        try:
            await self.desk.catch_up()
        except ZteError as error:
            in_trouble(self.app, error)
            return
        if self.search_bar.query_text:
            self.search_bar.seek()

    @work(exclusive=True, group="tidy")
    async def _tidy(self) -> None:
        await self.desk.tidy()

    def _browse(self) -> None:
        """List the whole library."""
        oldest = self.search_bar.sort == "oldest"
        numbers = self._listed.numbers(oldest=oldest)
        self.say_whether_empty()
        self.results.set_entries(numbers, lambda place: self._browsed(numbers[place]))
        order = f", {'oldest' if oldest else 'newest'} first" if len(numbers) > 1 else ""
        self.search_bar.explain(counted(len(numbers), "article") + order if numbers else "no articles yet")
        self.count()

    def _browsed(self, number: int) -> Entry:
        return next((of_summary(row) for row in self.library.summaries([number])), GONE)

    def say_whether_empty(self) -> None:
        """Say how to add articles to a library without any, or that some are coming."""
        if not self.search_bar.query_text:
            adding = f"{self.key('add')}  adds files, folders or an address"
            how = ("The library is empty.", adding, "or in a shell: zte-reader add PATH")
            self.results.set_empty_text(("Reading…",) if getattr(self.app, "doing", "") else how)

    def on_search_bar_emptied(self, event: SearchBar.Emptied) -> None:
        event.stop()
        try:
            self._browse()
        except LibraryError as error:
            in_trouble(self.app, error)
        self._light()

    def _show_found(self, found: Found) -> None:
        results, typing = found.results, found.typing
        places = [hit.id for hit in results.hits] + [place.shown for place in results.rest]

        def entry(place: int) -> Entry:
            beyond = place - len(results.hits)
            hit = (
                results.hits[place] if beyond < 0 else self.desk.hit(results.query, results.rest[beyond], typing=typing)
            )
            if hit is None:
                return GONE
            return of_hit(hit, lambda: self.library.summaries([hit.id])[0].lead)

        self.results.set_entries(places, entry, keep=found.again or not typing)
        self._light()
        if not found.at_once:
            self.look_at(results.suggestion)

    def on_search_bar_left(self, event: SearchBar.Left) -> None:
        event.stop()
        self.set_focus(self.results)

    # -- what is open

    def on_hit_list_moved(self, event: HitList.Moved) -> None:
        event.stop()
        now, before = time.monotonic(), self._moved
        self._moved = now
        alone = now - before > RESTED_SECONDS
        self.set_timer(min(PAINTED_SECONDS, PREVIEW_SECONDS) if alone else PREVIEW_SECONDS, self._preview)

    def _preview(self) -> None:
        state = self.articles.state
        if state.preview != self.results.article or not state.shown:
            self.articles.apply(state.previewing(self.results.article), land=not state.panes)

    def on_hit_list_chosen(self, event: HitList.Chosen) -> None:
        event.stop()
        state = self.articles.state
        if self.search_bar.query_text:
            self.search_bar.remember()
        if event.beside:
            if len(state.panes) == MOST_PANES and event.article not in state.panes:
                self.tell(f"{MOST_PANES} articles are open: the last gave way; {self.key('close')} closes one")
            self.articles.apply(state.beside(event.article), land=True)
        else:
            self.articles.apply(state.opening(event.article), land=True)
            if self.articles.state.panes:
                self.set_focus(self.articles)

    def on_open_articles_unreadable(self, event: OpenArticles.Unreadable) -> None:
        event.stop()
        in_trouble(self.app, event.error)

    def on_article_columns_pane_chosen(self, event: ArticleColumns.PaneChosen) -> None:
        event.stop()
        self.articles.apply(self.articles.state.focusing(event.place))

    def on_article_columns_mention_chosen(self, event: ArticleColumns.MentionChosen) -> None:
        event.stop()
        self.articles.point_at(event.place, Span(event.mention.start, event.mention.end))
        self.panel.point_at(event.mention.entity, event.mention.type)

    def on_article_columns_beside_asked(self, event: ArticleColumns.BesideAsked) -> None:
        event.stop()
        self.set_focus(self.results)
        self.tell(f"choose an article: {self.key('beside')} sets it beside")

    def on_article_columns_close_asked(self, event: ArticleColumns.CloseAsked) -> None:
        event.stop()
        self.articles.apply(self.articles.state.closing())
        if not self.articles.state.panes:
            self.set_focus(self.results)
            self._preview()

    def _follow_articles(self) -> None:
        state = self.articles.state
        self.results.set_panes({number: place for place, number in enumerate(state.panes)})
        self.set_class(len(state.shown) > 1, "-many")
        self.set_class(len(state.shown) > 2, "-crowded")
        self._list_entities()
        self._show_keys()
        self._show_status()

    def _list_entities(self) -> None:
        stored = self.articles.focused_article
        if self.has_class("-entities") and stored is not None:
            try:
                doubtful = self.library.ambiguous_in(stored.id)
            except LibraryError as error:
                doubtful = {}
                in_trouble(self.app, error)
            self.panel.show(stored.article, stored.tagging, self.articles.state.hidden, doubtful)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._light(land=bool(event.value.strip()))

    def _light(self, *, land: bool = False) -> None:
        """Light what is looked for in the open articles, or where nothing is, what the library is searched for."""
        sought = self.find.value.strip()
        typing = bool(sought) or self.search_bar.typing
        asked = None if sought else self.search_bar.asked
        self.articles.light(sought or self.search_bar.query_text, typing=typing, asked=asked, land=land)
        self._show_keys()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.set_focus(self.articles)

    # -- what is going on

    def _show_status(self) -> None:
        self.key_bar.status = self.articles.status

    def _show_keys(self) -> None:
        """Show the keys that matter where the focus is."""
        sought = bool(self.search_bar.query_text or self.find.value.strip())
        situation = "cuts-shown" if self.articles.spread.cuts else "matches" if sought else "article"
        if len(self.articles.state.shown) > 1:
            situation = "comparison"
        if self.focused is self.results:
            found = "found" if self.results.numbers else "nothing"
            situation = found if self.search_bar.query_text else "results" if self.results.numbers else "empty"
        elif self.focused is self.panel:
            situation = "entities"
        elif self.focused is self.find:
            situation = "find"
        elif self.focused is self.selection_line:
            situation = "selecting"
        elif isinstance(self.focused, Input):
            situation = "input"
        self.key_bar.situation = situation

    def on_descendant_focus(self) -> None:
        if self.focused is not self.results:
            self._step_aside()
        self.set_class(self.focused in (self.articles, self.panel, self.find, self.selection_line), "-reading")
        self._show_keys()
        self.articles.refresh()

    def _step_aside(self) -> None:
        """Take the words away that greet a person."""
        self.query("#welcome").set(display=False)

    def on_key(self, event: events.Key) -> None:
        self._step_aside()
        if isinstance(self.focused, Input) and event.key == "down":
            event.stop()
            self.set_focus(self.articles if self.focused is self.find else self.results)

    # -- actions

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let a line of input have the characters that are keys elsewhere."""
        return not (action in INTO_A_LINE and isinstance(self.focused, Input))

    def action_search(self) -> None:
        self.go_into(self.search_bar.input)

    def action_find(self) -> None:
        if self.articles.state.shown:
            self.find.add_class("-shown")
            self.go_into(self.find)
        else:
            self.tell(f"open an article first: then {self.key('find')} finds words in it")

    def action_entities(self) -> None:
        shown = not self.has_class("-entities")
        self.show_entities(shown)
        if shown and self.articles.state.shown:
            self.go_into(self.panel)
        elif self.focused is self.panel:
            self.set_focus(self.articles)

    def show_entities(self, shown: bool) -> None:
        """Show the list of entities, or hide it."""
        self.set_class(shown, "-entities")
        self._list_entities()

    def on_entity_panel_chosen(self, event: EntityPanel.Chosen) -> None:
        event.stop()
        self.action_mention(1)

    def action_quit(self) -> None:
        self.app.exit()
