"""Article columns in whose text one can select: with the mouse, or step by step with keys.

One widget paints all columns, so that Textual's own selection, which goes from line to line over the whole widget, is
of no use here: a selection is one of an article's text.
"""

from __future__ import annotations

from textual import events
from textual.message import Message
from textual.timer import Timer

from corpus.article import Article
from corpus.spans import Span
from tui.typesetting.painting import Layer
from tui.typesetting.selecting import Selection, moved, paragraph_at, place_in, selected_at, stepping, word_at
from tui.typesetting.spread import Pane
from tui.widgets.columns import ArticleColumns
from tui.widgets.painted import HEADER

LAYER = "selection"
SCROLL_SECONDS = 0.05  # between two rows, while the mouse is held above or below the text


class SelectableColumns(ArticleColumns):
    """Article columns with at most one selection, which is painted as a layer of its article."""

    ALLOW_SELECT = False

    class SelectionChanged(Message):
        """Something else is selected, or nothing any more."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._held: tuple[Pane, Selection] | None = None
        self._pressed: tuple[int, Span] | None = None  # the place of the pane, and the character
        self._mouse = (0, 0)
        self._dragged = False
        self._scrolling: Timer | None = None

    @property
    def selection(self) -> Selection | None:
        """What is selected in the focused article."""
        if self._held is None or not self.spread.panes or self._held[0] is not self.spread.focused:
            return None
        return self._held[1] if self._held[0].layers[LAYER].spans else None

    @property
    def selected_text(self) -> str:
        """The text that is selected, as it is in the article."""
        span = self.selection.span if self.selection is not None else Span(0, 0)
        return self.spread.focused.article.text[span.start : span.end] if self.selection is not None else ""

    # -- by keys

    def begin_selecting(self) -> bool:
        """Let steps follow what is selected, or select the word where one is; tell whether there is one."""
        if not self.spread.panes:
            return False
        article, place = self.spread.focused.article, self.spread.place
        begun = self.selection
        begun = selected_at(article, self.spread.caret()) if begun is None else stepping(article, begun)
        self.stepping = begun is not None
        if begun is not None:
            self._select(place, begun)
        return self.stepping

    def extend(self, step: str, by: int) -> None:
        """Move the end of the selection by a step, as ``moved`` has them, or by pages."""
        if self.selection is None:
            return
        pane = self.spread.focused
        if step == "page":
            step, by = "row", by * max(self.spread.height - 2, 1)
        self._select(self.spread.place, moved(pane.article, pane.column, self.selection, step, by))

    def exchange(self) -> None:
        """Let steps move the other end of the selection."""
        if self.selection is not None:
            self._select(self.spread.place, self.selection.turned)

    def stop_stepping(self) -> None:
        """Leave what is selected as it is."""
        self.stepping = False
        if self._held is not None and self.selection is not None:
            self._select(self.spread.place, self._held[1], reveal=False)

    def unselect(self) -> None:
        """Select nothing any more."""
        self.stepping = False
        if self._held is not None:
            self._lay_selection(self._held[0], [])
            self._held = None
            self.post_message(self.SelectionChanged())

    def _select(self, place: int, selection: Selection, *, reveal: bool = True) -> None:
        """Select in a pane, and nowhere else."""
        pane = self.spread.panes[place]
        if self._held is not None and self._held[0] is not pane:
            self._lay_selection(self._held[0], [])
        self._held = pane, selection
        span, head = selection.span, selection.head
        parts = [span]
        if self.stepping:
            ends = (span.start, head.start, head.end, span.end)
            kinds = (LAYER, "selection-end", LAYER)
            parts = [Span(*part) for part in zip(ends, ends[1:], kinds, strict=False)]
        self._lay_selection(pane, [part for part in parts if part.start < part.end])
        if reveal and self.stepping:
            self.spread.reveal(place, head.start)
            self._follow()
        self.post_message(self.SelectionChanged())

    def _lay_selection(self, pane: Pane, parts: list[Span]) -> None:
        """Lay the selection over a pane and paint the rows anew that had or have it."""
        before, pane.layers[LAYER] = pane.layers[LAYER].spans, Layer(parts)
        spans = [*before, *parts]
        if spans and pane in self.spread.panes:
            rows = (min(span.start for span in spans), max(span.end for span in spans))
            first, last = (pane.column.row_at(offset) for offset in rows)
            self.repaint_rows(self.spread.panes.index(pane), first, last)

    # -- by mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        place = self._pane_at(event.x)
        if event.button == 1 and place is not None and event.y >= HEADER and event.x > 0:
            article, number, cell = self._pointed(place, event.x, event.y)
            self._pressed = place, place_in(article, self.spread.panes[place].column, number, cell)
            self._dragged = False
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._pressed is not None:
            self._mouse = event.x, event.y
            self._drag()
            outside = not HEADER <= event.y < self.size.height
            if outside and self._scrolling is None:
                self._scrolling = self.set_interval(SCROLL_SECONDS, self._scroll_on)
            elif not outside:
                self._stop_scrolling()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        if self._pressed is not None:
            self._pressed = None
            self.release_mouse()
            self._stop_scrolling()

    def on_click(self, event: events.Click) -> None:
        """Take a word or a paragraph by two clicks or three; the end of a drag is no click."""
        if self._dragged:
            self._dragged = False
            event.prevent_default()
            return
        if event.chain == 1:
            self.unselect()
            return
        place, offset = self._pane_at(event.x), self.offset_at(event.x, event.y)
        if place is not None and offset is not None:
            article = self.spread.panes[place].article
            whole = (word_at if event.chain == 2 else paragraph_at)(article, offset)
            self.stepping = False
            self._select(place, Selection(whole, whole))
            event.prevent_default()

    def _drag(self) -> None:
        """Select from where the mouse was pressed to where it is now, within that pane."""
        if self._pressed is None or self._pressed[0] >= len(self.spread.panes):
            return
        place, anchor = self._pressed
        article, number, cell = self._pointed(place, *self._mouse)
        head = place_in(article, self.spread.panes[place].column, number, cell)
        if head == anchor and not self._dragged:
            return
        if not self._dragged and place != self.spread.place:
            self.post_message(self.PaneChosen(place))
        self._dragged = True
        self.stepping = False
        self._select(place, Selection(anchor, head))

    def _scroll_on(self) -> None:
        self.action_move(-1 if self._mouse[1] < HEADER else 1)
        self._drag()

    def _stop_scrolling(self) -> None:
        if self._scrolling is not None:
            self._scrolling.stop()
            self._scrolling = None

    def _pointed(self, place: int, x: int, y: int) -> tuple[Article, int, int]:
        """Return the article of a pane, and the row and the cell of its column that a cell of the widget means."""
        last = self.size.height - 1
        return self.spread.panes[place].article, *self.cell_in(place, x, min(max(y, HEADER), last))
