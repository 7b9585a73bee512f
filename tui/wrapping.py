"""Breaking text into lines of a given number of terminal cells."""

from __future__ import annotations

from rich.cells import cell_len, split_graphemes


def wrap(text: str, start: int, end: int, width: int) -> list[tuple[int, int]]:
    """Break ``text[start:end]`` into lines at most ``width`` cells wide; return their offsets in ``text``.

    Lines end at a space where there is one (which belongs to no line), else within a word, never within a character
    that is made of several code points. Scripts written without spaces break between any two wide characters.
    """
    width = max(width, 2)
    piece = text[start:end].rstrip()
    if not piece:
        return []
    end = start + len(piece)
    if piece.isascii() or cell_len(piece) == len(piece):
        return _wrap_narrow(text, start, end, width)
    return _wrap_wide(piece, start, width)


def _wrap_narrow(text: str, start: int, end: int, width: int) -> list[tuple[int, int]]:
    lines = []
    while end - start > width:
        space = text.rfind(" ", start, start + width + 1)
        if space <= start:
            lines.append((start, start + width))
            start += width
            continue
        lines.append((start, space))
        start = space + 1
        while start < end and text[start] == " ":
            start += 1
    if start < end:
        lines.append((start, end))
    return lines


def _wrap_wide(piece: str, start: int, width: int) -> list[tuple[int, int]]:
    """Wrap one grapheme after another; ``piece`` is the text that begins at ``start``."""
    graphemes, _ = split_graphemes(piece)
    lines: list[tuple[int, int]] = []
    line = 0  # where the line begins
    break_end, break_next = 0, 0  # the last place to break: the line's end and the next line's beginning
    used, since_break = 0, 0
    wide_before = False
    for first, last, cells in graphemes:
        if piece[first:last] == " ":
            break_end, break_next, since_break = first, last, 0
            used += 1
            wide_before = False
            continue
        if cells == 2 and wide_before:
            break_end, break_next, since_break = first, first, 0
        wide_before = cells == 2
        if used + cells > width and first > line:
            if break_next <= line:
                break_end, break_next, since_break = first, first, 0
            lines.append((start + line, start + break_end))
            line, used = break_next, since_break
        used += cells
        since_break += cells
    lines.append((start + line, start + len(piece)))
    return [(first, last) for first, last in lines if first < last]


def offset_of_cell(text: str, start: int, end: int, cell: int) -> int | None:
    """Return the offset of the character of the line ``text[start:end]`` that covers a cell, counted from 0."""
    piece = text[start:end]
    if cell < 0:
        return None
    if piece.isascii():
        return start + cell if cell < len(piece) else None
    graphemes, total = split_graphemes(piece)
    if cell >= total:
        return None
    used = 0
    for first, _, cells in graphemes:
        used += cells
        if cell < used:
            return start + first
    return None
