"""Contrast of colours, by the formulas of the Web Content Accessibility Guidelines 2.2 (1.4.3 and 1.4.11). Pure.

Colours are written ``#rrggbb``.
"""

from __future__ import annotations

from collections.abc import Iterable

TEXT, MARK = 4.5, 3.0  # to 1: what text needs, and what signs and grounds that mean something need
BLACK, WHITE = "#000000", "#ffffff"
STEPS = 50


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


def mixed(one: str, other: str, share: float) -> str:
    """Return ``one`` with a ``share``, 0 to 1, of ``other`` in it."""
    pairs = zip(channels(one), channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def standing_out(colour: str, grounds: Iterable[str], ratio: float, *, dark: bool) -> str:
    """Return a colour lightened on dark grounds, darkened on light ones, as little as its contrast demands."""
    grounds = tuple(grounds)
    end = WHITE if dark else BLACK
    tries = (mixed(colour, end, step / STEPS) for step in range(STEPS + 1))
    return next((tried for tried in tries if min(contrast(tried, ground) for ground in grounds) >= ratio), end)


def upon(ground: str) -> str:
    """Return black or white, whichever is read better on a ground; the contrast is at least 4.58 to 1."""
    return max(WHITE, BLACK, key=lambda ink: contrast(ink, ground))
