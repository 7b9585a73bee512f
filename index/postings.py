"""What the index knows of a word: in which articles it stands, how heavily and where.

A snapshot is one state of the index; nothing above it knows Whoosh's types. Articles go by Whoosh's document numbers in
it, which mean nothing outside. Posting lists are read whole and kept, since a person who types asks for the same ones
at every key.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from itertools import accumulate, chain, count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.packing import Packed, chained

if TYPE_CHECKING:
    from index.blocks import Words

KEPT = 3_000_000  # postings in memory, about 100 bytes each at most
REMEMBERED = 40  # words and phrases whose scores are kept
SAMPLE = 500  # articles whose lengths give the average

Weights = dict[int, float]  # document number → weight of the word in it


class Snapshot:
    """One state of the index, open for reading."""

    def __init__(self, folder: Path) -> None:
        from whoosh.index import open_dir

        from index.codec import words_of
        from index.schema import schema

        self._reader = open_dir(str(folder), schema=schema()).reader()
        self._leaves: list[tuple[Any, int]] = list(self._reader.leaf_readers()) if self._reader.doc_count_all() else []
        self._segments: list[tuple[Words, int]] = [(words_of(leaf), base) for leaf, base in self._leaves]
        self._deleted = frozenset(
            base + number for leaf, base in self._leaves for number in leaf.segment().deleted_docs()
        )
        self._weights: dict[tuple[str, str], Weights] = {}
        self._places: dict[tuple[str, str], Places] = {}
        self._beginnings: dict[str, tuple[str, dict[str, int]]] = {}
        self._kept = 0
        self.remembered: dict[Any, Any] = {}  # what a search worked out, for the next ones
        self.size: int = self._reader.doc_count()
        self.ids = self._column("id")  # the library's numbers
        self.published = self._column("date")  # 20180513, or 0 where nobody knows
        self.lengths = self._column("length")  # in words

    def close(self) -> None:
        """Let go of the files."""
        self._reader.close()

    def id(self, number: int) -> int:
        """Return the library's number of an article."""
        return self.ids[number]

    def number(self, article: int) -> int | None:
        """Return the document number of an article of the library, None where it is not in the index."""
        return self._number_of.get(article)

    @cached_property
    def _number_of(self) -> dict[int, int]:
        return {article: number for number, article in enumerate(self.ids) if number not in self._deleted}

    @cached_property
    def numbers(self) -> frozenset[int]:
        """The numbers of all articles."""
        return frozenset(range(len(self.ids))) - self._deleted

    @cached_property
    def average_length(self) -> float:
        """How many words an article has on average, as a sample of them tells."""
        sample = self.lengths[:: len(self.lengths) // SAMPLE + 1]
        return sum(sample) / (len(sample) or 1) or 1.0

    def weights(self, field: str, form: str) -> Weights:
        """Return the articles that have a word in a field, with its weight in each."""
        found = self._weights.get((field, form))
        if found is None:
            found = {}
            for packed, base in self._packed(field, form):
                found.update(zip(packed.numbers(base), packed.weights(), strict=True))
            self._without_deleted(found)
            self._keep(len(found))
            self._weights[field, form] = found
        return found

    def places(self, field: str, form: str) -> Places:
        """Return where a word stands in each article that has it in a field."""
        places = self._places.get((field, form))
        if places is None:
            places = self._places[field, form] = Places(list(self._packed(field, form)))
            self._without_deleted(places.order)
            self._keep(2 * len(places))
        return places

    def positions(self, field: str, form: str, number: int) -> list[int]:
        """Return where a word stands in a field of an article."""
        places = self.places(field, form)
        return places[number].tolist() if number in places else []

    @property
    def unpack(self) -> Callable[[array[int]], list[int]]:
        """The function from what ``places`` has of an article to positions."""
        return array.tolist

    def beginning(self, prefix: str) -> Iterator[list[int]]:
        """Yield the articles whose title or first words have a word that begins so, the newest first, many at once.

        ``prefix`` has two letters or more; of more than five only these five count, so that too many may be found.
        """
        from index.schema import LONGEST

        word = prefix[:LONGEST].encode("utf-8", "replace")
        for words, base in reversed(self._segments):
            packed = words.find("beginning", word)
            if packed is not None:
                numbers = packed.numbers(base)
                yield [number for number in reversed(numbers) if number not in self._deleted]

    def beginnings(self, field: str, prefix: str, scanned: int) -> dict[str, int]:
        """Return the words of a field that begin so, with the number of articles of each.

        Only the first ``scanned`` in the order of the alphabet are looked at; where fewer are returned, these are
        all. What was asked before is narrowed down where it can be.
        """
        before, known = self._beginnings.get(field, ("", {}))
        if before and prefix.startswith(before):
            return {form: count for form, count in known.items() if form.startswith(prefix)}
        found: dict[str, int] = {}
        for words, _ in self._segments:
            left = scanned
            for several, counts in words.beginning(field, prefix.encode("utf-8", "replace")):
                for form, many in zip(b"\n".join(several[:left]).decode().split("\n"), counts, strict=False):
                    found[form] = found.get(form, 0) + many
                left -= len(several)
                if left <= 0:
                    break
        if len(found) < scanned:
            self._beginnings[field] = prefix, found
        return found

    def frequency(self, field: str, form: str) -> int:
        """Return in how many articles a word stands in a field."""
        word = form.encode("utf-8", "replace")
        return sum(words.count(field, word) for words, _ in self._segments)

    def remember(self, key: Any, found: Any) -> None:
        """Keep what a search worked out, of the last few."""
        if len(self.remembered) >= REMEMBERED:
            del self.remembered[next(iter(self.remembered))]
        self.remembered[key] = found

    def _packed(self, field: str, form: str) -> Iterator[tuple[Packed, int]]:
        word = form.encode("utf-8", "replace")
        for words, base in self._segments:
            packed = words.find(field, word)
            if packed is not None:
                yield packed, base

    def _without_deleted(self, found: dict[int, Any]) -> None:
        for number in self._deleted if len(self._deleted) < len(found) else self._deleted.intersection(found):
            found.pop(number, None)

    def _column(self, field: str) -> array[int]:
        column = array("Q")
        for leaf, _ in self._leaves:
            column.extend(leaf.column_reader(field, translate=False))
        return column

    def _keep(self, count: int) -> None:
        self._kept += count
        if self._kept > KEPT:
            self._weights.clear()
            self._places.clear()
            self._kept = count


class Places(Mapping[int, "array[int]"]):
    """Where a word stands in each article, cut from the places in all of them when it is asked for."""

    def __init__(self, parts: list[tuple[Packed, int]]) -> None:
        self.order = dict(zip(chain.from_iterable(packed.numbers(base) for packed, base in parts), count()))
        self._starts = array("I", accumulate(chain.from_iterable(packed.counts for packed, _ in parts), initial=0))
        self._places = chained(packed.places or array("B") for packed, _ in parts)

    def __getitem__(self, number: int) -> array[int]:
        order = self.order[number]
        return self._places[self._starts[order] : self._starts[order + 1]]

    def __iter__(self) -> Iterator[int]:
        return iter(self.order)

    def __len__(self) -> int:
        return len(self.order)

    def __contains__(self, number: object) -> bool:
        return number in self.order
