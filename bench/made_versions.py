"""Versions of articles made by seeded edits, with the rows that a comparison should find.

An editor cuts from the end, changes words, moves, joins and parts paragraphs, and writes new ones; here chance does.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.sentences import sentences

Row = tuple[int | None, int | None, str]  # a paragraph of the source, one of the version, the kind of passage
CHANGES = ("officials", "later", "reported", "a spokesman", "roughly", "in part", "this week", "sources", "earlier")


@dataclass(frozen=True)
class Made:
    """A version of a text: its paragraphs, and the rows that lead from the source's paragraphs to them."""

    paragraphs: tuple[str, ...]
    rows: frozenset[Row]


@dataclass
class Piece:
    """A paragraph on its way: its text, the paragraphs of the source that it is made of, and what became of it."""

    text: str
    of: list[int]
    kind: str


def version(source: Sequence[str], foreign: Sequence[str], seed: int) -> Made:
    """Make a version of ``source``; new paragraphs are taken from ``foreign``."""
    chooser = random.Random(seed)
    pieces = [Piece(text, [place], "identical") for place, text in enumerate(source)]
    if chooser.random() < 0.6 and len(pieces) > 5:
        pieces = pieces[: chooser.randint(len(pieces) // 2, len(pieces) - 1)]
    pieces = [piece for piece in pieces if chooser.random() > 0.06] or pieces[:1]
    for piece in pieces:
        if chooser.random() < 0.5:
            piece.text = _reworded(piece.text, chooser)
            piece.kind = "identical" if piece.text == source[piece.of[0]] else "edited"
    _merge(pieces, chooser)
    pieces = [part for piece in pieces for part in _split(piece, chooser)]
    _move(pieces, chooser)
    for text in chooser.sample(list(foreign), min(len(foreign), chooser.randint(0, 3))):
        pieces.insert(chooser.randint(0, len(pieces)), Piece(text, [], "only-b"))
    rows: set[Row] = {(place, at, piece.kind) for at, piece in enumerate(pieces) for place in piece.of or (None,)}
    there = {place for piece in pieces for place in piece.of}
    rows |= {(place, None, "only-a") for place in range(len(source)) if place not in there}
    return Made(tuple(piece.text for piece in pieces), frozenset(rows))


def _reworded(text: str, chooser: random.Random) -> str:
    """Change, drop and add up to a sixth of the words, or drop a sentence of three or more."""
    parts = [text[span.start : span.end] for span in sentences(text)]
    if len(parts) > 2 and chooser.random() < 0.25:
        del parts[chooser.randrange(len(parts))]
        text = " ".join(part.strip() for part in parts)
    words = text.split(" ")
    if len(words) < 8:
        return text
    for _ in range(chooser.randint(1, max(1, len(words) // 12))):
        place = chooser.randrange(1, len(words))
        deed = chooser.random()
        if deed < 0.5:
            words[place] = chooser.choice(CHANGES)
        elif deed < 0.75:
            words.insert(place, chooser.choice(CHANGES))
        else:
            del words[place]
    return " ".join(words)


def _merge(pieces: list[Piece], chooser: random.Random) -> None:
    for _ in range(chooser.randint(0, 2)):
        if len(pieces) < 4:
            return
        at = chooser.randrange(len(pieces) - 1)
        left, right = pieces[at], pieces[at + 1]
        if len(left.of) == len(right.of) == 1 and min(_words(left.text), _words(right.text)) >= 6:
            pieces[at : at + 2] = [Piece(f"{left.text} {right.text}", left.of + right.of, "merged")]


def _split(piece: Piece, chooser: random.Random) -> list[Piece]:
    spans = sentences(piece.text)
    if len(piece.of) != 1 or len(spans) < 2 or chooser.random() > 0.12:
        return [piece]
    cut = spans[chooser.randrange(1, len(spans))].start
    parts = [piece.text[:cut].strip(), piece.text[cut:].strip()]
    if min(map(_words, parts)) < 6:
        return [piece]
    return [Piece(part, piece.of, "split") for part in parts]


def _move(pieces: list[Piece], chooser: random.Random) -> None:
    """Carry a paragraph or two past three others or more, so that it is clear which one has moved."""
    for _ in range(chooser.randint(0, 2)):
        if len(pieces) < 8:
            return
        movable = [
            at for at, piece in enumerate(pieces) if len(piece.of) == 1 and piece.kind in ("identical", "edited")
        ]
        if not movable:
            return
        at = chooser.choice(movable)
        if _words(pieces[at].text) < 8:
            continue
        far = [place for place in range(len(pieces)) if abs(place - at) >= 4]
        target = chooser.choice(far)
        piece = pieces.pop(at)
        piece.kind = "moved"
        # Not between the halves of a paragraph that was parted, which would make it no split.
        while 0 < target < len(pieces) and pieces[target - 1].of == pieces[target].of:
            target += 1
        pieces.insert(target, piece)


def _words(text: str) -> int:
    return len(re.findall(r"\w+", text))
