"""A tree becomes a query again, as a person would type it; parsing that gives the same tree."""

from __future__ import annotations

from corpus.errors import QueryError
from index.query import parse
from index.query.nodes import (
    WRITTEN,
    All,
    And,
    Dates,
    Field,
    Fuzzy,
    Like,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Word,
    Written,
)
from index.words import forms


def to_text(query: Query | Node) -> str:
    """Return a query that means what the tree means.

    What was parsed as a finished query comes back as the same tree; what was parsed while it was typed, as a finished
    query of what was there.
    """
    if isinstance(query, Query):
        order = f"sort:{query.sort}" if query.sort else ""
        text = "" if isinstance(query.root, All) else to_text(query.root)
        return f"{text} {order}".strip()
    match query:
        case All():
            return "*"
        case And():
            return " ".join(_part(part, Or) for part in query.parts)
        case Or():
            return " OR ".join(_part(part, And) for part in query.parts)
        case Not():
            return f"-{_part(query.part, And, Or, Not)}"
        case Dates():
            return f"{'last' if query.ago else 'date'}:{query.text}"
        case Like():
            return f"like:{query.number}"
        case _:
            return _words(query) if isinstance(query, WRITTEN) else query.text


def _part(node: Node, *bracketed: type) -> str:
    return f"({to_text(node)})" if isinstance(node, bracketed) else to_text(node)


def _words(node: Written) -> str:
    """Write words in the plainest way that is read back as they are; one that was being typed is taken as a word."""
    if isinstance(node, Prefix) and node.typing:
        return _words(Word(node.text, node.field))
    quoted = f"«{node.text}" if any(mark in node.text for mark in '"“”„') else f'"{node.text}'
    close = "»" if quoted[0] == "«" else '"'
    match node:
        case Word():
            ways = [node.text, f"{node.text}~"]  # AND~ is a word
        case Prefix():
            ways = [f"{node.text}*", f"{quoted}*{close}"]
        case Phrase():
            ways = [f"{quoted}*{close}" if node.unfinished else f"{quoted}{close}"]
        case Fuzzy():
            ways = [f"{node.text}~", f"{quoted}{close}~"]
        case Near():
            star = "*" if node.unfinished else ""
            ways = [f"{quoted}{star}{close}~{node.distance}"]
    named = [f"{node.field}:{way}" for way in ways]
    if node.field is Field.TEXT:
        named = [*ways, *named]
    plain = f'{node.field}:"{" ".join(forms(node.text))}"'
    return next((way for way in named if _reads_as(way, node)), plain)


def _reads_as(text: str, node: Node) -> bool:
    try:
        return parse(text).root == node
    except QueryError:
        return False
