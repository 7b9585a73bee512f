"""When two mentions, in one text or in two, are taken for the same entity."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from corpus.article import EntityType, Mention
from index.compare.reading import fold
from index.compare.vocabulary import listed

_PLACES = {EntityType.GPE, EntityType.NORP, EntityType.LOC}
_DEMONYMS = {
    "american": "united states",
    "americans": "united states",
    "america": "united states",
    "us": "united states",
    "usa": "united states",
    "british": "united kingdom",
    "britain": "united kingdom",
    "uk": "united kingdom",
    "dutch": "netherlands",
    "french": "france",
    "german": "germany",
    "germans": "germany",
    "greek": "greece",
    "spanish": "spain",
    "swiss": "switzerland",
    "danish": "denmark",
    "turkish": "turkey",
    "polish": "poland",
    "irish": "ireland",
    "welsh": "wales",
    "scottish": "scotland",
    "thai": "thailand",
    "filipino": "philippines",
    "european": "europe",
    "republican": "republican party",
    "republicans": "republican party",
    "democrat": "democratic party",
    "democrats": "democratic party",
    "democratic": "democratic party",
}
_IDLE = frozenset(listed("the of and for department ministry office us inc corp co ltd company"))


def plain(name: str) -> str:
    """Return a name folded for comparison: no case, no punctuation, no leading article."""
    kept = "".join(
        letter if letter.isalnum() or letter == " " else " " if letter == "-" else ""
        for letter in fold(name).casefold()
    )
    return " ".join(kept.split()).removeprefix("the ")


class Identities:
    """The entities of two texts: one key for each, whatever form a mention has.

    A canonical name counts first. Beside it a nationality is its country, a person known by a family name alone is the
    only person who bears it, and an organisation is known by its telling words (Commerce Department, U.S. Department
    of Commerce).
    """

    def __init__(self, *layers: Iterable[Mention]) -> None:
        places: set[str] = set()
        people: dict[str, set[str]] = defaultdict(set)
        for layer in layers:
            for mention in layer:
                name = plain(mention.entity)
                if mention.type is EntityType.GPE:
                    places.add(name)
                elif mention.type is EntityType.PERSON and " " in name:
                    people[name.split()[-1]].add(name)
                    people[name.split()[0]].add(name)
        self._people = {part: next(iter(names)) for part, names in people.items() if len(names) == 1}
        self._places = {name[:4]: name for name in sorted(places, reverse=True) if len(name) >= 4}
        self._known: dict[tuple[str, EntityType], str] = {}

    def key(self, mention: Mention) -> str:
        """Return what makes a mention's entity the same as another's."""
        known = (mention.entity, mention.type)
        if known not in self._known:
            self._known[known] = self._key(plain(mention.entity), mention.type)
        return self._known[known]

    def _key(self, name: str, kind: EntityType) -> str:
        if kind is EntityType.PERSON:
            return "person " + self._people.get(name, name)
        if kind in _PLACES:
            if name in _DEMONYMS:
                return "place " + _DEMONYMS[name]
            if kind is EntityType.NORP and len(name) >= 5:
                return "place " + self._places.get(name[:4], name)
            return "place " + name
        telling = sorted(set(name.split()) - _IDLE)
        return f"{kind.value} " + " ".join(telling or [name])
