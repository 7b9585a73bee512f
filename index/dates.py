"""Dates as a query writes them: a year, a month, a day, or a range of these with an open or closed end.

A date is kept as a number, 20180513, so that ranges are comparisons. Parts that an article's date does not give are 00
(20180500: some day in May), and a range that covers the whole month or year covers those too.
"""

from __future__ import annotations

import re

EARLIEST, LATEST = 1, 99991231
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
# Not calendar.month_name, which speaks the language of the machine.
_NAMES = "January February March April May June July August September October November December"
_MONTHS = tuple(_NAMES.split())


def number(published: str | None) -> int:
    """Return an article's ISO date as a number, 0 where it has none or one that can't be read."""
    found = _DATE.match(published or "")
    if not found:
        return 0
    year, month, day = (int(part or 0) for part in found.groups())
    return year * 10_000 + month * 100 + day if month <= 12 and day <= 31 else 0


def bounds(text: str) -> tuple[int, int]:
    """Return the first and the last day that ``2018``, ``2018-05``, ``2018-05-13`` or a range ``A..B`` covers.

    Raises ``ValueError`` with the reason where it is none of these.
    """
    start, dots, end = text.partition("..")
    if not dots:
        return _cover(start)
    if not start and not end:
        raise ValueError("a range needs a date at one end at least")
    first = _cover(start)[0] if start else EARLIEST
    last = _cover(end)[1] if end else LATEST
    if first > last:
        raise ValueError("the range ends before it begins")
    return first, last


def describe(text: str) -> str:
    """Say in words what a valid date or range covers."""
    start, dots, end = text.partition("..")
    if not dots:
        return f"from {_spell(start)}"
    if not end:
        return f"since {_spell(start)}"
    if not start:
        return f"until {_spell(end)}"
    return f"from {_spell(start)} to {_spell(end)}"


def nearest(text: str) -> str | None:
    """Return a date that works and is close to what was written, where there is one."""
    start, dots, end = text.partition("..")
    candidates = [re.sub(r"[/.]", "-", start.strip("./")) + dots + re.sub(r"[/.]", "-", end.strip("./"))]
    if start and end:
        candidates.append(f"{end}..{start}")
    for found in re.finditer(r"\d{4}(?:-\d{1,2})?", text):
        candidates += [found.group(), found.group()[:4]]
    return next((candidate for candidate in candidates if _valid(candidate)), None)


def longest_valid(text: str) -> str | None:
    """Return the longest beginning of a half-typed date or range that is valid."""
    return next((text[:length] for length in range(len(text), 3, -1) if _valid(text[:length])), None)


def _valid(text: str) -> bool:
    try:
        bounds(text)
    except ValueError:
        return False
    return True


def _cover(text: str) -> tuple[int, int]:
    found = _DATE.fullmatch(text) if text.isascii() else None
    if not found:
        raise ValueError(f"“{text}” is not a date")
    year, month, day = (int(part) if part else None for part in found.groups())
    if not year:
        raise ValueError(f"“{text}” is not a date")
    if month is None:
        return year * 10_000, year * 10_000 + 1231
    if not 1 <= month <= 12:
        raise ValueError(f"there is no month {month}")
    start = year * 10_000 + month * 100
    days = _days(year, month)
    if day is None:
        return start, start + days
    if not 1 <= day <= days:
        raise ValueError(f"{_MONTHS[month - 1]} {year} has no day {day}")
    return start + day, start + day


def _days(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 28 + leap if month == 2 else 30 if month in (4, 6, 9, 11) else 31


def _spell(text: str) -> str:
    parts = [int(part) for part in text.split("-")]
    month = _MONTHS[parts[1] - 1] if len(parts) > 1 else ""
    return " ".join([*(str(day) for day in parts[2:]), *([month] if month else []), str(parts[0])])
