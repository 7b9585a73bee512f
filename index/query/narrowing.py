"""Queries made of queries: one within another, with a filter and without it. Pure: text in, text out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from corpus.errors import QueryError
from index.query import parse, parse_partial
from index.query.lexer import Kind, pieces
from index.query.nodes import All, And, Field, Kept, Node, Phrase, Query, Word
from index.query.printing import to_text
from index.words import forms


def within(query: str, more: str) -> str:
    """Return one query that finds what both queries find; where each asks for an order, that of ``more`` holds.

    A query that is only half typed is taken for what it finds while it is typed. Where both together are too long to
    be a query, it is ``query`` alone.
    """
    first, second = _finished(query), _finished(more)
    if first.sort and second.sort:
        first = _finished(to_text(first.root))
    asked = [each for each in (first, second) if each.sort or not isinstance(each.root, All)]
    if len(asked) < 2:
        return "".join(each.text.strip() for each in asked)
    whole = " ".join(f"({each.text.strip()})" if _has_or(each.text) else each.text.strip() for each in asked)
    return whole if _reads(whole) else query


def with_filter(query: str, field: Field | str, value: str) -> str:
    """Return a query that finds what ``query`` finds where a field has a value: ``outlet:"Harbour Wire"``.

    A filter that is there already is not added again. A value without a word in it can't be looked for: the query
    stays as it is.
    """
    wanted = _filter(field, value)
    return within(query, wanted.text) if wanted and not _beside(wanted, _finished(query)) else query


def without_filter(query: str, field: Field | str, value: str) -> str:
    """Return the query without a filter that it has beside its other parts; what it is part of stays as it is."""
    wanted, whole = _filter(field, value), _finished(query)
    if not wanted or not _beside(wanted, whole):
        return query
    rest = _joined([part for part in _parts(whole.root) if not _same(part, wanted.root)])
    plain = to_text(Query("", rest, whole.sort))
    return next((text for text in _cut_out(whole.text) if _means(text, rest, whole)), plain)


def has_filter(query: str, field: Field | str, value: str) -> bool:
    """Tell whether a query has a filter beside its other parts."""
    wanted = _filter(field, value)
    return wanted is not None and _beside(wanted, _finished(query))


def _filter(field: Field | str, value: str) -> Query | None:
    """Write a filter as a query; None where the field does not take the value."""
    name = Field(field)
    if name in (Field.DATE, Field.LAST, Field.LIKE, Field.IS, Field.SORT):
        return _reads(f"{name}:{value}")
    bare = " ".join("".join(" " if mark in '"“”„*' else mark for mark in value).split())
    return _reads(f'{name}:"{bare}"') if forms(bare) else None


def _reads(text: str) -> Query | None:
    try:
        return parse(text)
    except QueryError:
        return None


def _has_or(text: str) -> bool:
    """Tell whether an OR stands outside of brackets."""
    depth = 0
    for piece in pieces(text):
        depth += (piece.kind is Kind.OPEN) - (piece.kind is Kind.CLOSE)
        if piece.kind is Kind.OR and not depth:
            return True
    return False


def _finished(text: str) -> Query:
    """Parse a query; a half-typed one as the finished one that it is taken for."""
    query = _reads(text)
    if query is None:
        with suppress(QueryError):
            query = _reads(to_text(parse_partial(text)))
    return query or Query("", All())


def _parts(root: Node) -> tuple[Node, ...]:
    return root.parts if isinstance(root, And) else (root,)


def _joined(parts: list[Node]) -> Node:
    return And(tuple(parts)) if len(parts) > 1 else (parts[0] if parts else All())


def _beside(wanted: Query, query: Query) -> bool:
    return any(_same(part, wanted.root) for part in _parts(query.root))


def _same(one: Node, other: Node) -> bool:
    """Tell whether two filters find the same: a name may be written in other capitals, or without quotation marks."""
    return one == other or (_named(one) is not None and _named(one) == _named(other))


def _named(node: Node | None) -> tuple[Field, tuple[str, ...]] | None:
    if isinstance(node, Kept):
        return _named(node.wanted)
    if not isinstance(node, Word | Phrase) or (isinstance(node, Phrase) and node.unfinished):
        return None
    return None if node.field in (Field.TEXT, Field.TITLE) else (node.field, tuple(forms(node.text)))


def _means(text: str, root: Node, query: Query) -> bool:
    read = _reads(text)
    return read is not None and read.root == root and read.sort == query.sort


def _cut_out(text: str) -> Iterator[str]:
    """Yield what was typed without each of its words in turn, so that the rest stays as a person wrote it."""
    before = None
    for piece in pieces(text):
        if piece.kind in (Kind.WORD, Kind.PHRASE):
            start = before.start if before and before.kind is Kind.FIELD else piece.start
            rest = f"{text[:start].strip()} {text[piece.end :].strip()}".strip()
            if rest.startswith("(") and rest.endswith(")"):
                yield rest[1:-1].strip()
            yield rest
        before = piece
