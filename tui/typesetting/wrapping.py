"""Breaking text into lines of a given number of terminal cells, and finding the cell of an offset and back.

Text is measured as it is painted: what a terminal would obey stands there as a visible character.
"""

from __future__ import annotations

import re
from functools import cache

from rich.cells import CellSpan, split_graphemes

from tui.visible import on_one_line

NARROW = "\\x00-\\x7f\\xa0-\\xac\\xae-\\u02ff\\u0370-\\u0482\\u2010-\\u2027\\u2030-\\u205e\\u20a0-\\u20c0\\u2122"
FLAGS = frozenset(map(chr, range(0x1F1E6, 0x1F200)))
"""Half of a flag each."""

Lines = tuple[list[int], list[int]]
"""Where lines begin in a text, and where they end."""


def wrap(text: str, start: int, end: int, width: int) -> list[tuple[int, int]]:
    """Break ``text[start:end]`` into lines at most ``width`` cells wide; return their offsets in ``text``.

    Lines end at a space where there is one (which belongs to no line), else within a word, never within a character
    that is made of several code points. Scripts written without spaces break between any two wide characters.
    """
    return list(zip(*wrapped(text, start, end, width), strict=True))


def wrapped(text: str, start: int, end: int, width: int) -> Lines:
    """Break a text as ``wrap`` does; return where the lines begin and, apart from that, where they end."""
    width = max(width, 2)
    piece = text[start:end].rstrip()
    if not piece:
        return [], []
    if _is_narrow(piece):
        return _wrap_narrow(text, start, start + len(piece), width)
    return _wrap_wide(on_one_line(piece), start, width)


def offset_of_cell(text: str, start: int, end: int, cell: int) -> int | None:
    """Return the offset of the character of the line ``text[start:end]`` that covers a cell, counted from 0."""
    piece = text[start:end]
    if cell < 0:
        return None
    if _is_narrow(piece):
        return start + cell if cell < len(piece) else None
    used = 0
    for first, _, cells in graphemes(piece):
        used += cells
        if cell < used:
            return start + first
    return None


def cell_of_offset(text: str, start: int, end: int, offset: int) -> int:
    """Return the first cell of the character at ``offset`` in the line ``text[start:end]``, counted from 0.

    An offset within a character of several code points stands for its beginning, one after the line for the cell
    after its last.
    """
    piece, at = text[start:end], offset - start
    if _is_narrow(piece):
        return min(max(at, 0), len(piece))
    return sum(cells for _, last, cells in graphemes(piece) if last <= at)


def graphemes(piece: str) -> list[CellSpan]:
    """Return begin, end and cells of each character of a text, those of several code points whole; flags, too."""
    found, _ = split_graphemes(on_one_line(piece))
    if FLAGS.isdisjoint(piece):
        return found
    whole: list[CellSpan] = []
    half = False
    for first, last, cells in found:
        flag = piece[first] in FLAGS
        if flag and half:
            whole[-1] = (whole[-1][0], last, whole[-1][2] + cells)
        else:
            whole.append((first, last, cells))
        half = flag and not half
    return whole


@cache
def _other_than_narrow() -> re.Pattern[str]:
    """What may take no cell, or two; of what takes one, that is named here of which much text is made."""
    return re.compile(f"[^{NARROW}]")


def _is_narrow(piece: str) -> bool:
    """Tell whether every code point of a text takes a cell of its own."""
    return piece.isascii() or _other_than_narrow().search(piece) is None


def _wrap_narrow(text: str, start: int, end: int, width: int) -> Lines:
    starts, ends = [], []
    last = end - width
    while start < last:
        space = text.rfind(" ", start + 1, start + width + 1)
        starts.append(start)
        if space < 0:
            start += width
            ends.append(start)
            continue
        ends.append(space)
        start = space + 1
        while start < end and text[start] == " ":
            start += 1
    if start < end:
        starts.append(start)
        ends.append(end)
    return starts, ends


def _wrap_wide(piece: str, start: int, width: int) -> Lines:
    """Wrap one character after another; ``piece`` is the text that begins at ``start``."""
    starts, ends = [], []
    line = 0  # where the line begins
    break_end, break_next = 0, 0  # the last place to break: the line's end and the next line's beginning
    used, since_break = 0, 0
    wide_before = False
    for first, last, cells in graphemes(piece):
        if piece[first:last] == " ":
            if break_next != first:  # of several spaces the line ends at the first
                break_end = first
            break_next, since_break = last, 0
            used += 1
            wide_before = False
            continue
        if cells == 2 and wide_before:
            break_end, break_next, since_break = first, first, 0
        wide_before = cells == 2
        if used + cells > width and first > line:
            if break_next <= line:
                break_end, break_next, since_break = first, first, 0
            if line < break_end:
                starts.append(start + line)
                ends.append(start + break_end)
            line, used = break_next, since_break
        used += cells
        since_break += cells
    if line < len(piece):
        starts.append(start + line)
        ends.append(start + len(piece))
    return starts, ends
