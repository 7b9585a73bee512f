"""What screens with a matrix share: a head, a legend of the columns, the cell under the cursor in words."""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from collections.abc import Sequence
from typing import Generic, TypeVar

from msgspec import Struct
from rich.style import Style
from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Static

from corpus.errors import ZteError
from corpus.library import Library
from tui.contents.kwic import Piece
from tui.contents.matrix import in_lines, shown_of
from tui.looks.palette import Palette
from tui.screens.telling import in_passing
from tui.typesetting.typeset import MEASURE
from tui.visible import on_one_line
from tui.widgets.key_bar import KeyBar
from tui.widgets.matrix_grid import MatrixGrid

LEGEND = 5  # one line in so many is the legend's at most
DETAIL = 10  # and of the cell under the cursor

T = TypeVar("T")


class Place(Struct, frozen=True):
    """Where to go: an article and an offset in its text; ``beside`` the article given, or else what is open."""

    article: int
    start: int
    beside: int | None = None


class MatrixScreen(Screen[Place | None], Generic[T]):
    """A matrix of something that is gathered from the library in the background; a cell leads to a place."""

    DEFAULT_CSS = """
    MatrixScreen { background: $background; }
    MatrixScreen #head { height: 1; padding: 0 1; background: $panel; text-wrap: nowrap; text-overflow: ellipsis; }
    MatrixScreen #legend { padding: 0 1; height: auto; text-wrap: nowrap; text-overflow: ellipsis; }
    MatrixScreen #detail { padding: 0 1; height: 2; background: $surface; }
    MatrixScreen .-hidden { display: none; }
    """

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.library = library
        self.found: T | None = None

    def compose(self) -> ComposeResult:
        yield Static("…", id="head", markup=False)
        yield Static("", id="legend", markup=False)
        yield from self.grids()
        yield Static("", id="detail", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        self.query(MatrixGrid).first().focus()
        self._gather()

    def on_resize(self) -> None:
        self.describe()

    @work(exclusive=True, group="gather")
    async def _gather(self) -> None:
        try:
            self.found = await asyncio.to_thread(self.gather)
        except ZteError as error:
            self.query_one("#head", Static).update(on_one_line(str(error)))
            return
        self.show_found()

    def show_found(self) -> None:
        """Show what was gathered, each grid with its cursor where it is."""
        for grid in self.query(MatrixGrid):
            grid.show(grid.row, grid.column)
        self.describe()

    def on_matrix_grid_moved(self, event: MatrixGrid.Moved) -> None:
        event.stop()
        self.describe()

    def on_matrix_grid_chosen(self, event: MatrixGrid.Chosen) -> None:
        event.stop()
        chosen = self.place(event.grid, beside=event.beside)
        if chosen is None:
            in_passing(self.app, "it is not in this article: choose a cell with a sign or a number")
        else:
            self.dismiss(chosen)

    def action_leave(self) -> None:
        self.dismiss(None)

    def describe(self) -> None:
        """Say what stands in the columns, and what the cell under the cursor is."""
        if self.found is None or not self.is_mounted:
            return
        palette = Palette(Style.null(), self.app.theme)
        width, height = self.size.width - 2, self.size.height
        grid = next((each for each in self.query(MatrixGrid) if each.has_focus), self.query(MatrixGrid).first())
        self.query_one("#head", Static).update(on_one_line(self.headline()))
        at = self.legend_place(grid)
        shown = shown_of(self.columns(), at, max(height // LEGEND, 1))
        lines = [self.legend(place, width - 1) for place in shown]
        self.query_one("#legend", Static).update(Text("\n").join(_painted(line, palette) for line in lines))
        rows = max(height // DETAIL, 3)
        detail = self.query_one("#detail", Static)
        detail.styles.height = rows
        words, text = self.said(grid)
        said = _painted([(f"{words}\n", "accent")], palette)
        detail.update(said.append("\n".join(in_lines(text, min(width, MEASURE), rows - 1)), palette("snippet")))
        bar = self.query_one(KeyBar)
        bar.situation, bar.status = self.situation(), self.status(grid)

    # -- what a matrix is of

    @abstractmethod
    def grids(self) -> Sequence[MatrixGrid]:
        """Return the grids, from top to bottom."""

    @abstractmethod
    def gather(self) -> T:
        """Gather what is shown, in a thread of its own. Raises ``ZteError``."""

    @abstractmethod
    def headline(self) -> str:
        """Say in one line what is shown."""

    @abstractmethod
    def columns(self) -> int:
        """Return how many lines the legend has."""

    @abstractmethod
    def legend(self, place: int, width: int) -> list[Piece]:
        """Return a line of the legend."""

    def legend_place(self, grid: MatrixGrid) -> int:
        """Return the line of the legend that the cursor of a grid belongs to."""
        return grid.column

    @abstractmethod
    def said(self, grid: MatrixGrid) -> tuple[str, str]:
        """Return what the cell under the cursor means, in words, and a text that shows it."""

    def status(self, grid: MatrixGrid) -> str:
        """Say where one is."""
        return f"{grid.row + 1} of {len(grid.table.rows)}"

    @abstractmethod
    def situation(self) -> str:
        """Return which keys the last line shows."""

    @abstractmethod
    def place(self, grid: MatrixGrid, *, beside: bool) -> Place | None:
        """Return where the cell under the cursor leads, or None where that is nowhere."""


def _painted(pieces: Sequence[Piece], palette: Palette) -> Text:
    return Text.assemble(*((text, palette(*names.split())) for text, names in pieces), no_wrap=True)
