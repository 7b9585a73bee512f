"""Mentions with the words around them, on one line (KWIC). Pure."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.article import Mention
from corpus.records import StoredArticle


@dataclass(frozen=True, slots=True)
class InContext:
    """A mention with the words to the left and right of it, on one line."""

    id: int
    start: int
    end: int
    left: str
    text: str
    right: str


def in_context(stored: StoredArticle, mention: Mention, characters: int) -> InContext:
    """Return a mention with up to ``characters`` of its block on each side, cut at words."""
    text = stored.article.text
    block = next((each for each in stored.article.blocks if each.start <= mention.start < each.end), None)
    begin, finish = (block.start, block.end) if block else (0, len(text))
    left = max(begin, mention.start - characters)
    right = min(finish, mention.end + characters)
    if left > begin:
        gap = text.find(" ", left, mention.start)
        left = gap + 1 if gap >= 0 else left
    if right < finish:
        gap = text.rfind(" ", mention.end, right)
        right = gap if gap >= 0 else right
    return InContext(
        stored.id,
        mention.start,
        mention.end,
        text[left : mention.start].replace("\n", " "),
        text[mention.start : mention.end].replace("\n", " "),
        text[mention.end : right].replace("\n", " "),
    )
