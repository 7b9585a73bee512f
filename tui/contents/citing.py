"""A passage with its source, to be pasted somewhere else."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.article import Article, Block
from corpus.spans import Span
from corpus.store.records import StoredArticle
from tui.visible import visible


def cited(stored: StoredArticle, offset: int) -> str:
    """Return the block of an article that holds ``offset``, and below it where it is from; nothing of an empty one.

    An offset between two blocks stands for the next one.
    """
    article = stored.article
    block = next(
        (block for block in article.blocks if offset < block.end), article.blocks[-1] if article.blocks else None
    )
    return cited_span(stored, Span(block.start, block.end)) if block is not None else ""


def cited_span(stored: StoredArticle, span: Span) -> str:
    """Return a stretch of an article as it is there, and below it where it is from; nothing of an empty one."""
    article = stored.article
    blocks = [block for block in article.blocks if block.start < span.end and span.start < block.end]
    if not blocks:
        return ""
    known = (article.title, article.byline, article.outlet, article.published, _place(article, blocks), article.url)
    source = ", ".join(" ".join(words.split()) for words in (*known, stored.source) if words)
    return visible(f"{article.text[span.start : span.end]}\n— {source}\n")


def _place(article: Article, blocks: Sequence[Block]) -> str:
    """Say which paragraphs of the body some blocks are, or what else the first of them is."""
    numbers = [number for number, block in enumerate(article.body, 1) if block in blocks]
    if not numbers:
        return blocks[0].kind.value
    first, last = numbers[0], numbers[-1]
    return f"paragraph {first}" if first == last else f"paragraphs {first} to {last}"
