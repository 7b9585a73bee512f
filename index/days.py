"""The day of an article as a number, 20180513, so that ranges are comparisons.

Parts that an article's date does not give are 00 (20180500: some day in May).
"""

from __future__ import annotations

import re

WRITTEN = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
"""A year, a month or a day as dates are written, in ISO's order."""


def number(published: str | None) -> int:
    """Return an article's ISO date as a number, 0 where it has none or one that can't be read."""
    found = WRITTEN.match(published or "")
    if not found:
        return 0
    year, month, day = (int(part or 0) for part in found.groups())
    return year * 10_000 + month * 100 + day if month <= 12 and day <= 31 else 0
