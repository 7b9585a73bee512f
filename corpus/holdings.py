"""What a library holds, for a list of all of it: a few words of every article at once, the rest of those in view."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from msgspec import Struct

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
                said = json.loads(given)
                made = labels(layers)
                found[number] = Held(number, heading, outlet, published, words, source, form, size, said, added, made)
        return found

    def labels(self, stop: Callable[[int], bool] = lambda _: False) -> dict[int, tuple[int, float]]:
        """Return for every article how many pieces were cut and how sure its labels are.

        ``stop`` is told how many are done, and ends it.
        """
        found: dict[int, tuple[int, float]] = {}
        cursor = self._connection.execute("SELECT id, layers FROM articles")
        while not stop(len(found)) and (some := cursor.fetchmany(CHUNK)):
            for number, layers in some:
                seen = labels(layers)
                found[number] = seen.cut, seen.sure
        return found


def labels(layers: bytes) -> Labels:
    """Count the labels in what ``records.pack`` encoded."""
    record: dict[str, Any] = json.loads(zlib.decompress(layers))
    cuts: Counter[str] = Counter()
    doubted = by_hand = 0
    chances = []
    for block in record["blocks"]:
        confidence, doubt, decided = block[6:] if len(block) > 6 else (1.0, None, False)
        doubted += doubt is not None and not decided
        by_hand += decided
        chances += [] if decided else [confidence]
    for _, _, reason, _, _, confidence, *decided in record["cuts"]:
        cuts[reason] += 1
        by_hand += bool(decided)
        chances += [] if decided else [confidence]
    pieces = len(record["blocks"]) + len(record["cuts"])
    return Labels(cuts, doubted, by_hand, pieces, sum(chances) / len(chances) if chances else 1.0)


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
