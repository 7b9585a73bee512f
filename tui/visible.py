"""Making harmless what is printed: titles and file names may hold escape sequences."""

from __future__ import annotations

import re
from functools import cache


@cache
def _hidden() -> re.Pattern[str]:
    """Controls but for the newline, bidi marks that reorder a line, separators that break it, lone surrogates."""
    return re.compile(
        "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
    )


def visible(text: str) -> str:
    """Return ``text`` with every character that a terminal would obey as a visible one; newlines stay.

    C0 controls become their Control Pictures, anything else of the kind U+FFFD; a tab becomes a space.
    """
    if text.isprintable():
        return text
    return _hidden().sub(_picture, text)


def on_one_line(text: str) -> str:
    """Return ``text`` made visible, its newlines too."""
    return visible(text).replace("\n", "␊")


def _picture(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code == 0x09:
        return " "
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else "�"
