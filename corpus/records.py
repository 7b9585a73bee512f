"""What goes into a library and comes out of it, and how an article's layers are packed into one compact record."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from corpus.article import Article, Block, BlockKind, Cut, CutReason, EntityType, Mention, Quote, Tagging
from corpus.members import Member
from corpus.readers.page import PageMetadata

METADATA = ("title", "subtitle", "byline", "outlet", "dateline", "published", "language", "url")


@dataclass(frozen=True)
class NewArticle:
    """An article on its way into the library, with what it was made from."""

    article: Article
    tagging: Tagging
    member: Member
    format: str
    given: dict[str, str] = field(default_factory=dict)  # outlet, published: what the person said of it


@dataclass(frozen=True)
class StoredArticle:
    """An article of the library; ``source`` says where it came from, in words for people."""

    id: int
    article: Article
    tagging: Tagging
    source: str


@dataclass(frozen=True, slots=True)
class Summary:
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


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of a ``NewArticle``: its number, and whether the library had it before."""

    id: int
    known: bool


@dataclass(frozen=True, slots=True)
class Changes:
    """What happened to the library after a revision, up to ``revision``."""

    revision: int
    changed: list[int]
    removed: list[int]


def pack(article: Article, tagging: Tagging) -> bytes:
    """Encode blocks, cuts, evidence, mentions and quotes."""
    record = {
        "blocks": [[block.kind, block.start, block.end, *block.lines, block.credit] for block in article.blocks],
        "cuts": [[*cut.lines, cut.reason, cut.text, cut.at, cut.confidence] for cut in article.cuts],
        "evidence": article.evidence,
        "mentions": [[mention.start, mention.end, mention.type, mention.entity] for mention in tagging.mentions],
        "quotes": [[quote.start, quote.end, quote.speaker] for quote in tagging.quotes],
    }
    return zlib.compress(json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode(), 3)


def unpack(text: str, metadata: Mapping[str, str | None], layers: bytes) -> tuple[Article, Tagging]:
    """Decode what ``pack`` encoded, with the columns of ``METADATA``."""
    record: dict[str, Any] = json.loads(zlib.decompress(layers))
    article = Article(
        text=text,
        blocks=tuple(
            Block(BlockKind(kind), start, end, (first, last), credit)
            for kind, start, end, first, last, credit in record["blocks"]
        ),
        cuts=tuple(
            Cut((first, last), CutReason(reason), cut, at, confidence)
            for first, last, reason, cut, at, confidence in record["cuts"]
        ),
        evidence=tuple((name, line) for name, line in record["evidence"]),
        **{name: metadata[name] for name in METADATA},
    )
    tagging = Tagging(
        mentions=tuple(
            Mention(start, end, EntityType(kind), entity) for start, end, kind, entity in record["mentions"]
        ),
        quotes=tuple(Quote(*quote) for quote in record["quotes"]),
    )
    return article, tagging


def pack_said(member: Member) -> str:
    """Encode what the container of a member said of it, as JSON."""
    said = {name: value for name, value in asdict(member.said).items() if value is not None}
    if member.encoding:
        said["encoding"] = member.encoding
    return json.dumps(said, ensure_ascii=False, sort_keys=True)


def unpack_said(name: str, data: bytes, said: str) -> Member:
    """Return the member that ``pack_said`` encoded, with its name and its bytes."""
    values: dict[str, str] = json.loads(said)
    encoding = values.pop("encoding", None)
    return Member(name, data, PageMetadata(**values), encoding)
