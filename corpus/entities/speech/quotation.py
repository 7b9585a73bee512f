"""Find the stretches of a text that stand between quotation marks, double or single."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from corpus.entities.tokens import LINE_BREAK, Tokens

OPENING, STRAIGHT = "“", '"'
DOUBLE = {OPENING: "”", STRAIGHT: STRAIGHT, "„": "“”", "«": "»", "»": "«"}
LEANING = frozenset('"»')  # marks that open only where they lean on the word after them
SINGLE = {"‘": "’", "'": "'"}
MARKS = frozenset([*DOUBLE, *"".join(DOUBLE.values()), *SINGLE, LINE_BREAK])
BEFORE_CLOSING = frozenset(",.?!…—–-")
AFTER_CLOSING = frozenset(",.?!;:)—–\n")
LONGEST_SINGLE = 400  # tokens from a single mark to the one that closes it


class Quotation(NamedTuple):
    """Tokens ``first`` to ``last`` (exclusive), marks included; ``open`` where it goes on in the next paragraph."""

    first: int
    last: int
    open: bool


def _opens(tokens: Tokens, place: int) -> bool:
    """Tell whether a straight mark can open: it leans on the word after it."""
    text, end = tokens.text, tokens.ends[place]
    start = tokens.starts[place]
    leans = end < len(text) and not text[end].isspace()
    return leans and (start == 0 or not text[start - 1].isalnum())


def _continues(tokens: Tokens, place: int, mark: str) -> bool:
    """Tell whether the paragraph after the line break at ``place`` begins with an opening mark like ``mark``."""
    return place + 1 < len(tokens) and tokens.words[place + 1] in ({OPENING, STRAIGHT} if mark in '“"' else {mark})


def quotations(tokens: Tokens, places: Iterable[int]) -> Iterator[Quotation]:
    """Yield the quotations of a text in order; ``places`` are those of its marks and line breaks (``MARKS``).

    A mark that is not closed in its paragraph counts only where the next paragraph opens with one: then the
    quotation runs to the end of its paragraph, and goes on. Single marks count outside of double ones.
    """
    opened = -1
    mark = ""
    words = tokens.words
    reach = 0
    barren: dict[str, int] = {}  # up to which token no mark closes: it is not looked for again
    for place in places:
        if place < reach:
            continue
        word = words[place]
        if word == LINE_BREAK:
            if opened >= 0 and place - opened > 1 and _continues(tokens, place, mark):
                yield Quotation(opened, place, True)
            opened = -1
        elif opened < 0:
            if word in DOUBLE and (word not in LEANING or _opens(tokens, place)):
                opened, mark = place, word
            elif word in SINGLE and _opens(tokens, place) and words[place + 1][0].isalpha():
                found = _single(tokens, place, barren.get(word, 0))
                if isinstance(found, int):
                    barren[word] = found
                else:
                    yield found
                    reach = found.last
        elif word in DOUBLE[mark]:
            if place - opened > 1:
                yield Quotation(opened, place + 1, False)
            opened = -1
        elif word == mark:
            opened = place


def _single(tokens: Tokens, place: int, barren: int) -> Quotation | int:
    """Match a quotation in single marks from ``place``: a mark behind an s may be an apostrophe ("the workers’ pay").

    No mark closes before token ``barren``. Return the quotation, or up to which token there is no closing mark.
    """
    words = tokens.words
    closing = SINGLE[words[place]]
    fallback = 0
    at = place
    for at in range(max(place + 1, barren), min(len(words), place + LONGEST_SINGLE)):
        word = words[at]
        if word == LINE_BREAK:
            if not fallback and words[place] == "‘" and words[at + 1 : at + 2] == ["‘"]:
                return Quotation(place, at, True)
            break
        if word == words[place] != closing:
            break
        if (
            word != closing
            or not tokens.touches(at)
            or _leans(tokens, at)
            or tokens.starts[at] - tokens.ends[place] < 2
        ):
            continue
        before = words[at - 1]
        if before in BEFORE_CLOSING or before[-1:] != "s":
            return Quotation(place, at + 1, False)
        fallback = fallback or at
        if at + 1 < len(words) and words[at + 1] in AFTER_CLOSING:
            return Quotation(place, at + 1, False)
    return Quotation(place, fallback + 1, False) if fallback else max(at, barren)


def _leans(tokens: Tokens, place: int) -> bool:
    """Tell whether a word follows the mark at ``place`` without a space."""
    end = tokens.ends[place]
    return end < len(tokens.text) and tokens.text[end].isalnum()
