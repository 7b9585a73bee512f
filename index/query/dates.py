"""Dates as a query writes them: a year, a month, a day, a range of these, or a time before today.

Both ends of a range are numbers as ``index.days`` makes them. One that covers the whole month or year covers articles
of which no more than that is known too.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from index.days import WRITTEN
from index.query.quoting import quoted

EARLIEST, LATEST = 1, 99991231
_OF_NEWS = r"(?:1[6-9]|20)\d\d"  # years since there have been newspapers
_YEAR = re.compile(_OF_NEWS, re.ASCII)
_ONE, _END = rf"{_OF_NEWS}[\d-]{{0,6}}", r"[\d-]{1,10}"
_SHAPED = re.compile(rf"{_OF_NEWS}-\d\d?-\d\d?|{_ONE}\.\.(?:{_END})?|\.\.{_ONE}", re.ASCII)
_MONTH = re.compile(rf"{_OF_NEWS}-\d\d?", re.ASCII)
_BEGUN = re.compile(rf"{_OF_NEWS}-[\d-]{{0,5}}|{_ONE}\.\.?(?:{_END})?|\.|\.\.(?:{_END})?", re.ASCII)
_FIGURE = re.compile(r"(?<=\d{4}-)[01]$|(?<=\d{4}-\d-)[0-3]$|(?<=\d{4}-\d\d-)[0-3]$", re.ASCII)
_INSIDE = re.compile(r"\d\d", re.ASCII)
_DOT = re.compile(r"(?<!\.)\.$")
_AGO = re.compile(r"(\d{1,4})([dwmy])", re.ASCII | re.IGNORECASE)
# Not calendar.month_name, which speaks the language of the machine.
_NAMES = "January February March April May June July August September October November December"
MONTHS = tuple(_NAMES.split())


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


def ago(text: str, today: date) -> tuple[int, int]:
    """Return the first and the last day that is covered by ``30d``, ``2w``, ``6m`` or ``1y`` before today.

    The last one is tomorrow: where a reader goes to bed, others print the next day's date already.
    Raises ``ValueError`` with the reason where it is none of these.
    """
    found = _AGO.fullmatch(text)
    if not found:
        raise ValueError(f"{quoted(text)} is not a time")
    count, unit = int(found.group(1)), found.group(2).lower()
    if unit in "dw":
        days = count * (7 if unit == "w" else 1)
        first = today - timedelta(days) if days < today.toordinal() else date.min
    else:
        first = _months_before(today, count * (12 if unit == "y" else 1))
    tomorrow = today + timedelta(1) if today < date.max else today
    return _day(first), _day(tomorrow)


def is_year(text: str) -> bool:
    """Tell whether a bare number is a year that an article may be from."""
    return bool(_YEAR.fullmatch(text))


def years(begun: str) -> str | None:
    """Return the range of years that begin with two or three figures, where a bare one of them would be a year."""
    if len(begun) not in (2, 3) or not is_year(begun.ljust(4, "0")):
        return None
    return f"{begun.ljust(4, '0')}..{begun.ljust(4, '9')}"


def is_date(text: str) -> bool:
    """Tell whether a bare word can only be a date or a range, right or wrong: a month, a day, anything with dots."""
    return bool(_SHAPED.fullmatch(text)) or bool(_MONTH.fullmatch(text) and valid(text))


def is_begun(text: str) -> bool:
    """Tell whether a bare word that is still being typed may become a date."""
    return bool(_BEGUN.fullmatch(text)) or is_date(text)


def longest_valid(text: str) -> str | None:
    """Return the longest beginning of a half-typed date or range that is valid; of its numbers only the year is cut."""
    ends = (at for at in range(len(text), 3, -1) if at == 4 or not _INSIDE.fullmatch(text[at - 1 : at + 1]))
    return next((text[:at] for at in ends if valid(text[:at])), None)


def begun(text: str) -> str | None:
    """Return what is certain of a half-typed date or range: no month or day that one more figure may follow."""
    return longest_valid(_DOT.sub("..", _FIGURE.sub("", text)))


def valid(text: str) -> bool:
    """Tell whether ``bounds`` takes a text."""
    try:
        bounds(text)
    except ValueError:
        return False
    return True


def parts(day: str) -> tuple[int, ...]:
    """Return the numbers of a valid date: a year, a month and a day as far as it has them."""
    return tuple(int(part) for part in day.split("-"))


def _cover(text: str) -> tuple[int, int]:
    found = WRITTEN.fullmatch(text) if text.isascii() else None
    if not found:
        raise ValueError(f"{quoted(text)} is not a date")
    year, month, day = (int(part) if part else None for part in found.groups())
    if not year:
        raise ValueError(f"{quoted(text)} is not a date")
    if month is None:
        return year * 10_000, year * 10_000 + 1231
    if not 1 <= month <= 12:
        raise ValueError(f"there is no month {month}")
    start = year * 10_000 + month * 100
    days = _days(year, month)
    if day is None:
        return start, start + days
    if not 1 <= day <= days:
        raise ValueError(f"{MONTHS[month - 1]} {year} has no day {day}")
    return start + day, start + day


def _days(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 28 + leap if month == 2 else 30 if month in (4, 6, 9, 11) else 31


def _months_before(day: date, count: int) -> date:
    """Go back whole months; from the 31st to the last day of a shorter one."""
    months = day.year * 12 + day.month - 1 - count
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, _days(year, month + 1))) if year >= date.min.year else date.min


def _day(day: date) -> int:
    return day.year * 10_000 + day.month * 100 + day.day
