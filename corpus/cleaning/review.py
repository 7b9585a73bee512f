"""The last look at labels before the article is put together."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.cleaning.byhand import as_decided
from corpus.cleaning.features import Features
from corpus.cleaning.label import Label
from corpus.cleaning.segmentation import Segment
from corpus.decisions import Decision


def reviewed(
    segments: Sequence[Segment],
    features: Sequence[Features],
    scores: Sequence[float],
    labels: Sequence[Label],
    decisions: Sequence[Decision] = (),
) -> list[Label]:
    """Return the labels as they stand in the article: with what a person decided."""
    return as_decided(segments, features, labels, decisions)
