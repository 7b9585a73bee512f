"""Where a report was written: the place that opens it."""

from __future__ import annotations

import re
from functools import cache

from corpus.cleaning.lexicon import AGENCIES, MONTHS, NAMES

_CITIES = """
ABU DHABI; ANKARA; ATHENS; BAGHDAD; BANGKOK; BEIJING; BENGALURU; BERLIN; BRASILIA; BRUSSELS; BUDAPEST; CAIRO; CANBERRA;
CHENNAI; COLOMBO; DAMASCUS; DELHI; DHAKA; DUBAI; GENEVA; HANOI; HONG KONG; HYDERABAD; ISLAMABAD; ISTANBUL; JAKARTA;
JERUSALEM; KABUL; KARACHI; KATHMANDU; KOLKATA; KUALA LUMPUR; KYIV; LAHORE; LISBON; LONDON; MADRID; MANILA; MELBOURNE;
MEXICO CITY; MOSCOW; MUMBAI; NAIROBI; NEW DELHI; NEW YORK; OTTAWA; PARIS; PRAGUE; RIYADH; ROME; SAN FRANCISCO; SEOUL;
SHANGHAI; SHENZHEN; SINGAPORE; STOCKHOLM; SYDNEY; TAIPEI; TEHRAN; TEL AVIV; TOKYO; UNITED NATIONS; VIENNA; WARSAW;
WASHINGTON; WELLINGTON; YANGON; ZURICH
"""
_CAPITALS = frozenset(" ".join(city.split()) for city in _CITIES.split(";"))
"""Places that open a report before a colon, where any other words in capitals are a heading."""

_LONE = 40
"""Characters up to which a line may be a place alone."""


@cache
def _dateline() -> re.Pattern[str]:
    month = "|".join(MONTHS)
    place = r"[A-ZÀ-Þ][\w.’'-]{1,24}(?:[ /][A-ZÀ-Þ][\w.’'-]{0,24}){0,3}"
    return re.compile(
        rf"(?P<place>{place}(?:, {place})?)(?:,? (?i:{month})\.? \d{{1,2}}(?:, \d{{4}})?)?,?"
        rf"(?:(?P<agency> ?\((?:{NAMES}|[A-Z][\w ./&]{{1,40}})\))\s?(?P<dash1>—|–|--|-|―|:)?|\s?(?P<dash2>—|–|--|"
        rf"-|―|:))"
        rf"\s{{0,3}}(?=[\"“‘'(A-ZÀ-Þ0-9$])"
    )


def dateline(text: str) -> str | None:
    """Return the place that opens a report ("BERLIN (Agency) — …"), or None."""
    match = _match(text)
    return match["place"] if match else None


def dateline_agency(text: str) -> str | None:
    """Return the agency that stands in parentheses after the place that opens a report, or None."""
    match = _match(text)
    return match["agency"].strip(" ()") if match and match["agency"] else None


def lone_dateline(text: str) -> str | None:
    """Return the place that a whole line names with the mark behind it, as some pages part it from the text."""
    bare = text.rstrip()
    if len(bare) > _LONE or not bare.endswith(("—", "–", "--", " -", ":")):
        return None
    return dateline(f"{bare} A")


def _match(text: str) -> re.Match[str] | None:
    head = text[:160]
    if head.startswith("("):
        # the place itself in parentheses: "(BERLIN) — "
        head = head[1:].replace(")", "", 1)
    match = _dateline().match(head)
    if match is None:
        return None
    first = match["place"].split(",")[0]
    capitals = first.isupper() and sum(map(str.isalpha, first)) >= 4
    if match["agency"]:
        known = re.search(rf"\b(?:{AGENCIES}|CNN(?: Business)?|CBS|NPR|BBC)\b", match["agency"])
        return match if match["dash1"] or capitals or known else None
    if match["dash2"] == ":":
        return match if first.upper() in _CAPITALS else None
    # a hyphen without a space before it makes a compound, not a dateline
    apart = match["dash2"] != "-" or head[match.start("dash2") - 1] == " "
    return match if capitals and apart else None
