"""What a library holds, for a list of all of it: a few words of every article at once, the rest of those in view."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache
from typing import NamedTuple

from msgspec import Raw, Struct
from msgspec.json import Decoder

from corpus.errors import LibraryError
from corpus.store.damage import of_article, unpacked

CHUNK = 500  # numbers of articles in one SQL statement
AT_ONCE = 1_000  # rows that are fetched before somebody is asked whether to go on

_LINES = (
    "SELECT articles.id, heading, outlet, published, words, location"
    " FROM articles JOIN sources ON sources.id = source_id"
)
_HELD = (
    "SELECT articles.id, heading, outlet, published, words, location, format, size, given, added, layers"
    " FROM articles JOIN sources ON sources.id = source_id"
)


class Line(NamedTuple):
    """What articles are put in order and looked for by."""

    id: int
    heading: str
    outlet: str | None
    published: str | None
    words: int
    source: str


class Labels(Struct, frozen=True):
    """What cleaning made of a source, in numbers.

    ``cuts`` counts the pieces that were cut by the reason why; ``doubted`` are kept with doubts, ``by_hand`` were
    decided by a person, ``pieces`` are all. ``sure`` is the mean of the chances that a label is right: the share of
    labels that can be expected to be.
    """

    cuts: Mapping[str, int]
    doubted: int
    by_hand: int
    pieces: int
    sure: float

    @property
    def cut(self) -> int:
        """How many pieces were cut."""
        return sum(self.cuts.values())


class Held(Struct, frozen=True):
    """An article of the library with its source. ``given`` is what the person said of it, ``added`` when, in UTC."""

    id: int
    heading: str
    outlet: str | None
    published: str | None
    words: int
    source: str
    format: str
    size: int
    given: Mapping[str, str]
    added: str
    labels: Labels


class Holdings:
    """Reads what is held over one connection to a library."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def numbers(self) -> list[int]:
        """List the numbers of all articles in order of arrival."""
        # Asked for an order, SQLite would go through the texts instead of the index that counts are made by.
        return sorted(
            row[0] for row in self._connection.execute("SELECT id FROM articles INDEXED BY articles_by_outlet")
        )

    def lines(self, ids: Sequence[int] | None = None, stop: Callable[[], bool] = lambda: False) -> Iterator[Line]:
        """Yield a line of each article, of all or of some, until ``stop`` says so."""
        if ids is None:
            cursor = self._connection.execute(_LINES)
            while not stop() and (some := cursor.fetchmany(AT_ONCE)):
                yield from map(Line._make, some)
            return
        for chunk, marks in _chunks(ids):
            yield from map(Line._make, self._connection.execute(f"{_LINES} WHERE articles.id IN ({marks})", chunk))

    def held(self, ids: Sequence[int]) -> dict[int, Held]:
        """Return articles by their numbers; those that the library does not have are left out."""
        found = {}
        for chunk, marks in _chunks(ids):
            for row in self._connection.execute(f"{_HELD} WHERE articles.id IN ({marks})", chunk):
                number, heading, outlet, published, words, source, form, size, given, added, layers = row
                with of_article(number):
                    said, made = json.loads(given), labels(layers)
                found[number] = Held(number, heading, outlet, published, words, source, form, size, said, added, made)
        return found

    def labels(self, ids: Sequence[int], stop: Callable[[int], bool] = lambda _: False) -> dict[int, tuple[int, float]]:
        """Return for articles how many pieces were cut and how sure their labels are.

        Those that are gone or damaged are left out. ``stop`` is told how many are done, and ends it.
        """
        found: dict[int, tuple[int, float]] = {}
        for chunk, marks in _chunks(ids):
            if stop(len(found)):
                break
            for number, layers in self._connection.execute(
                f"SELECT id, layers FROM articles WHERE id IN ({marks})", chunk
            ):
                with suppress(LibraryError), of_article(number):
                    pieces = _pieces(layers)
                    found[number] = len(pieces.cuts), pieces.sure
        return found


class _Block(Struct, array_like=True, gc=False):
    """A block as ``records.pack`` encodes it; what nobody asks for here is not decoded."""

    kind: Raw
    start: Raw
    end: Raw
    first: Raw
    last: Raw
    credit: Raw
    confidence: float = 1.0
    doubt: str | None = None
    by_hand: bool = False


class _Cut(Struct, array_like=True, gc=False):
    """A cut as ``records.pack`` encodes it."""

    first: Raw
    last: Raw
    reason: str
    text: Raw
    at: Raw
    confidence: float
    by_hand: bool = False


class _Pieces(Struct, gc=False):
    """What of an article's layers says how its source was labelled."""

    blocks: list[_Block]
    cuts: list[_Cut]

    @property
    def sure(self) -> float:
        """The mean of the chances that a label is right, of those that no person gave."""
        chances = [block.confidence for block in self.blocks if not block.by_hand]
        chances += [cut.confidence for cut in self.cuts if not cut.by_hand]
        return sum(chances) / len(chances) if chances else 1.0


@cache
def _decoder() -> Decoder[_Pieces]:
    return Decoder(_Pieces)


def _pieces(layers: bytes) -> _Pieces:
    return _decoder().decode(unpacked(layers))


def labels(layers: bytes) -> Labels:
    """Count the labels in what ``records.pack`` encoded."""
    pieces = _pieces(layers)
    doubted = sum(block.doubt is not None and not block.by_hand for block in pieces.blocks)
    by_hand = sum(block.by_hand for block in pieces.blocks) + sum(cut.by_hand for cut in pieces.cuts)
    reasons = Counter(cut.reason for cut in pieces.cuts)
    return Labels(reasons, doubted, by_hand, len(pieces.blocks) + len(pieces.cuts), pieces.sure)


def encoding(data: bytes, form: str, declared: str | None) -> str | None:
    """Return the encoding that the bytes of a source are in, None where they are no text."""
    from corpus.readers.decoding import decode
    from corpus.readers.sniffing import what_binary

    if what_binary(data) is not None:
        return None
    if form == "html" and declared is None:
        from corpus.readers.webmetadata import declared_encoding

        declared = declared_encoding(data)
    return decode(data, declared).encoding


def _chunks(ids: Sequence[int]) -> Iterable[tuple[Sequence[int], str]]:
    for place in range(0, len(ids), CHUNK):
        chunk = ids[place : place + CHUNK]
        yield chunk, ",".join("?" * len(chunk))
