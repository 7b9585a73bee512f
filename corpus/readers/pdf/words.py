"""Words made whole: hyphens at the ends of lines, ligatures, letters set apart, letters set large."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from msgspec.structs import replace

from corpus.readers.characters import one_space
from corpus.readers.pdf.runs import INITIAL, Line

_HYPHENS = ("-", "\u00ad", "\u2010", "\ufffe")
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\u00a0": " ", "\uf0b7": "•"}
)
_FIRST_PARTS = """
all anti co cross down ex far fast first five four full half hard high ill in inter just left long low mid middle
multi near new non off old on one out over part post pre pro right second self semi short six so state still ten then
third three top two under up vice well wide wind world year
"""
_KEEP_THEIRS = frozenset(_FIRST_PARTS.split())
"""First parts of words that are mostly written with a hyphen."""


def vocabulary(lines: Iterable[Line]) -> Counter[str]:
    """Count the words of a document, those with hyphens in them whole, but for what the ends of lines part."""
    words: Counter[str] = Counter()
    for line in lines:
        words.update(_word().findall(line.text.casefold()))
    return words


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*(?!\w|-$)")


def running_text(lines: Sequence[Line], known: Counter[str]) -> str:
    """Return the text of lines as one; ``known`` are the words of the document, which tell which hyphens to keep."""
    text = ""
    for line in lines:
        piece = line.text.strip()
        if not text:
            text = piece
        elif text.endswith(_HYPHENS) and text[-2:-1].isalpha() and piece[:1].isalpha():
            text = _rejoined(text, piece, known)
        else:
            tied = text.endswith(("-", "–", "/")) and text[-2:-1].isalnum()
            text += piece if tied or _unspaced().match(text[-1] + piece[:1]) else f" {piece}"
    return one_space(_parted_hyphen().sub("", text).translate(_LIGATURES))


@cache
def _parted_hyphen() -> re.Pattern[str]:
    return re.compile("\u00ad(?=\\S)")


@cache
def _unspaced() -> re.Pattern[str]:
    return re.compile("[\u3001-\u30ff\u3400-\u9fff\uff01-\uff60]{2}")


def _rejoined(text: str, piece: str, known: Counter[str]) -> str:
    """Join the two parts of a word, without its hyphen where that stands only because the line ended."""
    first = re.split(r"[^\w-]", text[-60:-1])[-1]
    second = re.match(r"[^\W\d_]*", piece)
    rest = second[0] if second else ""
    whole, parted = (first + rest).casefold(), f"{first}-{rest}".casefold()
    soft = not text.endswith("-")
    if soft or known[whole] > known[parted]:
        return text[:-1] + piece
    compound = "-" in first or known[parted] or rest[:1].isupper() or first.casefold() in _KEEP_THEIRS
    return text[:-1] + ("-" if compound else "") + piece


def with_plain_words(line: Line) -> Line:
    """Return a line whose letters are not set apart ("H A R B O U R")."""
    text = line.text
    parts = text.split(" ")
    letters = [part for part in parts if len(part) == 1 and part.isalpha()]
    if len(letters) < 4 or len(letters) < 0.8 * len([part for part in parts if part]):
        return line
    words = re.split(r" {2,}", text.strip())
    return replace(line, text=" ".join(word.replace(" ", "") for word in words))


def with_initials(lines: Sequence[Line], body: float) -> list[Line]:
    """Return the lines with the large letter that opens a paragraph put before the first line that stands beside it."""
    result = list(lines)
    for one in lines:
        initial = one.text.strip()
        letter = initial.lstrip("“\"‘'")
        if len(letter) != 1 or not letter.isalpha() or one.size < INITIAL * body:
            continue
        beside = [
            (line.y, place)
            for place, line in enumerate(result)
            if line is not one
            and -0.1 * one.size <= one.y - line.y < 1.1 * one.size
            and one.x0 < line.x0 < one.x0 + 1.5 * one.size
            and abs(line.size - body) < 0.2 * body
        ]
        if not beside:
            continue
        place = min(beside)[1]
        below = result[place]
        # "A" and "I" are words of their own; in any other word the line goes on in small letters or capitals
        apart = letter in "AI" and below.text[:1] == " "
        for _, other in beside:
            result[other] = replace(result[other], x0=one.x0)
        result[place] = replace(result[place], text=f"{initial}{' ' if apart else ''}{below.text.strip()}")
        result.remove(one)
    return result
