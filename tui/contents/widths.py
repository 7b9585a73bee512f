"""How wide the parts of the reading screen are: as a person wants them, as far as there is room. Pure."""

from __future__ import annotations

from collections.abc import Mapping

RESULTS, COUNTS, ENTITIES = PARTS = ("results", "counts", "entities")
LEAST: Mapping[str, int] = {RESULTS: 24, COUNTS: 18, ENTITIES: 20}  # cells
ARTICLE = 36  # cells that are left to what is read
MOST = 400  # cells, more than any screen has
STEP = 4

Widths = Mapping[str, int]
"""The cells that a person wants for parts; the others are as wide as the screen is good for."""


def fitting(wanted: Widths, shown: Mapping[str, int], width: int) -> dict[str, int]:
    """Return the widths of the parts wanted, on a screen of ``width`` cells, so that an article can still be read.

    ``shown`` has the parts that stand beside an article with the cells that they take now.
    """
    found: dict[str, int] = {}
    for part in PARTS:
        if part in wanted:
            others = sum(found.get(other, cells) for other, cells in shown.items() if other != part)
            most = max(width - ARTICLE - others, LEAST[part])
            found[part] = max(min(wanted[part], most), LEAST[part])
    return found
