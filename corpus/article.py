"""The vocabulary of the house: an article is one text with layers of spans over it.

Offsets are Unicode code points into ``Article.text``; line numbers are those of the raw source, from 1.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from functools import cache, cached_property
from typing import NamedTuple

from msgspec import Struct

_UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"  # kana and Han characters


@cache
def _unspaced() -> re.Pattern[str]:
    return re.compile(f"[{_UNSPACED}]")


@cache
def _words() -> re.Pattern[str]:
    return re.compile(rf"[{_UNSPACED}]|[^\s{_UNSPACED}]+")


class BlockKind(StrEnum):
    """What a block of an article is."""

    TITLE = "title"
    SUBTITLE = "subtitle"  # the standfirst
    BYLINE = "byline"
    DATE = "date"
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"  # of a list; its bullet is not part of the text
    CAPTION = "caption"
    CREDIT = "credit"  # of a picture, on a line of its own


BODY_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.ITEM})


class CutReason(StrEnum):
    """Why cleaning took a piece of the source out."""

    RELATED_STORIES = "related-stories"
    SUBSCRIPTION_PROMPT = "subscription-prompt"
    SPONSORED = "sponsored"
    ICON_LABELS = "icon-labels"
    PHOTO_CREDIT = "photo-credit"
    SITE_FOOTER = "site-footer"
    PROMO = "promo"
    NAV = "nav"
    COMMENTS = "comments"
    SHARE = "share"
    TEMPLATE = "template"
    DUPLICATE = "duplicate"
    OTHER = "other"


class Block(NamedTuple):
    """A piece of the article: ``text[start:end]``, from the source's ``lines`` (first and last).

    ``confidence``, from 0 to 1, is how sure cleaning is that it belongs; where it is not, ``doubt`` is what it might be
    instead. A block kept ``by_hand`` stands there because a person said so.
    """

    kind: BlockKind
    start: int
    end: int
    lines: tuple[int, int]
    credit: str | None = None  # of a caption: who took the picture
    confidence: float = 1.0
    doubt: CutReason | None = None
    by_hand: bool = False


class Cut(NamedTuple):
    """A piece of the source that is not of the article.

    ``at`` is the offset in the article's text before which the piece stood; ``confidence`` runs from 0 to 1. What a
    person cut is cut ``by_hand``.
    """

    lines: tuple[int, int]
    reason: CutReason
    text: str
    at: int
    confidence: float = 1.0
    by_hand: bool = False


class Article(Struct, frozen=True, dict=True):
    """A cleaned article.

    ``text`` holds the blocks in the order of the source, joined by blank lines. Blocks and cuts together account
    for every non-blank line of the source. ``published`` is an ISO date. ``evidence`` names the source line that
    each metadata value was taken from.
    """

    text: str
    blocks: tuple[Block, ...]
    cuts: tuple[Cut, ...] = ()
    title: str | None = None
    subtitle: str | None = None
    byline: str | None = None
    outlet: str | None = None
    dateline: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    evidence: tuple[tuple[str, int], ...] = ()

    @cached_property
    def body(self) -> tuple[Block, ...]:
        """The blocks that are counted as paragraphs: paragraphs, headings and list items, in order."""
        return tuple(block for block in self.blocks if block.kind in BODY_KINDS)

    @property
    def paragraphs(self) -> list[str]:
        """The texts of the body's blocks."""
        return [self.text[block.start : block.end] for block in self.body]

    @property
    def captions(self) -> list[str]:
        """The texts of the captions."""
        return [self.text[block.start : block.end] for block in self.blocks if block.kind is BlockKind.CAPTION]

    @cached_property
    def words(self) -> int:
        """The number of words in the text, counted at white space; of Chinese and Japanese every character counts."""
        if self.text.isascii() or not _unspaced().search(self.text):
            return len(self.text.split())
        return sum(1 for _ in _words().finditer(self.text))

    @property
    def heading(self) -> str:
        """The title, or where there is none the first words of the text: a name to show in a list."""
        return self.title or shorten(self.text, 70)

    @property
    def lead(self) -> str:
        """The beginning of the first paragraph: a line to show in a list."""
        first = next((block for block in self.body if block.kind is not BlockKind.HEADING), None)
        return shorten(self.text[first.start : first.end], 300) if first else ""


class EntityType(StrEnum):
    """Types of entity; the names are those of OntoNotes 5."""

    PERSON = "PERSON"
    ORG = "ORG"
    GPE = "GPE"  # a place with a government
    LOC = "LOC"  # any other place
    NORP = "NORP"  # nationalities, religions, members of parties
    PRODUCT = "PRODUCT"
    EVENT = "EVENT"
    LAW = "LAW"
    MONEY = "MONEY"
    DATE = "DATE"
    QUANTITY = "QUANTITY"
    PERCENT = "PERCENT"


NAME_TYPES = frozenset(
    {
        EntityType.PERSON,
        EntityType.ORG,
        EntityType.GPE,
        EntityType.LOC,
        EntityType.NORP,
        EntityType.PRODUCT,
        EntityType.EVENT,
        EntityType.LAW,
    }
)


class Mention(Struct, frozen=True):
    """A place where an entity is named; ``entity`` is its canonical name."""

    start: int
    end: int
    type: EntityType
    entity: str


class QuoteKind(StrEnum):
    """How somebody's words are given."""

    DIRECT = "direct"  # between quotation marks
    INDIRECT = "indirect"  # as a clause: "she said (that) the road was shut"


class Quote(Struct, frozen=True):
    """What somebody says: a quotation with its marks, or a reported clause; ``speaker`` is an entity's canonical name.

    A reported clause may hold quotations.
    """

    start: int
    end: int
    speaker: str | None = None
    kind: QuoteKind = QuoteKind.DIRECT


class Tagging(Struct, frozen=True):
    """What a tagger finds in a text: mentions and quotes, each sorted by start, mentions not overlapping."""

    mentions: tuple[Mention, ...] = ()
    quotes: tuple[Quote, ...] = ()


Tagger = Callable[[str], Tagging]


def shorten(text: str, width: int) -> str:
    """Return the beginning of ``text`` on one line, at most ``width`` characters, cut at a word."""
    line = " ".join(text[: width * 4].split())
    if len(line) <= width:
        return line
    return (line[: width - 1].rsplit(" ", 1)[0] if " " in line[: width - 1] else line[: width - 1]).rstrip(",;:") + "…"
