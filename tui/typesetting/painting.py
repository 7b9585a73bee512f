"""From a row of a set article to runs of text, each with the names of the styles that lie over it.

Pure: names are resolved to colours by whoever paints.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from rich.cells import cell_len

from corpus.article import Article, shorten
from corpus.spans import Span, clip, overlay, shift
from tui.contents.doubts import about
from tui.typesetting.column import Row, RowKind
from tui.visible import on_one_line

# From the lowest layer to the highest: a later one paints over an earlier one.
LAYERS = ("kept", "mentions", "passage", "edits", "entity", "matches", "current", "selection")

Run = tuple[str, tuple[str, ...]]


def shortened(text: str, room: int) -> str:
    """Return the beginning of a text in at most ``room`` cells, cut at a word."""
    line = shorten(on_one_line(text), max(room, 1))
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
        """Return the parts of the spans that lie in ``[start, end)``, as offsets from ``start``."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        last = bisect_left(self._starts, end, first)
        return shift(clip(self.spans[first:last], start, end), -start)


def paint(row: Row, article: Article, layers: Sequence[Layer]) -> list[Run]:
    """Split a row into runs; ``layers`` go from the lowest to the highest and lie over the article's text."""
    if row.kind == RowKind.CUT_LABEL:
        return [(about(article.cuts[row.source]), (RowKind.CUT_LABEL,))]
    if row.kind == RowKind.DOUBT_LABEL:
        return [(about(article.blocks[row.source]), (RowKind.DOUBT_LABEL,))]
    if row.kind == RowKind.CUT:
        return [(on_one_line(article.cuts[row.source].text[row.start : row.end]), (RowKind.CUT,))]
    runs: list[Run] = [(row.prefix, (row.kind, "prefix"))] if row.prefix else []
    text = on_one_line(article.text[row.start : row.end])
    local = [spans for layer in layers if layer.spans and (spans := layer.within(row.start, row.end))]
    if not local:
        return [*runs, (text, (row.kind,))]
    for start, end, over in overlay(local, len(text)):
        runs.append((text[start:end], (row.kind, *(span.kind for span in over))))
    return runs
