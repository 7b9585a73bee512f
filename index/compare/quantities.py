"""Numbers with what they count: the same amount is known again however it is written."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct

from index.compare.model import Place
from index.compare.reading import Word, is_content
from index.compare.stems import stem
from index.compare.vocabulary import MONTHS, NUMBERS, SCALES, listed

_NUMBER = re.compile(r"(?:us|c|a|hk|nz|r)?([$€£¥])?(\d{1,15}(?:,\d{3})*(?:\.\d{1,9})?)(%|bn|m|tn|k|th|st|nd|rd|s)?")
_ENDINGS = {"k": 1_000, "m": 10**6, "bn": 10**9, "tn": 10**12}
_CURRENCIES = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yuan"}
_MONEY_WORDS = {
    word: unit
    for unit, words in {
        "dollar": "dollar dollars",
        "euro": "euro euros",
        "pound": "pound pounds",
        "yuan": "yuan renminbi",
        "yen": "yen",
        "rouble": "ruble rubles rouble roubles",
        "rupee": "rupee rupees",
    }.items()
    for word in listed(words)
}
_UNITS = {
    word: unit
    for unit, words in {
        "people": "people person worker workers employee employees staff staffers jobs job men women residents "
        "citizens",
        "percent": "percent pct percentage",
        "year": "year years yr yrs",
        "month": "month months",
        "week": "week weeks",
        "day": "day days",
        "hour": "hour hours hr hrs",
        "minute": "minute minutes",
        "country": "country countries nation nations",
        "company": "company companies firm firms",
        "kilometre": "km kilometre kilometres kilometer kilometers",
        "mile": "mile miles",
        "metre": "metre metres meter meters",
        "ton": "ton tons tonne tonnes",
    }.items()
    for word in listed(words)
}
_TIMES = frozenset({"year", "month", "week", "day"})
_MONTH_OF = {name: number for number, name in enumerate(MONTHS, 1)} | {
    name[:3]: number for number, name in enumerate(MONTHS, 1)
}
_FIRST = frozenset("0123456789$€£¥")
_RANKS = frozenset({"no", "number", "nos"})
_HEDGES = {
    phrase: hedge
    for hedge, phrases in {
        "about": ("about", "around", "roughly", "some", "approximately", "estimated", "an estimated"),
        "over": (
            "over",
            "exceeding",
            "more than",
            "greater than",
            "at least",
            "upwards of",
            "no fewer than",
            "no less than",
            "not less than",
        ),
        "under": (
            "under",
            "below",
            "almost",
            "nearly",
            "fewer than",
            "less than",
            "up to",
            "close to",
            "as many as",
            "as much as",
            "at most",
            "no more than",
            "not more than",
        ),
    }.items()
    for phrase in phrases
}
_LONGEST_HEDGE = 3  # words
LONGEST = 24  # characters of a number; what is longer counts nothing in this world
PEOPLE = "people"
MONEY, PERCENT, DATE, QUANTITY = "MONEY", "PERCENT", "DATE", "QUANTITY"
KNOWN_UNITS = frozenset({*_UNITS.values(), *_MONEY_WORDS.values(), "rank", "date", "in year", "age"})


class Quantity(Struct, frozen=True):
    """A number and what it counts.

    ``unit`` is a family of words (people and employees are one), a currency, ``percent``, ``rank``, ``age``, ``date``
    (a day of a month, its value month × 100 + day), ``in year``, ``decade``, or a stem of the noun after the number;
    empty where there is none.
    """

    start: int
    end: int
    value: Decimal
    unit: str
    type: str
    hedge: str = ""  # about, over or under: how the number is said to be only near

    @property
    def key(self) -> tuple[Decimal, str]:
        """What makes two quantities the same."""
        return self.value, self.unit


class _Number(Struct, frozen=True):
    """A number as read from one word: its value, the unit that the word carries, the pieces after its hyphens."""

    value: Decimal
    unit: str
    rest: tuple[str, ...]


def quantities(words: Sequence[Word]) -> list[Quantity]:
    """Find the quantities among consecutive words, in order."""
    found: list[Quantity] = []
    place = 0
    while place < len(words):
        if not _may_begin(words[place].core):
            place += 1
            continue
        quantity, after = _date(words, place) or _quantity(words, place)
        if quantity:
            found.append(quantity)
        place = after
    return found


@lru_cache(maxsize=16_384)
def _may_begin(core: str) -> bool:
    return core[:1] in _FIRST or core.split("-", 1)[0] in NUMBERS or core in _MONTH_OF or "$" in core[:4]


def within(found: Sequence[Quantity], place: Place) -> list[Quantity]:
    """Return the quantities, of those sorted by start, that begin within ``place``."""
    first = bisect_left(found, place[0], key=lambda quantity: quantity.start)
    last = bisect_left(found, place[1], key=lambda quantity: quantity.start)
    return list(found[first:last])


def _date(words: Sequence[Word], place: int) -> tuple[Quantity, int] | None:
    """Read "May 3", "May 3rd" and "3 May"."""
    if place + 1 == len(words):
        return None
    for month, day in ((words[place], words[place + 1]), (words[place + 1], words[place])):
        number = _day(day.core)
        if month.core in _MONTH_OF and month.folded[:1].isupper() and number and _open(words[place]):
            value = Decimal(_MONTH_OF[month.core] * 100 + number)
            return Quantity(_bare_start(words[place]), _bare_end(words[place + 1]), value, "date", DATE), place + 2
    return None


def _day(core: str) -> int | None:
    digits = core.rstrip("stndrh")
    if not (1 <= len(digits) <= 2 and digits.isascii() and digits.isdigit()):
        return None
    return int(digits) if 1 <= int(digits) <= 31 else None


def _quantity(words: Sequence[Word], place: int) -> tuple[Quantity | None, int]:
    word = words[place]
    number = _number(word.core)
    if number is None:
        return None, place + 1
    value, after = number.value, place + 1
    if not number.rest:
        while after < len(words) and words[after].core in SCALES and _open(words[after - 1]) and value < 10**15:
            value *= SCALES[words[after].core]
            after += 1
    unit, after = _unit(words, place, after, _Number(value, number.unit, number.rest))
    first = place - 1 if unit == "rank" and place and words[place - 1].core in _RANKS else place
    start, end = _bare_start(words[first]), _bare_end(words[after - 1])
    return Quantity(start, end, value, unit, _type(unit), _hedge(words, first)), after


def _hedge(words: Sequence[Word], place: int) -> str:
    """Return how the number at a place is said to be only near: "more than" is, "rose to" is not."""
    for length in range(min(_LONGEST_HEDGE, place), 0, -1):
        hedge = _HEDGES.get(" ".join(word.core for word in words[place - length : place]))
        if hedge:
            return hedge
    return ""


def _number(core: str) -> _Number | None:
    """Read a word as a number with what hangs on it."""
    if len(core) > LONGEST:
        return None
    head, *rest = core.split("-")
    match = _NUMBER.fullmatch(head)
    if match:
        value, ending = Decimal(match[2].replace(",", "")), match[3] or ""
        unit = _CURRENCIES.get(match[1] or "", "")
        if ending in _ENDINGS and (unit or ending != "m"):
            value *= _ENDINGS[ending]
        elif ending:
            unit = {"%": "percent", "s": "decade", "m": "metre"}.get(ending, "rank")
        if rest and rest[0] in SCALES:
            value *= SCALES[rest.pop(0)]
        return _Number(value, unit, tuple(rest))
    if head in NUMBERS:
        value = Decimal(NUMBERS[head])
        if value >= 20 and rest and 0 < NUMBERS.get(rest[0], 0) < 10:
            value += NUMBERS[rest.pop(0)]
        if rest and rest[0] in SCALES:
            value *= SCALES[rest.pop(0)]
        return _Number(value, "", tuple(rest))
    return None


def _unit(words: Sequence[Word], place: int, after: int, number: _Number) -> tuple[str, int]:
    """Return what a number counts, and the place after the last word that says so."""
    if number.unit:
        return number.unit, after
    if number.rest:
        unit = _UNITS.get(number.rest[0]) or _MONEY_WORDS.get(number.rest[0]) or stem(number.rest[0])
        return ("age" if unit == "year" and number.rest[1:2] == ("old",) else unit), after
    if place and words[place - 1].core in _RANKS and words[place - 1].folded != "no":
        return "rank", after
    if after < len(words) and _open(words[after - 1]):
        named = _named_unit(words, after)
        if named:
            return named
    if 1900 <= number.value <= 2100 and words[place].core.isdigit() and len(words[place].core) == 4:
        return "in year", after
    if after < len(words) and _open(words[after - 1]) and words[after].core.isalpha() and is_content(words[after].core):
        return stem(words[after].core), after + 1
    return "", after


def _named_unit(words: Sequence[Word], after: int) -> tuple[str, int] | None:
    """Read a unit that is known by name."""
    following = words[after].core.split("-")[0]
    further = words[after + 1].core if after + 1 < len(words) else ""
    if following in _UNITS:
        old = _UNITS[following] == "year" and further == "old"
        return ("age", after + 2) if old else (_UNITS[following], after + 1)
    if following == "per" and further == "cent":
        return "percent", after + 2
    return (_MONEY_WORDS[following], after + 1) if following in _MONEY_WORDS else None


def _type(unit: str) -> str:
    if unit == "percent":
        return PERCENT
    if unit in _MONEY_WORDS.values():
        return MONEY
    return DATE if unit in _TIMES or unit in {"date", "in year", "decade"} else QUANTITY


def _open(word: Word) -> bool:
    """Tell whether no punctuation parts the word from the next; a month's full stop does not."""
    return word.folded[-1:].isalnum() or (word.folded[-1:] == "." and word.core in _MONTH_OF)


def _bare_start(word: Word) -> int:
    return word.start + len(word.folded) - len(word.folded.lstrip("\"'([")) if _plain(word) else word.start


def _bare_end(word: Word) -> int:
    return word.end - len(word.folded) + len(word.folded.rstrip("\"')],.;:!?")) if _plain(word) else word.end


def _plain(word: Word) -> bool:
    """Tell whether folding kept every character, so that offsets into the folded word are offsets into the text."""
    return word.end - word.start == len(word.folded)
