"""Small charts in block characters. Pure."""

from __future__ import annotations

from collections.abc import Sequence

EIGHTHS = " ▁▂▃▄▅▆▇█"
WIDEST = 3  # cells of a bar


def months_between(first: str, last: str) -> list[str]:
    """Return all months from ``first`` to ``last``, as ``2018-05``."""
    start, end = (int(month[:4]) * 12 + int(month[5:7]) - 1 for month in (first, last))
    return [f"{at // 12:04}-{at % 12 + 1:02}" for at in range(start, end + 1)]


def month_bars(counts: Sequence[tuple[str, int]], cells: int, rows: int) -> list[str]:
    """Draw numbers by month as upright bars, from the first month to the last with the empty ones between.

    ``counts`` are sorted by month; the answer has ``rows`` lines of at most ``cells`` cells, the upper one first. Where
    there are more months than cells, several share a bar.
    """
    if not counts or cells < 1:
        return [""] * rows
    given = dict(counts)
    months = months_between(counts[0][0], counts[-1][0])
    shared = -(-len(months) // cells)
    sums = [
        sum(given.get(month, 0) for month in months[place : place + shared]) for place in range(0, len(months), shared)
    ]
    wide = max(1, min(WIDEST, cells // len(sums)))
    most = max(sums)
    levels = [max(1, round(count * rows * 8 / most)) if count else 0 for count in sums]
    return [
        "".join(EIGHTHS[max(0, min(8, level - 8 * row))] * wide for level in levels) for row in range(rows - 1, -1, -1)
    ]


def bar(count: int, most: int, cells: int) -> str:
    """Draw one number as a lying bar of at most ``cells`` cells, ``most`` being the longest."""
    return "█" * max(1, round(count * cells / most)) if count and most else ""
