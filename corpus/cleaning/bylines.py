"""Who wrote an article: lines that say "By …", and names that stand alone beside a date."""

from __future__ import annotations

import re
from functools import cache

from corpus.cleaning.lexicon import MONTHS, NAME, NAMES, STOP_WORDS

_SECTION_WORDS = """
news world home business politics opinion sport sports technology tech science health money travel culture arts
editor staff market markets data media video photo photos story stories share global trade life style review reviews
latest related search sponsor sponsored advertisement email newsletter newsletters message daily weekly live watch
buy now read more sign in up log share print menu view edition contact
"""
_SECTIONS = frozenset(_SECTION_WORDS.split())
_NO_NAME = STOP_WORDS - {"will", "may", "an", "my", "do"}
"""Words that begin no name; some function words are given names too."""
_MONTH_AT_END = rf"[ ,]+(?i:{'|'.join(MONTHS)})$"
_ROLE = (
    r"(?:(?i:guest|staff|senior|chief|special|political|politics|business|technology|science|health|national|foreign|"
    r"world|white house|economics|legal|features?|sports?|contributing|deputy|managing|executive|associate|freelance|"
    r"the|a|an|[a-z]+|[A-Z]{2,6}|[\w&’'-]+(?= (?i:editor|correspondent))) ){0,4}"
    r"(?i:writers?|correspondents?|editors?|reporters?|columnists?|contributors?|analyst|producer|fellow|intern|author|"
    r"bureau chief|staff)(?: (?:in|at|for|of) .{2,30})?"
)
_PLACE = rf"(?: in {NAME}(?: {NAME}){{0,2}}(?:, {NAME}(?: {NAME})?)?)"
_PERSON = (
    r"[A-ZÀ-Þ][\w’'.-]{0,20}(?: (?:(?:de|van|von|der|bin|al|el|la|le|da|di|du) ){0,2}[A-ZÀ-Þ][\w’'.-]{0,24}){1,3}?"
)


@cache
def _byline() -> re.Pattern[str]:
    return re.compile(
        rf"(?:[Ss]tory [Bb]y:?|(?:Written |Posted |Published |Analysis |Article |Report |Review |Words |Text )?"
        rf"[Bb]y:?|BY|Author:|Reporter:|Reporting by|Von|Par|Por|Di|Door|Автор:|Текст:)\s{{1,3}}"
        rf"(?P<names>(?:the )?{NAMES}(?:(?:,| and| &|, and| with|/| in| for| of| \||"
        rf"| [-–—]|,? at| und| et| y| e) (?:the )?{NAMES}){{0,5}})"
        rf"(?P<rest>.{{0,120}})"
    )


@cache
def _with_handle() -> re.Pattern[str]:
    return re.compile(
        r"(?P<names>[A-ZÀ-Þ][\w’'-]{1,20}(?: [A-ZÀ-Þ][\w.’'-]{0,20}){1,3}) ?[(|]?@\w{2,30}\)?(?P<rest>.{0,40})"
    )


@cache
def _unmarked() -> re.Pattern[str]:
    """Match a line of names without "By": several, with their places, with a role or the outlet after them."""
    return re.compile(
        rf"(?P<names>{_PERSON}{_PLACE}?(?:(?:,| and|, and| &|;) {_PERSON}{_PLACE}?){{0,4}})"
        rf"(?:(?:,| \||,? [-–—•·]|\s)? ?{_ROLE}|(?: \| |, | [-–—•·] )[A-Z][\w .&’'-]{{1,30}})?"
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
    return _people(match["names"]), rest


@cache
def _after_name() -> re.Pattern[str]:
    """Match what may follow a writer's name; any other word in lower case makes "By …" the start of a sentence."""
    return re.compile(
        r"(?:staff|in|of|for|and|on|at|updated|published|special|political|business|senior|chief|contributing|reporter)\b"
    )


@cache
def _afterthoughts() -> re.Pattern[str]:
    """Match what a line of names says beside them: places, roles, the outlet in capitals, a date's month."""
    return re.compile(
        rf"{_PLACE}(?=,? and |,|;|$)|,? (?:[Ff]or|FOR|[Ss]pecial to|SPECIAL TO) .*$|(?: \||,? [-–—•·]) .*$"
        rf"|, {_ROLE}(?=,|$)|(?<=[a-z]) [A-Z]{{3,}}[A-Za-z]*$|, [A-Z]{{2,6}}(?: News)?$|{_MONTH_AT_END}"
    )


def _people(names: str) -> str:
    """Return the names of a byline alone, as the line writes and joins them."""
    return _afterthoughts().sub("", names).strip(" ,;|")


def unmarked_byline(text: str) -> str | None:
    """Return the names of a line that may be a byline without "By", or None.

    Only its place can tell such a line from a label in capitals.
    """
    if len(text) > 120:
        return None
    match = _unmarked().fullmatch(text)
    if match is None:
        return None
    names = _people(match["names"])
    people = re.split(r", and |, | and | & |; ", names)
    # what follows a single name may be the outlet's
    if len(people) == 2 and ", " in names and bare_name(people[0]) and not bare_name(people[1]):
        return people[0]
    return names if all(map(bare_name, people)) else None


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


def writer_in(text: str) -> str | None:
    """Return the name after "by" inside a line ("2 March by …"), or None."""
    match = re.search(rf"\b[Bb]y ({NAMES})", text[:200])
    return match[1] if match else None
