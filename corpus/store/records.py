"""What goes into a library and comes out of it, and how an article's layers are packed into one compact record."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from enum import Enum, auto
from typing import Any

from msgspec import Struct, field, to_builtins

from corpus.annotations.model import Kept
from corpus.article import Article, Block, BlockKind, Cut, CutReason, EntityType, Mention, Quote, QuoteKind, Tagging
from corpus.decisions import Decision
from corpus.intake.members import Member
from corpus.intake.said import PageMetadata
from corpus.spans import Ranged
from corpus.store.damage import unpacked

METADATA = ("title", "subtitle", "byline", "outlet", "dateline", "published", "language", "url")


class NewArticle(Struct, frozen=True):
    """An article on its way into the library, with what it was made from."""

    article: Article
    tagging: Tagging
    member: Member
    format: str
    given: dict[str, str] = field(default_factory=dict)  # outlet, published: what the person said of it
    kept: tuple[Kept, ...] = ()  # annotations that it comes with


class Origin(Struct, frozen=True):
    """What an article is made from, and may be made from again.

    ``given`` is what the person said of it. ``revision`` is the article's, for telling whether it was changed since.
    """

    id: int
    member: Member
    given: dict[str, str]
    decisions: tuple[Decision, ...]
    revision: int
    format: str


class Remade(Struct, frozen=True):
    """An article made anew from its ``origin``, on its way into the library.

    ``decisions`` are those that hold from now on; without them the ones that it was made with stay.
    """

    origin: Origin
    article: Article
    tagging: Tagging
    format: str
    decisions: tuple[Decision, ...] | None = None


class Replaced(Enum):
    """What became of an article that was put in the place of the one it was made anew from."""

    CHANGED = auto()
    UNCHANGED = auto()
    OVERTAKEN = auto()
    """Something else changed or removed it since its origin was read."""


class StoredArticle(Struct, frozen=True):
    """An article of the library; ``source`` says where it came from, in words for people."""

    id: int
    article: Article
    tagging: Tagging
    source: str


class Summary(Struct, frozen=True):
    """What a list shows of an article."""

    id: int
    title: str | None
    heading: str
    lead: str
    outlet: str | None
    byline: str | None
    dateline: str | None
    published: str | None
    words: int
    paragraphs: int
    source: str


class Stored(Struct, frozen=True):
    """What became of a ``NewArticle``: its number, and whether the library had it before."""

    id: int
    known: bool


class Changes(Struct, frozen=True):
    """What happened to the library after a revision, up to ``revision``."""

    revision: int
    changed: list[int]
    removed: list[int]

    @property
    def touched(self) -> list[int]:
        """All articles of which what was known before may not hold."""
        return [*self.removed, *self.changed]


def pack(article: Article, tagging: Tagging) -> bytes:
    """Encode blocks, cuts, evidence, mentions and quotes."""
    record = {
        "blocks": [
            [block.kind, block.start, block.end, *block.lines, block.credit, *_doubts(block)]
            for block in article.blocks
        ],
        "cuts": [
            [*cut.lines, cut.reason, cut.text, cut.at, cut.confidence, *([True] if cut.by_hand else [])]
            for cut in article.cuts
        ],
        "evidence": article.evidence,
        "mentions": [[mention.start, mention.end, mention.type, mention.entity] for mention in tagging.mentions],
        "quotes": [
            [quote.start, quote.end, quote.speaker, *([quote.kind] if quote.kind is not QuoteKind.DIRECT else [])]
            for quote in tagging.quotes
        ],
    }
    return zlib.compress(json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode(), 3)


def unpack(text: str, metadata: Mapping[str, str | None], layers: bytes) -> tuple[Article, Tagging]:
    """Decode what ``pack`` encoded, with the columns of ``METADATA``.

    Raises ``ValueError``, ``KeyError``, ``TypeError``, ``RecursionError`` or ``zlib.error`` where it is damaged or goes
    beyond the text.
    """
    record: dict[str, Any] = json.loads(unpacked(layers))
    article = Article(
        text=text,
        blocks=tuple(_block(fields) for fields in record["blocks"]),
        cuts=tuple(
            Cut((first, last), CutReason(reason), cut, at, confidence, *by_hand)
            for first, last, reason, cut, at, confidence, *by_hand in record["cuts"]
        ),
        evidence=tuple((name, line) for name, line in record["evidence"]),
        **{name: metadata[name] for name in METADATA},
    )
    tagging = Tagging(
        mentions=tuple(
            Mention(start, end, EntityType(kind), entity) for start, end, kind, entity in record["mentions"]
        ),
        quotes=tuple(
            Quote(start, end, speaker, *(QuoteKind(name) for name in kind))
            for start, end, speaker, *kind in record["quotes"]
        ),
    )
    over: list[Ranged] = [*article.blocks, *tagging.mentions, *tagging.quotes]
    if not all(0 <= span.start <= span.end <= len(text) for span in over):
        raise ValueError("layers beyond the text")
    return article, tagging


def _doubts(block: Block) -> list[Any]:
    """Return what is only stored of a block that cleaning is not quite sure of, or that was kept by hand."""
    if block.confidence == 1.0 and block.doubt is None and not block.by_hand:
        return []
    return [block.confidence, block.doubt, block.by_hand]


def _block(record: Sequence[Any]) -> Block:
    kind, start, end, first, last, credit, *doubts = record
    block = Block(BlockKind(kind), start, end, (first, last), credit)
    if not doubts:
        return block
    confidence, doubt, by_hand = doubts
    return block._replace(confidence=confidence, doubt=CutReason(doubt) if doubt else None, by_hand=by_hand)


def pack_said(member: Member) -> str:
    """Encode what the container of a member said of it, as JSON."""
    said = {name: value for name, value in to_builtins(member.said).items() if value is not None}
    if member.encoding:
        said["encoding"] = member.encoding
    if member.suffix is not None:
        said["suffix"] = member.suffix
    return json.dumps(said, ensure_ascii=False, sort_keys=True)


def unpack_said(name: str, data: bytes, said: str) -> Member:
    """Return the member that ``pack_said`` encoded, with its name and its bytes."""
    values: dict[str, str] = json.loads(said)
    encoding, suffix = values.pop("encoding", None), values.pop("suffix", None)
    return Member(name, data, PageMetadata(**values), encoding, suffix=suffix)
