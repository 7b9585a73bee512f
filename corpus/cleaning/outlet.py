"""The name of the outlet, from what its own furniture says of itself; never a vendor, an agency or a section."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

_NAME = r"(?P<name>(?:[Tt]he )?[A-Z][\w.&’'-]{0,30}(?: (?:of the |of |and |& |the )?[A-Z0-9][\w.&’'-]{0,30}){0,5})"
_MEDIA = re.compile(
    r"\b(?:Media|Review|Times|Post|News|Journal|Tribune|Herald|Gazette|Guardian|Chronicle|Observer|Press|Daily|Weekly|Standard|Star|Sun|Mail|"
    r"Express|Telegraph|Independent|Examiner|Inquirer|Register|Globe|Dispatch|Courier|Record|Monitor|Mirror|Magazine|Today|Report|Ledger|Sentinel|"
    r"Bulletin|Argus|Echo|Wire|World|Network|Radio|TV|Television|Broadcasting|Reader|Republic|Economist|Insider|Digest|Voice|Union|Beacon|Advocate|Enquirer|Citizen)\b|"
    r"^(?:[A-Z]{2,5}|[A-Z]{2,5} News)$"
)
_SECTION = frozenset(
    "news sports sport business politics opinion world local us uk entertainment lifestyle technology tech science health money travel markets video "
    "home nation national international asia europe africa china america culture arts style food our us the this these partners web".split()
)
_PATTERNS = (
    (1.0, rf"(?:your |full |free |digital |unlimited |with )*access to {_NAME}"),
    (0.8, rf"[Mm]ore (?:stories |news |articles |coverage |headlines )?(?:from|on|at|by) {_NAME}$"),
    (
        0.8,
        rf"(?:[Ss]ubscri(?:be|ption)s? to|[Ss]upport|[Ss]ign up (?:for|to)|[Dd]ownload|[Ff]ollow|[Ll]ike|[Jj]oin|[Aa]bout|[Cc]ontact|[Aa]dvertise (?:with|in|on)|[Ww]ork (?:for|at)|[Ss]earch|[Rr]ead more (?:on|from|at)) {_NAME}(?: (?:on|and|newsletter|app|today|now|for)\b.*)?$",
    ),
    (1.0, rf"(?:©|\([cC]\)|[Cc]opyright)(?: ©)?\s?(?:\d{{4}}(?:\s?[-–]\s?\d{{4}})?,?\s)?(?:by )?{_NAME}"),
    (
        0.9,
        rf"{_NAME}(?:,| is)? (?:a )?(?:[Aa]ll [Rr]ights [Rr]eserved|[Bb]ack to home|[Hh]ome ?page|[Nn]ewsletters?\b)",
    ),
    (
        0.9,
        rf"(?:[Tt]his (?:article|story|post) )?(?:was )?(?:(?:first|originally) )?(?:appeared|published) (?:first |originally )?(?:on|in|by|at) {_NAME}",
    ),
    (0.9, rf"[Oo]ur [Ss]tandards: [Tt]he Thomson (?P<name>Reuters)"),
    (0.7, rf"{_NAME} (?:uses cookies|may earn|is (?:part|owned)|reserves|subscribers?\b)"),
)
_ENOUGH = 1.0
"""Evidence from which a name is believed: one clear statement of a name that is a medium's, or two of any other."""


@cache
def _patterns() -> tuple[tuple[float, re.Pattern[str]], ...]:
    return tuple((weight, re.compile(pattern)) for weight, pattern in _PATTERNS)


def find_outlet(furniture: Iterable[tuple[int, str]]) -> tuple[str, int] | None:
    """Return the outlet and the line that names it, from lines that were cut (their number and text).

    A name counts by how often and how plainly the furniture uses it; words of the trade ("Times", "Media") add to it.
    """
    weights: dict[str, float] = defaultdict(float)
    lines: dict[str, tuple[float, int, str]] = {}
    seen: set[str] = set()
    for number, text in furniture:
        if len(text) > 300 or text in seen:
            continue
        seen.add(text)
        for weight, pattern in _patterns():
            match = pattern.search(text)
            if match is None:
                continue
            name = _tidy(match["name"])
            if not name or name.lower().removeprefix("the ") in _SECTION:
                continue
            key = name.lower().removeprefix("the ")
            weights[key] += weight
            if key not in lines or weight > lines[key][0]:
                lines[key] = (weight, number, name)
            break
    believed = [(weight + (0.5 if _MEDIA.search(lines[key][2]) else 0.0), key) for key, weight in weights.items()]
    believed = [entry for entry in believed if entry[0] >= _ENOUGH]
    if not believed:
        return None
    _, key = max(believed, key=lambda entry: (entry[0], -lines[entry[1]][1]))
    return lines[key][2], lines[key][1]


def _tidy(name: str) -> str:
    """Drop what follows a name on its line: legal forms, "All", and the article "the"."""
    name = re.split(r"[.,]? (?:Inc|LLC|Ltd|Limited|Corp|Co|Company|All|Pty|PLC|GmbH)\b|\. ", name)[0]
    return name.strip(" .,").removeprefix("the ")
