"""Articles made by hand: paragraphs in, and the mentions that are asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from corpus.article import Article, Block, BlockKind, EntityType, Mention, Quote, Tagging


class Given(Struct, frozen=True):
    """What the comparison wants of an article of the library."""

    id: int
    article: Article
    tagging: Tagging


Names = Mapping[str, tuple[EntityType, str]]  # surface → type and canonical name


def article(paragraphs: Sequence[str], title: str | None = None) -> Article:
    """Make a clean article of paragraphs."""
    blocks: list[Block] = []
    text = ""
    parts = [(BlockKind.TITLE, title)] if title else []
    parts += [(BlockKind.PARAGRAPH, paragraph) for paragraph in paragraphs]
    for line, (kind, part) in enumerate(parts, 1):
        text += "\n\n" if text else ""
        blocks.append(Block(kind, len(text), len(text) + len(part), (line, line)))
        text += part
    return Article(text, tuple(blocks), title=title)


def tagging(text: str, names: Names) -> Tagging:
    """Mention every name wherever it stands, longest first; what stands in double quotation marks is a quote."""
    if not names:
        mentions: tuple[Mention, ...] = ()
    else:
        forms = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
        mentions = tuple(
            Mention(found.start(), found.end(), *names[found.group()])
            for found in re.finditer(rf"\b(?:{forms})(?!\w)", text)
        )
    return Tagging(mentions, tuple(Quote(*found.span()) for found in re.finditer(r"[\"“][^\"“”\n]+[\"”]", text)))


def stored(id: int, paragraphs: Sequence[str], names: Names | None = None, title: str | None = None) -> Given:
    """Make an article of the library."""
    made = article(paragraphs, title)
    return Given(id, made, tagging(made.text, names or {}))
