"""The people whom a byline names, without what it says of them: roles, places, outlets, degrees."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from corpus.cleaning.lexicon import CAPITAL, MONTHS, NAME

_ROLES = """
writer writers correspondent correspondents editor editors reporter reporters columnist columnists contributor
contributors analyst producer fellow intern author bureau staff desk special freelance journalist blogger contributing
senior chief deputy managing executive associate assistant professor director critic researcher photographer
cnn cnnmoney cnbc nbc abc cbs bbc npr afp ap upi reuters bloomberg xinhua news media times post herald journal gazette
university college institute school center centre council foundation insider weekly daily review business politics
opinion features finance markets
chronicle tribune magazine press network digital online today agency agencies tv radio service
"""
ROLE_WORDS = frozenset(_ROLES.split())
"""Words of what is said of a writer; none of them is a part of a second writer's name."""
_OF_WRITERS = """
bureau staff desk news media times post herald journal gazette magazine press university college institute school center
centre council foundation insider weekly daily review business politics opinion features finance markets
"""
_PLACES = frozenset(_OF_WRITERS.split())
"""Words of what is said of a writer that no role ends with."""
_BEHIND = frozenset(["Published", "Updated", "Posted", "PUBLISHED", "UPDATED", "Source", "Date"])
"""Words that stand behind a name without a mark, and are none of it."""
_DEGREES = frozenset(["MD", "MS", "RD", "PhD", "Ph.D", "M.D", "M.A", "MA", "MBA", "RN", "Esq", "CFA", "JD", "MSc"])
_PAPERS = frozenset(["Today", "TODAY", "Times", "News", "Post", "Press", "Journal", "Tribune", "Herald", "Gazette"])
"""Last words of an outlet's name that follows a writer's without a mark."""
_WEEKDAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
PLACE_WORDS = frozenset(
    ["new", "south", "north", "west", "east", "san", "los", "hong", "st", "fort", "kuala", "tel", "buenos", "rio"]
)
"""First words of the names of places that have two."""
_PARTICLES = "de|da|di|van|von|der|den|bin|al|el|la|le|du|dos|del|zu|ten|ter"
_UNFINISHED = frozenset(["Mc", "Mac", "De", "La", "Le", "Di", "Du", "Da", "Fitz", "Van", "Von", "El", "St", "Ja"])
"""Beginnings of names that go on with a capital: McCarthy, DeVine, LaMotte."""
_MOST = 12
"""Names, roles and places of a byline that are read."""


@cache
def _part() -> re.Pattern[str]:
    return re.compile(rf"(?:[Tt]he )?{NAME}(?: (?:(?:{_PARTICLES}) ){{0,2}}{NAME}){{0,4}}(?:,? (?:Jr|Sr)\b\.?)?")


@cache
def _joint() -> re.Pattern[str]:
    """Match what joins the names of a byline, or a name and what is said of its bearer (group ``of``)."""
    return re.compile(
        r" ?,? (?P<and>and|And|AND|with|und|et|y|e|i|og|och|и) | ?(?P<comma>,) ?| ?[&;/] ?|(?P<of>,? (?:in|IN|for|"
        r"of|at|from) | ?[|•·] ?| [-–—] ?)"
    )


@cache
def _described() -> re.Pattern[str]:
    """Match what is said of a writer behind a comma: "a deputy editor at The Harbour Post"."""
    roles = "writer|editor|reporter|correspondent|columnist|contributor|analyst|fellow|professor|author|director"
    return re.compile(
        rf"(?:an?|the) (?:[\w’'-]{{1,20}} ){{0,4}}?(?:{roles})s?"
        rf"(?: (?:at|for|of|with) (?:the |The )?{NAME}(?: {NAME}){{0,4}})?(?=,| and |\.?$)"
    )


@cache
def _site() -> re.Pattern[str]:
    return re.compile(r"[\w-]{2,30}\.(?:com|org|net|news|co|ca|tv)\b", re.IGNORECASE)


def people(text: str, start: int = 0) -> tuple[str, int] | None:
    """Return the names that ``text`` gives from ``start`` on, as it joins them, and where they and their roles end."""
    names: list[tuple[int, int]] = []
    place = end = start
    aside = dropped = role = False
    for _ in range(_MOST):
        match = _part().match(text, place)
        if match is None:
            break
        end = _name_end(match)
        words = text[match.start() : end].split()
        # behind a writer's role stands whom the writer is with
        if names and (aside or role or _says_of_writer(words) or _site().match(text, place)):
            dropped = True
        elif _is_time(words):
            break
        else:
            end -= len(_month_at_end(words))
            names.append((match.start(), end))
        joint = _joint().match(text, end) if end == match.end() else None
        if joint is None:
            break
        place = joint.end()
        described = _described().match(text, place) if joint["comma"] else None
        if described:
            dropped = True
            end = described.end()
            joint = _joint().match(text, end)
            if joint is None:
                break
            place, aside = joint.end(), False
            continue
        role = dropped and bool(joint["comma"]) and not ROLE_WORDS.isdisjoint(word.lower() for word in words)
        aside = bool(joint["of"]) or (aside and bool(joint["comma"]) and _goes_on_place(text, place))
    return (_joined(text, names, dropped=dropped), end) if names else None


def is_role(text: str) -> bool:
    """Tell whether a whole line says only what somebody is: "Senior Contributor", "Fellow, Centre for Law"."""
    if len(text) > 120 or text.endswith((".", ":")):
        return False
    words = re.split(r" [-–—|] |, | at | for | of ", text, maxsplit=1)[0].lower().split()
    known = [word for word in words if word in ROLE_WORDS]
    return 1 <= len(words) <= 5 and words[-1] in known and words[-1] not in _PLACES and len(known) * 2 >= len(words)


def _joined(text: str, names: list[tuple[int, int]], *, dropped: bool) -> str:
    parts = [text[first:last].strip(" ,") for first, last in names]
    parts = [part if part.endswith(("r.", " " + part[-2:-1] + ".")) else part.rstrip(".") for part in parts]
    if not dropped:
        between = [text[one[1] : other[0]] for one, other in pairwise(names)] + [""]
        joined = "".join(part + joint.replace(" ,", ",") for part, joint in zip(parts, between, strict=True))
        return " ".join(joined.split())
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _says_of_writer(words: list[str]) -> bool:
    """Tell whether what follows a name is a role or an outlet rather than another writer's name."""
    bare = [word.strip(".,") for word in words]
    if words[0] in {"The", "the"} and len(words) > 1:
        return True
    return len(words) == 1 or not _DEGREES.isdisjoint(bare) or not ROLE_WORDS.isdisjoint(map(str.lower, bare))


def _goes_on_place(text: str, place: int) -> bool:
    """Tell whether what follows a place and a comma is its country, not the next writer."""
    match = _part().match(text, place)
    words = match[0].split() if match else []
    return len(words) == 1 or (bool(words) and words[0].lower() in PLACE_WORDS)


def _is_time(words: list[str]) -> bool:
    """Tell whether the first words name a time, of which a sentence speaks: "By Monday", "By March 2019"."""
    first = words[0].lower().rstrip(".")
    return first in _WEEKDAYS or (len(words) == 1 and first in MONTHS)


def _month_at_end(words: list[str]) -> str:
    """Return the month that ends a name, with the space before it: the beginning of a date without a comma."""
    last = words[-1]
    return f" {last}" if len(words) > 1 and last.lower().rstrip(".") in MONTHS else ""


@cache
def _glue() -> re.Pattern[str]:
    return re.compile(rf"(?<=[a-zß-öø-ÿа-я])(?=[{CAPITAL}])")


def _name_end(name: re.Match[str]) -> int:
    """Return where a name ends that an outlet follows without a mark, or that the next word is glued to.

    "Jo MarshBusiness Columnist", "Jo Marsh HERALDBusiness", "JO MARSH FOR THE HERALD".
    """
    words = list(re.finditer(r"\S+", name[0]))
    spoken = not words[0][0].isupper()
    if len(words) >= 4 and words[-1][0] in _PAPERS:
        return name.start() + words[2 if words[1][0].endswith(".") else 1].end()
    for word in words[1:]:
        shouted = spoken and word[0][:3].isalpha() and word[0][:3].isupper() and len(word[0]) > 3
        if word[0] in {"FOR", "SPECIAL", "ON", "AT"} or shouted or word[0] in _BEHIND:
            return name.start() + word.start() - 1
        for glue in _glue().finditer(word[0]):
            if word[0][: glue.start()] not in _UNFINISHED:
                return name.start() + word.start() + glue.start()
    return name.end()
