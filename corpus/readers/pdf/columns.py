"""The order in which the lines of a page are read: column by column, and over all of them what spans them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from statistics import median

from msgspec import Struct
from msgspec.structs import replace

from corpus.readers.pdf.runs import Line

_FEW = 4
"""Lines that make a column."""
_NEAR = 3.0
"""Points by which the left edges of a column's lines differ."""
_WORDY = 18
"""Letters that a line of running text has in the narrowest columns."""
_DEEP = 6


class Stack(Struct, frozen=True):
    """Lines of one column of a page, from the top to the bottom; pages count from 0."""

    lines: tuple[Line, ...]
    page: int = 0


def reading_order(lines: Sequence[Line], page: int = 0) -> list[Stack]:
    """Put the lines of a page into the order in which they are read.

    The page is cut at gutters, the strips between columns, and around the lines that run across them, and each part
    again (recursive X-Y cut; G. Nagy and S. Seth, ICPR 1984), with left edges that many lines share as gutters.
    """
    return [Stack(tuple(_with_cells(part)), page) for part in _ordered(list(lines), _DEEP)]


def _ordered(lines: list[Line], depth: int) -> list[list[Line]]:
    gutter = _gutter(lines) if depth else None
    if gutter is None:
        return [sorted(lines, key=lambda line: (line.y, line.x0))] if lines else []
    result: list[list[Line]] = []
    for crossing, band in _bands(lines, gutter):
        if crossing:
            result.extend(_ordered(band, 0))
            continue
        left = [line for line in band if _is_left(line, gutter)]
        right = [line for line in band if not _is_left(line, gutter)]
        foot = _below_both(left, right)
        result.extend(_ordered(left[:foot], depth - 1))
        result.extend(_ordered(right, depth - 1))
        result.extend(_ordered(left[foot:], depth - 1))
    return result


def _below_both(left: Sequence[Line], right: Sequence[Line]) -> int:
    """Return from which line on what is on the left stands below both columns: where they end together over a gap."""
    for place, (above, line) in enumerate(pairwise(left), 1):
        if right and line.y > right[-1].y + 0.5 * line.size:
            even = abs(above.y - right[-1].y) < 2.5 * above.size
            return place if even and line.y - above.y > 1.7 * above.size else len(left)
    return len(left)


def _gutter(lines: Sequence[Line]) -> float | None:
    """Return the left edge of the columns to the right of the best gutter, or None where there is one column."""
    best, best_score = None, 0
    for edge in _edges(lines):
        score = _beside(lines, edge)
        if score > best_score:
            best, best_score = edge, score
    return best


def _edges(lines: Sequence[Line]) -> list[float]:
    """Return the left edges that several lines share, but for the leftmost, from the left to the right."""
    starts = sorted(line.x0 for line in lines)
    edges: list[float] = []
    first = 0
    for place in range(1, len(starts) + 1):
        if place == len(starts) or starts[place] - starts[place - 1] > _NEAR:
            if place - first >= _FEW:
                edges.append(starts[first])
            first = place
    return [edge for edge in edges if starts and edge > starts[0] + _NEAR]


def _beside(lines: Sequence[Line], gutter: float) -> int:
    """Return how many lines stand in columns on either side of a gutter; 0 where what stands there is no column."""
    left: list[Line] = []
    right: list[Line] = []
    for crossing, band in _bands(lines, gutter):
        one = [line for line in band if _is_left(line, gutter)]
        other = [line for line in band if not _is_left(line, gutter)]
        if not crossing and len(one) > 1 and len(other) > 1 and one[0].y < other[-1].y and other[0].y < one[-1].y:
            left += one
            right += other
    if len(left) < _FEW or len(right) < _FEW:
        return 0
    wordy = _is_wordy(left) + _is_wordy(right)
    return len(left) + len(right) if wordy == 2 or (wordy and _aligned(left, right) < 0.6) else 0


def _is_wordy(lines: Sequence[Line]) -> bool:
    """Tell whether lines are of running text: long, and most of them full."""
    widest = max(line.x1 - line.x0 for line in lines)
    full = sum(1 for line in lines if line.x1 - line.x0 > 0.6 * widest)
    return median(len(line.text) for line in lines) >= _WORDY and full >= 0.5 * len(lines)


def _aligned(left: Sequence[Line], right: Sequence[Line]) -> float:
    """Return the share of the lines on the side with fewer that have one on their baseline on the other."""
    few, many = sorted((left, right), key=len)
    bases = sorted(line.y for line in many)
    return sum(1 for line in few if _has_near(bases, line.y)) / len(few)


def _has_near(bases: Sequence[float], y: float) -> bool:
    place = bisect_left(bases, y - 1.0)
    return place < len(bases) and bases[place] <= y + 1.0


def _bands(lines: Iterable[Line], gutter: float) -> list[tuple[bool, list[Line]]]:
    """Part lines, from the top to the bottom, into those across a gutter and those beside it, in turns."""
    ordered = sorted(lines, key=lambda line: (line.y, line.x0))
    return [(key, list(band)) for key, band in groupby(ordered, lambda line: _crosses(line, gutter))]


def _is_left(line: Line, gutter: float) -> bool:
    return line.x0 < gutter - _NEAR


def _crosses(line: Line, gutter: float) -> bool:
    return _is_left(line, gutter) and line.x1 - line.slack > gutter


def _with_cells(lines: Sequence[Line]) -> list[Line]:
    """Mark the lines of one column that stand beside another."""
    beside = [False] * len(lines)
    for place, (one, other) in enumerate(pairwise(lines)):
        if abs(one.y - other.y) < 0.4 * min(one.size, other.size):
            beside[place] = beside[place + 1] = True
    return [replace(line, cell=True) if cell else line for line, cell in zip(lines, beside, strict=True)]
