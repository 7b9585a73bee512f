"""Articles for tests, set from a few words: no reading, no cleaning."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.article import Article, Block, BlockKind, Cut, CutReason, Tagging
from corpus.store.records import StoredArticle


def article(*pieces: tuple[BlockKind, str], cuts: Sequence[tuple[int, str]] = ()) -> Article:
    """Set an article from blocks; each cut stands before the block of its number (or at the end)."""
    text = "\n\n".join(words for _, words in pieces)
    blocks, start = [], 0
    for line, (kind, words) in enumerate(pieces, 1):
        blocks.append(Block(kind, start, start + len(words), (line, line)))
        start += len(words) + 2
    places = [block.start for block in blocks] + [len(text)]
    title = next((words for kind, words in pieces if kind is BlockKind.TITLE), None)
    return Article(
        text=text,
        blocks=tuple(blocks),
        cuts=tuple(Cut((90, 91), CutReason.PROMO, words, places[before]) for before, words in cuts),
        title=title,
    )


def paragraphs(*texts: str) -> Article:
    """Set an article of paragraphs alone."""
    return article(*((BlockKind.PARAGRAPH, text) for text in texts))


def stored(article: Article, number: int = 1, tagging: Tagging | None = None) -> StoredArticle:
    """Give an article a number, as a library does."""
    return StoredArticle(number, article, tagging or Tagging(), f"{number}.txt")
