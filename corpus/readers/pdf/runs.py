"""Runs: stretches of text with their place on a page, as extractors give them, and lines made of them.

Coordinates are in points; x grows to the right, y is the baseline and grows downward. A page whose text is turned is
turned back first.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct, field

WHITE = 0.25
"""The width of a space in ems, about the same in all fonts of text."""
INITIAL = 1.8
"""How many times the size of the text a letter has that opens a paragraph over several lines."""
_SPREAD = 8
"""Words that are spread over one line at most."""
_USUAL = 3
"""Lines with the same edges that show how wide a column is."""
_NARROW = frozenset("iljtfrI.,;:'!|()[]-’‘“”\"`")
_WIDE = frozenset("mwMW—…@%")


class Run(Struct, frozen=True):
    """A stretch of text in one font: from ``x0`` to ``x1`` on the baseline ``y``, in letters of ``size`` points.

    ``order`` is its place in the file; that of a run which goes on with the line before is one higher. ``angle`` is
    the direction in which it is written, in quarter turns from 0 to 3, or -1 for any other. ``exact`` tells whether
    ``x1`` is measured rather than guessed from the letters.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    order: int
    bold: bool = False
    angle: int = 0
    exact: bool = False


class Line(Struct, frozen=True):
    """A line of a column: runs that stand side by side.

    ``cell`` tells whether another line stands beside it in the same column, as in a table.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool = False
    exact: bool = False
    cell: bool = False

    @property
    def slack(self) -> float:
        """By how much the line may end before or behind ``x1``, in points."""
        return 1.0 if self.exact else 0.15 * (self.x1 - self.x0)


class PdfPage(Struct, frozen=True):
    """The runs of a page in the order of the file."""

    runs: tuple[Run, ...] = ()


class PdfText(Struct, frozen=True):
    """What an extractor takes out of a file: its pages, and what the file says of itself.

    A ``tame`` file is known to hold nothing that grows without end when it is drawn.
    """

    pages: tuple[PdfPage, ...]
    info: dict[str, str] = field(default_factory=dict)
    tame: bool = False


def guessed_width(text: str) -> float:
    """Return about how wide a text is, in ems."""
    return sum(
        WHITE
        if letter == " "
        else 0.29
        if letter in _NARROW
        else 0.8
        if letter in _WIDE
        else 1.0
        if letter > "\u2e80"
        else 0.66
        if letter.isupper()
        else 0.49
        for letter in text
    )


def placed(
    text: str, matrix: Sequence[float], size: float, order: int, *, bold: bool = False, width: float | None = None
) -> Run:
    """Return a run that is written with a PDF text matrix (a, b, c, d, e, f; ISO 32000-1, 9.4.4).

    ``width`` is the run's own in points, where it was measured.
    """
    a, b, c, d, x, y = matrix
    turn = math.atan2(b, a) / (math.pi / 2)
    angle = round(turn) % 4 if abs(turn - round(turn)) < 0.1 else -1
    left, base = ((x, -y), (y, x), (-x, y), (-y, -x))[max(0, angle)]
    long = width if width is not None else guessed_width(text) * size * math.hypot(a, b)
    return Run(text, left, left + long, base, size * math.hypot(c, d), order, bold, angle, width is not None)


def upright(runs: Sequence[Run]) -> tuple[list[Run], list[Run]]:
    """Part the runs that are written in the page's main direction from those that are not."""
    directions: Counter[int] = Counter()
    for run in runs:
        directions[run.angle] += len(run.text)
    main = directions.most_common(1)[0][0] if directions else 0
    return [run for run in runs if run.angle == main], [run for run in runs if run.angle != main]


def lines_of_runs(runs: Iterable[Run]) -> list[Line]:
    """Join runs that stand side by side on one baseline into lines; return them from the top to the bottom."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (run.y, run.x0)):
        row = next((row for row in reversed(rows[-4:]) if _on_one_baseline(row[0], run)), None)
        if row is None:
            rows.append([run])
        else:
            row.append(run)
    chained = [_chains(row) for row in rows]
    measures = Counter(_measure(chain, chain) for chains in chained for chain in chains)
    lines = [_line(chain) for chains in chained for chain in _justified(chains, measures)]
    return sorted(lines, key=lambda line: (line.y, line.x0))


def _chains(row: list[Run]) -> list[list[Run]]:
    """Part the runs on one baseline into those that stand close to each other."""
    row.sort(key=lambda run: (run.x0, run.order))
    chains = [[row[0]]]
    for run in row[1:]:
        if _goes_on(chains[-1][-1], run):
            chains[-1].append(run)
        else:
            chains.append([run])
    return chains


def _justified(chains: list[list[Run]], measures: Counter[tuple[int, int]]) -> list[list[Run]]:
    """Join words that were spread to fill a line: they follow each other in the file, from edge to edge of a column."""
    result: list[list[Run]] = []
    place = 0
    while place < len(chains):
        end = place
        for other in range(place + 1, min(len(chains), place + _SPREAD)):
            if chains[other][0].order - chains[other - 1][-1].order != 1:
                break
            if measures[_measure(chains[place], chains[other])] >= _USUAL:
                end = other
        result.append([run for chain in chains[place : end + 1] for run in chain])
        place = end + 1
    return result


def _measure(first: Sequence[Run], last: Sequence[Run]) -> tuple[int, int]:
    """Return the edges of what stands from one chain to another, to three points."""
    return round(first[0].x0 / 3), round(last[-1].x1 / 3)


def _on_one_baseline(one: Run, other: Run) -> bool:
    # a raised figure is smaller than its line
    return abs(one.y - other.y) <= (0.25 if abs(one.size - other.size) < 0.2 * one.size else 0.45) * min(
        max(one.size, other.size), 24
    )


def _goes_on(run: Run, following: Run) -> bool:
    """Tell whether the run to the right is of the same line: near, or right after it in the file and not far."""
    em = max(run.size, following.size)
    if em > INITIAL * min(run.size, following.size) and len(max(run, following, key=_size).text.strip()) <= 2:
        return False
    gap = following.x0 - run.x1
    if following.order - run.order == 1:
        return gap < 2.5 * em + (0 if run.exact else 0.2 * (run.x1 - run.x0))
    return gap < (0.6 if run.exact else 0.4) * em


def _size(run: Run) -> float:
    return run.size


def _line(runs: Sequence[Run]) -> Line:
    text = runs[0].text
    for before, run in pairwise(runs):
        apart = run.x0 - before.x1 > 0.15 * run.size if before.exact else run.order - before.order != 1
        spaced = text.endswith(" ") or run.text.startswith(" ")
        text += run.text if spaced or not apart else f" {run.text}"
    letters: Counter[float] = Counter()
    bold = 0
    for run in runs:
        letters[round(run.size, 1)] += len(run.text.strip())
        bold += len(run.text.strip()) if run.bold else 0
    count = sum(letters.values())
    return Line(
        text,
        runs[0].x0,
        max(run.x1 for run in runs),
        runs[0].y,
        max(letters, key=lambda size: (letters[size], size)),
        bold=bold > 0.9 * count,
        exact=all(run.exact for run in runs),
    )
