"""What the index knows of a word: in which articles it stands, how heavily and where.

A snapshot is one state of the index; nothing above it knows Whoosh's types. Articles go by Whoosh's document numbers in
it, which mean nothing outside. Posting lists are read whole and kept, since a person who types asks for the same ones
at every key.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from index.overtaken import Overtaken, never
from index.scoring.scores import Numbers, Scores, gathered
from index.store.packing import Packed
from index.store.places import Places
from index.words import LONGEST

if TYPE_CHECKING:
    from array import array

    from index.store.blocks import Words

KEPT = 150_000_000  # bytes of postings in memory
AT_ONCE = 100  # words read before one asks whether to go on
REMEMBERED = 40  # words and phrases whose scores are kept
SAMPLE = 500  # articles whose lengths give the average


Range = tuple[int, int]  # the first number, and the one behind the last


class Articles(Protocol):
    """Articles to search in: all of an index, or some of them."""

    @property
    def numbers(self) -> Numbers: ...
    @property
    def size(self) -> int: ...
    @property
    def share(self) -> float: ...
    @property
    def ids(self) -> Numbers: ...
    @property
    def published(self) -> Numbers: ...
    @property
    def lengths(self) -> Numbers: ...
    @property
    def average_length(self) -> float: ...
    def weights(self, field: str, *forms: str) -> Scores: ...
    def places(self, field: str, *forms: str) -> Places: ...
    def beginnings(self, field: str, prefix: str, scanned: int) -> dict[str, int]: ...
    def frequent(self, field: str, prefix: str, scanned: int, most: int) -> tuple[dict[str, int], bool]: ...
    def frequency(self, field: str, form: str) -> int: ...
    def go_on(self) -> None: ...


class Snapshot:
    """One state of the index, open for reading."""

    def __init__(self, folder: Path) -> None:
        from index.store import listing
        from index.store.codec import words_of

        self._reader = listing.opened(folder).reader()
        self._leaves: list[tuple[Any, int]] = list(self._reader.leaf_readers()) if self._reader.doc_count_all() else []
        self._segments: list[tuple[Words, int]] = [(words_of(leaf), base) for leaf, base in self._leaves]
        self.overtaken: Callable[[], bool] = never
        self.ids = self._column("id")  # the library's numbers
        self.published = self._column("date")  # 20180513, or 0 where nobody knows
        self.lengths = self._column("length")  # in words
        self.size: int = self._reader.doc_count()
        self.share = 1.0
        self._there = np.ones(len(self.ids), np.bool_)
        for leaf, base in self._leaves:
            self._there[[base + number for number in leaf.segment().deleted_docs()]] = False
        self._whole = bool(self._there.all())
        self._weights: dict[tuple[str, tuple[str, ...], Range], Scores] = {}
        self._places: dict[tuple[str, tuple[str, ...], Range], Places] = {}
        self._beginnings: dict[str, tuple[str, dict[str, int]]] = {}
        self._kept = 0
        self.remembered: dict[Any, Any] = {}  # what a search worked out, for the next ones

    def close(self) -> None:
        """Let go of the files."""
        self._reader.close()

    def go_on(self) -> None:
        """Raise ``Overtaken`` where nobody waits for the search under way any more."""
        if self.overtaken():
            raise Overtaken

    def id(self, number: int) -> int:
        """Return the library's number of an article."""
        return int(self.ids[number])

    def number(self, article: int) -> int | None:
        """Return the document number of an article of the library, None where it is not in the index."""
        ids, numbers = self._by_id
        place = int(np.searchsorted(ids, article))
        return int(numbers[place]) if place < len(ids) and ids[place] == article else None

    @cached_property
    def _by_id(self) -> tuple[Numbers, Numbers]:
        numbers = self.numbers[np.argsort(self.ids[self.numbers], kind="stable")]
        return self.ids[numbers], numbers

    @cached_property
    def numbers(self) -> Numbers:
        """The numbers of all articles."""
        return np.flatnonzero(self._there)

    @cached_property
    def average_length(self) -> float:
        """How many words an article has on average, as a sample of them tells."""
        sample = self.lengths[:: len(self.lengths) // SAMPLE + 1]
        return float(sample.sum()) / (len(sample) or 1) or 1.0

    def weights(self, field: str, *forms: str, among: Range | None = None) -> Scores:
        """Return the articles that have any of these words in a field, with the weight of these in each.

        With ``among``, of a range of document numbers, and maybe of others that stand in a segment with these.
        """
        segments = self._holding(among)
        found = self._weights.get((field, forms, segments))
        if found is None:
            lists = self._lists(field, forms, segments)
            numbers = _joined([numbers for numbers, _ in lists], np.int64)
            values = _joined([_weights(packed) for _, packed in lists], np.float64)
            found = Scores(numbers, values) if len(forms) == 1 else gathered(numbers, values)
            if not self._whole:
                found = found.where(self._there[found.numbers])
            self._keep(found.numbers.nbytes + found.values.nbytes)
            self._weights[field, forms, segments] = found
        return found

    def places(self, field: str, *forms: str, among: Range | None = None) -> Places:
        """Return where any of these words stands in each article that has one of them in a field.

        With ``among``, of a range of document numbers, and maybe of others that stand in a segment with these.
        """
        segments = self._holding(among)
        found = self._places.get((field, forms, segments))
        if found is None:
            lists = self._lists(field, forms, segments)
            numbers = _joined([numbers for numbers, _ in lists], np.int64)
            counts = _joined([_array(packed.counts) for _, packed in lists], np.int64)
            given = [each for _, packed in lists if (each := packed.places) is not None]
            places = _joined([_array(each) for each in given], np.uint8)
            if len(places) != counts.sum():  # of a field that keeps none
                counts = np.zeros(len(numbers), np.int64)
            if not self._whole:
                there = self._there[numbers]
                places = places[np.repeat(there, counts)]
                numbers, counts = numbers[there], counts[there]
            found = Places.of(numbers, counts, places, ordered=len(forms) == 1)
            self._keep(2 * found.numbers.nbytes + found.places.nbytes)
            self._places[field, forms, segments] = found
        return found

    def positions(self, field: str, form: str, number: int) -> list[int]:
        """Return where a word stands in a field of an article."""
        found: list[int] = self.places(field, form).get(number, np.empty(0)).tolist()
        return found

    def beginning(self, prefix: str) -> Iterator[list[int]]:
        """Yield the articles whose title or first words have a word that begins so, the newest first, many at once.

        ``prefix`` has two letters or more; of more than five only these five count, so that too many may be found.
        """
        word = prefix[:LONGEST].encode("utf-8", "replace")
        for words, base in reversed(self._segments):
            packed = words.find("beginning", word)
            if packed is not None:
                numbers = _numbers(packed, base)
                yield numbers[self._there[numbers]][::-1].tolist()

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
            self.go_on()
            for several, counts in words.beginning(field, prefix.encode("utf-8", "replace")):
                for form, many in zip(b"\n".join(several[:left]).decode().split("\n"), counts, strict=False):
                    found[form] = found.get(form, 0) + many
                left -= len(several)
                if left <= 0:
                    break
        if len(found) < scanned:
            self._beginnings[field] = prefix, found
        return found

    def frequent(self, field: str, prefix: str, scanned: int, most: int) -> tuple[dict[str, int], bool]:
        """Return the ``most`` frequent words of a field that begin so, and whether these are all.

        The largest segments are looked at first, until ``scanned`` words were; of each the ``most`` frequent count.
        """
        found: dict[str, int] = {}
        whole, left = True, scanned
        for segment in self._by_size:
            self.go_on()
            if left <= 0:
                whole = False
                break
            words: list[bytes] = []
            counts: list[int] = []
            for several, counted in segment.beginning(field, prefix.encode("utf-8", "replace")):
                words += several
                counts += counted
                if len(words) >= left:
                    whole = False
                    break
            left -= len(words)
            chosen = range(len(words))
            if len(words) > most:
                whole = False
                chosen = np.argpartition(np.array(counts), -most)[-most:].tolist()
            for place in chosen:
                form = words[place].decode()
                found[form] = found.get(form, 0) + counts[place]
        if len(found) > most:
            whole = False
            kept = sorted(found, key=lambda form: (form != prefix, -found[form], form))[:most]
            found = {form: found[form] for form in kept}
        return found, whole

    @cached_property
    def _by_size(self) -> list[Words]:
        sizes = {
            words: leaf.doc_count_all() for (words, _), (leaf, _) in zip(self._segments, self._leaves, strict=True)
        }
        return sorted(sizes, key=sizes.__getitem__, reverse=True)

    def frequency(self, field: str, form: str) -> int:
        """Return in how many articles a word stands in a field."""
        word = form.encode("utf-8", "replace")
        return sum(words.count(field, word) for words, _ in self._segments)

    def remember(self, key: Any, found: Any) -> None:
        """Keep what a search worked out, of the last few."""
        if len(self.remembered) >= REMEMBERED:
            del self.remembered[next(iter(self.remembered))]
        self.remembered[key] = found

    def _holding(self, among: Range | None) -> Range:
        """Return the first segment that holds some of a range of document numbers, and the one behind the last."""
        if among is None:
            return 0, len(self._segments)
        bases = [base for _, base in self._segments]
        return bisect_right(bases, among[0]) - 1, bisect_left(bases, among[1])

    def _lists(self, field: str, forms: tuple[str, ...], segments: Range) -> list[tuple[Numbers, Packed]]:
        """Read the postings of some words."""
        words = sorted(form.encode("utf-8", "replace") for form in forms)
        lists: list[tuple[Numbers, Packed]] = []
        for segment, base in self._segments[slice(*segments)]:
            for start in range(0, len(words), AT_ONCE):
                self.go_on()
                found = segment.find_all(field, words[start : start + AT_ONCE])
                lists += ((_numbers(packed, base), packed) for packed in found)
        return lists

    def _column(self, field: str) -> Numbers:
        return _joined([_array(leaf.column_reader(field, translate=False)) for leaf, _ in self._leaves], np.int64)

    def _keep(self, size: int) -> None:
        self._kept += size
        if self._kept > KEPT:
            self._weights.clear()
            self._places.clear()
            self._kept = size


def _array(values: array[int]) -> NDArray[Any]:
    return np.frombuffer(values, f"u{values.itemsize}")


def _numbers(packed: Packed, base: int) -> Numbers:
    numbers = np.empty(packed.size, np.int64)
    numbers[0] = packed.first + base
    if packed.size == 1:
        return numbers
    np.cumsum(_array(packed.steps), dtype=np.int64, out=numbers[1:])
    numbers[1:] += numbers[0]
    return numbers


def _weights(packed: Packed) -> NDArray[Any]:
    doubled = packed.doubled
    return _array(packed.counts) if doubled is None else _array(doubled) / 2


def _joined(parts: list[NDArray[Any]], kind: Any) -> NDArray[Any]:
    """Join arrays; ``kind`` is the type of the whole, but for bytes, where it is that of the widest part."""
    if not parts:
        return np.empty(0, kind)
    whole = np.concatenate(parts) if len(parts) > 1 else parts[0]
    return whole if kind is np.uint8 else whole.astype(kind, copy=False)
