"""Dates beside an article: lines that say little but when, and the ISO date of one."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from corpus.cleaning.lexicon import MONTHS, MONTHS_ABROAD

_WHEN = ("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", " ago", "esterday")

_BEFORE_YEAR = 40
"""Characters that a date has before its year at most."""
_MUCH = 40
"""Letters of long words beside a date from which a line says more than when."""


@cache
def _date() -> re.Pattern[str]:
    month = "(?P<month{0}>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
    abroad = "|".join(sorted({*MONTHS_ABROAD, *MONTHS}, key=len, reverse=True))
    # a name is often glued to the date behind it: "Jo MarshMay 14, 2018"
    return re.compile(
        rf"(?:(?<!\w)|(?<=(?-i:[a-z]))(?=(?-i:[A-Z\d])))"
        rf"(?:{month.format(1)} (?P<day1>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year1>(?:19|20)\d\d)"
        rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?: of|-|,)? ?{month.format(2)}(?:,|-)? ?(?P<year2>(?:19|20)\d\d)"
        rf"|(?P<day6>\d{{1,2}})(?:\.|º|er)?(?: de)? (?P<month6>{abroad}),?(?: de| del)? (?P<year6>(?:19|20)\d\d)"
        rf"|(?P<month8>{abroad}) (?P<day8>\d{{1,2}}),? (?P<year8>(?:19|20)\d\d)"
        rf"|(?P<year7>(?:19|20)\d\d)(?:年|년 ?)(?P<month7>\d{{1,2}})(?:月|월 ?)(?P<day7>\d{{1,2}})[日일]"
        rf"|(?P<year3>(?:19|20)\d\d)[-/.](?P<month3>\d{{1,2}})[-/.](?P<day3>\d{{1,2}})"
        rf"|(?P<first>\d{{1,2}})[-/.](?P<second>\d{{1,2}})[-/.](?P<year4>(?:19|20)\d\d)"
        rf"|(?P<first5>\d{{1,2}})(?P<mark5>[/.])(?P<second5>\d{{1,2}})(?P=mark5)(?P<year5>\d\d))(?!\d(?!\d?:\d\d))",
        re.IGNORECASE,
    )


@cache
def _digits() -> re.Pattern[str]:
    """Match digits that every date has some of: a year, or the marks of one in digits alone."""
    return re.compile(r"(?:19|20)\d\d|\d[/.]\d{1,2}[/.]\d\d")


def _dates(text: str) -> list[re.Match[str]]:
    digits = _digits().search(text)
    return list(_date().finditer(text, max(0, digits.start() - _BEFORE_YEAR))) if digits else []


_WEEKDAYS_ABROAD = """
montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes
martes miércoles jueves viernes sábado domingo segunda-feira terça-feira quarta-feira quinta-feira sexta-feira lunedì
martedì mercoledì giovedì venerdì sabato domenica maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
понедельник вторник среда четверг пятница суббота воскресенье senin selasa rabu kamis jumat sabtu minggu
"""


@cache
def _date_glue() -> re.Pattern[str]:
    """Match what stands beside a date on a line of its own: times, weekdays, "updated", "6 months ago"."""
    return re.compile(
        rf"\b(?:{'|'.join(_WEEKDAYS_ABROAD.split())}|publi(?:é|e|cado|cata|cato)|veröffentlicht|erstellt|gepubliceerd|"
        r"опубликовано|обновлено|года|г|в|diterbitkan|diperbarui|发布|更新|来源|时间|le|à|às|as|mis|jour|aktualisiert|stand|"
        r"uhr|um|am|el|de|las|actualizado|atualizado|em|il|alle|ore|"
        r"\d{1,2}h\d{0,2}|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|first|published?|posted|updated?|"
        r"last|modified|"
        r"created|date|on|at|by|of|the|original|originally|time|today|yesterday|a\.?m|p\.?m|[ecmp][sd]?t|gmt|utc|"
        r"bst|ist|cet|cest|sgt|hkt|aest|aedt|jst|"
        r"ago|about|an?|\d{1,3}|(?:seconds?|min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|years?)(?: read)?|read)\b"
        r"|\b\d{1,2}[:.]\d{2}(?::\d\d)?(?:\s?[ap]\.?m)?|\d{1,2}\s?[ap]\.?m|[|/·•,.:;()@–—-]",
        re.IGNORECASE,
    )


@cache
def _reading_time() -> re.Pattern[str]:
    minutes = r"\d{1,3}(?: ?[-–] ?\d{1,3})?[ -]min(?:ute)?s?\.?"
    return re.compile(rf"(?:(?:reading|read) time:? ?)?(?:about )?{minutes}(?: read(?:ing)?(?: time)?)?", re.IGNORECASE)


def tells_reading_time(text: str) -> bool:
    """Tell whether a whole line says how long an article takes to read: "4 min read", "6-8 minutes"."""
    return len(text) <= 40 and "min" in text.lower() and _reading_time().fullmatch(text.strip(" |·•()")) is not None


class DateLine(Struct, frozen=True):
    """A line that says when; ``iso`` is None where the day can't be told from the month."""

    iso: str | None
    updated: bool


def date_line(text: str) -> DateLine | None:
    """Read a line that says little but when: a date with times, weekdays and "published" around it."""
    # a post's signature has a date too, but the post is part of the text around it
    if len(text) > 140 or "(@" in text or not any(map(text.__contains__, _WHEN)):
        return None
    if "|" in text:
        parts = (date_line(part.strip()) for part in text.split("|"))
        return next((found for found in parts if found), None)
    if _digits().search(text) and _says_more(text):
        return None
    dates = _dates(text)
    if not dates:
        return DateLine(None, updated="updat" in text.lower()) if _says_when(text) else None
    starts, ends = [found.start() for found in dates], [found.end() for found in dates]
    beside = " ".join(text[end:start] for end, start in zip([0, *ends], [*starts, len(text)], strict=True))
    rest = _date_glue().sub(" ", beside).split()
    if len(rest) > 3 or sum(map(len, rest)) > 24:
        return None
    published = next((found for found in dates if not _after_update(text, found.start())), dates[0])
    return DateLine(iso_date(published), _after_update(text, published.start()))


def _says_more(text: str) -> bool:
    """Tell from its first long words that a line says more than when, as those of most sentences do."""
    count = 0
    for word in _long_words().findall(text):
        if word.lower() not in MONTHS and word.lower() not in MONTHS_ABROAD and _date_glue().fullmatch(word) is None:
            count += len(word)
            if count > _MUCH:
                return True
    return False


@cache
def _long_words() -> re.Pattern[str]:
    return re.compile(r"\b[^\W\d_]{5,}\b")


@cache
def _relative() -> re.Pattern[str]:
    """Match what says when without a full date: how long ago, a weekday with a time, a day of a month with a time."""
    month = "|".join(sorted(MONTHS, key=len, reverse=True))
    return re.compile(
        rf"\b(?:{month})\.? \d{{1,2}},? (?:at )?\d{{1,2}}:\d\d|"
        r"\b\d{1,2} (?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?) ago\b|\ban hour ago\b|\byesterday\b"
        r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day,? (?:at )?\d{1,2}(?:[:.]\d\d)",
        re.IGNORECASE,
    )


def _says_when(text: str) -> bool:
    """Tell whether a line says only how long ago, or on which weekday at what time."""
    match = _relative().search(text) if len(text) <= 60 else None
    return match is not None and not _date_glue().sub(" ", _relative().sub(" ", text)).split()


def find_date(text: str) -> str | None:
    """Return the first full date in ``text`` as an ISO date, or None."""
    found = _dates(text[:300])
    return iso_date(found[0]) if found else None


@cache
def _zone() -> re.Pattern[str]:
    """Match a time zone that tells whose order of day and month a date is in."""
    return re.compile(r"\b(?:(?P<american>[ECMP][SD]?T)|GMT|BST|CES?T|IST|HKT|SGT|AE[SD]T)\b")


def iso_date(match: re.Match[str]) -> str | None:
    """Return the ISO date of a match of a date, or None where it is no day or ambiguous."""
    import datetime

    found = match.groupdict()
    if found["first"] or found["first5"]:
        first, second = int(found["first"] or found["first5"]), int(found["second"] or found["second5"])
        year = int(found["year4"] or f"20{found['year5']}")
        if first != second and first <= 12 and second <= 12:
            zone = _zone().search(match.string, match.end(), match.end() + 30)
            dotted = "." in match[0]
            if zone is None and not dotted:
                return None
            month, day = (first, second) if zone and zone["american"] and not dotted else (second, first)
        else:
            month, day = (first, second) if first <= 12 else (second, first)
    else:
        form = next(number for number in "123678" if found[f"year{number}"])
        name = found[f"month{form}"]
        month = int(name) if name.isdigit() else (MONTHS | MONTHS_ABROAD)[name.lower()]
        day, year = int(found[f"day{form}"]), int(found[f"year{form}"])
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def _after_update(text: str, start: int) -> bool:
    before = text[max(0, start - 40) : start].lower()
    return before.rfind("updat") > before.rfind("publish")


def beside_date(text: str) -> str:
    """Return what a line that says when says beside it, without marks, times and words like "published"."""
    return " ".join(_date_glue().sub(" ", _date().sub(" ", text[:200])).split())


@cache
def _stated() -> re.Pattern[str]:
    return re.compile(r"(?:first |originally )?(?:published|posted)(?: on| at)?:? ", re.IGNORECASE)


def stated_date(text: str) -> str | None:
    """Return the ISO date of a line that begins with "Published" or "Posted" and a date, or None."""
    match = _stated().match(text)
    found = _date().search(text, match.end(), match.end() + 60) if match else None
    return iso_date(found) if found else None
