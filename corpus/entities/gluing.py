"""Part names that a scrape ran together: "Ada MarlowAda Marlow of the port" is a name, and the pop-up over it."""

from __future__ import annotations

import re
from functools import cache

NEAR = 4  # words back in which a part of the glued word must stand


@cache
def _seam() -> re.Pattern[str]:
    return re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z][^\W\d_A-Z])")


def seams(words: list[str]) -> list[tuple[int, int]]:
    """Return where words are to be parted: their places, and the place in the word.

    A word is glued where a part of it stands among the few words before it, so that names as they are written
    ("McDonald", "YouTube") stay whole.
    """
    odd = {word for word in set(words) if not word[1:].islower() and _seam().search(word)}
    if not odd:
        return []
    found = []
    before: list[str] = []
    for place, word in enumerate(words):
        if word in odd:
            seam = next((at for at in _places(word) if word[:at] in before or word[at:] in before), 0)
            if seam:
                found.append((place, seam))
                before += [word[:seam], word[seam:]]
        before = [*before[-NEAR:], word]
    return found


def _places(word: str) -> list[int]:
    return [found.start() for found in _seam().finditer(word)]
