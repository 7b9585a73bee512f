"""Files packed one by one, as page.html.gz, and archives that are packed as a whole: tar.gz, warc.gz."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO, cast

from corpus.containers import HEAD, Job, Unpacked, head_of, sniffing, tar, webarchive
from corpus.containers.packing import unpacked
from corpus.errors import UnreadableError
from corpus.intake.members import Part, suffix_of


def members(stream: BinaryIO, job: Job) -> Iterator[Unpacked]:
    """Yield the file that is packed, or what is in the archive that is.

    Raises ``UnreadableError`` where the stream is not packed or, after what was before, is damaged.
    """
    packed = unpacked(stream, head_of(stream), job.budget)
    if packed is None:
        raise UnreadableError("is not packed, whatever its name says; give it the suffix of what it is")
    content = cast(BinaryIO, packed)
    name = _without_suffix(PurePath(job.name.rpartition(" › ")[2]).name)
    head = packed.peek(HEAD)
    if sniffing.is_tar(head, suffix_of(name)):
        yield from tar.members(content, job)
    elif sniffing.is_warc(head, suffix_of(name)):
        yield from webarchive.members(content, job)
    else:
        yield Part(job.within(name), content)


def _without_suffix(name: str) -> str:
    suffix = suffix_of(name)
    if suffix in (".tgz", ".tbz", ".tbz2", ".txz"):
        return f"{name[: -len(suffix)]}.tar"
    return name[: -len(suffix)] if suffix in sniffing.PACKED else name
