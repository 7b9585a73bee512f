"""The shape of a line: each character as one of a few kinds, in which capitals, numbers and sentences are found.

Bytes are translated and searched at once, where letters would be asked one by one.
"""

from __future__ import annotations

import re
from functools import cache

_PRINTED = (("’", ")"), ("”", ")"), ("“", '"'), ("—", "-"), ("–", "-"))
"""Marks of English print, and marks of ASCII that stand for them: they close or open a sentence as those do."""
_MARKS = {".": ".!?", '"': "\"'", ")": ")]", "(": "(-", " ": " \t\n\r\x0b\x0c"}
"""Marks by their kinds: they end a sentence, stand at either end of one, behind it or before it, or are white space."""


def _kind(character: str) -> str:
    known = next((kind for kind, marks in _MARKS.items() if character in marks), None)
    return known or ("A" if character.isupper() else "0" if character.isdigit() else "a")


_KINDS = bytes(ord(_kind(chr(code))) for code in range(128)) + bytes(128)


@cache
def _next_sentence() -> re.Pattern[bytes]:
    return re.compile(rb"""\.[")]? +["(]{0,2} ?[A0]""")


def shape_of(text: str) -> bytes | None:
    """Return the kinds of a line's characters; None where it has others than those of English."""
    if not text.isascii():
        for mark, instead in _PRINTED:
            text = text.replace(mark, instead)
        if not text.isascii():
            return None
    return text.encode("ascii").translate(_KINDS)


def capitals_in(shape: bytes) -> int:
    """Return the number of words with a capital, but for the first word of the line."""
    return shape.count(b" A")


def has_digit(shape: bytes) -> bool:
    """Tell whether a line has a digit."""
    return b"0" in shape


def sentences_in(shape: bytes) -> int:
    """Return the number of sentences that another one follows."""
    return len(_next_sentence().findall(shape))
