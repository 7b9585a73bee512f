"""Containers: files that hold many articles, such as archives, mailboxes, feeds and exports of databases.

A container is one module with a function ``members(stream, job) -> Iterator[Member | Refused]`` and one line in
``CONTAINERS``. It reads ``stream`` as it goes, so that a container may be larger than memory, and names its parts
with ``job.within``. What a part holds is looked at again: a zip file may hold a mailbox.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from importlib import import_module
from pathlib import PurePath
from typing import BinaryIO, cast

from corpus.containers.limits import Budget
from corpus.errors import UnreadableError
from corpus.members import Member, Refused
from corpus.readers.page import PageMetadata
from corpus.sources import FileSource, Source, UrlSource, reason

__all__ = ["CONTAINERS", "Container", "Job", "Unpacked", "is_container", "members"]

Unpacked = Member | Refused
HEAD = 4096
"""Bytes at the beginning of a file that tell what it is."""
DEPTH = 3
"""Containers within containers that are opened."""


@dataclass(frozen=True, slots=True)
class Job:
    """The unpacking of one container: its name for people, how deep it lies, what it may take, what was asked for.

    ``mapping`` leads from a standard field ("title", "text", …) to the name that the person said it has in records.
    """

    name: str
    budget: Budget = field(default_factory=Budget)
    mapping: Mapping[str, str] = field(default_factory=dict)
    depth: int = 0

    def within(self, part: str) -> str:
        """Return the name of a part, for people."""
        return f"{self.name} › {part}"


Unpacker = Callable[[BinaryIO, Job], Iterator[Unpacked]]


@dataclass(frozen=True, slots=True)
class Container:
    """A kind of container: the module that unpacks it, and how it is recognised by its first bytes and its suffix."""

    module: str
    recognises: Callable[[bytes, str], bool]


CONTAINERS: tuple[Container, ...] = ()
"""Asked in this order."""


def members(source: Source, mapping: Mapping[str, str] | None = None) -> Iterator[Unpacked]:
    """Yield the members of a source: itself, or where it is a container what it holds, at any depth up to DEPTH.

    Raises ``UnreadableError`` where the source can't be loaded or, after the members before it, is broken.
    """
    job = Job(source.name, mapping=mapping or {})
    if isinstance(source, FileSource):
        kind = _kind(source.head(HEAD), source.name)
        if kind is not None:
            with source.opened() as stream:
                yield from _unpacked(kind, stream, job)
            return
    said = PageMetadata(url=source.name) if isinstance(source, UrlSource) else PageMetadata()
    yield from _opened(Member(source.name, source.load(), said), job)


def is_container(head: bytes, name: str) -> bool:
    """Tell whether a file with these first bytes and this name holds others."""
    return _kind(head, name) is not None


def _opened(member: Member, job: Job) -> Iterator[Unpacked]:
    kind = _kind(member.data[:HEAD], member.name)
    if kind is None:
        yield member
    else:
        yield from _unpacked(kind, io.BytesIO(member.data), job)


def _unpacked(kind: Container, stream: BinaryIO, job: Job) -> Iterator[Unpacked]:
    unpack = cast(Unpacker, import_module(kind.module).members)
    for part in unpack(stream, job):
        if isinstance(part, Refused) or _kind(part.data[:HEAD], part.name) is None:
            yield part
        elif job.depth + 1 == DEPTH:
            yield Refused(part.name, f"lies {DEPTH} containers deep; unpack the outer one and add what is in it")
        else:
            try:
                yield from _opened(part, replace(job, name=part.name, depth=job.depth + 1))
            except UnreadableError as error:
                yield Refused(part.name, reason(part.name, error))


def _kind(head: bytes, name: str) -> Container | None:
    suffix = PurePath(name).suffix.lower()
    return next((one for one in CONTAINERS if one.recognises(head, suffix)), None)
