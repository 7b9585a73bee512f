"""Places in articles with the words around them, on one line (KWIC). Pure."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from corpus.spans import Ranged, at
from corpus.store.records import StoredArticle

NEIGHBOURS = 6  # words to the left or right of a place by which lines are sorted


class Order(StrEnum):
    """By what lines in context are sorted."""

    ARTICLE = "article"
    LEFT = "left"
    RIGHT = "right"


class InContext(Struct, frozen=True):
    """A place of an article with the words to the left and right of it, on one line."""

    id: int
    start: int
    end: int
    left: str
    text: str
    right: str


def in_context(stored: StoredArticle, place: Ranged, characters: int) -> InContext:
    """Return a place with up to ``characters`` of its block on each side, cut at words."""
    text = stored.article.text
    block = at(stored.article.blocks, place.start)
    begin, finish = (block.start, block.end) if block else (0, len(text))
    left = max(begin, place.start - characters)
    right = max(min(finish, place.end + characters), place.end)
    if left > begin:
        gap = text.find(" ", left, place.start)
        left = gap + 1 if gap >= 0 else left
    if right < finish:
        gap = text.rfind(" ", place.end, right)
        right = gap if gap >= 0 else right
    return InContext(
        stored.id,
        place.start,
        place.end,
        text[left : place.start].replace("\n", " "),
        text[place.start : place.end].replace("\n", " "),
        text[place.end : right].replace("\n", " "),
    )


def ordered(lines: Iterable[InContext], order: Order) -> list[InContext]:
    """Sort lines by the words to the right or, backwards from the place, to the left; else leave them."""
    if order is Order.LEFT:
        return sorted(lines, key=lambda line: (_words(line.left)[::-1][:NEIGHBOURS], line.id, line.start))
    if order is Order.RIGHT:
        return sorted(lines, key=lambda line: (_words(line.right)[:NEIGHBOURS], line.id, line.start))
    return list(lines)


def _words(text: str) -> list[str]:
    """Return the words of a context as they are compared: small, with no marks around them."""
    return [bare for word in text.casefold().split() if (bare := word.strip(".,;:!?“”‘’\"'()[]—–-…"))]
