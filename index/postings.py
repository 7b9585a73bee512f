"""What the index knows of a word: in which articles it stands, how heavily and where.

A snapshot is one state of the index; nothing above it knows Whoosh's types. Articles go by Whoosh's document numbers in
it, which mean nothing outside. Posting lists are read whole and kept, since a person who types asks for the same ones
at every key.
"""

from __future__ import annotations

from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any

KEPT = 3_000_000  # postings in memory, about 100 bytes each at most

Weights = dict[int, float]  # document number → weight of the word in it


class Snapshot:
    """One state of the index, open for reading."""

    def __init__(self, folder: Path) -> None:
        from whoosh.index import open_dir

        from index.schema import schema

        self._index = open_dir(str(folder), schema=schema())
        self._reader = self._index.reader()
        self._weights: dict[tuple[str, str], Weights] = {}
        self._places: dict[tuple[str, str], dict[int, bytes]] = {}
        self._lengths: dict[int, int] = {}
        self._kept = 0
        self.size: int = self._reader.doc_count()
        self.average_length = (self._reader.field_length("form") / (self._reader.doc_count_all() or 1)) or 1.0

    def close(self) -> None:
        """Let go of the files."""
        self._reader.close()

    @cached_property
    def numbers(self) -> frozenset[int]:
        """The numbers of all articles."""
        return frozenset(self._reader.all_doc_ids())

    @cached_property
    def published(self) -> dict[int, int]:
        """When each article was published: 20180513, or 0 where nobody knows."""
        return self._column("date")

    @cached_property
    def _ids(self) -> Any:
        return self._reader.column_reader("id") if self.size else {}

    def id(self, number: int) -> int:
        """Return the library's number of an article."""
        return int(self._ids[number])

    def length(self, number: int) -> int:
        """Return how many words an article has, roughly."""
        length = self._lengths.get(number)
        if length is None:
            length = self._lengths[number] = self._reader.doc_field_length(number, "form", 1) or 1
        return length

    def weights(self, field: str, form: str) -> Weights:
        """Return the articles that have a word in a field, with its weight in each."""
        found = self._weights.get((field, form))
        if found is None:
            found = {}
            matcher = self._matcher(field, form)
            if matcher is not None:
                while matcher.is_active():
                    found[matcher.id()] = matcher.weight()
                    matcher.next()
            self._keep(len(found))
            self._weights[field, form] = found
        return found

    def positions(self, field: str, form: str, number: int) -> list[int]:
        """Return where a word stands in a field of an article."""
        places = self._places.get((field, form))
        if places is None:
            places = {}
            matcher = self._matcher(field, form)
            if matcher is not None:
                while matcher.is_active():
                    places[matcher.id()] = matcher.value()
                    matcher.next()
            self._keep(2 * len(places))
            self._places[field, form] = places
        value = places.get(number)
        decoded: list[int] = self._index_format(field).decode_positions(value) if value else []
        return decoded

    def beginnings(self, field: str, prefix: str, scanned: int) -> list[str]:
        """Return the words of a field that begin so, at most the first ``scanned`` in the order of the alphabet."""
        found = islice(self._reader.expand_prefix(field, prefix), scanned)
        return [word.decode("utf-8") if isinstance(word, bytes) else word for word in found]

    def frequency(self, field: str, form: str) -> int:
        """Return in how many articles a word stands in a field."""
        return int(self._reader.doc_frequency(field, form))

    def _matcher(self, field: str, form: str) -> Any:
        from whoosh.reading import TermNotFound

        try:
            return self._reader.postings(field, form)
        except TermNotFound:
            return None

    def _index_format(self, field: str) -> Any:
        return self._reader.schema[field].format

    def _column(self, field: str) -> dict[int, int]:
        if not self.size:
            return {}
        column = self._reader.column_reader(field)
        return {number: int(column[number]) for number in self.numbers}

    def _keep(self, count: int) -> None:
        self._kept += count
        if self._kept > KEPT:
            self._weights.clear()
            self._places.clear()
            self._kept = count
