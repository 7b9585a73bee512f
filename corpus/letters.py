"""A text without everything but its letters and digits, as it is told from others."""

from __future__ import annotations

import re
from functools import cache

_MARKS = bytes(code for code in range(128) if not chr(code).isalnum())

_PRINTED_MARKS = "’“”—–"
"""The marks of English texts beside those of ASCII."""


@cache
def _unwritten() -> re.Pattern[str]:
    return re.compile(r"\W+")


def letters(text: str) -> str:
    """Return the letters and digits of ``text`` in lower case."""
    for mark in _PRINTED_MARKS if not text.isascii() else ():
        text = text.replace(mark, "")
    # as bytes, all marks of ASCII go at once
    if text.isascii():
        return text.encode("ascii").lower().translate(None, _MARKS).decode("ascii")
    plain = text.casefold().encode("utf-8", "surrogatepass").translate(None, _MARKS).decode("utf-8", "surrogatepass")
    return _unwritten().sub("", plain)
