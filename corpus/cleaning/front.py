"""What stands above an article's first paragraph: title, standfirst, byline, date, the lead picture's caption."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from corpus.article import BlockKind
from corpus.cleaning.body import Body
from corpus.cleaning.features import Features
from corpus.cleaning.labelling import may_be_caption
from corpus.cleaning.segmentation import Segment
from corpus.cleaning.shapes import dateline
from corpus.cleaning.topic import overlap, vocabulary

REACH = 40
"""Segments above the first paragraph in which a title is looked for."""
_TITLE_WORDS = range(2, 32)


def first_paragraph(segments: Sequence[Segment], features: Sequence[Features], body: Body) -> int:
    """Return the segment that opens the article's running text."""
    for place in range(body.first, body.last + 1):
        one = features[place]
        if (
            body.holds(place)
            and one.prose
            and not one.caption
            and not one.byline
            and (one.cue is None or one.cue.strength < 0.6)
        ):
            if (
                place == body.first
                or dateline(segments[place].text)
                or not _may_be_standfirst(segments, features, place, body)
            ):
                return place
    return body.first


def _may_be_standfirst(segments: Sequence[Segment], features: Sequence[Features], place: int, body: Body) -> bool:
    """Tell whether the byline or the date stands between this prose and the next: then it is no paragraph yet."""
    for later in range(place + 1, min(place + 8, body.last)):
        if features[later].prose:
            return False
        if features[later].byline or features[later].date:
            return True
    return False


def front_matter(
    segments: Sequence[Segment], features: Sequence[Features], body: Body, opening: int, title: str | None = None
) -> dict[int, BlockKind]:
    """Name the blocks above the segment ``opening``; ``title`` is one known from elsewhere (a page's metadata)."""
    known = vocabulary(
        segments[place].text for place in range(opening, min(opening + 60, body.last + 1)) if features[place].prose
    )
    found: dict[int, BlockKind] = {}
    headline = _title(segments, features, opening, known, title)
    top = headline if headline is not None else max(0, opening - 8)
    if headline is not None:
        found[headline] = BlockKind.TITLE
        standfirst = _standfirst(segments, features, headline, opening, known)
        if standfirst is not None:
            found[standfirst] = BlockKind.SUBTITLE
    for place in range(max(0, top - 3), min(opening + 3, body.last + 1)):
        one = features[place]
        if place in found or place == opening:
            continue
        if one.byline:
            found[place] = BlockKind.BYLINE
        elif one.date and place < opening:
            found[place] = BlockKind.DATE
    for place in range(top, opening):
        kind = _picture(segments, features, place, found)
        if kind:
            found[place] = kind
    return found


def _title(
    segments: Sequence[Segment], features: Sequence[Features], opening: int, known: Counter[str], title: str | None
) -> int | None:
    best, best_score = None, 0.0
    candidates = [
        place for place in range(max(0, opening - REACH), opening) if _may_be_title(segments[place], features[place])
    ]
    for place in candidates:
        text, one = segments[place].text, features[place]
        if title is not None and _same(text, title):
            score = 5.0
        else:
            score = 2.2 * min(0.6, overlap(text, known))
            score += 0.6 if 4 <= one.words <= 20 else -0.5
            score -= 0.4 * one.item + 0.3 * (one.closed and not text.endswith(("?", "!"))) + 0.6 * one.prose
            score += 0.3 * (one.repeats > 1)
        between = [later for later in range(place + 1, opening) if not _slight(features[later])]
        score -= 0.06 * len(between)
        score += _nearness(segments, features, place, between, known)
        if score > best_score + 0.05:
            best, best_score = place, score
    return best if best_score >= 0.6 else None


def _nearness(
    segments: Sequence[Segment], features: Sequence[Features], place: int, between: Sequence[int], known: Counter[str]
) -> float:
    """Return the bonus of a line that stands right above the text, or above a standfirst of its own."""
    if not between:
        return 0.6
    lower = between[0]
    fits = len(between) == 1 and features[lower].words >= max(6, features[place].words - 2)
    pair = (
        fits and features[place].words >= 4 and min(overlap(segments[at].text, known) for at in (place, lower)) >= 0.3
    )
    return 1.3 if pair else 0.0


def _may_be_title(segment: Segment, one: Features) -> bool:
    return (
        one.words in _TITLE_WORDS
        and len(segment.text) <= 240
        and one.cue is None
        and not (one.credit or one.caption or one.byline or one.date)
        and one.number_density < 0.5
        and one.sentences <= 2
    )


def _slight(one: Features) -> bool:
    """Tell whether a segment is of the kind that stands between title and text without parting them."""
    return one.byline or one.date or one.credit or one.caption or one.cue is not None


def _standfirst(
    segments: Sequence[Segment], features: Sequence[Features], headline: int, opening: int, known: Counter[str]
) -> int | None:
    for place in range(headline + 1, min(headline + 8, opening)):
        one = features[place]
        if _slight(one) or one.item or _same(segments[place].text, segments[headline].text):
            continue
        fits = 6 <= one.words <= 60 and overlap(segments[place].text, known) >= 0.3 and one.stop_density >= 0.1
        below = place + 1 < len(features) and features[place + 1].credit
        return place if fits and not below else None
    return None


def _picture(
    segments: Sequence[Segment], features: Sequence[Features], place: int, found: dict[int, BlockKind]
) -> BlockKind | None:
    if place in found:
        return None
    one = features[place]
    if one.caption:
        return BlockKind.CAPTION
    if one.credit:
        return BlockKind.CREDIT
    below = place + 1 < len(features) and features[place + 1].credit
    return BlockKind.CAPTION if below and may_be_caption(segments[place].text, one) else None


def _same(text: str, other: str) -> bool:
    return "".join(filter(str.isalnum, text.casefold())) == "".join(filter(str.isalnum, other.casefold()))
