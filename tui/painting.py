"""From a row of a set article to runs of text, each with the names of the styles that lie over it.

Pure: names are resolved to colours by whoever paints.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from rich.cells import cell_len

from corpus.article import Article, shorten
from corpus.spans import Span, clip, overlay
from tui.typeset import Row, RowKind

# From the lowest layer to the highest: a later one paints over an earlier one.
LAYERS = ("passage", "mentions", "edits", "entity", "matches", "current")

Run = tuple[str, tuple[str, ...]]

_UNPRINTABLE = dict.fromkeys((*range(32), *range(127, 160), 8232, 8233), " ")
_UNPRINTABLE.update(dict.fromkeys((*range(0x200E, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF), ""))


def printable(text: str) -> str:
    """Return ``text`` without what a terminal would obey: control characters become spaces, bidi marks go."""
    return text if text.isascii() and text.isprintable() else text.translate(_UNPRINTABLE)


def shortened(text: str, room: int) -> str:
    """Return the beginning of a text in at most ``room`` cells, cut at a word."""
    line = shorten(printable(text), max(room, 1))
    while cell_len(line) > max(room, 1):
        line = shorten(line[:-2], max(len(line) - 2, 1))
    return line


def fitting(facts: Sequence[str], room: int) -> str:
    """Join as many facts as there are cells for, the first ones first."""
    line = facts[0]
    for fact in facts[1:]:
        if cell_len(line) + cell_len(fact) + 3 > room:
            break
        line += f" · {fact}"
    return shortened(line, room)


class Layer:
    """Spans over a text, sorted and not overlapping, that can be asked for those of a row."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self.spans = sorted(spans)
        self._starts = [span.start for span in self.spans]

    def within(self, start: int, end: int) -> list[Span]:
        """Return the parts of the spans that lie in ``[start, end)``."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        return clip(self.spans[first : bisect_left(self._starts, end)], start, end)


def paint(row: Row, article: Article, layers: Sequence[Layer]) -> list[Run]:
    """Split a row into runs; ``layers`` go from the lowest to the highest and lie over the article's text."""
    if row.kind == RowKind.CUT_LABEL:
        cut = article.cuts[row.source]
        first, last = cut.lines
        where = f"line {first}" if first == last else f"lines {first}–{last}"
        return [(f"✂ {cut.reason.value} · {where}", (RowKind.CUT_LABEL,))]
    if row.kind == RowKind.CUT:
        return [(printable(article.cuts[row.source].text[row.start : row.end]), (RowKind.CUT,))]
    runs: list[Run] = [(row.prefix, (row.kind, "prefix"))] if row.prefix else []
    local = [
        [Span(span.start - row.start, span.end - row.start, span.kind, span.payload) for span in layer]
        for layer in (layer.within(row.start, row.end) for layer in layers)
    ]
    for start, end, spans in overlay(local, row.end - row.start):
        text = printable(article.text[row.start + start : row.start + end])
        runs.append((text, (row.kind, *(span.kind for span in spans))))
    return runs
