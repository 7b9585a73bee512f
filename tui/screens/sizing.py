"""The parts of the reading screen made wider and narrower, with keys and with the mouse, and put away."""

from __future__ import annotations

from textual import events
from textual.widget import Widget

from corpus.library import Library
from tui.contents.widths import COUNTS, ENTITIES, LEAST, MOST, RESULTS, STEP, Widths, fitting
from tui.screens.filtering import Filtering
from tui.work.desk import Desk


class Sizing(Filtering):
    """A screen whose parts have the widths that a person wants; where they share a line, the article has the rest."""

    def __init__(self, library: Library, desk: Desk) -> None:
        super().__init__(library, desk)
        self.widths: dict[str, int] = {}
        self._wished: dict[str, int] = {}  # until it is laid out
        self._dragged: tuple[str, Widget] | None = None  # a part, and what has the mouse

    @property
    def parts(self) -> dict[str, Widget]:
        """The parts by their names."""
        return {RESULTS: self.results, COUNTS: self.counts, ENTITIES: self.panel}

    def on_resize(self, event: events.Resize) -> None:
        super().on_resize(event)
        self.fit_parts()

    def size_parts(self, widths: Widths) -> None:
        """Let parts be so wide."""
        self.widths = dict(widths)
        self.fit_parts()

    def fit_parts(self) -> None:
        """Set the widths that are wanted, as far as there is room; alone on a line the results have all of it."""
        shown = {name: part.outer_size.width for name, part in self.parts.items() if part.display}
        found = fitting(self.widths, shown, self.size.width)
        if self.has_class("-narrow"):
            found.pop(RESULTS, None)
        for name, part in self.parts.items():
            cells = found.get(name)
            part.styles.width = part.styles.min_width = part.styles.max_width = cells

    def action_widen(self, by: int) -> None:
        """Make the part where one is wider or narrower; of an article what stands on its left."""
        if self.focused is self.panel:
            self._widen(ENTITIES, by)
        elif self.results.display and not self.has_class("-narrow"):
            self._widen(RESULTS, by if self.focused is self.results else -by)
        else:
            self.tell(f"nothing stands beside it that could be wider; {self.key('back')} goes to the results")

    def action_widen_counts(self, by: int) -> None:
        if self.counts.display:
            self._widen(COUNTS, by)
        else:
            self.tell(f"{self.key('counts')} shows the counts; then they can be narrower and wider")

    def action_whole_width(self) -> None:
        """Let what is read have the place of the results too, or bring these back."""
        alone = self.toggle_class("-alone").has_class("-alone")
        if not self.articles.state.shown or self.focused is self.results:
            self.tell(f"{self.key('open')} opens the article, without the results beside it" if alone else "")

    def _widen(self, part: str, by: int) -> None:
        self._wish(part, self._wished.get(part, self.parts[part].outer_size.width) + by * STEP)

    def _wish(self, part: str, cells: int) -> None:
        self._wished[part] = max(min(cells, MOST), LEAST[part])
        self.size_parts(self.widths | self._wished)
        self.call_after_refresh(self._take_down, part)

    def _take_down(self, part: str) -> None:
        """Remember how wide a part is, not how wide it was wished to be: the next step goes on from there."""
        self._wished.pop(part, None)
        if part in self.widths and self.parts[part].display:
            self.widths = {**self.widths, part: self.parts[part].outer_size.width}

    # -- with the mouse, which takes hold of the first column of what stands on the right

    def on_mouse_down(self, event: events.MouseDown) -> None:
        border = self._border(event.screen_x) if event.button == 1 and event.screen_y >= self.results.region.y else None
        if border is not None:
            event.stop()
            self._dragged = border
            border[1].capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._dragged is not None:
            name = self._dragged[0]
            part = self.parts[name]
            self._wish(name, part.region.right - event.screen_x if name == ENTITIES else event.screen_x - part.region.x)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        if self._dragged is not None:
            self._dragged[1].release_mouse()
            self._dragged = None

    def _border(self, x: int) -> tuple[str, Widget] | None:
        """Return the part whose border a column is, and what stands on the right of it."""
        left = [name for name in (RESULTS, COUNTS) if self.parts[name].display]
        right: list[Widget] = [part for part in (self.counts, self.articles) if part.display]
        borders = [(name, part) for part in right for name in left if self.parts[name].region.right == part.region.x]
        borders += [(ENTITIES, self.panel)] if self.panel.display else []
        if self.has_class("-narrow"):
            borders = [border for border in borders if border[0] != RESULTS]
        return next((border for border in borders if border[1].region.x == x), None)
