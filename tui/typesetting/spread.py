"""One to four articles set in columns, and what of them is in view: linked or column by column.

No screen is known here. ``top`` is the row of the view that stands at its upper edge: while the columns are linked, a
row of all of them (a column begins ``shift`` rows down); while they are not, a row of the focused column.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from corpus.article import Article
from corpus.pieces import carried
from corpus.spans import Span
from corpus.store.records import StoredArticle
from tui.contents.keeping import Beside
from tui.typesetting.column import EMPTY, Spot
from tui.typesetting.painting import LAYERS, Layer
from tui.typesetting.typeset import level, typeset

Stop = Mapping[int, int]  # place of a pane → offset in its text


class Mark(Struct, frozen=True):
    """The sign beside a passage that says how it stands to the other articles."""

    sign: str
    style: str


class Pane:
    """An article in its column: its layers, its rows, and where it is scrolled to."""

    def __init__(self, stored: StoredArticle) -> None:
        self.stored = stored
        self.layers = {name: Layer() for name in LAYERS}
        self.marks: Mapping[int, Mark] = {}
        self.beside = Beside()
        self.note = ""
        self.column = EMPTY
        self.top = 0
        self.shift = 0  # rows left free above the column while it is linked
        self.kept = Spot()  # what stays at the top when the article is set anew
        self.kept_row = 0  # where that stands
        self.kept_top = 0  # where the view stood then

    @property
    def article(self) -> Article:
        return self.stored.article

    @property
    def pointed_at(self) -> int | None:
        """The offset of what is pointed at: a mention that was gone to, else the match one is at."""
        spans = self.layers["entity"].spans or self.layers["current"].spans
        return spans[0].start if spans else None

    @property
    def lit(self) -> Span | None:
        """The mention that was gone to."""
        spans = self.layers["entity"].spans
        return spans[0] if spans else None


class Spread:
    """The panes from left to right; ``place`` is that of the focused one, ``height`` the rows in view."""

    def __init__(self) -> None:
        self.panes: list[Pane] = []
        self.place = 0
        self.linked = True
        self.cuts = False
        self.top = 0
        self.height = 1
        self.anchors: Sequence[Mapping[int, int]] = ()
        self.stop: tuple[int, Stop] | None = None
        self._width = 0

    @property
    def focused(self) -> Pane:
        """The pane that keys act on."""
        return self.panes[self.place]

    @property
    def length(self) -> int:
        """The rows that can be scrolled through."""
        if not self.panes:
            return 0
        if self.linked:
            return max(len(pane.column.rows) + pane.shift for pane in self.panes)
        return len(self.focused.column.rows)

    # -- what is open

    def open(self, articles: Sequence[StoredArticle], place: int) -> None:
        """Show articles; those that were shown before keep their place and layers."""
        before = {pane.stored.id: pane for pane in self.panes}
        self._keep_places()
        self.panes = [before.get(stored.id) or Pane(stored) for stored in articles]
        for pane, stored in zip(self.panes, articles, strict=True):
            pane.stored, pane.shift, pane.marks = stored, 0, {}
        self.anchors, self.stop = (), None
        self.linked = True
        self.place = place
        self._set()

    def renew(self, articles: Sequence[StoredArticle]) -> bool:
        """Take articles as they are now; what stood at the top of one that changed stays. Tell whether one has."""
        self._keep_places()
        changed = False
        for pane, stored in zip(self.panes, articles, strict=True):
            if stored.article != pane.article:
                if pane.kept.offset >= 0:
                    pane.kept = Spot(carried(pane.article, stored.article, pane.kept.offset))
                pane.layers = {name: Layer() for name in LAYERS}
                pane.beside = Beside()
                changed = True
            pane.stored = stored
        if changed:
            self.anchors, self.stop = (), None
            for pane in self.panes:
                pane.marks = {}
            self._set()
        return changed

    def fit(self, width: int, height: int) -> None:
        """Set the articles for columns of ``width`` cells, ``height`` rows of them in view; the text stays in place."""
        self._keep_places()
        pointed = self.focused.pointed_at if self.panes else None
        seen = pointed is not None and self.in_view(pointed)
        grown = height > self.height
        resized, self.height = height != self.height, height
        if width != self._width:
            self._width = width
            self._set()
        elif resized:
            self._place()
        if pointed is not None and seen:
            row = self._row(self.place, pointed)
            # Where there is more room now, what stands before a match is shown too.
            if not self.in_view(pointed) or (grown and row - self.top < height // 3):
                self.scroll(row - height // 3)
                self._settle()

    def spots(self) -> list[Spot]:
        """Return what stands at the top of each column."""
        self._keep_places()
        return [pane.kept for pane in self.panes]

    def put(self, spots: Sequence[Spot]) -> None:
        """Bring something to the top of each column."""
        for pane, spot in zip(self.panes, spots, strict=True):
            pane.kept, pane.kept_row, pane.kept_top = spot, pane.column.row_of(spot), pane.top
        self._place()

    def compare(self, anchors: Sequence[Mapping[int, int]], marks: Sequence[Mapping[int, Mark]]) -> None:
        """Let passages begin level: each anchor gives a block for two panes or more, from top to bottom."""
        self._keep_places()
        self.anchors = anchors
        for pane, row in zip(self.panes, marks, strict=True):
            pane.marks = row
        self._set()

    def show_cuts(self, shown: bool) -> None:
        """Show in place what cleaning took out, or hide it."""
        self._keep_places()
        self.cuts = shown
        self._set()

    def focus(self, place: int) -> None:
        """Make the pane at ``place`` the one that keys act on."""
        self.place = place % len(self.panes)
        if not self.linked:
            self.scroll(self.focused.top)

    # -- what is in view

    def scroll(self, top: int) -> None:
        """Bring the row ``top`` to the upper edge, as far as there is text below it."""
        self.top = max(min(top, self.length + 1 - self.height), 0)
        for place, pane in enumerate(self.panes):
            if self.linked:
                pane.top = self.top - pane.shift
            elif place == self.place:
                pane.top = self.top

    def go_to(self, place: int, offset: int) -> None:
        """Bring the text at ``offset`` of a pane into view, a third from the top where it was out of it."""
        if place != self.place:
            self.focus(place)
        row = self._row(place, offset)
        if not self.top + 1 <= row < self.top + self.height - 2:
            self.scroll(row - self.height // 3)

    def reveal(self, place: int, offset: int) -> None:
        """Bring the text at ``offset`` of a pane into view, no further than it has to be scrolled."""
        if place != self.place:
            self.focus(place)
        row = self._row(place, offset)
        if not self.top <= row < self.top + self.height:
            self.scroll(row if row < self.top else row - self.height + 1)

    def go_to_cut(self, place: int, cut: int) -> None:
        """Bring a cut of a pane into view, as ``go_to`` does; cuts are shown."""
        if place != self.place:
            self.focus(place)
        row = self.panes[place].column.row_of_cut(cut)
        if row is not None:
            self.scroll(row + (self.panes[place].shift if self.linked else 0) - self.height // 3)

    def in_view(self, offset: int) -> bool:
        """Tell whether the text at ``offset`` of the focused pane is in view."""
        return 0 <= self.focused.column.row_at(offset) - self.focused.top < self.height

    def offset_in_view(self, place: int) -> int:
        """Return the offset of the text that stands a third from the top of a pane."""
        pane = self.panes[place]
        return pane.column.offset_at(max(pane.top, 0) + self.height // 3)

    def read_offset(self) -> int:
        """Return the offset of the focused text where one is reading.

        That is what was gone to while it is in view, else what stands a third from the top.
        """
        gone_to = self._gone_to()
        return self.offset_in_view(self.place) if gone_to is None else gone_to

    def caret(self) -> int:
        """Return the offset of the focused text where a caret belongs: what was gone to, else the first in view."""
        gone_to = self._gone_to()
        return self.top_offset(self.place) if gone_to is None else gone_to

    def _gone_to(self) -> int | None:
        """Return what was gone to while it is in view; of several what stands nearest to a third from the top."""
        third = self.top + self.height // 3
        gone_to = [self.focused.pointed_at, self.stop[1].get(self.place) if self.stop is not None else None]
        seen = [offset for offset in gone_to if offset is not None and self.in_view(offset)]
        return min(seen, key=lambda offset: abs(self._row(self.place, offset) - third), default=None)

    def top_offset(self, place: int) -> int:
        """Return the offset of the first text in view in a pane."""
        return self.panes[place].column.offset_at(max(self.panes[place].top, 0))

    # -- how the columns hang together

    def unlink(self) -> None:
        """Let every column scroll by itself."""
        self.linked = False
        self.scroll(self.focused.top)

    def link(self, offsets: Stop | None = None) -> None:
        """Scroll all columns together again; ``offsets`` come to stand level, without them what is in view stays."""
        top = self.focused.top
        if not self.anchors:
            if offsets is not None and len(offsets) > 1:
                self._level({place: self.panes[place].column.row_at(offset) for place, offset in offsets.items()})
            else:
                self._level({place: pane.top for place, pane in enumerate(self.panes)})
        self.linked = True
        self.scroll(top + self.focused.shift)

    def next_stop(self, stops: Sequence[Stop], by: int) -> Stop | None:
        """Return the next (``by`` 1) or previous (-1) stop from where the view is."""
        third = self.height // 3
        if self.stop is not None and abs(self.stop[0] - self.top - third) <= third:
            here = self.stop[0]
        else:
            here = self.top - 1 if by > 0 else self.top + third
        placed = [
            (self._row(place, stop[place]), stop)
            for stop in stops
            # Where the focused article has nothing, a level row of another one shows where it would stand.
            for place in [self.place if self.place in stop else next(iter(stop))]
            if place == self.place or self.anchors
        ]
        ahead = [(row, stop) for row, stop in placed if (row > here if by > 0 else row < here)]
        if not ahead:
            return None
        return (min if by > 0 else max)(ahead, key=lambda pair: pair[0])[1]

    def go_to_stop(self, stop: Stop) -> None:
        """Bring a stop into view, its places level."""
        self.linked = True
        if not self.anchors and len(stop) > 1:
            self._level({place: self.panes[place].column.row_at(offset) for place, offset in stop.items()})
        place = self.place if self.place in stop else next(iter(stop))
        row = self._row(place, stop[place])
        self.scroll(row - self.height // 3)
        self.stop = (row, stop)

    def show_together(self, stop: Stop) -> None:
        """Bring all places of a stop into view; columns that are far apart there scroll by themselves from then on."""
        self.go_to_stop(stop)
        rows = {place: self._row(place, offset) for place, offset in stop.items()}
        if all(self.top <= row < self.top + self.height for row in rows.values()):
            return
        self.linked = False
        for place, offset in stop.items():
            pane = self.panes[place]
            row = pane.column.row_at(offset)
            pane.top = max(min(row - self.height // 3, len(pane.column.rows) + 1 - self.height), 0)
        self.scroll(self.focused.top)
        self.stop = (self._row(self.place, stop[self.place]), stop) if self.place in stop else None

    def _level(self, rows: Mapping[int, int]) -> None:
        """Shift columns so that these rows stand level."""
        lowest = max(rows.values(), default=0)
        for place, row in rows.items():
            self.panes[place].shift = lowest - row

    def _row(self, place: int, offset: int) -> int:
        """Return the row of the view in which a pane's text stands."""
        pane = self.panes[place]
        return pane.column.row_at(offset) + (pane.shift if self.linked else 0)

    # -- setting

    def _keep_places(self) -> None:
        """Remember what each column shows at its top."""
        for pane in self.panes:
            # Setting anew moves to the beginning of a row; only a person's scrolling makes another place.
            if pane.top != pane.kept_top:
                pane.kept, pane.kept_row, pane.kept_top = pane.column.spot(pane.top), pane.top, pane.top

    def _set(self) -> None:
        if not self._width:
            return
        columns = [typeset(pane.article, self._width, cuts=self.cuts) for pane in self.panes]
        if self.anchors:
            blocks = [pane.article.blocks for pane in self.panes]
            columns = level(
                columns,
                [
                    {place: columns[place].row_at(blocks[place][block].start) for place, block in anchor.items()}
                    for anchor in self.anchors
                ],
            )
        for pane, column in zip(self.panes, columns, strict=True):
            pane.column = column
            pane.kept_row = column.row_of(pane.kept)
        self._place()

    def _place(self) -> None:
        """Let what each column showed at its top stand there again."""
        if not self._width:
            return
        for pane in self.panes:
            pane.top = pane.kept_row
            if self.anchors:
                pane.shift = 0
        if self.linked and not self.anchors:
            self._level({place: pane.top for place, pane in enumerate(self.panes) if pane.top < len(pane.column.rows)})
        if self.panes:
            lead = self._lead()
            self.scroll(lead.top + (lead.shift if self.linked else 0))
        self._settle()

    def _lead(self) -> Pane:
        """Return the pane whose place holds: of versions that scroll together, one in which somebody has read."""
        read = [pane for pane in (self.focused, *self.panes) if pane.kept.offset >= 0]
        return read[0] if read and self.linked and self.anchors else self.focused

    def _settle(self) -> None:
        """Take the places that the columns have come to for those that a person left them at."""
        for pane in self.panes:
            pane.kept_top = pane.top
