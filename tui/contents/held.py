"""What the screen of the library says: columns, rows, orders, and what stands beside a row. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum

from msgspec import Struct, field
from rich.cells import cell_len, set_cell_size

from corpus.store.holdings import Held, Labels, Line
from tui.contents.kwic import Piece, cut
from tui.numbers import counted
from tui.visible import on_one_line

SEPARATOR = "\x1f"
MARK = "✓"
UNSURE, SURE = 0.8, 0.9  # how sure cleaning was of an article's labels: few are below the one, most are above the other
LAST = "\U0010ffff"  # sorts behind everything


class Order(StrEnum):
    """In which order articles are listed; the values are the heads of the columns that show it."""

    ADDED = "added"
    DATE = "date"
    TITLE = "title"
    OUTLET = "outlet"
    WORDS = "words"
    SOURCE = "source"
    CUTS = "cuts"
    SURE = "sure"

    @property
    def said(self) -> str:
        """The order in words."""
        return _SAID[self]

    @property
    def takes_looking(self) -> bool:
        """Whether every article has to be looked into for it."""
        return self in (Order.CUTS, Order.SURE)

    def next(self) -> Order:
        """Return the order that comes after it, counted round."""
        orders = list(Order)
        return orders[(orders.index(self) + 1) % len(orders)]


_SAID = {
    Order.ADDED: "the last added first",
    Order.DATE: "newest first",
    Order.TITLE: "by title",
    Order.OUTLET: "by outlet",
    Order.WORDS: "longest first",
    Order.SOURCE: "by source",
    Order.CUTS: "most cut first",
    Order.SURE: "least sure first",
}


class Looked(Struct):
    """What looking into articles has told, of a revision of the library: how much was cut, and how sure that is."""

    labels: dict[int, tuple[int, float]] = field(default_factory=dict)
    revision: int = 0

    def follow(self, changed: Iterable[int], revision: int) -> None:
        """Forget what is no longer so, or no longer there."""
        for number in changed:
            self.labels.pop(number, None)
        self.revision = revision


class Shelf(Struct):
    """The numbers of all articles in order of arrival and, once gathered, what they are looked for and ordered by.

    ``labels`` has how many pieces were cut and how sure the labels are, where that was looked at.
    """

    numbers: list[int]
    lines: dict[int, str] | None = None
    words: dict[int, int] = field(default_factory=dict)
    labels: dict[int, tuple[int, float]] = field(default_factory=dict)

    def gather(self, lines: Iterable[Line]) -> None:
        """Take lines in, in the place of older ones of the same articles."""
        known = self.lines if self.lines is not None else {}
        for line in lines:
            parts = (line.heading, line.outlet or "", line.published or "", line.source)
            known[line.id] = SEPARATOR.join(parts).casefold()
            self.words[line.id] = line.words
        self.lines = known

    def follow(self, removed: Iterable[int], changed: Iterable[Line]) -> None:
        """Follow a library that has changed."""
        gone = set(removed)
        if gone:
            self.numbers = [number for number in self.numbers if number not in gone]
        for number in gone:
            self.labels.pop(number, None)
            if self.lines is not None:
                self.lines.pop(number, None)
        changed = list(changed)
        for line in changed:
            self.labels.pop(line.id, None)
            place = bisect_left(self.numbers, line.id)
            if self.numbers[place : place + 1] != [line.id]:
                self.numbers.insert(place, line.id)
        if self.lines is not None:
            self.gather(changed)

    def arranged(self, order: Order, typed: str = "") -> list[int]:
        """Return the numbers of the articles that have every word typed, in an order."""
        numbers = list(reversed(self.numbers))
        lines = self.lines
        if lines is None:
            return numbers
        for word in typed.casefold().split():
            numbers = [number for number in numbers if number in lines and word in lines[number]]
        match order:
            case Order.DATE:
                numbers.sort(key=lambda number: self._part(number, 2), reverse=True)
            case Order.TITLE:
                numbers.sort(key=lambda number: self._part(number, 0) or LAST)
            case Order.OUTLET:
                numbers.sort(key=lambda number: self._part(number, 1) or LAST)
            case Order.SOURCE:
                numbers.sort(key=lambda number: self._part(number, 3) or LAST)
            case Order.WORDS:
                numbers.sort(key=lambda number: -self.words.get(number, 0))
            case Order.CUTS:
                numbers.sort(key=lambda number: -self.labels.get(number, (0, 1.0))[0])
            case Order.SURE:
                numbers.sort(key=lambda number: self.labels.get(number, (0, 1.0))[1])
            case _:
                pass
        return numbers

    def _part(self, number: int, place: int) -> str:
        lines = self.lines or {}
        return lines[number].split(SEPARATOR, 3)[place] if number in lines else ""


# -- columns


class Column(Struct, frozen=True):
    """A column: what it shows, in so many cells; numbers stand on the right of theirs."""

    order: Order
    cells: int
    right: bool = False


def columns(width: int) -> list[Column]:
    """Return the columns that ``width`` cells have room for, the title in what the others leave."""
    numbers = [Column(Order.WORDS, 7, True), Column(Order.CUTS, 5, True), Column(Order.SURE, 5, True)]
    middle = [Column(Order.OUTLET, 16 if width < 100 else 22), Column(Order.DATE, 11)]
    if width >= 110:
        middle.append(Column(Order.SOURCE, min(width // 4, 50)))
    if width >= 140:
        middle.append(Column(Order.ADDED, 11))
    if width < 64:
        middle, numbers = middle[1:], numbers[:1]
    taken = sum(column.cells for column in (*middle, *numbers))
    return [Column(Order.TITLE, max(width - taken, 8)), *middle, *numbers]


def head(width: int, order: Order) -> list[Piece]:
    """Return the heads of the columns over rows in ``width`` cells with the cursor's sign, that of the order marked."""
    pieces: list[Piece] = [("  ", "faint")]
    for column in columns(width - 2):
        name = f"{column.order.value}{'↓' if column.order is order else ''}"
        pieces.append((_set(name, column), "accent" if column.order is order else "faint"))
    return pieces


def column_at(cell: int, width: int) -> Order:
    """Return which column's head, as ``head`` sets them in ``width`` cells, stands at a cell."""
    end = 2
    for column in columns(width - 2):
        end += column.cells
        if cell < end:
            break
    return column.order


def row(held: Held, width: int, *, marked: bool) -> list[Piece]:
    """Return the row of an article, in ``width`` cells."""
    pieces: list[Piece] = [(MARK if marked else " ", "accent")]
    for column in columns(width - 1):
        text, style = _cell(held, column)
        pieces.append((_set(text, column), style))
    return pieces


def _cell(held: Held, column: Column) -> Piece:
    match column.order:
        case Order.TITLE:
            return on_one_line(held.heading), "text"
        case Order.OUTLET:
            return on_one_line(held.outlet or ""), "faint"
        case Order.DATE:
            return held.published or "undated", "faint"
        case Order.SOURCE:
            return end_of(held.source, column.cells - 1), "faint"
        case Order.ADDED:
            return held.added[:10], "faint"
        case Order.WORDS:
            return f"{held.words:,}", "faint"
        case Order.CUTS:
            return (f"{held.labels.cut:,}" if held.labels.cut else "·"), "faint"
        case Order.SURE:
            return percentage(held.labels.sure), sureness(held.labels)


def _set(text: str, column: Column) -> str:
    """Set a text in the cells of its column, with a cell between it and the next."""
    room = column.cells - 1
    text = cut(text, room)
    return f" {' ' * (room - cell_len(text))}{text}" if column.right else set_cell_size(text, column.cells)


def end_of(source: str, cells: int) -> str:
    """Return as much of a path or address as there is room for: its end, which tells it from others."""
    line = on_one_line(source)
    if cell_len(line) <= cells:
        return line
    while line and cell_len(line) > cells - 1:
        line = line[cell_len(line) - cells + 1 :]
    return f"…{line}"


def percentage(share: float) -> str:
    """Return a share as a percentage that is 100 only where it is whole."""
    return f"{min(round(share * 100), 99) if share < 1 else 100}%"


def sureness(labels: Labels) -> str:
    """Return the style to say in how sure cleaning was."""
    return "mark-only" if labels.sure < UNSURE else "prefix" if labels.sure < SURE else "faint"


# -- beside a row


def details(held: Held, encoding: str | None, decided: int) -> list[Piece]:
    """Say where an article is from and what was made of its source, a line each."""
    facts = [
        f"added {moment(held.added)}",
        ", ".join(filter(None, (held.format, encoding))),
        size(held.size),
        f"number {held.id}",
    ]
    said = [f"{name}: {on_one_line(value)}" for name, value in held.given.items()]
    lines: list[Piece] = [
        (on_one_line(held.heading), "heading"),
        (on_one_line(held.source), "text"),
        (" · ".join(filter(None, facts)), "faint"),
    ]
    lines += [(f"said by you: {' · '.join(said)}", "faint")] if said else []
    lines.append((_made(held.labels), "text"))
    reasons = sorted(held.labels.cuts.items(), key=lambda pair: (-pair[1], pair[0]))
    if reasons:
        lines.append((" · ".join(f"{number} {reason}" for reason, number in reasons), "faint"))
    if decided:
        lines.append((f"{counted(decided, 'decision')} of yours about its pieces", "faint"))
    return lines


def _made(labels: Labels) -> str:
    said = [f"{counted(labels.cut, 'piece')} of {labels.pieces:,} cut" if labels.cut else "nothing was cut"]
    said += [f"{labels.doubted} kept with doubts"] if labels.doubted else []
    return f"{' · '.join(said)} · {percentage(labels.sure)} of the labels are likely to be right"


def moment(stamp: str) -> str:
    """Return a moment in UTC as the clock of this place has it, to the minute."""
    try:
        return f"{datetime.fromisoformat(stamp).astimezone():%Y-%m-%d %H:%M}"
    except ValueError:
        return stamp


def size(number: int) -> str:
    """Return a number of bytes as a person reads it."""
    for unit in ("bytes", "kB", "MB"):
        if number < 1000 or unit == "MB":
            return f"{number:,} {unit}" if unit == "bytes" else f"{number:,.1f} {unit}"
        number = number / 1000  # type: ignore[assignment]
    return ""


def difference(before: Held, after: Held) -> str:
    """Say what cleaning again has changed in an article."""
    pairs: Mapping[str, tuple[str, str]] = {
        "words": (f"{before.words:,}", f"{after.words:,}"),
        "pieces cut": (str(before.labels.cut), str(after.labels.cut)),
        "sure": (percentage(before.labels.sure), percentage(after.labels.sure)),
        "title": (f"“{before.heading}”", f"“{after.heading}”"),
        "outlet": (before.outlet or "none", after.outlet or "none"),
        "date": (before.published or "none", after.published or "none"),
    }
    changed = [f"{name} {old} → {new}" for name, (old, new) in pairs.items() if old != new]
    return " · ".join(changed) or "other labels or names, of the same length"


def headline(shown: int, total: int, order: Order, marked: int) -> str:
    """Say in one line what is listed."""
    many = counted(total, "article") if shown == total else f"{shown:,} of {counted(total, 'article')}"
    return f"{many} · {order.said}" + (f" · {marked:,} marked" if marked else "")
