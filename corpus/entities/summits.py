"""Find summits that are named after those who meet: two names with a hyphen between them, then the word.

The names are mentions of their own, so the event's is the word; its canonical name is the whole ("Trump-Kim summit").
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from corpus.article import EntityType, Mention
from corpus.entities.view import View

WORDS = frozenset({"summit", "summits", "Summit"})
HYPHENS = frozenset({"-", "–"})
MEETING = frozenset({EntityType.PERSON, EntityType.GPE})


def summits(view: View, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the summits that follow on ``mentions``, which are sorted, as mentions of events."""
    if "ummit" not in view.plain:
        return []
    starts, ends = view.tokens.starts, view.tokens.ends
    found = []
    for place, mention in enumerate(mentions):
        at = bisect_left(starts, mention.end)
        if view.word(at) not in WORDS or not _hyphened(view, mentions, place):
            continue
        first = place - 1
        while _hyphened(view, mentions, first):
            first -= 1
        name = view.tokens.text[mentions[first].start : ends[at]].replace("–", "-")
        found.append(Mention(starts[at], ends[at], EntityType.EVENT, name))
    return found


def _hyphened(view: View, mentions: Sequence[Mention], place: int) -> bool:
    """Tell whether a mention is tied to the one before it by a hyphen, and both may meet."""
    if place < 1:
        return False
    before, mention = mentions[place - 1], mentions[place]
    return {before.type, mention.type} <= MEETING and view.tokens.text[before.end : mention.start] in HYPHENS
