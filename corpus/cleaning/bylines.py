"""Who wrote an article and from where: bylines, bare names, datelines."""

from __future__ import annotations

import re
from functools import cache

from corpus.cleaning.lexicon import AGENCIES, MONTHS, NAMES

_SECTION_WORDS = """
news world home business politics opinion sport sports technology tech science health money travel culture arts
editor staff
buy now read more sign in up log share print menu view
"""

_SECTIONS = frozenset(_SECTION_WORDS.split())


@cache
def _byline() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?:Story |Written |Posted |Published |Analysis |Article |Report |Review |Words |Text )?[Bb]y:?|BY|"
        rf"Author:|Reporter:|Reporting by)\s{{1,3}}"
        rf"(?P<names>(?:the )?{NAMES}(?:(?:,| and| &|, and| with|/| in| for| of| \|| [-–—]|"
        rf",? at) (?:the )?{NAMES}){{0,5}})"
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
        rf"(?:(?P<agency> ?\((?:{NAMES}|[A-Z][\w ./&]{{1,40}})\))\s?(?P<dash1>—|–|--|-|―|:)?|\s?(?P<dash2>—|–|--|"
        rf"-|―))"
        rf"\s{{0,3}}(?=[\"“‘'(A-ZÀ-Þ0-9$])"
    )


def byline(text: str) -> tuple[str, str] | None:
    """Return the names of a line that says who wrote, and what follows them, or None for any other line."""
    if len(text) > 200:
        return None
    match = _byline().match(text) or _with_handle().fullmatch(text)
    if match is None:
        return None
    rest = match["rest"].strip(" ,|·•-–—/")
    prose = rest[:1].islower() and "@" not in rest and _after_name().match(rest) is None
    if prose or len(rest.split()) > 12:
        return None
    return re.sub(rf"[ ,]+(?i:{'|'.join(MONTHS)})$", "", match["names"]), rest


@cache
def _after_name() -> re.Pattern[str]:
    """Match what may follow a writer's name; any other word in lower case makes "By …" the start of a sentence."""
    return re.compile(
        r"(?:staff|in|of|for|and|on|at|updated|published|special|political|business|senior|chief|contributing|reporter)\b"
    )


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


@cache
def _bare_name() -> re.Pattern[str]:
    return re.compile(
        r"[A-ZÀ-Þ][\w’'-]{1,20}(?: [A-ZÀ-Þ]\.?)?(?: (?:de|van|von|bin|al|el|la|le|"
        r"da))?(?: [A-ZÀ-Þ][\w’'-]{1,24}){1,2}"
    )


def bare_name(text: str) -> bool:
    """Tell whether a whole line may be a person's name, or several parted by commas, and nothing else."""
    if ", " in text:
        return len(text) <= 100 and all(map(bare_name, text.split(", ")))
    return len(text) <= 40 and _bare_name().fullmatch(text) is not None and not _SECTIONS & set(text.lower().split())


def writer_in(text: str) -> str | None:
    """Return the name after "by" inside a line ("2 March by …"), or None."""
    match = re.search(rf"\b[Bb]y ({NAMES})", text[:200])
    return match[1] if match else None
