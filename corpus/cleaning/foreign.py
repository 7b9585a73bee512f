"""Labels of furniture in other languages than English: what is a whole line by itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from corpus.article import CutReason
from corpus.cleaning.languages import vocabulary

_ENDING = frozenset({CutReason.RELATED_STORIES, CutReason.COMMENTS, CutReason.SITE_FOOTER})
_REST = {CutReason.RELATED_STORIES: 110}
"""Characters that may follow a label that goes on: a link's title; of other labels, a few words."""
_FEW = 50


class _Labels(Struct, frozen=True):
    whole: Mapping[str, CutReason]
    beginnings: Mapping[str, tuple[tuple[str, CutReason], ...]]  # by their first two characters


@cache
def _labels() -> _Labels:
    whole: dict[str, CutReason] = {}
    beginnings: dict[str, list[tuple[str, CutReason]]] = {}
    for entry in vocabulary().values():
        for key, phrases in entry.items():
            for phrase in phrases if isinstance(phrases, list) else ():
                plain = phrase.removesuffix("*")
                whole[plain] = CutReason(key)
                if plain != phrase:
                    beginnings.setdefault(plain[:2], []).append((plain, CutReason(key)))
    return _Labels(whole, {start: tuple(found) for start, found in beginnings.items()})


@cache
def _numbers() -> re.Pattern[str]:
    return re.compile(r"^[\d\s.,()#]+|[\s(]*[\d.,]+[\s)]*$")


def foreign_label(bare: str) -> tuple[CutReason, bool] | None:
    """Return the reason that a label in another language gives, and whether the article is over where it stands.

    ``bare`` is a whole line in lower case, without the marks at its ends.
    """
    # the capital of the Turkish dotted i becomes two characters in lower case
    bare = _numbers().sub("", bare).strip(" :").replace("i\u0307", "i")
    reason = _labels().whole.get(bare) or _reason_of_beginning(bare)
    return (reason, reason in _ENDING) if reason else None


def _reason_of_beginning(bare: str) -> CutReason | None:
    for start, reason in _labels().beginnings.get(bare[:2], ()):
        if not bare.startswith(start) or len(bare) > len(start) + _REST.get(reason, _FEW):
            continue
        # a label is no part of a longer word, where spaces part words
        following = bare[len(start) : len(start) + 1]
        if not (following.isalpha() and start[-1].isascii()) and not following.islower():
            return reason
    return None
