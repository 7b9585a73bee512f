"""Text measured in terminal cells: East Asian characters are two cells wide, combining marks none."""

from __future__ import annotations


def cells(text: str) -> int:
    """Return how many terminal cells ``text`` takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


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
