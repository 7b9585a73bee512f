"""A stretch of an article as HTML: every character of it escaped, marks and links laid over it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from msgspec import Struct, field

from corpus.spans import Span, overlay
from tui.visible import visible

NOTHING: Mapping[int, str] = {}


class Inking(Struct, frozen=True):
    """What is laid over a text: spans whose ``kind`` is a class, names of places, and HTML that stands before places.

    ``places`` gives the offset at which a span begins the name that links lead to.
    """

    spans: Sequence[Span] = ()
    places: Mapping[int, str] = field(default_factory=dict)
    before: Mapping[int, str] = field(default_factory=dict)


def safe(text: str) -> str:
    """Return ``text`` harmless in HTML, in an attribute too, without what reorders or breaks a line."""
    return escape(visible(text), quote=True)


def inline(text: str, start: int, end: int, inking: Inking) -> str:
    """Return ``text[start:end]`` as HTML with what is laid over it."""
    near = [
        Span(max(span.start, start) - start, min(span.end, end) - start, span.kind)
        for span in inking.spans
        if span.start < end and span.end > start
    ]
    cuts = [Span(place - start, end - start, "") for place in inking.before if start <= place < end]
    pieces = []
    for first, last, over in overlay([*([span] for span in near), *([cut] for cut in cuts)], end - start):
        offset = start + first
        pieces.append(inking.before.get(offset, ""))
        words = safe(text[offset : start + last])
        classes = " ".join(dict.fromkeys(span.kind for span in over if span.kind))
        name = inking.places.get(offset)
        if classes or name:
            named = f' id="{safe(name)}"' if name else ""
            words = f'<span{named} class="{safe(classes)}">{words}</span>'
        pieces.append(words)
    return "".join([*pieces, inking.before.get(end, "")])
