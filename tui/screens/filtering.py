"""What is done with what was found: counted and filtered by the counts, put in order, seen in context, saved."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, cast

from textual import events, work

from corpus.errors import QueryError, ZteError
from corpus.store.searches import Saved
from index.facets import FIELDS
from tui.contents.counts import Filter
from tui.contents.results import instead
from tui.keys.table import FILTERS
from tui.screens.retreating import Retreating
from tui.screens.telling import in_trouble
from tui.widgets.count_list import CountList

if TYPE_CHECKING:
    from index.query.nodes import Sort
    from index.widening import Wider

REST_SECONDS = 0.12  # without a key, before what was found is counted
TRY = ("Try fewer words,", "the beginning of one: sanct*", "or a field: person: org: date:2018")
WIDE = 160  # columns from which on counts stand beside the results unasked
NEXT: Mapping[Sort, Sort] = {"relevance": "newest", "newest": "oldest", "oldest": "relevance"}


class Filtering(Retreating):
    """A screen with a search, whose results are counted; where there are none, wider queries are offered."""

    counts: CountList

    _wanted: bool | None = None
    _filters: tuple[Filter, ...] = ()
    _suggestion: str | None = None
    _offers: Sequence[tuple[str, str]] = ()

    def on_resize(self, event: events.Resize) -> None:
        self._place_counts()

    def _place_counts(self) -> None:
        """Show the counts where a person wants them or, unasked, where there is room."""
        shown = self._wanted if self._wanted is not None else self.size.width >= WIDE
        if shown is not self.has_class("-counts"):
            self.set_class(shown, "-counts")
            self.count()

    def look_at(self, suggestion: str | None) -> None:
        """Count what is found now, or where nothing is, say what to try."""
        self._suggestion, self._offers = suggestion, ()
        self._offer(())
        self.count()

    @work(exclusive=True, group="counts")
    async def count(self) -> None:
        """Count what is found, or look for something that is, once no key has been pressed for a moment."""
        await asyncio.sleep(REST_SECONDS)
        query, typing = self.search_bar.query_text, self.search_bar.typing
        try:
            if query and not self.results.numbers:
                self._offer(await self.desk.wider(query, typing=typing))
            elif self.has_class("-counts"):
                counts = await self.desk.counts(query, typing=typing)
                if counts is not None and query == self.search_bar.query_text:
                    listed = [(facet, value) for facet, values in counts.items() for value, _ in values]
                    self.counts.show(counts, _active(query, [*self._filters, *listed]))
        except ZteError:
            return  # the search itself says what is wrong

    def _offer(self, wider: Sequence[Wider]) -> None:
        """Say what to try instead, with a key for each."""
        if self.results.numbers:
            return
        self._offers = instead(self._suggestion, wider)
        offered = [f"{key}  {words}" for key, (words, _) in zip(FILTERS, self._offers, strict=False)]
        self.results.set_empty_text(("Nothing found.", *(offered or TRY)))
        self.counts.show({}, _active(self.search_bar.query_text, list(self._filters)))

    def follow_kept(self) -> None:
        before = self._kept
        super().follow_kept()
        if 0 <= before != self._kept:
            self.count()

    @property
    def counts_wanted(self) -> bool | None:
        """Whether a person wants the counts; None where nobody has said so."""
        return self._wanted

    def want_counts(self, wanted: bool | None) -> None:
        """Show or hide the counts, or with None show them where there is room."""
        self._wanted = wanted
        self._place_counts()

    def action_counts(self) -> None:
        self.want_counts(not self.has_class("-counts"))

    def action_filter(self, key: str) -> None:
        place = FILTERS.index(key)
        if not self.results.numbers and place < len(self._offers):
            self.ask(self._offers[place][1])
        elif not self.has_class("-counts"):
            self.tell(f"{self.key('counts')} shows the counts; each has a key that filters by it")
        else:
            self.counts.choose(key)

    def on_count_list_chosen(self, event: CountList.Chosen) -> None:
        """Filter by a count, or where that is done already, no more."""
        from index.query.narrowing import has_filter, with_filter, without_filter

        event.stop()
        field, query = FIELDS[event.facet], self.search_bar.query_text
        if has_filter(query, field, event.value):
            query = without_filter(query, field, event.value)
        else:
            query = with_filter(query, field, event.value)
            self._filters = (*self._filters, (event.facet, event.value))
        self.ask(query)

    def action_within(self) -> None:
        """Search within what was found."""
        if not self.search_bar.query_text:
            self.tell(f"search for something first: then {self.key('within')} searches within what was found")
            return
        self.search_bar.remember()
        self.go_into(self.search_bar.input)
        self.search_bar.narrow()

    def action_alike(self) -> None:
        """Search for articles like the one that is chosen or read."""
        number = self.article_at_hand()
        if number is None:
            self.tell(f"choose an article first: then {self.key('alike')} finds what is like it")
            return
        self.ask(f"like:{number}")
        self.search_bar.remember()
        self.set_focus(self.results)

    def article_at_hand(self) -> int | None:
        return self.results.article if self.focused is self.results else self.articles.state.focused

    def articles_at_hand(self, fewest: int) -> Sequence[int]:
        panes, marked = self.articles.state.panes, [row.id for row in self.library.summaries(self.results.marked)]
        if marked:
            return marked
        if len(panes) >= fewest and self.focused is not self.results:
            return panes
        return self.results.numbers

    def action_order(self) -> None:
        """Put what is found in the next of the orders, unless the query asks for one itself."""
        from index.query import parse_partial

        with suppress(QueryError):
            asked = parse_partial(self.search_bar.query_text).sort
            if asked is not None:
                self.tell(f"the query asks for an order itself: take sort:{asked} out of it first")
                return
        self.search_bar.sort = NEXT[self.search_bar.sort]
        self.search_bar.seek(typing=self.search_bar.typing)

    @work(group="dialogue")
    async def action_in_context(self) -> None:
        """Show every place that the query matches, one a line."""
        from tui.screens.concordance import ConcordanceScreen

        if not self.search_bar.query_text:
            self.tell(f"search for something first: then {self.key('in-context')} shows every place where it stands")
            return
        shown = ConcordanceScreen(self.search_bar.query_text, self.desk, typing=self.search_bar.typing)
        chosen = await self.app.push_screen_wait(shown)
        self.desk.leave_lines()
        if chosen is not None:
            self.search_bar.remember()
            self.open_at(*chosen)

    @work(group="dialogue")
    async def action_save(self) -> None:
        """Save the search under a name."""
        from tui.screens.asking import AskScreen

        query = self.search_bar.query_text
        if not query:
            self.tell(f"search for something first: then {self.key('save')} saves the search under a name")
            return
        known = [found.name for found in self.library.searches.saved()]
        name = await self.app.push_screen_wait(AskScreen(f"Save “{query}” as:", value=query, known=known))
        if name is not None:
            try:
                saved = self.library.searches.save(name, query, self.search_bar.sort)
            except ZteError as error:
                in_trouble(self.app, error)
            else:
                self.tell(f"saved as “{saved.name}”: {self.key('saved')} lists what is saved")

    @work(group="dialogue")
    async def action_saved(self) -> None:
        """List saved searches, and search for the one that is chosen."""
        from tui.screens.saved import SavedScreen

        chosen: Saved | None = await self.app.push_screen_wait(SavedScreen(self.library.searches))
        if chosen is not None:
            self.ask(chosen.query, cast("Sort", chosen.sort))


def _active(query: str, candidates: list[Filter]) -> list[Filter]:
    """Return the filters that a query has, of those that it may have."""
    if ":" not in query:
        return []
    from index.query.narrowing import has_filter

    return [(facet, value) for facet, value in dict.fromkeys(candidates) if has_filter(query, FIELDS[facet], value)]
