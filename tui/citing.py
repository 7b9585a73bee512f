"""A passage with its source, to be pasted somewhere else."""

from __future__ import annotations

from corpus.article import Article, Block
from corpus.records import StoredArticle
from tui.visible import visible


def cited(stored: StoredArticle, offset: int) -> str:
    """Return the block of an article that holds ``offset``, and below it where it is from; nothing of an empty one.

    An offset between two blocks stands for the next one.
    """
    article = stored.article
    block = next(
        (block for block in article.blocks if offset < block.end), article.blocks[-1] if article.blocks else None
    )
    if block is None:
        return ""
    known = (article.title, article.byline, article.outlet, article.published, _place(article, block), article.url)
    source = ", ".join(" ".join(words.split()) for words in (*known, stored.source) if words)
    return visible(f"{article.text[block.start : block.end]}\n— {source}\n")


def _place(article: Article, block: Block) -> str:
    """Say which paragraph of the body a block is, or what else it is."""
    return f"paragraph {article.body.index(block) + 1}" if block in article.body else block.kind.value
