"""What a container may take: hostile ones unpack to more than there is room for."""

from __future__ import annotations

import io
from typing import IO, TYPE_CHECKING

from msgspec import Struct

from corpus.errors import UnreadableError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

MEMBER_BYTES = 64 * 2**20
"""The largest part that is unpacked, in bytes."""
TOTAL_BYTES = 64 * 2**30
"""The most that is unpacked of one source, in bytes, all depths together."""
FREE_BYTES = 2**30
"""What is unpacked of one source however small it is, in bytes."""
MEMBERS = 1_000_000
"""The most parts that are taken from one source."""
RATIO = 250
"""How many times its packed size a part may grow to; news text packs to a fourth, a bomb to a thousandth."""
SMALL = 2**20
"""Bytes up to which the ratio does not matter."""
_PIECE = 2**16


def fault(error: Exception) -> str:
    """Return what a parser of hostile bytes says is wrong, as a part of one line."""
    words = "".join(letter if letter.isprintable() else " " for letter in str(error)[:200])
    return " ".join(words.split())[:100] or type(error).__name__


class SpentError(UnreadableError):
    """The source took all that one source may take: nothing more of it is unpacked, at any depth."""


class Budget(Struct):
    """What unpacking one source may take and has taken so far; shared by containers within containers."""

    member_bytes: int = MEMBER_BYTES
    total_bytes: int = TOTAL_BYTES
    most_members: int = MEMBERS
    ratio: int = RATIO
    small: int = SMALL
    taken: int = 0
    members: int = 0

    @classmethod
    def of(cls, size: int) -> Budget:
        """Return the budget of a source of ``size`` bytes: many times its size, but no more than TOTAL_BYTES."""
        return cls(total_bytes=min(TOTAL_BYTES, max(FREE_BYTES, RATIO * size)))

    def read(self, stream: IO[bytes], packed: int | None = None) -> bytes:
        """Read a part to its end and count it.

        ``packed`` is its size in the container, where known. Raises ``UnreadableError`` for a part that is damaged,
        larger than a part may be or grown by more than the ratio, ``SpentError`` past what one source may take.
        """
        data = self.whole(Counted(stream, self, packed))
        self.count(0)
        return data

    def whole(self, stream: IO[bytes] | Counted) -> bytes:
        """Read a stream, whose bytes are counted already, to its end. Raises ``UnreadableError`` for a large one."""
        data = io.BytesIO()
        while piece := stream.read(_PIECE):
            data.write(piece)
            if data.tell() > self.member_bytes:
                most = self.member_bytes >> 20
                raise UnreadableError(f"is larger than {most} MB unpacked; unpack it and add what you need")
        return data.getvalue()

    def count(self, size: int) -> None:
        """Count a part of ``size`` bytes. Raises ``SpentError`` past what one source may take."""
        self.members += 1
        if self.members > self.most_members:
            raise SpentError(f"holds more than {self.most_members:,} parts; unpack it and add what you need")
        self.take(size)

    def take(self, size: int) -> None:
        """Count bytes that were unpacked. Raises ``SpentError`` past what one source may take."""
        self.taken += size
        if self.taken > self.total_bytes:
            raise SpentError(f"unpacks to more than {self.total_bytes / 1e9:,.0f} GB; unpack it and add what you need")

    def refuse_bomb(self, size: int, packed: int) -> None:
        """Raise ``UnreadableError`` where ``packed`` bytes grew to ``size``, as only those of bombs do."""
        if size > self.small and size > self.ratio * max(1, packed):
            raise UnreadableError(f"unpacks to more than {self.ratio} times its size, as bombs do; left packed")


class Counted(io.RawIOBase):
    """A part as it is unpacked: forward only, each byte counted, and whatever goes wrong an ``UnreadableError``."""

    def __init__(self, stream: IO[bytes], budget: Budget, packed: int | None = None) -> None:
        super().__init__()
        self._stream = stream
        self._budget = budget
        self._packed = packed
        self._size = 0
        self._fault: UnreadableError | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fill ``buffer`` as far as there are bytes for it, those before a fault too."""
        view = memoryview(buffer).cast("B")
        filled = 0
        while filled < len(view) and self._fault is None:
            piece = self._piece(len(view) - filled)
            if not piece:
                break
            view[filled : filled + len(piece)] = piece
            filled += len(piece)
        if self._fault is not None and not filled:
            raise self._fault
        self._size += filled
        self._budget.take(filled)
        if self._packed is not None:
            self._budget.refuse_bomb(self._size, self._packed)
        return filled

    def _piece(self, most: int) -> bytes:
        try:
            return self._stream.read(most)
        except UnreadableError as error:
            self._fault = error
        except MemoryError:
            raise
        except Exception as error:  # each kind of packing fails in its own way
            self._fault = UnreadableError(f"is damaged ({fault(error)}); fetch or pack it again")
        return b""
