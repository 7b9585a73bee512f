"""Resolve dates against the day on which an article was published: "on Sunday" → 2018-05-13.

Values are those of ISO 8601: a day (``2018-05-13``), a week (``2018-W19``), a month (``2018-05``), a year (``2018``) or
two of these with a slash between (``2018-05-12/2018-05-13``). What says how long and not when ("seven years"), and what
hangs on another date than that of publication ("a week later"), has none. General date readers answer with a point
in time ("last month" is the same day of it, "seven years" a day seven years ago), which would be a fact that no article
states.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import cache

from corpus.article import EntityType, Mention
from corpus.entities.tokens import word_set

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
COUNTED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
NUMBERS = {"a": 1, "an": 1, **{word: number for number, word in enumerate(COUNTED, 1)}}
SINGLE = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
STEPS = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1, "following": 1}
PLACES = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1": 1, "2": 2, "3": 3, "4": 4}
NEAREST = 16  # words before a date that may tell whether it lies ahead
FARTHEST = 160  # and characters
AHEAD = word_set("will 'll shall due scheduled expected plans planning set until by deadline upcoming starting")
BEHIND = word_set("said says told was were had did after since wrote tweeted announced reported met")


def resolved(text: str, mentions: Iterable[Mention], published: str | None) -> list[str | None]:
    """Return the value of each mention: of one that is a date and can be resolved a string, else None.

    ``published`` is an article's ISO date of publication.
    """
    day = _day_of(published)
    return [
        resolve(text[mention.start : mention.end], day, ahead=lies_ahead(text, mention.start))
        if mention.type is EntityType.DATE
        else None
        for mention in mentions
    ]


def _day_of(published: str | None) -> date | None:
    """Return the day of an ISO date, or None where there is none or it is no calendar day."""
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def resolve(words: str, published: date | None, *, ahead: bool = False) -> str | None:
    """Return the value of a date's words, or None where they say no day, or not without the day of publication.

    ``ahead`` tells that a day of the week or a month without a year is the next one rather than the last.
    """
    plain = " ".join(words.lower().replace("’", "'").replace("–", "-").replace(",", " ").split())
    try:
        value = _resolved(plain, published, ahead)
        if value is not None:
            interval(value)
    except (ValueError, OverflowError):  # "February 30", or beyond the calendar
        return None
    return value


def _resolved(plain: str, published: date | None, ahead: bool) -> str | None:
    for form, explicit in _explicit():
        if found := form.fullmatch(plain):
            return explicit(found)
    for form, dated in _dates():
        if found := form.fullmatch(plain):
            return dated(found, published, ahead)
    if published is None:
        return None
    for form, relative in _relative():
        if found := form.fullmatch(plain):
            return relative(found, published, ahead)
    return None


def interval(value: str) -> tuple[date, date]:
    """Return the first and the last day of a value.

    Raises ValueError where it is none.
    """
    first, _, last = value.partition("/")
    return _days(first)[0], _days(last or first)[1]


def lies_ahead(text: str, place: int) -> bool:
    """Tell whether the sentence speaks of the future before a date at ``place``: the nearest verb decides."""
    before = re.split(r"[.!?\n]\s", text[max(0, place - FARTHEST) : place])[-1]
    for word in reversed(re.findall(r"'?\w+", before.lower())[-NEAREST:]):
        if word in AHEAD:
            return True
        if word in BEHIND:
            return False
    return False


MONTH = rf"(?P<month>{'|'.join(MONTHS)})[a-z]*\.?"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?P<year>\d{4})"
WEEKDAY = (
    rf"(?P<weekday>{'|'.join(WEEKDAYS)})(?:s|rs?|(?:s|nes|rs|ur)?day)?\.?(?: (?:morning|afternoon|evening|night))?"
)
SPELL = r"(?:(?:early|late|mid)[ -])?"


def _numbered(found: re.Match[str]) -> str:
    return date(int(found["year"]), int(found["number"]), int(found["day"])).isoformat()


def _with_slashes(found: re.Match[str]) -> str | None:
    """Resolve 5/13/2018 and 13/5/2018; of 3/4/2018 nothing tells which is the month."""
    one, two = int(found["number"]), int(found["day"])
    if one <= 12 and two <= 12 and one != two:
        return None
    return date(int(found["year"]), min(one, two), max(one, two)).isoformat()


def _years(found: re.Match[str]) -> str | None:
    end = found["year"][: 4 - len(found["end"])] + found["end"]
    return f"{found['year']}/{end}" if end > found["year"] else None


def _decade(found: re.Match[str]) -> str:
    """Resolve "the 1970s", "the '70s" and "the 1300s", which are a hundred years."""
    decade = found["decade"]
    if decade[0] == "1" and len(decade) == 3 and decade[-1] == "0":
        return f"{decade}0/{decade[:2]}99"
    decade = decade if len(decade) == 3 else f"19{decade}"
    return f"{decade}0/{decade}9"


def _part_of_year(found: re.Match[str]) -> str:
    """Resolve a quarter or a half to its months."""
    count, length = (4, 3) if "q" in found["unit"] else (2, 6)
    place = count if found["place"] == "final" else PLACES[found["place"]]
    if place > count:
        raise ValueError(f"no {found['place']} half")
    year = found["year"]
    return f"{year}-{(place - 1) * length + 1:02}/{year}-{place * length:02}"


def _dated(found: re.Match[str], published: date | None, ahead: bool) -> str | None:
    return _day(found, int(found["day"]), published, found["weekday"])


def _days_of_month(found: re.Match[str], published: date | None, ahead: bool) -> str | None:
    first, last = _day(found, int(found["day"]), published), _day(found, int(found["last"]), published)
    return f"{first}/{last}" if first and last and first < last else None


def _months(found: re.Match[str], published: date | None, ahead: bool) -> str | None:
    first, last = (f"{found['year']}-{MONTHS.index(found[part]) + 1:02}" for part in ("month", "last"))
    return f"{first}/{last}" if first < last else None


def _day(found: re.Match[str], day: int, published: date | None, weekday: str | None = None) -> str | None:
    """Return a day of a month; without a year the nearest to publication, on its day of the week if that is named."""
    month = MONTHS.index(found["month"]) + 1
    if found["year"]:
        return date(int(found["year"]), month, day).isoformat()
    if published is None:
        return None
    years = range(max(MINYEAR, published.year - 6), min(MAXYEAR, published.year + 6) + 1)
    days = [date(year, month, day) for year in years if day <= monthrange(year, month)[1]]
    if weekday:
        days = [near for near in days if near.weekday() == WEEKDAYS.index(weekday)]
    return min(days, key=lambda near: abs(near - published)).isoformat() if days else None


def _month(found: re.Match[str], published: date | None, ahead: bool) -> str | None:
    month, step = MONTHS.index(found["month"]) + 1, found["step"]
    if found["year"]:
        return f"{found['year']}-{month:02}"
    if published is None:
        return None
    year = published.year
    if step == "next" or (ahead and not step):
        year += month < published.month or (step == "next" and month == published.month)
    elif step != "this":
        year -= month > published.month or (step == "last" and month == published.month)
    return f"{year:04}-{month:02}"


def _near_day(found: re.Match[str], published: date, ahead: bool) -> str:
    return (published + timedelta(days=SINGLE[found["word"]])).isoformat()


def _weekday(found: re.Match[str], published: date, ahead: bool) -> str:
    """Return the day of the week nearest before publication, or after where it lies ahead; "next" is of next week."""
    weekday, step = WEEKDAYS.index(found["weekday"]), found["step"]
    back = (published.weekday() - weekday) % 7
    if step in {"last", "past"}:
        days = -(back or 7)
    elif step == "next":
        days = 7 - published.weekday() + weekday
    elif step == "this":
        days = weekday - published.weekday()
    elif step == "coming":
        days = 7 - back
    else:
        days = (7 - back) % 7 if ahead else -back
    return (published + timedelta(days=days)).isoformat()


def _weekend(found: re.Match[str], published: date, ahead: bool) -> str:
    """Return the weekend that ended last, the one that publication falls into, or the one that is to come."""
    step, inside = found["step"], published.weekday() >= 5
    saturday = published + timedelta(days=5 - published.weekday())
    if step == "next" and inside:
        saturday += timedelta(days=7)
    elif step in {"last", "past"} or not (step or inside or ahead):
        saturday -= timedelta(days=7)
    return f"{saturday.isoformat()}/{(saturday + timedelta(days=1)).isoformat()}"


def _period(found: re.Match[str], published: date, ahead: bool) -> str:
    return _stepped(found["unit"], STEPS[found["step"]], published)


def _ago(found: re.Match[str], published: date, ahead: bool) -> str:
    word = found["count"]
    return _stepped(found["unit"], -(int(word) if word.isdigit() else NUMBERS[word]), published)


def _stepped(unit: str, step: int, published: date) -> str:
    """Return the day, week, month or year so many steps from that of publication.

    Raises ValueError or OverflowError beyond the calendar.
    """
    if unit == "day":
        return (published + timedelta(days=step)).isoformat()
    if unit == "week":
        year, week, _ = (published + timedelta(weeks=step)).isocalendar()
        return f"{year:04}-W{week:02}"
    if unit == "month":
        year, month = divmod(published.year * 12 + published.month - 1 + step, 12)
        return date(year, month + 1, 1).isoformat()[:7]
    return date(published.year + step, 1, 1).isoformat()[:4]


Explicit = Callable[[re.Match[str]], str | None]
Dated = Callable[[re.Match[str], date | None, bool], str | None]
Relative = Callable[[re.Match[str], date, bool], str]


@cache
def _explicit() -> list[tuple[re.Pattern[str], Explicit]]:
    """Forms that name their year."""
    return [
        (re.compile(rf"{YEAR}-(?P<number>\d\d)-{DAY}"), _numbered),
        (re.compile(rf"(?P<number>\d{{1,2}})/(?P<day>\d{{1,2}})/{YEAR}"), _with_slashes),
        (re.compile(rf"{DAY}\.(?P<number>\d{{1,2}})\.{YEAR}"), _numbered),
        (re.compile(rf"{SPELL}{YEAR}"), lambda found: found["year"]),
        (re.compile(rf"{YEAR}-(?P<end>\d{{4}}|\d\d)"), _years),
        (re.compile(r"(?:the )?(?:(?:early|late|mid)[ -])?(?P<decade>\d{3})0s"), _decade),
        (re.compile(r"the '?(?P<decade>[3-9])0s"), _decade),
        (re.compile(rf"the (?P<place>{'|'.join(PLACES)}|final) (?P<unit>quarter|half) of {YEAR}"), _part_of_year),
        (re.compile(rf"(?P<unit>q)(?P<place>[1-4]) (?:of )?{YEAR}"), _part_of_year),
    ]


@cache
def _dates() -> list[tuple[re.Pattern[str], Dated]]:
    """Forms that may name their year."""
    return [
        (re.compile(rf"(?:{WEEKDAY} )?{MONTH} {DAY}(?: {YEAR})?"), _dated),
        (re.compile(rf"(?:{WEEKDAY} )?{DAY} (?:of )?{MONTH}(?: {YEAR})?"), _dated),
        (re.compile(rf"{MONTH}-(?P<last>{'|'.join(MONTHS)})[a-z]*\.? {YEAR}"), _months),
        (re.compile(rf"{MONTH} {DAY} ?(?:-|and|to) ?(?P<last>\d{{1,2}})(?: {YEAR})?"), _days_of_month),
        (re.compile(rf"{SPELL}(?:(?P<step>last|this|next) )?{MONTH}(?: (?:of )?{YEAR})?"), _month),
    ]


@cache
def _relative() -> list[tuple[re.Pattern[str], Relative]]:
    """Forms that count from the day of publication."""
    count = rf"(?P<count>\d{{1,3}}|{'|'.join(NUMBERS)})"
    return [
        (re.compile(rf"(?P<word>{'|'.join(SINGLE)})"), _near_day),
        (re.compile(rf"(?:(?P<step>last|this|next|past|coming) )?{WEEKDAY}"), _weekday),
        (re.compile(r"(?:the )?(?:(?P<step>last|this|next|past|coming) )?weekend"), _weekend),
        (re.compile(rf"(?:the )?(?P<step>{'|'.join(STEPS)}) (?P<unit>week|month|year)"), _period),
        (re.compile(rf"{count} (?P<unit>day|week|month|year)s? ago"), _ago),
    ]


def _days(value: str) -> tuple[date, date]:
    """Return the first and the last day of a day, week, month or year."""
    parts = value.split("-")
    year = int(parts[0])
    if len(parts) == 1:
        return date(year, 1, 1), date(year, 12, 31)
    if parts[1].startswith("W"):
        monday = date.fromisocalendar(year, int(parts[1][1:]), 1)
        return monday, monday + timedelta(days=6)
    month = int(parts[1])
    if len(parts) == 2:
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    day = date(year, month, int(parts[2]))
    return day, day
