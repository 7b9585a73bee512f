"""Where raw bytes come from: files, folders, standard input and web addresses given by hand."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol
from urllib.parse import urlsplit

from msgspec import Struct, field

from corpus.errors import UnreadableError
from corpus.intake.members import Member
from corpus.intake.said import PageMetadata

if TYPE_CHECKING:
    from corpus.intake.fetch import Pace

MAX_BYTES = 64 * 1024 * 1024
# The longest reports have a tenth of this; beyond it, names could only be found in minutes and gigabytes.
MAX_CHARACTERS = 2_000_000
# Of a page: what is around an article may be as long as the article, and is read too before it is taken out.
MAX_PAGE_CHARACTERS = 2 * MAX_CHARACTERS
# Each line of a text is one, and takes a kilobyte while a page is cleaned; the longest reports have a fifth of this.
MAX_PIECES = 200_000
STDIN = "-"


class Source(Protocol):
    """Something that has a name for people and can be loaded once."""

    @property
    def name(self) -> str: ...

    def load(self) -> bytes:
        """Return the raw bytes; raise ``UnreadableError`` where they can't be had."""
        ...


class FileSource(Struct, frozen=True):
    """A file on disk."""

    path: Path

    @property
    def name(self) -> str:
        # A file's name is bytes; those that are not UTF-8 can't be stored or printed as they are.
        return os.fsencode(self.path).decode("utf-8", "replace")

    def load(self) -> bytes:
        with self.opened() as stream:
            size = os.fstat(stream.fileno()).st_size
            if size > MAX_BYTES:
                raise UnreadableError(f"{size >> 20:,} MB is more than an article has; {_too_large()}")
            return _within_limit(stream)

    def size(self) -> int:
        """Return how many bytes it has; raise ``UnreadableError`` where it can't be had."""
        with self.opened() as stream:
            return os.fstat(stream.fileno()).st_size

    def head(self, size: int) -> bytes:
        """Return the first ``size`` bytes; raise ``UnreadableError`` where they can't be had."""
        with self.opened() as stream:
            return stream.read(size)

    @contextmanager
    def opened(self) -> Iterator[BufferedReader]:
        """Open the file; what fails while it is read raises ``UnreadableError`` too."""
        try:
            if not self.path.is_file():
                raise UnreadableError(f"{_no_file(self.path)}; check the path")
            with self.path.open("rb") as stream:
                yield stream
        except OSError as error:
            raise UnreadableError(f"can't be read ({error.strerror or error}); check its permissions") from error


class StdinSource(Struct, frozen=True):
    """Standard input, read to its end."""

    name: str = "standard input"

    def load(self) -> bytes:
        return _within_limit(sys.stdin.buffer)


class UrlSource(Struct, frozen=True, eq=False):
    """A file on the web, fetched when it is loaded; ``pace`` is what it shares with others fetched one by one."""

    name: str
    allow_private: bool = False
    pace: Pace | None = None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, UrlSource) and (other.name, other.allow_private) == (self.name, self.allow_private)

    def __hash__(self) -> int:
        return hash((UrlSource, self.name, self.allow_private))

    def load(self) -> bytes:
        return self.member().data

    def member(self) -> Member:
        """Return what is at the address and what the server says of it; raise ``UnreadableError`` where nothing is."""
        from corpus.intake.fetch import Pace, fetch
        from corpus.intake.media import suffix_for

        pace = self.pace or Pace()
        pace.wait(self.name)
        try:
            page = fetch(self.name, limit=MAX_BYTES, allow_private=self.allow_private)
        finally:
            pace.done(self.name)
        suffix = suffix_for(page.media, urlsplit(page.url).path)
        return Member(self.name, page.body, PageMetadata(url=page.url), page.charset, suffix=suffix)


class Found(Struct):
    """The sources that paths lead to; ``passed_over`` counts files in folders that are of no known kind."""

    sources: list[Source] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)
    passed_over: int = 0


def _pace() -> Pace:
    from corpus.intake.fetch import Pace

    return Pace()


def find(paths: Iterable[str], *, allow_private: bool = False) -> Found:
    """Turn what a person named into sources: folders give their files, in order of name, at any depth.

    A file that is named is always tried; within folders only files of known kinds are, hidden ones never.
    """
    from corpus.intake.kinds import suffixes

    pace: Pace | None = None
    found = Found()
    seen: set[str] = set()
    for path in paths:
        if path == STDIN:
            found.sources.append(StdinSource())
        elif path.startswith(("http://", "https://")):
            if path not in seen:
                seen.add(path)
                pace = pace or _pace()
                found.sources.append(UrlSource(path, allow_private, pace))
        elif os.path.isdir(path):
            before = len(found.sources)
            for file in _walk(Path(path), found):
                if str(file) not in seen:
                    seen.add(str(file))
                    found.sources.append(FileSource(file))
            if len(found.sources) == before and not any(name == path for name, _ in found.failed):
                kinds = " ".join(sorted(suffixes()))
                found.failed.append((path, f"no articles in this folder; files of these kinds are read: {kinds}"))
        elif path not in seen:
            seen.add(path)
            found.sources.append(FileSource(Path(path)))
    return found


def refuse_long(characters: int, most: int = MAX_CHARACTERS) -> None:
    """Raise ``UnreadableError`` where a text has more characters than ``most``."""
    if characters > most:
        raise UnreadableError(
            f"{characters:,} characters of text, and an article has at most {MAX_CHARACTERS:,}; split it into articles"
        )


def refuse_pieces(pieces: int) -> None:
    """Raise ``UnreadableError`` where a page has more pieces of text than MAX_PIECES."""
    if pieces > MAX_PIECES:
        raise UnreadableError(f"{pieces:,} lines, and a page has at most {MAX_PIECES:,}; split it into articles")


def reason(name: str, error: UnreadableError) -> str:
    """Return what is wrong with a source, without its name, which the message may begin with."""
    return str(error).removeprefix(f"{name}: ").removeprefix(f"{Path(name)}: ")


def _walk(folder: Path, found: Found) -> Iterator[Path]:
    from corpus.intake.kinds import is_hidden, is_read

    def report(error: OSError) -> None:
        found.failed.append((str(error.filename), f"can't be listed ({error.strerror}); check its permissions"))

    for here, folders, files in os.walk(folder, onerror=report):
        folders[:] = sorted(name for name in folders if not is_hidden(name))
        for name in sorted(files):
            if is_read(name):
                yield Path(here, name)
            elif not is_hidden(name):
                found.passed_over += 1


def _no_file(path: Path) -> str:
    """Say what stands where a file should be."""
    if path.exists():
        return "not a regular file"
    return "a link that leads to no file" if path.is_symlink() else "no such file"


def _within_limit(stream: BinaryIO) -> bytes:
    """Read a stream to its end, which may be further than its size says, or never come."""
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise UnreadableError(f"more came than an article has; {_too_large()}")
    return data


def _too_large() -> str:
    return f"the limit is {MAX_BYTES >> 20} MB: split it"
