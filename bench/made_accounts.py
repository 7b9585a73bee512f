"""Independent accounts of made-up events, with the pairs of paragraphs that report one fact.

Each file under ``accounts/`` has two texts, ``== a`` and ``== b``, their paragraphs parted by empty lines, and below
``== same`` the pairs, counted from 0. Of those in ``unseen/`` no more than the totals was
looked at while rules and words were chosen; ``ferry`` and ``chips`` were written after that.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).with_name("accounts")


@dataclass(frozen=True)
class Accounts:
    """Two accounts of one event, and which of their paragraphs report one fact."""

    name: str
    a: tuple[str, ...]
    b: tuple[str, ...]
    same: frozenset[tuple[int, int]]


@dataclass(frozen=True)
class Dated:
    """The paragraphs of a short text, and when it was published, where that is known."""

    published: str | None
    paragraphs: tuple[str, ...]


def accounts(kind: str) -> list[Accounts]:
    """Read the accounts that are ``seen`` or ``unseen``."""
    return [_read(path) for path in sorted((FOLDER / kind).glob("*.txt"))]


def negatives() -> list[tuple[Dated, Dated]]:
    """Read pairs of short texts about like events that are not one: another year, another object, other numbers."""
    text = (FOLDER / "negatives.txt").read_text(encoding="utf-8")
    pairs = [pair.splitlines() for pair in text.strip().split("\n\n")]
    return [(_dated(first), _dated(second)) for first, second in pairs]


def _dated(line: str) -> Dated:
    day, _, text = line.partition(" | ")
    return Dated(None if day == "-" else day, tuple(part.strip() for part in text.split("¶")))


def _read(path: Path) -> Accounts:
    parts = path.read_text(encoding="utf-8").split("== ")[1:]
    sections = {name.strip(): text for name, _, text in (part.partition("\n") for part in parts)}
    a, b = (tuple(text.strip() for text in sections[side].split("\n\n") if text.strip()) for side in "ab")
    pairs = [line.split() for line in sections["same"].splitlines() if line.strip()]
    return Accounts(path.stem, a, b, frozenset((int(left), int(right)) for left, right in pairs))
