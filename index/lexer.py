"""Cut what a person types into the pieces of a query; nothing is judged here but fields that do not exist."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, StrEnum, auto

from corpus.errors import QueryError


class Field(StrEnum):
    """Where a word is looked for; the names are those that a person types before the colon."""

    TEXT = "text"
    TITLE = "title"
    OUTLET = "outlet"
    BY = "by"
    DATE = "date"
    DATELINE = "dateline"
    PERSON = "person"
    ORG = "org"
    PLACE = "place"
    SAID = "said"


class Kind(Enum):
    """What a piece of a query is."""

    WORD = auto()
    PHRASE = auto()
    FIELD = auto()
    OPEN = auto()
    CLOSE = auto()
    AND = auto()
    OR = auto()
    NOT = auto()
    END = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece at ``query[start:end]``; ``text`` is what stands inside quotation marks or before a field's colon."""

    kind: Kind
    text: str
    start: int
    end: int
    closed: bool = True  # of a phrase: the second quotation mark is there


OPERATORS = {"AND": Kind.AND, "OR": Kind.OR, "NOT": Kind.NOT}
_QUOTES, _GUILLEMETS = '"“”„', "«»"
_WORD = re.compile(rf'[^\s()"{_QUOTES}{_GUILLEMETS}]+')
_NAME = re.compile(r"([A-Za-z]{2,}):")
_MEANT = {
    "author": Field.BY,
    "byline": Field.BY,
    "writer": Field.BY,
    "day": Field.DATE,
    "published": Field.DATE,
    "year": Field.DATE,
    "headline": Field.TITLE,
    "name": Field.PERSON,
    "people": Field.PERSON,
    "company": Field.ORG,
    "organisation": Field.ORG,
    "organization": Field.ORG,
    "city": Field.PLACE,
    "country": Field.PLACE,
    "location": Field.PLACE,
    "paper": Field.OUTLET,
    "source": Field.OUTLET,
    "body": Field.TEXT,
    "speaker": Field.SAID,
    "says": Field.SAID,
    "quote": Field.SAID,
}


def pieces(query: str) -> list[Piece]:
    """Cut a query into pieces, the last of kind ``END``. Raises ``QueryError`` for a field that does not exist."""
    found: list[Piece] = []
    place = 0
    while place < len(query):
        if query[place].isspace():
            place += 1
            continue
        piece = _piece(query, place, at_start=place == 0 or query[place - 1].isspace() or query[place - 1] == "(")
        found.append(piece)
        place = piece.end
    return [*found, Piece(Kind.END, "", len(query), len(query))]


def _piece(query: str, place: int, *, at_start: bool) -> Piece:
    letter = query[place]
    if letter in "()":
        return Piece(Kind.OPEN if letter == "(" else Kind.CLOSE, letter, place, place + 1)
    if letter in _QUOTES or letter in _GUILLEMETS:
        return _phrase(query, place)
    after = query[place + 1 : place + 2]
    if letter == "-" and at_start and after and not after.isspace():
        return Piece(Kind.NOT, "-", place, place + 1)
    run = _WORD.match(query, place)
    text = run.group() if run else letter
    if text in OPERATORS:
        return Piece(OPERATORS[text], text, place, place + len(text))
    name = _NAME.match(text)
    if name and (field := _field(query, place, name.group(1), text)):
        return Piece(Kind.FIELD, field, place, place + name.end())
    return Piece(Kind.WORD, text, place, place + len(text))


def _phrase(query: str, place: int) -> Piece:
    closing = _GUILLEMETS if query[place] in _GUILLEMETS else _QUOTES
    end = next((at for at in range(place + 1, len(query)) if query[at] in closing), None)
    if end is None:
        return Piece(Kind.PHRASE, query[place + 1 :], place, len(query), closed=False)
    return Piece(Kind.PHRASE, query[place + 1 : end], place, end + 1)


def _field(query: str, place: int, name: str, text: str) -> Field | None:
    """Tell which field is named, or None where the colon belongs to a word: “Note: …”, “http://…”."""
    if name.lower() in Field.__members__.values():
        return Field(name.lower())
    end = place + len(name) + 1
    value = query[end : end + 1]
    if not value or value.isspace() or value in "/)":
        return None
    import difflib

    close = difflib.get_close_matches(name.lower(), list(Field), 1, 0.5)
    meant = _MEANT.get(name.lower()) or (close[0] if close else None)
    fields = ", ".join(field.value for field in Field)
    raise QueryError(
        f"there is no field “{name}”; the fields are {fields}",
        place + 1,
        f"{query[:place]}{meant or name}{':' if meant else ' '}{query[end:]}",
    )
