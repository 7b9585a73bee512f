"""One to four articles side by side, painted line by line.

One widget paints all columns, so that rows of linked articles are level by construction and only what is in view is
ever painted. What stands where is the business of ``spread``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from corpus.article import Mention
from corpus.records import StoredArticle
from corpus.spans import Span, at
from tui.contents.keeping import LAYER as KEPT
from tui.contents.keeping import Beside
from tui.keys.bindings import bindings
from tui.keys.key import Where
from tui.keys.keymap import keymap_of
from tui.looks.palette import Palette
from tui.typesetting.column import BLANK, PAD, Row, RowKind, Spot
from tui.typesetting.framing import EDGE, framed
from tui.typesetting.overview import GLYPHS, in_view, map_of_matches, overview, row_of
from tui.typesetting.painting import LAYERS, Layer, fitting, paint, shortened
from tui.typesetting.spread import Mark, Pane, Spread, Stop
from tui.typesetting.typeset import HATCHED
from tui.typesetting.wrapping import cell_of_offset, offset_of_cell
from tui.visible import on_one_line
from tui.widgets.caret import put_caret

FEW = 8  # spans of a layer, up to which only their rows are painted anew
HEADER = 3  # rows above the text that do not scroll: title, facts, rule
GONE_TO = "›"  # before the line of what was gone to
SCROLLBAR = 1  # cells at the right edge, which it lies over
MAPPED = {"": "pad", "own": "faint", "few": "faint", "many": "prefix", "here": "accent"}  # styles on a map


class ArticleColumns(ScrollView, can_focus=True):
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

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.spread = Spread()
        self.empty_text: Sequence[str] = ()
        self._lines: dict[tuple[int, int], list[Segment]] = {}
        self._maps: dict[int, tuple[str, ...]] = {}
        self.remark = ""
        self.stepping = False  # whether keys move the end of a selection
        self._palette: Palette | None = None
        self._frame = framed(0, 0, 0, 0)

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
        self.virtual_size = Size(self.size.width, self.spread.length + HEADER + 1)
        self.scroll_to(y=self.spread.top, animate=False, immediate=True)
        self.refresh()

    def repaint_rows(self, place: int, first: int, last: int) -> None:
        """Paint some rows of a pane's column anew."""
        for key in [key for key in self._lines if key[0] == place and first <= key[1] <= last]:
            del self._lines[key]
        self.refresh()

    def _repaint(self) -> None:
        self._lines.clear()
        self._maps.clear()
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
        super().watch_scroll_y(old_value, new_value)
        self.spread.scroll(round(new_value))

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._palette = None
        self._lines.clear()

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

    # -- where things are

    @property
    def visible_places(self) -> range:
        """The places of the panes that there is room for."""
        return self._frame.shown

    def offset_at(self, x: int, y: int) -> int | None:
        """Return the offset of the text that stands at a cell of the widget, if text of the article does."""
        place = self._pane_at(x)
        if place is None or y < HEADER:
            return None
        pane = self.spread.panes[place]
        number, cell = self.cell_in(place, x, y)
        if not 0 <= number < len(pane.column.rows):
            return None
        row = pane.column.rows[number]
        if row.kind in RowKind:
            return None
        return offset_of_cell(pane.article.text, row.start, row.end, cell - len(row.prefix))

    def cell_in(self, place: int, x: int, y: int) -> tuple[int, int]:
        """Return the row of a pane's column, and the cell of its text, that stand at a cell of the widget."""
        return self.spread.panes[place].top + y - HEADER, x - self._left(place)

    def cell_of(self, place: int, offset: int) -> tuple[int, int]:
        """Return the cell of the widget where the text at an offset of a pane stands, or in a row not in view would."""
        pane = self.spread.panes[place]
        number = pane.column.row_at(offset)
        if not len(pane.column.rows):
            return self._left(place), HEADER
        row = pane.column.rows[number]
        cell = cell_of_offset(pane.article.text, row.start, row.end, offset) + len(row.prefix)
        return self._left(place) + cell, number - pane.top + HEADER

    def _left(self, place: int) -> int:
        """Return the cell of the widget in which the text of a pane begins."""
        return (place - self._frame.shown[0]) * (self._frame.pane + 1) + self._frame.margin + EDGE

    def _go_on_map(self, place: int, x: int, y: int) -> bool:
        """Go to what a cell of a map stands for; tell whether there is such a cell."""
        right = (place - self._frame.shown[0]) * (self._frame.pane + 1) + self._frame.pane - 1
        if x != right or not 0 <= y < len(self._map(place)):
            return False
        pane = self.spread.panes[place]
        row = row_of(pane.column, len(self._map(place)), y) + (pane.shift if self.spread.linked else 0)
        self.call_after_refresh(self.scroll_to, y=row - self.spread.height // 3, animate=False)
        return True

    def _pane_at(self, x: int) -> int | None:
        shown = self._frame.shown
        return shown[min(x // (self._frame.pane + 1), len(shown) - 1)] if shown else None

    # -- painting

    @property
    def palette(self) -> Palette:
        """The theme's styles on this widget's ground."""
        if self._palette is None:
            self._palette = Palette(self.rich_style, self.app.theme)
        return self._palette

    def render_lines(self, crop: Region) -> list[Strip]:
        if self.has_focus and self.spread.panes and self.spread.place in self._frame.shown:
            put_caret(self, *self.cell_of(self.spread.place, self.spread.caret()))
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        if not self.spread.panes:
            return self._empty_line(y)
        segments: list[Segment] = []
        shown, width = self._frame.shown, self._frame.pane
        for place in shown:
            if place != shown[0]:
                segments.append(Segment("┼" if y == HEADER - 1 else "│", self.palette("rule")))
            segments += self._head(place, y, width) if y < HEADER else self._line(place, y - HEADER, width)
        return Strip(segments).adjust_cell_length(self.size.width, self.palette.base)

    def _line(self, place: int, y: int, width: int) -> list[Segment]:
        pane = self.spread.panes[place]
        return [*self._text(place, pane.top + y, width - 1), self._on_map(place, y)]

    def _text(self, place: int, number: int, width: int) -> list[Segment]:
        pane = self.spread.panes[place]
        if not 0 <= number < len(pane.column.rows):
            kept_free = self.spread.linked and -pane.shift <= number < -1 and pane.shift >= HATCHED
            return self._painted(pane, PAD if kept_free else BLANK, width)
        key = (place, number)
        line = self._lines.get(key)
        if line is None:
            line = self._lines[key] = self._painted(pane, pane.column.rows[number], width)
        return line

    def _map(self, place: int) -> tuple[str, ...]:
        found = self._maps.get(place)
        if found is None:
            pane = self.spread.panes[place]
            height, layers = self.spread.height, pane.layers
            if len(self.spread.panes) > 1:
                found = overview(pane.column, pane.marks, height)
            else:
                found = map_of_matches(pane.column, layers["matches"].spans, layers["current"].spans, height)
            self._maps[place] = found
        return found

    def _on_map(self, place: int, y: int) -> Segment:
        """Paint a cell of the map of a whole column; beside others, what is in view of it is lighter."""
        cells, pane = self._map(place), self.spread.panes[place]
        if y >= len(cells):
            return Segment(" ", self.palette.base)
        style = MAPPED.get(cells[y], cells[y])
        seen = len(self.spread.panes) > 1 and y in in_view(pane.column, len(cells), pane.top, self.spread.height)
        return Segment(GLYPHS[cells[y]], self.palette(style, "view" if seen else style))

    def _painted(self, pane: Pane, row: Row, width: int) -> list[Segment]:
        base = self.palette.base
        signs = "" if row.kind in RowKind else pane.beside.sign_in(row.start, row.end)
        signs += GONE_TO if self._is_gone_to(pane, row) else ""
        style = self.palette("accent") if signs else base
        margin = Segment(signs[-self._frame.margin :].rjust(self._frame.margin), style)
        if row is PAD:
            hatch = Segment("╱" * self._frame.text, self.palette("pad"))
            return self._padded([margin, Segment(" " * EDGE, base), hatch], width)
        mark = None if row.kind in RowKind else pane.marks.get(row.source)
        edge = Segment(" ", base) if mark is None else Segment(mark.sign, self.palette(mark.style))
        runs = paint(row, pane.article, [pane.layers[name] for name in LAYERS])
        text = [Segment(words, self.palette(*names)) for words, names in runs]
        return self._padded([margin, edge, Segment(" ", base), *text], width)

    def _is_gone_to(self, pane: Pane, row: Row) -> bool:
        """Tell whether the match or the mention that was gone to begins on a row."""
        at = pane.pointed_at
        return at is not None and row.start <= at < row.end and row.kind not in RowKind

    def _padded(self, segments: list[Segment], width: int) -> list[Segment]:
        return list(Strip(segments).adjust_cell_length(width, self.palette.base))

    def _head(self, place: int, y: int, width: int) -> list[Segment]:
        """Paint the part of a column that does not scroll: title, facts and a rule that says how it is linked."""
        pane = self.spread.panes[place]
        focused = place == self.spread.place and (self.has_focus or self.stepping)
        margin = self._frame.margin
        room = width - margin - EDGE - 1
        sign = Segment(" " * margin + ("▌ " if focused else "  "), self.palette("accent"))
        if y == 0:
            title = shortened(pane.article.heading, room)
            return self._padded([sign, Segment(title, self.palette("title" if focused else "heading"))], width)
        if y == 1:
            facts = fitting(_facts(pane), room - cell_len(pane.note) - 2)
            gap = max(room - cell_len(facts) - cell_len(pane.note), 1)
            said = Segment(facts + " " * gap, self.palette("faint"))
            return self._padded([sign, said, Segment(pane.note, self.palette("accent"))], width)
        rule = self.palette("accent" if focused else "rule")
        state = self._state(place)
        said = Segment(f" {state} " if state else "", self.palette("faint"))
        return self._padded([Segment("──", rule), said, Segment("─" * width, rule)], width)

    def _state(self, place: int) -> str:
        """What the rule above a column says: whether scrolling is linked, and how many columns there is no room for."""
        shown = self._frame.shown
        state = []
        if len(self.spread.panes) > 1 and place == shown[0]:
            state.append("linked" if self.spread.linked else "unlinked")
            if self.remark:
                state.append(self.remark)
        if len(shown) < len(self.spread.panes) and place == shown[-1]:
            next_pane, across = (keymap_of(self).first(id) for id in ("next-pane", "flip"))
            state.append(f"{self.spread.place + 1} of {len(self.spread.panes)}, {next_pane} next, {across} across")
        return " · ".join(state)

    def _empty_line(self, y: int) -> Strip:
        top = max((self.size.height - len(self.empty_text)) // 3, 0)
        text = self.empty_text[y - top] if 0 <= y - top < len(self.empty_text) else ""
        segment = Segment(text.center(self.size.width), self.palette("title" if y == top else "faint"))
        return Strip([segment]).adjust_cell_length(self.size.width, self.palette.base)


def _facts(pane: Pane) -> list[str]:
    article = pane.article
    kept = [pane.beside.whole] if pane.beside.whole else []
    return [
        *kept,
        on_one_line(article.outlet or "outlet unknown"),
        article.published or "undated",
        f"{article.words:,} words",
        on_one_line(pane.stored.source.rsplit("/", 1)[-1]),
    ]
