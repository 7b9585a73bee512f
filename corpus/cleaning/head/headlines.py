"""Which line above an article's text is its title, and which its standfirst."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from itertools import accumulate

from corpus.article import CutReason
from corpus.cleaning.features import Features
from corpus.cleaning.head.bylines import is_byline_label
from corpus.cleaning.head.datelines import lone_dateline
from corpus.cleaning.head.dates import find_date
from corpus.cleaning.head.people import is_role
from corpus.cleaning.head.signatures import Signatures
from corpus.cleaning.head.titles import (
    ADDRESSES,
    GENRES,
    beside,
    is_longer,
    is_section,
    is_trail,
    leads_to_page,
    names_outlet,
    same,
)
from corpus.cleaning.lines.segmentation import Segment
from corpus.cleaning.topic import Topics
from corpus.letters import letters

REACH = 40
"""Segments above the first paragraph in which a title is looked for."""
ENOUGH = 0.6
"""The least likeness to a title that makes a line one."""
_TITLE_WORDS = range(2, 32)
_TITLE_TAGS = {"h1": 2.5, "h2": 0.3, "p": -0.3, "li": -0.5}
_STANDFIRST_WORDS = range(6, 61)
_STARTING = 16
"""Words up to which a line between the date and the text is a standfirst."""
_PAIR = 0.8
"""What a title gains by a standfirst right below it, and a line loses by a title right above it."""

_SHOUTED = range(3, 5)
"""Words of a line in capitals that is rather a section's name: longer ones are titles, on pages that shout them."""
_CASED = 0.6
"""The share of words with capitals in a title that is written so."""
_LONG_TITLE = 8
"""Words from which a line right above the text is no label of what the text belongs to."""
_MENU = 4
"""Labels near each other that make a menu."""
_WHOLE = 6
"""Words from which a line above a title is no kicker."""
_POINT = 5
"""Words of a point that sums an article up, at the least."""
_NEAR = 5
"""Lines up to which the same title above a text is its own, and not said again."""
_FIRST = 0.5
"""What the first line of a page gains: where no menu stands above the text, its title does."""


class _Counted:
    """Lines of a kind, counted so that a stretch of lines can be asked how many it has."""

    def __init__(self, first: int, kinds: Iterable[bool]) -> None:
        self._first = first
        self._sums = [0, *accumulate(kinds)]

    def among(self, places: range) -> int:
        """Return how many of these lines, which follow each other, are of the kind."""
        return self._sums[places.stop - self._first] - self._sums[places.start - self._first] if places else 0


class Headlines:
    """The lines above an article's text, judged by the words of the text, ``known``, and by each other.

    ``outlet`` is a name that is no title.
    """

    def __init__(
        self,
        segments: Sequence[Segment],
        features: Sequence[Features],
        opening: int,
        topics: Topics,
        known: Collection[str],
        outlet: str | None = None,
    ) -> None:
        self.segments = segments
        self.features = features
        self.opening = opening
        self.topics = topics
        self.known = known
        self._outlet = outlet
        self._signatures = Signatures(segments, features, opening)
        self._under: dict[int, list[int]] = {}
        self._page = "\n".join(segment.text for segment in segments)

    def title(self, title: str | None) -> int | None:
        """Return the segment that is the title, or None where no line is like one.

        A line that says the ``title`` known from elsewhere is it, whatever else stands above the text.
        """
        reach = range(max(0, self.opening - REACH), self.opening)
        said = self._saying(title, reach) if title is not None else None
        if said is not None:
            return said
        best, best_score = None, 0.0
        for place in filter(self._may_be_title, reach):
            score = self._likeness(place)
            if score > best_score + 0.05:
                best, best_score = place, score
        if best is None or best_score < ENOUGH:
            return None
        return best if title is not None else self._over_marks(best)

    def _saying(self, title: str, reach: range) -> int | None:
        """Return the lowest line that says the title, or None; of those near each other the upper one."""
        lowest, wanted = None, letters(title)
        for place in reach:
            if letters(self.segments[place].text) == wanted and (lowest is None or place > lowest + _NEAR):
                lowest = place
        return lowest

    def _over_marks(self, best: int) -> int:
        """Return the title whose date or byline stands right above ``best``, or ``best`` where there is none.

        Between a title's byline and its date there often is a line about the picture, which a list of teasers with
        their dates would have too; in such a list one date follows the other.
        """
        mark = next((other for other in range(best - 1, max(-1, best - 4), -1) if self._marks_article(other)), None)
        if mark is None or self._echoed(best):
            return best
        lists = (range(best + 1, self.opening), range(max(0, mark - 6), mark))
        if self.features[mark].date and any(map(self._dated, lists)):
            return best
        for other in range(mark - 1, max(-1, mark - 6), -1):
            if self._may_be_title(other) and self.features[other].words >= 5 and not self._is_standfirst(other):
                close = (
                    self._likeness(other) >= ENOUGH
                    and self._heads(other)
                    and self._overlap(other) >= 0.8 * self._overlap(best)
                )
                return other if close else best
        return best

    def _dated(self, places: range) -> bool:
        return any(self.features[other].date for other in places)

    def _is_standfirst(self, place: int) -> bool:
        return any(place in self._standing_under(above) for above in range(max(0, place - 5), place))

    def standfirst(self, headline: int) -> int | None:
        """Return the segment that is the standfirst under the title, or None."""
        for place in range(headline + 1, min(headline + 8, self.opening)):
            one = self.features[place]
            text = self.segments[place].text
            slight = self._slight(place) or one.words <= 3 or (not one.closed and find_date(text) is not None)
            if slight or one.item or is_role(text) or same(text, self.segments[headline].text):
                continue
            below = place + 1
            framed = place == headline + 1 and below < self.opening and self._slight(below)
            likely = framed or (self._overlap(place) >= 0.25 and one.stop_density >= 0.1)
            # under the date, a long line right above the text is more often its first
            starts = not (below < self.opening and self._slight(below)) and any(
                self._marks_article(other) or find_date(self.segments[other].text)
                for other in range(headline + 1, place)
            )
            starts = starts and (one.words > _STARTING or one.closed)
            fits = one.words in _STANDFIRST_WORDS and likely and not starts
            return place if fits and not self._above_credit(place) else None
        return None

    def makes_point(self, place: int) -> bool:
        """Tell whether a line is one of the points that sum an article up: an item of some words that are its own.

        Of a web page, its markup tells what they are.
        """
        one = self.features[place]
        plain = one.item and one.closed and one.cue is None and self.segments[place].raw is None
        return plain and one.words >= _POINT and self._overlap(place) >= 0.5

    def names_writer(self, place: int) -> bool:
        """Tell whether the line is of names alone and stands where a byline does."""
        return self._signatures.stands_at(place)

    def _may_be_title(self, place: int) -> bool:
        one = self.features[place]
        return (
            one.words in _TITLE_WORDS
            and len(self.segments[place].text) <= 240
            and not self.segments[place].text.startswith(("#", "@", "—", "–", "-", *ADDRESSES))
            and (one.cue is None or one.cue.strength < 0.6 or (one.words >= 6 and self._overlap(place) >= 0.6))
            and not (one.credit or one.caption or one.byline or one.date)
            and one.number_density < 0.5
            and one.sentences <= 3
            and not self.names_writer(place)
            and not is_role(self.segments[place].text)
            and not (self._outlet and names_outlet(self.segments[place].text, self._outlet))
            and not self._holds_another(place)
            and not is_byline_label(self.segments[place].text)
            and not is_section(self.segments[place].text)
        )

    def _holds_another(self, place: int) -> bool:
        """Tell whether a line is another one near it with the outlet's name behind it, or a way to the page before."""
        text = self.segments[place].text
        for other in range(max(0, place - 3), min(len(self.segments), place + 7, self.opening)):
            short = self.segments[other].text
            if self.features[other].words < 3 or len(short) >= len(text):
                continue
            if text.endswith(short) or (text.startswith(short) and beside(text[len(short) :])):
                return True
        return False

    def _likeness(self, place: int) -> float:
        text, one = self.segments[place].text, self.features[place]
        score = 2.2 * min(0.8, self._overlap(place))
        score += 0.6 if 4 <= one.words <= 20 else 0.2 if 20 < one.words <= 28 else -0.5
        score -= 1.0 * one.item + 0.7 * text.endswith((".", ".”", '."')) + 0.3 * one.prose
        score -= 0.6 * (text.isupper() and one.words in _SHOUTED) + 0.5 * is_trail(text) + 1.0 * leads_to_page(text)
        # a headline of two sentences is short
        score -= 1.0 * (one.sentences - one.closed > 0 and one.words >= _STARTING)
        score -= 1.0 * self._above_credit(place) + 0.5 * (one.cue is not None)
        # a title begins with a capital, or with a brand that has one inside
        score -= 1.0 * text[:2].islower()
        score += _FIRST * (place == 0 and one.words >= 4 and one.cue is None and not self._tops_menu(place))
        score += 0.5 * self._echoed(place) + _TITLE_TAGS.get(self.segments[place].tag, 0.0)
        under = self._standing_under(place)
        heads = self._heads(under[-1] if under else place)
        score += heads
        below = range(place + 1, self.opening)
        between = self._parting.among(below) - sum(not self._slight(later) for later in under)
        if not heads:
            # what stands under the byline is no title any more; under a date it may be
            higher = range(max(0, place - REACH), place)
            score -= 1.0 * bool(self._written.among(higher))
            # right above the text, the date over it is its own
            apart = self._parting.among(below) > 0 or one.words < _LONG_TITLE
            score -= 0.5 * (apart and any(self.features[other].date for other in higher))
        far = 0.06 * between + 0.02 * len(below)
        # below a whole head, with byline and date, a player of videos may stand with a list of more
        score -= (min(far, 0.4 + 0.2 * far) if self._is_full_head(under[-1] if under else place) else far) - 0.6 * (
            not between
        )
        score += _PAIR * bool(under)
        if self._is_standfirst(place):
            score -= _PAIR
        return score

    def _tops_menu(self, place: int) -> bool:
        """Tell whether a menu's labels stand below a line, and no byline or date first: it is a banner, no title."""
        below = range(place + 1, min(place + 3 + _MENU, self.opening))
        if any(map(self._marks_article, below[:_MENU])):
            return False
        labels = [self.features[other] for other in below if self.features[other].words <= 3]
        return sum(one.cue is None or one.cue.reason is CutReason.NAV for one in labels) >= _MENU

    def _standing_under(self, place: int) -> list[int]:
        """Return the lines right below ``place`` that would be its standfirst, or its points, were it the title."""
        if place not in self._under:
            self._under[place] = self._find_under(place)
        return self._under[place]

    def _find_under(self, place: int) -> list[int]:
        one, text = self.features[place], self.segments[place].text
        if (
            not self._may_be_title(place)
            or text.endswith(".")
            or is_trail(text)
            or (one.words < 3 and not self._echoed(place))
        ):
            return []
        # a line under another of its kind is one of a list of teasers
        listed = place > 0 and self.features[place - 1].words >= 5 and self._may_be_title(place - 1)
        listed = listed and not (self._echoed(place) or is_trail(self.segments[place - 1].text))
        lower = self._next(place)
        if lower is None or listed:
            return []
        other = self.features[lower]
        if lower == place + 1 and self._heads(lower) and is_longer(one, other):
            # a headline, a sentence or two, and the byline right below them: no matter what they are about
            return [lower]
        right_above = lower == place + 1 and self._heads(lower) and one.words >= _WHOLE and other.words > one.words
        if right_above and self._overlap(place) >= self._overlap(lower) + 0.5:
            # of two lines right above the byline, the upper and shorter one is about the text, and the other is not
            return [lower]
        if not (self._overlap(place) or self._echoed(place)):
            return []
        # a section's name in capitals stands above a title as a title does above its standfirst
        shouts = one.words <= _SHOUTED[-1] and text.isupper() and not self.segments[lower].text.isupper()
        fits = other.words in _STANDFIRST_WORDS and (other.closed or other.words >= 0.5 * one.words) and not shouts
        # a short text has few words for the lines above it to share
        # under a few words, a longer line with the capitals of titles is the title
        fits = fits and not (one.words <= 4 and other.words >= 6 and other.capitals >= _CASED and not other.closed)
        if not fits or self._overlap(lower) < 0.2 * min(1.0, len(self.known) / 60):
            return []
        if self._overlap(place) < 0.5 * self._overlap(lower) and self._find_under(lower):
            # what stands above a title with its own standfirst is a kicker
            return []
        end = lower + 1
        while end < min(self.opening, lower + 5) and not self._slight(end) and not is_trail(self.segments[end].text):
            end += 1
        alone = end >= self.opening or self._slight(end) or is_trail(self.segments[end].text)
        return list(range(lower, end)) if alone and end - lower <= 4 else []

    def _heads(self, place: int) -> float:
        """Return how much speaks for the line as the last of a title from the byline or date right below it."""
        for other in range(place + 1, min(place + 10, self.opening)):
            if self._marks_article(other):
                return 1.0
            one = self.features[other]
            over = one.cue is not None and one.cue.ends
            if leads_to_page(self.segments[other].text):
                continue
            if over or (one.words > 3 and not one.item and not self._slight(other)):
                return 0.0
        return 0.0

    def _is_full_head(self, place: int) -> bool:
        """Tell whether both a byline and a date stand right below the line."""
        near = range(place + 1, min(place + 4, self.opening))
        written = any(self.features[other].byline or self.names_writer(other) for other in near)
        return written and any(self.features[other].date for other in near)

    def _next(self, place: int) -> int | None:
        """Return the nearest line below that is neither slight nor a label, within a few lines, or None."""
        for other in range(place + 1, min(place + 5, self.opening)):
            one = self.features[other]
            if self.segments[other].text.lower() in GENRES:
                continue
            # a section's name stands above a title, and never between it and its standfirst
            capitals = all(word[0].isupper() for word in self.segments[other].text.split())
            section = one.words < 3 and capitals and not self._slight(other)
            if section or self._marks_article(other):
                return None
            label = one.words < 3 or (one.words == 3 and one.number_density > 0)
            if not self._slight(other) and (not label or self._echoed(other)):
                return other
        return None

    def _marks_article(self, place: int) -> bool:
        return self.features[place].byline or self.features[place].date or self.names_writer(place)

    def _echoed(self, place: int) -> bool:
        """Tell whether the page says the line again: in the browser's title, under a button to share it."""
        text, words = self.segments[place].text, self.features[place].words
        # the labels of menus are said again too
        if words < 3 and not any(map(str.islower, (word[0] for word in text.split()))):
            return False
        return self.features[place].repeats > 1 or (words >= 4 and self._page.count(text) > 1)

    def _overlap(self, place: int) -> float:
        return self.topics.share((place,), self.known)

    def _above_credit(self, place: int) -> bool:
        below = place + 1
        return below < len(self.features) and self.features[below].credit_below and not self.names_writer(below)

    @cached_property
    def _written(self) -> _Counted:
        """The lines of bylines, with names or with "By"."""
        places = self._places()
        return _Counted(places.start, [self.features[place].byline or self.names_writer(place) for place in places])

    @cached_property
    def _parting(self) -> _Counted:
        """The lines that part a title from the text."""
        places = self._places()
        return _Counted(places.start, [not self._slight(place) for place in places])

    def _places(self) -> range:
        """Return the lines that a title and what stands above it are looked for in."""
        return range(max(0, self.opening - 2 * REACH), self.opening)

    def _slight(self, place: int) -> bool:
        """Tell whether a segment is of the kind that stands between title and text without parting them."""
        one = self.features[place]
        text = self.segments[place].text
        slight = text.startswith(ADDRESSES) or (
            one.byline or one.date or one.credit or one.caption or (one.cue is not None and one.cue.strength >= 0.6)
        )
        return slight or self._above_credit(place) or self.names_writer(place) or lone_dateline(text) is not None
