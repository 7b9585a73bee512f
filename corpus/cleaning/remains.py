"""What is left of furniture once its plain parts are cut: pitches, insides of boxes, empty headings, biographies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from corpus.article import BODY_KINDS, BlockKind, CutReason
from corpus.cleaning.cues import offers
from corpus.cleaning.features import Features
from corpus.cleaning.head.bylines import byline, unmarked_byline
from corpus.cleaning.label import Drop, Keep, Label
from corpus.cleaning.lines.segmentation import Segment
from corpus.cleaning.reasons import ASKING
from corpus.cleaning.topic import Topics

_ADS = 4
"""Lines within which a heading's paragraph follows, where labels of advertisements part them."""
_BOX = 6
"""Lines that may stand between two prompts of one box."""
_BOX_WORDS = 20
"""Words up to which a line between two prompts may be of their box."""
_FOREIGN = 0.3
"""The share of an article's words below which a line between two prompts speaks of something else."""
_PRODUCTS = 3
"""Paragraphs that an outlet says of itself below an article at most."""
_PROMPTS = frozenset({CutReason.SUBSCRIPTION_PROMPT, CutReason.PROMO})
_PERSONAL = frozenset(
    ["is", "was", "has", "covers", "writes", "joined", "lives", "works", "reports", "edits", "reported"]
)
"""Words that follow a writer's name in a biography."""


def without_remains(
    segments: Sequence[Segment],
    features: Sequence[Features],
    labels: Sequence[Label],
    topics: Topics,
    outlet: str | None = None,
) -> list[Label]:
    """Drop what is left of furniture that was cut; ``outlet`` is the name of the page's."""
    result = _without_pitches(segments, features, labels, topics)
    for place in _inside_boxes(features, result, topics):
        result[place] = Drop(CutReason.SUBSCRIPTION_PROMPT, 0.5)
    for place in _biographies(segments, result):
        result[place] = Drop(CutReason.OTHER, 0.7)
    for place in _own_products(segments, features, result, outlet, topics) if outlet else ():
        result[place] = Drop(CutReason.RELATED_STORIES, 0.5)
    return _without_empty_headings(segments, result)


def _without_pitches(
    segments: Sequence[Segment], features: Sequence[Features], labels: Sequence[Label], topics: Topics
) -> list[Label]:
    """Drop the pitch, or the heading, right above a button that asks for something.

    A short paragraph that names whom the others name, and offers nothing, is no pitch.
    """
    result = list(labels)

    @cache
    def naming() -> Counter[str]:
        return Counter(name for place, given in enumerate(labels) if _is_body(given) for name in topics.names(place))

    for place in range(len(result) - 1, 0, -1):
        dropped, above = result[place], result[place - 1]
        if not isinstance(dropped, Drop) or not isinstance(above, Keep) or dropped.reason not in ASKING:
            continue
        pitch = _is_button(features[place], dropped) and _is_pitch(features[place - 1], above)
        named = pitch and topics.names_any(place - 1, naming() - Counter(topics.names(place - 1)))
        after_text = place > 1 and _is_text(features[place - 2], labels[place - 2])
        if (named or (pitch and after_text)) and not offers(segments[place - 1].text):
            # a box of prompts may stand right below a paragraph
            continue
        if (above.kind is BlockKind.HEADING and not _is_advertised(labels, features, place)) or pitch:
            result[place - 1] = Drop(dropped.reason, 0.5)
    return result


def _is_advertised(labels: Sequence[Label], features: Sequence[Features], place: int) -> bool:
    """Tell whether no more than labels of advertisements stand from ``place`` on to the next paragraph."""
    for below in range(place, min(place + _ADS, len(labels))):
        given, one = labels[below], features[below]
        if not isinstance(given, Drop):
            return below > place and _is_text(one, given)
        if given.reason is not CutReason.SPONSORED or one.cue is None or one.cue.strength < 1.0:
            return False
    return False


def _is_text(one: Features, given: Label) -> bool:
    return isinstance(given, Keep) and given.kind is BlockKind.PARAGRAPH and one.prose


def _is_button(one: Features, dropped: Drop) -> bool:
    return one.words <= 5 and one.cue is not None and dropped.reason is CutReason.SUBSCRIPTION_PROMPT


def _is_pitch(one: Features, kept: Keep) -> bool:
    return kept.kind is BlockKind.PARAGRAPH and one.words <= 30 and not one.speech and one.sentences <= 2


def _inside_boxes(features: Sequence[Features], labels: Sequence[Label], topics: Topics) -> Iterator[int]:
    """Yield the lines kept between two prompts near each other that speak of other things than the article.

    A line between a cut one and a prompt counts too.
    """
    prompts = [place for place, given in enumerate(labels) if isinstance(given, Drop) and given.reason in _PROMPTS]
    body = {place for place, one in enumerate(features) if one.prose and _is_body(labels[place])}
    known = topics.vocabulary(body) if len(prompts) > 1 else Counter()
    for first, last in pairwise(prompts):
        box = range(first + 1, last) if last - first <= _BOX + 1 else range(last - 1, last)
        inside = [place for place in box if isinstance(given := labels[place], Keep) and given.kind in BODY_KINDS]
        if not inside or isinstance(labels[inside[0] - 1], Keep):
            continue
        if any(features[place].speech or features[place].words > _BOX_WORDS for place in inside):
            continue
        for place in inside:
            own = topics.vocabulary({place} & body)
            # where a paragraph stands between the prompts too, they are two boxes, and the article goes on
            between = any(other in body for other in inside if other != place)
            foreign = _FOREIGN / 2 if between and features[place].closed else _FOREIGN
            if features[place].words < 10 or topics.share((place,), known - own) < foreign:
                yield place


def _is_body(given: Label) -> bool:
    return isinstance(given, Keep) and given.kind in {BlockKind.PARAGRAPH, BlockKind.ITEM}


def _biographies(segments: Sequence[Segment], labels: Sequence[Label]) -> Iterator[int]:
    """Yield the paragraphs that say of the article's writer, by the name in the byline, who that is."""
    writers: set[str] = set()
    body = [place for place, given in enumerate(labels) if _is_body(given)]
    for place, given in enumerate(labels):
        if isinstance(given, Keep) and given.kind is BlockKind.BYLINE:
            text = segments[place].text
            found = byline(text)
            writers.update((found[0] if found else unmarked_byline(text) or "").casefold().split(" and "))
    for place in body if writers - {""} else ():
        text = segments[place].text.casefold()
        for writer in writers - {""}:
            rest = text.removeprefix(writer)
            if rest != text and rest.lstrip(" ,").split(" ", 1)[0] in _PERSONAL:
                yield place


def _own_products(
    segments: Sequence[Segment], features: Sequence[Features], labels: Sequence[Label], outlet: str, topics: Topics
) -> Iterator[int]:
    """Yield what names the outlet to lead to what else it has.

    That are headings, where no paragraph names it, and the last paragraphs, where they speak of something else.
    """
    name = outlet.casefold().removeprefix("the ")
    kept = {place: given.kind for place, given in enumerate(labels) if isinstance(given, Keep)}
    naming = {place: kind for place, kind in kept.items() if _names(segments[place], name)}
    others = [place for place in kept if features[place].prose and place not in naming]
    for last in sorted(kept, reverse=True)[:_PRODUCTS]:
        speaks_of_it = naming.get(last) is BlockKind.PARAGRAPH and not features[last].speech
        if not speaks_of_it or topics.share((last,), topics.said(others)) >= _FOREIGN:
            break
        del naming[last]
        yield last
    if all(kind in {BlockKind.HEADING, BlockKind.BYLINE, BlockKind.DATE} for kind in naming.values()):
        yield from (place for place, kind in naming.items() if kind is BlockKind.HEADING)


def _names(segment: Segment, name: str) -> bool:
    text = segment.text.casefold()
    return name in text and f" {name} " in f" {' '.join(text.replace('’s', '').replace(chr(39) + 's', '').split())} "


def _signs_post(text: str) -> bool:
    """Tell whether a line is the signature of a post that the article shows: "— Ada Quill (@quill) May 3, 2018"."""
    return text.startswith(("—", "–", "-")) and "(@" in text


def _without_empty_headings(segments: Sequence[Segment], labels: Sequence[Label]) -> list[Label]:
    """Drop headings with nothing under them, and those between cut lines: the titles of other stories."""
    result = list(labels)
    for place in range(len(result) - 1, -1, -1):
        kept = result[place]
        if isinstance(kept, Keep):
            if kept.kind is not BlockKind.HEADING:
                break
            result[place] = Drop(CutReason.RELATED_STORIES, 0.5)
    for place in range(1, len(result)):
        kept, above = result[place], result[place - 1]
        if not isinstance(kept, Keep) or kept.kind is not BlockKind.HEADING:
            continue
        guessed = isinstance(above, Drop) and (above.confidence < 0.5 or above.reason is CutReason.RELATED_STORIES)
        if guessed and not _signs_post(segments[place - 1].text):
            result[place] = Drop(CutReason.RELATED_STORIES, 0.4)
    return result
