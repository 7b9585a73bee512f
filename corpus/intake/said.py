"""What is said of an article outside of its text: by its page, or by what held it."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

RECORD_FIELDS = ("text", "html", "title", "subtitle", "byline", "outlet", "published", "language", "url")
"""The standard fields of a record in an export: what a person may map to the name that it has there."""


class PageMetadata(Struct, frozen=True):
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
    missing = {name: getattr(said, name) for name in said.__struct_fields__ if getattr(own, name) is None}
    return replace(own, **missing)
