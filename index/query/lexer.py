"""Cut what a person types into the pieces of a query; nothing is judged here but fields that do not exist."""

from __future__ import annotations

import re
from enum import Enum, auto

from msgspec import Struct

from corpus.errors import QueryError
from index.query.nodes import Field
from index.query.quoting import quoted


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


class Piece(Struct, frozen=True):
    """A piece at ``query[start:end]``; ``text`` is what stands inside quotation marks or before a field's colon.

    ``tail`` is what follows a word's last letter or a phrase's second mark from a tilde on: ``~``, ``~5``.
    """

    kind: Kind
    text: str
    start: int
    end: int
    closed: bool = True  # of a phrase: the second quotation mark is there
    tail: str = ""


OPERATORS = {"AND": Kind.AND, "OR": Kind.OR, "NOT": Kind.NOT}
_QUOTES, _GUILLEMETS = '"“”„', "«»"
_WORD = re.compile(rf'[^\s()"{_QUOTES}{_GUILLEMETS}]+')
_NAME = re.compile(r"([A-Za-z]{2,}):")
_TAIL = re.compile(r"(?<=[\w*])~\d*$")
_MEANT = {
    "author": Field.BY,
    "byline": Field.BY,
    "writer": Field.BY,
    "day": Field.DATE,
    "published": Field.DATE,
    "year": Field.DATE,
    "month": Field.DATE,
    "past": Field.LAST,
    "within": Field.LAST,
    "headline": Field.TITLE,
    "about": Field.WHO,
    "entity": Field.WHO,
    "mentions": Field.WHO,
    "name": Field.WHO,
    "people": Field.PERSON,
    "company": Field.ORG,
    "organisation": Field.ORG,
    "organization": Field.ORG,
    "city": Field.PLACE,
    "country": Field.PLACE,
    "location": Field.PLACE,
    "paper": Field.OUTLET,
    "site": Field.OUTLET,
    "source": Field.OUTLET,
    "body": Field.TEXT,
    "speaker": Field.SAID,
    "says": Field.SAID,
    "quote": Field.SAID,
    "related": Field.LIKE,
    "similar": Field.LIKE,
    "order": Field.SORT,
    "label": Field.TAG,
    "keyword": Field.TAG,
    "topic": Field.TAG,
    "comment": Field.NOTE,
    "annotation": Field.NOTE,
    "has": Field.IS,
    "my": Field.IS,
}
_IN_PROSE = (Field.NOTE, Field.IS, Field.TAG)  # with a space behind the colon, words like any others: “Note: …”
# Names for one end of a range: what is written before and after the date.
_ENDS = {"after": ("", ".."), "since": ("", ".."), "from": ("", ".."), "before": ("..", ""), "until": ("..", "")}


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
    if name and name.group(1).lower() in _IN_PROSE:
        return Piece(Kind.WORD, name.group(1), place, place + len(text))
    tail = _TAIL.search(text)
    bare = text[: tail.start()] if tail else text
    return Piece(Kind.WORD, bare, place, place + len(text), tail=text[len(bare) :])


def _phrase(query: str, place: int) -> Piece:
    closing = _GUILLEMETS if query[place] in _GUILLEMETS else _QUOTES
    end = next((at for at in range(place + 1, len(query)) if query[at] in closing), None)
    if end is None:
        return Piece(Kind.PHRASE, query[place + 1 :], place, len(query), closed=False)
    run = _WORD.match(query, end + 1)
    tail = run.group() if run and query[end + 1] == "~" else ""
    return Piece(Kind.PHRASE, query[place + 1 : end], place, end + 1 + len(tail), tail=tail)


def _field(query: str, place: int, name: str, text: str) -> Field | None:
    """Tell which field is named, or None where the colon belongs to a word: “Note: …”, “http://…”."""
    end = place + len(name) + 1
    value = query[end : end + 1]
    if name.lower() in Field.__members__.values() and not (name.lower() in _IN_PROSE and value.isspace()):
        return Field(name.lower())
    if not value or value.isspace() or value in "/)":
        return None
    raise QueryError(
        f"there is no field {quoted(name)}; the fields are {', '.join(Field)}",
        place + 1,
        f"{query[:place]}{_meant(name.lower(), query[end:])}",
    )


def _meant(name: str, rest: str) -> str:
    """Return a field that exists, with what follows it, for one that does not."""
    if name in _ENDS:
        value, *more = rest.split(maxsplit=1)
        return f"date:{value.join(_ENDS[name])} {''.join(more)}".rstrip()
    import difflib

    close = difflib.get_close_matches(name, list(Field), 1, 0.5)
    meant = _MEANT.get(name) or (close[0] if close else None)
    return f"{meant}:{rest}" if meant else f"{name} {rest}"
