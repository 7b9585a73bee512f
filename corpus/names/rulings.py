"""Rulings: what a person said of a name, which goes before what the tagger and the library make of it.

A ruling says that an entity, or its mentions in one form or in some articles, is another entity: merged with one that
is there, split off, renamed or of another type. Rulings name entities by type and key, which never change with the
rules of tagging, and hold in the order in which they were made. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from corpus.article import NAME_TYPES, EntityType, Mention, Quote, Tagging
from corpus.entities import entity_key

Identity = tuple[EntityType, str]
"""What an entity is known by: its type and its key."""


class Verb(StrEnum):
    """What a person does with an entity."""

    MERGE = "merge"
    SPLIT = "split"
    RENAME = "rename"
    RETYPE = "retype"


class Ruling(Struct, frozen=True):
    """Mentions of ``subject`` are ``target``'s: all of them, or those written as ``form`` or in one ``article``.

    ``form`` is a key; ``name`` and ``to_name`` are the names to show. A decision of a person, known by its ``number``,
    may have several rulings.
    """

    number: int
    verb: Verb
    subject: Identity
    name: str
    form: str | None
    article: int | None
    to_type: EntityType
    to_name: str
    made: str = ""

    @property
    def target(self) -> Identity:
        """The entity whose the mentions are."""
        return self.to_type, entity_key(self.to_name, self.to_type)

    @property
    def whole(self) -> bool:
        """Tell whether it is about every mention of its subject."""
        return self.form is None and self.article is None


class NameDecision(Struct, frozen=True):
    """One decision as a person sees it: ``forms`` and ``articles`` are empty where it is about all."""

    number: int
    verb: Verb
    name: str
    type: EntityType
    to_name: str
    to_type: EntityType
    forms: tuple[str, ...]
    articles: tuple[int, ...]
    made: str


def decisions(rulings: Sequence[Ruling]) -> list[NameDecision]:
    """Gather rulings into the decisions that they come from, in order."""
    by_number: dict[int, list[Ruling]] = {}
    for ruling in rulings:
        by_number.setdefault(ruling.number, []).append(ruling)
    return [
        NameDecision(
            number,
            rows[0].verb,
            rows[0].name,
            rows[0].subject[0],
            rows[0].to_name,
            rows[0].to_type,
            tuple(sorted({row.form for row in rows if row.form is not None})),
            tuple(sorted({row.article for row in rows if row.article is not None})),
            rows[0].made,
        )
        for number, rows in sorted(by_number.items())
    ]


def ruled(subject: Identity, rulings: Sequence[Ruling]) -> Identity | None:
    """Follow the rulings about whole entities from ``subject``; None where none is about it."""
    current, found = subject, False
    for ruling in rulings:
        if ruling.whole and ruling.subject == current:
            current, found = ruling.target, True
    return current if found else None


def split_off(tagging: Tagging, text: str, article: int, rulings: Sequence[Ruling]) -> Tagging:
    """Give mentions of ``text`` that were split off to whom they belong; a quote follows the nearest mention."""
    about = [ruling for ruling in rulings if not ruling.whole and ruling.article in (None, article)]
    subjects = {ruling.subject for ruling in about}
    if not about:
        return tagging
    mentions, moved = [], {}
    for mention in tagging.mentions:
        found = mention
        if mention.type in NAME_TYPES and (mention.type, entity_key(mention.entity, mention.type)) in subjects:
            found = _moved(mention, text, about)
        if found is not mention:
            moved[mention.start] = found
        mentions.append(found)
    if not moved:
        return tagging
    near = _Nearest(tagging.mentions, moved)
    return Tagging(tuple(mentions), tuple(near.follow(quote) for quote in tagging.quotes))


def _moved(mention: Mention, text: str, about: Sequence[Ruling]) -> Mention:
    written = text[mention.start : mention.end]
    for ruling in about:
        current = mention.type, entity_key(mention.entity, mention.type)
        if ruling.subject == current and ruling.form in (None, entity_key(written, mention.type)):
            mention = replace(mention, type=ruling.to_type, entity=ruling.to_name)
    return mention


class _Nearest:
    """Finds, for a speaker some of whose mentions were moved, the one next to the quote."""

    def __init__(self, mentions: Sequence[Mention], moved: Mapping[int, Mention]) -> None:
        self._moved = moved
        self._names = {mention.entity for mention in mentions if mention.start in moved}
        self._mentions = [mention for mention in mentions if mention.entity in self._names]

    def follow(self, quote: Quote) -> Quote:
        if quote.speaker not in self._names:
            return quote
        near = min(
            (mention for mention in self._mentions if mention.entity == quote.speaker),
            key=lambda mention: min(abs(mention.start - quote.end), abs(quote.start - mention.end)),
        )
        after = self._moved.get(near.start)
        return quote if after is None else replace(quote, speaker=after.entity)
