"""What cleaning says of a segment: of which kind it is in the article, or why it is not in it."""

from __future__ import annotations

from typing import NamedTuple

from corpus.article import BlockKind, CutReason


class Keep(NamedTuple):
    """The segment is a block of the article."""

    kind: BlockKind
    by_hand: bool = False


class Drop(NamedTuple):
    """The segment is cut; ``confidence`` runs from 0 to 1."""

    reason: CutReason
    confidence: float
    by_hand: bool = False


Label = Keep | Drop
