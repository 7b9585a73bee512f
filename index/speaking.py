"""Who is quoted in an article, by all the names that it has for them."""

from __future__ import annotations

from collections.abc import Mapping

from corpus.article import Tagging


def spoken_forms(text: str, tagging: Tagging) -> Mapping[str, set[str]]:
    """Return for each speaker the canonical name and the forms in which the article mentions them."""
    forms = {quote.speaker: {quote.speaker} for quote in tagging.quotes if quote.speaker is not None}
    for mention in tagging.mentions:
        if mention.entity in forms:
            forms[mention.entity].add(text[mention.start : mention.end])
    return forms
