"""Sources taken apart into members: what is a container is unpacked, and its parts looked into in their turn."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import BinaryIO, cast

from msgspec.structs import replace

from corpus.containers import CONTAINERS, HEAD, Container, Job, Unpacked, Unpacker
from corpus.containers.limits import Budget, Counted, SpentError, fault
from corpus.errors import UnreadableError
from corpus.intake.members import Member, Part, Refused, suffix_of
from corpus.intake.sources import FileSource, Source, UrlSource, reason
from corpus.patience import SECONDS, time_limit

DEPTH = 3
"""Containers within containers that are opened."""


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
