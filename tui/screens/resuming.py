"""The reading screen as it was left: taken down at rest and on leaving, put back at the next start."""

from __future__ import annotations

from msgspec.structs import replace
from textual.widgets import Input

from corpus.errors import LibraryError
from corpus.library import Library
from tui.screens.sizing import Sizing
from tui.screens.telling import in_trouble
from tui.settings.memory import Memory
from tui.settings.session import ARTICLES, ENTITIES, RESULTS, Session
from tui.work.desk import Desk

REST_SECONDS = 2.0  # in which nothing changes, before it is taken down


class Resuming(Sizing):
    """A screen that comes back as it was left."""

    def __init__(self, library: Library, desk: Desk, memory: Memory) -> None:
        super().__init__(library, desk)
        self.memory = memory
        self._left = memory.session()  # as long as it has not come back
        self._before: Session | None = None

    def on_mount(self) -> None:
        self.set_interval(REST_SECONDS, self._rest)

    def come_back(self) -> None:
        """Put the screen back as it was left, once its first list is painted."""
        if self._left is not None:
            left, self._left = self._left, None
            try:
                self._resume(left)
            except LibraryError as error:
                in_trouble(self.app, error)

    def _rest(self) -> None:
        before, self._before = self._before, self.session
        if before == self._before and self._left is None:
            self.memory.keep(self._before)

    def leave(self) -> None:
        """Take down how the screen is left."""
        if self._left is None and self.is_mounted:
            self.memory.keep(self.session, leaving=True)

    @property
    def session(self) -> Session:
        """How the screen is."""
        bar, articles, focus = self.search_bar, self.articles, self.focused
        return Session(
            query=bar.typed,
            scope=bar.scope,
            find=self.find.value.strip(),
            sort=bar.sort,
            cursor=self.results.article,
            reading=replace(articles.state, preview=None, linked=articles.spread.linked, cuts=articles.spread.cuts),
            spots=articles.spots(),
            matches={number: at for number, at in articles.matches.at.items() if number in articles.state.shown},
            marked=tuple(self.results.marked),
            counts=self.counts_wanted,
            entities=self.has_class("-entities"),
            widths=self.widths,
            alone=self.has_class("-alone"),
            focus=ENTITIES if focus is self.panel else ARTICLES if self.has_class("-reading") else RESULTS,
        )

    def _resume(self, session: Session) -> None:
        """Put the screen back; articles that are no longer in the library are left out.

        Where somebody has begun to type already, what is typed and the focus stay.
        """
        there = {row.id for row in self.library.summaries(sorted(session.articles))}
        session = session.without(session.articles - there)
        typing = isinstance(self.focused, Input)
        self.results.mark(session.marked)
        self.want_counts(session.counts)
        self.set_class(session.entities, "-entities")
        self.set_class(session.alone, "-alone")
        self.size_parts(session.widths)
        if session.cursor is not None:
            self.results.point_at(session.cursor)
        if session.find:
            self.find.add_class("-shown")
            with self.prevent(Input.Changed):
                self.find.value = session.find
        if not typing:
            self.search_bar.resume(session.scope, session.query, session.sort)
        state = replace(session.reading, preview=self.results.article)
        sought = session.find or self.search_bar.query_text
        self.articles.resume(state, session.spots, sought, session.matches)
        if not typing and state.shown:
            self.set_focus({ARTICLES: self.articles, ENTITIES: self.panel}.get(session.focus, self.results))
