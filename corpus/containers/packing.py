"""Packed streams (gzip, bzip2, xz) unpacked as they are read, with bounded memory whatever is in them."""

from __future__ import annotations

import bz2
import io
import lzma
import zlib
from collections.abc import Callable
from typing import IO, TYPE_CHECKING, BinaryIO, Protocol, cast

from corpus.containers.limits import Budget, Counted
from corpus.containers.sniffing import BZIP2, GZIP, XZ
from corpus.errors import UnreadableError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


XZ_MEMORY = 128 * 2**20
"""The most memory that unpacking xz may take, in bytes; its strongest ordinary setting needs half of it."""
EMPTY = 1000
"""Empty packings in a row that are borne."""
_PIECE = 2**14


class Unpacking(Protocol):
    """What ``bz2.BZ2Decompressor`` and ``lzma.LZMADecompressor`` have in common."""

    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...

    def decompress(self, data: bytes, max_length: int) -> bytes: ...


class Inflating:
    """zlib's decompressor behind the face of the other two; ``wbits`` as in ``zlib.decompressobj``."""

    def __init__(self, wbits: int) -> None:
        self._inner = zlib.decompressobj(wbits)

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def needs_input(self) -> bool:
        return not self._inner.unconsumed_tail

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        return self._inner.decompress(self._inner.unconsumed_tail + data, max_length)


class Unpacked(io.RawIOBase):
    """The content of a packed stream; packings that follow one another are one content, other bytes after them none.

    A packing begins with ``magic``; with None there is only one.
    Reading raises ``UnreadableError`` where the stream breaks off or grows as those of bombs do; what was before is
    read first.
    """

    def __init__(self, stream: IO[bytes], start: Callable[[], Unpacking], magic: bytes | None, budget: Budget) -> None:
        super().__init__()
        self._stream = stream
        self._start = start
        self._magic = magic
        self._budget = budget
        self._unpacking = start()
        self._waiting = b""
        self._packed = self._size = 0
        self._since_start = self._empty = 0
        self._ended = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Put some bytes into ``buffer``; none at the end."""
        view = memoryview(buffer).cast("B")
        while not self._ended:
            piece = self._step(len(view))
            if piece:
                self._size += len(piece)
                self._since_start += len(piece)
                self._budget.refuse_bomb(self._size, self._packed)
                view[: len(piece)] = piece
                return len(piece)
        return 0

    def _step(self, most: int) -> bytes:
        unpacking = self._unpacking
        if unpacking.eof:
            self._go_on(unpacking.unused_data)
            return b""
        if unpacking.needs_input and not self._waiting:
            self._waiting = self._stream.read(_PIECE)
            self._packed += len(self._waiting)
        over = unpacking.needs_input and not self._waiting
        piece = unpacking.decompress(self._waiting, most)
        self._waiting = b""
        if over and not piece and not unpacking.eof:
            raise UnreadableError("breaks off; fetch it again for what is missing")
        return piece

    def _go_on(self, rest: bytes) -> None:
        """Begin with the packing that follows the one that ended, if there is one."""
        self._empty = 0 if self._since_start else self._empty + 1
        if self._empty > EMPTY:
            raise UnreadableError(f"begins anew more than {EMPTY:,} times with nothing in it; left packed")
        if self._magic is None:
            self._ended = True
            return
        if len(rest) < len(self._magic):
            more = self._stream.read(_PIECE)
            self._packed += len(more)
            rest += more
        if rest.startswith(self._magic):
            self._unpacking, self._waiting, self._since_start = self._start(), rest, 0
        else:
            self._ended = True


def unpacked(stream: IO[bytes], head: bytes, budget: Budget) -> io.BufferedReader | None:
    """Return the content of a stream that begins with ``head``, or None where it is not packed."""
    kinds: tuple[tuple[bytes, Callable[[], Unpacking]], ...] = (
        (GZIP, lambda: Inflating(31)),
        (BZIP2, bz2.BZ2Decompressor),
        (XZ, lambda: lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=XZ_MEMORY)),
    )
    for magic, start in kinds:
        if head.startswith(magic):
            content = Unpacked(stream, start, magic, budget)
            return io.BufferedReader(Counted(cast(BinaryIO, content), budget), 2**16)
    return None


def decoded(stream: BinaryIO, coding: str | None, budget: Budget) -> BinaryIO:
    """Return the content of a page that was sent in a content coding (RFC 9110, 8.4.1), or is said to have been.

    Archives often keep the name of a coding with pages that are decoded already. Raises ``UnreadableError`` for a
    coding that is not read.
    """
    name = (coding or "").strip().lower()
    if name in ("", "identity"):
        return stream
    if name not in ("gzip", "x-gzip", "deflate"):
        raise UnreadableError(f"was sent in the coding “{name[:20]}”, which is not read; save the page in a browser")
    content = io.BufferedReader(Counted(stream, budget))
    head = content.peek(2)[:2]
    if head.startswith(GZIP):
        wbits = 31
    elif name != "deflate":
        return cast(BinaryIO, content)
    else:
        # some servers leave the header out that zlib puts before a deflated stream
        wbits = 15 if len(head) == 2 and head[0] & 15 == 8 and int.from_bytes(head, "big") % 31 == 0 else -15
    return cast(BinaryIO, Counted(cast(BinaryIO, Unpacked(content, lambda: Inflating(wbits), None, budget)), budget))
