"""Stretches of wrapped lines that may be one paragraph or two: what their lengths make likelier."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from math import lgamma, log

from msgspec import Struct

from corpus.cleaning.lines.marks import inner_ends, is_ended
from corpus.readers import RawBlock

_ROUNDS = 3
"""Times that the mean length of a paragraph is worked out anew from the paragraphs that it gave."""
_SHAPE = 5
"""The shape of the gamma distribution of the lengths of paragraphs; the greater, the more alike they are."""
_SCALE = _SHAPE * log(_SHAPE) - lgamma(_SHAPE)
_GOING_ON, _QUOTE, _AFTER_QUOTE, _WITHIN_QUOTE, _STILL_SPEAKING = -0.9, 0.4, 1.2, -1.4, -0.9
"""Log odds of a paragraph's beginning against a sentence's within one, over the articles of many sites: before a
pronoun or conjunction, before a quotation, after one, within one, before "he said"."""
_PRONOUNS = frozenset(
    ["he", "she", "it", "they", "that", "these", "and", "but", "you", "i", "his", "her", "their", "its"]
)
_PROSE = 60
"""Characters from which a stretch that ends as a sentence does counts as a paragraph."""


class Piece(Struct, frozen=True):
    """Lines that are of one paragraph; ``joinable`` where they may go on with the piece above."""

    lines: list[RawBlock]
    joinable: bool = False

    @property
    def length(self) -> int:
        """The number of characters."""
        return sum(len(line.text) for line in self.lines)


def joined(pieces: Sequence[Piece]) -> list[list[RawBlock]]:
    """Join pieces where one paragraph is likelier than two.

    The lengths of paragraphs follow a gamma distribution, whose mean is that of the text's own; sentences
    end at any place in a paragraph at the text's own rate. Of each chain of joinable pieces the division with the
    greatest likelihood is taken; words that rather go on ("He", "But") and quotations that have just closed weigh in.
    """
    if not any(piece.joinable for piece in pieces):
        return [piece.lines for piece in pieces]
    chains: list[list[Piece]] = []
    for piece in pieces:
        if piece.joinable:
            chains[-1].append(piece)
        else:
            chains.append([piece])
    inner = sum(len(inner_ends().findall(line.text)) for piece in pieces if _is_prose(piece) for line in piece.lines)
    rate = (inner + 1) / sum((piece.length for piece in pieces if _is_prose(piece)), 1)
    result = chains
    for _ in range(_ROUNDS):
        lengths = [sum(piece.length for piece in chain) for chain in result if _is_prose(chain[-1])]
        mean = sum(lengths) / max(1, len(lengths))
        result = [part for chain in chains for part in _divided(chain, mean, rate)]
    return [[line for piece in chain for line in piece.lines] for chain in result]


def _is_prose(piece: Piece) -> bool:
    return piece.length >= _PROSE and is_ended(piece.lines[-1].text)


def _divided(chain: list[Piece], mean: float, rate: float) -> list[list[Piece]]:
    """Return the likeliest division of a chain into paragraphs, by dynamic programming over windows of 12 pieces."""
    if len(chain) == 1 or not mean:
        return [chain]
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(chain) + 1):
        options = []
        length = 0
        for start in range(end - 1, max(-1, end - 13), -1):
            length += chain[start].length
            one = _log_likelihood(length, mean) + (end - start - 1) * log(rate)
            options.append((best[start][0] + one + (_omen(chain, start) if start else 0.0), start))
        best.append(max(options))
    parts: list[list[Piece]] = []
    end = len(chain)
    while end:
        start = best[end][1]
        parts.append(chain[start:end])
        end = start
    return parts[::-1]


@cache
def _still_speaking() -> re.Pattern[str]:
    return re.compile(r"\b(?:(?:he|she|they|it) (?:said|says|added)|(?:said|added) (?:he|she))\b")


def _omen(chain: Sequence[Piece], start: int) -> float:
    """Return how much likelier, in log odds, a paragraph begins with a piece than a sentence within one does."""
    above, below = chain[start - 1].lines[-1].text, chain[start].lines[0].text.lstrip()
    word = below.lstrip("“\"«„‘'").split(" ", 1)[0].rstrip(",").lower()
    odds = _GOING_ON if word in _PRONOUNS else 0.0
    odds += _STILL_SPEAKING if _still_speaking().search(below) else 0.0
    odds += _WITHIN_QUOTE if sum(line.text.count('"') for piece in chain[:start] for line in piece.lines) % 2 else 0.0
    odds += _AFTER_QUOTE if above.endswith(("”", '"', "»")) else 0.0
    return odds + (_QUOTE if below.startswith(("“", '"', "«", "„")) else 0.0)


def _log_likelihood(length: int, mean: float) -> float:
    return _SCALE - _SHAPE * log(mean) + (_SHAPE - 1) * log(max(1, length)) - _SHAPE * length / mean
