"""What is asked and shown over the articles: mentions in context, types of mention, the ledger, what was cut."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import work
from textual.screen import Screen

from corpus.article import NAME_TYPES, EntityType
from corpus.errors import ZteError
from corpus.library import Library
from corpus.names.rulings import Verb
from corpus.spans import Span
from tui.keys.keymap import keymap_of
from tui.screens.naming import Naming, Wish
from tui.screens.telling import in_passing, in_trouble
from tui.widgets.entity_panel import EntityPanel
from tui.widgets.open_articles import OpenArticles
from tui.work.desk import Desk

if TYPE_CHECKING:
    from tui.contents.held import Looked
    from tui.screens.matrix import Place


class Dialogues(Screen[None]):
    """A screen with open articles, over which others lie; each gives back where to go, or nothing."""

    articles: OpenArticles
    panel: EntityPanel

    def __init__(self, library: Library, desk: Desk) -> None:
        super().__init__()
        self.library = library
        self.desk = desk
        self._looked: Looked | None = None  # what the screen of the library has found out so far

    def open_at(self, article: int, offset: int) -> None:
        """Open an article at a place in its text."""
        self.articles.apply(self.articles.state.opening(article))
        if self.articles.state.focused != article:  # it can't be read
            return
        self.set_focus(self.articles)
        place = self.articles.state.focus
        self.call_after_refresh(self.articles.point_at, place, Span(offset, offset + 1))

    @work(group="dialogue")
    async def action_entity_page(self) -> None:
        """Show what the library tells about an entity, and from there about others."""
        from tui.screens.entity import EntityScreen

        chosen = self.panel.entity if self.has_class("-entities") else None
        wanted = chosen or self.articles.entity_pointed_at()
        if wanted is None:
            entities, mention = self.key("entities"), self.key("next-mention")
            self.tell(f"choose an entity first: {entities} lists them, {mention} goes to the next mention")
            return
        if wanted[1] not in NAME_TYPES:
            mention = self.key("next-mention")
            self.tell(f"only names are gathered across the library; of dates and amounts {mention} shows the article's")
            return
        asked: list[tuple[str, EntityType]] = [wanted]
        while asked:
            try:
                entity, described = await self.desk.entity(*asked[-1])
            except ZteError as error:
                in_trouble(self.app, error)
                return
            match await self.app.push_screen_wait(EntityScreen(entity, described)):
                case int() as article, int() as offset:
                    self.open_at(article, offset)
                    return
                case str() as name, EntityType() as kind:
                    asked.append((name, kind))
                case Wish() as wish:
                    asked[-1] = await self._decide_name(wish, asked[-1])
                case _:
                    asked.pop()

    @work(group="dialogue")
    async def action_decide_name(self, verb: str) -> None:
        """Merge, split, rename or retype the entity that is chosen, or take the latest such decision back."""
        stored = self.articles.focused_article
        if verb == "undo":
            await self._decide_name(Wish(None), ("", EntityType.PERSON))
        elif self.panel.entity is not None and stored is not None:
            name, kind = await self._decide_name(Wish(Verb(verb), stored.id), self.panel.entity)
            self.panel.point_at(name, kind)

    async def _decide_name(self, wish: Wish, who: tuple[str, EntityType]) -> tuple[str, EntityType]:
        called = await Naming(self, self.desk, self.tell).decide(wish, who)
        self.follow_library()
        return called

    @work(group="dialogue")
    async def action_types(self) -> None:
        """Choose which types of mention are coloured."""
        from tui.screens.types import TypesScreen

        state = self.articles.state
        hidden: frozenset[EntityType] | None = await self.app.push_screen_wait(TypesScreen(state.hidden))
        if hidden is not None:
            self.articles.apply(self.articles.state.hiding(hidden))

    @work(group="dialogue")
    async def action_ledger(self) -> None:
        """Show what each of two articles has and lacks: the focused one and its neighbour."""
        from tui.screens.ledger import LedgerScreen

        if not self.articles.comparisons:
            self.tell(f"open a second article with {self.key('beside')} to see what each has and lacks")
            return
        focus = self.articles.state.focus
        pair = (max(focus - 1, 0), max(focus, 1))
        ledger = LedgerScreen(self.articles.articles, self.articles.comparisons, pair)
        chosen = await self.app.push_screen_wait(ledger)
        if chosen is not None:
            if focus not in chosen.spans:
                self.articles.apply(self.articles.state.focusing(min(chosen.spans)))
            self.set_focus(self.articles)
            self.articles.point_at_all(chosen.spans, chosen.passages)

    @work(group="dialogue")
    async def action_lineage(self) -> None:
        """Show how the text's passages stand in all of its versions."""
        from tui.contents.lineage import alone
        from tui.screens.lineage import LineageScreen

        article = self.article_at_hand()
        if article is None:
            self.tell(f"choose an article first: then {self.key('lineage')} shows its versions, passage by passage")
        elif self.library.kin.family(article) is None:
            self.tell(alone(self.key("alike")))
        else:
            self._go(await self.app.push_screen_wait(LineageScreen(self.library, article)))

    @work(group="dialogue")
    async def action_story(self) -> None:
        """Show the open articles, or those that were found, as one story."""
        from index.story import FEWEST
        from tui.screens.story import StoryScreen

        articles = self.articles_at_hand(FEWEST)
        if len(articles) < FEWEST:
            mark, beside = self.key("mark"), self.key("beside")
            self.tell(
                f"a story takes three articles or more: mark them ({mark}), open them ({beside}), or search for more"
            )
        else:
            self._go(await self.app.push_screen_wait(StoryScreen(self.library, articles)))

    def _go(self, place: Place | None) -> None:
        """Open an article where a matrix leads."""
        if place is None:
            return
        if place.beside is not None:
            state = self.articles.state
            if not state.panes and place.beside != place.article:
                state = state.opening(place.beside)
            self.articles.apply(state.beside(place.article))
        self.open_at(place.article, place.start)

    @work(group="dialogue")
    async def action_what_was_cut(self) -> None:
        """List what was cut from the article and what is doubted, to decide about it."""
        from tui.screens.cuts import CutsScreen

        stored = self.articles.focused_article
        if stored is None:
            self.tell(f"open an article first: then {self.key('what-was-cut')} lists what was cut from it")
            return
        piece = await self.app.push_screen_wait(CutsScreen(stored, self.desk))
        self.follow_library()
        if piece is not None and stored.id in self.articles.state.shown:
            self.set_focus(self.articles)
            self.articles.go_to_piece(self.articles.state.shown.index(stored.id), piece)

    @work(group="dialogue")
    async def action_library(self) -> None:
        """List everything in the library; go to what was chosen there."""
        from tui.contents.held import Looked
        from tui.screens.library import LibraryScreen

        self._looked = self._looked or Looked()
        going = await self.app.push_screen_wait(LibraryScreen(self.library, self.desk, self._looked))
        self.follow_library()
        if going is not None:
            self.open_at(going.article, 0)
            if going.piece is not None:
                self.call_after_refresh(self.articles.go_to_piece, self.articles.state.focus, going.piece)

    @abstractmethod
    def article_at_hand(self) -> int | None:
        """Return the article that keys act on."""

    @abstractmethod
    def articles_at_hand(self, fewest: int) -> Sequence[int]:
        """Return the marked articles, or the open ones where they are enough and one reads in them, or those found."""

    @abstractmethod
    def follow_library(self) -> None:
        """Show what has changed in the library."""

    def key(self, id: str) -> str:
        """Return the key of something to do, as a person reads it."""
        return keymap_of(self).first(id)

    def tell(self, words: str) -> None:
        """Say something in passing; what was said before gives way."""
        if words:
            in_passing(self.app, words)
