"""Comparing articles: aligned passages, differences in wording, and the ledger of what each text has."""

from index.compare.compare import Comparable, compare, compare_all
from index.compare.layout import mirrored, rows
from index.compare.model import (
    Comparison,
    Conflict,
    Edit,
    EditKind,
    Entry,
    Holdings,
    Ledger,
    Overlap,
    Passage,
    PassageKind,
    Relation,
    Row,
)
from index.compare.record import record
from index.compare.weights import Rarity

__all__ = [
    "Comparable",
    "Comparison",
    "Conflict",
    "Edit",
    "EditKind",
    "Entry",
    "Holdings",
    "Ledger",
    "Overlap",
    "Passage",
    "PassageKind",
    "Rarity",
    "Relation",
    "Row",
    "compare",
    "compare_all",
    "mirrored",
    "record",
    "rows",
]
