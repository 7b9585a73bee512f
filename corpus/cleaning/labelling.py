"""A label for every segment: the parts of the article, and a reason for each thing that is not of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from operator import sub

from corpus.article import BlockKind, CutReason
from corpus.cleaning.body import Body
from corpus.cleaning.credits import credit_tail, points_into_picture
from corpus.cleaning.features import Features
from corpus.cleaning.label import Drop, Keep, Label
from corpus.cleaning.lines.marks import says_something
from corpus.cleaning.lines.segmentation import Segment
from corpus.cleaning.reasons import reason_for
from corpus.letters import letters

_REFRAIN = 3
"""Times that a sentence is said in an article on purpose; twice it is rather a pull quote, or pasted again."""
_HEADING = 7
"""Words up to which a heading is not taken for a pull quote."""
_LINKED = 16
"""Words up to which a line may be the title of another story, with a button to read it below."""
_BUTTONS = frozenset(["read more", "read more »", "read more →", "read more...", "read the story", "go deeper"])
_ITEMS = 6
"""Items of a list of links at most."""
_SHOUTED = 6
"""Words up to which a sentence in capitals is a banner."""
_MENU_WORDS = 3
"""Words up to which a line that stands below the article too is no heading of it."""
_BUTTON_WORDS = 3
"""Words up to which a prompt that ends with a colon leads to the line below it."""
_TITLE_WORDS = 5
"""Words from which a line below a button, which may end a teaser as well, is rather a title than a heading."""
_SURE = 0.6
"""Strength of a cue from which a short line inside the article is cut."""


def label(
    segments: Sequence[Segment],
    features: Sequence[Features],
    scores: Sequence[float],
    body: Body | None,
    front: Mapping[int, BlockKind],
    series: Collection[int] = (),
) -> list[Label]:
    """Label every segment; ``front`` is known already, ``series`` are lines that are kept for being alike."""
    labels: list[Label] = []
    zone: CutReason | None = None
    kept: set[str] = set()
    refrains = _refrains(segments, features, body) if body else set()
    echoes = pull_quotes(segments, features, body) if body else set()
    menu = _short_lines_below(segments, features, body) if body else set()
    held = frozenset(body.places()) if body else frozenset()
    for place, one in enumerate(features):
        text = segments[place].text
        inside = place in held
        kind = front.get(place) or (_kind(segments, features, scores, place, series) if inside else None)
        if (
            kind in {BlockKind.PARAGRAPH, BlockKind.HEADING}
            and _is_link(one, text)
            and (zone is CutReason.RELATED_STORIES or _at_button(segments, features, place))
        ):
            kind = None
        if kind is BlockKind.ITEM and not one.closed and _under_button(segments, place):
            kind = None
        if kind is BlockKind.HEADING and place not in front and text.casefold() in menu:
            kind = None
        if one.caption:
            # a picture is shown again with its credit on another line
            text = text[: credit_tail(text)].rstrip()
        again = text in kept and place not in series and (kind is None or one.words >= 4)
        if place in echoes or (again and not (kind is BlockKind.PARAGRAPH and text in refrains)):
            labels.append(Drop(CutReason.DUPLICATE, 0.8))
        elif kind is not None:
            labels.append(Keep(kind))
            kept.add(text)
            zone = None
        else:
            if one.cue is not None and one.cue.ends:
                zone = one.cue.reason
            below = body is None or place > body.first
            over = body is None or place > body.last
            reason = reason_for(segments[place], features, place, zone, inside=inside, below=below, over=over)
            labels.append(Drop(*reason))
    return labels


def _short_lines_below(segments: Sequence[Segment], features: Sequence[Features], body: Body) -> set[str]:
    """Return the short lines below the article: what stands between its paragraphs too is a button, or a section."""
    below = range(body.last + 1, len(segments))
    return {segments[place].text.casefold() for place in below if features[place].words <= _MENU_WORDS}


def _at_button(segments: Sequence[Segment], features: Sequence[Features], place: int) -> bool:
    """Tell whether a line is the title of another story, with a button below that leads to it, or one above."""
    if features[place].words > _LINKED:
        return False
    below, above = place + 1, place - 1
    if below < len(segments) and segments[below].text.lower() in _BUTTONS:
        return True
    if above < 1 or features[above].cue is None or features[above].words > _BUTTON_WORDS:
        return False
    leads = segments[above].text.endswith((":", "："))
    titled = features[place].words >= _TITLE_WORDS and features[above - 1].prose
    return leads or (titled and segments[above].text.lower() in _BUTTONS)


def _under_button(segments: Sequence[Segment], place: int) -> bool:
    """Tell whether an item is one of a list of links right below "Read more:"."""
    above = place
    while above > max(0, place - _ITEMS) and segments[above].item:
        above -= 1
    return segments[above].text.lower().rstrip(" :") in _BUTTONS


def _is_link(one: Features, text: str) -> bool:
    """Tell whether a line under a heading of links may be one: short, a question or no sentence, and not speech."""
    return one.words <= 14 and (not one.closed or text.endswith(("?", "？"))) and not one.speech and not one.prose


def may_be_caption(text: str, one: Features) -> bool:
    """Tell whether a line above a credit describes a picture: short, or with the words that point into one."""
    if one.words < 5 or one.speech or one.cue is not None:
        return False
    return one.words <= 24 or (one.words <= 60 and points_into_picture(text))


def pull_quotes(segments: Sequence[Segment], features: Sequence[Features], body: Body) -> set[int]:
    """Return the lines inside the article that say again, letter for letter, what a longer paragraph says."""
    inside = [place for place in body.places() if not _quotes_in_heading(segments, features, place)]
    short = [place for place in inside if 5 <= features[place].words <= 40 and features[place].cue is None]
    if not short:
        return set()
    long = [place for place in inside if features[place].words > 20]
    said = {place: letters(segments[place].text) for place in {*short, *long}}
    whole = "\n".join(said[place] for place in long)
    return {place for place in short if _said_within(said[place], whole)}


def _quotes_in_heading(segments: Sequence[Segment], features: Sequence[Features], place: int) -> bool:
    """Tell whether a line is a heading of a few words that somebody says below it, in single quotation marks."""
    below = features[place + 1] if place + 1 < len(features) else None
    quoted = segments[place].text.startswith(("'", "‘")) and features[place].words <= _HEADING
    return quoted and below is not None and below.prose and not features[place].closed


def _refrains(segments: Sequence[Segment], features: Sequence[Features], body: Body) -> set[str]:
    """Return the sentences that an article says again and again, with others between: refrains, a live blog's line."""
    said: dict[str, list[int]] = {}
    for place in body.places():
        if features[place].closed and features[place].cue is None:
            said.setdefault(segments[place].text, []).append(place)
    return {text for text, at in said.items() if len(at) >= _REFRAIN and min(map(sub, at[1:], at)) > 1}


def _kind(
    segments: Sequence[Segment],
    features: Sequence[Features],
    scores: Sequence[float],
    place: int,
    series: Collection[int],
) -> BlockKind | None:
    """Return what a segment within the article's run is, or None for furniture inside it."""
    one = features[place]
    following = features[place + 1] if place + 1 < len(features) else None
    if one.credit:
        captioned = place > 0 and features[place - 1].words >= 5 and not features[place - 1].credit
        return BlockKind.CREDIT if captioned else None
    if one.caption or (following is not None and following.credit_below and may_be_caption(segments[place].text, one)):
        return BlockKind.CAPTION
    if _is_furniture(one, scores[place]) or not says_something(segments[place].text):
        return None
    if one.item or place in series:
        return BlockKind.ITEM
    if segments[place].text.startswith("©"):
        return None
    if one.closed and one.words <= _SHOUTED and _shouts(segments[place].text):
        return None
    if one.prose or one.closed or one.words > 14:
        return BlockKind.PARAGRAPH
    shouted = one.words >= 6 and segments[place].text.isupper()
    following = next((below for below in features[place + 1 : place + 4] if not _is_advertisement(below)), None)
    heads = following is not None and (following.prose or following.item) and one.link_density < 0.5 and not shouted
    heads = heads and not (one.words <= _MENU_WORDS and segments[place].text[0].islower())
    return BlockKind.HEADING if heads and not (one.date or one.byline) else None


def _shouts(text: str) -> bool:
    """Tell whether a sentence is in capitals, and nobody's words."""
    return text.isupper() and text[0].isalpha() and text[-1] in ".!" and len(text.split()) >= 2


def _is_advertisement(one: Features) -> bool:
    return one.cue is not None and one.cue.strength >= 1.0 and one.cue.reason is CutReason.SPONSORED


def _is_furniture(one: Features, score: float) -> bool:
    if one.cue is None:
        return False
    return one.cue.strength >= 1.0 or (one.cue.strength >= _SURE and not one.speech) or score < 0


def _said_within(part: str, whole: str) -> bool:
    """Tell whether ``part`` stands in a line of ``whole`` that has more than it."""
    found = whole.find(part)
    while found >= 0:
        end = found + len(part)
        if (found and whole[found - 1] != "\n") or (end < len(whole) and whole[end] != "\n"):
            return True
        found = whole.find(part, end)
    return False
