"""Join the lines of hard-wrapped text, so that a name may run over the end of one.

Blank lines part paragraphs. A single line break is a space where the text is wrapped at a width; elsewhere lines stay
lines (a list, verses, one paragraph a line).
"""

from __future__ import annotations

import re
from functools import cache

NARROWEST, WIDEST = 30, 110  # characters of the widest line of a wrapped text
SHORT = 0.6  # of the width: a line that ends a sentence before that is the last of its paragraph
MARKS_OF_ITEMS = frozenset("-–—*•·>#|")
ENDINGS = frozenset(".!?:;”\"’')")


@cache
def _single_break() -> re.Pattern[str]:
    """Match a line break between two lines of one paragraph."""
    return re.compile(r"(?<=\S)[ \t]*\n(?=[^\s])")


def unwrapped(text: str) -> str:
    """Return ``text`` with spaces for the line breaks that only wrap it; offsets stay the same."""
    width = max(map(len, text.split("\n")))
    if not NARROWEST <= width <= WIDEST:
        return text
    breaks = [found.end() - 1 for found in _single_break().finditer(text)]
    small = sum(1 for place in breaks if text[place + 1].islower())
    if small * 4 < len(breaks):
        return text
    signs = list(text)
    inner = {place + 1 for place in breaks}
    for place in breaks:
        start = text.rfind("\n", 0, place) + 1
        if _goes_on(text[start:place].rstrip(), text[place + 1], width, start in inner):
            signs[place] = " "
    return "".join(signs)


def _goes_on(line: str, following: str, width: int, inner: bool) -> bool:
    """Tell whether a paragraph goes on with ``following`` behind ``line``; an ``inner`` line has one before."""
    if following in MARKS_OF_ITEMS or line[0] in MARKS_OF_ITEMS or line.startswith(("By ", "BY ")):
        return False
    if following.islower():
        return True
    if line[-1] in ENDINGS:
        return len(line) >= SHORT * width
    capitals = sum(1 for word in line.split() if not word[0].islower())
    return inner or len(line) >= SHORT * width or capitals * 2 < len(line.split())
