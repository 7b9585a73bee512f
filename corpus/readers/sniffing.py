"""Telling what a file is from its first bytes."""

from __future__ import annotations

import re
from functools import cache

from corpus.readers.decoding import wide_encoding

HEAD = 4096
"""Bytes that decide what a file is."""

_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x1f\x8b", "gzip-compressed"),
    (b"\xfd7zXZ", "xz-compressed"),
    (b"(\xb5/\xfd", "zstd-compressed"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\r\x0b\x0c\x1b\x08")


@cache
def _markup() -> re.Pattern[bytes]:
    return re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|title|article|div|p|h1)[\s/>]", re.IGNORECASE)


@cache
def _markup_first() -> re.Pattern[bytes]:
    return re.compile(
        rb"(?:\xef\xbb\xbf)?\s{0,512}(?:<\?xml[^>]{0,200}>\s{0,64})?(?:<!--.{0,2000}?-->\s{0,64}){0,4}"
        rb"<(?:!doctype\s+html|html|head|body)[\s>]",
        re.IGNORECASE | re.DOTALL,
    )


def starts_as_html(data: bytes) -> bool:
    """Tell whether ``data`` begins the way only a web page does."""
    return _markup_first().match(_narrow(data)) is not None


def has_markup(data: bytes) -> bool:
    """Tell whether tags of a web page stand anywhere near the beginning of ``data``."""
    return _markup().search(_narrow(data)) is not None


def what_binary(data: bytes) -> str | None:
    """Say what kind of binary file ``data`` is, or None where it may be text."""
    for magic, name in _MAGIC:
        if data.startswith(magic):
            return name
    head = data[: 1 << 16]
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")) or wide_encoding(head):
        return None
    if b"\x00" in head:
        return "a binary file"
    head = head[:HEAD]
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return "a binary file" if controls > 0.1 * len(head) else None


def _narrow(data: bytes) -> bytes:
    """Return the beginning of ``data`` with the NULs of wide encodings taken out."""
    return data[:HEAD].replace(b"\x00", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
