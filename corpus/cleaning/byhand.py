"""What a person decided goes before what cleaning thinks."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from corpus.article import BODY_KINDS, BlockKind, CutReason
from corpus.cleaning.features import Features
from corpus.cleaning.label import Drop, Keep, Label
from corpus.cleaning.lines.segmentation import Segment
from corpus.cleaning.web.hints import is_figure_caption
from corpus.decisions import Decision, Place, decided

_HEADING_WORDS = 14
"""Words up to which a line that does not end as a sentence is a heading."""
_TITLE_WORDS = 30


def as_decided(
    segments: Sequence[Segment], features: Sequence[Features], labels: Sequence[Label], decisions: Sequence[Decision]
) -> list[Label]:
    """Return ``labels`` with those changed that a person decided; what is brought back is what its looks say.

    A segment without visible text is never kept.
    """
    result = list(labels)
    if not decisions:
        return result
    places = [Place(one.lines, one.text) for one in segments]
    # what is said of several pieces gives way to what is said of one; what is brought back may take the part of what
    # is cut, as another title does
    ordered = sorted(
        zip(decisions, decided(decisions, places), strict=True), key=lambda pair: (-len(pair[1]), pair[0].kept)
    )
    for decision, about in ordered:
        for place in about:
            if not decision.kept:
                result[place] = Drop(CutReason.OTHER, 1.0, by_hand=True)
            elif segments[place].text:
                result[place] = Keep(_kind(segments, features, result, place), by_hand=True)
    return result


def _kind(segments: Sequence[Segment], features: Sequence[Features], labels: Sequence[Label], place: int) -> BlockKind:
    before = labels[place]
    if isinstance(before, Keep):
        return before.kind
    one, segment = features[place], segments[place]
    if one.credit:
        return BlockKind.CREDIT
    if one.caption or is_figure_caption(segment.raw):
        return BlockKind.CAPTION
    heads = segment.tag in {"h1", "h2", "h3", "h4", "h5", "h6"} or (
        one.words <= _HEADING_WORDS and not one.closed and not one.prose
    )
    if not any(isinstance(other, Keep) and other.kind in BODY_KINDS for other in islice(labels, place)):
        there = {other.kind for other in labels if isinstance(other, Keep)}
        for kind, looks_so in (
            (BlockKind.BYLINE, one.byline),
            (BlockKind.DATE, one.date),
            (BlockKind.TITLE, one.words <= _TITLE_WORDS and (heads or segment.tag == "h1")),
        ):
            if looks_so and kind not in there:
                return kind
    if one.item:
        return BlockKind.ITEM
    return BlockKind.HEADING if heads else BlockKind.PARAGRAPH
