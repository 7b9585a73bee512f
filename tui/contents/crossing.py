"""From a place in one article to the passage of another that says the same. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from corpus.article import Article
from corpus.spans import Span

if TYPE_CHECKING:
    from index.compare import Comparison, Passage


class Crossing(Struct, frozen=True):
    """Two stretches that answer each other: the one here, and the one in the article at the place ``to``."""

    here: Span
    to: int
    there: Span


def crossing(
    articles: Sequence[Article], comparisons: Mapping[tuple[int, int], Comparison], place: int, offset: int
) -> Crossing | None:
    """Return what answers the passage at an offset of the article at ``place``, in the next article that has it."""
    for step in range(1, len(articles)):
        to = (place + step) % len(articles)
        found = answer(articles[place], articles[to], seen_from(place, to, comparisons), offset)
        if found is not None:
            return Crossing(found[0], to, found[1])
    return None


def seen_from(place: int, other: int, comparisons: Mapping[tuple[int, int], Comparison]) -> Comparison:
    """Return the comparison of two places, the first of them as its ``a``."""
    from index.compare import mirrored

    return comparisons[place, other] if place < other else mirrored(comparisons[other, place])


def answer(a: Article, b: Article, comparison: Comparison, offset: int) -> tuple[Span, Span] | None:
    """Return the stretch of a at ``offset`` and the one of b that answers it, None where none was found.

    A sentence that has its own counterpart goes before its paragraph, and that before another sentence of it.
    """
    paragraph = next((place for place, block in enumerate(a.body) if offset < block.end), None)
    if paragraph is None:
        return None
    whole: tuple[Span, Span] | None = None
    nearby: list[tuple[int, Span, Span]] = []
    for passage in comparison.passages:
        if paragraph not in passage.a or not passage.b:
            continue
        for here, there in zip(passage.a_spans, passage.b_spans, strict=True):
            if here[0] <= offset < here[1]:
                return Span(*here), Span(*there)
            nearby.append((min(abs(here[0] - offset), abs(here[1] - offset)), Span(*here), Span(*there)))
        if not passage.partial:
            whole = _whole(a, b, passage, paragraph)
    if whole is not None:
        return whole
    _, *nearest = min(nearby, key=lambda each: each[0], default=(0,))
    return (nearest[0], nearest[1]) if nearest else None


def _whole(a: Article, b: Article, passage: Passage, paragraph: int) -> tuple[Span, Span]:
    same = passage.a.index(paragraph) if len(passage.a) == len(passage.b) else 0
    here, there = a.body[paragraph], b.body[passage.b[same]]
    return Span(here.start, here.end), Span(there.start, there.end)
