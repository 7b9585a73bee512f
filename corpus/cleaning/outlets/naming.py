"""How a page's furniture names its outlet: copyright lines, invitations, mastheads, addresses."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate

from corpus.cleaning.lexicon import AGENCIES, MONTHS
from corpus.cleaning.outlets.mastheads import known_outlets
from corpus.cleaning.outlets.namewords import COUNTRIES, OWNER_WORDS, OWNERS, SECTIONS, SERVICES, TOPICS, VERBS, key_of

_NAME = (
    r"(?P<name>(?:[Tt]he )?[A-Z0-9][\w.&’'-]{0,30}"
    r"(?: (?:of the |of |and |& |the |on |de la |de |du |des |del |della |der |la |el )?"
    r"[A-Z0-9][\w.&’'-]{0,30}| &(?= [A-Z])){0,6})"
)
_INVITED = """
ubscribe to; ubscribes to; ubscription to; ubscriptions to; upport; ownload; iscover; ollow; ike; oin; bout; ontact;
dvertise; ork for; ork at; earch; njoying; ead more; atest from; ource:; isit; elcome to; obs at; ll of
"""
_INVITATIONS = tuple(f"{' '.join(words.split())} " for words in _INVITED.split(";"))
_GENERAL = SECTIONS | TOPICS | COUNTRIES
COPYRIGHT = 0.95
"""The weight of a name in a line of copyright."""
COMPANY = 0.65
"""The weight of one that has its legal form behind it."""
_UNDATED = 0.5
"""The weight of one in a line of copyright without a year."""
_PATTERNS = (
    (1.0, ("access to",), rf"(?:your |full |free |digital |unlimited |with )*access to {_NAME}"),
    (0.9, ("ore ",), rf"[Mm]ore (?:stories |news |articles |coverage |headlines )?(?:[Ff]rom|[Aa]t) {_NAME}$"),
    (0.6, ("ore ",), rf"[Mm]ore (?:stories |news |articles |coverage |headlines )?(?:[Oo]n|[Bb]y) {_NAME}$"),
    (0.6, ("joined ",), rf"\bjoined {_NAME} (?:as|in|at)\b"),
    (
        0.8,
        _INVITATIONS,
        # the title of a story may end "about …" or "like …"
        r"(?:[Ss]ubscri(?:be|ption)s? to|[Ss]upport|[Dd]ownload|[Dd]iscover|[Ff]ollow|Like|[Jj]oin|"
        r"(?:^|[.!?:|] )[Aa]bout|[Cc]ontact|[Aa]dvertise (?:with|in|on)|[Ww]ork (?:for|at)|[Ss]earch|[Ee]njoying|"
        r"[Rr]ead more (?:on|from|at)|[Ll]atest from|[Ss]ource:|[Vv]isit|[Ww]elcome to|"
        rf"[Jj]obs at|[Aa]ll of) {_NAME}"
        r"(?:[?,:]| (?:here|on|and|newsletter|app|today|now|for|online|to)\b.*|\.\.\.|…)?$",
    ),
    (
        COPYRIGHT,
        ("©", "(c)", "(C)", "opyright"),
        r"(?:©|\([cC]\)|[Cc]opyright)(?: ©| \([cC]\)| [Cc]opyright)?\s?"
        rf"(?:(?:\d{{4}}\s?[-–]\s?)?(?:19|20)\d\d,?\s)?(?:by )?{_NAME}",
    ),
    (
        0.9,
        ("ights reserved", "ights Reserved", "ack to home", "ome page", "omepage", " logo", " Logo"),
        rf"^{_NAME}(?:,| is| [-–|])? (?:a )?(?:[Aa]ll [Rr]ights [Rr]eserved|[Bb]ack to home|[Hh]ome ?page|[Ll]ogo)\b",
    ),
    (
        0.4,
        ("ewsletter", "ign up"),
        rf"(?:[Ss]ign up (?:for|to) (?:[Tt]he )?|^(?:[Gg]et )?){_NAME}(?: [Nn]ewsletters?\b|$)",
    ),
    (
        0.9,
        ("appeared", "published"),
        r"(?:[Tt]his (?:article|story|post) )?(?:was )?(?:(?:first|originally) )?(?:appeared|published) "
        rf"(?:first |originally )?(?:on|in|by|at) {_NAME}",
    ),
    (0.7, ("ermission from ", "ermission of "), rf"permission (?:from|of) (?:the )?{_NAME}"),
    (0.7, ("Published in",), rf"^\(?Published in (?:the )?{_NAME}(?:,|\.|$)"),
    (0.5, (" (",), rf"^{_NAME} \((?:[A-Z][\w.]+ ?){{1,3}}\)(?:$| [A-Z])"),
    (
        0.7,
        ("alerts", "updates", "headlines", "stories"),
        rf"(?:news )?(?:alerts|updates|headlines|stories) (?:from|on) {_NAME}$",
    ),
    (0.9, ("ublished",), rf"[Pp]ublished .{{4,40}}\bby {_NAME}"),
    (0.4, ("art of ",), rf"^Part of (?:the )?{_NAME}"),
    (
        0.6,
        ("ebsite", " app", " App", " readers", " newsroom", " editorial team"),
        rf"(?:\b[Oo]n |\b[Tt]he |^){_NAME}(?:[’']s?)? (?:(?i:website|apps?)\b|readers\b|newsroom\b|editorial team\b)",
    ),
    (
        0.6,
        (".com", ".org", ".net", ".news", ".co.uk"),
        r"^(?:www\.|Source: )?(?P<name>[A-Za-z0-9-]{3,30}\.(?:com|org|net|news|co\.uk))$",
    ),
    (1.0, ("Thomson",), r"[Oo]ur [Ss]tandards: [Tt]he Thomson (?P<name>Reuters)"),
    (
        0.7,
        (
            *(" uses cookies", " may earn", " may receive", " relies on", " is part of", " is owned by"),
            *(" is published by", " is supported by", "trademark", "newspaper", "newsletter", "magazine"),
            *(" paper", " site", "publication", " reserves", " subscriber", " content is"),
        ),
        rf"{_NAME} (?:uses cookies|may (?:earn|receive)|relies on|is (?:part of|owned by|published by|supported by|"
        rf"a (?:registered )?trademark|"
        r"an? (?:[\w-]+ )?(?:newspaper|newsletter|magazine|paper|site|publication))|reserves|subscribers?\b|"
        r"content is)",
    ),
    (
        0.8,
        (
            *("reporter ", "writer ", "editor ", "correspondent ", "columnist ", "journalist ", "producer "),
            *("fellow ", "intern ", "reports ", "writes ", "covers "),
        ),
        rf"\b(?:reporter|writer|editor|correspondent|columnist|journalist|producer|fellow|intern|reports|writes|"
        rf"covers .{{3,60}}) (?:at|for|with|of) {_NAME}(?:[.,]| (?:who|where|and|in|since|based|covering)\b|$)",
    ),
    (
        0.7,
        ("ost Popular ", "ost popular ", "ost Read ", "ost read ", "iewed ", "hared ", "rending ", "lso ", "nside "),
        rf"^(?:[Mm]ost (?:[Pp]opular|[Rr]ead|[Vv]iewed|[Ss]hared)|[Tt]rending(?: [Nn]ow)?|[Aa]lso|[Ii]nside) "
        rf"(?:on|in|at) {_NAME}$",
    ),
    (0.7, ("contributed to this",), rf"{_NAME}[’']s (?:[A-Z][\w’'-]+ ){{2,3}}contributed to this"),
    (0.8, ("iews of", "inions of"), rf"(?:[Vv]iews|[Oo]pinions) of {_NAME}"),
)
"""How furniture names its outlet: the weight of the evidence, text that a line must have, and the form."""
_LEGAL_FORMS = "Inc|LLC|Ltd|Limited|Corp|Company|PLC|PCL|GmbH|Pte|Pvt|Pty|Bhd|Sdn|DAC|LLP"
"""What companies are by law, as it stands behind their names."""


@cache
def _pattern(number: int) -> re.Pattern[str]:
    return re.compile(_PATTERNS[number][2])


@cache
def _needed() -> dict[str, list[int]]:
    """Return the numbers of the patterns by each text that they need."""
    numbers: dict[str, list[int]] = {}
    for number, (_, needed, _) in enumerate(_PATTERNS):
        for part in needed:
            numbers.setdefault(part, []).append(number)
    return numbers


@cache
def _alone() -> re.Pattern[str]:
    return re.compile(_NAME)


@cache
def _owned() -> re.Pattern[str]:
    """Match a name with an owner's possessive or a service after it ("CBN's Priya Lund")."""
    return re.compile(r"[’']s\b.*$")


def is_name(text: str) -> bool:
    """Tell whether a whole line may be an outlet's name: up to six words, capitals, no section's name."""
    words = text.lower().split()
    if not 1 <= len(words) <= 6 or len(text) > 60 or _alone().fullmatch(text) is None:
        return False
    if (words[0][0].isdigit() and len(words[0]) < 4) or words[0] in MONTHS or words[0].startswith("updat"):
        return False
    if (
        words[0] in VERBS
        or _of_sections(text, SECTIONS | TOPICS | COUNTRIES)
        or (len(words) == 1 and words[0] in TOPICS)
    ):
        return False
    return any(map(str.isalpha, text))


def _of_sections(name: str, words: frozenset[str] = SECTIONS) -> bool:
    """Tell whether a name is made of the names of sections, and is no known outlet's: "China Daily" is one."""
    key = key_of(name)
    known = " " in key and not known_outlets().isdisjoint([key, key.rpartition(" ")[0]])
    return words.issuperset(key.split()) and not known


def claims(lines: Sequence[str]) -> Iterator[tuple[float, str] | None]:
    """Yield for each line of furniture the name that it gives the outlet, with its weight, or None."""
    for text, asked in zip(lines, _asked(lines), strict=True):
        yield _claim(text, asked) if asked else None


def _asked(lines: Sequence[str]) -> list[list[int]]:
    """Return for each line the numbers of the patterns whose needed text it has, in their order."""
    asked: list[set[int]] = [set() for _ in lines]
    # few lines have any: all are searched at once
    whole = "\n".join(lines)
    starts = list(accumulate((len(text) + 1 for text in lines), initial=0))
    needed = _needed()
    for part in [part for part in needed if part in whole]:
        found = whole.find(part)
        while found >= 0:
            place = bisect_right(starts, found) - 1
            asked[place].update(needed[part])
            found = whole.find(part, starts[place + 1])
    return [sorted(numbers) for numbers in asked]


def _claim(text: str, asked: Sequence[int]) -> tuple[float, str] | None:
    for number in asked:
        weight = _PATTERNS[number][0]
        match = _pattern(number).search(text)
        name = tidy(match["name"]) if match else ""
        if match and name and sum(map(str.isalpha, name)) > 1 and not _of_sections(name):
            if weight == COPYRIGHT:
                # a company with its legal form is more often the owner of outlets than one itself; without a year
                # the line is rather a picture's
                company = _company().match(text, match.start("name") + len(name)) is not None
                dated = any(map(str.isdigit, text)) or "eserved" in text
                return COMPANY if company else weight if dated else _UNDATED, name
            return weight, name
    return None


@cache
def _picture_owner() -> re.Pattern[str]:
    return re.compile(rf"(?:\s?/\s?(?:[Ff]or )?| [Ff]or |, ){_NAME}[)\]]?\.?$")


def picture_owner(text: str) -> str | None:
    """Return the name behind a photographer's in a picture's credit ("Ada Quill / The Harbour Post"), or None.

    An agency sells its pictures to anybody, and names no outlet.
    """
    match = _picture_owner().search(text, max(0, len(text) - 80))
    if match is None or _agency().fullmatch(match["name"]):
        return None
    return match["name"] if is_name(match["name"]) else None


_NETWORKS = frozenset(["usa today", "cbs news", "nbc news", "abc news"])


@cache
def _agency() -> re.Pattern[str]:
    return re.compile(rf"(?:[Tt]he )?(?:{AGENCIES})")


def is_agency(name: str) -> bool:
    """Tell whether a name is an agency's, whose reports stand in any outlet; a network that sells pictures is none."""
    return _agency().fullmatch(name) is not None and key_of(name) not in _NETWORKS


@cache
def _dated() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(MONTHS)})\b\.?(?: \d|$)|\d{{3}}$", re.IGNORECASE)


def tells_day(name: str) -> bool:
    """Tell whether what looks like a name is a date or ends with a number: "July 25", "November 19"."""
    return _dated().search(name) is not None


def tidy(name: str) -> str:
    """Drop what follows a name on its line: legal forms, years, services; keep "The" where it is part of the name."""
    name = _legal().split(name.removeprefix("All Rights Reserved "))[0]
    # some names have a possessive of their own
    owned = {key_of(name), key_of(name.rpartition(" ")[0])} & known_outlets() and ("'" in name or "’" in name)
    name = _network().sub("", _service().sub("", name if owned else _owned().sub("", name)))
    first, _, rest = name.partition(" ")
    return (rest if rest and first.lower() in VERBS else name).strip(" .,&").removeprefix("the ")


@cache
def _legal() -> re.Pattern[str]:
    return re.compile(rf"[.,]? (?:{_LEGAL_FORMS}|Co|All|L\.?P)\b|\. ")


@cache
def _company() -> re.Pattern[str]:
    return re.compile(
        r"(?:, [A-Z]\w+)?(?: &)? ?Co\b|"
        rf"[., ]{{0,3}}(?:{_LEGAL_FORMS}|LTD|plc|BHD|L\.?P\.?|ASA|Oy|S\.A\.|SpA|S\.p\.A|B\.V|N\.V)(?!\w)"
    )


@cache
def _service() -> re.Pattern[str]:
    """Match what follows an outlet's name in the names of its years and its services."""
    years = r"(?:19|20)\d{2}(?:\s?[-–]\s?\d{2,4})?"
    news = "(?:Latest|Breaking|Top) (?:News|Stories)"
    return re.compile(
        rf"(?:,? (?:{years}|{news}|[Ll]ogo|[Nn]ewsletters?|[Ee]mail|[Aa]rchives?|[Ss]tore|[Aa]pp|[Oo]n))+$"
    )


@cache
def _network() -> re.Pattern[str]:
    return re.compile(r" (?:on|in) (?:Twitter|Facebook|Instagram|YouTube|LinkedIn|[Ss]ocial [Mm]edia)\b.*$")


def without_owner(name: str) -> str:
    """Return the name that an owner's is made of: "Tribune" of "Tribune Media Group"; the same where it is no owner's.

    "Tribune Media" may be an outlet, and stays.
    """
    words = name.split()
    if words and words[-1].lower() in OWNERS | SERVICES:
        while len(words) > 1 and words[-1].lower() in OWNER_WORDS:
            words.pop()
    return " ".join(words)


def addresses(text: str) -> Iterator[str]:
    """Yield the names of the sites that a line gives addresses of, without their endings: ``harbourpost``."""
    if any(map(text.__contains__, _ADDRESS_MARKS)):
        for match in _address().finditer(text[:300].lower()):
            yield match[1].replace("-", "")


_ADDRESS_MARKS = ("www.", "@", "//", ".com", ".org", ".net", ".co")


@cache
def _address() -> re.Pattern[str]:
    return re.compile(r"(?:www\.|@|//|\b)([a-z0-9-]{2,40})\.[a-z]{2,12}\b")
