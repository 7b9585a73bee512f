"""The sentences that show best where an article matches: spans in, snippets out, no index needed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from heapq import nlargest

from msgspec import Struct

from corpus.sentences import bounds
from corpus.spans import Span

LOOKED_AT = 6  # paragraphs cut into sentences, those with most matches


class _Lit:
    """Sorted spans without overlaps, of which those in a stretch are found at once."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = spans
        self._starts = [span.start for span in spans]
        self._ends = [span.end for span in spans]

    def between(self, start: int, end: int) -> Sequence[Span]:
        """Return the spans that touch ``[start, end)``."""
        return self._spans[bisect_right(self._ends, start) : bisect_left(self._starts, end)]


class Snippet(Struct, frozen=True):
    """A piece ``text`` of an article, from ``start`` to ``end`` in it; highlights are offsets into the piece.

    ``cut`` says whether its sentence begins before it, and whether it ends after it.
    """

    text: str
    start: int
    end: int
    highlights: tuple[tuple[int, int], ...]
    cut: tuple[bool, bool] = (False, False)


def snippets(text: str, spans: Sequence[Span], limit: int = 2, width: int = 240) -> tuple[Snippet, ...]:
    """Return the ``limit`` passages that show most of the matches, in the order of the text.

    A passage is a sentence, with the next ones and the one before as far as they fit into ``width`` characters; a
    longer sentence is cut at words around its matches. None runs over the end of a paragraph. ``spans`` are sorted.
    """
    lit = _Lit(spans)
    paragraphs = _paragraphs_with(text, spans)
    if len(paragraphs) > LOOKED_AT:
        paragraphs = nlargest(LOOKED_AT, paragraphs, key=lambda paragraph: _variety(lit.between(*paragraph)))
    taken: list[Snippet] = []
    for paragraph in paragraphs:
        taken += _passages(text, paragraph, lit, width)
    taken.sort(key=lambda piece: (-_worth(piece), piece.start))
    chosen: list[Snippet] = []
    shown: set[str] = set()
    for piece in taken:
        if len(chosen) < limit and piece.text not in shown:
            shown.add(piece.text)
            chosen.append(piece)
    return tuple(sorted(chosen, key=lambda piece: piece.start))


def _paragraphs_with(text: str, spans: Sequence[Span]) -> list[tuple[int, int]]:
    """Return the lines of the text that hold a span, as (start, end)."""
    found: list[tuple[int, int]] = []
    for span in spans:
        if found and span.start < found[-1][1]:
            continue
        start = text.rfind("\n", 0, span.start) + 1
        end = text.find("\n", span.start)
        found.append((start, len(text) if end < 0 else end))
    return found


def _variety(spans: Sequence[Span]) -> tuple[int, int]:
    """Different words matter more than the same one twice."""
    return len({span.payload for span in spans}), len(spans)


def _passages(text: str, paragraph: tuple[int, int], lit: _Lit, width: int) -> list[Snippet]:
    start, end = paragraph
    cut = [(start + first, start + last) for first, last in bounds(text[start:end])]
    found = []
    shown = start
    for place, (first, last) in enumerate(cut):
        inside = lit.between(max(first, shown), last)
        if not inside:
            continue
        long = last - first > width
        pieces = _cut_sentence(text, first, last, inside, width) if long else [_widened(cut, place, width, shown)]
        for piece_start, piece_end in pieces:
            cut_off = (long and piece_start > first, long and piece_end < last)
            found.append(_snippet(text, piece_start, piece_end, lit, cut_off))
            shown = max(shown, piece_end)
    return found


def _widened(cut: list[tuple[int, int]], place: int, width: int, shown: int) -> tuple[int, int]:
    """Add the sentences after, then the one before, as far as they fit."""
    first, last = cut[place]
    for _, after in cut[place + 1 :]:
        if after - first > width:
            break
        last = after
    if place and cut[place - 1][0] >= shown and last - cut[place - 1][0] <= width:
        first = cut[place - 1][0]
    return first, last


def _cut_sentence(text: str, first: int, last: int, inside: Sequence[Span], width: int) -> list[tuple[int, int]]:
    """Cut the window with most matches out of a long sentence, a third of the room before them and two thirds after."""
    lit = _Lit(inside)
    best = max(inside, key=lambda span: (len(lit.between(span.start, span.start + width * 2 // 3)), -span.start))
    start = max(first, min(best.start - width // 3, last - width))
    end = min(last, start + width)
    if start > first:
        space = text.find(" ", start, best.start)
        start = space + 1 if space >= 0 else start
    if end < last:
        space = text.rfind(" ", min(best.end, end), end)
        end = space if space >= 0 else end
    return [(start, end)]


def _snippet(text: str, start: int, end: int, lit: _Lit, cut: tuple[bool, bool]) -> Snippet:
    inside = tuple([(max(span.start, start) - start, min(span.end, end) - start) for span in lit.between(start, end)])
    return Snippet(text[start:end], start, end, inside, cut)


def _worth(piece: Snippet) -> float:
    """Different words matter more than the same one twice, and a title's worth is known without showing it again."""
    lit = {piece.text[start:end].casefold() for start, end in piece.highlights}
    return len(lit) + 0.1 * len(piece.highlights)
