"""Cut text into sentences with rules alone.

A sentence ends at . ! ? or …, with the quotation marks and brackets that close there, before white space and something
that can begin a sentence; not after the abbreviations, initials and numbers that news is full of. It never runs over
the end of a line.
"""

from __future__ import annotations

import re
from functools import cache

from corpus.spans import Span

# After these a full stop says nothing, whatever follows.
_BEFORE_NAMES = (
    " mr mrs ms mx dr prof sen sens rep reps gov lt col gen maj capt cmdr sgt cpl pvt adm rev hon fr st mt ft messrs "
    "mme mlle insp supt det sec atty vs cf eg ie viz approx "
)
# After these it ends a sentence unless a number follows.
_BEFORE_NUMBERS = (
    " no nos art fig figs secs ch chap p pp para vol vols op jan feb mar apr jun jul aug sep sept oct nov dec "
)
# A full stop after initials (“U.S.”, “D.C.”, “p.m.”) ends a sentence where one of these begins the next.
_FIRST_WORDS = (
    " the a an in on at but and he she it they we i you his her its their this that these those there when while if as "
    "after before since for with by from to so yet still however meanwhile also not no some many most more one last "
    "both what who which where how why now then "
)
_LONGEST_LISTED = max(map(len, (*_BEFORE_NAMES.split(), *_BEFORE_NUMBERS.split())))
_LONGEST_ABBREVIATION = 16  # characters looked at before a full stop


@cache
def _ends() -> re.Pattern[str]:
    # It begins with a class of characters: then most of a text is passed over at once.
    return re.compile(
        r"[.!?…。！？\n](?:"
        r"(?<=[.!?…])(?<![.!?…][.!?…])(?P<more>[.!?…]*+)(?P<close>[\"'”’»)\]]{0,4})(?=(?P<space>\s++)(?P<next>\S{1,24}))"
        r"|(?<=[。！？])[。！？]*[”」』）]{0,2}|(?<=\n)\n*)"
    )


def sentences(text: str) -> list[Span]:
    """Return the sentences of ``text`` in order, without the white space around them.

    Whatever is not white space is in exactly one of them.
    """
    return [Span(start, end, "sentence") for start, end in bounds(text)]


def bounds(text: str) -> list[tuple[int, int]]:
    """Return where each sentence of ``text`` starts and ends, as ``sentences`` does."""
    found: list[tuple[int, int]] = []
    start = 0
    for end in [*_breaks(text), len(text)]:
        piece = text[start:end]
        first = start + len(piece) - len(piece.lstrip())
        last = start + len(piece.rstrip())
        if first < last:
            found.append((first, last))
        start = end
    return found


def _breaks(text: str) -> list[int]:
    return [found.end() for found in _ends().finditer(text) if _ends_here(text, found)]


def _ends_here(text: str, found: re.Match[str]) -> bool:
    more, close, space, following = found.groups()
    if more is None or "\n" in space:
        return True
    following = following.lstrip("\"'“‘«([—–-")
    if following[:1].islower():
        return False
    end = found.start()
    if more or close or text[end] != ".":
        return True
    if end > _LONGEST_LISTED and text[end - _LONGEST_LISTED - 1 : end].isalpha():
        return True  # a word that is longer than those listed
    before = _word_before(text, end)
    if before and f" {before.lower()} " in _BEFORE_NAMES:
        return False
    if before and f" {before.lower()} " in _BEFORE_NUMBERS:
        return not following[:1].isdigit()
    if before and all(len(part) == 1 and part.isalpha() for part in before.split(".")):
        initial = len(before) == 1 and before.isupper() and before != "I"
        return not initial and _first_word(following)
    return True


def _word_before(text: str, end: int) -> str:
    before = text[max(0, end - _LONGEST_ABBREVIATION) : end]
    backwards = _letters_and_stops().match(before[::-1])
    return before[len(before) - backwards.end() :].strip(".") if backwards else ""


@cache
def _letters_and_stops() -> re.Pattern[str]:
    return re.compile(r"(?:[^\W_]|\.)+")


def _first_word(following: str) -> bool:
    word = re.match(r"[^\W\d_]*", following)
    return word is None or not word.group() or f" {word.group().lower()} " in _FIRST_WORDS
