"""A label for every segment: the parts of the article, and a reason for each thing that is not of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from corpus.article import BlockKind, CutReason
from corpus.cleaning.body import Body
from corpus.cleaning.features import Features
from corpus.cleaning.label import Drop, Keep, Label
from corpus.cleaning.segmentation import Segment
from corpus.cleaning.shapes import points_into_picture

_SURE = 0.6
"""Strength of a cue from which a short line inside the article is cut."""
_ASKING = (CutReason.SUBSCRIPTION_PROMPT, CutReason.PROMO, CutReason.SPONSORED)


def label(
    segments: Sequence[Segment],
    features: Sequence[Features],
    scores: Sequence[float],
    body: Body | None,
    front: dict[int, BlockKind],
    series: Collection[int] = (),
) -> list[Label]:
    """Label every segment; ``series`` are lines that are kept for being alike."""
    labels: list[Label] = []
    zone: CutReason | None = None
    kept: set[str] = set()
    echoes = pull_quotes(segments, features, body) if body else set()
    for place, one in enumerate(features):
        text = segments[place].text
        inside = body is not None and body.holds(place)
        kind = front.get(place) or (_kind(segments, features, scores, place, series) if inside else None)
        if place in echoes:
            labels.append(Drop(CutReason.DUPLICATE, 0.8))
            continue
        if kind is not None and not (text in kept and one.words >= 4):
            labels.append(Keep(kind))
            kept.add(text)
            zone = None
            continue
        if text in kept:
            labels.append(Drop(CutReason.DUPLICATE, 0.9))
            continue
        over = body is None or place > body.last
        if one.cue is not None and one.cue.ends:
            zone = one.cue.reason
        reason, confidence = _reason(segments[place], features, place, zone, inside=inside, over=over)
        labels.append(Drop(reason, confidence))
    return labels


def without_remains(features: Sequence[Features], labels: list[Label]) -> list[Label]:
    """Drop what is left of furniture that was cut: the pitch above a button, headings with nothing under them."""
    return without_last_headings(without_boxes(features, labels))


def pull_quotes(segments: Sequence[Segment], features: Sequence[Features], body: Body) -> set[int]:
    """Return the lines inside the article that say again, letter for letter, what a longer paragraph says."""
    inside = [place for place in range(body.first, body.last + 1) if body.holds(place)]
    short = [place for place in inside if 5 <= features[place].words <= 40 and features[place].cue is None]
    if not short:
        return set()
    whole = "\n".join(letters(segments[place].text) for place in inside if features[place].words > 20)
    return {place for place in short if _said_within(letters(segments[place].text), whole)}


def _said_within(part: str, whole: str) -> bool:
    found = whole.find(part)
    while found >= 0:
        end = found + len(part)
        if (found and whole[found - 1] != "\n") or (end < len(whole) and whole[end] != "\n"):
            return True
        found = whole.find(part, end)
    return False


def letters(text: str) -> str:
    """Return the letters and digits of ``text`` in lower case."""
    return "".join(filter(str.isalnum, text.casefold()))


def without_boxes(features: Sequence[Features], labels: list[Label]) -> list[Label]:
    """Drop what leads up to a button inside the article: the heading and the lines of a box that asks for something."""
    for place in range(len(labels) - 1, 0, -1):
        dropped, above = labels[place], labels[place - 1]
        if not isinstance(dropped, Drop) or not isinstance(above, Keep) or dropped.reason not in _ASKING:
            continue
        one, higher = features[place], features[place - 1]
        button = one.words <= 5 and one.cue is not None and dropped.reason is CutReason.SUBSCRIPTION_PROMPT
        pitch = above.kind is BlockKind.PARAGRAPH and higher.words <= 30 and not higher.speech and higher.sentences <= 2
        if above.kind is BlockKind.HEADING or (button and pitch):
            labels[place - 1] = Drop(dropped.reason, 0.5)
    return labels


def without_last_headings(labels: list[Label]) -> list[Label]:
    """Drop headings at the end of the article: with no text under them they head something else."""
    for place in range(len(labels) - 1, -1, -1):
        kept = labels[place]
        if isinstance(kept, Keep):
            if kept.kind is not BlockKind.HEADING:
                break
            labels[place] = Drop(CutReason.RELATED_STORIES, 0.5)
    return labels


def _kind(
    segments: Sequence[Segment],
    features: Sequence[Features],
    scores: Sequence[float],
    place: int,
    series: Collection[int],
) -> BlockKind | None:
    """Return what a segment within the article's run is, or None for furniture inside it."""
    one = features[place]
    if one.credit:
        return BlockKind.CREDIT if place and _captioned(features, place) else None
    if one.caption or (
        place + 1 < len(features) and features[place + 1].credit and may_be_caption(segments[place].text, one)
    ):
        return BlockKind.CAPTION
    if one.cue is not None and (
        one.cue.strength >= 1.0 or (one.cue.strength >= _SURE and not one.speech) or scores[place] < 0
    ):
        return None
    if not any(character.isalnum() for character in segments[place].text):
        return None
    if one.item:
        return BlockKind.ITEM
    if one.prose or one.closed or one.words > 14:
        return BlockKind.PARAGRAPH
    if one.date or one.byline:
        return None
    following = features[place + 1] if place + 1 < len(features) else None
    if place in series:
        return BlockKind.ITEM
    heads = following is not None and (following.prose or following.item) and one.link_density < 0.5
    return BlockKind.HEADING if heads else None


def may_be_caption(text: str, one: Features) -> bool:
    """Tell whether a line above a credit describes a picture: short, or with the words that point into one."""
    if one.words < 5 or one.speech or one.cue is not None:
        return False
    return one.words <= 24 or (one.words <= 60 and points_into_picture(text))


def _captioned(features: Sequence[Features], place: int) -> bool:
    above = features[place - 1]
    return above.words >= 5 and not above.credit


def _reason(
    segment: Segment, features: Sequence[Features], place: int, zone: CutReason | None, *, inside: bool, over: bool
) -> tuple[CutReason, float]:
    one = features[place]
    if one.credit:
        return CutReason.PHOTO_CREDIT, 0.9
    if (
        zone is not None
        and over
        and zone is CutReason.RELATED_STORIES
        and (one.cue is None or one.cue.reason is CutReason.SHARE or one.cue.strength < _SURE)
    ):
        return zone, 0.8
    if one.cue is not None:
        return _in_company(one.cue.reason, features, place), max(0.5, one.cue.strength)
    if not any(character.isalnum() for character in segment.text):
        return CutReason.OTHER, 0.5
    company = _company(features, place)
    if company is not None:
        return company, 0.7
    if zone is not None and (over or one.words >= 5):
        return zone, 0.6
    if inside:
        return CutReason.OTHER, 0.4
    if not over:
        return CutReason.NAV, 0.6
    return (CutReason.RELATED_STORIES, 0.4) if one.words >= 5 else (CutReason.SITE_FOOTER, 0.4)


def _in_company(reason: CutReason, features: Sequence[Features], place: int) -> CutReason:
    """Read a promise ("Stay ahead with …") among demands to subscribe as one of them."""
    if reason is CutReason.PROMO:
        near = [
            features[other].cue for other in range(max(0, place - 2), min(len(features), place + 3)) if other != place
        ]
        if sum(1 for cue in near if cue is not None and cue.reason is CutReason.SUBSCRIPTION_PROMPT) >= 2:
            return CutReason.SUBSCRIPTION_PROMPT
    return reason


def _company(features: Sequence[Features], place: int) -> CutReason | None:
    """Return the reason of the prompt that a line without a cue of its own stands in, or None."""
    above = next(
        (features[other].cue for other in range(place - 1, max(-1, place - 3), -1) if features[other].cue), None
    )
    below = next(
        (features[other].cue for other in range(place + 1, min(len(features), place + 3)) if features[other].cue), None
    )
    if above is not None and above.reason in _ASKING and (below is None or below.reason is above.reason):
        return above.reason
    return None
