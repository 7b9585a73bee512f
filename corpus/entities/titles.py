"""Titles, offices and honorifics, which stand before a person's name and outside of the mention."""

from __future__ import annotations

from corpus.entities import lexicon as lex
from corpus.entities.tokens import word_set
from corpus.entities.view import View

OFFICES = word_set("secretary minister chief director attorney chairman officer king queen prince speaker leader")
LONGEST_TITLE = 8


def title_end(view: View, place: int) -> int:
    """Return the token after the titles that begin at ``place`` ("Commerce Secretary"), or ``place`` itself."""
    at = after = place
    while at < min(view.length, place + LONGEST_TITLE):
        bits = view.flag(at)
        word = view.words[at]
        if word == "Chief" and view.word(at + 2) == "Officer" and view.mark[at + 1]:
            at = after = at + 3
        elif bits & lex.TITLE and (view.mark[at] or at > place):
            at = after = at + 1
            if word.lower() in OFFICES and view.word(at) in {"of", "for"}:
                at = after = _office_end(view, at + 1) or after
        elif (bits & lex.TITLE_PART and (view.mark[at] or (word == "and" and at > place))) or (
            view.hyphen(at) and view.flag(at + 1) & (lex.TITLE | lex.TITLE_PART)
        ):
            at += 1
        else:
            break
    return after


def _office_end(view: View, place: int) -> int:
    """Return the token after the office in "of State", "of the Treasury", "for Economic Affairs", or 0."""
    begin = at = place + 1 if view.word(place) == "the" else place
    last = 0
    while at < min(view.length, begin + LONGEST_TITLE):
        if view.mark[at] and view.flag(at) & (lex.TITLE_PART | lex.STATE_HEAD):
            at = last = at + 1
        elif last and view.word(at) in {"and", "&"} and view.mark[at + 1 if at + 1 < view.length else at]:
            at += 1
        else:
            break
    return last
