"""The text of a large stream, decoded as it comes: in pieces of about a megabyte, or in lines."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

from corpus.errors import UnreadableError
from corpus.readers.decoding import BYTE_ORDER_MARKS, SAMPLE, decode, wide_encoding

LINE = 16 * 2**20
"""The longest line, or record, in characters."""
_PIECE = 2**20
_SAFE = (b"\n", b'"', b",")
"""Bytes that are no part of another character in any encoding that ASCII is a part of."""


def pieces(stream: BinaryIO) -> Iterator[str]:
    """Yield the text of ``stream`` in pieces of any length, without its byte order mark.

    Raises UnreadableError where no end of a value comes in LINE bytes.
    """
    data = stream.read(SAMPLE)
    mark, wide = _encoding(data)
    data = data[mark:]
    if wide:
        decoder = codecs.getincrementaldecoder(wide)("replace")
        while data:
            yield decoder.decode(data)
            data = stream.read(_PIECE)
        yield decoder.decode(b"", final=True)
        return
    declared: str | None = None
    while data:
        following = stream.read(_PIECE)
        end = max(map(data.rfind, _SAFE)) if following else len(data)
        if end > 0:
            decoded = decode(data[:end], declared)
            declared = declared if decoded.encoding == "utf-8" else decoded.encoding
            yield decoded.text
            data = data[end:]
        if len(data) > LINE:
            raise UnreadableError(f"{len(data) >> 20} MB without a comma or the end of a line; it is damaged")
        data += following


def lines(texts: Iterator[str]) -> Iterator[str | None]:
    """Yield the lines of a text that comes in pieces, without their LF; None for one longer than LINE.

    A text without any LF has lines that end with CR.
    """
    first = next(texts, "")
    old = "\r" in first and "\n" not in first
    held: list[str] = []
    size = 0
    for piece in chain([first], texts):
        *whole, last = (piece.replace("\r", "\n") if old else piece).split("\n")
        for part in whole:
            size += len(part)
            yield "".join((*held, part)) if size <= LINE else None
            held, size = [], 0
        size += len(last)
        if last and size <= LINE:
            held.append(last)
    if size:
        yield "".join(held) if size <= LINE else None


def _encoding(head: bytes) -> tuple[int, str | None]:
    """Return the length of the byte order mark, and the encoding where it is a wide one."""
    for mark, name in BYTE_ORDER_MARKS:
        if head.startswith(mark):
            return len(mark), None if name == "utf-8" else name
    return 0, wide_encoding(head)
