"""Tie the forms of one name together inside an article.

What a name means may depend on what came before it: a surname or a short name is whose it has been so far, where one
holds at least 80 % of its mentions; otherwise it stays by itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corpus.article import EntityType
from corpus.entities.eastern import in_eastern_order
from corpus.entities.genders import FEMALE
from corpus.entities.keys import entity_key
from corpus.entities.lexicon import EAST_SURNAME, lexicon
from corpus.entities.shortening import (
    PARTICLES,
    initials,
    name_words,
    short_names,
    surnames,
    without_initials,
    without_legal_form,
    without_middle_name,
)

PERSON, ORG, NORP = EntityType.PERSON, EntityType.ORG, EntityType.NORP
SHARE = 0.8


class Linker:
    """Gives each mention of one article its canonical name; mentions are to be asked for in the order of the text."""

    def __init__(self, canonical: Mapping[tuple[str, EntityType], str]) -> None:
        self._canonical = canonical
        self._full: dict[str, list[str]] = {}
        self._written: dict[tuple[str, EntityType], str] = {}
        self._acronyms: dict[str, list[str]] = {}
        self._defined: dict[str, str] = {}
        self._short: dict[str, list[str]] = {}
        self._plain: dict[str, list[str]] = {}
        self._forms: dict[str, list[tuple[str, EntityType, str | None]]] = {}
        self._heard: dict[tuple[str, EntityType, str | None], int] = {}
        self._so_far: dict[str, int] = {}
        self._given: dict[tuple[str, EntityType, str | None, str | None], str] = {}
        self.genders: Mapping[str, str] = {}

    def hear(self, name: str, type: EntityType, entity: str | None) -> None:
        """Take note of a name of the article; all are to be heard before the first is asked for."""
        heard = name, type, entity
        self._heard[heard] = count = self._heard.get(heard, 0) + 1
        if count > 1:
            return
        key = entity_key(name, type)
        chosen = self._known(name, key, type, entity) or name
        self._forms.setdefault(chosen, []).append((name, type, entity))
        self._written.setdefault((key, type), chosen)
        if type is PERSON and " " in name:
            for surname in {*surnames(name), *(surnames(chosen) if " " in chosen else ())}:
                _add(self._full, surname, chosen)
            _add(self._full, "first:" + name_words(name)[0], chosen)
            _add(self._plain, without_initials(name), chosen)
        elif type is ORG:
            if " " in name:
                for part in short_names(name):
                    _add(self._short, part, chosen)
            for made in initials(name):
                _add(self._acronyms, made, chosen)

    def define(self, short: str, name: str, type: EntityType, entity: str | None) -> None:
        """Take note of a short form that stands in brackets behind the name it is made of."""
        self._defined.setdefault(short, self._known(name, entity_key(name, type), type, entity) or name)

    def is_body(self, name: str, entity: str | None) -> bool:
        """Tell whether an acronym that the table knows as something else is a body's here, as PRC may not be China.

        That is so where one body of the article has these initials, and what the table means is not named otherwise.
        """
        if len(self._acronyms.get(name, ())) != 1 or len(name) < 3 or not name.isupper():
            return False
        return len(self._forms.get(entity or name, ())) < 2

    @property
    def has_namesakes(self) -> bool:
        """Tell whether several people of the article have one surname."""
        return any(len(bearers) > 1 for bearers in self._full.values())

    def is_short_body(self, name: str) -> bool:
        """Tell whether one word, taken for a person, is a body named before and no person named before."""
        key = entity_key(name, PERSON)
        if not self._short.get(key) or any(self._so_far.get(bearer) for bearer in self._full.get(key, ())):
            return False
        return any(self._so_far.get(body) for body in self._short[key] if body.split()[0] == name)

    def entity(self, name: str, type: EntityType, entity: str | None, title: str | None = None) -> str:
        """Return the canonical name of a mention.

        ``entity`` is the name that the table of known names gives it, ``title`` what stands before it and tells a
        woman from a man ("Ms. Trump"); ``genders`` says who of the article's people is which.
        """
        asked = name, type, entity, title
        given = self._given.get(asked)
        if given is None:
            given, firm = self._find(name, type, entity, title)
            if firm:
                self._given[asked] = given
        self._so_far[given] = self._so_far.get(given, 0) + 1
        return given

    def _known(self, name: str, key: str, type: EntityType, entity: str | None) -> str | None:
        """Return what the table of known names calls a name, with its legal form or without."""
        if entity is not None and entity != name:
            return entity
        known = self._canonical.get((key, type))
        if known is None and type is ORG:
            known = self._canonical.get((without_legal_form(key), type))
        return known

    def _find(self, name: str, type: EntityType, entity: str | None, title: str | None) -> tuple[str, bool]:
        """Return a canonical name, and whether it is the same wherever the form stands."""
        if name in self._defined:
            return self._defined[name], True
        key = entity_key(name, type)
        if type is PERSON:
            person = self._person(name, key, entity, title)
            if person is not None:
                return person
        listed = self._known(name, key, type, entity)
        if type is ORG:
            body = self._body(name, key, listed)
            if body is not None:
                return body
        if listed is not None:
            return listed, True
        return self._written.get((key, type), entity or name), True

    def _person(self, name: str, key: str, entity: str | None, title: str | None) -> tuple[str, bool] | None:
        if " " in name:
            listed = entity is not None or (key, PERSON) in self._canonical
            same = None if listed else self._by_other_form(name, key)
            return (same, True) if same is not None else None
        bearers = self._full.get(key)
        if bearers:
            return self._between(name, None if title == FEMALE else entity, bearers, title)
        by_first = self._full.get("first:" + key)
        if by_first and len(by_first) == 1 and entity is None:
            return by_first[0], True
        return None

    def _by_other_form(self, name: str, key: str) -> str | None:
        """Return the one bearer of a name with other initials, no middle name, or before the surname a first name."""
        shorter = without_middle_name(name)
        surname = key if key.split(maxsplit=1)[0] in PARTICLES else ""
        for table, form in ((self._plain, key), (self._plain, shorter), (self._full, surname)):
            bearers = [bearer for bearer in table.get(form, ()) if entity_key(bearer, PERSON) != key]
            if len(bearers) == 1:
                return bearers[0]
        return None

    def _body(self, name: str, key: str, listed: str | None) -> tuple[str, bool] | None:
        if name.isupper():
            made = self._acronyms.get(name, ())
            if len(made) == 1 and (listed is None or listed not in made):
                return (made[0], True) if listed is None else None
        if listed is not None:
            return None
        bodies = self._short.get(key, ())
        if not bodies:
            return None
        best = bodies[0] if len(bodies) == 1 else self._likeliest(bodies)
        return (best, len(bodies) == 1) if best is not None else None

    def _between(self, name: str, entity: str | None, bearers: Sequence[str], title: str | None) -> tuple[str, bool]:
        """Choose between the people of one surname.

        Who is known by the surname alone goes before kin whom the name table knows ("Trump" is not Ivanka Trump).
        People of one East Asian surname are rarely kin ("Kim" may be Kim Yong Chol).
        """
        if entity in bearers and entity is not None:
            return entity, True
        if entity is not None and not self._in_eastern_order(entity):
            bearers = [bearer for bearer in bearers if (entity_key(bearer, PERSON), PERSON) not in self._canonical]
            if not bearers:
                return entity, True
        if title is not None and len(bearers) > 1:
            bearers = [bearer for bearer in bearers if self._so_far.get(bearer)] or bearers
            known = [bearer for bearer in bearers if self.genders.get(bearer) == title]
            bearers = known or [bearer for bearer in bearers if bearer not in self.genders] or bearers
        if len(bearers) == 1:
            return bearers[0], True
        return self._likeliest(bearers) or name, False

    def _likeliest(self, bearers: Sequence[str]) -> str | None:
        """Return who of several holds at least 80 % of their mentions up to here; where there is none yet, of all."""
        held = [self._so_far.get(bearer, 0) for bearer in bearers]
        if not any(held):
            held = [sum(self._heard[form] for form in self._forms[bearer]) for bearer in bearers]
        most = max(held)
        return bearers[held.index(most)] if most and most >= SHARE * sum(held) else None

    @staticmethod
    def _in_eastern_order(name: str) -> bool:
        words = name_words(name)
        return bool(lexicon().flags(words[0].title()) & EAST_SURNAME) and in_eastern_order(words)


def _add(table: dict[str, list[str]], key: str, entity: str) -> None:
    row = table.setdefault(key, [])
    if entity not in row:
        row.append(entity)
