"""Which stretches of the open articles are lit: mentions, what a query matches, and the match each article is at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from corpus.article import EntityType, Tagging
from corpus.errors import QueryError
from corpus.spans import Span
from corpus.store.records import StoredArticle
from tui.numbers import counted

if TYPE_CHECKING:
    from index.query.nodes import Query


def mention_spans(tagging: Tagging, hidden: frozenset[EntityType]) -> tuple[Span, ...]:
    """Return the mentions of the types that are not hidden, each with its type as kind."""
    return tuple(
        Span(mention.start, mention.end, mention.type.value)
        for mention in tagging.mentions
        if mention.type not in hidden
    )


def query_spans(
    text: str, stored: StoredArticle, *, typing: bool = True, asked: Query | None = None
) -> tuple[Span, ...]:
    """Return what a query, half typed or finished, matches in an article; nothing where it can't be understood.

    ``asked`` is the query as an index has read it; one that asks for articles like another lights nothing without.
    """
    if not text:
        return ()
    from index.matching import matches
    from index.query import parse

    try:
        query = asked if asked is not None and asked.text == text else parse(text, typing=typing)
    except QueryError:
        return ()
    return tuple(Span(span.start, span.end, "match") for span in matches(query, stored.article, stored.tagging))


def position(place: int, count: int) -> str:
    """Say which of how many, counted from 1."""
    return f"{place + 1}/{count}"


class Matches:
    """The matches of the open articles, from left to right, and which of them each article is at."""

    def __init__(self) -> None:
        self.spans: list[tuple[Span, ...]] = []
        self._articles: list[int] = []
        self._at: dict[int, int] = {}

    def look(self, query: str, articles: Sequence[StoredArticle], *, typing: bool, asked: Query | None = None) -> None:
        """Find what a query matches; articles stay at the match they were at."""
        self.spans = [query_spans(query, stored, typing=typing, asked=asked) for stored in articles]
        self._articles = [stored.id for stored in articles]

    @property
    def at(self) -> Mapping[int, int]:
        """The number of the match that each article is at, by the article's number."""
        return dict(self._at)

    def resume(self, at: Mapping[int, int]) -> None:
        """Be at these matches again."""
        self._at = dict(at)

    def forget(self) -> None:
        """Be at no match any more."""
        self._at.clear()

    def first(self, place: int) -> Span | None:
        """Go to the first match of the article at ``place``."""
        self._at.pop(self._articles[place], None)
        return self.step(place, 1)

    def step(self, place: int, by: int) -> Span | None:
        """Go to the next (``by`` 1) or previous (-1) match of the article at ``place``, counted round."""
        spans = self.spans[place] if place < len(self.spans) else ()
        if not spans:
            return None
        at = self._at.get(self._articles[place], -1 if by > 0 else 0)
        self._at[self._articles[place]] = (at + by) % len(spans)
        return spans[self._at[self._articles[place]]]

    def current(self) -> list[list[Span]]:
        """Return the match that each article is at."""
        return [
            [Span(spans[at].start, spans[at].end, "current")] if at is not None else [] for at, spans in self._places()
        ]

    def notes(self) -> list[str]:
        """Say which match each article is at, of how many."""
        return [
            position(at, len(spans)) if at is not None else counted(len(spans), "match") if spans else ""
            for at, spans in self._places()
        ]

    def _places(self) -> list[tuple[int | None, tuple[Span, ...]]]:
        places = []
        for number, spans in zip(self._articles, self.spans, strict=True):
            at = self._at.get(number)
            places.append((at if at is not None and at < len(spans) else None, spans))
        return places
