"""Contrast of colours, by the formulas of the Web Content Accessibility Guidelines 2.2 (1.4.3 and 1.4.11). Pure.

Colours are written ``#rrggbb``. A terminal of 256 colours shows others instead: contrast has to be kept there too.
"""

from __future__ import annotations

from collections.abc import Iterable
from colorsys import rgb_to_hls
from functools import cache

TEXT, MARK = 4.5, 3.0  # to 1: what text needs, and what signs and grounds that mean something need
BLACK, WHITE = "#000000", "#ffffff"
STEPS = 50
_LEVELS = (0, 95, 135, 175, 215, 255)  # of red, green and blue among the 256 colours of xterm
_GREY = 0.15  # saturation below which one of its 24 greys is taken


def channels(colour: str) -> tuple[int, int, int]:
    """Return red, green and blue, 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def luminance(colour: str) -> float:
    """Return the relative luminance, from 0 for black to 1 for white."""
    parts = (channel / 255 for channel in channels(colour))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return how much two colours stand out from each other, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@cache
def reduced(colour: str) -> str:
    """Return what a terminal of 256 colours is given for a colour, as Rich chooses it: of the cube, or a grey."""
    _, lightness, saturation = rgb_to_hls(*(channel / 255 for channel in channels(colour)))
    if saturation < _GREY:
        grey = round(lightness * 25)
        level = 0 if grey == 0 else 255 if grey == 25 else 8 + 10 * (grey - 1)
        return f"#{level:02x}{level:02x}{level:02x}"
    parts = (part / 95 if part < 95 else 1 + (part - 95) / 40 for part in channels(colour))
    return "#" + "".join(f"{_LEVELS[round(part)]:02x}" for part in parts)


def kept(one: str, other: str) -> float:
    """Return the contrast that two colours have on every terminal, one of 256 colours too."""
    return min(contrast(one, other), contrast(reduced(one), reduced(other)))


def mixed(one: str, other: str, share: float) -> str:
    """Return ``one`` with a ``share``, 0 to 1, of ``other`` in it."""
    pairs = zip(channels(one), channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def standing_out(colour: str, grounds: Iterable[str], ratio: float, *, dark: bool, laid: bool = False) -> str:
    """Return a colour lightened on dark grounds, darkened on light ones, as little as its contrast demands.

    Where it is ``laid`` under text, black or white can be read on it.
    """
    grounds = tuple(grounds)
    end = WHITE if dark else BLACK

    def holds(tried: str) -> bool:
        legible = not laid or kept(upon(tried), tried) >= TEXT
        return legible and min(kept(tried, ground) for ground in grounds) >= ratio

    return next((tried for step in range(STEPS + 1) if holds(tried := mixed(colour, end, step / STEPS))), end)


def upon(ground: str) -> str:
    """Return black or white, whichever is read better on a ground; the contrast of its own is at least 4.58 to 1."""
    return max(WHITE, BLACK, key=lambda ink: kept(ink, ground))
