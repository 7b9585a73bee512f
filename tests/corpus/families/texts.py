"""Texts of made-up words for the tests of families: the same seed gives the same text."""

from __future__ import annotations

import random

from corpus.article import Article, Block, BlockKind, Tagging
from corpus.intake.members import Member
from corpus.store.records import NewArticle

_SYLLABLES = [first + vowel + last for first in "bdfgklmnprstv" for vowel in "aeiou" for last in ("", "n", "r")]


def paragraphs(seed: int, count: int = 8, words: int = 40) -> list[str]:
    """Make paragraphs up."""
    chooser = random.Random(seed)
    return [
        " ".join("".join(chooser.choices(_SYLLABLES, k=chooser.choice((1, 2, 3)))) for _ in range(words)).capitalize()
        + "."
        for _ in range(count)
    ]


def reworded(paragraphs: list[str], share: float, seed: int = 0) -> list[str]:
    """Put other words in the places of a share of the words."""
    chooser = random.Random(seed)
    return [
        " ".join("otherwise" if chooser.random() < share else word for word in paragraph.split())
        for paragraph in paragraphs
    ]


def article(body: list[str], title: str = "A title", published: str | None = None) -> Article:
    """Lay paragraphs out under a title."""
    text = "\n\n".join([title, *body])
    blocks, start = [], 0
    for number, piece in enumerate([title, *body], 1):
        kind = BlockKind.PARAGRAPH if start else BlockKind.TITLE
        blocks.append(Block(kind, start, start + len(piece), (number, number)))
        start += len(piece) + 2
    return Article(text, tuple(blocks), title=title, published=published)


def new(body: list[str], title: str = "A title", published: str | None = None) -> NewArticle:
    """Make an article that can be added; its bytes are its own."""
    made = article(body, title, published)
    data = f"{title} {published} {made.text}".encode()
    return NewArticle(made, Tagging(), Member(f"/scrapes/{title}.txt", data), "text")
