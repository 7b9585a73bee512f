"""What stands above an article's first paragraph: title, standfirst, byline, date, the lead picture's caption."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from corpus.article import BlockKind
from corpus.cleaning.body import Body
from corpus.cleaning.features import Features
from corpus.cleaning.head.datelines import dateline, lone_dateline
from corpus.cleaning.head.dates import date_line
from corpus.cleaning.head.headlines import Headlines
from corpus.cleaning.head.titles import same
from corpus.cleaning.labelling import may_be_caption
from corpus.cleaning.lines.segmentation import Segment
from corpus.cleaning.topic import Topics

_DATE_WORDS = 12
"""Words up to which a line with a date between bars is the article's own; with more it is a masthead or a footer."""

_TITLE = 16
"""Words up to which a question may be a title."""
_MASTHEAD = 3
"""Lines at the top of a page that name it and whose it is."""
_CAPTION = range(9, 31)
"""Words of a line between title and text that is neither, and has no full stop."""

__all__ = ["first_paragraph", "front_matter", "same"]


def first_paragraph(segments: Sequence[Segment], features: Sequence[Features], body: Body) -> int:
    """Return the segment that opens the article's running text."""
    for place in range(body.first, body.last + 1):
        one = features[place]
        sure = one.cue is None or one.cue.strength < 0.6
        if not (body.holds(place) and one.prose and sure) or one.caption or one.byline:
            continue
        if one.repeats > 1 and one.words <= _TITLE and segments[place].text.endswith("?"):
            # a question that the page asks again is its title
            continue
        lone = next((other for other in range(place - 1, place + 2) if _is_lone_dateline(segments, other)), None)
        if lone is not None and body.holds(lone + 1):
            return lone + 1
        if dateline(segments[place].text) or not _stands_above_byline(features, place, body):
            return place
    return body.first


def _is_lone_dateline(segments: Sequence[Segment], place: int) -> bool:
    return 0 <= place < len(segments) and lone_dateline(segments[place].text) is not None


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
    topics: Topics,
    *,
    title: str | None = None,
    outlet: str | None = None,
) -> dict[int, BlockKind]:
    """Name the blocks above the segment ``opening``.

    ``title`` is one known from elsewhere (a page's metadata), ``outlet`` a name that is no title.
    """
    prose = (place for place in range(opening, min(opening + 60, body.last + 1)) if features[place].prose)
    above = Headlines(segments, features, opening, topics, topics.said(prose), outlet)
    found: dict[int, BlockKind] = {}
    headline = above.title(title)
    top = headline if headline is not None else max(0, opening - 8)
    if headline is not None:
        found[headline] = BlockKind.TITLE
        standfirst = above.standfirst(headline)
        if standfirst is not None:
            found[standfirst] = BlockKind.SUBTITLE
    lines = range(top, min(opening + 3, body.last + 1))
    found.update(_marks(segments, features, above, lines, found))
    for kind in {BlockKind.BYLINE, BlockKind.DATE} - set(found.values()):
        over = _marks(segments, features, above, range(max(0, top - 3), top), found)
        found.update({place: mark for place, mark in over.items() if mark is kind})
    if BlockKind.BYLINE not in found.values():
        # a writer's own pages name the writer below their own name
        signed = [place for place in range(min(_MASTHEAD, top)) if features[place].byline]
        found.update({place: BlockKind.BYLINE for place in signed if len(signed) == 1})
    for place in range(top, opening):
        picture = _picture(segments, features, place)
        if picture and place not in found:
            found[place] = picture
    if headline is not None:
        last = opening - 1
        shown = body.first == last and segments[last].raw is None and _describes_picture(features[last])
        if shown and last not in found:
            found[last] = BlockKind.CAPTION
        points = [place for place in range(headline + 1, opening) if place not in found and above.makes_point(place)]
        found.update({place: BlockKind.ITEM for place in points if {place - 1, place + 1} & {*points}})
    return found


def _marks(
    segments: Sequence[Segment],
    features: Sequence[Features],
    above: Headlines,
    places: Iterable[int],
    found: Mapping[int, BlockKind],
) -> dict[int, BlockKind]:
    """Return the bylines and dates among some lines, but for those that have been ``found`` to be something else."""
    marks: dict[int, BlockKind] = {}
    for place in places:
        if place in found or place == above.opening:
            continue
        text = segments[place].text
        date = features[place].date and (len(text.split()) <= _DATE_WORDS or all(map(date_line, text.split(" | "))))
        if features[place].byline or (place < above.opening and above.names_writer(place)):
            marks[place] = BlockKind.BYLINE
        elif date and place < above.opening:
            marks[place] = BlockKind.DATE
    return marks


def _describes_picture(one: Features) -> bool:
    """Tell whether a line above the first paragraph is as long as a sentence and no sentence: a caption's shape."""
    plain = not (one.sentences or one.item or one.cue or one.date or one.byline)
    return one.words in _CAPTION and plain


def _picture(segments: Sequence[Segment], features: Sequence[Features], place: int) -> BlockKind | None:
    one = features[place]
    if one.caption:
        return BlockKind.CAPTION
    if one.credit:
        return BlockKind.CREDIT
    below = place + 1 < len(features) and features[place + 1].credit_below
    return BlockKind.CAPTION if below and may_be_caption(segments[place].text, one) else None
