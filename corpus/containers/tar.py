"""Tar archives, read forward only: nothing is written to disk, so no path in them leads anywhere."""

from __future__ import annotations

import io
import re
import tarfile
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar, cast

from corpus.containers import Job, Unpacked
from corpus.containers.limits import fault
from corpus.errors import UnreadableError
from corpus.intake.kinds import is_hidden, is_read
from corpus.intake.members import Part, Refused

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

HEADER = 2**16
"""The most bytes of one header; longer ones are made to do harm."""
BLOCK = 512
DIGITS = 200
"""Digits in a row in a header that are made to do harm: ``tarfile`` may look at each as often as there are."""
T = TypeVar("T")


def members(stream: BinaryIO, job: Job) -> Iterator[Unpacked]:
    """Yield the files of a tar archive; links, devices and files of other kinds are passed over.

    Raises ``UnreadableError`` where it is no such archive or, after the files before, is damaged.
    """
    tape = _Tape(stream)
    archive: Any = _sound(partial(tarfile.open, fileobj=cast(BinaryIO, tape), mode="r:"))
    while (info := _sound(archive.next)) is not None:
        archive.members.clear()  # it would grow with each file, and nothing here asks for it
        if not info.isreg() or is_hidden(info.name):
            continue
        name = job.within(info.name)
        if is_read(info.name) and not info.issparse():
            _sound(partial(tape.seek, info.offset_data))
            yield Part(name, cast(BinaryIO, _File(tape, info.size)))
        else:
            job.budget.count(0)
            yield Refused(name, "is of a kind that is not read", optional=True)


def _sound(step: Callable[[], T]) -> T:
    try:
        return step()
    except (UnreadableError, MemoryError):
        raise
    except Exception as error:  # what is wrong with a header shows in many ways
        raise UnreadableError(f"is damaged or no tar archive ({fault(error)}); fetch or pack it again") from error


class _Tape:
    """A stream as ``tarfile`` wants it, which can only be wound forward, and gives headers of a sane length."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._place = 0

    def tell(self) -> int:
        return self._place

    def seek(self, place: int) -> None:
        if place < self._place:
            raise UnreadableError("is damaged (it leads backwards); fetch or pack it again")
        while self._place < place and self.data(min(HEADER, place - self._place)):
            pass

    def read(self, size: int) -> bytes:
        if not 0 <= size <= HEADER:
            raise UnreadableError(f"has a header of more than {HEADER >> 10} KB, as no sound archive has; left packed")
        piece = self.data(size)
        if size > BLOCK and re.search(rb"\d{%d}" % DIGITS, piece):
            raise UnreadableError("has a header of digits, as no sound archive has; left packed")
        return piece

    def data(self, size: int) -> bytes:
        piece = self._stream.read(size)
        self._place += len(piece)
        return piece


class _File(io.RawIOBase):
    """The bytes of one file on the tape, which stands at their beginning."""

    def __init__(self, tape: _Tape, size: int) -> None:
        super().__init__()
        self._tape = tape
        self._left = size

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        piece = self._tape.data(min(len(view), self._left))
        if not piece and self._left and len(view):
            raise UnreadableError("breaks off; fetch it again")
        self._left -= len(piece)
        view[: len(piece)] = piece
        return len(piece)
