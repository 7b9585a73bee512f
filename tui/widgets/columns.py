"""One to four articles side by side, painted line by line.

One widget paints all columns, so that rows of linked articles are level by construction and only what is in view is
ever painted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from corpus.article import Article, Mention, shorten
from corpus.library import StoredArticle
from corpus.spans import Span, at
from tui.keys import Where, bindings
from tui.painting import LAYERS, Layer, Run, paint, printable
from tui.themes import styles
from tui.typeset import PAD, Column, Row, RowKind, level, typeset
from tui.wrapping import offset_of_cell

HEADER = 3  # rows above the text that do not scroll: title, facts, rule
MEASURE = 80  # cells of body text in a line, at most
NARROWEST = 36  # cells of a column, below which fewer columns are shown
EDGE = 2  # the mark of a passage and a space
EMPTY = Column((), (), ())


@dataclass(frozen=True, slots=True)
class Mark:
    """The sign beside a passage that says how it stands to the other articles."""

    sign: str
    style: str


class Pane:
    """An article in its column: its layers, its rows, and where it is scrolled to."""

    def __init__(self, stored: StoredArticle) -> None:
        self.stored = stored
        self.layers = {name: Layer() for name in LAYERS}
        self.marks: Mapping[int, Mark] = {}
        self.note = ""
        self.column = EMPTY
        self.top = 0
        self.shift = 0  # rows left free above the column while it is linked
        self.kept = 0  # the offset of the text that stays at the top when the article is set anew
        self.kept_top = 0

    @property
    def article(self) -> Article:
        return self.stored.article


def fitting(facts: Sequence[str], room: int) -> str:
    """Join as many facts as there are cells for, the first ones first."""
    line = facts[0]
    for fact in facts[1:]:
        if cell_len(line) + cell_len(fact) + 3 > room:
            break
        line += f" · {fact}"
    return line if cell_len(line) <= room else shorten(line, max(room, 1))


class ArticleColumns(ScrollView, can_focus=True):
    """Articles in columns with layers of highlights; scrolling is linked or goes column by column."""

    DEFAULT_CSS = """
    ArticleColumns { background: $background; scrollbar-size-vertical: 1; overflow-x: hidden; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.ARTICLE)]

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

    class CloseAsked(Message):
        """The focused pane should go."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.panes: list[Pane] = []
        self.place = 0
        self.linked = True
        self.cuts = False
        self.empty_text: Sequence[str] = ()
        self._anchors: Sequence[Mapping[int, int]] = ()
        self._lines: dict[tuple[int, int], list[Segment]] = {}
        self._styles: dict[tuple[str, ...], Style] = {}
        self._set_for = (0, 0, False)
        self._pointed: int | None = None
        self._stop: tuple[int, Mapping[int, int]] | None = None

    def set_articles(self, articles: Sequence[StoredArticle], place: int) -> None:
        """Show articles; those that were shown before keep their place and layers."""
        before = {pane.stored.id: pane for pane in self.panes}
        self._note_places()
        self.panes = [before.get(stored.id) or Pane(stored) for stored in articles]
        self._anchors = ()
        self._stop = None
        for pane in self.panes:
            pane.shift, pane.marks = 0, {}
        self.linked = True
        self.place = place
        self._set(force=True)

    def set_layer(self, name: str, spans: Sequence[Sequence[Span]]) -> None:
        """Lay spans over the articles, one sequence a pane; the layer of that name is replaced."""
        for pane, layer in zip(self.panes, spans, strict=True):
            pane.layers[name] = Layer(layer)
        self._repaint()

    def set_notes(self, notes: Sequence[str]) -> None:
        """Say a few words in the head of each column."""
        for pane, note in zip(self.panes, notes, strict=True):
            pane.note = note
        self.refresh()

    def set_comparison(self, anchors: Sequence[Mapping[int, int]], marks: Sequence[Mapping[int, Mark]]) -> None:
        """Let passages begin level: each anchor gives a block for two panes or more, from top to bottom."""
        self._anchors = anchors
        for pane, row in zip(self.panes, marks, strict=True):
            pane.marks = row
        self._note_places()
        self._set(force=True)

    def set_cuts(self, shown: bool) -> None:
        """Show in place what cleaning took out, or hide it; the text stays where it is."""
        self.cuts = shown
        self._note_places()
        self._set(force=True)

    def focus_pane(self, place: int) -> None:
        """Make the pane at ``place`` the one that keys act on."""
        if self.panes:
            self.place = place % len(self.panes)
            self._fit()
            if not self.linked:
                self.scroll_to(y=self.panes[self.place].top, animate=False, immediate=True)
            self._repaint()

    def unlink(self) -> None:
        """Let every column scroll by itself."""
        self.linked = False
        self._fit()
        self.scroll_to(y=self.panes[self.place].top, animate=False, immediate=True)
        self.refresh()

    def link(self, offsets: Mapping[int, int] | None = None) -> None:
        """Scroll all columns together again; ``offsets`` (pane → offset of the text) come to stand level."""
        self.linked = True
        if offsets and len(offsets) > 1:
            rows = {place: self.panes[place].column.row_at(offset) for place, offset in offsets.items()}
        else:
            rows = {place: pane.top for place, pane in enumerate(self.panes)}
        if self._anchors:
            self._place_view(self.panes[self.place].top)
            return
        lowest = max(rows.values())
        for place, pane in enumerate(self.panes):
            pane.shift = lowest - rows[place] if place in rows else pane.shift
        above = rows.get(self.place, 0) - self.panes[self.place].top
        self._place_view(lowest - above)

    def go_to(self, place: int, offset: int) -> None:
        """Bring the text at ``offset`` of a pane into view, a third from the top where it was out of it."""
        pane = self.panes[place]
        if place != self.place:
            self.focus_pane(place)
        row = pane.column.row_at(offset) + (pane.shift if self.linked else 0)
        top = round(self.scroll_y)
        height = self.text_height
        if not top + 1 <= row < top + height - 2:
            self._place_view(row - height // 3)
        self.refresh()

    def next_stop(self, stops: Sequence[Mapping[int, int]], by: int) -> Mapping[int, int] | None:
        """Return the next (``by`` 1) or previous (-1) stop from where the view is; stops lead from panes to offsets."""
        height = self.text_height // 3
        here = round(self.scroll_y) + height
        placed = []
        for stop in stops:
            # Where the focused article has nothing, a level row of another one shows where it would stand.
            place = self.place if self.place in stop else next(iter(stop))
            if place == self.place or self._anchors:
                row = self.panes[place].column.row_at(stop[place]) + (self.panes[place].shift if self.linked else 0)
                placed.append((row, stop))
        if self._stop is not None and abs(self._stop[0] - here) <= height:
            here = self._stop[0]
        ahead = [(row, stop) for row, stop in placed if (row > here if by > 0 else row < here)]
        if not ahead:
            return None
        chosen = (min if by > 0 else max)(ahead, key=lambda pair: pair[0])
        self._stop = chosen
        return chosen[1]

    def go_to_stop(self, stop: Mapping[int, int]) -> None:
        """Bring a stop into view, its places level."""
        self.linked = True
        if not self._anchors and len(stop) > 1:
            rows = {place: self.panes[place].column.row_at(offset) for place, offset in stop.items()}
            lowest = max(rows.values())
            for place, row in rows.items():
                self.panes[place].shift = lowest - row
        place = self.place if self.place in stop else next(iter(stop))
        pane = self.panes[place]
        row = pane.column.row_at(stop[place]) + pane.shift
        self._place_view(row - self.text_height // 3)
        self._stop = (row, stop)

    def lit(self, place: int) -> Span | None:
        """Return what is pointed at in a pane."""
        spans = self.panes[place].layers["entity"].spans
        return spans[0] if spans else None

    def top_offset(self, place: int) -> int:
        """Return the offset of the first text in view in a pane."""
        return self.panes[place].column.offset_at(max(self.panes[place].top, 0))

    @property
    def text_height(self) -> int:
        """The rows of text in view."""
        return max(self.size.height - HEADER, 1)

    def offset_in_view(self, place: int) -> int:
        """Return the offset of the text that stands a third from the top of a pane."""
        pane = self.panes[place]
        return pane.column.offset_at(max(pane.top, 0) + self.text_height // 3)

    # -- events and actions

    def on_resize(self) -> None:
        self._note_places()
        self._set()

    def on_click(self, event: events.Click) -> None:
        place = self._pane_at(event.x)
        if place is None:
            return
        if place != self.place:
            self.post_message(self.PaneChosen(place))
        offset = self.offset_at(event.x, event.y)
        mention = None if offset is None else at(self.panes[place].stored.tagging.mentions, offset)
        if mention is not None:
            self.post_message(self.MentionChosen(place, mention))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        top = round(new_value)
        for place, pane in enumerate(self.panes):
            if self.linked:
                pane.top = top - pane.shift
            elif place == self.place:
                pane.top = top

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._styles.clear()
        self._lines.clear()

    def action_down(self) -> None:
        self.scroll_to(y=self.scroll_y + 1, animate=False)

    def action_up(self) -> None:
        self.scroll_to(y=self.scroll_y - 1, animate=False)

    def action_page_down(self) -> None:
        self.scroll_to(y=self.scroll_y + self.text_height - 2, animate=False)

    def action_page_up(self) -> None:
        self.scroll_to(y=self.scroll_y - self.text_height + 2, animate=False)

    def action_top(self) -> None:
        self.scroll_to(y=0, animate=False)

    def action_bottom(self) -> None:
        self.scroll_to(y=self.max_scroll_y, animate=False)

    def action_next_pane(self, by: int) -> None:
        if len(self.panes) > 1:
            self.post_message(self.PaneChosen((self.place + by) % len(self.panes)))

    def action_close_pane(self) -> None:
        self.post_message(self.CloseAsked())

    # -- where things are

    def visible_places(self) -> range:
        """Return the places of the panes that there is room for."""
        room = max(1, min(len(self.panes), self.size.width // NARROWEST))
        first = min(max(self.place - room + 1, 0), max(len(self.panes) - room, 0))
        return range(first, min(first + room, len(self.panes)))

    def _pane_width(self) -> int:
        shown = len(self.visible_places()) or 1
        return (self.size.width - (shown - 1)) // shown

    def _text_width(self) -> int:
        return max(min(self._pane_width() - EDGE - 3, MEASURE), 8)

    def _margin(self) -> int:
        """Cells left of the mark: a single column stands in the middle."""
        return max((self._pane_width() - EDGE - 1 - self._text_width()) // 2, 1)

    def _pane_at(self, x: int) -> int | None:
        shown = self.visible_places()
        if not shown:
            return None
        return shown[min(x // (self._pane_width() + 1), len(shown) - 1)]

    def offset_at(self, x: int, y: int) -> int | None:
        """Return the offset of the text that stands at a cell of the widget, if text of the article does."""
        place = self._pane_at(x)
        if place is None or y < HEADER:
            return None
        pane = self.panes[place]
        number = pane.top + y - HEADER
        if not 0 <= number < len(pane.column.rows):
            return None
        row = pane.column.rows[number]
        left = (place - self.visible_places()[0]) * (self._pane_width() + 1) + self._margin() + EDGE + len(row.prefix)
        if row.kind in RowKind or x < left:
            return None
        return offset_of_cell(pane.article.text, row.start, row.end, x - left)

    # -- setting

    def _note_places(self) -> None:
        """Remember what each column shows, and whether what is pointed at is in view."""
        pointed = self._pointed_at()
        self._pointed = pointed if pointed is not None and self._in_view(pointed) else None
        for pane in self.panes:
            # Setting anew moves to the beginning of a row; only a person's scrolling makes another place.
            if pane.top != pane.kept_top:
                pane.kept = pane.column.offset_at(pane.top) if pane.top > 0 else 0

    def _set(self, *, force: bool = False) -> None:
        """Set the articles anew where the width or what is shown has changed."""
        width = self._text_width()
        if not self.size.width or (not force and self._set_for == (width, len(self.panes), self.cuts)):
            self._fit()
            return
        self._set_for = (width, len(self.panes), self.cuts)
        columns = [typeset(pane.article, width, cuts=self.cuts) for pane in self.panes]
        if self._anchors:
            rows = [
                {
                    place: columns[place].row_at(self.panes[place].article.blocks[block].start)
                    for place, block in anchor.items()
                }
                for anchor in self._anchors
            ]
            columns = level(columns, rows)
        for pane, column in zip(self.panes, columns, strict=True):
            pane.column = column
            pane.top = column.row_at(pane.kept) if pane.kept else 0
        self._lines.clear()
        self._fit()
        if self.panes:
            focused = self.panes[self.place]
            self._place_view(focused.top + (focused.shift if self.linked else 0))
            if self._pointed is not None and not self._in_view(self._pointed):
                self.go_to(self.place, self._pointed)
        for pane in self.panes:
            pane.kept_top = pane.top

    def _pointed_at(self) -> int | None:
        if self.place >= len(self.panes):
            return None
        layers = self.panes[self.place].layers
        spans = layers["entity"].spans or layers["current"].spans
        return spans[0].start if spans else None

    def _in_view(self, offset: int) -> bool:
        pane = self.panes[self.place]
        return 0 <= pane.column.row_at(offset) - pane.top < self.text_height

    def _fit(self) -> None:
        """Give the scrollbar the length of what can be scrolled through."""
        if not self.panes:
            rows = 0
        elif self.linked:
            rows = max(len(pane.column.rows) + pane.shift for pane in self.panes)
        else:
            rows = len(self.panes[self.place].column.rows)
        self.virtual_size = Size(self.size.width, rows + HEADER + 1)

    def _place_view(self, top: int) -> None:
        self._fit()
        top = max(min(top, self.virtual_size.height - self.size.height), 0)
        for place, pane in enumerate(self.panes):
            if self.linked:
                pane.top = top - pane.shift
            elif place == self.place:
                pane.top = top
        self.scroll_to(y=top, animate=False, immediate=True)
        self.refresh()

    def _repaint(self) -> None:
        self._lines.clear()
        self.refresh()

    # -- painting

    def style_of(self, *names: str) -> Style:
        """Resolve names of styles, each over those before it."""
        found = self._styles.get(names)
        if found is None:
            defined = styles(self.app.current_theme.dark)
            found = self.rich_style + Style.parse(defined["text"])
            for name in names:
                if name in defined:
                    found += Style.parse(defined[name])
            self._styles[names] = found
        return found

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if not self.panes:
            return self._empty_line(y)
        segments: list[Segment] = []
        shown = self.visible_places()
        pane_width = self._pane_width()
        for place in shown:
            if place != shown[0]:
                segments.append(Segment("┼" if y == HEADER - 1 else "│", self.style_of("rule")))
            segments.extend(
                self._head(place, y, pane_width) if y < HEADER else self._line(place, y - HEADER, pane_width)
            )
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    def _line(self, place: int, y: int, width: int) -> list[Segment]:
        pane = self.panes[place]
        number = pane.top + y
        if not 0 <= number < len(pane.column.rows):
            return [Segment(" " * width, self.rich_style)]
        key = (place, number)
        line = self._lines.get(key)
        if line is None:
            line = self._lines[key] = self._painted(pane, pane.column.rows[number], width)
        return line

    def _painted(self, pane: Pane, row: Row, width: int) -> list[Segment]:
        margin = self._margin()
        if row is PAD:
            fill = "╱" * self._text_width()
            blank = Segment(" " * (margin + EDGE), self.rich_style)
            return self._padded([blank, Segment(fill, self.style_of("pad"))], width)
        mark = None if row.kind in RowKind else pane.marks.get(row.source)
        segments = [Segment(" " * margin, self.rich_style)]
        if mark is None:
            segments.append(Segment(" " * EDGE, self.rich_style))
        else:
            segments += [Segment(mark.sign, self.style_of(mark.style)), Segment(" ", self.rich_style)]
        runs: list[Run] = paint(row, pane.article, [pane.layers[name] for name in LAYERS])
        segments += [Segment(text, self.style_of(*names)) for text, names in runs]
        return self._padded(segments, width)

    def _padded(self, segments: list[Segment], width: int) -> list[Segment]:
        return list(Strip(segments).adjust_cell_length(width, self.rich_style))

    def _head(self, place: int, y: int, width: int) -> list[Segment]:
        pane = self.panes[place]
        focused = place == self.place and self.has_focus
        margin = self._margin()
        room = width - margin - EDGE - 1
        sign = Segment(" " * margin + ("▌ " if focused else "  "), self.style_of("accent"))
        if y == 0:
            title = shorten(printable(pane.article.heading), room)
            return self._padded([sign, Segment(title, self.style_of("title" if focused else "heading"))], width)
        if y == 1:
            note = pane.note
            facts = fitting(self._facts(pane), room - cell_len(note) - 2)
            gap = max(room - cell_len(facts) - cell_len(note), 1)
            segments = [
                sign,
                Segment(facts + " " * gap, self.style_of("faint")),
                Segment(note, self.style_of("accent")),
            ]
            return self._padded(segments, width)
        rule = self.style_of("accent" if focused else "rule")
        state = self._state(place)
        segments = [Segment("──", rule)]
        if state:
            segments.append(Segment(f" {state} ", self.style_of("faint")))
        used = sum(cell_len(segment.text) for segment in segments)
        return self._padded([*segments, Segment("─" * max(width - used, 0), rule)], width)

    def _state(self, place: int) -> str:
        """What the rule above a column says: whether scrolling is linked, and how many columns there is no room for."""
        shown = self.visible_places()
        state = []
        if len(self.panes) > 1 and place == shown[0]:
            state.append("linked" if self.linked else "unlinked")
        if len(shown) < len(self.panes) and place == shown[-1]:
            state.append(f"{self.place + 1} of {len(self.panes)}, Tab for the next")
        return " · ".join(state)

    def _facts(self, pane: Pane) -> list[str]:
        article = pane.article
        return [
            printable(article.outlet or "outlet unknown"),
            article.published or "undated",
            f"{article.words:,} words",
            printable(pane.stored.source.rsplit("/", 1)[-1]),
        ]

    def _empty_line(self, y: int) -> Strip:
        top = max((self.size.height - len(self.empty_text)) // 3, 0)
        text = self.empty_text[y - top] if 0 <= y - top < len(self.empty_text) else ""
        style = self.style_of("title" if y == top else "faint")
        return Strip([Segment(text.center(self.size.width), style)]).adjust_cell_length(
            self.size.width, self.rich_style
        )
