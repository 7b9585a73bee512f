"""Find the stretches of a text that stand between quotation marks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from corpus.entities.tokens import LINE_BREAK, Tokens

OPENING, CLOSING, STRAIGHT = "“", "”", '"'


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


def _continues(tokens: Tokens, place: int) -> bool:
    """Tell whether the paragraph after the line break at ``place`` begins with an opening mark."""
    return place + 1 < len(tokens) and tokens.words[place + 1] in {OPENING, STRAIGHT}


def quotations(tokens: Tokens) -> Iterator[Quotation]:
    """Yield the quotations of a text in order.

    A mark that is not closed in its paragraph counts only where the next paragraph opens with one: then the
    quotation runs to the end of its paragraph, and goes on.
    """
    opened = -1
    mark = ""
    words = tokens.words
    for place, word in enumerate(words):
        if word == LINE_BREAK:
            if opened >= 0 and place - opened > 1 and _continues(tokens, place):
                yield Quotation(opened, place, True)
            opened = -1
        elif opened < 0:
            if word == OPENING or (word == STRAIGHT and _opens(tokens, place)):
                opened, mark = place, word
        elif (word == CLOSING and mark == OPENING) or (word == STRAIGHT and mark == STRAIGHT):
            if place - opened > 1:
                yield Quotation(opened, place + 1, False)
            opened = -1
        elif word == OPENING and mark == OPENING:
            opened = place
