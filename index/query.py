"""What a person types becomes a query: a small tree of frozen nodes, the same for the index and for highlighting.

query  = or            or  = and {"OR" and}           and = not {["AND"] not}
not    = ("NOT" | "-") not | value
value  = "(" or ")" | field ":" value | "phrase" | prefix* | word
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from corpus.errors import QueryError
from index import dates
from index.lexer import Field, Kind, Piece, pieces
from index.words import forms

__all__ = [
    "All",
    "And",
    "Dates",
    "Field",
    "Node",
    "Not",
    "Or",
    "Phrase",
    "Prefix",
    "Query",
    "Word",
    "parse",
    "parse_partial",
]

LONGEST = 2_000  # characters; more is not something that a person typed
LONGEST_SUGGESTION = 200
DEEPEST = 40  # brackets in brackets
_CLOSING = {"“": "”", "«": "»", "»": "«"}


@dataclass(frozen=True, slots=True)
class All:
    """Every article."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word, in any of its forms where the field is the text or the title."""

    text: str
    field: Field = Field.TEXT


@dataclass(frozen=True, slots=True)
class Phrase:
    """These words, in these forms, one after the other; the last may be the beginning of a word."""

    text: str
    field: Field = Field.TEXT
    unfinished: bool = False


@dataclass(frozen=True, slots=True)
class Prefix:
    """A word that begins so; one that is being typed may be whole already, and then stands for all its forms too."""

    text: str
    field: Field = Field.TEXT
    typing: bool = False


@dataclass(frozen=True, slots=True)
class Dates:
    """Published on the day ``first`` (20180513) or later and on ``last`` or earlier; ``text`` as it was typed."""

    text: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class And:
    """All of the parts."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of the parts."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Anything but the part."""

    part: Node


Node = All | Word | Phrase | Prefix | Dates | And | Or | Not


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query and what was typed for it."""

    text: str
    root: Node


def parse(text: str, *, typing: bool = False) -> Query:
    """Parse a query; an empty one means every article.

    With ``typing`` a half-typed query is no error: what is open is closed, what is missing is left out, and the last
    word, where no space follows it, stands for all words that begin so.

    Raises ``QueryError`` with a column from 1 and, where there is one, a suggestion that parses.
    """
    try:
        return _parse(text, typing=typing)
    except QueryError as error:
        candidates = [error.suggestion, _plain(text)]
        error.suggestion = next((each for each in candidates if each and _worth_trying(each)), None)
        raise


def _worth_trying(suggestion: str) -> bool:
    """Tell whether a suggestion is something to search for, and short enough to be read."""
    return bool(suggestion.strip()) and len(suggestion) <= LONGEST_SUGGESTION and _parses(suggestion)


def parse_partial(text: str) -> Query:
    """Parse a query that is still being typed: ``parse(text, typing=True)``."""
    return parse(text, typing=True)


def _parse(text: str, *, typing: bool) -> Query:
    if len(text) > LONGEST:
        raise QueryError(f"the query is longer than {LONGEST} characters; search for fewer words", LONGEST + 1)
    parser = _Parser(text, typing)
    root = parser.whole()
    if root is None and text.strip() and not typing:
        raise QueryError("there is no word in this query; type one to search for", 1)
    return Query(text, root or All())


def _parses(text: str) -> bool:
    try:
        _parse(text, typing=False)
    except QueryError:
        return False
    return True


def _plain(text: str) -> str:
    """Reduce a query to its bare words."""
    bare = re.sub(r"[\s()\"“”„«»*:]+", " ", text[:LONGEST])
    kept = (word.lstrip("-") for word in bare.split())
    return " ".join(word.lower() if word in ("AND", "OR", "NOT") else word for word in kept if word)


class _Parser:
    """Recursive descent over the pieces; a method that finds nothing to search for returns None."""

    def __init__(self, text: str, typing: bool) -> None:
        self.text = text
        self.typing = typing
        self.pieces = pieces(text)
        self.place = 0
        self.depth = 0

    @property
    def next(self) -> Piece:
        return self.pieces[self.place]

    def take(self) -> Piece:
        piece = self.pieces[self.place]
        if piece.kind is not Kind.END:
            self.place += 1
        return piece

    def whole(self) -> Node | None:
        parts: list[Node] = []
        while True:
            part = self.either(Field.TEXT)
            parts += [part] if part else []
            piece = self.take()
            if piece.kind is Kind.END:
                return _joined(And, parts)
            if not self.typing:
                raise QueryError(
                    "this bracket closes nothing; take it out",
                    piece.start + 1,
                    self.text[: piece.start] + self.text[piece.end :],
                )

    def either(self, field: Field) -> Node | None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise QueryError(
                "the brackets or NOTs are nested too deeply; use fewer",
                self.next.start + 1,
            )
        parts: list[Node] = []
        while True:
            part = self.all_of(field)
            parts += [part] if part else []
            if self.next.kind is not Kind.OR:
                break
            self.take()
            self.needs_operand("OR")
        self.depth -= 1
        return _joined(Or, parts)

    def all_of(self, field: Field) -> Node | None:
        parts: list[Node] = []
        while self.next.kind not in (Kind.OR, Kind.CLOSE, Kind.END):
            if self.next.kind is Kind.AND:
                if not parts and not self.typing and self.nothing_before():
                    raise self.lonely(self.take())
                self.take()
                self.needs_operand("AND")
                continue
            part = self.unless(field)
            parts += [part] if part else []
        if self.next.kind is Kind.OR and self.nothing_before() and not self.typing:
            raise self.lonely(self.next)
        return _joined(And, parts)

    def unless(self, field: Field) -> Node | None:
        negative = False
        while self.next.kind is Kind.NOT:
            operator = self.take()
            negative = not negative
            self.needs_operand(operator.text)
        part = self.value(field)
        return Not(part) if part and negative else part

    def value(self, field: Field) -> Node | None:
        piece = self.next
        if piece.kind is Kind.FIELD:
            return self.of_field()
        if piece.kind is Kind.OPEN:
            return self.group(field)
        if piece.kind is Kind.PHRASE:
            return self.phrase(self.take(), field)
        if piece.kind is Kind.WORD:
            return self.word(self.take(), field)
        return None

    def of_field(self) -> Node | None:
        name = self.take()
        if self.next.kind in (Kind.WORD, Kind.PHRASE, Kind.OPEN):
            return self.value(Field(name.text))
        if self.typing:
            return None
        raise QueryError(
            f"“{name.text}:” needs a word, a “phrase” or (a group) after it",
            name.start + 1,
            f"{self.text[: name.end - 1]} {self.text[name.end :]}".strip(),
        )

    def group(self, field: Field) -> Node | None:
        bracket = self.take()
        inside = self.either(field)
        if self.next.kind is Kind.CLOSE:
            self.take()
        elif not self.typing:
            raise QueryError(
                "this bracket is never closed; add one",
                bracket.start + 1,
                f"{self.text})",
            )
        return inside

    def phrase(self, piece: Piece, field: Field) -> Node | None:
        if not piece.closed and not self.typing:
            raise QueryError(
                "this quotation mark is never closed; add one",
                piece.start + 1,
                self.text.rstrip() + _CLOSING.get(self.text[piece.start], '"')
                if piece.text.strip()
                else self.text[: piece.start],
            )
        if field is Field.DATE:
            return self.dates(piece, piece.text.strip())
        unfinished = piece.text.endswith("*") or (not piece.closed and not piece.text[-1:].isspace())
        return self.beginning(piece.text.rstrip("*"), field) if unfinished else self.whole_phrase(piece.text, field)

    def word(self, piece: Piece, field: Field) -> Node | None:
        if field is Field.DATE:
            return self.dates(piece, piece.text)
        text = piece.text.rstrip("*")
        if "*" in text and not self.typing:
            star = piece.start + text.index("*") + 1
            raise QueryError(
                "the star is not at the end of a word; only beginnings can be searched: sanct*",
                star,
                self.text[: piece.start] + piece.text.replace("*", " ").strip() + self.text[piece.end :],
            )
        if piece.text == "*":
            return All()
        if text != piece.text:
            return self.beginning(text, field)
        if self.typing and piece.end == len(self.text):
            begun = self.beginning(text, field)
            return replace(begun, typing=True) if isinstance(begun, Prefix) else begun
        return Word(text, field) if forms(text) else None

    def whole_phrase(self, text: str, field: Field) -> Node | None:
        return Phrase(text, field) if forms(text) else None

    def beginning(self, text: str, field: Field) -> Node | None:
        """Read a word, or words of which the last one, as beginning so."""
        found = forms(text)
        if self.typing and found and len(found[-1]) == 1 and found[-1].isascii():
            # One letter says nothing yet.
            return self.whole_phrase(text.rstrip()[: -len(found[-1])], field)
        if len(found) > 1:
            return Phrase(text, field, unfinished=True)
        return Prefix(text, field) if found else None

    def dates(self, piece: Piece, text: str) -> Node | None:
        if self.typing:
            text = dates.longest_valid(text) or ""
            if not text:
                return None
        try:
            return Dates(text, *dates.bounds(text))
        except ValueError as error:
            near = dates.nearest(text)
            raise QueryError(
                f"{error}; write 2018, 2018-05, 2018-05-13 or a range: 2018-05..2018-06",
                piece.start + 1,
                f"{self.text[: piece.start]}{near}{self.text[piece.end :]}" if near else None,
            ) from None

    def needs_operand(self, operator: str) -> None:
        """Complain where an operator is followed by nothing that it could work on."""
        if self.typing or self.next.kind not in (Kind.AND, Kind.OR, Kind.CLOSE, Kind.END):
            return
        raise self.lonely(self.pieces[self.place - 1])

    def nothing_before(self) -> bool:
        """Tell whether the next piece opens the query or a bracket."""
        return self.place == 0 or self.pieces[self.place - 1].kind is Kind.OPEN

    def lonely(self, operator: Piece) -> QueryError:
        advice = (
            f"take it out, or write {operator.text.lower()} for the word" if operator.text != "-" else "take it out"
        )
        side = "after" if operator.text in ("NOT", "-") else "on both sides of"
        return QueryError(
            f"{operator.text} needs something {side} it; {advice}",
            operator.start + 1,
            f"{self.text[: operator.start].rstrip()} {self.text[operator.end :].lstrip()}".strip(),
        )


def _joined(kind: type[And] | type[Or], parts: list[Node]) -> Node | None:
    flat: list[Node] = []
    for part in parts:
        flat += part.parts if isinstance(part, kind) else [part]
    if kind is And and len(flat) > 1:
        flat = [part for part in flat if not isinstance(part, All)] or [All()]
    return kind(tuple(flat)) if len(flat) > 1 else (flat[0] if flat else None)
