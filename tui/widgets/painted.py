"""What is in view of one to four articles, painted line by line: heads, rows of text, maps, and the rules between them.

A row that was painted is kept as long as nothing in it changes, so that scrolling paints only what comes into view.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter
from textual.geometry import Region
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.keys.keymap import keymap_of
from tui.looks.palette import Palette
from tui.typesetting.column import BLANK, PAD, Row, RowKind
from tui.typesetting.framing import EDGE, framed
from tui.typesetting.overview import GLYPHS, in_view, map_of_matches, overview
from tui.typesetting.painting import LAYERS, fitting, paint, shortened
from tui.typesetting.spread import Pane, Spread
from tui.typesetting.typeset import HATCHED
from tui.typesetting.wrapping import cell_of_offset, offset_of_cell
from tui.visible import on_one_line
from tui.widgets.caret import put_caret

HEADER = 3  # rows above the text that do not scroll: title, facts, rule
GONE_TO = "›"  # before the line of what was gone to
KEPT = 2_000  # painted rows, more than a person goes back over at once
MAPPED = {"": "pad", "own": "faint", "few": "faint", "many": "prefix", "here": "accent"}  # styles on a map

Line = list[Segment]


class PaintedColumns(ScrollView):
    """A spread on the screen, as its frame shares out the room."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.spread = Spread()
        self.empty_text: Sequence[str] = ()
        self.remark = ""
        self.stepping = False  # whether keys move the end of a selection
        self._frame = framed(0, 0, 0, 0)
        self._palette: Palette | None = None
        self._filters: Sequence[LineFilter] = ()
        self._ground: Color | None = None
        self._styles: dict[Style | None, Style | None] = {}
        self._heads: dict[tuple[int, int, bool], Line] = {}
        self._rows: dict[tuple[int, int], Line] = {}
        self._maps: dict[int, tuple[str, ...]] = {}
        self._signs: dict[tuple[str, ...], Segment] = {}

    @property
    def palette(self) -> Palette:
        """The theme's styles on this widget's ground."""
        if self._palette is None:
            self._palette = Palette(self.rich_style, self.app.theme)
        return self._palette

    # -- what is to be painted anew

    def repaint_rows(self, place: int, first: int, last: int) -> None:
        """Paint some rows of a pane's column anew."""
        for key in [key for key in self._rows if key[0] == place and first <= key[1] <= last]:
            del self._rows[key]
        self.refresh()

    def _repaint(self) -> None:
        """Paint all anew."""
        self._heads.clear()
        self._rows.clear()
        self._maps.clear()
        self.refresh()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._forget_styles()

    def _forget_styles(self) -> None:
        self._palette = self._ground = None
        self._styles.clear()
        self._signs.clear()
        self._heads.clear()
        self._rows.clear()

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

    def _pane_at(self, x: int) -> int | None:
        shown = self._frame.shown
        return shown[min(x // (self._frame.pane + 1), len(shown) - 1)] if shown else None

    # -- lines

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint lines as they are shown.

        Textual would take each through borders, padding and opacity, which these columns have none of.
        """
        if self.has_focus and self.spread.panes and self.spread.place in self._frame.shown:
            put_caret(self, *self.cell_of(self.spread.place, self.spread.caret()))
        width = self.size.width
        strips = self._strips(crop.line_range, width)
        if crop.column_span != (0, width):
            strips = [strip.crop(*crop.column_span) for strip in strips]
        return strips

    def render_line(self, y: int) -> Strip:
        return self._strips([y], self.size.width)[0]

    def _strips(self, lines: Iterable[int], width: int) -> list[Strip]:
        filters = self.get_line_filters()
        if filters != self._filters:
            self._filters = filters
            self._forget_styles()
        if not self.spread.panes:
            return [self._empty_line(y, width) for y in lines]
        if len(self._rows) > KEPT:
            self._rows.clear()
        seen = {place: self._seen(place) for place in self._frame.shown}
        return [Strip(self._line(y, width, seen), width) for y in lines]

    def _line(self, y: int, width: int, seen: dict[int, range]) -> Line:
        pane, shown = self._frame.pane, self._frame.shown
        line: Line = []
        for place in shown:
            if place != shown[0]:
                line.append(self._sign("┼" if y == HEADER - 1 else "│", "rule"))
            if y < HEADER:
                line += self._head(place, y, pane)
            else:
                line += self._text(place, self.spread.panes[place].top + y - HEADER, pane - 1)
                line.append(self._on_map(place, y - HEADER, seen[place]))
        rest = width - len(shown) * (pane + 1) + 1
        if rest > 0:
            line.append(self._sign(" " * rest))
        return line

    def _empty_line(self, y: int, width: int) -> Strip:
        top = max((self.size.height - len(self.empty_text)) // 3, 0)
        text = self.empty_text[y - top] if 0 <= y - top < len(self.empty_text) else ""
        return Strip(
            self._set([Segment(text.center(width), self.palette("title" if y == top else "faint"))], width), width
        )

    # -- rows of text

    def _text(self, place: int, number: int, width: int) -> Line:
        pane = self.spread.panes[place]
        if not 0 <= number < len(pane.column.rows):
            kept_free = self.spread.linked and -pane.shift <= number < -1 and pane.shift >= HATCHED
            number, row = (-2 if kept_free else -1), (PAD if kept_free else BLANK)
        key = place, number
        line = self._rows.get(key)
        if line is None:
            row = pane.column.rows[number] if number >= 0 else row
            line = self._rows[key] = self._painted(pane, row, width)
        return line

    def _painted(self, pane: Pane, row: Row, width: int) -> Line:
        base = self.palette.base
        signs = "" if row.kind in RowKind else pane.beside.sign_in(row.start, row.end)
        signs += GONE_TO if self._is_gone_to(pane, row) else ""
        style = self.palette("accent") if signs else base
        margin = Segment(signs[-self._frame.margin :].rjust(self._frame.margin), style)
        if row is PAD:
            hatch = Segment("╱" * self._frame.text, self.palette("pad"))
            return self._set([margin, Segment(" " * EDGE, base), hatch], width)
        mark = None if row.kind in RowKind else pane.marks.get(row.source)
        edge = Segment(" ", base) if mark is None else Segment(mark.sign, self.palette(mark.style))
        runs = paint(row, pane.article, [pane.layers[name] for name in LAYERS])
        text = [Segment(words, self.palette(*names)) for words, names in runs]
        return self._set([margin, edge, Segment(" ", base), *text], width)

    def _is_gone_to(self, pane: Pane, row: Row) -> bool:
        """Tell whether the match or the mention that was gone to begins on a row."""
        at = pane.pointed_at
        return at is not None and row.start <= at < row.end and row.kind not in RowKind

    # -- maps

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

    def _seen(self, place: int) -> range:
        """Return the cells of a map that are lighter: beside others, those of what is in view of its column."""
        if len(self.spread.panes) < 2:
            return range(0)
        pane = self.spread.panes[place]
        return in_view(pane.column, len(self._map(place)), pane.top, self.spread.height)

    def _on_map(self, place: int, y: int, seen: range) -> Segment:
        """Paint a cell of the map of a whole column."""
        cells = self._map(place)
        if y >= len(cells):
            return self._sign(" ")
        style = MAPPED.get(cells[y], cells[y])
        return self._sign(GLYPHS[cells[y]], style, "view" if y in seen else style)

    # -- heads

    def _head(self, place: int, y: int, width: int) -> Line:
        """Paint the part of a column that does not scroll: title, facts and a rule that says how it is linked."""
        focused = place == self.spread.place and (self.has_focus or self.stepping)
        key = place, y, focused
        line = self._heads.get(key)
        if line is None:
            line = self._heads[key] = self._set(self._said(self.spread.panes[place], y, width, focused=focused), width)
        return line

    def _said(self, pane: Pane, y: int, width: int, *, focused: bool) -> Line:
        margin = self._frame.margin
        room = width - margin - EDGE - 1
        sign = Segment(" " * margin + ("▌ " if focused else "  "), self.palette("accent"))
        if y == 0:
            title = shortened(pane.article.heading, room)
            return [sign, Segment(title, self.palette("title" if focused else "heading"))]
        if y == 1:
            facts = fitting(_facts(pane), room - cell_len(pane.note) - 2)
            gap = max(room - cell_len(facts) - cell_len(pane.note), 1)
            said = Segment(facts + " " * gap, self.palette("faint"))
            return [sign, said, Segment(pane.note, self.palette("accent"))]
        rule = self.palette("accent" if focused else "rule")
        state = self._state(self.spread.panes.index(pane))
        said = Segment(f" {state} " if state else "", self.palette("faint"))
        return [Segment("──", rule), said, Segment("─" * width, rule)]

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

    # -- pieces of lines

    def _sign(self, text: str, *names: str) -> Segment:
        """Return a sign that recurs, as it is shown; without a style it stands on the bare ground."""
        key = text, *names
        found = self._signs.get(key)
        if found is None:
            style = self.palette(*names) if names else self.palette.base
            found = self._signs[key] = Segment(text, self._shown(style))
        return found

    def _set(self, line: Line, width: int) -> Line:
        """Return a line as it is shown, in so many cells; neighbours of one style become one piece."""
        used = sum(cell_len(piece.text) for piece in line)
        if used > width:
            line = list(Strip(line).crop(0, width))
        elif used < width:
            line.append(Segment(" " * (width - used), self.palette.base))
        pieces: Line = []
        words, before = "", line[0].style if line else None
        for text, style, _ in line:
            if style is before or style == before:
                words += text
                continue
            pieces.append(Segment(words, self._shown(before)))
            words, before = text, style
        pieces.append(Segment(words, self._shown(before)))
        return [piece for piece in pieces if piece.text]

    def _shown(self, style: Style | None) -> Style | None:
        """Return a style as it comes to the terminal: the app may know fewer colours, or none."""
        found = self._styles.get(style)
        if found is None:
            if self._ground is None:
                self._ground = self.background_colors[1]
            line = [Segment(" ", style)]
            for each in self._filters:
                line = each.apply(line, self._ground)
            found = self._styles[style] = line[0].style
        return found


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
