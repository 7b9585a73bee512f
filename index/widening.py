"""What to ask for instead, where a query finds nothing: the same with wider dates, looser words, less of it.

Pure but for the counting, which is the index's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from index.query import dates
from index.query.nodes import WRITTEN, And, Dates, Field, Kept, Node, Not, Phrase, Query, Word
from index.query.printing import to_text
from index.words import words

TRIED = 16  # queries
SHOWN = 5


class Wider(Struct, frozen=True):
    """A wider query, in a few words how it differs, and how many articles it finds."""

    query: str
    change: str
    total: int


def widened(query: Query, count: Callable[[Node], int]) -> tuple[Wider, ...]:
    """Return wider queries that find something, those that stay nearest to what was asked first."""
    found = []
    for change, root in islice(_wider(query.root), TRIED):
        total = count(root)
        if total:
            found.append(Wider(to_text(replace(query, root=root)), change, total))
    return tuple(found[:SHOWN])


def _wider(root: Node) -> Iterator[tuple[str, Node]]:
    parts = root.parts if isinstance(root, And) else (root,)
    for place, part in enumerate(parts):
        for change, other in _wider_part(part):
            yield change, _joined((*parts[:place], other, *parts[place + 1 :]))
    if len(parts) > 1:
        # What narrows goes before what is sought.
        for part in sorted(parts, key=_sought):
            yield f"without {to_text(part)}", _joined(tuple(each for each in parts if each is not part))
    if len(parts) > 2:
        for part in parts:
            if not isinstance(part, Not):
                yield f"only {to_text(part)}", part


def _wider_part(part: Node) -> Iterator[tuple[str, Node]]:
    match part:
        case Dates():
            years = _years(part)
            if years is not None:
                yield f"in {years.text.replace('..', ' to ')}", years
        case Phrase(field=Field.TEXT):
            apart = tuple(Word(part.text[word.start : word.end]) for word in words(part.text))
            if len(apart) > 1:
                yield "with these words apart", And(apart)
        case _ if isinstance(part, WRITTEN) and part.field not in (Field.TEXT, Field.OUTLET):
            yield "anywhere in the text", replace(part, field=Field.TEXT)


def _years(part: Dates) -> Dates | None:
    """Return the years that dates lie in, or where they are whole years, one more on either side."""
    first, last = part.first // 10000, part.last // 10000
    if part.ago or first < 1000 or last > 2999:
        return None
    text = f"{first}..{last}" if first < last else f"{first}"
    if dates.bounds(text) == (part.first, part.last):
        text = f"{first - 1}..{last + 1}"
    return Dates(text, *dates.bounds(text))


def _sought(part: Node) -> int:
    if isinstance(part, Dates | Kept | Not):
        return 0
    return 1 if isinstance(part, WRITTEN) and part.field is not Field.TEXT else 2


def _joined(parts: tuple[Node, ...]) -> Node:
    flat = tuple(each for part in parts for each in (part.parts if isinstance(part, And) else (part,)))
    return And(flat) if len(flat) > 1 else flat[0]
