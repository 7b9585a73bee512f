"""A tree becomes a query again, as a person would type it; parsing that gives the same tree."""

from __future__ import annotations

from corpus.annotations.model import Kind
from corpus.errors import QueryError
from index.query import parse
from index.query.mistakes import STATES
from index.query.nodes import (
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
    Query,
    Word,
    Written,
    Year,
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
        case _:
            return _condition(query)


def _condition(leaf: Dates | Year | Like | Kept | Written) -> str:
    match leaf:
        case Dates():
            return f"{'last' if leaf.ago else 'date'}:{leaf.text}"
        case Year():
            return leaf.text
        case Like():
            return f"like:{leaf.number}"
        case Kept():
            state = next(state for state, kind in STATES.items() if kind is leaf.kind)
            return _words(leaf.wanted, leaf.kind) if leaf.wanted else f"is:{state}"
        case _:
            return _words(leaf)


def _part(node: Node, *bracketed: type) -> str:
    return f"({to_text(node)})" if isinstance(node, bracketed) else to_text(node)


def _words(node: Written, kept: Kind | None = None) -> str:
    """Write words in the plainest way that is read back as they are; one that was being typed is taken as a word.

    They may be those of something that is ``kept``.
    """
    if isinstance(node, Prefix) and node.typing:
        return _words(Word(node.text, node.field), kept)
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
    whole = Kept(kept, node) if kept else node
    return next((way for way in named if _reads_as(way, whole)), plain)


def _reads_as(text: str, node: Node) -> bool:
    try:
        return parse(text).root == node
    except QueryError:
        return False
