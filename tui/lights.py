"""Which stretches of an article are lit: mentions, and what a query matches. Pure."""

from __future__ import annotations

from corpus.article import EntityType, Tagging
from corpus.errors import QueryError
from corpus.library import StoredArticle
from corpus.spans import Span


def mention_spans(tagging: Tagging, hidden: frozenset[EntityType]) -> tuple[Span, ...]:
    """Return the mentions of the types that are not hidden, each with its type as kind."""
    return tuple(
        Span(mention.start, mention.end, mention.type.value)
        for mention in tagging.mentions
        if mention.type not in hidden
    )


def query_spans(text: str, stored: StoredArticle) -> tuple[Span, ...]:
    """Return what a query, finished or half typed, matches in an article; nothing where it can't be understood."""
    if not text:
        return ()
    from index.passages import matches
    from index.query import parse

    try:
        found = matches(parse(text, typing=True), stored.article, stored.tagging)
    except QueryError:
        return ()
    return tuple(Span(span.start, span.end, "match") for span in found)


def position(place: int, count: int) -> str:
    """Say which of how many, counted from 1."""
    return f"{place + 1}/{count}"
