"""One to four articles side by side, painted line by line.

One widget paints all columns, so that rows of linked articles are level by construction and only what is in view is
ever painted. What stands where is the business of ``spread``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message

from corpus.article import Mention
from corpus.spans import Span, at
from corpus.store.records import StoredArticle
from tui.contents.keeping import LAYER as KEPT
from tui.contents.keeping import Beside
from tui.keys.bindings import bindings
from tui.keys.key import Where
from tui.typesetting.column import Spot
from tui.typesetting.framing import framed
from tui.typesetting.overview import row_of
from tui.typesetting.painting import Layer
from tui.typesetting.spread import Mark, Stop
from tui.widgets.painted import HEADER, PaintedColumns
from tui.widgets.scrollbar import lengthen, slide

FEW = 8  # spans of a layer, up to which only their rows are painted anew
SCROLLBAR = 1  # cells at the right edge, which it lies over


class ArticleColumns(PaintedColumns, can_focus=True):
    """Articles in columns with layers of highlights; scrolling is linked or goes column by column."""

    DEFAULT_CSS = """
    ArticleColumns { background: $background; scrollbar-size-vertical: 1; overflow-x: hidden; }
    """
    WHERE = (Where.ARTICLE,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*WHERE)]

    class PaneChosen(Message):
        """A pane was asked for, by its place."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    class MentionChosen(Message):
        """A mention was clicked in the pane at ``place``."""

        def __init__(self, place: int, mention: Mention) -> None:
            super().__init__()
            self.place = place
            self.mention = mention

    class BesideAsked(Message):
        """Another article should be set beside."""

    class CloseAsked(Message):
        """The focused pane should go."""

    # -- what is shown

    def show(self, articles: Sequence[StoredArticle], place: int) -> None:
        """Show articles; those that were shown before keep their place and layers."""
        self.spread.open(articles, place)
        self._fit()

    def put(self, spots: Sequence[Spot]) -> None:
        """Bring something to the top of each column."""
        self.spread.put(spots)
        self._fit()

    def lay(self, name: str, spans: Sequence[Sequence[Span]]) -> None:
        """Lay spans over the articles, one sequence a pane; the layer of that name is replaced."""
        for place, (pane, given) in enumerate(zip(self.spread.panes, spans, strict=True)):
            before, pointed = pane.layers[name].spans, pane.pointed_at
            pane.layers[name] = layer = Layer(given)
            if layer.spans == before:
                continue
            self._maps.pop(place, None)
            changed = [*before, *layer.spans]
            if len(changed) > FEW:
                self.repaint_rows(place, 0, len(pane.column.rows))
                continue
            signs = [offset for offset in (pointed, pane.pointed_at) if offset is not None]
            for start, end in [*((span.start, span.end) for span in changed), *((offset, offset) for offset in signs)]:
                self.repaint_rows(place, pane.column.row_at(start), pane.column.row_at(end))

    def keep(self, beside: Sequence[Beside]) -> None:
        """Show what is kept beside each article."""
        for pane, kept in zip(self.spread.panes, beside, strict=True):
            pane.beside = kept
        self.lay(KEPT, [kept.spans for kept in beside])
        self._repaint()

    def say(self, notes: Sequence[str]) -> None:
        """Say a few words in the head of each column."""
        for pane, note in zip(self.spread.panes, notes, strict=True):
            pane.note = note
        self._heads.clear()
        self.refresh()

    def compare(self, anchors: Sequence[Mapping[int, int]], marks: Sequence[Mapping[int, Mark]]) -> None:
        """Let passages begin level: each anchor gives a block for two panes or more, from top to bottom."""
        self.spread.compare(anchors, marks)
        self._fit()

    def show_cuts(self, shown: bool) -> None:
        """Show in place what cleaning took out, or hide it; the text stays where it is."""
        self.spread.show_cuts(shown)
        self._fit()

    def focus_pane(self, place: int) -> None:
        """Make the pane at ``place`` the one that keys act on."""
        self.spread.focus(place)
        self._fit()

    def unlink(self) -> None:
        """Let every column scroll by itself."""
        self.spread.unlink()
        self._fit()

    def link(self, offsets: Stop | None) -> None:
        """Scroll all columns together again, the places of ``offsets`` level."""
        self.spread.link(offsets)
        self._fit()

    def go_to(self, place: int, offset: int) -> None:
        """Bring a place in a pane's text into view."""
        self.spread.go_to(place, offset)
        self._follow()

    def go_to_cut(self, place: int, cut: int) -> None:
        """Bring a cut of a pane into view."""
        self.spread.go_to_cut(place, cut)
        self._follow()

    def renew(self, articles: Sequence[StoredArticle]) -> bool:
        """Take articles as they are now, each in its pane and at its place; tell whether a text has changed."""
        changed = self.spread.renew(articles)
        if changed:
            self._fit()
        return changed

    def go_to_stop(self, stop: Stop) -> None:
        """Bring a stop of a comparison into view."""
        self.spread.go_to_stop(stop)
        self._fit()

    def show_together(self, stop: Stop) -> None:
        """Bring all places of a stop into view, each in its column."""
        self.spread.show_together(stop)
        self._fit()

    def _fit(self) -> None:
        """Set what has to be set, for the room there is now."""
        count, room = len(self.spread.panes), max(self.size.width - SCROLLBAR, 0)
        self._frame = framed(count, self.spread.place, room, 1 if self.screen.has_class("-narrow") else count)
        self.spread.fit(self._frame.text, max(self.size.height - HEADER, 1))
        self._repaint()
        self._follow()

    def _follow(self) -> None:
        """Let the scrollbar stand where the view is."""
        lengthen(self, Size(self.size.width, self.spread.length + HEADER + 1), self.spread.top)
        self.refresh()

    # -- events and actions

    def on_resize(self) -> None:
        if self.size.width:
            self._fit()

    def on_click(self, event: events.Click) -> None:
        place = self._pane_at(event.x)
        if place is None:
            return
        if place != self.spread.place:
            self.post_message(self.PaneChosen(place))
        if self._go_on_map(place, event.x, event.y - HEADER):
            return
        offset = self.offset_at(event.x, event.y)
        mention = None if offset is None else at(self.spread.panes[place].stored.tagging.mentions, offset)
        if mention is not None:
            self.post_message(self.MentionChosen(place, mention))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        if self.show_vertical_scrollbar:
            slide(self.vertical_scrollbar, new_value)
        if round(old_value) != round(new_value):
            self.refresh(self.size.region)
        self.spread.scroll(round(new_value))

    def action_move(self, by: int) -> None:
        self.scroll_to(y=self.scroll_y + by, animate=False)

    def action_page(self, by: int) -> None:
        self.scroll_to(y=self.scroll_y + by * (self.spread.height - 2), animate=False)

    def action_first(self) -> None:
        self.scroll_to(y=0, animate=False)

    def action_last(self) -> None:
        self.scroll_to(y=self.max_scroll_y, animate=False)

    def action_next_pane(self, by: int) -> None:
        if len(self.spread.panes) > 1:
            self.post_message(self.PaneChosen((self.spread.place + by) % len(self.spread.panes)))

    def action_beside(self) -> None:
        self.post_message(self.BesideAsked())

    def action_close_pane(self) -> None:
        self.post_message(self.CloseAsked())

    def _go_on_map(self, place: int, x: int, y: int) -> bool:
        """Go to what a cell of a map stands for; tell whether there is such a cell."""
        right = (place - self._frame.shown[0]) * (self._frame.pane + 1) + self._frame.pane - 1
        if x != right or not 0 <= y < len(self._map(place)):
            return False
        pane = self.spread.panes[place]
        row = row_of(pane.column, len(self._map(place)), y) + (pane.shift if self.spread.linked else 0)
        self.call_after_refresh(self.scroll_to, y=row - self.spread.height // 3, animate=False)
        return True
