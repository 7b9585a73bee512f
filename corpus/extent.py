"""How much of the work on sources is done, counted in bytes, so that one large export is told as well as many files."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from itertools import accumulate
from typing import BinaryIO

from corpus.intake.sources import FileSource, Source

_EACH = 2_000
"""Bytes that it takes to read as long as to open and store a file, however small."""


_READ_AHEAD = 2**21
"""Bytes that the readers of containers may have read of a file and not handed on."""


class Reading:
    """Where the file stands that is being read."""

    def __init__(self) -> None:
        self._stream: BinaryIO | None = None
        self._handed_on = 0

    def begin(self, stream: BinaryIO) -> None:
        """Remember the file that was opened."""
        self._stream = stream

    def position(self, size: int) -> int:
        """Return about how many bytes of a container are done when ``size`` bytes more of what it holds are.

        As they may have been packed, and much may have been left out, the file's own position sets the limits.
        """
        if self._stream is None or self._stream.closed:
            return 0
        self._handed_on += size
        read = self._stream.tell()
        return min(read, max(self._handed_on, read - _READ_AHEAD))


class Extent:
    """How much there is to read in sources; those whose size nobody knows count as much as the others on average."""

    def __init__(self, sources: Sequence[Source]) -> None:
        sizes = [_size(source) for source in sources]
        known = [size for size in sizes if size is not None]
        mean = sum(known) // len(known) if known else 0
        self._before = list(accumulate((_EACH + (mean if size is None else size) for size in sizes), initial=0))

    def share(self, place: int, position: int) -> float:
        """Return the share of all that is done where those before ``place`` are, and that one up to a position."""
        return min(self._before[place] + position, self._before[-1]) / self._before[-1]


def _size(source: Source) -> int | None:
    if isinstance(source, FileSource):
        with suppress(OSError):
            return source.path.stat().st_size
    return None
