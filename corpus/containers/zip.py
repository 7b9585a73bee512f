"""ZIP archives: the files in them one after the other, none of them written to disk.

Source: APPNOTE.TXT, .ZIP File Format Specification. Overlapping files are how a bomb grows beyond what packing can
do: D. Fifield, A better zip bomb (WOOT 2019).
"""

from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from corpus.containers import Job, Unpacked
from corpus.containers.limits import fault
from corpus.errors import UnreadableError
from corpus.intake.kinds import is_hidden, is_read
from corpus.intake.members import Part, Refused

DIRECTORY = 32 * 2**20
"""The most bytes of a list of contents, which is held in memory at many times its size."""
_HEADER = 30  # bytes before a file's name
_LOCKED, _UTF8 = 0x1, 0x800  # flags
_KINDS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def members(stream: BinaryIO, job: Job) -> Iterator[Unpacked]:
    """Yield the files of a ZIP archive; links and files of other kinds are passed over.

    Raises ``UnreadableError`` where it is no such archive or its list of contents is damaged or lies.
    """
    with opened(stream, job) as archive:
        yield from parts(archive, job, is_read)


@contextmanager
def opened(stream: BinaryIO, job: Job) -> Iterator[zipfile.ZipFile]:
    """Open a ZIP archive. Raises ``UnreadableError`` as ``members`` does."""
    if not stream.seekable():
        stream = io.BytesIO(job.budget.whole(stream))
    try:
        archive = zipfile.ZipFile(cast(BinaryIO, _Bounded(stream)))
    except (UnreadableError, MemoryError):
        raise
    except Exception as error:  # what is wrong with a list of contents shows in many ways
        raise UnreadableError(f"is damaged or no ZIP archive ({fault(error)}); fetch or pack it again") from error
    with archive:
        _refuse_overlap(archive)
        yield archive


def parts(archive: zipfile.ZipFile, job: Job, wanted: Callable[[str], bool]) -> Iterator[Unpacked]:
    """Yield the files of an archive whose names are ``wanted``, in the archive's order."""
    for info in archive.infolist():
        own = _name(info)
        if info.is_dir() or is_hidden(own):
            continue
        name = job.within(own)
        if not wanted(own) or stat.S_ISLNK(info.external_attr >> 16):
            job.budget.count(0)
            yield Refused(name, "is of a kind that is not read", optional=True)
            continue
        try:
            with file(archive, info) as stream:
                yield Part(name, stream, info.compress_size)
        except UnreadableError as error:
            job.budget.count(0)
            yield Refused(name, str(error))


@contextmanager
def file(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[BinaryIO]:
    """Open a file of an archive. Raises ``UnreadableError`` where it is locked, damaged or packed in a rare way."""
    if info.flag_bits & _LOCKED:
        raise UnreadableError("is locked with a password; unpack it and add what you need")
    if info.compress_type not in _KINDS:
        raise UnreadableError(f"is packed in a rare way (method {info.compress_type}); unpack it and add what you need")
    try:
        stream = archive.open(info)
    except MemoryError:
        raise
    except Exception as error:  # as above, of the file's own header
        raise UnreadableError(f"is damaged ({fault(error)}); fetch or pack it again") from error
    with stream:
        yield cast(BinaryIO, stream)


class _Bounded:
    """A seekable stream from which no list of contents is read that is too long for memory."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.seek, self.tell, self.seekable = stream.seek, stream.tell, stream.seekable

    def read(self, size: int = -1) -> bytes:
        most = DIRECTORY + 1
        piece = self._stream.read(most if size < 0 else min(size, most))
        if len(piece) == most:
            raise UnreadableError("lists more files than can be held in memory; unpack it and add what you need")
        return piece


def _refuse_overlap(archive: zipfile.ZipFile) -> None:
    end = 0
    for info in sorted(archive.infolist(), key=lambda info: info.header_offset):
        if info.header_offset < end:
            raise UnreadableError("has files that overlap, as those of bombs do; left packed")
        end = info.header_offset + _HEADER + info.compress_size


def _name(info: zipfile.ZipInfo) -> str:
    """Return a file's name; where it is not marked as UTF-8 but is, as one."""
    if info.flag_bits & _UTF8:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename
