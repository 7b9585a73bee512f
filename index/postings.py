"""What the index knows of a word: in which articles it stands, how heavily and where.

A snapshot is one state of the index; nothing above it knows Whoosh's types. Articles go by Whoosh's document numbers in
it, which mean nothing outside. Posting lists are read whole and kept, since a person who types asks for the same ones
at every key.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

KEPT = 3_000_000  # postings in memory, about 100 bytes each at most
READ_SINGLY = 1_000  # values of a column that are looked up one by one before it is read whole
REMEMBERED = 40  # words and phrases whose scores are kept
SAMPLE = 500  # articles whose lengths give the average

Weights = dict[int, float]  # document number → weight of the word in it


class Snapshot:
    """One state of the index, open for reading."""

    def __init__(self, folder: Path) -> None:
        from whoosh.index import open_dir

        from index.schema import schema

        self._index = open_dir(str(folder), schema=schema())
        self._reader = self._index.reader()
        self._segments: list[tuple[Any, int]] = (
            list(self._reader.leaf_readers()) if self._reader.doc_count_all() else []
        )
        self._weights: dict[tuple[str, str], Weights] = {}
        self._places: dict[tuple[str, str], dict[int, bytes]] = {}
        self._beginnings: dict[str, tuple[str, dict[str, int]]] = {}
        self._kept = 0
        self.remembered: dict[Any, Any] = {}  # what a search worked out, for the next ones
        self.size: int = self._reader.doc_count()
        self.ids = Column(self._segments, "id")  # the library's numbers
        self.published = Column(self._segments, "date")  # 20180513, or 0 where nobody knows
        self.lengths = Column(self._segments, "length")  # in words

    def close(self) -> None:
        """Let go of the files."""
        self._reader.close()

    def id(self, number: int) -> int:
        """Return the library's number of an article."""
        return self.ids[number]

    @cached_property
    def numbers(self) -> frozenset[int]:
        """The numbers of all articles."""
        return frozenset(self._reader.all_doc_ids())

    @cached_property
    def average_length(self) -> float:
        """How many words an article has on average, as a sample of them tells."""
        every = self._reader.doc_count_all()
        sample = range(0, every, every // SAMPLE + 1)
        return sum(self.lengths[number] for number in sample) / (len(sample) or 1) or 1.0

    def weights(self, field: str, form: str) -> Weights:
        """Return the articles that have a word in a field, with its weight in each."""
        found = self._weights.get((field, form))
        if found is None:
            found = {}
            for matcher, offset in self._matchers(field, form):
                while matcher.is_active():
                    found[matcher.id() + offset] = matcher.weight()
                    matcher.next()
            self._keep(len(found))
            self._weights[field, form] = found
        return found

    def places(self, field: str, form: str) -> dict[int, bytes]:
        """Return where a word stands in each article that has it in a field, packed; ``unpack`` tells the positions."""
        places = self._places.get((field, form))
        if places is None:
            places = {}
            for matcher, offset in self._matchers(field, form):
                while matcher.is_active():
                    places[matcher.id() + offset] = matcher.value()
                    matcher.next()
            self._keep(2 * len(places))
            self._places[field, form] = places
        return places

    def positions(self, field: str, form: str, number: int) -> list[int]:
        """Return where a word stands in a field of an article."""
        value = self.places(field, form).get(number)
        return self.unpack(value) if value else []

    @cached_property
    def unpack(self) -> Callable[[bytes], list[int]]:
        """The function from packed places to positions."""
        unpack: Callable[[bytes], list[int]] = self._reader.schema["form"].format.decode_positions
        return unpack

    def beginnings(self, field: str, prefix: str, scanned: int) -> dict[str, int]:
        """Return the words of a field that begin so, with the number of articles of each.

        Only the first ``scanned`` in the order of the alphabet are looked at; where fewer are returned, these are
        all. What was asked before is narrowed down where it can be.
        """
        before, known = self._beginnings.get(field, ("", {}))
        if before and prefix.startswith(before):
            return {form: count for form, count in known.items() if form.startswith(prefix)}
        found: dict[str, int] = {}
        beginning = prefix.encode("utf-8", "replace")
        for segment, _ in self._segments:
            for place, ((name, term), info) in enumerate(segment.iter_from(field, prefix)):
                if name != field or not term.startswith(beginning) or place >= scanned:
                    break
                form = term.decode("utf-8")
                found[form] = found.get(form, 0) + int(info.doc_frequency())
        if len(found) < scanned:
            self._beginnings[field] = prefix, found
        return found

    def frequency(self, field: str, form: str) -> int:
        """Return in how many articles a word stands in a field."""
        return int(self._reader.doc_frequency(field, form))

    def remember(self, key: Any, found: Any) -> None:
        """Keep what a search worked out, of the last few."""
        if len(self.remembered) >= REMEMBERED:
            del self.remembered[next(iter(self.remembered))]
        self.remembered[key] = found

    def _matchers(self, field: str, form: str) -> Iterator[tuple[Any, int]]:
        from whoosh.reading import TermNotFound

        for segment, offset in self._segments:
            try:
                yield segment.postings(field, form), offset
            except TermNotFound:
                continue

    def _keep(self, count: int) -> None:
        self._kept += count
        if self._kept > KEPT:
            self._weights.clear()
            self._places.clear()
            self._kept = count


class Column:
    """A number for each article: looked up one by one at first, read whole where many are asked for."""

    def __init__(self, segments: list[tuple[Any, int]], field: str) -> None:
        self._segments = segments
        self._field = field
        self._looked_up = 0

    def __getitem__(self, number: int) -> int:
        """Return an article's value."""
        if self._looked_up < READ_SINGLY:
            self._looked_up += 1
            for (column, size), (_, offset) in zip(self._readers, self._segments, strict=True):
                if number < offset + size:
                    return int(column[number - offset])
        return self.whole[number]

    def for_many(self, count: int) -> list[int] | Column:
        """Return the values in the form that is quickest for looking up so many."""
        return self if count < READ_SINGLY else self.whole

    @cached_property
    def whole(self) -> list[int]:
        """The values of all articles, deleted ones too, by document number."""
        return [int(value) for column, size in self._readers for value in (column[place] for place in range(size))]

    @cached_property
    def _readers(self) -> list[tuple[Any, int]]:
        if not all(segment.has_column(self._field) for segment, _ in self._segments):
            # Whoosh would give a number that no article has.
            raise FileNotFoundError(f"the index has lost its column {self._field}")
        return [
            (segment.column_reader(self._field, translate=False), segment.doc_count_all())
            for segment, _ in self._segments
        ]
