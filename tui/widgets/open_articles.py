"""The articles that are open: what is lit in them, how they stand to each other, and walking through all that."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message
from textual.reactive import var

from corpus.annotations.whereabouts import Located, located
from corpus.article import Block, EntityType
from corpus.errors import LibraryError
from corpus.library import Library, StoredArticle
from corpus.pieces import Piece
from corpus.spans import Span, first_from
from tui.contents.citing import cited, cited_span
from tui.contents.comparing import SIGNS, Alignment, align, counterpart
from tui.contents.crossing import crossing
from tui.contents.keeping import beside
from tui.contents.lights import Matches, mention_spans, position
from tui.keys.keymap import keymap_of
from tui.state import Reading
from tui.typesetting.column import Spot
from tui.typesetting.spread import Mark
from tui.widgets.selectable import SelectableColumns
from tui.work.desk import Desk

if TYPE_CHECKING:
    from index.compare import Comparison
    from index.query.nodes import Query


class OpenArticles(SelectableColumns):
    """Article columns that know the library; everything that they show follows from ``state``."""

    class Unreadable(Message):
        """An article, or what is kept beside some, can't be read."""

        def __init__(self, error: LibraryError) -> None:
            super().__init__()
            self.error = error

    changes: var[int] = var(0)
    """Counts up where others are open, another one has the focus, or something else has been found out about them.

    Watched and not told by a message, so that what else it changes on the screen is painted together with it.
    """

    def __init__(self, library: Library, desk: Desk, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.library = library
        self.desk = desk
        self.state = Reading()
        self.matches = Matches()
        self.alignment: Alignment | None = None
        self.comparisons: dict[tuple[int, int], Comparison] = {}
        self.at = ""
        self.kept: dict[int, list[Located]] = {}
        self._query = ""
        self._typing = False
        self._asked: Query | None = None
        self._articles: dict[int, StoredArticle] = {}
        self._left_at: dict[int, tuple[str, Spot]] = {}  # articles that were closed: what was lit, what stood on top

    @property
    def articles(self) -> list[StoredArticle]:
        """The articles on the screen, from left to right."""
        return [self._articles[number] for number in self.state.shown]

    @property
    def focused_article(self) -> StoredArticle | None:
        """The article that keys act on."""
        return self.articles[self.state.focus] if self.state.shown else None

    @property
    def status(self) -> str:
        """Where one is in the articles, and what comparing them has found."""
        summary = self.alignment.summary if self.alignment is not None else ""
        return " · ".join(words for words in (self.at, summary) if words)

    # -- what is open

    def apply(self, state: Reading, *, land: bool = False) -> None:
        """Show a new state; with ``land`` the view goes to the first match of the focused article."""
        state = self._readable(state)
        before, self.state = self.state, state
        left = set(before.panes) - set(state.panes)
        if left:
            spots = zip(before.shown, self.spread.spots(), strict=False)
            self._left_at.update((number, (self._query, spot)) for number, spot in spots if number in left)
        if state.shown != before.shown:
            self._articles = {number: self._articles[number] for number in state.shown}
            self.alignment, self.comparisons, self.at = None, {}, ""
            self.show(self.articles, state.focus)
            land = not self._come_back(set(state.shown) - set(before.shown)) and land
            self.show_kept()
            self._light()
            if len(state.shown) > 1:
                self._compare(state.shown)
        elif state.focus != before.focus:
            self.focus_pane(state.focus)
        elif not before.panes:
            land = False  # it was shown already, where it should be
        if state.hidden != before.hidden:
            self._light()
        if state.wording != before.wording and self.alignment is not None:
            self._align()
        if land and state.shown and self.matches.first(state.focus) is not None:
            self._show_match()
        self.changes += 1

    def _readable(self, state: Reading) -> Reading:
        """Take in the articles of a state; those that can't be read are not in the state returned, and told of."""
        while missing := [number for number in state.shown if number not in self._articles]:
            try:
                self._articles[missing[0]] = self.library.article(missing[0])
            except LibraryError as error:
                self.post_message(self.Unreadable(error))
                state = state.without({missing[0]})  # by which another one may come to be shown
        return state

    def _come_back(self, opened: set[int]) -> bool:
        """Let articles that were closed stand where they were left, unless something else is looked for since."""
        back = {number for number in opened if self._left_at.get(number, ("", None))[0] == self._query}
        back &= self._left_at.keys()
        if back:
            self.put([self._left_at[number][1] if number in back else spot for number, spot in self.spots().items()])
        return self.state.focused in back

    def resume(self, state: Reading, spots: Mapping[int, Spot], query: str, matches: Mapping[int, int]) -> None:
        """Show a state with each article at its spot and, of what matches a query, at its match."""
        self.expect(query, matches)
        self.apply(state)
        self._light()
        self.show_cuts(state.cuts)
        if len(state.shown) > 1 and not state.linked:
            self.unlink()
        self.put([spots.get(number, Spot()) for number in state.shown])

    def spots(self) -> dict[int, Spot]:
        """Return what stands at the top of each article."""
        return dict(zip(self.state.shown, self.spread.spots(), strict=False))

    def follow_library(self) -> None:
        """Close what is no longer in the library, and take the others as they are in it now, with names and text."""
        there = {row.id for row in self.library.summaries(self.state.shown)}
        before = {number: stored.tagging for number, stored in self._articles.items()}
        self._articles = {}
        self.apply(self.state.without(set(self.state.shown) - there))
        renamed = any(before.get(stored.id) != stored.tagging for stored in self.articles)
        if self.renew(self.articles) or renamed:
            self.alignment, self.comparisons, self.at = None, {}, ""
            if len(self.state.shown) > 1:
                self._compare(self.state.shown)
            self.changes += 1
        self.show_kept()
        self._light()

    def show_kept(self) -> None:
        """Show what is kept beside the open articles, at the places where its passages stand now."""
        self.kept = {stored.id: [] for stored in self.articles}
        try:
            found = self.library.annotations.of(self.kept)
            for each in located(found, self.library.summaries, lambda number: self._articles[number].article.text):
                if each.annotation.article is not None:
                    self.kept[each.annotation.article].append(each)
        except LibraryError as error:
            self.post_message(self.Unreadable(error))
        self.keep([beside(self.kept[stored.id]) for stored in self.articles])

    @work(exclusive=True, group="compare")
    async def _compare(self, shown: tuple[int, ...]) -> None:
        articles = self.articles
        comparisons = await self.desk.compare(articles)
        if shown != self.state.shown:
            return
        self.comparisons = comparisons
        self._align()
        self.changes += 1

    def _align(self) -> None:
        self.remark = self.state.wording
        self.alignment = align([stored.article for stored in self.articles], self.comparisons, self.state.wording)
        marks = [{block: Mark(*SIGNS[kind]) for block, kind in signs.items()} for signs in self.alignment.signs]
        self.compare(self.alignment.anchors, marks)
        self.lay("edits", self.alignment.edits)

    # -- highlights

    def light(self, query: str, *, typing: bool, asked: Query | None = None, land: bool = False) -> None:
        """Light what a query matches; with ``land`` go to the first match of the focused article.

        ``asked`` is what the index has made of the query, or of another one.
        The same query again, as after a change of the library, leaves each article at its match.
        """
        if query != self._query:
            self.matches.forget()
        self._query, self._typing, self._asked, self.at = query, typing, asked, ""
        self._light()
        if land and self.state.shown and self.matches.first(self.state.focus) is not None:
            self._show_match()
        self.changes += 1

    def expect(self, query: str, matches: Mapping[int, int]) -> None:
        """Let each article be at its match, by its number, as soon as what a query matches is lit."""
        self._query = query
        self.matches.resume(matches)

    def match(self, by: int) -> bool:
        """Go to the next or previous match; tell whether there is one."""
        if not self.state.shown or self.matches.step(self.state.focus, by) is None:
            return False
        self.at = ""
        self._show_match()
        self.changes += 1
        return True

    def mention(self, by: int, wanted: tuple[str, EntityType] | None) -> str:
        """Go to the next or previous mention: of the entity wanted, else of anyone whose type is coloured.

        Return what is in the way, if anything is.
        """
        if self.focused_article is None:
            return f"open an article first: then {self._key('next-mention')} goes from mention to mention"
        mentions = [
            mention
            for mention in self.focused_article.tagging.mentions
            if (mention.entity, mention.type) == wanted or (wanted is None and mention.type not in self.state.hidden)
        ]
        if not mentions:
            return f"no mention of a coloured type in this article: {self._key('types')} chooses the types"
        lit = self.spread.focused.lit
        offset = lit.start if lit is not None else self.spread.top_offset(self.spread.place)
        if by > 0:
            place = first_from(mentions, offset + (lit is not None)) or 0
        else:
            place = (first_from(mentions, offset) or len(mentions)) - 1
        self.at = f"mention {position(place, len(mentions))}"
        self.point_at(self.spread.place, Span(mentions[place].start, mentions[place].end))
        return ""

    def point_at(self, place: int, span: Span) -> None:
        """Point at a stretch of a pane's text, and go there."""
        lit: list[list[Span]] = [[] for _ in self.state.shown]
        lit[place] = [Span(span.start, span.end, "entity")]
        self.lay("entity", lit)
        self.go_to(place, span.start)
        self.changes += 1

    def entity_pointed_at(self) -> tuple[str, EntityType] | None:
        """Return the entity whose mention is pointed at, and its type."""
        lit = self.spread.focused.lit if self.state.shown else None
        if lit is None or self.focused_article is None:
            return None
        mentions = self.focused_article.tagging.mentions
        return next(((mention.entity, mention.type) for mention in mentions if mention.start == lit.start), None)

    def _light(self) -> None:
        articles = self.articles
        self.matches.look(self._query, articles, typing=self._typing, asked=self._asked)
        self.lay("mentions", [mention_spans(stored.tagging, self.state.hidden) for stored in articles])
        self.lay("matches", self.matches.spans)
        self._light_current()

    def _light_current(self) -> None:
        self.lay("current", self.matches.current())
        self.say(self.matches.notes())

    def _show_match(self) -> None:
        self._light_current()
        (span,) = self.matches.current()[self.state.focus]
        if self.show_vertical_scrollbar:
            self.go_to(self.state.focus, span.start)
        else:  # an article is just coming, and can be scrolled once it is laid out
            self.call_after_refresh(self.go_to, self.state.focus, span.start)

    def _key(self, id: str) -> str:
        return keymap_of(self).first(id)

    # -- how the articles hang together

    def toggle_link(self) -> str:
        """Unlink the scrolling, or link it again at the current passage; return what is in the way, if anything is."""
        spread = self.spread
        if len(spread.panes) < 2:
            return f"open a second article with {self._key('beside')} in the results: then their scrolling is linked"
        if spread.linked:
            self.unlink()
        else:
            stops = self.alignment.stops if self.alignment is not None else ()
            self.link(counterpart(stops, spread.place, spread.offset_in_view(spread.place)))
        return ""

    def passage(self, by: int) -> str:
        """Go to the next or previous difference or shared fact; return what is in the way, if anything is."""
        if self.alignment is None:
            return f"open a second article with {self._key('beside')}: then this walks what differs or agrees"
        stop = self.spread.next_stop(self.alignment.stops, by)
        if stop is None:
            back = self._key("previous-passage" if by > 0 else "next-passage")
            return f"no further passage: {back} goes back" if self.alignment.stops else self.alignment.summary
        fact = self.alignment.facts[self.alignment.stops.index(stop)]
        self._lay_at("passage", fact)
        self.go_to_stop(stop)
        return ""

    def flip(self) -> str:
        """Go to the passage of another article that says what stands here; return what is in the way, if anything."""
        if self.alignment is None:
            return f"open a second article with {self._key('beside')}: then this goes to the passage's counterpart"
        here, offset = self.state.focus, self.spread.read_offset()
        found = crossing([stored.article for stored in self.articles], self.comparisons, here, offset)
        if found is None:
            return f"no counterpart of this passage was found: {self._key('next-pane')} goes to the next article"
        self._lay_at("passage", {here: found.here, found.to: found.there})
        self.apply(self.state.focusing(found.to))
        self.go_to_stop({here: found.here.start, found.to: found.there.start})
        return ""

    def fold_wording(self) -> str:
        """Show other differences in wording; return which."""
        self.apply(self.state.folding())
        return self.state.wording or "all words that differ"

    def point_at_all(self, spans: Mapping[int, Span], passages: Mapping[int, Span]) -> None:
        """Point at stretches of several panes, show the passages of others, and bring all into view."""
        lit = {place: Span(span.start, span.end, "entity") for place, span in spans.items()}
        self._lay_at("entity", lit)
        self._lay_at("passage", passages)
        self.show_together({place: span.start for place, span in {**passages, **spans}.items()})
        self.changes += 1

    def _lay_at(self, name: str, spans: Mapping[int, Span]) -> None:
        """Lay one span at most over each pane."""
        self.lay(name, [[spans[place]] if place in spans else [] for place in range(len(self.state.shown))])

    def citation(self) -> str:
        """Return what is selected, else the passage where one is reading, with its source."""
        stored = self.focused_article
        if stored is None:
            return ""
        if self.selection is not None:
            return cited_span(stored, self.selection.span)
        return cited(stored, self.spread.read_offset())

    def place_at_hand(self) -> tuple[int, int]:
        """Return where what is selected begins and ends, else the passage in which one is reading."""
        if self.selection is not None:
            return self.selection.span.start, self.selection.span.end
        blocks, offset = self.articles[self.state.focus].article.blocks, self.spread.read_offset()
        block = next((block for block in blocks if offset < block.end), blocks[-1] if blocks else None)
        return (block.start, block.end) if block is not None else (0, 0)

    def go_to_piece(self, place: int, piece: Piece) -> None:
        """Go to a piece of a pane's source, with cuts shown."""
        if place != self.state.focus:
            self.apply(self.state.focusing(place))
        self.show_cuts(True)
        if isinstance(piece.of, Block):
            self.go_to(place, piece.of.start)
        else:
            self.go_to_cut(place, piece.index)
        self.changes += 1

    def toggle_cuts(self) -> str:
        """Show what cleaning took out, or hide it; return a word where nothing was."""
        shown = not self.spread.cuts
        self.show_cuts(shown)
        self.changes += 1
        nothing = shown and not any(stored.article.cuts for stored in self.articles)
        return f"nothing was cut from what is open; {self._key('cuts')} hides cuts again" if nothing else ""
