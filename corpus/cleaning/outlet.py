"""The name of the outlet, from what its own furniture says of itself; never a vendor, an agency or a section."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

_NAME = (
    r"(?P<name>(?:[Tt]he )?[A-Z][\w.&’'-]{0,30}"
    r"(?: (?:of the |of |and |& |the |on )?[A-Z0-9][\w.&’'-]{0,30}| &(?= [A-Z])){0,6})"
)
_MEDIA = (
    r"\b(?:Media|Review|Times|Post|News|Journal|Tribune|Herald|Gazette|Guardian|Chronicle|Observer|Press|Daily|"
    r"Weekly|"
    r"Standard|Star|Sun|Mail|Express|Telegraph|Independent|Examiner|Inquirer|Register|Globe|Dispatch|Courier|Record|"
    r"Monitor|Mirror|Magazine|Today|Report|Ledger|Sentinel|Bulletin|Argus|Echo|Wire|World|Network|Radio|TV|"
    r"Television|"
    r"Broadcasting|Reader|Republic|Economist|Insider|Digest|Voice|Union|Beacon|Advocate|Enquirer|Citizen|Desk|"
    r"Brief)\b|"
    r"^[A-Z]{2,5}(?: News)?$"
)
_SECTION_WORDS = """
news sports sport business politics opinion world local us uk entertainment lifestyle technology tech science
health money travel markets video home nation national international asia europe africa china america culture
arts style food our the this these partners web facebook twitter instagram youtube linkedin google newsletter
terms privacy cookies all rights reserved author authors staff reporters getty daily weekly morning evening
email newsletter newsletters podcast me contact search follow subscribe sign more copyright free ad
"""
_SECTIONS = frozenset(_SECTION_WORDS.split())
_INVITED = "to upport ownload ollow ike oin bout ontact dvertise ork earch njoying ead obs ll"
_INVITATIONS = tuple(f"{word} " for word in _INVITED.split())
_PATTERNS = (
    (1.0, ("access to",), rf"(?:your |full |free |digital |unlimited |with )*access to {_NAME}"),
    (0.8, ("ore ",), rf"[Mm]ore (?:stories |news |articles |coverage |headlines )?(?:from|on|at|by) {_NAME}$"),
    (
        0.8,
        _INVITATIONS,
        r"(?:[Ss]ubscri(?:be|ption)s? to|[Ss]upport|[Ss]ign up (?:for|to)|[Dd]ownload|[Ff]ollow|[Ll]ike|[Jj]oin|"
        r"[Aa]bout|"
        r"[Cc]ontact|[Aa]dvertise (?:with|in|on)|[Ww]ork (?:for|at)|[Ss]earch|[Ee]njoying|[Rr]ead more (?:on|from|at)|"
        rf"[Jj]obs at|[Aa]ll of) {_NAME}(?:[?,]| (?:on|and|newsletter|app|today|now|for)\b.*)?",
    ),
    (
        0.8,
        ("©", "(c)", "(C)", "opyright"),
        rf"(?:©|\([cC]\)|[Cc]opyright)(?: ©| [Cc]opyright)?\s?(?:\d{{4}}(?:\s?[-–]\s?\d{{4}})?,?\s)?(?:by )?{_NAME}",
    ),
    (
        0.9,
        ("eserved", "ome", "ewsletter"),
        rf"{_NAME}(?:,| is)? (?:a )?(?:[Aa]ll [Rr]ights [Rr]eserved|[Bb]ack to home|[Hh]ome ?page|[Nn]ewsletters?\b)",
    ),
    (
        0.9,
        ("appeared", "published"),
        r"(?:[Tt]his (?:article|story|post) )?(?:was )?(?:(?:first|originally) )?(?:appeared|published) "
        rf"(?:first |originally )?(?:on|in|by|at) {_NAME}",
    ),
    (0.9, ("ublished",), rf"[Pp]ublished .{{4,40}}\bby {_NAME}"),
    (1.0, ("Thomson",), r"[Oo]ur [Ss]tandards: [Tt]he Thomson (?P<name>Reuters)"),
    (
        0.7,
        ("cookies", "may earn", "part of", "owned by", "is a", "reserves", "subscriber", "content is"),
        rf"{_NAME} (?:uses cookies|may earn|is (?:part of|owned by|an? (?:\w+ )?(?:newspaper|newsletter|magazine|paper|"
        r"site))|reserves|subscribers?\b|content is)",
    ),
)
"""How furniture names its outlet: the weight of the evidence, text that a line must have, and the form."""
_MASTHEAD = 12
"""Lines at the top of a page among which its outlet's own name is looked for."""
_ENOUGH = 1.0
"""Evidence from which a name is believed: one clear statement of a name that is a medium's, or two of any other."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet's name and the line that gives it."""

    name: str
    line: int


@dataclass(slots=True)
class _Evidence:
    weight: float
    strongest: float
    outlet: Outlet


@cache
def _patterns() -> tuple[tuple[float, tuple[str, ...], re.Pattern[str]], ...]:
    return tuple((weight, needed, re.compile(pattern)) for weight, needed, pattern in _PATTERNS)


@cache
def _media() -> re.Pattern[str]:
    return re.compile(_MEDIA)


def find_outlet(furniture: Iterable[tuple[int, str]]) -> Outlet | None:
    """Return the outlet, from lines that are not the article's (their number and text).

    A name counts by how often and how plainly the furniture uses it; words of the trade ("Times", "Media") add to it.
    """
    lines = [(number, text) for number, text in furniture if len(text) <= 300]
    evidence: dict[str, _Evidence] = {}
    seen: set[str] = set()
    for number, text in lines:
        if text not in seen:
            seen.add(text)
            _weigh(number, text, evidence)
    _lend_to_full_names(evidence)
    believed = [
        (one.weight + (0.5 if _media().search(one.outlet.name) else 0.0), one.outlet) for one in evidence.values()
    ]
    believed = [entry for entry in believed if entry[0] >= _ENOUGH]
    if not believed:
        return None
    return _in_full(max(believed, key=lambda entry: (entry[0], -entry[1].line))[1], lines)


def _weigh(number: int, text: str, evidence: dict[str, _Evidence]) -> None:
    for weight, needed, pattern in _patterns():
        match = pattern.search(text) if any(map(text.__contains__, needed)) else None
        if match is None:
            continue
        name = _tidy(match["name"])
        key = name.lower().removeprefix("the ")
        if not key or set(key.split()) <= _SECTIONS:
            continue
        one = evidence.setdefault(key, _Evidence(0.0, 0.0, Outlet(name, number)))
        one.weight += weight
        if weight > one.strongest:
            one.strongest, one.outlet = weight, Outlet(name, number)
        return


def _lend_to_full_names(evidence: dict[str, _Evidence]) -> None:
    """Count what speaks for a short form ("the Tribune") for the full name that it is part of."""
    for key, one in evidence.items():
        longer = [other for name, other in evidence.items() if name != key and f" {key} " in f" {name} "]
        if longer:
            max(longer, key=lambda other: other.weight).weight += one.weight
            one.weight = 0.0


def _in_full(outlet: Outlet, lines: Sequence[tuple[int, str]]) -> Outlet:
    """Return the outlet by the longest name that the masthead, or a part of a line between bars, gives it alone."""
    bare = outlet.name.lower().removeprefix("the ")
    best = outlet
    for place, (number, text) in enumerate(lines):
        parts = text.split(" | ")
        if place >= _MASTHEAD and len(parts) == 1:
            continue
        for whole in map(str.strip, parts):
            longer = len(best.name) < len(whole) and 1 < len(whole.split()) <= 6
            if longer and f" {bare} " in f" {whole.lower()} " and _is_name(whole):
                best = Outlet(whole, number)
    return best


def _is_name(text: str) -> bool:
    words = text.lower().split()
    return _alone().fullmatch(text) is not None and not {words[0], words[-1]} & (_SECTIONS - {"the", "news"})


@cache
def _alone() -> re.Pattern[str]:
    return re.compile(_NAME)


def _tidy(name: str) -> str:
    """Drop what follows a name on its line: legal forms, sentences, "All"; keep "The" where it is part of the name."""
    name = re.split(r"[.,]? (?:Inc|LLC|Ltd|Limited|Corp|Co|Company|All|Pty|PLC|GmbH)\b|\. ", name)[0]
    name = re.sub(r"(?: (?:\d{4}|[Nn]ewsletters?|[Ee]mail|[Aa]rchives?|[Ss]tore|[Aa]pp))+$", "", name)
    return name.strip(" .,&").removeprefix("the ")
