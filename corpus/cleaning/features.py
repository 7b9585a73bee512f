"""What can be seen of a segment: its own words and marks, and its place among the others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from operator import itemgetter
from typing import NamedTuple

from corpus.cleaning.credits import credit_tail, is_credit, is_labelled_caption, may_credit
from corpus.cleaning.cues import Cue, find_cue, template_marks
from corpus.cleaning.head.bylines import byline
from corpus.cleaning.head.dates import date_line
from corpus.cleaning.languages import ENGLISH, Language, language_of, split_characters, stop_density
from corpus.cleaning.lines.segmentation import SEEN, Segment
from corpus.cleaning.shape import capitals_in, has_digit, sentences_in, shape_of

_TERMINAL = frozenset(".!?…。！？．｡؟۔।॥።။។՞։")
"""Marks that a sentence ends with, in any script."""
_CLOSING = "”\"’'“‘)]»›」』）】》"
_QUOTES = frozenset('”"“」』')
_PROSE, _PROSE_ABROAD = 0.22, 0.15
"""The share of function words from which a long line is prose; the lists of other languages are shorter."""
_FIRST = itemgetter(0)


class Features(NamedTuple):
    """One segment as the classifier sees it."""

    words: int
    stop_density: float
    capitals: float
    closed: bool  # ends as a sentence does
    sentences: int
    speech: bool
    item: bool
    number_density: float
    cue: Cue | None
    credit: bool
    credit_below: bool  # a credit of what stands above it, as most are; some sites put it over the caption
    caption: bool  # a sentence with a credit at its end
    byline: bool
    date: bool
    repeats: int
    link_density: float
    prose: bool
    position: float


@cache
def _sentence() -> re.Pattern[str]:
    return re.compile(r"[.!?؟۔।॥][”\"’')\]»“]?\s+[“\"‘'(„«¿¡–—-]{0,2} ?[^\W_a-zß-ÿа-яё]")


def closes(text: str) -> bool:
    """Tell whether a line ends as a sentence does, in any script: with its mark, or in speech that goes on."""
    if text[-1:] in _TERMINAL:
        return True
    if text[-1:] not in _CLOSING:
        return False
    bare = text.rstrip(_CLOSING)
    quoted = not _QUOTES.isdisjoint(text[len(bare) :])
    return bare[-1:] in _TERMINAL or (quoted and (bare[-1:] in {",", "，"} or text[-1:] in {"」", "』"}))


def describe(segments: Sequence[Segment]) -> list[Features]:
    """Describe every segment of a page."""
    folded = [segment.text.casefold() for segment in segments]
    # furniture repeats itself
    counts = Counter(folded)
    last = max(1, len(segments) - 1)
    language = language_of(segment.text for segment in segments)
    # most pages have none, which one search tells of all lines
    marks = template_marks("\n".join(segment.text for segment in segments))
    return [
        _describe(segment, counts[text], place / last, language, marks)
        for place, (segment, text) in enumerate(zip(segments, folded, strict=True))
    ]


def _describe(segment: Segment, repeats: int, position: float, language: Language, marks: Sequence[str]) -> Features:
    text = segment.text[:SEEN]
    words, said = segment.words, segment.said
    if not language.spaced:
        words = split_characters(text.lower().replace("’", "'"))
        said = frozenset(words)
    count = len(words)
    shape = shape_of(text)
    closed = closes(segment.text)
    density = stop_density(words, language) if count else 0.0
    short = count <= 40
    date = short and date_line(text) is not None
    labelled = count >= 5 and is_labelled_caption(text)
    credited = may_credit(text, said)
    credit = short and credited and not date and not labelled and is_credit(text)
    return Features(
        words=count,
        stop_density=density,
        capitals=(_capitals(text) if shape is None else capitals_in(shape)) / max(1, count - 1),
        closed=closed,
        sentences=(sentences_in(shape) if shape and language.spaced else _sentences(text, language)) + closed,
        speech=not language.speech.isdisjoint(said),
        item=segment.item,
        number_density=_numbers(words) / count if count and (shape is None or has_digit(shape)) else 0.0,
        cue=find_cue(text, said, count, foreign=language is not ENGLISH, marks=marks),
        credit=credit,
        credit_below=credit and not text.lower().startswith(("image copyright", "image source")),
        caption=not credit and 5 <= count <= 120 and (labelled or (credited and credit_tail(text) is not None)),
        byline=not credit and count <= 30 and byline(text) is not None,
        date=date,
        repeats=repeats,
        link_density=segment.raw.link_density if segment.raw else 0.0,
        prose=count >= 12
        and density >= (_PROSE if language is ENGLISH else _PROSE_ABROAD)
        and (closed or count >= 40 or text.endswith(":")),
        position=position,
    )


def _capitals(text: str) -> int:
    """Return the number of words with a capital, but for the first."""
    return max(0, sum(map(str.isupper, map(_FIRST, text.split()))) - text[:1].isupper())


def _numbers(words: Iterable[str]) -> int:
    return sum(map(str.isdigit, map(_FIRST, words)))


def _sentences(text: str, language: Language) -> int:
    """Return the number of sentences that another one follows."""
    return len(_sentence().findall(text)) if language.spaced else sum(map(text[:-1].count, "。！？"))
