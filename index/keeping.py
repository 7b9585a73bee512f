"""What a person keeps beside articles, as conditions of a query.

Bookmarks, notes and tags come and go without their articles changing, so they are no part of the index: they are looked
up in the library at each search.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from corpus.annotations.model import Kind
from index.matching import says
from index.query.nodes import Kept, Node, Query, leaves, replaced


class Beside(Protocol):
    """What is kept beside the articles of a library; ``corpus.annotations`` says what each is."""

    def holding(self, kind: Kind, says: Callable[[str], bool] | None = None) -> list[int]: ...


def looked_up(query: Query, beside: Callable[[], Beside]) -> Query:
    """Return the query with the numbers of the articles that have what is kept filled in."""
    if not any(isinstance(leaf, Kept) for leaf in leaves(query.root)):
        return query
    kept = beside()

    def look_up(node: Node) -> Node:
        return replace(node, articles=tuple(holding(node, kept))) if isinstance(node, Kept) else node

    return replace(query, root=replaced(query.root, look_up))


def holding(node: Kept, beside: Beside) -> list[int]:
    """Return the numbers of the articles beside which this is kept: a tag as a whole, words anywhere in a note."""
    wanted = node.wanted
    if wanted is None:
        return beside.holding(node.kind)
    return beside.holding(node.kind, lambda words: says(wanted, words, whole=node.kind is Kind.TAG))
