"""Pieces become a tree, by recursive descent.

query  = or            or  = and {"OR" and}           and = not {["AND"] not}
not    = ("NOT" | "-") not | value
value  = "(" or ")" | field ":" value | "phrase" ["~" [number]] | prefix* | word ["~"] | date
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import cast

from msgspec.structs import replace

from corpus.annotations.model import Kind
from index.query import dates, mistakes
from index.query.lexer import Kind as PieceKind
from index.query.lexer import Piece, pieces
from index.query.nodes import (
    WRITTEN,
    All,
    And,
    Dates,
    Field,
    Fuzzy,
    Kept,
    Like,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Sort,
    Word,
    Year,
    replaced,
)
from index.scoring.variants import has_variants
from index.words import forms

DEEPEST = 40  # brackets in brackets


class Parser:
    """One reading of a query; a method that finds nothing to search for returns None.

    The field that a method is given is the one that was named, or None. ``sort`` is what was found of an order.
    """

    def __init__(self, text: str, typing: bool, today: date) -> None:
        self.text = text
        self.typing = typing
        self.today = today
        self.pieces = pieces(text)
        self.place = 0
        self.depth = 0
        self.sort: Sort | None = None
        self.special: dict[Field | None, Callable[[Piece], Node | None]] = {
            Field.DATE: self.date,
            Field.LAST: self.ago,
            Field.LIKE: self.like,
            Field.TAG: partial(self.kept, Kind.TAG),
            Field.NOTE: partial(self.kept, Kind.NOTE),
            Field.IS: self.state,
            Field.SORT: self.order,
        }

    @property
    def next(self) -> Piece:
        return self.pieces[self.place]

    def take(self) -> Piece:
        piece = self.pieces[self.place]
        if piece.kind is not PieceKind.END:
            self.place += 1
        return piece

    def whole(self) -> Node | None:
        parts: list[Node] = []
        while True:
            part = self.either(None)
            parts += [part] if part else []
            piece = self.take()
            if piece.kind is PieceKind.END:
                return _joined(And, parts)
            if not self.typing:
                raise mistakes.closes_nothing(self.text, piece)

    def either(self, field: Field | None) -> Node | None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise mistakes.too_deep(self.next)
        parts: list[Node] = []
        while True:
            part = self.all_of(field)
            parts += [part] if part else []
            if self.next.kind is not PieceKind.OR:
                break
            self.take()
            self.needs_operand()
        self.depth -= 1
        return _joined(Or, parts)

    def all_of(self, field: Field | None) -> Node | None:
        parts: list[Node] = []
        while self.next.kind not in (PieceKind.OR, PieceKind.CLOSE, PieceKind.END):
            if self.next.kind is PieceKind.AND:
                if not parts and not self.typing and self.nothing_before():
                    raise mistakes.lonely(self.text, self.take())
                self.take()
                self.needs_operand()
                continue
            part = self.unless(field)
            parts += [part] if part else []
        if self.next.kind is PieceKind.OR and self.nothing_before() and not self.typing:
            raise mistakes.lonely(self.text, self.next)
        return _joined(And, parts)

    def unless(self, field: Field | None) -> Node | None:
        negative = False
        operator = self.next
        while self.next.kind is PieceKind.NOT:
            operator = self.take()
            negative = not negative
            self.needs_operand()
        order = self.next.kind is PieceKind.FIELD and self.next.text == Field.SORT
        if operator.kind is PieceKind.NOT and order and not self.typing:
            raise mistakes.order_excluded(self.text, operator)
        part = self.value(field)
        return Not(part) if part and negative else part

    def value(self, field: Field | None) -> Node | None:
        piece = self.next
        if piece.kind is PieceKind.FIELD:
            return self.of_field()
        if piece.kind is PieceKind.OPEN:
            return self.group(field)
        if piece.kind not in (PieceKind.PHRASE, PieceKind.WORD):
            return None
        self.take()
        if piece.kind is PieceKind.PHRASE and not piece.closed and not self.typing:
            raise mistakes.never_closed(self.text, piece, mark=True)
        if field in self.special:
            return self.special[field](piece)
        return self.words(piece, field)

    def words(self, piece: Piece, field: Field | None) -> Node | None:
        phrase = piece.kind is PieceKind.PHRASE
        return self.phrase(piece, field or Field.TEXT) if phrase else self.word(piece, field)

    def of_field(self) -> Node | None:
        name = self.take()
        if self.next.kind in (PieceKind.WORD, PieceKind.PHRASE, PieceKind.OPEN):
            return self.value(Field(name.text))
        if self.typing:
            return None
        raise mistakes.nothing_after_field(self.text, name)

    def group(self, field: Field | None) -> Node | None:
        bracket = self.take()
        inside = self.either(field)
        if self.next.kind is PieceKind.CLOSE:
            self.take()
        elif not self.typing:
            raise mistakes.never_closed(self.text, bracket, mark=False)
        return inside

    def phrase(self, piece: Piece, field: Field) -> Node | None:
        text, stars = piece.text.rstrip("*"), piece.text.endswith("*")
        found = forms(text)
        if piece.tail == "~" and found:
            if stars and not self.typing:
                raise mistakes.star_and_tilde(self.text, piece)
            return Fuzzy(text, field)
        if piece.tail:
            return self.near(piece, field, text, len(found))
        if stars or (not piece.closed and not piece.text[-1:].isspace()):
            return self.beginning(text, field)
        return Phrase(piece.text, field) if found else None

    def near(self, piece: Piece, field: Field, text: str, count: int) -> Node | None:
        distance = int(piece.tail[1:]) if re.fullmatch(r"~[0-9]{1,9}", piece.tail) else -1
        if 1 < count <= distance + 1 <= mistakes.FARTHEST + 1:
            return Near(text, distance, field, unfinished=piece.text.endswith("*"))
        if self.typing:
            # More figures may come; until then all of the words, wherever they stand.
            return _joined(And, [Word(form, field) for form in forms(text)])
        if distance < 0:
            raise mistakes.not_a_distance(self.text, piece)
        if distance > mistakes.FARTHEST:
            raise mistakes.too_far(self.text, piece)
        raise mistakes.too_close(self.text, piece, count)

    def word(self, piece: Piece, field: Field | None) -> Node | None:
        last = self.is_last(piece)
        if field is None and not piece.tail and dates.is_year(piece.text):
            return Year(piece.text, *dates.bounds(piece.text))
        if field is None and (dates.is_begun if last else dates.is_date)(piece.text):
            return self.date(piece, bare=True)
        named, field = field, field or Field.TEXT
        text = piece.text.rstrip("*")
        if "*" in text and not self.typing:
            raise mistakes.star_inside(self.text, piece, text.index("*"))
        if piece.tail:
            return self.variants(piece, field, text)
        if piece.text == "*":
            return All()
        if text != piece.text:
            return self.beginning(text, field)
        if last:
            return self.begun(text, field, years=dates.years(text) if named is None else None)
        return Word(text, field) if forms(text) else None

    def variants(self, piece: Piece, field: Field, text: str) -> Node | None:
        if not self.typing and piece.tail != "~":
            raise mistakes.number_after_word(self.text, piece)
        if not self.typing and text != piece.text:
            raise mistakes.star_and_tilde(self.text, piece)
        found = forms(text)
        if any(has_variants(form) for form in found):
            return Fuzzy(text, field)
        return Word(text, field) if found else None

    def begun(self, text: str, field: Field, years: str | None) -> Node | None:
        """Read a word that is being typed, or one of some years."""
        begun = self.beginning(text, field)
        if isinstance(begun, Prefix):
            begun = replace(begun, typing=True)
        return Or((begun, Dates(years, *dates.bounds(years)))) if begun and years else begun

    def beginning(self, text: str, field: Field) -> Node | None:
        """Read a word, or words of which the last one, as beginning so."""
        found = forms(text)
        if self.typing and found and len(found[-1]) == 1 and found[-1].isascii():
            # One letter says nothing yet.
            shorter = text.rstrip()[: -len(found[-1])]
            return Phrase(shorter, field) if forms(shorter) else None
        if len(found) > 1:
            return Phrase(text, field, unfinished=True)
        return Prefix(text, field) if found else None

    def date(self, piece: Piece, *, bare: bool = False) -> Node | None:
        self.without_tail(piece, Field.DATE)
        text = piece.text.strip()
        if self.typing:
            text = (dates.begun if self.is_last(piece) else dates.longest_valid)(text) or ""
            if not text:
                return None
        try:
            return Dates(text, *dates.bounds(text))
        except ValueError as reason:
            raise mistakes.not_a_date(self.text, piece, text, reason, bare=bare) from None

    def ago(self, piece: Piece) -> Node | None:
        self.without_tail(piece, Field.LAST)
        text = piece.text.strip()
        try:
            return Dates(text, *dates.ago(text, self.today), ago=True)
        except ValueError as reason:
            if self.typing:
                return None
            raise mistakes.not_a_time(self.text, piece, text, reason) from None

    def like(self, piece: Piece) -> Node | None:
        self.without_tail(piece, Field.LIKE)
        text = piece.text.strip()
        if re.fullmatch(r"[0-9]{1,15}", text):
            return Like(int(text), piece.start + 1)
        if self.typing:
            return None
        raise mistakes.not_a_number(self.text, piece, text)

    def kept(self, kind: Kind, piece: Piece) -> Node | None:
        """Read a tag, or what a note says; a star stands for any."""
        found = self.words(piece, Field(kind.value))

        def keep(leaf: Node) -> Node:
            return Kept(kind, leaf if isinstance(leaf, WRITTEN) else None)

        return replaced(found, keep) if found else None

    def state(self, piece: Piece) -> Node | None:
        self.without_tail(piece, Field.IS)
        text = piece.text.strip().lower()
        begun = [state for state in mistakes.STATES if text and state.startswith(text)] if self.is_last(piece) else []
        if text in mistakes.STATES or begun:
            return Kept(mistakes.STATES[text if text in mistakes.STATES else begun[0]])
        if self.typing:
            return None
        raise mistakes.not_a_state(self.text, piece, text)

    def order(self, piece: Piece) -> Node | None:
        self.without_tail(piece, Field.SORT)
        text = piece.text.strip().lower()
        if text not in mistakes.ORDERS:
            if self.typing:
                return None
            raise mistakes.not_an_order(self.text, piece, text)
        if self.sort not in (None, text) and not self.typing:
            raise mistakes.two_orders(self.text, self.pieces[self.place - 2], piece)
        self.sort = cast(Sort, text)
        return None

    def without_tail(self, piece: Piece, field: Field) -> None:
        """Complain about a tilde where there are no spellings."""
        if piece.tail and not self.typing:
            raise mistakes.no_variants(self.text, piece, field)

    def is_last(self, piece: Piece) -> bool:
        """Tell whether a piece is still being typed."""
        return self.typing and piece.end == len(self.text)

    def needs_operand(self) -> None:
        """Complain where the operator just taken is followed by nothing that it could work on."""
        if not self.typing and self.next.kind in (PieceKind.AND, PieceKind.OR, PieceKind.CLOSE, PieceKind.END):
            raise mistakes.lonely(self.text, self.pieces[self.place - 1])

    def nothing_before(self) -> bool:
        """Tell whether the next piece opens the query or a bracket."""
        return self.place == 0 or self.pieces[self.place - 1].kind is PieceKind.OPEN


def _joined(kind: type[And] | type[Or], parts: list[Node]) -> Node | None:
    flat: list[Node] = []
    for part in parts:
        flat += part.parts if isinstance(part, kind) else [part]
    if kind is And and len(flat) > 1:
        flat = [part for part in flat if not isinstance(part, All)] or [All()]
    flat = list(dict.fromkeys(flat))  # what is said twice finds no more
    return kind(tuple(flat)) if len(flat) > 1 else (flat[0] if flat else None)
