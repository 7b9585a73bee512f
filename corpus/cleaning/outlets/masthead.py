"""The running heads of a printed page as evidence: a newspaper's name and the day of the issue."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from corpus.cleaning.head.dates import find_date
from corpus.cleaning.lexicon import MONTHS, MONTHS_ABROAD
from corpus.cleaning.outlets.naming import is_name
from corpus.cleaning.outlets.weighing import Outlet

_LONG = 120


def masthead(heads: Iterable[tuple[int, str]], title: str | None) -> tuple[Outlet | None, tuple[str, int] | None]:
    """Return the outlet and the ISO day, with its line, that a running head names beside each other.

    ``heads`` are lines with their numbers. A head that says the ``title`` is one that a browser printed, whose day is
    that of printing.
    """
    for line, text in heads:
        day = find_date(text) if len(text) <= _LONG else None
        if day is None or _clock().search(text) or (title and title.casefold() in text.casefold()):
            continue
        name = " ".join(_day().sub(" ", text).split()).strip(" |·•,;:-–—/")
        if is_name(name) and len(name) > 2:
            spelled = name.title() if name.isupper() and " " in name else name
            return Outlet(spelled, line), (day, line)
    return None, None


@cache
def _clock() -> re.Pattern[str]:
    return re.compile(r"\d{1,2}[:.]\d{2}\b(?!\d)(?:[:.]\d{2})?(?: ?[ap]\.?m)?(?!\.?\d)", re.IGNORECASE)


@cache
def _day() -> re.Pattern[str]:
    """Match the words of a date, and the number of a page beside it."""
    months = "|".join(sorted((*MONTHS, *MONTHS_ABROAD), key=len, reverse=True))
    weekdays = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
    return re.compile(
        rf"\b(?:{months}|{weekdays})\b\.?|\b\d{{1,4}}(?:st|nd|rd|th)?\b[./-]?|\b(?:page|p)\b\.?|年|月|日", re.IGNORECASE
    )
