"""The main screen: search, results, one to four articles, and who is mentioned in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Input, Static

from corpus.article import EntityType
from corpus.errors import QueryError, ZteError
from corpus.library import Library, StoredArticle
from corpus.spans import Span, first_from
from tui.comparing import SIGNS, Alignment, align, counterpart
from tui.desk import Desk
from tui.keys import Where, bindings, footer
from tui.lights import mention_spans, position, query_spans
from tui.results import headline, newest_first, of_hit, of_summary
from tui.state import MOST_PANES, Reading
from tui.widgets.columns import ArticleColumns, Mark
from tui.widgets.entity_panel import EntityPanel
from tui.widgets.hit_list import HitList
from tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from index.compare import Comparison

LIMIT = 200  # hits that are listed at most
FIND_HINT = "find in the open articles · Enter keeps, Esc clears"
SEARCH_HINT = 'search: words, "a phrase", person:trump, date:2018-05, -not'
PREVIEW_SECONDS = 0.06
POLL_SECONDS = 1.0


class ReadingScreen(Screen[None]):
    """Search and read; everything that is shown follows from ``state`` and the library."""

    DEFAULT_CSS = """
    ReadingScreen { background: $background; }
    #query, #find {
        height: 1; border: none; padding: 0 1; background: $panel;
    }
    #query:focus, #find:focus { border: none; background: $panel; }
    #find { dock: bottom; margin-bottom: 1; display: none; }
    #find.-shown { display: block; }
    #explanation { height: 1; padding: 0 1; color: $text-muted; text-overflow: ellipsis; text-wrap: nowrap; }
    #explanation.-error { color: $error; }
    #welcome { height: auto; padding: 0 1; color: $accent; display: none; }
    #welcome.-shown { display: block; }
    #desk { height: 1fr; }
    #results { width: 38%; min-width: 36; max-width: 62; }
    #articles { width: 1fr; }
    #entities { width: 34; display: none; }
    ReadingScreen.-entities #entities { display: block; }
    ReadingScreen.-narrow #results { width: 100%; max-width: 100%; }
    ReadingScreen.-narrow #articles { display: none; }
    ReadingScreen.-narrow.-reading #results { display: none; }
    ReadingScreen.-narrow.-reading #articles { display: block; }
    ReadingScreen.-narrow #entities { width: 30; }
    ReadingScreen.-middle.-reading.-many #results { display: none; }
    ReadingScreen.-wide.-reading.-crowded #results { display: none; }
    ReadingScreen.-middle #results { width: 34%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.EVERYWHERE)]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-middle"), (160, "-wide")]  # noqa: RUF012 - as Textual has it

    def __init__(self, library: Library, desk: Desk, *, welcome: str = "") -> None:
        super().__init__()
        self.library = library
        self.desk = desk
        self.state = Reading()
        self.welcome = welcome
        self.busy = ""
        self._articles: dict[int, StoredArticle] = {}
        self._query = ""
        self._found = ""
        self._current: dict[int, int] = {}
        self._matches: list[tuple[Span, ...]] = []
        self._alignment: Alignment | None = None
        self.comparisons: dict[tuple[int, int], Comparison] = {}
        self._revision = -1
        self._at = ""
        self._touched = False  # until a person has pressed a key, the newest article is the one to see

    def compose(self) -> ComposeResult:
        yield Input(placeholder=SEARCH_HINT, id="query", select_on_focus=True, compact=True)
        yield Static(id="explanation", markup=False)
        yield Static(self.welcome, id="welcome", markup=False, classes="-shown" if self.welcome else "")
        with Horizontal(id="desk"):
            yield HitList(id="results")
            yield ArticleColumns(id="articles")
            yield EntityPanel(id="entities")
        yield Input(placeholder=FIND_HINT, id="find", compact=True)
        yield KeyBar()

    def on_mount(self) -> None:
        self.results = self.query_one(HitList)
        self.columns = self.query_one(ArticleColumns)
        self.panel = self.query_one(EntityPanel)
        self.key_bar = self.query_one(KeyBar)
        self.columns.empty_text = ("Nothing is open", "choose an article and press Enter")
        self.set_focus(self.results)
        self.follow_library()
        self.set_interval(POLL_SECONDS, self.follow_library)

    # -- the library

    def follow_library(self) -> None:
        """Show what was added or removed, by us or by another process."""
        revision = self.library.revision()
        if revision == self._revision:
            return
        first, self._revision = self._revision < 0, revision
        gone = {number for number in self.state.shown if not self.library.summaries([number])}
        if gone:
            self._apply(self.state.without(gone))
        self._articles = {number: self.library.article(number) for number in self.state.shown}
        if first or not self._query:
            self._browse()
        self.call_after_refresh(self._catch_up)

    @work(exclusive=True, group="catch-up")
    async def _catch_up(self) -> None:
        try:
            await self.desk.catch_up()
        except ZteError as error:
            self.notify(str(error), severity="error", markup=False)
            return
        if self._query:
            self._seek(typing=False)

    def _browse(self) -> None:
        """List the whole library."""
        rows = newest_first(self.library.summaries())
        self.results.set_empty_text(
            ("The library is empty.", "Add articles with:", "zte-reader add PATH")
            if not self.busy
            else ("Reading…", self.busy)
        )
        self.results.set_entries([row.id for row in rows], lambda place: of_summary(rows[place]), keep=self._touched)
        self._explain(f"{len(rows):,} articles, newest first" if len(rows) != 1 else "1 article")
        self._refresh_status()

    # -- searching

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if event.input.id == "query":
            self._query = event.value.strip()
            self._seek(typing=True)
        else:
            self._found = event.value.strip()
            self._current.clear()
            self._light()
            self._to_match(0)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if event.input.id == "query":
            self._seek(typing=False)
            self.set_focus(self.results)
        else:
            self.set_focus(self.columns)

    def _seek(self, *, typing: bool) -> None:
        if self._query:
            self._search(self._query, typing=typing)
        else:
            self._browse()
            self._light()

    @work(exclusive=True, group="search")
    async def _search(self, query: str, *, typing: bool) -> None:
        try:
            results = await self.desk.search(query, limit=LIMIT, typing=typing)
        except QueryError as error:
            tried = f" · try: {error.suggestion}" if error.suggestion else ""
            self._explain(f"column {error.column}: {error}{tried}", error=True)
            return
        if results is None or query != self._query:
            return
        hits = results.hits
        self.results.set_empty_text(("Nothing found.", *_what_to_try(results.suggestion)))
        self.results.set_entries(
            [hit.id for hit in hits],
            lambda place: of_hit(hits[place], lambda: self.library.summaries([hits[place].id])[0].lead),
            keep=not typing,
        )
        self._explain(headline(results))
        self._current.clear()
        self._light()

    def _explain(self, words: str, *, error: bool = False) -> None:
        line = self.query_one("#explanation", Static)
        line.set_class(error, "-error")
        line.update(words)

    # -- what is open

    def on_hit_list_moved(self, event: HitList.Moved) -> None:
        event.stop()
        self.set_timer(PREVIEW_SECONDS, self._preview)

    def _preview(self) -> None:
        if self.state.preview != self.results.article or not self.state.shown:
            self._apply(self.state.previewing(self.results.article), land=True)

    def on_hit_list_chosen(self, event: HitList.Chosen) -> None:
        event.stop()
        if event.beside:
            if len(self.state.panes) == MOST_PANES and event.article not in self.state.panes:
                self.notify(f"{MOST_PANES} articles are open: the last gives way", markup=False)
            self._apply(self.state.beside(event.article), land=True)
        else:
            self._apply(self.state.opening(event.article), land=True)
            self.set_focus(self.columns)

    def open_at(self, article: int, offset: int) -> None:
        """Open an article at a place in its text."""
        self._apply(self.state.opening(article))
        self.set_focus(self.columns)
        self.call_after_refresh(self._show_place, self.state.focus, Span(offset, offset + 1))

    def on_article_columns_pane_chosen(self, event: ArticleColumns.PaneChosen) -> None:
        event.stop()
        self._apply(self.state.focusing(event.place))

    def on_article_columns_close_asked(self, event: ArticleColumns.CloseAsked) -> None:
        event.stop()
        self._apply(self.state.closing())
        if not self.state.panes:
            self.set_focus(self.results)
            self._preview()

    def _apply(self, state: Reading, *, land: bool = False) -> None:
        """Show a new state; with ``land`` the view goes to the first match of the focused article."""
        before, self.state = self.state, state
        if state.shown != before.shown:
            self._at = ""
            self._articles = {
                number: self._articles.get(number) or self.library.article(number) for number in state.shown
            }
            self._alignment = None
            self.comparisons = {}
            self.columns.set_articles(self._open_articles(), state.focus)
            self.results.set_panes({number: place for place, number in enumerate(state.panes)})
            self._light()
            if len(state.shown) > 1:
                self._compare(state.shown)
        elif state.focus != before.focus:
            self.columns.focus_pane(state.focus)
        if state.shown != before.shown or state.focus != before.focus or state.hidden != before.hidden:
            self._list_entities()
        self.set_class(len(state.shown) > 1, "-many")
        self.set_class(len(state.shown) > 2, "-crowded")
        self._show_keys()
        if land and state.shown:
            self._to_match(0)
        self._refresh_status()

    def _open_articles(self) -> list[StoredArticle]:
        return [self._articles[number] for number in self.state.shown]

    def _list_entities(self) -> None:
        if self.has_class("-entities") and self.state.focused is not None:
            self.panel.show(self._articles[self.state.focused].tagging, self.state.hidden)

    # -- highlights

    def _light(self) -> None:
        """Lay mentions and matches over the open articles."""
        if not self.state.shown or any(number not in self._articles for number in self.state.shown):
            return
        articles = self._open_articles()
        self._matches = [query_spans(self._found or self._query, stored) for stored in articles]
        self.columns.set_layer("mentions", [mention_spans(stored.tagging, self.state.hidden) for stored in articles])
        self.columns.set_layer("matches", self._matches)
        self._light_current()

    def _light_current(self) -> None:
        """Light the match each pane is at, and say which of how many it is."""
        current: list[list[Span]] = []
        notes: list[str] = []
        for number, spans in zip(self.state.shown, self._matches, strict=True):
            at = self._current.get(number)
            if at is None or at >= len(spans):
                current.append([])
                notes.append(f"{len(spans)} matches" if spans else "")
            else:
                current.append([Span(spans[at].start, spans[at].end, "current")])
                notes.append(f"{at + 1}/{len(spans)}")
        self.columns.set_layer("current", current)
        self.columns.set_notes(notes)

    def _to_match(self, place: int) -> None:
        focused = self.state.focused
        if focused is None or not self._matches or not self._matches[self.state.focus]:
            return
        spans = self._matches[self.state.focus]
        self._current[focused] = place % len(spans)
        self._light_current()
        self.call_after_refresh(self.columns.go_to, self.state.focus, spans[place % len(spans)].start)

    def _show_place(self, place: int, span: Span) -> None:
        """Point at a stretch of a pane's text."""
        lit = [
            [Span(span.start, span.end, "entity")] if number == place else [] for number in range(len(self.state.shown))
        ]
        self.columns.set_layer("entity", lit)
        self.columns.go_to(place, span.start)

    # -- comparing

    @work(exclusive=True, group="compare")
    async def _compare(self, shown: tuple[int, ...]) -> None:
        articles = self._open_articles()
        comparisons = await self.desk.compare(articles)
        if shown != self.state.shown:
            return
        self.comparisons = comparisons
        self._alignment = align([stored.article for stored in articles], comparisons)
        marks = [{block: Mark(*SIGNS[kind]) for block, kind in signs.items()} for signs in self._alignment.signs]
        self.columns.set_comparison(self._alignment.anchors, marks)
        self.columns.set_layer("edits", self._alignment.edits)
        self._refresh_status()

    def _refresh_status(self) -> None:
        """Say on the right of the last line what is going on."""
        parts = [words for words in (self.busy, self._at) if words]
        if self._alignment is not None:
            parts.append(self._alignment.summary)
        self.key_bar.status = " · ".join(parts)

    def set_busy(self, words: str) -> None:
        """Say what is going on in the background; an empty string when nothing is."""
        self.busy = words
        self._refresh_status()
        self.follow_library()

    # -- where the focus is

    def on_descendant_focus(self) -> None:
        reading = self.focused in (self.columns, self.panel) or (self.focused is not None and self.focused.id == "find")
        self.set_class(reading, "-reading")
        self._show_keys()
        self.columns.refresh()

    def _show_keys(self) -> None:
        """Show the keys that matter where the focus is."""
        situation = "comparison" if len(self.state.shown) > 1 else "article"
        if self.focused is self.results:
            situation = "results"
        elif self.focused is self.panel:
            situation = "entities"
        elif isinstance(self.focused, Input):
            situation = "input"
        self.key_bar.keys = footer(situation)

    def on_key(self, event: events.Key) -> None:
        self._touched = True
        self.query_one("#welcome").set_class(False, "-shown")
        if isinstance(self.focused, Input) and event.key == "down":
            event.stop()
            self.set_focus(self.results if self.focused.id == "query" else self.columns)

    # -- actions

    def action_search(self) -> None:
        self.set_focus(self.query_one("#query"))

    def action_find(self) -> None:
        if self.state.shown:
            find = self.query_one("#find", Input)
            find.add_class("-shown")
            self.set_focus(find)

    def action_back(self) -> None:
        """Go one step out: from what lies over the articles to them, to the results, to the whole library."""
        find = self.query_one("#find", Input)
        if find.has_class("-shown"):
            find.remove_class("-shown")
            find.clear()
            self.set_focus(self.columns)
        elif self.focused is self.panel:
            self.set_focus(self.columns)
        elif self.focused is self.columns or (self.focused is not None and self.focused.id == "query"):
            self.set_focus(self.results)
        elif self._query:
            self.query_one("#query", Input).clear()

    def action_match(self, by: int) -> None:
        focused = self.state.focused
        if focused is None or not self._matches or not self._matches[self.state.focus]:
            self.notify("no match in this article: / searches the library, f finds here", markup=False)
            return
        before = self._current.get(focused)
        self._to_match((before + by) if before is not None else (0 if by > 0 else -1))

    def action_cuts(self) -> None:
        shown = not self.columns.cuts
        self.columns.set_cuts(shown)
        count = sum(len(stored.article.cuts) for stored in self._open_articles())
        if shown and not count:
            self.notify("nothing was cut from what is open", markup=False)

    def action_link(self) -> None:
        if len(self.state.shown) < 2:
            self.notify("open a second article with s in the results: then their scrolling is linked", markup=False)
        elif self.columns.linked:
            self.columns.unlink()
        else:
            offsets = None
            if self._alignment is not None:
                place = self.state.focus
                offsets = counterpart(self._alignment.stops, place, self.columns.offset_in_view(place))
            self.columns.link(offsets)

    def action_passage(self, by: int) -> None:
        if self._alignment is None:
            self.notify("open two articles side by side to walk what differs or agrees", markup=False)
            return
        stop = self.columns.next_stop(self._alignment.stops, by)
        if stop is None:
            self.notify("no further passage" if self._alignment.stops else self._alignment.summary, markup=False)
        else:
            self.columns.go_to_stop(stop)

    def action_entities(self) -> None:
        shown = self.toggle_class("-entities").has_class("-entities")
        self._list_entities()
        if shown and self.state.shown:
            self.set_focus(self.panel)
        elif self.focused is self.panel:
            self.set_focus(self.columns)

    def on_entity_panel_chosen(self, event: EntityPanel.Chosen) -> None:
        event.stop()
        self.action_mention(1)

    def on_article_columns_mention_chosen(self, event: ArticleColumns.MentionChosen) -> None:
        event.stop()
        self._show_place(event.place, Span(event.mention.start, event.mention.end))
        self.panel.point_at(event.mention.entity, event.mention.type)

    def action_mention(self, by: int) -> None:
        """Go to the next mention: of the entity chosen in the panel, else of anyone."""
        if self.state.focused is None:
            return
        wanted = self.panel.entity if self.has_class("-entities") else None
        mentions = [
            mention
            for mention in self._articles[self.state.focused].tagging.mentions
            if (mention.entity, mention.type) == wanted or (wanted is None and mention.type not in self.state.hidden)
        ]
        if not mentions:
            return
        lit = self.columns.lit(self.state.focus)
        offset = lit.start if lit is not None else self.columns.top_offset(self.state.focus)
        if by > 0:
            place = first_from(mentions, offset + (lit is not None)) or 0
        else:
            place = (first_from(mentions, offset) or len(mentions)) - 1
        self._show_place(self.state.focus, Span(mentions[place].start, mentions[place].end))
        self._at = f"mention {position(place, len(mentions))}"
        self._refresh_status()

    @work
    async def action_concordance(self) -> None:
        """Show every mention of an entity in the library, in context."""
        from tui.screens.concordance import ConcordanceScreen

        wanted = self._entity_at_hand()
        if wanted is None:
            self.notify("choose an entity first: e lists them, m goes to the next mention", markup=False)
            return
        try:
            entity, found = await self.desk.mentions(wanted)
        except ZteError as error:
            self.notify(str(error), severity="warning", markup=False)
            return
        place = await self.app.push_screen_wait(ConcordanceScreen(entity, found))
        if place is not None:
            self.open_at(*place)

    def _entity_at_hand(self) -> str | None:
        if self.has_class("-entities") and self.panel.entity is not None:
            return self.panel.entity[0]
        if self.state.focused is None:
            return None
        lit = self.columns.lit(self.state.focus)
        for mention in self._articles[self.state.focused].tagging.mentions:
            if lit is not None and mention.start == lit.start:
                return mention.entity
        return None

    @work
    async def action_types(self) -> None:
        """Choose which types of mention are coloured."""
        from tui.screens.types import TypesScreen

        hidden: frozenset[EntityType] | None = await self.app.push_screen_wait(TypesScreen(self.state.hidden))
        if hidden is not None:
            for kind in hidden ^ self.state.hidden:
                self._apply(self.state.toggling(kind))
            self._light()

    @work
    async def action_ledger(self) -> None:
        """Show what each of two articles has and lacks."""
        from tui.screens.ledger import LedgerScreen

        if not self.comparisons:
            self.notify("open two articles side by side to see what each has and lacks", markup=False)
            return
        place = self.state.focus
        other = place - 1 if place else 1
        pair = (min(place, other), max(place, other))
        names = (self._articles[self.state.shown[pair[0]]], self._articles[self.state.shown[pair[1]]])
        chosen = await self.app.push_screen_wait(LedgerScreen(self.comparisons[pair], *names))
        if chosen is not None:
            side, span = chosen
            self._apply(self.state.focusing(pair[side]))
            self.set_focus(self.columns)
            self._show_place(pair[side], span)

    def action_help(self) -> None:
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen())

    def action_quit(self) -> None:
        self.app.exit()

    def action_theme(self) -> None:
        self.app.action_theme()  # type: ignore[attr-defined]


def _what_to_try(suggestion: str | None) -> list[str]:
    if suggestion:
        return [f"Did you mean:  {suggestion}"]
    return ["Try fewer words, a beginning (sanct*),", "or a field: person:  org:  place:  date:2018"]
