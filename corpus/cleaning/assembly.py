"""Labelled segments to an Article: one text, its blocks with offsets, its cuts with their places."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.article import Article, Block, BlockKind, Cut
from corpus.cleaning.credits import credit_tail
from corpus.cleaning.label import Keep, Label
from corpus.cleaning.lines.segmentation import Segment

SEPARATOR = "\n\n"


def assemble(segments: Sequence[Segment], labels: Sequence[Label]) -> Article:
    """Build the article; every segment becomes one block or one cut."""
    pieces: list[str] = []
    blocks: list[Block] = []
    pending: list[tuple[Segment, Label]] = []
    cuts: list[Cut] = []
    offset = 0
    for place, (segment, label) in enumerate(zip(segments, labels, strict=True)):
        if not isinstance(label, Keep):
            pending.append((segment, label))
            continue
        text, credit = _parted(segments, labels, place)
        start = offset + (len(SEPARATOR) if pieces else 0)
        cuts.extend(_cuts(pending, start))
        pending = []
        pieces.append(text)
        offset = start + len(text)
        blocks.append(Block(label.kind, start, offset, segment.lines, credit, by_hand=label.by_hand))
    cuts.extend(_cuts(pending, offset))
    return Article(SEPARATOR.join(pieces), tuple(blocks), tuple(cuts))


def _cuts(pending: Sequence[tuple[Segment, Label]], at: int) -> list[Cut]:
    return [
        Cut(segment.lines, label.reason, segment.text, at, label.confidence, label.by_hand)
        for segment, label in pending
        if not isinstance(label, Keep)
    ]


def _parted(segments: Sequence[Segment], labels: Sequence[Label], place: int) -> tuple[str, str | None]:
    """Return a block's text and, of a caption, its credit: the end of the line, or the line below."""
    segment, label = segments[place], labels[place]
    if not isinstance(label, Keep) or label.kind is not BlockKind.CAPTION:
        return segment.text, None
    if segment.raw is not None and segment.raw.credit is not None:
        return segment.text, segment.raw.credit
    start = credit_tail(segment.text)
    if start is None and segment.wide_space is not None and len(segment.text) - segment.wide_space <= 80:
        start = segment.wide_space
    if start:
        return segment.text[:start].rstrip(" |"), _credit(segment.text[start:])
    below = labels[place + 1] if place + 1 < len(labels) else None
    if isinstance(below, Keep) and below.kind is BlockKind.CREDIT:
        return segment.text, _credit(segments[place + 1].text)
    return segment.text, None


def _credit(text: str) -> str:
    return text.strip(" ()[]").removeprefix("©").strip()
