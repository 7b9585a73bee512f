"""Shapes of the lines around an article: credits, bylines, dates, datelines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from corpus.cleaning.lexicon import MONTHS

AGENCIES = (
    r"Reuters(?: Connect)?|AP(?: Photo)?|Associated Press|AFP|Agence France-Presse|Getty(?: Images)?|EPA(?:-EFE)?|EFE|"
    r"Bloomberg(?: News)?|Xinhua|Shutterstock(?:\.com)?|Alamy(?: Stock Photo)?|ZUMA(?: Press)?|NurPhoto|Anadolu(?: Agency)?|"
    r"TNS|Tribune News Service|iStock(?:photo)?|Rex(?: Features)?|SIPA(?: USA)?|Kyodo(?: News)?|Yonhap|ABACA(?:PRESS)?(?:\.COM)?|"
    r"PA(?: Wire| Images| Media)?|Press Association|Imago|Polaris|Redux|Magnum|VCG|Visual China Group|UPI|AAP|Handout|"
    r"Pool(?: Photo)?|CQ Roll Call|Corbis|USA TODAY(?: Network| Sports)?|Icon Sportswire|NBC News|CBS News|ABC News|NASA|"
    r"Staff(?: [Pp]hoto(?:grapher)?)?|Unsplash|Pexels|Flickr|Wikimedia(?: Commons)?|Creative Commons|Ukrinform|TASS|Sputnik"
)
_NAME = r"[A-ZÀ-Þ][\w’'.-]{0,24}"
_NAMES = rf"{_NAME}(?: (?:(?:de|da|di|van|von|der|den|bin|al|el|la|le|du|dos|del) ){{0,2}}{_NAME}){{0,4}}"


@cache
def _credit_line() -> re.Pattern[str]:
    """Match a whole line that says who took a picture."""
    return re.compile(
        rf"[(\[]?(?:"
        rf"(?:REUTERS|AP(?: Photo)?|AFP|EPA|Getty|GETTY)(?: Images)?\s?[/|:]\s?.{{2,80}}"
        rf"|(?:{_NAMES}|[^/.]{{2,60}})\s?/\s?(?:[^/]{{2,60}}\s?/\s?){{0,3}}(?:(?i:{AGENCIES})|[\w ]{{0,30}}(?i:{AGENCIES}))[ .,)]{{0,3}}"
        rf"|(?:{_NAMES}(?:,| /|/|-|–|—| \||\s\s?)?\s?)?(?:via |by )?(?i:{AGENCIES})(?: via (?i:{AGENCIES}))?(?: (?i:file|archive|image|photo)s?)?"
        rf"|(?:{_NAMES}\s?/\s?)?[\w .&’'-]{{2,60}} via (?i:{AGENCIES})"
        rf"|{_NAME}(?: {_NAME}){{1,3}}\s?/\s?(?:[Tt]he )?{_NAME}(?: {_NAME}){{1,4}}"
        rf"|(?i:(?:photo(?:s|graph|graphs|grapher|graphy)?|image|picture|illustration|video|file photo|image source|photo credit|image credit|credit|credits)"
        rf"(?: (?:credit|copyright|source))?(?: by|:| /|/|courtesy of| ©| -)(?: by)?\s?.{{2,100}})"
        rf"|(?i:image (?:copyright|source|caption)\s?.{{0,80}})"
        rf"|(?i:courtesy (?:of |photo|image|:|/).{{2,80}})"
        rf"|(?:©|\(c\)|Copyright) ?(?:{_NAMES}|(?i:{AGENCIES}))(?:\s?/.{{2,60}})?"
        rf")[)\].]?"
    )


@cache
def _credit_tail() -> re.Pattern[str]:
    """Match the credit at the end of a caption; a caption's own sentence stands before it."""
    return re.compile(
        rf"(?:"
        rf"[(\[](?:[^()\[\]]{{0,80}}\b(?i:{AGENCIES}|photo|image|courtesy|credit|handout|illustration)\b[^()\[\]]{{0,80}})[)\]]\.?"
        rf"|[(\[]{_NAMES}\s?/\s?(?:[Tt]he )?{_NAMES}[)\]]\.?"
        rf"|{_NAME}(?: {_NAME}){{1,3}}\s?/\s?(?:[Tt]he )?{_NAME}(?: {_NAME}){{0,4}}"
        rf"|(?:©|Photo:|Photograph:|Picture:|Image:|Credit:|Photo by|Photograph by|Image by|Photo courtesy of|Courtesy of)\s?.{{2,80}}"
        rf"|(?:REUTERS|AP Photo|AFP|EPA|Getty)\s?/\s?.{{2,60}}"
        rf"|(?:{_NAMES}\s?/\s?){{1,3}}(?i:{AGENCIES})(?: via (?i:{AGENCIES}))?\.?"
        rf"|(?:{_NAMES} ?[,/|-] ?)?(?:{AGENCIES})(?: via (?:{AGENCIES}))?"
        rf")$"
    )


@cache
def _byline() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?:Story |Written |Posted |Published |Analysis |Article |Report |Review |Words |Text )?[Bb]y:?|BY|Author:|Reporter:|Reporting by)\s{{1,3}}"
        rf"(?P<names>(?:the )?{_NAMES}(?:(?:,| and| &|, and| with|/| in| for| of| \|| [-–—]|,? at) (?:the )?{_NAMES}){{0,5}})"
        rf"(?P<rest>.{{0,120}})"
    )


@cache
def _with_handle() -> re.Pattern[str]:
    return re.compile(
        r"(?P<names>[A-ZÀ-Þ][\w’'-]{1,20}(?: [A-ZÀ-Þ][\w.’'-]{0,20}){1,3}) ?[(|]?@\w{2,30}\)?(?P<rest>.{0,40})"
    )


@cache
def _dateline() -> re.Pattern[str]:
    month = "|".join(MONTHS)
    place = r"[A-ZÀ-Þ][\w.’'-]{1,24}(?:[ /][A-ZÀ-Þ][\w.’'-]{0,24}){0,3}"
    return re.compile(
        rf"(?P<place>{place}(?:, {place})?)(?:,? (?i:{month})\.? \d{{1,2}}(?:, \d{{4}})?)?,?"
        rf"(?:(?P<agency> ?\((?:{_NAMES}|[A-Z][\w ./&]{{1,40}})\))\s?(?P<dash1>—|–|--|-|―|:)?|\s?(?P<dash2>—|–|--|-|―))"
        rf"\s{{0,3}}(?=[\"“‘'(A-ZÀ-Þ0-9$])"
    )


@cache
def _date() -> re.Pattern[str]:
    month = "(?P<month{0}>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
    return re.compile(
        rf"(?<!\w)(?:{month.format(1)} (?P<day1>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year1>(?:19|20)\d\d)"
        rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {month.format(2)},? (?P<year2>(?:19|20)\d\d)"
        rf"|(?P<year3>(?:19|20)\d\d)[-/.](?P<month3>\d{{1,2}})[-/.](?P<day3>\d{{1,2}})"
        rf"|(?P<first>\d{{1,2}})[-/.](?P<second>\d{{1,2}})[-/.](?P<year4>(?:19|20)\d\d))(?!\d(?!\d?:\d\d))",
        re.IGNORECASE,
    )


@cache
def _date_glue() -> re.Pattern[str]:
    """Match what stands beside a date on a line of its own: times, weekdays, "updated", "6 months ago"."""
    return re.compile(
        r"\b(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|first|published?|posted|updated?|last|modified|"
        r"created|date|on|at|by|of|the|original|originally|time|today|yesterday|a\.?m|p\.?m|[ecmp][sd]?t|gmt|utc|bst|ist|cet|sgt|hkt|"
        r"ago|about|an?|\d{1,3}|(?:seconds?|min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|years?)(?: read)?|read)\b"
        r"|\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m)?|\d{1,2}\s?[ap]\.?m|[|/·•,.:;()@–—-]",
        re.IGNORECASE,
    )


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that says when; ``iso`` is None where the day can't be told from the month."""

    iso: str | None
    updated: bool


def is_credit(text: str) -> bool:
    """Tell whether a whole line is a picture's credit."""
    return len(text) <= 160 and not text.endswith(("?", "!")) and _credit_line().fullmatch(text) is not None


def credit_tail(text: str) -> int | None:
    """Return where the credit at the end of a caption begins, or None where there is none."""
    # a credit is short: only the end of the line is looked at
    offset = max(0, len(text) - 170)
    for match in re.finditer(r"(?<=[.!?)”\"’ ])(?=[(\[©A-Z])", text[offset:]):
        start = offset + match.start()
        if start and _credit_tail().match(text, start):
            before = text[:start].rstrip()
            ends = before.endswith((".", "!", "?", ")", "”", '"', "’", ","))
            if ends or text[start] in "([©" or text.startswith(("Photo", "Image", "Credit", "Picture"), start):
                return start
    return None


def byline(text: str) -> tuple[str, str] | None:
    """Return the names of a line that says who wrote, and what follows them, or None for any other line."""
    if len(text) > 200:
        return None
    match = _byline().match(text) or _with_handle().fullmatch(text)
    if match is None:
        return None
    rest = match["rest"].strip(" ,|·•-–—/")
    if len(rest.split()) > 12 or (
        rest
        and rest[0].islower()
        and not re.match(
            r"(?:staff|in|of|for|and|on|at|updated|published|special|political|business|senior|chief|contributing|reporter)\b",
            rest,
        )
    ):
        return None
    names = re.sub(rf"[ ,]+(?i:{'|'.join(MONTHS)})$", "", match["names"])
    return (names, rest) if not names.lower().startswith(("the numbers", "far ", "now ")) else None


def dateline(text: str) -> str | None:
    """Return the place that opens a report ("BERLIN (Agency) — …"), or None."""
    match = _dateline().match(text[:160])
    if match is None:
        return None
    place = match["place"]
    first = place.split(",")[0]
    capitals = first.isupper() and sum(map(str.isalpha, first)) >= 4
    if match["agency"]:
        known = re.search(rf"\b(?:{AGENCIES}|CNN(?: Business)?|CBS|NPR|BBC)\b", match["agency"])
        return place if match["dash1"] or capitals or known else None
    # a hyphen without a space before it makes a compound, not a dateline
    apart = match["dash2"] != "-" or text[match.start("dash2") - 1] == " "
    return place if capitals and apart else None


def date_line(text: str) -> DateLine | None:
    """Read a line that says little but when: a date with times, weekdays and "published" around it."""
    # a post's signature has a date too, but the post is part of the text around it
    if len(text) > 140 or "(@" in text:
        return None
    if " | " in text:
        parts = (date_line(part) for part in text.split(" | "))
        return next((found for found in parts if found), None)
    dates = list(_date().finditer(text))
    if not dates:
        return DateLine(None, updated="updat" in text.lower()) if _says_when(text) else None
    rest = _date_glue().sub(" ", _date().sub(" ", text)).split()
    if len(rest) > 3 or sum(map(len, rest)) > 24:
        return None
    published = next((found for found in dates if not _after_update(text, found.start())), dates[0])
    return DateLine(iso_date(published), _after_update(text, published.start()))


@cache
def _relative() -> re.Pattern[str]:
    return re.compile(
        r"\b\d{1,2} (?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?) ago\b|\ban hour ago\b|\byesterday\b"
        r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day,? (?:at )?\d{1,2}(?:[:.]\d\d)",
        re.IGNORECASE,
    )


def _says_when(text: str) -> bool:
    """Tell whether a line says only how long ago, or on which weekday at what time."""
    return len(text) <= 60 and _relative().search(text) is not None and not _date_glue().sub(" ", text).split()


def find_date(text: str) -> str | None:
    """Return the first full date in ``text`` as an ISO date, or None."""
    match = _date().search(text[:300])
    return iso_date(match) if match else None


def iso_date(match: re.Match[str]) -> str | None:
    """Return the ISO date of a match of a date, or None where it is no day or ambiguous."""
    import datetime

    found = match.groupdict()
    if found["first"]:
        first, second, year = int(found["first"]), int(found["second"]), int(found["year4"])
        if first != second and first <= 12 and second <= 12:
            return None
        month, day = (first, second) if first <= 12 else (second, first)
    else:
        form = next(number for number in "123" if found[f"year{number}"])
        name = found[f"month{form}"]
        month = int(name) if name.isdigit() else MONTHS[name.lower()]
        day, year = int(found[f"day{form}"]), int(found[f"year{form}"])
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def _after_update(text: str, start: int) -> bool:
    before = text[max(0, start - 40) : start].lower()
    return before.rfind("updat") > before.rfind("publish")


@cache
def _into_picture() -> re.Pattern[str]:
    return re.compile(
        r"\((?:left|right|centre|center|l|r|c|back|front|top|bottom)\)|, (?:left|right|centre|center|second from (?:left|right)),"
        r"|\b(?:pictured|seen here|is seen|are seen|file photo|undated|shown (?:here|in)|in this|looks on|poses?|waves|"
        r"speaks (?:at|during|to|from|in)|arrives?|attends?|walks? (?:past|by|in|out)|stands? (?:in|at|next)|during an?|"
        rf"(?:on|in) (?:{'|'.join(MONTHS)})\.? (?:\d{{1,2}}, )?(?:19|20)\d\d)\b",
        re.IGNORECASE,
    )


def points_into_picture(text: str) -> bool:
    """Tell whether a line uses the words of captions: who stands where, what a person does, on which day."""
    return _into_picture().search(text[:600]) is not None


_SECTIONS = frozenset(
    "news world home business politics opinion sport sports technology tech science health money travel culture arts editor staff".split()
)


@cache
def _bare_name() -> re.Pattern[str]:
    return re.compile(
        r"[A-ZÀ-Þ][\w’'-]{1,20}(?: [A-ZÀ-Þ]\.?)?(?: (?:de|van|von|bin|al|el|la|le|da))?(?: [A-ZÀ-Þ][\w’'-]{1,24}){1,2}"
    )


def bare_name(text: str) -> bool:
    """Tell whether a whole line may be a person's name and nothing else."""
    return len(text) <= 40 and _bare_name().fullmatch(text) is not None and not _SECTIONS & set(text.lower().split())


@cache
def _stated() -> re.Pattern[str]:
    return re.compile(r"(?:first |originally )?(?:published|posted)(?: on| at)?:? ", re.IGNORECASE)


def stated_date(text: str) -> str | None:
    """Return the ISO date of a line that begins with "Published" or "Posted" and a date, or None."""
    match = _stated().match(text)
    found = _date().search(text, match.end(), match.end() + 60) if match else None
    return iso_date(found) if found else None
