"""Dates in words, and what a person who wrote a date in another way may have meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.query.dates import MONTHS, parts, valid

_UNITS = {"d": "day", "w": "week", "m": "month", "y": "year"}
_RELATIVE = {"today": "0d", "yesterday": "1d", "week": "1w", "month": "1m", "year": "1y"}
_LONGEST = 60  # characters; what is longer is no date


def describe(text: str) -> str:
    """Say in words what a valid date or range covers: May 2018, 13 May to 7 June 2018, since May 2018."""
    start, dots, end = text.partition("..")
    if not dots:
        return _spell(start)
    if not end:
        return f"since {_spell(start)}"
    if not start:
        return f"until {_spell(end)}"
    return f"{_shortened(start, end)} to {_spell(end)}"


def published(text: str) -> str:
    """Say in words when something was published, to stand after that word: in May 2018, on 13 May 2018."""
    start, dots, end = text.partition("..")
    if dots:
        return f"from {describe(text)}" if start and end else describe(text)
    return f"{'on' if len(parts(start)) > 2 else 'in'} {describe(text)}"


def describe_ago(text: str) -> str:
    """Say in words what a valid time before today covers."""
    count, unit = int(text[:-1]), _UNITS[text[-1].lower()]
    if not count:
        return "today"
    return f"in the last {f'{count} {unit}s' if count > 1 else unit}"


def nearest(text: str) -> str | None:
    """Return a date that works and is close to what was written, where there is one."""
    return next((candidate for candidate in _candidates(text[:_LONGEST]) if valid(candidate)), None)


def nearest_ago(text: str) -> str | None:
    """Return a time before today that works and is close to what was written, where there is one."""
    found = re.search(r"(\d{1,4})\W*([a-z]?)", text[:_LONGEST].lower())
    if found:
        return found.group(1) + (found.group(2) if found.group(2) in _UNITS else "d")
    return next((time for word, time in _RELATIVE.items() if word in text[:_LONGEST].lower()), None)


def _candidates(text: str) -> Iterator[str]:
    start, dots, end = text.partition("..")
    yield re.sub(r"[/.]", "-", start.strip("./")) + dots + re.sub(r"[/.]", "-", end.strip("./"))
    if start and end:
        yield f"{end}..{start}"
    yield from _written_out(text)
    for found in re.finditer(r"(\d{4})(\d\d)(\d\d)(?!\d)", text):
        yield "-".join(found.groups())
    for found in re.finditer(r"(\d\d?)[./-](?:(\d\d?)[./-])?(\d{4})", text):
        first, second, year = found.groups()
        yield from (f"{year}-{second}-{first}", f"{year}-{first}-{second}") if second else (f"{year}-{first}",)
    for found in re.finditer(r"\d{4}(?:-\d{1,2})?", text):
        yield found.group()
        yield found.group()[:4]


def _written_out(text: str) -> Iterator[str]:
    """Read 13 May 2018, May 13, 2018 and May 2018."""
    year = re.search(r"(?<!\d)\d{4}(?!\d)", text)
    name = next((word for word in re.findall(r"[a-z]{3,}", text.lower()) if _month(word)), None)
    if year and name:
        day = re.search(r"(?<!\d)\d\d?(?!\d)", text)
        month = f"{year.group()}-{_month(name):02}"
        yield f"{month}-{int(day.group()):02}" if day else month
        yield month


def _month(word: str) -> int:
    return next((place for place, month in enumerate(MONTHS, 1) if month.lower().startswith(word[:9])), 0)


def _shortened(start: str, end: str) -> str:
    """Leave out what the end of a range says again: 13 to 20 May 2018."""
    one, other = parts(start), parts(end)
    if len(one) != len(other) or one[0] != other[0]:
        return _spell(start)
    if len(one) > 2 and one[1] == other[1]:
        return str(one[2])
    return _spell(start).rsplit(" ", 1)[0]


def _spell(text: str) -> str:
    day = parts(text)
    month = MONTHS[day[1] - 1] if len(day) > 1 else ""
    return " ".join([*(str(each) for each in day[2:]), *([month] if month else []), str(day[0])])
