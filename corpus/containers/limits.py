"""What a container may take: hostile ones unpack to more than there is room for."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import IO

from corpus.errors import UnreadableError

MEMBER_BYTES = 64 * 2**20
"""The largest part that is unpacked, in bytes."""
TOTAL_BYTES = 64 * 2**30
"""The most that is unpacked of one source, in bytes, all depths together."""
MEMBERS = 1_000_000
"""The most parts that are taken from one source."""
RATIO = 250
"""How many times its packed size a part may grow to; news text packs to a fourth, a bomb to a thousandth."""
SMALL = 2**20
"""Bytes up to which the ratio does not matter."""
_PIECE = 2**20


@dataclass(slots=True)
class Budget:
    """What unpacking one source has taken so far; shared by containers within containers."""

    taken: int = 0
    members: int = 0

    def read(self, stream: IO[bytes], packed: int | None = None) -> bytes:
        """Read a part to its end and count it.

        ``packed`` is its size in the container, where known. Raises ``UnreadableError`` for a part larger than
        MEMBER_BYTES, grown by more than RATIO, or past what one source may take.
        """
        data = io.BytesIO()
        while piece := stream.read(_PIECE):
            data.write(piece)
            self._refuse_large(data.tell(), packed)
        self.count(data.tell())
        return data.getvalue()

    def count(self, size: int) -> None:
        """Count a part of ``size`` bytes. Raises ``UnreadableError`` past what one source may take."""
        self.taken += size
        self.members += 1
        if self.taken > TOTAL_BYTES or self.members > MEMBERS:
            raise UnreadableError(
                f"holds more than {MEMBERS:,} parts or {TOTAL_BYTES >> 30} GB; unpack it and add what you need"
            )

    @staticmethod
    def _refuse_large(size: int, packed: int | None) -> None:
        if size > MEMBER_BYTES:
            raise UnreadableError(f"unpacks to more than {MEMBER_BYTES >> 20} MB; unpack it and add what you need")
        if packed is not None and size > SMALL and size > RATIO * max(1, packed):
            raise UnreadableError(f"unpacks to more than {RATIO} times its size, as bombs do; left packed")
