"""What a person keeps beside articles, as conditions of a query.

Bookmarks, notes and tags come and go without their articles changing, so they are no part of the index: they are looked
up in the library, again whenever something has changed there.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from msgspec.structs import replace

from corpus.annotations.model import Kind
from index.matching import says
from index.query.nodes import Kept, Node, Query, leaves, replaced


class Beside(Protocol):
    """What is kept beside the articles of a library; ``corpus.annotations`` says what each is."""

    @property
    def revision(self) -> int: ...
    def holding(self, kind: Kind, says: Callable[[str], bool] | None = None) -> list[int]: ...


class Lookup:
    """Finds the articles beside which something is kept, and remembers them until something changes."""

    def __init__(self) -> None:
        self._revisions = -1, -1
        self._found: dict[Kept, tuple[int, ...]] = {}

    def __call__(self, query: Query, beside: Callable[[], Beside], revision: Callable[[], int]) -> Query:
        """Return the query with the numbers of the articles filled in; ``revision`` is that of the library."""
        if not any(isinstance(leaf, Kept) for leaf in leaves(query.root)):
            return query
        kept = beside()
        now = revision(), kept.revision
        if now != self._revisions:
            self._revisions, self._found = now, {}
        return replace(query, root=replaced(query.root, lambda node: self._filled(node, kept)))

    def _filled(self, node: Node, kept: Beside) -> Node:
        if not isinstance(node, Kept):
            return node
        if node not in self._found:
            self._found[node] = tuple(holding(node, kept))
        return replace(node, articles=self._found[node])


def holding(node: Kept, beside: Beside) -> list[int]:
    """Return the numbers of the articles beside which this is kept: a tag as a whole, words anywhere in a note."""
    wanted = node.wanted
    if wanted is None:
        return beside.holding(node.kind)
    return beside.holding(node.kind, lambda words: says(wanted, words, whole=node.kind is Kind.TAG))
