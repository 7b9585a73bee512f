"""Cleaning of what was declared to be an article: by an export that gives its text, or when it was cleaned before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corpus.article import Article, BlockKind, CutReason
from corpus.cleaning.assembly import assemble
from corpus.cleaning.byhand import as_decided
from corpus.cleaning.features import Features, describe
from corpus.cleaning.headlines import same
from corpus.cleaning.label import Drop, Keep, Label
from corpus.cleaning.metadata import with_metadata
from corpus.cleaning.segmentation import Segment, segment
from corpus.decisions import Decision
from corpus.readers import Page

_SURE = 0.9
"""Strength of a cue from which a line is furniture even in a text that is declared to be an article."""


def clean_labelled(page: Page, decisions: Sequence[Decision] = ()) -> Article:
    """Take an article as it was cleaned before: its blocks are of the kinds that they say."""
    segments = segment(page)
    features = describe(segments)
    labels: list[Label] = [Keep(BlockKind(one.tag)) for one in segments]
    labels = as_decided(segments, features, labels, decisions)
    return with_metadata(assemble(segments, labels), page.metadata, None)


def all_kept(segments: Sequence[Segment], features: Sequence[Features]) -> list[Label]:
    """Keep the lines of a declared text in which no body was found, as of a summary, but for plain furniture."""
    return [
        Drop(one.cue.reason, one.cue.strength)
        if one.cue is not None and one.cue.strength >= _SURE
        else Keep(BlockKind.PARAGRAPH)
        if any(map(str.isalnum, segment.text))
        else Drop(CutReason.OTHER, 0.5)
        for segment, one in zip(segments, features, strict=True)
    ]


def without_other_titles(
    segments: Sequence[Segment], front: Mapping[int, BlockKind], title: str | None
) -> dict[int, BlockKind]:
    """Make a line that was taken for the title, which is known and reads otherwise, a heading."""
    return {
        place: BlockKind.HEADING
        if kind is BlockKind.TITLE and title is not None and not same(segments[place].text, title)
        else kind
        for place, kind in front.items()
    }
