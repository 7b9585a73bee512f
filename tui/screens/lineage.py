"""The lineage of a text: the passages of its fullest version, and how they stand in every version."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.library import Library
from index.lineage import Matrix, family_matrix
from tui.contents.kwic import Piece
from tui.contents.lineage import alone, legend, said, start_of, table
from tui.contents.matrix import Table
from tui.keys.keymap import keymap_of
from tui.numbers import counted
from tui.screens.matrix import MatrixScreen, Place
from tui.screens.telling import in_passing
from tui.widgets.matrix_grid import MatrixGrid


class LineageScreen(MatrixScreen[Matrix | None]):
    """Passages by versions; a cell leads to the passage in that version, or to where it would stand."""

    def __init__(self, library: Library, article: int) -> None:
        super().__init__(library)
        self.article = article

    def grids(self) -> Sequence[MatrixGrid]:
        return (MatrixGrid(self._table, id="passages"),)

    def gather(self) -> Matrix | None:
        return family_matrix(self.library, self.article)

    def show_found(self) -> None:
        if self.found is None:
            self.dismiss(None)
            in_passing(self.app, alone(keymap_of(self).first("alike")))
            return
        ids = [edition.id for edition in self.found.editions]
        grid = self.query_one(MatrixGrid)
        grid.show(grid.row, ids.index(self.article) if self.article in ids else 0)
        self.describe()

    def headline(self) -> str:
        found = self._matrix
        versions, passages = found.left_out
        missing = [counted(number, noun) for number, noun in ((versions, "version"), (passages, "passage")) if number]
        left = f"; {' and '.join(missing)} left out" if missing else ""
        count = counted(len(found.editions), "version")
        return f"Lineage: {counted(len(found.passages), 'passage')} of the fullest text (A) in {count}{left}"

    def columns(self) -> int:
        return len(self._matrix.editions)

    def legend(self, place: int, width: int) -> list[Piece]:
        return legend(self._matrix, place, width)

    def said(self, grid: MatrixGrid) -> tuple[str, str]:
        return said(self._matrix, grid.row, grid.column)

    def situation(self) -> str:
        return "lineage"

    def place(self, grid: MatrixGrid, *, beside: bool) -> Place | None:
        article, start = start_of(self._matrix, grid.row, grid.column)
        return Place(article, start, self._matrix.editions[0].id if beside else None)

    @property
    def _matrix(self) -> Matrix:
        assert self.found is not None
        return self.found

    def _table(self, width: int) -> Table:
        return table(self.found, width) if self.found is not None else Table(0, 1, (), ())
