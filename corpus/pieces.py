"""Pieces: an article's blocks and cuts together, in the order of the source, each with a label that a person can type.

The label is the number of the source's line on which the piece begins, "19"; where several begin on one line, they are
counted, "19.2". Labels are the same after cleaning anew for as long as the source is divided in the same way.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from corpus.article import Article, Block, Cut, CutReason
from corpus.decisions import Decision, Place, decided, letters
from corpus.errors import NotFoundError

_RANGE = re.compile(r"(\d{1,9}(?:\.\d{1,9})?)(?:[-–](\d{1,9}(?:\.\d{1,9})?))?")


class Piece(Struct, frozen=True):
    """A block or a cut with its text; ``index`` is its place among those, ``nth`` that of a ``Decision`` about it."""

    label: str
    text: str
    of: Block | Cut
    index: int
    nth: int

    @property
    def kept(self) -> bool:
        """Whether it is in the article."""
        return isinstance(self.of, Block)

    @property
    def reason(self) -> CutReason | None:
        """Why it was cut, or of a block why it might have been."""
        return self.of.doubt if isinstance(self.of, Block) else self.of.reason

    @property
    def place(self) -> Place:
        """Where it stands in the source, and what it says."""
        return Place(self.of.lines, self.text)

    @property
    def open_to_doubt(self) -> bool:
        """Whether a person may want to look at it: it was cut, or might have been, or a person decided it."""
        return not self.kept or self.reason is not None or self.of.by_hand

    def decision(self, *, kept: bool) -> Decision:
        """Return the decision to keep it, or to cut it."""
        return Decision(self.of.lines, self.text, kept, self.nth)


def pieces(article: Article) -> list[Piece]:
    """Return the blocks and cuts of an article in the order of its source."""
    placed: list[tuple[int, int, int, Block | Cut]] = [
        (block.start, 1, index, block) for index, block in enumerate(article.blocks)
    ]
    placed += [(cut.at, 0, index, cut) for index, cut in enumerate(article.cuts)]
    placed.sort(key=lambda entry: entry[:3])
    on_line = Counter(piece.lines[0] for *_, piece in placed)
    before: Counter[int] = Counter()
    alike: Counter[tuple[int, str]] = Counter()
    result = []
    for _, _, index, piece in placed:
        line = piece.lines[0]
        before[line] += 1
        label = str(line) if on_line[line] == 1 else f"{line}.{before[line]}"
        text = article.text[piece.start : piece.end] if isinstance(piece, Block) else piece.text
        said = (line, letters(text))
        result.append(Piece(label, text, piece, index, alike[said]))
        alike[said] += 1
    return result


def least_sure_first(found: Iterable[Piece]) -> list[Piece]:
    """Return the pieces that a person may want to look at, the least sure first and those decided by hand last."""
    return sorted(
        (piece for piece in found if piece.open_to_doubt), key=lambda piece: (piece.of.by_hand, piece.of.confidence)
    )


def chosen(found: Sequence[Piece], labels: Iterable[str]) -> list[Piece]:
    """Return the pieces that labels name; "19-23" names all from the first to the last.

    Raises ``NotFoundError``, which names the nearest, where there is none.
    """
    result: dict[str, Piece] = {}
    for label in labels:
        match = _RANGE.fullmatch(label)
        if match is None:
            raise NotFoundError(f"“{label}” is not a label like 19, 19.2 or 19-23; --cuts shows those of an article")
        first, last = match[1], match[2] or match[1]
        low, high = _number(first), _number(last, end=match[2] is not None)
        named = [piece for piece in found if low <= _number(piece.label) <= high]
        if not named:
            raise NotFoundError(_nothing_at(label, low, found))
        result.update((piece.label, piece) for piece in named)
    return list(result.values())


def deciding(decisions: Sequence[Decision], found: Sequence[Piece]) -> list[list[Piece]]:
    """Return for each decision the pieces that it is about."""
    return [[found[index] for index in about] for about in decided(decisions, [piece.place for piece in found])]


def carried(before: Article, after: Article, offset: int) -> int:
    """Return the offset in ``after`` of the text that stands at ``offset`` in ``before``, made of the same source.

    Where the text is not in it any more, that of the next block that is.
    """
    there = {(piece.place, piece.nth): piece.of.start for piece in pieces(after) if isinstance(piece.of, Block)}
    for piece in pieces(before):
        if isinstance(piece.of, Block) and piece.of.end >= offset and (piece.place, piece.nth) in there:
            return there[piece.place, piece.nth] + max(offset - piece.of.start, 0)
    return len(after.text)


def _number(label: str, *, end: bool = False) -> tuple[int, int]:
    """Return a label as numbers to compare; at the end of a range a line stands for all that begins on it."""
    line, _, place = label.partition(".")
    return int(line), int(place) if place else 10**9 if end else 0


def _nothing_at(label: str, wanted: tuple[int, int], found: Sequence[Piece]) -> str:
    same_line = [piece.label for piece in found if _number(piece.label)[0] == wanted[0]]
    if len(same_line) > 1:
        return f"line {wanted[0]} has {len(same_line)} pieces: choose among {same_line[0]} to {same_line[-1]}"
    near = sorted(found, key=lambda piece: (abs(_number(piece.label)[0] - wanted[0]), _number(piece.label)))[:2]
    nearest = " and ".join(piece.label for piece in near)
    return f"nothing is labelled “{label}”; the nearest are {nearest}, and --cuts shows all"
