"""Lines of text measured in terminal cells: East Asian characters are two cells wide, combining marks none."""

from __future__ import annotations

import re
from collections.abc import Iterator

WORD = re.compile(r"\S+")


def cells(text: str) -> int:
    """Return how many terminal cells ``text`` takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def wrap(text: str, width: int, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Break ``text[start:end]`` at white space into lines of at most ``width`` cells, given as ranges of ``text``.

    A word that is wider than a line is broken; white space at the breaks belongs to no line.
    """
    width = max(1, width)
    lines: list[tuple[int, int]] = []
    first = last = used = 0
    for word in WORD.finditer(text, start, len(text) if end is None else end):
        for begin, finish in _pieces(text, *word.span(), width):
            size = cells(text[begin:finish])
            gap = cells(text[last:begin])
            if first < last and used + gap + size <= width:
                used += gap + size
            else:
                if first < last:
                    lines.append((first, last))
                first, used = begin, size
            last = finish
    if first < last:
        lines.append((first, last))
    return lines


def cut(text: str, width: int) -> str:
    """Return ``text`` on at most ``width`` cells, with an ellipsis where something was left off its end."""
    if cells(text) <= width:
        return text
    return head(text, width - 1) + "…" if width > 0 else ""


def head(text: str, width: int) -> str:
    """Return the longest beginning of ``text`` that takes at most ``width`` cells."""
    if text.isascii():
        return text[: max(0, width)]
    used = 0
    for place, character in enumerate(text):
        used += cells(character)
        if used > width:
            return text[:place]
    return text


def tail(text: str, width: int) -> str:
    """Return the longest end of ``text`` that takes at most ``width`` cells."""
    return head(text[::-1], width)[::-1]


def pad(text: str, width: int) -> str:
    """Return ``text`` filled with spaces to ``width`` cells."""
    return text + " " * (width - cells(text))


def _pieces(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """Break one word into pieces that fit a line."""
    while end - start > width or cells(text[start:end]) > width:
        size = len(head(text[start : start + width], width)) or 1
        yield start, start + size
        start += size
    if start < end:
        yield start, end
