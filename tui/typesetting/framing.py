"""How the room of articles side by side is shared out. Pure."""

from __future__ import annotations

from msgspec import Struct

from tui.typesetting.typeset import MEASURE

NARROWEST = 36  # cells of a column, below which fewer columns are shown
EDGE = 2  # the mark of a passage and a space


class Frame(Struct, frozen=True):
    """How the room is shared out: the panes shown, and in cells the widths of all, a pane, its text and its margin."""

    shown: range
    width: int
    pane: int
    text: int
    margin: int


def framed(count: int, place: int, width: int, most: int) -> Frame:
    """Share ``width`` cells out to as many of ``count`` panes as there is room for, the one at ``place`` among them.

    They are ``most`` at most. A single column stands in the middle; lines are never longer than is good to read.
    """
    room = max(1, min(count, most, width // NARROWEST))
    first = min(max(place - room + 1, 0), max(count - room, 0))
    shown = range(first, min(first + room, count))
    pane = (width - max(len(shown) - 1, 0)) // max(len(shown), 1)
    text = max(min(pane - EDGE - 3, MEASURE), 8)
    return Frame(shown, width, pane, text, max((pane - EDGE - 1 - text) // 2, 1))
