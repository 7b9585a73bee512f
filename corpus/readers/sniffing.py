"""Telling what a file is from its first bytes."""

from __future__ import annotations

import re
from functools import cache

from corpus.readers.decoding import wide_encoding

HEAD = 4096
"""Bytes that decide what a file is."""
RECORD_MARK = '{"zte-record":1'

OLD_OFFICE = "an old or locked office document"
RTF = "an RTF document"
_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\xd0\xcf\x11\xe0", OLD_OFFICE),
    (b"{\\rtf", RTF),
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
    elements = rb"!doctype\s+html|html|head|body|meta|title|article|div|p|h1"
    return re.compile(rb"<(?:[a-z]{1,20}:)?(?:" + elements + rb")[\s/>]", re.IGNORECASE)


@cache
def _markup_first() -> re.Pattern[bytes]:
    return re.compile(
        rb"(?:\xef\xbb\xbf)?\s{0,512}(?:<\?xml[^>]{0,200}>\s{0,64})?(?:<!--.{0,2000}?-->\s{0,64}){0,4}"
        rb"<(?:[a-z]{1,20}:)?(?:!doctype\s+html|html|head|body)[\s>]",
        re.IGNORECASE | re.DOTALL,
    )


def is_pdf(data: bytes) -> bool:
    """Tell whether ``data`` is a PDF file, which may have some bytes of another kind before it."""
    found = data[:1024].find(b"%PDF-")
    return found == 0 or (found > 0 and not starts_as_html(data) and b"endobj" in data)


def office_kind(head: bytes, suffix: str) -> str | None:
    """Return "docx" or "odt" where the first bytes of a file are of an office document, None for another archive."""
    if not head.startswith(b"PK\x03\x04"):
        return None
    if head[30:].startswith(b"mimetypeapplication/vnd.oasis.opendocument"):
        return "odt"
    if suffix in {".docx", ".docm", ".dotx"} or _office_part().search(head):
        return "docx"
    return "odt" if suffix == ".odt" else None


@cache
def _office_part() -> re.Pattern[bytes]:
    """Match the head of a part that archives of office documents begin with."""
    return re.compile(rb"PK\x03\x04.{26}(?:\[Content_Types\]\.xml|_rels/\.rels|customXml/|docProps/|word/)", re.DOTALL)


def starts_as_html(data: bytes) -> bool:
    """Tell whether ``data`` begins the way only a web page does."""
    return _markup_first().match(_narrow(data)) is not None


def is_record(data: bytes) -> bool:
    """Tell whether ``data`` is a record of an export as it is kept (corpus.readers.record)."""
    return data.startswith(RECORD_MARK.encode())


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
