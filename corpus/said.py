"""What is said of an article outside of its text: by its page, or by what held it."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

RECORD_FIELDS = ("text", "html", "title", "subtitle", "byline", "outlet", "published", "language", "url")
"""The standard fields of a record in an export: what a person may map to the name that it has there."""


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What a page says about itself outside of its visible text; ``published`` is an ISO date."""

    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    subtitle: str | None = None


NOTHING_SAID = PageMetadata()


def completed(own: PageMetadata, said: PageMetadata) -> PageMetadata:
    """Return what a page says of itself, and where it is silent what its container said."""
    missing = {one.name: getattr(said, one.name) for one in fields(said) if getattr(own, one.name) is None}
    return replace(own, **missing)
