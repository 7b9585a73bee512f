"""Breaking text into lines of a given number of terminal cells, and finding the cell of an offset and back.

Text is measured as it is painted: what a terminal would obey stands there as a visible character.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from itertools import accumulate

from rich.cells import CellSpan, get_character_cell_size, split_graphemes

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
    return _wrap_by_cells(on_one_line(piece), start, width)


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


def _wrap_by_cells(piece: str, start: int, width: int) -> Lines:
    """Wrap a text by the cells its characters take; ``piece`` is the text that begins at ``start``."""
    upto, wide = _cells_before(piece)
    starts, ends = [], []
    line, end = 0, len(piece)
    while upto[end] - upto[line] > width:
        last = bisect_right(upto, upto[line] + width, line) - 1
        space = _space_before(piece, upto, line, last)
        between = _between_wide(upto, max(space, line), last) if wide else -1
        starts.append(start + line)
        if between < 0 and space >= 0:
            ends.append(start + space)
            line = space + 1
            while _is_space(piece, upto, line):
                line += 1
        else:
            line = between if between >= 0 else last
            ends.append(start + line)
    if line < end:
        starts.append(start + line)
        ends.append(start + end)
    return starts, ends


def _cells_before(piece: str) -> tuple[list[int], bool]:
    """Return how many cells the characters before each code point take, and whether some take two.

    A code point within a character counts as what stands after it, so that the last of equal ones begins a character.
    """
    if _joined().search(piece) is None:
        sizes = _sizes()
        return list(accumulate(map(sizes.__getitem__, piece), initial=0)), 2 in {sizes[each] for each in set(piece)}
    upto = [0]
    for first, last, cells in graphemes(piece):
        upto += [upto[-1] + cells] * (last - first)
    return upto, True


def _space_before(piece: str, upto: list[int], line: int, last: int) -> int:
    """Return the last space of a line that may end before ``last``, or -1."""
    space = piece.rfind(" ", line + 1, last + 1)
    while space >= 0 and not _is_space(piece, upto, space):
        space = piece.rfind(" ", line + 1, space)
    return space


def _is_space(piece: str, upto: list[int], place: int) -> bool:
    """Tell whether there is a space that nothing is combined with."""
    return piece[place : place + 1] == " " and (place + 2 == len(upto) or upto[place + 2] > upto[place + 1])


def _between_wide(upto: list[int], first: int, last: int) -> int:
    """Return the last place after ``first`` and up to ``last`` between two wide characters, or -1."""
    for place in range(last, first, -1):
        if upto[place + 1] - upto[place] == 2:
            before = place - 1
            while before > first and upto[before] == upto[place]:
                before -= 1
            if upto[place] - upto[before] == 2:
                return place
    return -1


class _Sizes(dict[str, int]):
    """The cells that a character takes by itself."""

    def __missing__(self, character: str) -> int:
        return self.setdefault(character, get_character_cell_size(character))


@cache
def _sizes() -> _Sizes:
    return _Sizes()


@cache
def _joined() -> re.Pattern[str]:
    """What may make one character of two that take cells by themselves, or change how many one takes."""
    return re.compile("[\u200d\ufe0f\U0001f1e6-\U0001f1ff]")
