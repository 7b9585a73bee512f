"""Whether a passage that stands apart goes on with the article: a logistic model over how it compares with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import log, log1p

from msgspec import Struct

from corpus.article import CutReason
from corpus.cleaning.features import Features
from corpus.cleaning.topic import Topics
from corpus.cleaning.weights import Weights, learned, log_odds

INPUTS = (
    "share",
    "likeness",
    "speech",
    "rhythm",
    "paragraphs",
    "words",
    "comments",
    "footer",
    "above",
    "alone_above",
    "known",
    "size",
    "away",
    "unlike",
    "teasers",
)
_BEGUN = 3
"""Paragraphs from which what stands below a heading of comments is comments."""
_FEW = 10
"""Content words below which a passage shares none by more than chance."""


class Passage(Struct, frozen=True):
    """Paragraphs that stand apart from an article, by their places.

    ``pictures`` and ``titles`` count what teasers have, ``cue`` is the end cue that they stand under; ``away`` counts
    the passages up to the article, negative above it.
    """

    prose: Sequence[int]
    pictures: int = 0
    titles: int = 0
    cue: CutReason | None = None
    away: int = 1


class Continuation:
    """An article, so far as it is found, that other passages of the page are compared with.

    ``core`` are the places of its paragraphs.
    """

    def __init__(
        self, features: Sequence[Features], topics: Topics, core: Iterable[int], weights: Weights | None = None
    ) -> None:
        self._weights = (weights or learned()).continuation
        self._features = features
        self._topics = topics
        self._core: list[int] = []
        self.join(core)

    def join(self, prose: Iterable[int]) -> None:
        """Take paragraphs into the article."""
        self._core.extend(prose)
        self._known = self._topics.said(self._core)
        self._cohesion = self._topics.cohesion(self._core)

    def has(self, passage: Passage) -> bool:
        """Tell whether a passage belongs to the article."""
        return self.can_tell(passage) and log_odds(self.inputs(passage), self._weights) > 0

    def can_tell(self, passage: Passage) -> bool:
        """Tell whether a passage is one that its words may speak for.

        A few in common prove nothing of a line or two, nor does any number of what comments say.
        """
        if passage.cue is CutReason.COMMENTS and passage.away > 0 and len(self._core) >= _BEGUN:
            return False
        return sum(len(self._topics.words(place)) for place in passage.prose) >= _FEW

    def inputs(self, passage: Passage) -> Mapping[str, float]:
        """Return what the model looks at, by name."""
        count = len(passage.prose)
        share = sum(self._topics.share((place,), self._known) for place in passage.prose) / count
        likeness = min(2.5, share / max(0.05, self._cohesion))
        rhythm = min(1.0, (passage.pictures + passage.titles) / count)
        said = sum(1 for place in passage.prose if self._features[place].speech)
        above = passage.away < 0
        values = (
            share,
            # a short beginning has few words for the rest to share, and so have its own paragraphs
            likeness,
            said / count,
            rhythm,
            log(count),
            log1p(sum(self._features[place].words for place in passage.prose)),
            float(passage.cue is CutReason.COMMENTS and not above),
            float(passage.cue is CutReason.SITE_FOOTER and not above),
            float(above),
            float(above and count == 1),
            log1p(len(self._known)),
            log1p(len(self._core)),
            float(min(8, abs(passage.away))),
            # what many paragraphs don't share, or come with, is no chance
            log(count) * max(0.0, 1 - likeness),
            log(count) * rhythm,
        )
        return dict(zip(INPUTS, values, strict=True))
