"""Find dates, sums of money, percentages and quantities.

Patterns are tried only where a token can begin one, and each looks at a bounded stretch of text.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from corpus.article import EntityType
from corpus.entities.tokens import Tokens, word_set

SMALL_NUMBERS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|"
    "nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
)
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
SHORT_MONTHS = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.?"
DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
SHORT_DAYS = "Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun"
PERIODS = "days?|weeks?|months?|years?|quarters?|decades?|century|centuries|weekends?|summer|spring|fall|autumn|winter"
CENTURIES = (
    "tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|"
    "twenty-first"
)
MAGNITUDES = "thousand|million|billion|trillion|lakh crore|crore|lakh|bn|mn|tn"
CURRENCIES = (
    "dollars?|yuan|renminbi|euros?|pounds?|yen|rupees?|won|francs?|cents?|pesos?|rubles?|roubles?|lira|dirhams?|riyals?|"
    "baht|ringgit|rand|kronor|kroner|krona|krone|rupiah|shillings?|naira|cedis?|taka|dong|pesetas?|reais|real|shekels?|"
    "dinars?|zloty|zlotys|forints?|hryvnias?|tenge|birr|kwacha|pence|quid|bucks|"
    "US dollars?|U\\.S\\. dollars?|Hong Kong dollars?|RMB|USD|EUR"
)
UNITS = (
    "kilometers?|kilometres?|km|miles?|meters?|metres?|feet|foot|inches|inch|tons?|tonnes?|kilograms?|kilos?|kg|pounds|"
    "barrels?|acres?|hectares?|square (?:miles?|kilometers?|kilometres?|feet|meters?|metres?)|liters?|litres?|gallons?|"
    "degrees?|megawatts?|gigawatts?|nanometers?|nanometres?|gigabytes?|terabytes?|mph|kph|hours?|minutes?|"
    "basis points?|light[ -]years?"
)
IRREGULAR = "[a-z]{0,12}(?:people|children|men|women)|police|troops|personnel|percent|aircraft"
NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,15}(?:\.\d{1,9})?"
COUNT = rf"(?:{NUMBER}|{SMALL_NUMBERS})"
LARGE = (
    r"(?:(?:tens|dozens|scores|hundreds|thousands|millions) of (?:thousands|millions|billions|trillions)"
    r"|dozens(?= of\b)|scores(?= of\b)|hundreds|thousands|millions|billions|trillions)"
)
CODES = "RMB|Rmb|CNY|Rs\\.?|Tk|KSh|Ksh|KES|Shs?|USh|TSh|CFA|RM|Rp|AED|Dhs?|CHF|EUR|USD|NOK|SEK|DKK|MXN|INR|NGN|ZAR|PHP"
SIGN = rf"(?:US|HK|NT|AU|NZ|A|C|S|R|Z)?\$|[€£¥₹₩₦₱₽฿]|(?:{CODES}) ?(?=\d)"
LETTERS = r"[PRN](?=\d)"  # pesos, rand and naira, where a magnitude follows

AMBIGUOUS_MONTHS = frozenset({"may", "march"})
BEFORE_MONTH = word_set(
    "in since until till by of last this next early late mid from during through before after between and back every to"
)
BEFORE_PERIOD = word_set("for after in over within during")
FEAST_DAYS = frozenset({"Black", "Good", "Cyber", "Easter", "Palm"})
NOT_YEARS_BEFORE = frozenset({"$", "€", "£", "¥", "#", "No.", "no."})


class Amount(NamedTuple):
    """Something counted or dated: its offsets in the text and its type."""

    start: int
    end: int
    type: EntityType


class _Compiled(dict[str, re.Pattern[str]]):
    """Patterns by their kinds, compiled when one is asked for: many a text has no use for half of them."""

    def __missing__(self, kind: str) -> re.Pattern[str]:
        pattern = self[kind] = re.compile(*_written()[kind])
        return pattern


@cache
def _written() -> dict[str, tuple[str, int]]:
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    year = r"(?:1[5-9]|20)\d\d"
    month = rf"(?:{MONTHS}|{SHORT_MONTHS})"
    part = r"(?: (?:morning|afternoon|evening|night))?"
    period = rf"(?:{PERIODS})"
    ordinal = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{CENTURIES})"
    tied = "in|of|on|to|for|and|or|at|by|per|with|from|as|the|than|was|were|is|are|has|had|more|a|an|up|down|it|he|she"
    between = rf"(?!(?:{tied}|{IRREGULAR}|{MAGNITUDES})\b)[a-z]{{2,20}}(?<!s)"
    counted = rf"(?:{between} )?(?:{IRREGULAR}|[a-z]{{2,20}}[^s\W\d]s)\b"
    return {
        "month": (
            rf"(?:{month}[-–]{month},? {year}|{month},? (?:of )?{year}"
            rf"|{month} {day}(?:(?: and | or | to |[-–]){day})?(?:,? {year})?|(?:{MONTHS})(?: quarter)?)\b",
            re.IGNORECASE,
        ),
        "day": (rf"(?:{DAYS}){part}(?:,? (?:{month} {day}|{day} {month})(?:,? {year})?)?\b", re.IGNORECASE),
        "short day": (rf"(?:{SHORT_DAYS.replace(' ', '|')})\.?,? (?:{month} {day}|{day} {month})(?:,? {year})?\b", 0),
        "relative": (
            r"last night\b|(?:this|yesterday|tomorrow) (?:morning|afternoon|evening)\b|"
            r"recent (?:days|weeks|months|years|decades)\b|"
            rf"the (?:first|second|third|fourth|final) (?:quarter|half) of {year}\b|"
            r"(?:this past|this|last|next|past|previous|coming|"
            r"the (?:past|last|next|previous|coming|following|first|second|third|fourth))"
            rf"(?: (?:few|several|couple of|{COUNT}(?: (?:to|or) {COUNT})?))? (?:{period}|{DAYS}|{MONTHS}){part}\b"
            rf"|the (?:weekend|(?:early |late |mid-)?(?:{year}|1[0-4]00|'?[2-9]0)s|{ordinal}[ -]century)\b",
            re.IGNORECASE,
        ),
        "span": (
            rf"(?:{COUNT}(?:(?: to | or |[-–]|-to-){COUNT})?(?:[ -](?:{MAGNITUDES}))?(?: and a half| 1/2|½)?"
            r"|several|a few|many|couple of|a couple of)[ -]"
            r"(?:days?|weeks?|months?|years?|decades?|centuries|century)\b(?!-old)(?: ago| earlier| later)?"
            r"|(?:a|an) (?:day|week|month|year|decade|century) (?:ago|earlier|later)\b",
            re.IGNORECASE,
        ),
        "numeric": (rf"{year}-\d\d-\d\d\b|\d{{1,2}}\.\d{{1,2}}\.{year}\b|\d{{1,2}}/\d{{1,2}}/(?:{year}|\d\d)\b", 0),
        "daymonth": (rf"{day} (?:of )?(?:{MONTHS}|{SHORT_MONTHS})(?:,? {year})?\b", 0),
        "year": (rf"{year}(?:s|[-–](?:{year}|\d\d))?\b(?![.,]\d|%)", 0),
        "quarter": (rf"Q[1-4](?:,? (?:of )?{year})?\b|{ordinal}[ -]century\b", 0),
        "fiscal": (rf"(?:FY ?|fiscal (?:year )?)(?:{year}|\d\d)(?:[-–/](?:{year}|\d\d))?\b", 0),
        "spell": (rf"(?:early|late|mid)[ -](?:{MONTHS}|{year}s?)\b", re.IGNORECASE),
        "money": (
            rf"(?:{SIGN})(?:{NUMBER})(?:[-–](?:{SIGN})?(?:{NUMBER}))?"
            rf"(?:[ -]?(?i:{MAGNITUDES})\b|(?:bn|mn|tn|m|b|k|M|B|K)\b)?"
            rf"|{LETTERS}(?:{NUMBER})(?: (?:{MAGNITUDES})|bn|m)\b",
            0,
        ),
        "worded": (
            rf"(?:{COUNT}(?: ?(?:{MAGNITUDES}|m|k))?|(?:half )?an? (?:{MAGNITUDES})|{LARGE} of|{LARGE})"
            rf"[ -](?:{CURRENCIES})\b",
            re.IGNORECASE,
        ),
        "percent": (
            rf"{COUNT}(?:(?: to | or |[-–]){COUNT})?(?: ?%| ?percent(?:age points?)?\b| per ?cent\b|-percent\b)",
            re.IGNORECASE,
        ),
        "large": (rf"{LARGE}\b", re.IGNORECASE),
        "unit": (
            rf"{COUNT}(?:[ -](?:{MAGNITUDES}))?[ -](?:{UNITS})\b|(?:{NUMBER})(?:km|kg|mph|kph|ft|cm|mm|GB|TB|MW|GW)\b",
            re.IGNORECASE,
        ),
        "count": (rf"(?:{NUMBER})(?: (?:{MAGNITUDES})\b)?(?: {counted})?", 0),
        "magnitude": (
            rf"(?:{SMALL_NUMBERS}) (?:{MAGNITUDES})\b(?: {counted})?"
            rf"|(?:half )?an? (?:{MAGNITUDES}|dozen|hundred) {counted}",
            re.IGNORECASE,
        ),
    }


_patterns = _Compiled()

DATE_STARTS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(word_set(MONTHS.lower().replace("|", " ")), ("month",)),
    **dict.fromkeys(word_set("jan feb mar apr jun jul aug sept sep oct nov dec"), ("month",)),
    **dict.fromkeys(word_set("jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec."), ("month",)),
    **dict.fromkeys(word_set(DAYS.lower().replace("|", " ")), ("day",)),
    **dict.fromkeys(word_set(SHORT_DAYS.lower()), ("short day",)),
    **dict.fromkeys(word_set(SHORT_DAYS.lower().replace(" ", ". ") + "."), ("short day",)),
    **dict.fromkeys(word_set("this last next past previous coming recent the yesterday tomorrow"), ("relative",)),
    **dict.fromkeys(word_set("q1 q2 q3 q4"), ("quarter",)),
    **dict.fromkeys(word_set("fy fiscal"), ("fiscal",)),
    **dict.fromkeys(word_set("several many couple"), ("span",)),
    **dict.fromkeys(word_set("a an half"), ("span", "worded", "magnitude")),
    **dict.fromkeys(word_set("early late mid"), ("spell",)),
}

FOLLOWERS: dict[str, frozenset[str]] = {
    "the": word_set(
        "past last next previous coming following first second third fourth final weekend early late mid ' ’ "
        f"{CENTURIES.replace('|', ' ').replace('-first', '')}"
    ),
    "recent": word_set("days weeks months years decades"),
    **dict.fromkeys(
        ("a", "an"),
        word_set(f"few couple day week month year decade century dozen hundred {MAGNITUDES.replace('|', ' ')}"),
    ),
}
"""What stands behind the commonest of those words where a pattern fits: it is looked at before any is tried."""

ORDER: dict[str, tuple[str, ...]] = {
    "digit": ("percent", "worded", "numeric", "daymonth", "span", "unit", "quarter", "year", "count"),
    "word": ("percent", "worded", "span", "unit", "magnitude"),
    "large": ("worded", "large"),
}
TYPES = {
    "money": EntityType.MONEY,
    "worded": EntityType.MONEY,
    "percent": EntityType.PERCENT,
    "large": EntityType.QUANTITY,
    "unit": EntityType.QUANTITY,
    "count": EntityType.QUANTITY,
    "magnitude": EntityType.QUANTITY,
}
NUMBER_WORDS = frozenset(SMALL_NUMBERS.split("|"))
LARGE_WORDS = word_set("tens dozens scores hundreds thousands millions billions trillions")
MONEY_SIGNS = frozenset("$€£¥₹₩₦₱₽₴฿")
MONEY_PREFIXES = frozenset([*CODES.replace("\\.?", "").replace("s?", "").split("|"), "Shs", "Dhs", "Rs", "Rs."])
MONEY_LETTERS = word_set("US HK NT AU NZ A C S R Z P N")
MONEY_WORDS = MONEY_PREFIXES | MONEY_LETTERS
KINDS = (
    DATE_STARTS
    | dict.fromkeys(LARGE_WORDS, ORDER["large"])
    | dict.fromkeys(NUMBER_WORDS, ORDER["word"])
    | dict.fromkeys(MONEY_SIGNS, ("money",))
)
"""What a word in small letters may begin."""
SINGLE_DATES = word_set("yesterday today tomorrow")
GOING_ON = frozenset(" -–%/")  # signs behind a number that is not all of an amount
OPENERS = frozenset('\n.!?“"')
BARE_PERIODS = word_set("days weeks months years decades centuries")
AFTER_PERIOD = word_set("ago later earlier")
SMALL = KINDS.keys() | SINGLE_DATES | BARE_PERIODS  # words of small letters alone that may begin something


class Opening(NamedTuple):
    """What a word may begin: the patterns to try, whether it may be money, one day or a bare period, what follows."""

    kinds: tuple[str, ...]
    money: bool
    day: bool
    period: bool
    followers: frozenset[str] | None  # one of which, or a number, comes next if it begins anything


@lru_cache(maxsize=2**16)
def _opening(word: str) -> Opening | None:
    """Return what a word may begin, or None, as of most, where it begins nothing."""
    lower = word.lower()
    key = "fy" if word[:2] == "FY" and word[2:].isdigit() else lower
    kinds = ORDER["digit"] if word[0].isdigit() else KINDS.get(key, ())
    money = word[0].isupper() and (word in MONEY_WORDS or word.rstrip("0123456789bmnkt") in MONEY_WORDS)
    day, period = lower in SINGLE_DATES, word in BARE_PERIODS
    if not (kinds or money or day or period):
        return None
    return Opening(kinds, money, day, period, None if money or day or period else FOLLOWERS.get(lower))


def _is_money(words: list[str], place: int) -> bool:
    """Tell whether a word is, or begins with, a currency's code or the letters before a sign ("Rmb20bn", "HK$")."""
    word = words[place]
    if word.isalpha() or word[-1] == ".":
        following = words[place + 1] if place + 1 < len(words) else ""
        return (word in MONEY_PREFIXES and following[:1].isdigit()) or (
            word in MONEY_LETTERS and following in MONEY_SIGNS
        )
    return True


def _fits(kind: str, words: list[str], place: int, text: str) -> bool:
    """Check what stands around a match of ``kind`` at a token."""
    before = words[place - 1] if place else ""
    if kind == "month":
        lower = text.lower()
        if lower in AMBIGUOUS_MONTHS:
            return text[0].isupper() and before.lower() in BEFORE_MONTH
        return text[0].isupper()
    if kind == "day":
        return text[0].isupper() and before not in FEAST_DAYS
    if kind == "year":
        named_after = before == "of" and place > 1 and words[place - 2] in {"Act", "Amendments"}
        return before not in NOT_YEARS_BEFORE and not named_after
    if kind == "count":
        if before in {"No.", "no.", "#", "-", "$", "/"} or not text[-1].isalpha():
            return False
        return len(text.split()) > 1
    return True


def amounts(tokens: Tokens, plain: str, held: list[bool]) -> list[Amount]:
    """Return the amounts and dates of a text, sorted, not overlapping.

    ``plain`` has straight apostrophes; tokens that are ``held`` by a name are passed over.
    """
    words, starts, ends = tokens.words, tokens.starts, tokens.ends
    found: list[Amount] = []
    reach = 0
    openings = {
        word: opening
        for word in set(words)
        if (word in SMALL or not word.islower() or not word.isalpha()) and (opening := _opening(word)) is not None
    }
    for place in [place for place, word in enumerate(words) if word in openings]:
        start, word = starts[place], words[place]
        if start < reach or held[place]:
            continue
        opening = openings[word]
        if opening.followers is not None:
            following = words[place + 1].lower() if place + 1 < len(words) else ""
            if following not in opening.followers and not following[:1].isdigit():
                continue
        kinds = ("money",) if opening.money and _is_money(words, place) else opening.kinds
        if word.isdigit() and plain[ends[place] : ends[place] + 1] not in GOING_ON:
            kinds = ("year",)
        for kind in kinds:
            match = _patterns[kind].match(plain, start, start + 120)
            if match and match.end() > start and _fits(kind, words, place, match.group()):
                reach = match.end()
                found.append(Amount(start, reach, TYPES.get(kind, EntityType.DATE)))
                break
        if opening.day and reach <= start and (word.islower() or not place or words[place - 1] in OPENERS):
            found.append(Amount(start, ends[place], EntityType.DATE))
        elif opening.period and not kinds and place:
            follows = words[place + 1] if place + 1 < len(words) else ""
            if words[place - 1].lower() in BEFORE_PERIOD or follows in AFTER_PERIOD:
                found.append(Amount(start, ends[place], EntityType.DATE))
    return found
