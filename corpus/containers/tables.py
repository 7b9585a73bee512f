"""Tables: CSV and its kin (RFC 4180), with a header row and one article a row."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import BinaryIO

from msgspec.structs import replace

from corpus.containers import Job
from corpus.containers.complaints import Complaints
from corpus.containers.decoded import LINE, lines, pieces
from corpus.containers.fields import fields_of, has_text, is_of_article
from corpus.containers.records import Entry, refuse_unknown, told_apart
from corpus.errors import UnreadableError
from corpus.intake.members import Member, Refused, suffix_of

_DELIMITERS = ",;\t|"
_SAMPLE = 50
"""Rows that tell which column holds the texts."""
_COLUMNS = 2000
_PROSE = 150
"""Characters that the cells of a column of texts have at the median."""
_WORDS = 20
_NAMED = 8
"""Lines without a text that are named."""


def members(stream: BinaryIO, job: Job) -> Iterator[Member | Refused]:
    """Yield the rows of a table that have a text.

    Raises ``UnreadableError`` where it has no header, or is broken after the rows before.
    """
    rows = _rows(stream, job)
    _, header = next(rows, (0, []))
    names = _names(header)
    if len(names) == 0 or not any(header):
        raise UnreadableError("no header row; its first line must name the columns")
    sample = list(islice(rows, _SAMPLE))
    first = [cells for _, cells in sample]
    column = _text_column(names, first, job)
    if column is None:
        yield _no_texts(names, first, job)
        return
    refuse_unknown(job.mapping, [dict.fromkeys(names, "")], "column")
    job = replace(job, mapping={**job.mapping, **column})
    yield from told_apart(_entries(names, chain(sample, rows), job), job, Complaints(job), "column")


def _entries(names: Sequence[str], rows: Iterator[tuple[int, list[str]]], job: Job) -> Iterator[Entry | Refused]:
    empty: list[int] = []
    count = 0
    for line, cells in rows:
        record = dict(zip(names, cells, strict=False))
        further = [cell for cell in cells[len(names) :] if cell.strip()]
        if further:
            record["further cells"] = " ".join(further)
        if has_text(record, job.mapping):
            yield Entry(f"line {line}", record)
        else:
            count += 1
            empty.extend([line] * (count <= _NAMED))
    if count:
        named = ", ".join(map(str, empty)) + (f" and {count - len(empty):,} more" if count > len(empty) else "")
        yield Refused(job.within(f"line{'s' * (count > 1)} {named}"), "no text there")


def _no_texts(names: Sequence[str], rows: Sequence[Sequence[str]], job: Job) -> Refused:
    """Say that no column holds texts; no fault of a table that does not speak of articles at all."""
    speaks = any(is_of_article(dict(zip(names, row, strict=False)), job.mapping) for row in rows)
    columns = fields_of([dict.fromkeys(names, "")])
    why = f"no column holds articles; its columns are: {columns}; say which one does with --map text=NAME"
    return Refused(job.name, why, optional=not speaks)


def _rows(stream: BinaryIO, job: Job) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that are not blank, each with the line that it begins on."""
    source = (None if line is None else f"{line}\n" for line in lines(pieces(stream)))
    head = list(islice(source, _SAMPLE))
    text = _Lines(chain(head, source))
    delimiter = _delimiter([line for line in head if line], suffix_of(job.name))
    csv.field_size_limit(LINE)
    escape = "\\" if any(line and '\\"' in line for line in head) else None
    rows = csv.reader(text, delimiter=delimiter, skipinitialspace=True, escapechar=escape)
    begin = 1
    while True:
        try:
            cells = next(rows, None)
        except csv.Error as error:
            raise UnreadableError(f"broken at line {rows.line_num} ({error}); mend the quotes there") from error
        if cells is None:
            return
        if len(cells) > _COLUMNS:
            raise UnreadableError(f"{len(cells):,} columns at line {begin}; it is no table of articles")
        if any(cell.strip() for cell in cells):
            yield begin, cells
        begin = rows.line_num + 1


class _Lines:
    """The lines of a table; a NUL, which no cell can hold, is gone, and a line too long ends the table."""

    def __init__(self, source: Iterator[str | None]) -> None:
        self._source = source

    def __iter__(self) -> Iterator[str]:
        for line in self._source:
            if line is None:
                raise UnreadableError(f"a line of more than {LINE >> 20} MB; it is no table of articles")
            yield line.replace("\x00", "")


def _delimiter(head: Sequence[str], suffix: str) -> str:
    """Return the mark that parts the header into most columns, and the lines under it in as many."""
    if suffix == ".tsv" or (head and head[0].lower().startswith("sep=")):
        return "\t" if suffix == ".tsv" else head[0][4:5]

    def fitness(mark: str) -> tuple[int, int]:
        rows = list(_parsed(head, mark))
        widths = Counter(len(row) for row in rows)
        width = len(rows[0]) if rows else 0
        return (widths[width] if width > 1 else 0, width)

    return max(_DELIMITERS, key=fitness)


def _parsed(head: Sequence[str], mark: str) -> Iterator[list[str]]:
    try:
        yield from (row for row in csv.reader(head, delimiter=mark, skipinitialspace=True) if row)
    except csv.Error:
        return


def _names(header: Sequence[str]) -> list[str]:
    """Return the names of the columns, each once."""
    names: list[str] = []
    known: set[str] = set()
    for place, cell in enumerate(header, 1):
        name = cell.strip() or f"column {place}"
        name = name if name not in known else f"{name} {place}"
        known.add(name)
        names.append(name)
    return names


def _text_column(names: Sequence[str], rows: Sequence[Sequence[str]], job: Job) -> dict[str, str] | None:
    """Map the text to the column with by far the longest cells, where none is known by its name; None without any."""
    if "text" in job.mapping or any(has_text(dict(zip(names, row, strict=False)), job.mapping) for row in rows):
        return {}
    lengths = {
        name: sorted(len(row[place]) for row in rows if place < len(row) and row[place].count(" ") >= _WORDS)
        for place, name in enumerate(names)
    }
    middles = sorted(((one[len(one) // 2], name) for name, one in lengths.items() if one), reverse=True)
    if not middles or middles[0][0] < _PROSE or (len(middles) > 1 and middles[0][0] < 2 * middles[1][0]):
        return None
    return {"text": middles[0][1]}
