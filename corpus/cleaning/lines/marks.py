"""Single lines: the bullet that one begins with, the mark that it ends with, whether it begins within a sentence."""

from __future__ import annotations

import re
from functools import cache

from corpus.readers import RawBlock

TERMINAL = (
    ":",
    "：",
    "».",
    "“.",
    *(
        f"{mark}{closing}"
        for mark in (".", "!", "?", "…", "。", "！", "？", "।", "؟", "۔")
        for closing in ("", "”", '"', "’", "'", ")", "]", "»", "“", "」", "』", "）")
    ),
)
"""What a line ends with that no sentence goes on from."""
_LAST = frozenset(mark[-1] for mark in TERMINAL)
BULLETS = "•‣▪●·◦∙⁃■□▫➤►▶▸➢✓✔✗*○◆◇★☆➔→⇒\uf0b7\uf0a7\uf0d8"


@cache
def bullet() -> re.Pattern[str]:
    """Match the bullet that a list's item begins with."""
    return re.compile(rf"\s{{0,16}}(?:[{BULLETS}]\s{{0,8}}|[–-]\s{{1,8}}|o\s{{2,8}})(?=\S)")


@cache
def number() -> re.Pattern[str]:
    """Match the number or letter that a list's item begins with."""
    return re.compile(r"\s{0,16}(?:\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})[.)]|[①-⑳])\s{1,8}(?=\S)")


@cache
def inner_ends() -> re.Pattern[str]:
    """Match the end of a sentence that another one follows on the same line."""
    return re.compile(r"[a-zß-ÿ0-9%][.!?][”\"’')]?\s{1,3}[“\"‘'(]?[A-ZÀ-Þ]")


def needed(first: str, below: RawBlock) -> int:
    """Return the length of a line with the first word of the next one on it; or with its first character, where no
    spaces part words."""
    second = below.text.lstrip()
    if is_unspaced(second[0]):
        return len(first) + 1
    return len(first) + 1 + max(below.head, len(second.split(maxsplit=1)[0]))


def is_unspaced(character: str) -> bool:
    return "\u3040" <= character <= "\u30ff" or "\u3400" <= character <= "\u9fff"


def goes_on(second: str) -> bool:
    """Tell whether a line begins within a sentence: in lower case, or in a script without capitals."""
    # "iPhone" and "eBay" begin a line
    word = second.split(maxsplit=1)[0]
    if not word[0].isalpha() or word[0].isupper():
        return False
    return not word[0].islower() or word in {"a", "a,", "y", "o", "e"} or (word[1:2].islower() or word[1:2] in "'’,")


@cache
def _item() -> re.Pattern[str]:
    return re.compile(f"{bullet().pattern}|{number().pattern}")


def begins_item(line: str) -> bool:
    # two letters begin no item but where they are a Roman number
    return not (line[:2].isalpha() and line[0] not in "ivx") and _item().match(line) is not None


def is_ended(line: str) -> bool:
    """Tell whether a line ends with what no sentence goes on from."""
    # most lines end with none of its last characters, and need not be compared with each
    return line[-1:] in _LAST and line.endswith(TERMINAL)


def indent(line: str) -> int:
    """Return the number of spaces that a line begins with."""
    return len(line) - len(line.lstrip())


def says_something(line: str) -> bool:
    """Tell whether a line has a letter or a digit."""
    return line[:1].isalnum() or any(map(str.isalnum, line))
