"""A family as a table on the screen: how each passage of the fullest version stands in every version. Pure."""

from __future__ import annotations

from index.lineage import Cell, Edition, Matrix, Standing
from tui.contents.kwic import Piece
from tui.contents.matrix import (
    NAMED,
    ROOMY,
    Line,
    Table,
    about,
    columns_in,
    in_lines,
    known_as,
    label_in,
    letter,
    line_of,
)
from tui.numbers import counted
from tui.visible import on_one_line

NARROW = 6  # cells of a column that has signs alone
LABEL = 44  # cells that are left to a passage before columns get names
SIGNS = {Standing.SAME: "=", Standing.EDITED: "~", Standing.MISSING: "·"}
LEGEND = "= same ~ edited ↕ moved · missing + added"
_GROUNDS = {Standing.SAME: "cell-same", Standing.EDITED: "cell-edited", Standing.MISSING: "faint"}
_WORDS = {Standing.SAME: "as it is", Standing.EDITED: "edited", Standing.MISSING: "missing"}


def table(matrix: Matrix, width: int) -> Table:
    """Lay a family out in so many cells."""
    count = len(matrix.editions)
    column = columns_in(width, count, NARROW, LABEL)
    digits = len(str(len(matrix.passages)))
    rows = [
        Line(
            ((f"¶{place + 1:<{digits}} ", "faint"), (on_one_line(opening), "text")),
            tuple((_cell(edition.cells[place], column),) for edition in matrix.editions),
        )
        for place, opening in enumerate(matrix.passages)
    ]
    rows += [
        Line(
            ((f"{'+':<{digits + 1}} ", "mark-only"), (on_one_line(added.opening), "text")),
            tuple((_added(added.paragraph, column),) if place == added.edition else () for place in range(count)),
        )
        for added in matrix.additions
    ]
    label = label_in(width, count, column)
    return Table(label, column, _heads(matrix, label, column, named=width >= ROOMY), tuple(rows))


def legend(matrix: Matrix, place: int, width: int) -> list[Piece]:
    """Say in one line which version a column is."""
    edition = matrix.editions[place]
    share, _, back = _share(edition).partition(", ")
    facts = (edition.outlet, share, edition.published, counted(edition.words, "word"), back)
    return known_as(letter(place), edition.heading, facts, width)


def said(matrix: Matrix, row: int, column: int) -> tuple[str, str]:
    """Say what a cell means, in words, and give the text that it is about."""
    if row >= len(matrix.passages):
        added = matrix.additions[row - len(matrix.passages)]
        return f"only in {letter(added.edition)}: its ¶{added.paragraph + 1}", added.opening
    edition, cell = matrix.editions[column], matrix.editions[column].cells[row]
    if cell.standing is Standing.MISSING:
        return f"¶{row + 1} of A: not found in {letter(column)}", matrix.passages[row]
    there = " and ".join(f"¶{place + 1}" for place in cell.places)
    how = f"{_WORDS[cell.standing]}{', moved' if cell.moved else ''}"
    where = f"¶{row + 1} of {len(matrix.editions[0].cells)} in A; {there} of {edition.paragraphs} in {letter(column)}"
    return (f"{where}, {how}" if column else f"¶{row + 1} of A"), cell.opening or matrix.passages[row]


def start_of(matrix: Matrix, row: int, column: int) -> tuple[int, int]:
    """Return the article and the offset that a cell leads to; of what one version added, that one's."""
    if row >= len(matrix.passages):
        added = matrix.additions[row - len(matrix.passages)]
        return matrix.editions[added.edition].id, added.start
    edition = matrix.editions[column]
    return edition.id, edition.cells[row].start


def _heads(matrix: Matrix, label: int, column: int, *, named: bool) -> tuple[Line, ...]:
    editions = matrix.editions
    if column < NAMED or not named:
        *above, last = in_lines(LEGEND, label - 1, 3)
        letters = (letter(place).center(column - 1) for place in range(len(editions)))
        return (*(line_of(line, (), "faint") for line in above), line_of(last, letters, "accent"))
    outlets = (f"{letter(place)} {about(each.outlet, each.heading, column - 3)}" for place, each in enumerate(editions))
    return (
        line_of(LEGEND, outlets, "heading"),
        line_of("", (each.published or "undated" for each in editions), "faint"),
        line_of("", (counted(each.words, "word") for each in editions), "faint"),
        line_of("", (_of_fullest(each) for each in editions), "faint"),
    )


def _cell(cell: Cell, column: int) -> Piece:
    sign = ("↕" if cell.moved else "") + ("" if cell.moved and cell.standing is Standing.SAME else SIGNS[cell.standing])
    ground = "cell-moved" if cell.moved else _GROUNDS[cell.standing]
    if cell.standing is Standing.MISSING:
        return (f" {sign} missing" if column >= NAMED else sign.center(column - 1)), ground
    first = cell.places[0] + 1
    if column < NAMED:
        return f"{sign:<2}{first:>{column - 3}}", f"text {ground}"
    words = "moved" if cell.moved else "edited" if cell.standing is Standing.EDITED else ""
    return f" {sign} ¶{first} {words}", f"text {ground}"


def _added(paragraph: int, column: int) -> Piece:
    return (f" + ¶{paragraph + 1}" if column >= NAMED else f"+ {paragraph + 1:>{column - 3}}"), "mark-only"


def _of_fullest(edition: Edition) -> str:
    return _share(edition).partition(",")[0] or "the fullest"


def _share(edition: Edition) -> str:
    """Say how much of the fullest version stands in this one and the other way round, of the fullest nothing."""
    version = edition.version
    if version.of_fullest == version.in_fullest == 1:
        return ""
    return f"{version.of_fullest:.0%} of A, {version.in_fullest:.0%} of it in A"


def alone(alike: str) -> str:
    """Say that a text has no other version, and which key finds what is like it."""
    return f"the library has no other version of this text: {alike} searches for articles like it"
