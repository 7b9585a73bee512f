"""A text as the set of its word shingles, and how much of one set stands in another (A. Broder, 1997)."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterable
from functools import cache
from itertools import count
from typing import TYPE_CHECKING
from zlib import crc32

from corpus.families import unaided

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Shingles = list[int] | NDArray[np.uint64]

SHINGLE = 4
"""Words; of scripts that put no spaces between words, letters."""
FEW = 32
"""Texts for which it takes less time to do without numpy than to import it."""
_SHORT = 20_000  # words, likewise
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_PRINTED_MARKS = "’“”—–"  # those of English texts, beside the marks of ASCII
_PARTED = bytes(code if chr(code).isalnum() else 32 for code in range(128)) + bytes(128)
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"


_unaided = count()


@cache
def _word() -> re.Pattern[str]:
    return re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+")


def words(text: str) -> list[str]:
    """Return the words of a text without case, punctuation and typography."""
    if not text.isascii():
        for character in _UNSEEN:
            text = text.replace(character, "")
        text = unicodedata.normalize("NFKC", text)
    return _word().findall(text.casefold())


def _encoded(text: str) -> list[bytes]:
    """Return the words of a text as bytes; of most texts all marks go at once."""
    plain = text
    for mark in _PRINTED_MARKS if not text.isascii() else ():
        plain = plain.replace(mark, " ")
    if plain.isascii():
        return plain.lower().encode("ascii").translate(_PARTED).split()
    return " ".join(words(text)).encode("utf-8", "surrogatepass").split()


def shingles(passages: Iterable[str]) -> Shingles:
    """Return the distinct shingles of passages that follow one another, as sorted numbers of 64 bits.

    They run on from one passage into the next, so that it makes no difference where paragraphs end.
    """
    listed = _encoded("\n".join(passages))
    if "numpy" not in sys.modules and len(listed) < _SHORT and next(_unaided) < FEW:
        return unaided.shingles(list(map(crc32, listed)), SHINGLE)
    import numpy as np

    codes = np.fromiter(map(crc32, listed), np.uint64, len(listed))
    length = len(codes) - SHINGLE + 1
    if length < 1:
        return np.empty(0, np.uint64)
    mixed = np.zeros(length, np.uint64)
    for offset in range(SHINGLE):
        mixed = (mixed ^ codes[offset : offset + length]) * np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(29)
    mixed.sort()
    return mixed[np.concatenate(([True], mixed[1:] != mixed[:-1]))]


def shared(a: Shingles, b: Shingles) -> int:
    """Return how many shingles two sets have in common."""
    if isinstance(a, list) or isinstance(b, list):
        return len(set(a).intersection(b))
    import numpy as np

    return int(np.intersect1d(a, b, assume_unique=True).size)
