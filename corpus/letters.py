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
    # as bytes, all marks of ASCII go at once
    plain = text.casefold().encode("utf-8", "surrogatepass").translate(None, _MARKS).decode("utf-8", "surrogatepass")
    if not plain.isascii():
        for mark in _PRINTED_MARKS:
            plain = plain.replace(mark, "")
    return plain if plain.isascii() else _unwritten().sub("", plain)
