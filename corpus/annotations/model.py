"""The vocabulary of annotations.

A passage is named as the W3C's Web Annotation Data Model (2017) names one: by what it says with the words before and
after (TextQuoteSelector), and by where it stood (TextPositionSelector).
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Kind(StrEnum):
    """What a person did."""

    BOOKMARK = "bookmark"
    NOTE = "note"
    TAG = "tag"


class Passage(Struct, frozen=True):
    """What a stretch of an article's text says, what stands before and after it, and where it began when it was named.

    ``start`` counts in code points.
    """

    exact: str
    prefix: str
    suffix: str
    start: int


class Kept(Struct, frozen=True):
    """An annotation that comes with its article, as an export has it; times that it does not say are empty."""

    kind: Kind
    words: str
    passage: Passage | None
    made: str
    changed: str


class Cited(Struct, frozen=True):
    """What an article was called when something was kept beside it, for the time when it is gone."""

    title: str
    byline: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    source: str = ""


class Annotation(Struct, frozen=True):
    """A bookmark, a note or a tag; ``words`` are those of the note, or the tag's name.

    ``article`` is the number of the article, None while the library does not have it; ``source`` is the SHA-256 of what
    that was made from, by which it is known again. ``passage`` is None where the whole article is meant. Times are ISO
    8601.
    """

    number: int
    kind: Kind
    words: str
    passage: Passage | None
    made: str
    changed: str
    article: int | None
    source: bytes
    cited: Cited


class Signs(Struct, frozen=True):
    """What there is beside an article, in short."""

    bookmarks: int = 0
    notes: int = 0
    tags: tuple[str, ...] = ()
