"""Tie the forms of one name together: inside an article, and surnames across a library."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corpus.article import EntityType
from corpus.entities.eastern import in_eastern_order
from corpus.entities.keys import entity_key
from corpus.entities.lexicon import EAST_SURNAME, lexicon
from corpus.entities.tokens import word_set

PERSON = EntityType.PERSON
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
LEGAL_FORMS = word_set(
    "inc incorporated corp corporation co company ltd limited llc llp plc ag sa se nv bv gmbh spa ab asa oyj kk pty"
)
PARTICLES = word_set("de da do dos das du del della di la le van von der den ter bin ibn bint al el")


def name_words(name: str) -> list[str]:
    """Return the words of a person's name as they are compared: keyed, with no suffix and no initials."""
    words = entity_key(name, EntityType.PERSON).split()
    kept = [word for word in words if word not in SUFFIXES and len(word) > 1]
    return kept or words


def surnames(name: str) -> set[str]:
    """Return the keys by which a person may be called by surname alone ("xi", "biden", "van hollen")."""
    words = name_words(name)
    if len(words) < 2:
        return set()
    found = {words[-1]}
    start = len(words) - 1
    while start > 1 and words[start - 1] in PARTICLES:
        start -= 1
        found.add(" ".join(words[start:]))
    if lexicon().flags(words[0]) & EAST_SURNAME and in_eastern_order(words):
        found = {words[0]}
    elif len(words) > 2:
        found.add(" ".join(words[-2:]))
    return found


def callings(name: str, type: EntityType) -> set[str]:
    """Return the keys of the shorter names by which an entity may be called wherever it is known.

    Of people these are surnames and the name without initials, of bodies the name without its legal form.
    """
    key = entity_key(name, type)
    if type is EntityType.PERSON:
        last = entity_key(name.rsplit(maxsplit=1)[-1], type)  # one word with hyphens may be several in a key
        alone = {call for call in surnames(name) if " " not in call or call.split()[0] in PARTICLES or call == last}
        return (alone | {without_initials(name)}) - {key, ""}
    if type is EntityType.ORG:
        return {without_legal_form(key)} - {key, ""}
    return set()


def without_initials(name: str) -> str:
    """Return the key of a person's name of two words or more without the initials inside it."""
    words = entity_key(name, EntityType.PERSON).split()
    kept = [word for place, word in enumerate(words) if len(word) > 1 or place in (0, len(words) - 1)]
    return " ".join(kept) if len(kept) > 1 else ""


def without_legal_form(key: str) -> str:
    """Return the key of a body's name without the words at its end that name its legal form."""
    words = key.split()
    while len(words) > 1 and words[-1] in LEGAL_FORMS:
        del words[-1]
    return key if words[-1] in {"&", "and"} else " ".join(words)


class Linker:
    """Gives each mention of one article its canonical name."""

    def __init__(self, canonical: Mapping[tuple[str, EntityType], str]) -> None:
        self._canonical = canonical
        self._full: dict[str, list[str]] = {}
        self._written: dict[tuple[str, EntityType], str] = {}
        self._acronyms: dict[str, str] = {}
        self._short: dict[str, list[str]] = {}
        self._heard: set[tuple[str, EntityType, str | None]] = set()
        self._keys: dict[tuple[str, EntityType], str] = {}
        self._given: dict[tuple[str, EntityType, str | None, bool], str] = {}

    def hear(self, name: str, type: EntityType, entity: str | None) -> None:
        """Take note of a name of the article; all are to be heard before the first is asked for."""
        if (name, type, entity) in self._heard:
            return
        self._heard.add((name, type, entity))
        key = self._key(name, type)
        chosen = entity or self._canonical.get((key, type)) or name
        self._written.setdefault((key, type), chosen)
        if type is EntityType.PERSON and " " in name:
            for surname in {*surnames(name), *(surnames(chosen) if " " in chosen else ())}:
                row = self._full.setdefault(surname, [])
                if chosen not in row:
                    row.append(chosen)
            words = name_words(name)
            first = self._full.setdefault("first:" + words[0], [])
            if chosen not in first:
                first.append(chosen)
        if type is EntityType.ORG:
            self._shorten(name, chosen)
            initials = "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())
            if len(initials) > 1:
                self._acronyms.setdefault(initials, chosen)

    def _key(self, name: str, type: EntityType) -> str:
        key = self._keys.get((name, type))
        if key is None:
            key = self._keys[name, type] = entity_key(name, type)
        return key

    def _shorten(self, name: str, chosen: str) -> None:
        """Take note of the beginnings of a body's name, and of its last word, by which it may be called."""
        words = entity_key(name, EntityType.ORG).split(" ")
        for part in {*(" ".join(words[:count]) for count in range(1, len(words))), words[-1]}:
            row = self._short.setdefault(part, [])
            if chosen not in row and len(words) > 1:
                row.append(chosen)

    def entity(self, name: str, type: EntityType, entity: str | None, other: bool = False) -> str:
        """Return the canonical name of a mention.

        ``entity`` is the name that the table of known names gives it; ``other`` tells that it must be somebody else
        of that surname, if the article names one ("Ms. Trump").
        """
        asked = name, type, entity, other
        given = self._given.get(asked)
        if given is None:
            given = self._given[asked] = self._find(name, type, entity, other)
        return given

    def _find(self, name: str, type: EntityType, entity: str | None, other: bool) -> str:
        key = self._key(name, type)
        if type is EntityType.PERSON and " " not in name:
            bearers = self._full.get(key)
            if bearers:
                return self._between(name, None if other else entity, bearers)
            by_first = self._full.get("first:" + key)
            if by_first and len(by_first) == 1 and entity is None:
                return by_first[0]
        if entity is not None:
            return entity
        known = self._canonical.get((key, type))
        if known is not None:
            return known
        if type is EntityType.ORG and name.isupper() and name in self._acronyms:
            return self._acronyms[name]
        bodies = self._short.get(key, ()) if type is EntityType.ORG else ()
        if len(bodies) == 1:
            return bodies[0]
        return self._written.get((key, type), name)

    def _between(self, name: str, entity: str | None, bearers: Sequence[str]) -> str:
        """Choose between the people of one surname.

        Who is known by the surname alone goes before kin whom the name table knows ("Trump" is not Ivanka Trump); of
        others there must be one only. People of one East Asian surname are rarely kin ("Kim" may be Kim Yong Chol).
        """
        if entity in bearers and entity is not None:
            return entity
        if entity is not None and not self._in_eastern_order(entity):
            bearers = [bearer for bearer in bearers if (entity_key(bearer, PERSON), PERSON) not in self._canonical]
            if not bearers:
                return entity
        return bearers[0] if len(bearers) == 1 else name

    @staticmethod
    def _in_eastern_order(name: str) -> bool:
        words = name_words(name)
        return bool(lexicon().flags(words[0].title()) & EAST_SURNAME) and in_eastern_order(words)
