"""What the markup of a web page says about a block: its elements, and the class and id names that people give them."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from corpus.article import CutReason
from corpus.readers import RawBlock

_ELEMENTS = {"nav": CutReason.NAV, "menu": CutReason.NAV, "footer": CutReason.SITE_FOOTER}
_NAMES = (
    (CutReason.COMMENTS, r"comments?|commentlist|comment-?(?:list|body|text|content|area)|disqus|respond|replies"),
    (CutReason.SHARE, r"shar(?:e|ing)|social|follow|sociable"),
    (CutReason.SUBSCRIPTION_PROMPT, r"newsletter|subscri(?:be|ption|ber)|paywall|signup|meter"),
    (CutReason.SPONSORED, r"sponsor(?:ed)?|advert(?:isement|ising)?|taboola|outbrain|promoted|ad|ads"),
    (CutReason.RELATED_STORIES, r"related|recommend(?:ed|ations)?|trending|popular|teasers?|most"),
    (CutReason.PROMO, r"promos?"),
    (CutReason.NAV, r"nav(?:igation|bar)?|menu|breadcrumbs?|tags?|topics?|wm-ipp[a-z-]*"),
    (CutReason.SITE_FOOTER, r"footer|copyright|cookies?|consent|gdpr"),
)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"(?<![a-z])(?:{names})(?![a-z])") for _, names in _NAMES)


@cache
def _any_name() -> re.Pattern[str]:
    """Match where any name stands: most elements have none, and one search tells so instead of eight."""
    return re.compile(rf"(?<![a-z])(?:{'|'.join(names for _, names in _NAMES)})(?![a-z])")


def hinted_reason(raw: RawBlock | None, outside: frozenset[int] = frozenset()) -> CutReason | None:
    """Return the reason that a block's markup gives for cutting it, or None where it gives none.

    Elements whose numbers are ``outside``, and those around them, are not asked: what an article stands in says
    nothing about its parts.
    """
    if raw is None:
        return None
    within, names = raw.within, raw.names
    if outside and not outside.isdisjoint(raw.family):
        depth = next(level for level, number in enumerate(raw.family) if number in outside)
        within, names = within[:depth], names[:depth]
    return _reason(within, names)


@lru_cache(maxsize=4096)
def _reason(within: tuple[str, ...], names: tuple[str, ...]) -> CutReason | None:
    for element in within:
        if element in _ELEMENTS:
            return _ELEMENTS[element]
    # what stands around a block stands around others too
    found = [rank for rank in map(_rank, names) if rank is not None]
    return _NAMES[min(found)][0] if found else None


@lru_cache(maxsize=4096)
def _rank(names: str) -> int | None:
    """Return the place in ``_NAMES`` of the first reason that the names of an element give, or None."""
    if not names or _any_name().search(names) is None:
        return None
    return next(place for place, pattern in enumerate(_patterns()) if pattern.search(names))


def is_figure_caption(raw: RawBlock | None) -> bool:
    """Tell whether a block is marked up as the caption of a figure that is shown."""
    return raw is not None and "figcaption" in raw.within and not raw.hidden
