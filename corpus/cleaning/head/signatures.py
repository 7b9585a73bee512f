"""Which lines above an article's text sign it without "By": names beside a date, agencies, desks."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.cleaning.features import Features
from corpus.cleaning.head.bylines import desk, is_byline_label, signs_for_staff, unmarked_byline
from corpus.cleaning.head.dates import tells_reading_time
from corpus.cleaning.head.people import is_role
from corpus.cleaning.head.titles import may_sign
from corpus.cleaning.lines.segmentation import Segment

_TO_BYLINE = 6
"""Lines below a name of which one that says "By" tells that the name is none of a writer."""


class Signatures:
    """The lines above the segment ``opening``, judged by what stands beside them."""

    def __init__(self, segments: Sequence[Segment], features: Sequence[Features], opening: int) -> None:
        self._segments = segments
        self._features = features
        self._opening = opening
        self._names: dict[int, bool] = {}

    def stands_at(self, place: int) -> bool:
        """Tell whether the line is of names alone and stands where a byline does: beside the date, below "By"."""
        if place not in self._names:
            self._names[place] = self._stands_as_byline(place)
        return self._names[place]

    def _stands_as_byline(self, place: int) -> bool:
        text = self._segments[place].text
        if place and is_byline_label(self._segments[place - 1].text) and may_sign(text):
            return True
        agency = desk(text)
        if agency:
            # an agency's name alone may be the credit of a picture; above the date, or with a place, it is who wrote
            full = agency == text and " " not in text
            near = self._below_buttons(place) if full else range(place - 2, place + 3)
            dated = any(self._features[other].date for other in near if 0 <= other < self._opening)
            # right below the date no picture has been shown yet
            dated = dated or (full and place > 0 and self._features[place - 1].date and self._is_unsigned(place))
            dated = dated or (agency != text and place + 1 == self._opening)
            captioned = not signs_for_staff(text) and self._segments[place - 1].text.endswith(".")
            return dated and place > 0 and not captioned
        if unmarked_byline(text) is None:
            return False
        near = range(max(0, place - 3), min(place + _TO_BYLINE, len(self._features)))
        if any(self._features[other].byline for other in near):
            return False
        beside = range(max(0, place - 2), min(place + 3, self._opening))
        return any(self._beside_byline(other) for other in beside if other != place)

    def _is_unsigned(self, place: int) -> bool:
        """Tell whether no line near ``place`` says "By"."""
        near = range(max(0, place - 4), min(place + _TO_BYLINE, self._opening))
        return not any(self._features[other].byline for other in near)

    def _below_buttons(self, place: int) -> range:
        """Return the place of the next line below ``place`` that is no button to share the article."""
        below = place + 1
        while below < min(place + 4, self._opening) and self._features[below].cue is not None:
            below += 1
        return range(below, min(below + 1, self._opening))

    def _beside_byline(self, place: int) -> bool:
        """Tell whether a line is one of those that stand with a byline: a date, a handle, the time it takes to read."""
        text = self._segments[place].text
        return self._features[place].date or text.startswith("@") or tells_reading_time(text) or is_role(text)
