"""What a matrix on the screen is made of: lines with a label and a cell for each column. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from rich.cells import cell_len

from corpus.article import shorten
from tui.contents.charts import EIGHTHS
from tui.contents.kwic import Piece, cut
from tui.typesetting.painting import fitting
from tui.typesetting.wrapping import wrap
from tui.visible import on_one_line

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
LEAST_LABEL = 20  # cells; where columns leave less, they are scrolled
NAMED = 13  # cells of a column from which on it has words, not signs alone
WIDEST = 24
ROOMY = 120  # cells of a screen from which on columns are headed by more than their letter


Cell = tuple[Piece, ...]


class Line(Struct, frozen=True):
    """A row of a matrix: pieces of its label, and those of each column's cell. Styles are names parted by spaces.

    ``sparse`` cells are shown only where they differ from the one before them.
    """

    label: tuple[Piece, ...]
    cells: tuple[Cell, ...] = ()
    sparse: bool = False


class Table(Struct, frozen=True):
    """A matrix laid out: cells for the label, cells for each column, heads that stay, and rows."""

    label: int
    column: int
    heads: tuple[Line, ...]
    rows: tuple[Line, ...]


def letter(place: int) -> str:
    """Return the letter of a column; after the last one they get a number."""
    return LETTERS[place] if place < len(LETTERS) else str(place + 1)


def columns_in(width: int, count: int, narrow: int, label: int, wide: int = NAMED) -> int:
    """Return how wide columns are: ``wide`` or more where that leaves a label so many cells, else ``narrow``."""
    each = (width - label) // max(count, 1)
    return min(each, WIDEST) if each >= wide else narrow


def label_in(width: int, count: int, column: int) -> int:
    """Return the cells that columns leave to their label."""
    return max(width - count * column, LEAST_LABEL)


def about(outlet: str | None, heading: str, room: int) -> str:
    """Name an article in a few cells: by its outlet, or where that is not known by its heading."""
    return cut(outlet or heading, room)


def heat(count: int) -> str:
    """Return the style of a cell with a count: each is twice the one below."""
    return f"heat-{min(count.bit_length(), 4)}" if count else "faint"


def line_of(label: str, cells: Iterable[str], style: str, *, sparse: bool = False) -> Line:
    """Return a head of texts that all have one style."""
    return Line(((label, "faint"),), tuple(((text, style),) for text in cells), sparse)


def known_as(sign: str, heading: str, facts: Sequence[str | None], width: int) -> list[Piece]:
    """Say in one line which article a column is: its heading, and as many facts as there is room for."""
    given = [on_one_line(fact) for fact in facts if fact]
    shown = fitting(given, width // 2) if given else ""
    room = width - cell_len(shown) - 5
    return [(f"{sign}  ", "accent"), (cut(heading, room), "heading"), (f"  {shown}", "faint")]


def level(count: int, most: int) -> str:
    """Draw a number as one upright bar, ``most`` being the highest."""
    return EIGHTHS[max(1, round(count * 8 / most))] if count and most else " "


def in_lines(text: str, width: int, rows: int) -> list[str]:
    """Wrap a text to at most so many lines, cut at a word where there is more of it."""
    line = " ".join(on_one_line(text).split())
    wrapped = [line[start:end].strip() for start, end in wrap(line, 0, len(line), max(width, 8))]
    if len(wrapped) <= rows:
        return wrapped
    return [*wrapped[: rows - 1], f"{shorten(wrapped[rows - 1], max(width - 2, 8)).rstrip('….')}…"]


def shown_of(count: int, at: int, room: int) -> Sequence[int]:
    """Return the places that a list of ``count`` shows in ``room`` lines, the one at ``at`` among them."""
    first = max(min(at - room // 2, count - room), 0)
    return range(first, min(first + room, count))
