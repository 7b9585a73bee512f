"""What the markup of a web page says about a block that was cut: its elements, its class and id names."""

from __future__ import annotations

import re
from functools import cache

from corpus.article import CutReason
from corpus.cleaning.segmentation import Segment

_ELEMENTS = {"nav": CutReason.NAV, "menu": CutReason.NAV, "footer": CutReason.SITE_FOOTER}
_NAMES = (
    (CutReason.COMMENTS, r"comments?|disqus|respond|replies"),
    (CutReason.SHARE, r"shar(?:e|ing)|social|follow"),
    (CutReason.SUBSCRIPTION_PROMPT, r"newsletter|subscri(?:be|ption|ber)|paywall|signup|meter"),
    (CutReason.SPONSORED, r"sponsor(?:ed)?|advert(?:isement|ising)?|taboola|outbrain|promoted|ad|ads"),
    (CutReason.RELATED_STORIES, r"related|recommend(?:ed|ations)?|trending|popular|teasers?|most"),
    (CutReason.NAV, r"nav(?:igation|bar)?|menu|breadcrumbs?|tags?|topics?"),
    (CutReason.SITE_FOOTER, r"footer|copyright|cookies?|consent|gdpr"),
)


@cache
def _patterns() -> tuple[tuple[CutReason, re.Pattern[str]], ...]:
    return tuple((reason, re.compile(rf"(?<![a-z])(?:{names})(?![a-z])")) for reason, names in _NAMES)


def hinted_reason(segment: Segment) -> CutReason | None:
    """Return the reason that a block's markup gives for cutting it, or None where it gives none."""
    raw = segment.raw
    if raw is None:
        return None
    for element in raw.within:
        if element in _ELEMENTS:
            return _ELEMENTS[element]
    return next((reason for reason, pattern in _patterns() if pattern.search(raw.classes)), None)


def is_figure_caption(segment: Segment) -> bool:
    """Tell whether a block is marked up as the caption of a figure that is shown."""
    return segment.raw is not None and "figcaption" in segment.raw.within and not segment.raw.hidden
