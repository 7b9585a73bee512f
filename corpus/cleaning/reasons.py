"""Why a segment is cut: its own words, the prompt or the zone that it stands in, its place beside the article."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.article import CutReason
from corpus.cleaning.cues import WEAK, Cue
from corpus.cleaning.features import Features
from corpus.cleaning.lines.marks import says_something
from corpus.cleaning.lines.segmentation import Segment

ASKING = frozenset({CutReason.SUBSCRIPTION_PROMPT, CutReason.PROMO, CutReason.SPONSORED})
"""Reasons of lines that want something of the reader; they come in boxes of several."""
_NEAR = 2
"""Segments on either side that count as the company of a line."""


def reason_for(
    segment: Segment,
    features: Sequence[Features],
    place: int,
    zone: CutReason | None,
    *,
    inside: bool,
    below: bool,
    over: bool,
) -> tuple[CutReason, float]:
    """Return the reason for cutting the segment at ``place`` and how sure it is, from 0 to 1.

    ``zone`` is the reason of the end cue that the segment stands under; ``inside``, ``below`` and ``over`` tell
    whether it stands within the article's stretches, below the first and below the last of them.
    """
    one = features[place]
    if one.credit:
        return CutReason.PHOTO_CREDIT, 0.9
    plain = one.cue is None or one.cue.reason is CutReason.SHARE or one.cue.strength <= WEAK
    if over and plain and zone is CutReason.RELATED_STORIES:
        return zone, 0.8
    if one.cue is not None:
        return _in_company(one.cue, features, place), max(0.5, one.cue.strength)
    if not says_something(segment.text):
        return CutReason.OTHER, 0.5
    company = _company(features, place)
    if company is not None:
        return company, 0.7
    if zone is not None and (over or below or one.words >= 5):
        return zone, 0.6
    return _by_place(one, inside=inside, over=over)


def _by_place(one: Features, *, inside: bool, over: bool) -> tuple[CutReason, float]:
    if inside:
        return CutReason.OTHER, 0.4
    if not over:
        return CutReason.NAV, 0.6
    return (CutReason.RELATED_STORIES, 0.4) if one.words >= 5 else (CutReason.SITE_FOOTER, 0.4)


def _in_company(cue: Cue, features: Sequence[Features], place: int) -> CutReason:
    """Read a promise ("Stay ahead with …") among demands to subscribe as one of them."""
    if cue.reason is CutReason.PROMO:
        near = range(max(0, place - _NEAR), min(len(features), place + _NEAR + 1))
        others = (features[other].cue for other in near if other != place)
        if sum(1 for other in others if other is not None and other.reason is CutReason.SUBSCRIPTION_PROMPT) >= 2:
            return CutReason.SUBSCRIPTION_PROMPT
    return cue.reason


def _company(features: Sequence[Features], place: int) -> CutReason | None:
    """Return the reason of the prompt that a line without a cue of its own stands in, or None."""
    above = _nearest(features, range(place - 1, max(-1, place - _NEAR - 1), -1))
    if above is None or above.reason not in ASKING:
        return None
    below = _nearest(features, range(place + 1, min(len(features), place + _NEAR + 1)))
    return above.reason if below is None or below.reason is above.reason else None


def _nearest(features: Sequence[Features], places: range) -> Cue | None:
    for place in places:
        cue = features[place].cue
        if cue is not None:
            return cue
    return None
