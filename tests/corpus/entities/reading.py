"""Short ways to ask the tagger in tests."""

from __future__ import annotations

from corpus.article import QuoteKind
from corpus.entities import tag


def spans(text: str) -> list[tuple[str, str]]:
    """Return the mentions of ``text`` as pairs of their words and their type."""
    return [(text[mention.start : mention.end], str(mention.type)) for mention in tag(text).mentions]


def entities(text: str) -> dict[str, str]:
    """Return the canonical name of each form that ``text`` mentions."""
    return {text[mention.start : mention.end]: mention.entity for mention in tag(text).mentions}


def spoken(text: str, kind: QuoteKind = QuoteKind.DIRECT) -> list[tuple[str, str | None]]:
    """Return the quotes of ``text`` of one kind as pairs of their words and their speaker."""
    return [(text[quote.start : quote.end], quote.speaker) for quote in tag(text).quotes if quote.kind is kind]
