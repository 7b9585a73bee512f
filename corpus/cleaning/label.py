"""What cleaning says of a segment: of which kind it is in the article, or why it is not in it."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.article import BlockKind, CutReason


@dataclass(frozen=True, slots=True)
class Keep:
    """The segment is a block of the article."""

    kind: BlockKind
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class Drop:
    """The segment is cut; ``confidence`` runs from 0 to 1."""

    reason: CutReason
    confidence: float
    by_hand: bool = False


Label = Keep | Drop
