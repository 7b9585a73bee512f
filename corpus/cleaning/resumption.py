"""Whether an article goes on below what looks like its end: a box of links, a button for comments, a footer's line."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.article import CutReason
from corpus.cleaning.features import Features
from corpus.cleaning.runs import Run, is_end
from corpus.cleaning.topic import Topics

BOX = 8
"""Lines that a box of links before an article's closing line has at most."""
DENSE = 0.6
"""The words of a paragraph, in those of the article's own, from which it is one and no teaser."""
_NAMING = 0.5
"""The share of a text's paragraphs that name whom the article names, from which it is about the same."""
_LONG = 3
"""Paragraphs without a title or a picture among them that no box of teasers has."""
_HEAD = 8
"""Lines that may stand between the byline and the first paragraph: buttons, a picture."""
_AGAIN = 2
"""Times that a button stands on a page whose other one is at the end."""


def resumes(parts: Sequence[Run], run: Run, features: Sequence[Features], topics: Topics) -> bool:
    """Tell whether a run that an end cue parts from the article is dense text, and about those whom the article names.

    Teasers have titles and pictures between them, comments have names, another article has a date or a byline above
    it; and all of them are mostly about others. A label that stands on the page again is a button rather than the end.
    """
    lower = max(parts, key=lambda part: part.last)
    upper, lower = (lower, run) if lower.last < run.first else (run, min(parts, key=lambda part: part.first))
    # the best run of a page in two languages may have no prose
    gap = range(upper.last + 1, lower.prose[0] if lower.prose else lower.first)
    heading = next((place for place in reversed(gap) if is_end(features[place])), None)
    if heading is None or len(box := range(heading + 1, gap.stop)) > BOX:
        return False
    if any(features[place].date or features[place].byline or features[place].caption for place in box):
        return False
    links = sum(features[place].cue is None for place in box)
    within = range(run.prose[0], run.last + 1)
    if any(_may_be_title(features[place]) for place in within):
        return False
    own = [place for part in parts for place in part.prose]
    count = len(run.prose)
    if sum(features[place].words for place in run.prose) < DENSE * count * usual_words(own, features):
        return False
    named = topics.named(own)
    naming = {place for place in run.prose if topics.names_any(place, named)}
    if links:
        about = len(naming) >= _NAMING * count
        return lower.cue is CutReason.RELATED_STORIES and count > 1 and (about or count >= _LONG)
    # what comes more often is said below each comment
    again = features[heading].repeats == _AGAIN
    if upper is run and again and _is_headed(features, run.first):
        return True
    saying = {place for place in run.prose if features[place].speech}
    if again and saying:
        return True
    about = bool(naming) and len(naming | saying) >= _NAMING * count
    return about and (count >= _LONG or (count > 1 and bool(saying) and len(naming) == count))


def usual_words(prose: Sequence[int], features: Sequence[Features]) -> float:
    """Return the mean number of words of some paragraphs."""
    return sum(features[place].words for place in prose) / max(1, len(prose))


def _may_be_title(one: Features) -> bool:
    """Tell whether a line between paragraphs may be the title of a teaser: no prompt, and nowhere else on the page."""
    return one.cue is None and not one.prose and one.repeats == 1


def _is_headed(features: Sequence[Features], first: int) -> bool:
    """Tell whether a byline or a date stands above a line, as at the head of an article."""
    return any(one.byline or one.date for one in features[max(0, first - _HEAD) : first])
