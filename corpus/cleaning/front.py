"""What stands above an article's first paragraph: title, standfirst, byline, date, the lead picture's caption."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from corpus.article import BlockKind
from corpus.cleaning.body import Body
from corpus.cleaning.bylines import bare_name, dateline
from corpus.cleaning.features import Features
from corpus.cleaning.labelling import letters, may_be_caption
from corpus.cleaning.segmentation import Segment
from corpus.cleaning.topic import overlap, vocabulary

REACH = 40
"""Segments above the first paragraph in which a title is looked for."""
_TITLE_WORDS = range(2, 32)
_TITLE_TAGS = {"h1": 2.5, "h2": 0.3, "p": -0.3, "li": -0.5}
_DATE_WORDS = 12
"""Words up to which a line with a date is the article's own; with more it is a masthead or a footer."""
_LONG = 16
"""Words from which a line above the text is rather a standfirst than a title."""


def first_paragraph(segments: Sequence[Segment], features: Sequence[Features], body: Body) -> int:
    """Return the segment that opens the article's running text."""
    for place in range(body.first, body.last + 1):
        one = features[place]
        sure = one.cue is None or one.cue.strength < 0.6
        if not (body.holds(place) and one.prose and sure) or one.caption or one.byline:
            continue
        if dateline(segments[place].text) or not _stands_above_byline(features, place, body):
            return place
    return body.first


def _stands_above_byline(features: Sequence[Features], place: int, body: Body) -> bool:
    """Tell whether the byline or the date stands between this prose and the next: then it is no paragraph yet."""
    for later in range(place + 1, min(place + 8, body.last)):
        if features[later].prose and not features[later].caption:
            return False
        if features[later].byline or features[later].date:
            return True
    return False


def front_matter(
    segments: Sequence[Segment],
    features: Sequence[Features],
    body: Body,
    opening: int,
    *,
    title: str | None = None,
    outlet: str | None = None,
) -> dict[int, BlockKind]:
    """Name the blocks above the segment ``opening``.

    ``title`` is one known from elsewhere (a page's metadata), ``outlet`` a name that is no title.
    """
    prose = (place for place in range(opening, min(opening + 60, body.last + 1)) if features[place].prose)
    known = vocabulary(segments[place].text for place in prose)
    above = _Above(segments, features, opening, known)
    found: dict[int, BlockKind] = {}
    headline = above.title(title, outlet)
    top = headline if headline is not None else max(0, opening - 8)
    if headline is not None:
        found[headline] = BlockKind.TITLE
        standfirst = above.standfirst(headline)
        if standfirst is not None:
            found[standfirst] = BlockKind.SUBTITLE
    for place in range(max(0, top - 3), min(opening + 3, body.last + 1)):
        if place in found or place == opening:
            continue
        if features[place].byline:
            found[place] = BlockKind.BYLINE
        elif features[place].date and place < opening and len(segments[place].text.split()) <= _DATE_WORDS:
            found[place] = BlockKind.DATE
        elif place < opening and place >= top and above.names_writer(place):
            found[place] = BlockKind.BYLINE
    for place in range(top, opening):
        kind = _picture(segments, features, place)
        if kind and place not in found:
            found[place] = kind
    return found


class _Above:
    """The lines above an article's text, and the words of the text to judge them by."""

    def __init__(
        self, segments: Sequence[Segment], features: Sequence[Features], opening: int, known: Counter[str]
    ) -> None:
        self.segments = segments
        self.features = features
        self.opening = opening
        self.known = known
        self._overlaps: dict[int, float] = {}

    def title(self, title: str | None, outlet: str | None) -> int | None:
        """Return the segment that is the title, or None where no line is like one."""
        best, best_score = None, 0.0
        for place in range(max(0, self.opening - REACH), self.opening):
            text = self.segments[place].text
            if title is not None and same(text, title):
                score = 5.0 + 0.01 * place
            elif not self._may_be_title(place) or (outlet and _names_outlet(text, outlet)):
                continue
            else:
                score = self._likeness(place)
            if score > best_score + 0.05:
                best, best_score = place, score
        return best if best_score >= 0.6 else None

    def standfirst(self, headline: int) -> int | None:
        """Return the segment that is the standfirst under the title, or None."""
        for place in range(headline + 1, min(headline + 8, self.opening)):
            one = self.features[place]
            if self._slight(place) or one.item or same(self.segments[place].text, self.segments[headline].text):
                continue
            below = place + 1
            framed = place == headline + 1 and below < self.opening and self._slight(below)
            fits = 6 <= one.words <= 60 and (framed or (self._overlap(place) >= 0.25 and one.stop_density >= 0.1))
            return place if fits and not self._above_credit(place) else None
        return None

    def names_writer(self, place: int) -> bool:
        """Tell whether the line is a bare name beside the date: a byline without "By"."""
        text = self.segments[place].text
        if place and self.segments[place - 1].text.lower() in {"by", "by:"}:
            return bare_name(text)
        beside = [other for other in (place - 1, place + 1) if 0 <= other < len(self.features)]
        if any(self.features[other].byline for other in range(max(0, place - 3), min(place + 4, len(self.features)))):
            return False
        return bare_name(text.split(", ")[0]) and any(self.features[other].date for other in beside)

    def _may_be_title(self, place: int) -> bool:
        one = self.features[place]
        return (
            one.words in _TITLE_WORDS
            and len(self.segments[place].text) <= 240
            and (one.cue is None or one.cue.strength < 0.6)
            and not (one.credit or one.caption or one.byline or one.date)
            and one.number_density < 0.5
            and one.sentences <= 2
            and not self.names_writer(place)
            and not self._above_credit(place)
        )

    def _likeness(self, place: int) -> float:
        text, one = self.segments[place].text, self.features[place]
        score = 2.2 * min(0.6, self._overlap(place))
        score += 0.6 if 4 <= one.words <= 20 else -0.5
        score -= 0.4 * one.item + 0.7 * text.endswith((".", ".”", '."')) + 0.6 * one.prose
        score -= 0.6 * (text.isupper() and one.words >= 3) + 0.5 * any(mark in text for mark in "|›>»•")
        score += 0.3 * (one.repeats > 1) + _TITLE_TAGS.get(self.segments[place].tag, 0.0)
        # what stands under the byline is no title any more
        score -= 1.0 * any(self.features[higher].byline or self.features[higher].date for higher in range(place))
        below = place + 1
        score += 0.5 * (below < self.opening and (self.features[below].byline or self.features[below].date))
        between = [later for later in range(below, self.opening) if not self._slight(later)]
        return score - 0.06 * len(between) + self._nearness(place, between)

    def _nearness(self, place: int, between: Sequence[int]) -> float:
        """Return the bonus of a line that stands right above the text, or above a standfirst of its own."""
        if not between:
            return 0.0 if self.features[place].words > _LONG and self._short_line_above(place) else 0.6
        between = [later for later in between if self.features[later].words > 3] or between
        lower = between[0]
        words, below = self.features[place].words, self.features[lower].words
        if len(between) > 1 or self._overlap(lower) < 0.3:
            return 0.0
        if below > _LONG and words >= 2:
            return 1.6
        return 1.3 if words >= 4 and below >= max(6, words - 2) and self._overlap(place) >= 0.3 else 0.0

    def _short_line_above(self, place: int) -> bool:
        return place > 0 and self._may_be_title(place - 1) and self.features[place - 1].words < _LONG

    def _overlap(self, place: int) -> float:
        if place not in self._overlaps:
            self._overlaps[place] = overlap(self.segments[place].text, self.known)
        return self._overlaps[place]

    def _above_credit(self, place: int) -> bool:
        return place + 1 < len(self.features) and self.features[place + 1].credit_below

    def _slight(self, place: int) -> bool:
        """Tell whether a segment is of the kind that stands between title and text without parting them."""
        one = self.features[place]
        slight = (
            one.byline or one.date or one.credit or one.caption or (one.cue is not None and one.cue.strength >= 0.6)
        )
        return slight or self._above_credit(place) or self.names_writer(place)


def _names_outlet(text: str, outlet: str) -> bool:
    """Tell whether a line is the outlet's name, with little beside it."""
    plain, name = text.casefold(), outlet.casefold().removeprefix("the ")
    return name in plain and len(plain) <= 2 * len(name) + 12


def _picture(segments: Sequence[Segment], features: Sequence[Features], place: int) -> BlockKind | None:
    one = features[place]
    if one.caption:
        return BlockKind.CAPTION
    if one.credit:
        return BlockKind.CREDIT
    below = place + 1 < len(features) and features[place + 1].credit_below
    return BlockKind.CAPTION if below and may_be_caption(segments[place].text, one) else None


def same(text: str, other: str) -> bool:
    """Tell whether two lines have the same letters and digits."""
    return letters(text) == letters(other)
