"""The story of several articles: who and what, and which numbers, each of them has; the days that they speak of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from corpus.library import Library
from index.story import Order, Row, Story, ordered, sentence_at, tell
from tui.contents.kwic import Piece
from tui.contents.matrix import Table
from tui.contents.story import days, legend, publications, said, said_of_day, table
from tui.keys.bindings import bindings
from tui.keys.key import Where
from tui.numbers import counted
from tui.screens.matrix import MatrixScreen, Place
from tui.widgets.matrix_grid import MatrixGrid

HIGH = 34  # rows of a screen from which on days stand below the names
ORDERS = {Order.COMMON: "most common first", Order.UNEQUAL: "most unequal first"}
VIEWS = ("entities", "numbers", "days")
_NOTHING = Table(0, 1, (), ())


class StoryScreen(MatrixScreen[Story]):
    """Names or numbers by articles, and a timeline; a cell leads to the first mention."""

    DEFAULT_CSS = """
    StoryScreen #days { border-top: solid $panel-lighten-2; height: auto; max-height: 45%; }
    StoryScreen.-low #days { border-top: none; height: 1fr; max-height: 100%; }
    """
    WHERE = (Where.STORY,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*WHERE)]

    def __init__(self, library: Library, articles: Sequence[int]) -> None:
        super().__init__(library)
        self.articles = articles
        self.view = VIEWS[0]
        self.order = Order.COMMON
        self.rows: dict[str, list[Row]] = {}

    def grids(self) -> Sequence[MatrixGrid]:
        return (
            MatrixGrid(lambda width: self._table("entities", width), id="entities-grid"),
            MatrixGrid(lambda width: self._table("numbers", width), id="numbers-grid"),
            MatrixGrid(self._days, id="days"),
        )

    def gather(self) -> Story:
        return tell(self.library.articles(self.articles))

    def on_mount(self) -> None:
        super().on_mount()
        self._show_view()

    def on_resize(self) -> None:
        self._show_view()
        super().on_resize()

    def show_found(self) -> None:
        self._sort()
        super().show_found()
        for column in reversed(publications(self._story)):  # the days between the two come into view
            self._grid("days").show(0, column)

    def action_view(self, by: int) -> None:
        """Go to the names, the numbers or the days."""
        self.view = VIEWS[(VIEWS.index(self.view) + by) % len(VIEWS)]
        self._show_view()
        self._grid(self.view).focus()
        self.describe()

    def action_order(self) -> None:
        """Sort by how common something is, or by how unequally the articles have it."""
        self.order = Order.UNEQUAL if self.order is Order.COMMON else Order.COMMON
        self._sort()
        for view in VIEWS[:2]:
            grid = self._grid(view)
            grid.show(0, grid.column)
        self.describe()

    def headline(self) -> str:
        dates = sorted(teller.published for teller in self._story.articles if teller.published)
        when = f", {dates[0]} to {dates[-1]}" if dates and dates[0] != dates[-1] else ""
        names, numbers = (counted(len(rows), noun) for rows, noun in self._kinds())
        told, asked = len(self._story.articles), len(self.articles)
        first = f"the first {told} of {asked:,} articles" if asked > told else counted(told, "article")
        return f"Story: {first}{when}; {names}, {numbers}"

    def columns(self) -> int:
        return len(self._story.articles)

    def legend(self, place: int, width: int) -> list[Piece]:
        return legend(self._story, place, width)

    def legend_place(self, grid: MatrixGrid) -> int:
        return grid.row if grid.id == "days" else grid.column

    def said(self, grid: MatrixGrid) -> tuple[str, str]:
        if not grid.columns:
            return "nothing was found", ""
        place = self.place(grid, beside=False)
        text = sentence_at(self.library.article(place.article).article, place.start) if place else ""
        if grid.id == "days":
            return said_of_day(self._story, grid.row, grid.column), text
        return said(self._story, self._row(grid), grid.column), text

    def status(self, grid: MatrixGrid) -> str:
        return super().status(grid) if grid.id == "days" else f"{ORDERS[self.order]} · {super().status(grid)}"

    def situation(self) -> str:
        return "story"

    def place(self, grid: MatrixGrid, *, beside: bool) -> Place | None:
        if grid.id == "days":
            article, start = self._story.articles[grid.row].id, None
            marks = self._story.timeline.marks[grid.row].get(grid.column, ())
            if marks:
                start = marks[0].start
            elif self._story.timeline.published[grid.row] == grid.column:
                start = 0
        else:
            article, start = self._story.articles[grid.column].id, self._row(grid).starts[grid.column]
        return None if start is None else Place(article, start, article if beside else None)

    @property
    def _story(self) -> Story:
        assert self.found is not None
        return self.found

    def _kinds(self) -> Sequence[tuple[Sequence[Row], str]]:
        return (self._story.entities, "name"), (self._story.numbers, "number")

    def _row(self, grid: MatrixGrid) -> Row:
        return self.rows["entities" if grid.id == "entities-grid" else "numbers"][grid.row]

    def _grid(self, view: str) -> MatrixGrid:
        return self.query_one(
            {"entities": "#entities-grid", "numbers": "#numbers-grid", "days": "#days"}[view], MatrixGrid
        )

    def _sort(self) -> None:
        kinds = zip(VIEWS, self._kinds(), strict=False)
        self.rows = {view: ordered(rows, self.order) for view, (rows, _) in kinds}

    def _show_view(self) -> None:
        """Show one view; where the screen is high enough the days stand below names or numbers."""
        low = self.size.height < HIGH
        self.set_class(low, "-low")
        for view in VIEWS:
            alone = view == self.view
            beside = not low and (view == "days" or (self.view == "days" and view == "entities"))
            self._grid(view).set_class(not (alone or beside), "-hidden")

    def _table(self, view: str, width: int) -> Table:
        return table(self._story, self.rows[view], width) if view in self.rows else _NOTHING

    def _days(self, width: int) -> Table:
        return days(self._story, width) if self.found is not None else _NOTHING
