"""Who wrote an article: lines that say "By …", and names that stand alone beside a date."""

from __future__ import annotations

import re
from functools import cache

from corpus.cleaning.head.dates import beside_date
from corpus.cleaning.head.people import PLACE_WORDS, ROLE_WORDS, people
from corpus.cleaning.lexicon import NAME, STOP_WORDS

_SECTION_WORDS = """
news world home business politics opinion sport sports technology tech science health money travel culture arts
editor staff market markets data media video photo photos story stories share global trade life style review reviews
latest related search sponsor sponsored advertisement email newsletter newsletters message daily weekly live watch
university college institute school center centre
buy now read more sign in up log share print menu view edition contact
"""
_SECTIONS = frozenset(_SECTION_WORDS.split())
_NO_NAME = STOP_WORDS - {"will", "may", "an", "my", "do"}
"""Words that begin no name; some function words are given names too."""
_BESIDE = " ,|·•-–—/."
"""Marks between a writer's name and what follows it."""
_ROLE = (
    r"(?:(?i:guest|staff|senior|chief|special|political|politics|business|technology|science|health|national|foreign|"
    r"world|white house|economics|legal|features?|sports?|contributing|deputy|managing|executive|associate|freelance|"
    r"the|a|an|[a-z]+|[A-Z]{2,6}|[\w&’'-]+(?= (?i:editor|correspondent))) ){0,4}"
    r"(?i:writers?|correspondents?|editors?|reporters?|columnists?|contributors?|analyst|producer|fellow|intern|author|"
    r"bureau chief|staff)(?: (?:in|at|for|of) .{2,30})?"
)
_ROLE_NOUNS = (
    *("writer", "correspondent", "editor", "reporter", "columnist", "contributor", "analyst", "producer", "fellow"),
    *("intern", "author", "bureau chief", "staff"),
)
"""What every role above ends with."""
_PLACE = rf"(?: in {NAME}(?: {NAME}){{0,2}}(?:, {NAME}(?: {NAME})?)?)"
_PERSON = (
    r"[A-ZÀ-Þ][\w’'.-]{0,20}(?: (?:(?:de|van|von|der|bin|al|el|la|le|da|di|du) ){0,2}[A-ZÀ-Þ][\w’'.-]{0,24}){1,3}?"
)


@cache
def _marker() -> re.Pattern[str]:
    """Match what a byline begins with, and a role in lower case before the name: "By business reporter"."""
    return re.compile(
        r"(?:(?:[Ss]tory [Bb]y:?|(?:Written |Posted |Published |Analysis |Article |Report |Review |Words |Text )?"
        r"[Bb]y:?|BY:?|WRITTEN BY:?|POSTED BY:?|[Aa]uthor ?:|AUTHOR ?:|[Rr]eporter ?:|[Ww]riter ?:|Von|Par|Por|Di|Door|"
        r"Oleh:?|Text:|"
        r"Text von|Автор:|Текст:)\s{1,3}|"
        # without a space, as texts of pages often are; some names begin so
        r"(?:By(?=[A-Z])|BY(?=[A-Z]{2,20} [A-Z])(?!RON\b|RD\b|RNE|NUM\b|ERS\b|UNG)))"
        r"(?:(?:[\w’'&-]{1,20} ){1,4}?(?:reporter|correspondent|editor|writer|columnist|analyst|chief)s?,? "
        r"(?=[A-ZÀ-Þ]))?"
    )


@cache
def _unspaced() -> re.Pattern[str]:
    """Match the bylines of languages that write names without spaces."""
    name = r"[\u4e00-\u9fff]{2,4}"
    return re.compile(
        r"[（(【]?(?:本报|本刊|特约|首席)?(?:作者|记者|記者|文|撰文|编译)(?:[：:／/|｜・]\s?|\s)"
        rf"(?P<names>{name}(?:[、，,]\s?{name}){{0,3}})(?:[）)】]|\s|$)"
    )


@cache
def _with_handle() -> re.Pattern[str]:
    return re.compile(
        r"(?P<names>[A-ZÀ-Þ][\w’'-]{1,20}(?: [A-ZÀ-Þ][\w.’'-]{0,20}){1,3}),? ?[(|]? ?@\w{2,30}\)?(?P<rest>.{0,40})"
    )


@cache
def _unmarked(*, role: bool) -> re.Pattern[str]:
    """Match a line of names without "By": several, with their places, with a ``role`` or the outlet after them."""
    named = rf"(?:,| \||,? [-–—•·]|\s)? ?{_ROLE}|" if role else ""
    return re.compile(
        rf"(?P<names>{_PERSON}{_PLACE}?(?:(?:,| and|, and| &|;) {_PERSON}{_PLACE}?){{0,4}})"
        rf"(?:{named}(?: \| |, | [-–—•·] )[A-Z][\w .&’'-]{{1,30}})?"
    )


def byline(text: str) -> tuple[str, str] | None:
    """Return the names of a line that says who wrote, and what follows them, or None for any other line."""
    if len(text) > 200:
        return None
    marker = _marker().match(text)
    handle = _with_handle().fullmatch(text) if "@" in text and marker is None else None
    if handle:
        return handle["names"], handle["rest"].strip(_BESIDE)
    unspaced = _unspaced().match(text) if len(text) <= 40 and not text.isascii() else None
    if unspaced:
        return unspaced["names"], ""
    if marker is None:
        return None
    staff = _staff().match(text, marker.end())
    if staff:
        return staff[0], text[staff.end() :].strip(_BESIDE)
    found = people(text, marker.end())
    if found is None:
        return None
    names, end = found
    rest = text[end:].strip(_BESIDE)
    words = rest.split()
    role = len(words) <= 6 and not ROLE_WORDS.isdisjoint(words)
    prose = rest[:1].islower() and "@" not in rest and not role and _after_name().match(rest) is None
    return None if prose or len(words) > 12 else (names, rest)


@cache
def _staff() -> re.Pattern[str]:
    """Match a desk's name behind "By", with the outlet's before it: "Harbour Post staff"."""
    return re.compile(
        r"(?:[A-Z][\w.&’'-]{0,20} ){0,3}(?:[Ss]taff(?: [Rr]eporters?| [Ww]riters?)?|[Ww]eb [Dd]esk|[Nn]ews [Dd]esk)"
        r"(?=$|[,|]| [-–—|·•] | (?:[A-Z][a-z]{2,8}\.? )?\d)"
    )


@cache
def _after_name() -> re.Pattern[str]:
    """Match what may follow a writer's name; any other word in lower case makes "By …" the start of a sentence."""
    return re.compile(
        r"(?:staff|in|of|for|and|on|at|updated|published|special|political|business|senior|chief|contributing|reporter|"
        r"correspondent|editor|publiziert|veröffentlicht|aktualisiert|am|vom|publié|le|el|em|il|op)\b"
    )


def unmarked_byline(text: str) -> str | None:
    """Return the names of a line that may be a byline without "By", or None.

    Only its place can tell such a line from a label in capitals.
    """
    if len(text) > 120:
        return None
    # looking for a role in a title of many words takes long
    lowered = text.lower()
    match = _unmarked(role=any(noun in lowered for noun in _ROLE_NOUNS)).fullmatch(text)
    if match is None:
        return None
    found = people(match["names"])
    if found is None:
        return None
    names = re.split(r", and |, | and | & |; ", found[0])
    # what follows a single name may be the outlet's
    if len(names) == 2 and ", " in found[0] and bare_name(names[0]) and not bare_name(names[1]):
        return names[0]
    return found[0] if all(map(bare_name, names)) else None


@cache
def _bare_name() -> re.Pattern[str]:
    return re.compile(
        r"[A-ZÀ-Þ][\w.’'-]{0,20}(?: [A-ZÀ-Þ]\.?){0,2}(?: (?:de|van|von|bin|al|el|la|le|"
        r"da))?(?: [A-ZÀ-Þ][\w’'-]{1,24}){1,2}"
    )


def bare_name(text: str) -> bool:
    """Tell whether a whole line may be a person's name, or several parted by commas, and nothing else."""
    if ", " in text:
        return len(text) <= 100 and all(map(bare_name, text.split(", ")))
    if len(text) > 40 or _bare_name().fullmatch(text) is None:
        return False
    words = text.lower().split()
    return _SECTIONS.isdisjoint(words) and words[0] not in _NO_NAME and words[-1] not in _NO_NAME


_WRITINGS = "written posted published story words reported commentary article analysis report review text opinion"
_LABELS = frozenset(["by", "author", "authors", *(f"{word} by" for word in _WRITINGS.split())])


def is_byline_label(text: str) -> bool:
    """Tell whether a whole line only says that a writer's name stands below: "By", "Written by:", "By —"."""
    return len(text) <= 20 and text.lower().rstrip(" :-–—") in _LABELS


@cache
def _desk() -> re.Pattern[str]:
    """Match a line that names an agency or a desk as the writer, with the place that it wrote from."""
    return re.compile(
        r"(?P<names>(?:The )?(?:Associated Press|Reuters|AP|AFP|Agence France-Presse|Bloomberg(?: News)?|Xinhua|PTI|"
        r"IANS|ANI|UPI|EFE|dpa|DPA|Kyodo(?: News)?|Yonhap|AAP|PA Media|Press Association|Press Trust of India|TASS)"
        r"|(?:From )?(?:[A-Z][\w’'-]* |[a-z]{1,12}\d{1,3} ){0,3}?(?:[Ss]taff|[Aa]gencies|"
        r"(?i:wire (?:services?|reports?)|staff (?:"
        r"reports?|reporters?|writers?|correspondents?)|web desk|news desk|news service|editorial (?:board|staff)|"
        r"our correspondent))(?: (?:and|&) (?i:agencies|wire services|wire reports|agency|wires|correspondents?))?)"
        r"(?:,? in [A-Z][\w .’'-]{2,40}|\s{0,2}\|\s{0,2}[A-Z][\w /.’'-]{2,40}|"
        r", [A-Z][\w .’'-]{2,30}(?:, [A-Z][\w .’'-]{2,30})?,?)?"
    )


def desk(text: str) -> str | None:
    """Return the agency or the desk that a whole line names, or None: "Reuters in Brenn", "Staff and agencies"."""
    match = _desk().fullmatch(text) if len(text) <= 80 else None
    return match["names"] if match else None


def signs_for_staff(text: str) -> bool:
    """Tell whether a desk's name is one of writers, who take no pictures for others: "Staff", "Web Desk"."""
    return not {"staff", "desk", "board", "correspondent", "writers", "reporters"}.isdisjoint(text.lower().split())


def writer_in(text: str) -> str | None:
    """Return the name in a line that says when: after "by", or beside the date alone; None where there is none."""
    match = re.search(r"\b[Bb]y ", text[:200])
    found = people(text[:200], match.end()) if match else None
    if found:
        return found[0]
    # between bars stand sections and places too
    agency = desk(text.split("|", 1)[0].strip()) if "|" in text else None
    if agency:
        return agency
    rest = "" if "|" in text else beside_date(text)
    words = rest.lower().split()
    return desk(rest) or (rest if len(words) > 1 and words[0] not in PLACE_WORDS and bare_name(rest) else None)


@cache
def _reporting() -> re.Pattern[str]:
    return re.compile(r"[(\[]?(?:[Rr]eporting|REPORTING|[Ww]riting)(?: and (?:writing|editing))? [Bb]y:? ")


def reporters(text: str) -> str | None:
    """Return the names in an agency's last line, "(Reporting by …; Editing by …)", or None for any other line."""
    match = _reporting().match(text)
    found = people(text[:300], match.end()) if match else None
    return found[0] if found else None
