"""The algebra of spans: everything known about a text is a layer of spans over it.

A span is half-open, ``text[start:end]``, in Unicode code points. All functions are pure and expect
``start <= end``; where a function needs its input sorted by ``start`` it says so.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Protocol, TypeVar

from msgspec import Struct


class Ranged(Protocol):
    """Anything with a place in a text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


R = TypeVar("R", bound=Ranged)


class Span(Struct, frozen=True, order=True):
    """A stretch of text with a kind and a small payload."""

    start: int
    end: int
    kind: str = ""
    payload: str = ""

    def __len__(self) -> int:
        return self.end - self.start


def overlaps(a: Ranged, b: Ranged) -> bool:
    """Tell whether two spans share at least one character."""
    return a.start < b.end and b.start < a.end


def clip(spans: Iterable[Span], start: int, end: int) -> list[Span]:
    """Cut spans to ``[start, end)`` and drop those outside; offsets stay those of the whole text."""
    return [
        Span(max(span.start, start), min(span.end, end), span.kind, span.payload)
        for span in spans
        if span.start < end and start < span.end
    ]


def shift(spans: Iterable[Span], by: int) -> list[Span]:
    """Move spans by ``by`` characters."""
    return [Span(span.start + by, span.end + by, span.kind, span.payload) for span in spans]


def at(spans: Sequence[R], offset: int) -> R | None:
    """Return the span that holds ``offset``, of spans sorted by ``start`` that do not overlap."""
    place = bisect_right(spans, offset, key=lambda span: span.start) - 1
    return spans[place] if place >= 0 and offset < spans[place].end else None


def first_from(spans: Sequence[Ranged], offset: int) -> int | None:
    """Return the index of the first span (sorted by ``start``) that starts at or after ``offset``."""
    place = bisect_right(spans, offset - 1, key=lambda span: span.start)
    return place if place < len(spans) else None


def overlay(layers: Sequence[Sequence[Span]], length: int) -> Iterator[tuple[int, int, tuple[Span, ...]]]:
    """Flatten layers into runs ``(start, end, spans)`` that cover ``[0, length)`` without gap or overlap.

    The spans of a run come in the order of their layers (later layers paint over earlier ones), within a
    layer by start. Runs with no span are included, so that a painter can walk the result alone.
    """
    edges = {0, length}
    ranked = []
    for rank, layer in enumerate(layers):
        for span in layer:
            start, end = max(0, span.start), min(length, span.end)
            if start < end:
                edges.update((start, end))
                ranked.append((start, end, rank, span))
    ranked.sort(key=lambda entry: (entry[0], entry[2]))
    active: list[tuple[int, int, int, Span]] = []
    place = 0
    bounds = sorted(edges)
    for start, end in pairwise(bounds):
        active = [entry for entry in active if entry[1] > start]
        while place < len(ranked) and ranked[place][0] <= start:
            active.append(ranked[place])
            place += 1
        yield start, end, tuple(entry[3] for entry in sorted(active, key=lambda entry: (entry[2], entry[0])))
