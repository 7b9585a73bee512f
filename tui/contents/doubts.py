"""What is said of pieces of a source: of those that were cut, and of those that are kept with doubts. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.article import Block, Cut
from corpus.pieces import Piece
from tui.numbers import counted

CUT, DOUBT, KEPT = "✂", "?", "✓"
UNSURE = 0.8
"""The confidence below which it is worth saying how sure cleaning is."""


def about(piece: Block | Cut) -> str:
    """Say in one line, to stand above a piece, why it is cut or might be; nothing of a block that is not doubted."""
    first, last = piece.lines
    where = f"line {first}" if first == last else f"lines {first}–{last}"
    sure = f" · {piece.confidence:.0%} sure" if piece.confidence < UNSURE else ""
    if isinstance(piece, Cut):
        return f"{CUT} {'cut by you' if piece.by_hand else piece.reason.value} · {where}{sure}"
    if piece.by_hand:
        return f"{KEPT} kept by you · {where}"
    return f"{DOUBT} kept, perhaps {piece.doubt.value} · {where}{sure}" if piece.doubt is not None else ""


def why(piece: Piece) -> str:
    """Say in a word or two what a piece is, and why."""
    if not piece.kept:
        return f"{CUT} {'cut by you' if piece.of.by_hand else piece.reason}"
    if piece.of.by_hand:
        return f"{KEPT} kept by you"
    return f"{DOUBT} {piece.reason}" if piece.reason else "  kept"


def sureness(piece: Piece) -> tuple[str, str]:
    """Return how sure cleaning is of a piece, in four characters, and the style to say it in."""
    if piece.of.by_hand or piece.of.confidence == 1:
        return "    ", "faint"
    sure = piece.of.confidence
    return f"{sure:>4.0%}", "mark-only" if sure < UNSURE - 0.3 else "prefix" if sure < UNSURE else "faint"


def in_short(found: Sequence[Piece]) -> str:
    """Say how many pieces were cut, are doubted and were decided by hand."""
    by_hand = sum(1 for piece in found if piece.of.by_hand)
    doubted = sum(1 for piece in found if piece.kept and piece.reason is not None)
    said = [f"{counted(sum(1 for piece in found if not piece.kept), 'piece')} cut"]
    said += [f"{doubted} kept with doubts"] if doubted else []
    said += [f"{by_hand} decided by you"] if by_hand else []
    return " · ".join(said)


def named(piece: Piece) -> str:
    """Name a piece by its place in the source."""
    first, last = piece.of.lines
    if "." in piece.label:
        return f"piece {piece.label}"
    return f"line {first}" if first == last else f"lines {first}–{last}"
