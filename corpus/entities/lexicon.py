"""What the tagger knows before it reads: word classes, name lists and the table of known names.

The data is loaded at the first use and once; see the files beside this module under ``data``.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from corpus.article import EntityType
from corpus.entities.keys import entity_key
from corpus.entities.tokens import tokenize

DATA = Path(__file__).resolve().parent / "data"

CLASSES = (
    "function",
    "titles",
    "strong_titles",
    "title_parts",
    "particles",
    "person_suffixes",
    "corporate",
    "org_heads",
    "lead_heads",
    "place_heads",
    "place_leads",
    "government_heads",
    "event_heads",
    "law_heads",
    "compass",
    "said",
    "acts",
    "days",
    "months",
    "company_nouns",
    "person_nouns",
    "state_heads",
    "places_before",
    "east_surnames",
    "attributing",
    "participles",
    "auxiliaries",
    "market",
    "settlement",
    "sport",
    "initialisms",
    "commerce",
    "leads",
    "ships",
)
(
    FUNCTION,
    TITLE,
    STRONG_TITLE,
    TITLE_PART,
    PARTICLE,
    PERSON_SUFFIX,
    CORPORATE,
    ORG_HEAD,
    LEAD_HEAD,
    PLACE_HEAD,
    PLACE_LEAD,
    GOVERNMENT_HEAD,
    EVENT_HEAD,
    LAW_HEAD,
    COMPASS,
    SAID,
    ACT,
    DAY,
    MONTH,
    COMPANY_NOUN,
    PERSON_NOUN,
    STATE_HEAD,
    PLACE_BEFORE,
    EAST_SURNAME,
    ATTRIBUTING,
    PARTICIPLE,
    AUXILIARY,
    MARKET,
    SETTLEMENT,
    SPORT,
    INITIALISM,
    COMMERCE,
    LEAD,
    SHIP,
) = (1 << place for place in range(len(CLASSES)))
FIRST, LAST, CITY, COMMON = (1 << place for place in range(len(CLASSES), len(CLASSES) + 4))
HEAD = CORPORATE | ORG_HEAD
ANY_HEAD = HEAD | LEAD_HEAD
VERB = SAID | ACT | ATTRIBUTING | AUXILIARY
OCCASION = EVENT_HEAD | LAW_HEAD | PERSON_NOUN
TOPIC = MARKET | COMPANY_NOUN | COMMERCE | SPORT | SETTLEMENT

DIGITS = frozenset("0123456789")
DATED = frozenset(
    {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "March", "May", "June", "Today"}
)
DERIVED = (
    *("tion", "tions", "ment", "ments", "ness", "ship", "ance", "ence", "cracy", "ology", "ography", "ility", "ivity"),
    *("ality", "sight", "ware", "ancy", "ency", "ture", "ical", "ional", "istic", "holder", "holders"),
)
INFLECTED = frozenset("sdgyr")  # last letters of all endings that are taken off a word
SHORTEST_DERIVED = 7
MOST_SEEN, LONGEST_SEEN = 200_000, 39  # words that are remembered, and letters of each
SURE = 1.0  # a name of the alias file, a country, a people
LIKELY = 0.75  # a town: many are surnames too
MAYBE = 0.6  # a body that has the name of something else
DOUBT = "?"  # what stands before such a name in the list


class Entry(NamedTuple):
    """A known name: how it is written, what it is, its canonical name and how sure the type is (0 to 1)."""

    name: str
    type: EntityType
    entity: str
    sure: float


class _Seen(dict[str, int]):
    """What has been found of words, so that each is looked into once."""

    def __init__(self, find: Callable[[str], int]) -> None:
        self._find = find

    def __missing__(self, word: str) -> int:
        bits = self._find(word)
        if len(self) < MOST_SEEN and len(word) <= LONGEST_SEEN:
            self[word] = bits
        return bits


class Lexicon(Struct, frozen=True, eq=False, dict=True):
    """Word classes and known names; ``known`` maps a first word to the names that begin so, longest first."""

    classes: dict[str, int]
    firsts: frozenset[str]
    lasts: frozenset[str]
    cities: frozenset[str]
    common: frozenset[str]
    known: dict[str, list[Entry]]
    canonical: dict[tuple[str, EntityType], str]
    whole: frozenset[str]  # known names of one word
    numbered: frozenset[str]  # first words of known names that have a number, a day or a month in them

    @cached_property
    def flags(self) -> Callable[[str], int]:
        """Return ``classify`` with a memory."""
        return _Seen(self.classify).__getitem__

    @cached_property
    def _rows(self) -> dict[str, dict[str, list[Entry]]]:
        return {}

    def classify(self, word: str) -> int:
        """Return the classes of ``word`` as bits; lists of names count only for a word with a capital."""
        lower = word.lower().replace("’", "'")
        bits = self.classes.get(lower, 0)
        if bits & (VERB | TOPIC | OCCASION) or self.is_common(lower) or self._is_derived(lower):
            bits |= COMMON
        if word[:1].isupper():
            if word in self.firsts:
                bits |= FIRST
            if word in self.lasts:
                bits |= LAST
            if word in self.cities:
                bits |= CITY
        return bits

    def _is_derived(self, lower: str) -> bool:
        """Tell whether a word ends as ordinary nouns do ("oversight", "democracy"), and is no name of a list."""
        if len(lower) < SHORTEST_DERIVED or not lower.endswith(DERIVED):
            return False
        title = lower.capitalize()
        return not (title in self.firsts or title in self.lasts or title in self.cities or title in self.whole)

    def going_on(self, word: str, sign: str) -> list[Entry]:
        """Return the known names, longest first, that are ``word`` alone or go on behind it with ``sign``."""
        rows = self._rows.get(word)
        if rows is None:
            rows = self._rows[word] = self._parted(word)
        return rows.get(sign) or rows[""]

    def _parted(self, word: str) -> dict[str, list[Entry]]:
        """Part the names with one first word by the sign behind it; those of no other word are in each part."""
        known = self.known[word]
        signs = [entry.name[len(word) :].lstrip()[:1] for entry in known]
        return {
            part: [entry for entry, sign in zip(known, signs, strict=True) if sign in {"", part}]
            for part in {"", *signs}
        }

    def begins(self, word: str, following: str) -> bool:
        """Tell whether a known name is ``word``, or begins with it and what seems to be ``following``."""
        if word in self.whole:
            return True
        small, length = following.lower(), len(word)
        return any(
            entry.name[length:].lstrip(" -").lower().startswith(small) for entry in self.known.get(word, ())
        ) and bool(small)

    def is_common(self, lower: str) -> bool:
        """Tell whether a small-letter word, or what it is inflected from, is an ordinary word."""
        common = self.common
        if lower in common:
            return True
        if lower[-1:] not in INFLECTED:
            return False
        if lower.endswith("s") and len(lower) > 3 and lower[:-1] in common:
            return True
        if lower.endswith("es") and len(lower) > 5 and lower[:-2] in common:
            return True
        if lower.endswith(("maker", "makers")):
            return True
        for ending in ("ing", "ed", "ly"):
            if lower.endswith(ending):
                stem = lower[: -len(ending)]
                return len(stem) > 2 and (stem in common or stem + "e" in common)
        return False


def _sections(text: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for block in ("\n" + text).split("\n[")[1:]:
        header, _, body = block.partition("\n")
        found[header.rstrip("]")] = body.split("\n")
    return found


def first_word(name: str) -> str:
    """Return the first token of a name, as ``tokens`` cuts it."""
    word = name.partition(" ")[0]
    if word.isalpha():
        return word
    word = word.partition("-")[0]
    if "&" in word or "," in word or "'s" in word:
        for sign in ("&", ",", "'s"):
            word = word.partition(sign)[0]
    return tokenize(word).words[0] if "." in word or word[-1:] == "'" else word


def _aliases() -> Iterator[Entry]:
    import tomllib

    table = tomllib.loads((DATA / "aliases.toml").read_text(encoding="utf-8"))
    for type_name, names in table.items():
        kind = EntityType(type_name)
        for canonical, forms in names.items():
            own = () if kind is EntityType.NORP else (canonical,)
            for form in (*own, *forms):
                yield Entry(form.replace("’", "'"), kind, canonical, SURE)


def _rows(file: str) -> Iterator[str]:
    for line in (DATA / file).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def _listed(name: str, type: EntityType, sure: float) -> Entry:
    """Return the entry of a name of a list, which may be marked as that of something else too."""
    plain = name.removeprefix(DOUBT)
    return Entry(plain, type, plain, sure if plain == name else MAYBE)


def _demonyms() -> Iterator[Entry]:
    for line in _rows("demonyms.txt"):
        yield from (_listed(name, EntityType.NORP, SURE) for name in line.split("|") if name)


def _places() -> Iterator[Entry]:
    for line in _rows("places.txt"):
        kind, _, names = line.partition(" ")
        yield from (Entry(name, EntityType(kind), name, SURE) for name in names.split("|"))


def _bodies(people: frozenset[str]) -> Iterator[Entry]:
    """Yield the bodies of the list; one that has the name of people, or of something else, is less sure."""
    for line in _rows("bodies.txt"):
        for name in line.split("|"):
            yield _listed(name, EntityType.ORG, LIKELY if name in people else SURE)


def dated(entry: Entry) -> bool:
    """Tell whether a name has a number, a day or a month in it ("Group of 20", "Sunday Times")."""
    name = entry.name
    if name.isalpha():
        return False
    return not DIGITS.isdisjoint(name) or (" " in name and not DATED.isdisjoint(name.split(" ")))


def _known(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    table: dict[str, list[Entry]] = {}
    taken: set[str] = set()
    for entry in entries:
        if entry.name not in taken:
            taken.add(entry.name)
            table.setdefault(first_word(entry.name), []).append(entry)
    for row in table.values():
        if len(row) > 1:
            row.sort(key=lambda entry: -len(entry.name))
    return table


@cache
def lexicon() -> Lexicon:
    """Return the lexicon, loading it at the first call."""
    lists = _sections(zlib.decompress((DATA / "names.z").read_bytes()).decode("utf-8"))
    hand = _sections((DATA / "lexicon.txt").read_text(encoding="utf-8"))
    classes: dict[str, int] = {}
    for place, name in enumerate(CLASSES):
        for line in hand[name]:
            for word in line.split():
                classes[word] = classes.get(word, 0) | 1 << place
    firsts, lasts = frozenset(lists["first"]), frozenset(lists["last"])
    aliases = list(_aliases())
    entries = [
        *aliases,
        *_demonyms(),
        *_bodies(firsts | lasts),
        *_places(),
        *(Entry(name, EntityType.GPE, name, SURE) for name in lists["country"]),
        *(Entry(name, EntityType.GPE, name, SURE) for name in lists["metropolis"]),
        *(Entry(name, EntityType.GPE, name, LIKELY) for name in lists["town"]),
    ]
    canonical: dict[tuple[str, EntityType], str] = {}
    for entry in aliases:
        canonical.setdefault((entity_key(entry.name, entry.type), entry.type), entry.entity)
    return Lexicon(
        classes,
        firsts,
        lasts,
        frozenset(lists["city"]),
        frozenset(lists["common"]),
        _known(entries),
        canonical,
        frozenset(entry.name for entry in entries if " " not in entry.name and entry.sure > MAYBE),
        frozenset(first_word(entry.name) for entry in entries if entry.type is not EntityType.GPE and dated(entry)),
    )
