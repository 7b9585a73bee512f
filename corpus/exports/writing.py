"""A library written out: a folder of Markdown files, or one file of JSON Lines; all of it in its place, or nothing."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import IO

from msgspec import Struct

from corpus.annotations.model import Annotation
from corpus.errors import LibraryError, NotFoundError
from corpus.exports.filenames import stem, suffix
from corpus.exports.markdown import markdown
from corpus.exports.records import Exported, Raw, record, spelled
from corpus.library import Library
from corpus.references import no_article
from corpus.store.copying import beside, part_of
from corpus.store.rows import digest

CHUNK = 200  # articles whose annotations are asked for at once
STDOUT = Path("-")
SOURCES = "sources"
RAW = ".raw"
"""The suffix of sources beside Markdown: such files are passed over where the folder is added."""


class Format(StrEnum):
    """How a library is written out."""

    MARKDOWN = "md"
    JSON_LINES = "jsonl"


class Written(Struct, frozen=True):
    """How many articles were written out, with how many annotations."""

    articles: int
    annotations: int


Progress = Callable[[int, int, str, float], None]


def export(
    library: Library,
    target: Path,
    ids: Sequence[int] | None = None,
    *,
    form: Format,
    sources: bool = False,
    progress: Progress | None = None,
) -> Written:
    """Write articles, all or those of ``ids``, to a new folder or file; with their ``sources`` where that is wanted.

    Raises ``LibraryError`` where there is something already or it can't be written, and ``NotFoundError``.
    """
    rows = library.summaries(ids)
    for number in sorted(set(ids or ()) - {row.id for row in rows}):
        raise NotFoundError(no_article(number))
    numbers = [row.id for row in rows]
    counts = Counts(len(numbers), progress)
    articles = counts.counted(exported(library, numbers, sources=sources))
    try:
        if form is Format.MARKDOWN:
            _write_folder(target, articles)
        elif target == STDOUT:
            _write_lines(sys.stdout.buffer, articles)
        else:
            if target.exists():
                raise LibraryError(f"{target}: there is something already; name another file")
            with beside(target) as part, part.open("xb") as stream:
                _write_lines(stream, articles)
                stream.flush()
    except OSError as error:
        raise LibraryError(f"{target}: can't be written ({error.strerror or error}); make room or allow it") from error
    return Written(counts.articles, counts.annotations)


class Counts:
    """Counts what goes by, and tells of it."""

    def __init__(self, total: int, progress: Progress | None) -> None:
        self.articles = self.annotations = 0
        self._total = total
        self._progress = progress

    def counted(self, exported: Iterator[Exported]) -> Iterator[Exported]:
        """Yield what there is to export, and count it."""
        for each in exported:
            yield each
            self.articles += 1
            self.annotations += len(each.annotations)
            if self._progress is not None:
                self._progress(self.articles, self._total, each.article.heading, self.articles / self._total)


def exported(library: Library, numbers: Sequence[int], *, sources: bool = False) -> Iterator[Exported]:
    """Yield articles with what is kept beside them, and with the bytes of their ``sources`` where these are wanted."""
    for place in range(0, len(numbers), CHUNK):
        chunk = numbers[place : place + CHUNK]
        kept: dict[int | None, list[Annotation]] = {}
        for each in library.annotations.of(chunk):
            kept.setdefault(each.article, []).append(each)
        for stored in library.articles(chunk):
            origin = library.origin(stored.id)
            data = origin.member.data
            raw = Raw(origin.member.name, origin.format, digest(data).hex(), data if sources else None)
            yield Exported(stored.id, stored.article, kept.get(stored.id, []), raw)


def _write_lines(stream: IO[bytes], articles: Iterator[Exported]) -> None:
    for each in articles:
        stream.write(spelled(record(each)).encode("utf-8", "replace") + b"\n")


def _write_folder(target: Path, articles: Iterator[Exported]) -> None:
    with _new_folder(target) as folder:
        for each in articles:
            name = stem(each.id, each.article.heading)
            raw = None
            if each.raw.data is not None:
                (folder / SOURCES).mkdir(exist_ok=True)
                raw = f"{SOURCES}/{name}{suffix(each.raw.name)}{RAW}"
                (folder / raw).write_bytes(each.raw.data)
            (folder / f"{name}.md").write_bytes(markdown(each, raw).encode("utf-8", "replace"))


@contextmanager
def _new_folder(target: Path) -> Iterator[Path]:
    """Give a folder to write to; at the end it takes its place, unless something was raised."""
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise LibraryError(f"{target}: there is something already; name another folder")
    if not target.absolute().parent.is_dir():
        raise LibraryError(f"{target.absolute().parent}: no such folder; make it, or name another one")
    part = part_of(target.absolute())
    try:
        part.mkdir()
        yield part
        os.replace(part, target)
    finally:
        shutil.rmtree(part, ignore_errors=True)
