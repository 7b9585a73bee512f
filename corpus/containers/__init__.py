"""Containers: files that hold many articles, such as archives, mailboxes, feeds and exports of databases.

A container is one module with a function ``members(stream, job) -> Iterator[Member | Part | Refused]`` and one line in
``CONTAINERS``. It reads ``stream`` as it goes, so that a container may be larger than memory, and names its parts
with ``job.within``. A ``Part`` is looked into, as a zip file may hold a mailbox; a ``Member`` is one article as it is.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import BinaryIO, cast

from msgspec import Struct, field
from msgspec.structs import replace

from corpus.containers import openings, sniffing
from corpus.containers.limits import Budget, Counted, SpentError, fault
from corpus.errors import UnreadableError
from corpus.members import Member, Part, Refused, suffix_of
from corpus.patience import SECONDS, time_limit
from corpus.sources import FileSource, Source, UrlSource, reason

__all__ = ["CONTAINERS", "Container", "Job", "Unpacked", "head_of", "members"]

Unpacked = Member | Part | Refused
HEAD = 4096
"""Bytes at the beginning of a file that tell what it is."""
DEPTH = 3
"""Containers within containers that are opened."""
NAME = 500
"""The most characters of a part's own name."""


class Job(Struct, frozen=True):
    """The unpacking of one container: its name for people, how deep it lies, what it may take, what was asked for.

    ``mapping`` leads from a standard field ("title", "text", …) to the name that the person said it has in records.
    """

    name: str
    budget: Budget = field(default_factory=Budget)
    mapping: Mapping[str, str] = field(default_factory=dict)
    depth: int = 0

    def within(self, part: str) -> str:
        """Return the name of a part, for people: what can't be stored in it or is too long to be read is gone."""
        return f"{self.name} › {part[:NAME].encode(errors='replace').decode()}"


Unpacker = Callable[[BinaryIO, Job], Iterator[Unpacked]]


def head_of(stream: BinaryIO) -> bytes:
    """Return the first bytes of the stream of a container, which stay in it."""
    return cast(io.BufferedReader, stream).peek(HEAD)[:HEAD]


class Container(Struct, frozen=True):
    """A kind of container: the module that unpacks it, how it is recognised by its first bytes and its suffix.

    ``suffixes`` are those of files that are taken as of this kind where they are met in folders and archives.
    """

    module: str
    recognises: Callable[[bytes, str], bool]
    suffixes: tuple[str, ...] = ()


CONTAINERS: tuple[Container, ...] = (
    Container("corpus.containers.compressed", sniffing.is_packed, sniffing.PACKED),
    Container("corpus.containers.epub", sniffing.is_epub, (".epub",)),
    Container("corpus.containers.wacz", sniffing.is_wacz, (".wacz",)),
    Container("corpus.containers.zip", sniffing.is_zip, (".zip",)),
    Container("corpus.containers.tar", sniffing.is_tar, (".tar",)),
    Container("corpus.containers.webarchive", sniffing.is_warc, (".warc",)),
    Container("corpus.containers.jsonfiles", openings.is_json, openings.JSON),
    Container("corpus.containers.tables", openings.is_table, openings.TABLES),
    Container("corpus.containers.mhtml", openings.is_web_archive, openings.WEB_ARCHIVES),
    Container("corpus.containers.mailboxes", openings.is_mailbox, openings.MAILBOXES),
    Container("corpus.containers.mail", openings.is_mail, openings.MAIL),
    Container("corpus.containers.feeds", openings.is_feed, openings.FEEDS),
)
"""Asked in this order."""


def members(
    source: Source,
    mapping: Mapping[str, str] | None = None,
    budget: Budget | None = None,
    opened: Callable[[BinaryIO], None] | None = None,
) -> Iterator[Member | Refused]:
    """Yield the members of a source: itself, or where it is a container what it holds, at any depth up to DEPTH.

    ``budget`` is what unpacking may take, by default as much as fits the size of the source; ``opened`` is called with
    the file of a container before it is read.
    Raises ``UnreadableError`` where the source can't be loaded, holds nothing or, after the members before
    it, is broken.
    """
    met = False
    for member in _found(source, mapping or {}, budget, opened):
        met = True
        yield member
    if not met:
        raise UnreadableError("holds no files; see what is in it with the program that made it")


def _found(
    source: Source, mapping: Mapping[str, str], budget: Budget | None, opened: Callable[[BinaryIO], None] | None
) -> Iterator[Member | Refused]:
    job = Job(source.name, mapping=mapping)
    if isinstance(source, FileSource):
        kind = _kind(source.head(HEAD), suffix_of(source.name))
        if kind is not None:
            with source.opened() as stream:
                if opened is not None:
                    opened(stream)
                yield from _unpacked(kind, stream, replace(job, budget=budget or Budget.of(source.size())))
            return
    member = source.member() if isinstance(source, UrlSource) else Member(source.name, source.load())
    kind = _kind(member.data[:HEAD], member.kind)
    if kind is None:
        yield member
    else:
        job = replace(job, budget=budget or Budget.of(len(member.data)))
        yield from _unpacked(kind, cast(BinaryIO, io.BufferedReader(io.BytesIO(member.data))), job)


def _unpacked(kind: Container, stream: BinaryIO, job: Job) -> Iterator[Member | Refused]:
    unpack = cast(Unpacker, import_module(kind.module).members)
    for part in _patiently(unpack(stream, job)):
        if not isinstance(part, Part):
            yield part
            continue
        try:
            yield from _looked_into(part, job)
        except SpentError:
            raise
        except UnreadableError as error:
            yield Refused(part.name, reason(part.name, error))


def _patiently(parts: Iterator[Unpacked]) -> Iterator[Unpacked]:
    """Yield what a container holds, each part in good time, whatever is wrong with it an ``UnreadableError``."""
    while True:
        try:
            with time_limit(SECONDS):
                part = next(parts, None)
        except UnreadableError:
            raise
        except MemoryError as error:
            raise UnreadableError("is too large for the memory there is; unpack it and add what you need") from error
        except Exception as error:  # one odd file must not keep the others out
            raise UnreadableError(f"can't be unpacked ({fault(error)}); unpack it and add what you need") from error
        if part is None:
            return
        yield part


def _looked_into(part: Part, job: Job) -> Iterator[Member | Refused]:
    """Yield a part of an archive, or what is in it."""
    stream = io.BufferedReader(Counted(part.stream, job.budget, part.packed), HEAD)
    kind = _kind(stream.peek(HEAD), suffix_of(part.name))
    job.budget.count(0)
    if kind is None:
        yield Member(part.name, job.budget.whole(stream))
    elif job.depth + 1 == DEPTH:
        yield Refused(part.name, f"lies {DEPTH} containers deep; unpack the outer one and add what is in it")
    else:
        yield from _unpacked(kind, cast(BinaryIO, stream), replace(job, name=part.name, depth=job.depth + 1))


def _kind(head: bytes, suffix: str) -> Container | None:
    return next((one for one in CONTAINERS if one.recognises(head, suffix)), None)
