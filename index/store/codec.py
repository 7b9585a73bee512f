"""What Whoosh writes and reads of a segment goes through here: words by blocks, numbers by columns, all of it checked.

Whoosh keeps the list of segments and what was deleted from each. A field hands over an article's words at once, and
lists are read whole; Whoosh's own way of one posting after the other stays open for whatever else of it reads an index.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from index.store import numbers
from index.store.blocks import Words, WordsWriter
from index.store.embedded import ListMatcher, TermInfo, TermNotFound, W3Segment, base
from index.store.inverting import Inverted
from index.store.packing import Packed

WORDS, POSTINGS, NUMBERS = ".trm", ".pst", ".num"  # endings of a segment's files

Posting = tuple[str, bytes, int, float, Any]  # field, word, number of the article, weight, what the field handed over


def files(storage: Any, segment: Any) -> tuple[Path, Path, Path]:
    """Return the files of a segment: words, postings, numbers."""
    folder = Path(storage.folder)
    words, postings, columns = (folder / segment.make_filename(ending) for ending in (WORDS, POSTINGS, NUMBERS))
    return words, postings, columns


class Codec(base.Codec):  # type: ignore[misc]
    """The way segments are written and read."""

    length_stats = False  # lengths are a column of ours

    def per_document_writer(self, storage: Any, segment: Any) -> NumbersWriter:
        """Return what takes the numbers of articles."""
        return NumbersWriter(files(storage, segment)[2])

    def field_writer(self, storage: Any, segment: Any) -> FieldWriter:
        """Return what takes words."""
        return FieldWriter(files(storage, segment))

    def terms_reader(self, storage: Any, segment: Any) -> TermsReader:
        """Open the words of a segment."""
        return TermsReader(*files(storage, segment)[:2])

    def per_document_reader(self, storage: Any, segment: Any) -> NumbersReader:
        """Open the numbers of a segment's articles."""
        return NumbersReader(files(storage, segment)[2], segment)

    def new_segment(self, storage: Any, indexname: str) -> Any:
        """Return a segment without articles."""
        return W3Segment(self, indexname)


class Pool:
    """Takes the place of Whoosh's pool of postings, which sorts them one by one."""

    def __init__(self) -> None:
        self.inverted = Inverted()

    def add(self, posting: Posting) -> None:
        """Take up what a field handed over of an article."""
        field, _, number, _, occurrences = posting
        self.inverted.add(field, number, occurrences)

    def iter_postings(self) -> Iterator[tuple[str, bytes, int, bytes]]:
        """Yield what ``FieldWriter`` writes, in its order."""
        return self.inverted.packed()

    def cleanup(self) -> None:
        """Forget everything."""
        self.inverted = Inverted()


class FieldWriter(base.FieldWriter):  # type: ignore[misc]
    """Writes words with their postings; the files are made when there is something to write."""

    def __init__(self, paths: tuple[Path, Path, Path]) -> None:
        self._paths = paths
        self.is_closed = False

    def add_postings(self, schema: Any, lengths: Any, items: Iterator[tuple[str, bytes, int, bytes]]) -> None:
        """Write words in order."""
        writer = WordsWriter(*self._paths[:2])
        try:
            for item in items:
                writer.add(*item)
            writer.close()
        finally:
            writer.abandon()

    def close(self) -> None:
        """All is written when the last word is."""
        self.is_closed = True


class NumbersWriter(base.PerDocumentWriter):  # type: ignore[misc]
    """Gathers numbers of articles and writes them at the end."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._columns: dict[str, array[int]] = {}
        self._pending: dict[str, int] = {}
        self.is_closed = False

    def start_doc(self, docnum: int) -> None:
        """Begin an article."""
        self._pending = {}

    def add_field(self, fieldname: str, fieldobj: Any, value: Any, length: int) -> None:
        """Nothing is stored of a field but its words."""

    def add_column_value(self, fieldname: str, column: Any, value: int) -> None:
        """Take up a number of the article."""
        self._pending[fieldname] = value

    def finish_doc(self) -> None:
        """End an article."""
        for name, value in self._pending.items():
            self._columns.setdefault(name, array(numbers.CODE)).append(value)

    def cancel_doc(self) -> None:
        """Give up an article."""
        self._pending = {}

    def close(self) -> None:
        """Write the numbers, where there are articles."""
        if self._columns:
            numbers.write(self._path, self._columns)
        self.is_closed = True


class NumbersReader(base.PerDocumentReader):  # type: ignore[misc]
    """The numbers of a segment's articles, and which of these are deleted."""

    def __init__(self, path: Path, segment: Any) -> None:
        self._segment = segment
        self._columns = numbers.read(path, segment.doc_count_all())

    def doc_count(self) -> int:
        """Count the articles."""
        return int(self._segment.doc_count())

    def doc_count_all(self) -> int:
        """Count the articles, deleted ones too."""
        return int(self._segment.doc_count_all())

    def has_deletions(self) -> bool:
        """Tell whether any were deleted."""
        return bool(self._segment.has_deletions())

    def is_deleted(self, docnum: int) -> bool:
        """Tell whether one was deleted."""
        return bool(self._segment.is_deleted(docnum))

    def deleted_docs(self) -> Any:
        """Return those that were deleted."""
        return self._segment.deleted_docs()

    def supports_columns(self) -> bool:
        """There are columns."""
        return True

    def has_column(self, fieldname: str) -> bool:
        """Tell whether there is a column."""
        return fieldname in self._columns

    def column_reader(self, fieldname: str, column: Any) -> array[int]:
        """Return a column."""
        return self._columns[fieldname]

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        """Nothing is stored: the library has it."""
        return {}


class TermsReader(base.TermsReader):  # type: ignore[misc]
    """The words of a segment; what reads whole lists asks ``words``."""

    def __init__(self, words: Path, postings: Path) -> None:
        self.words = Words(words, postings)

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return self.words.count(*term) > 0

    def terms(self) -> Iterator[tuple[str, bytes]]:
        """Yield all words."""
        return ((field, word) for field in self.words.fields for word, _ in self.words.words(field))

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        """Return what Whoosh wants to know of a word."""
        packed = self._find(fieldname, text)
        weights, found = list(packed.weights()), packed.numbers()
        return TermInfo(sum(weights), packed.size, maxweight=max(weights), minid=found[0], maxid=found[-1])

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """Return in how many articles a word stands."""
        return self.words.count(fieldname, text)

    def matcher(self, fieldname: str, text: bytes, format_: Any, scorer: Any = None) -> ListMatcher:
        """Return a word's postings for reading one after the other."""
        packed = self._find(fieldname, text)
        return ListMatcher(
            packed.numbers(), list(packed.weights()), None, format_, scorer=scorer, term=(fieldname, text)
        )

    def indexed_field_names(self) -> list[str]:
        """Return the fields that have words."""
        return self.words.fields

    def close(self) -> None:
        """Let go of the files."""
        self.words.close()

    def _find(self, field: str, word: bytes) -> Packed:
        packed = self.words.find(field, word)
        if packed is None:
            raise TermNotFound(f"{field}:{word!r}")
        return packed


def words_of(reader: Any) -> Words:
    """Return the words of a segment that Whoosh has open."""
    words: Words = reader._terms.words
    return words
