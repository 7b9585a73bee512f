"""Bytes to text: byte order marks, UTF-8, what the page declares, and only then a guess."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SAMPLE = 1 << 16
"""Bytes that are looked at where a guess is made."""
FALLBACK = "cp1252"
_BREAK = re.compile(r"\r\n?|\n")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the name of the encoding that it was in; bytes that have no meaning in it are U+FFFD."""

    text: str
    encoding: str


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode ``data``, never losing a byte silently: what can't be decoded becomes U+FFFD.

    ``declared`` is an encoding that the source names itself; it is believed where the bytes are not UTF-8.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return Decoded(data[len(mark) :].decode(encoding, "replace"), encoding)
    wide = _wide_encoding(data)
    if wide:
        return Decoded(data.decode(wide, "replace"), wide)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        encoding = _declared(declared) or _guess(data, error.start)
    return Decoded(data.decode(encoding, "replace"), encoding)


def lines_of(text: str) -> list[str]:
    r"""Split ``text`` at the ends of lines that editors count: ``\n``, ``\r\n`` and a lone ``\r``.

    Other separators (form feed, U+2028 …) stay inside their line. The end of the last line opens no new one.
    """
    lines = _BREAK.split(text)
    if lines and not lines[-1]:
        lines.pop()
    return lines


def _wide_encoding(data: bytes) -> str | None:
    """Recognise UTF-16 without a byte order mark: text of mostly Latin letters has a NUL in every other byte."""
    sample = data[:4096]
    pairs = len(sample) // 2
    if pairs < 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd >= pairs * 0.6 and even <= pairs * 0.05:
        return "utf-16-le"
    if even >= pairs * 0.6 and odd <= pairs * 0.05:
        return "utf-16-be"
    return None


def _declared(name: str | None) -> str | None:
    if not name:
        return None
    try:
        found = codecs.lookup(name)
    except LookupError:
        return None
    # a page that reached us as ASCII-compatible bytes is not in UTF-16, and binary transforms are not text
    usable = getattr(found, "_is_text_encoding", True) and not found.name.startswith(("utf-16", "utf-32", "utf-8"))
    if not usable:
        return None
    # browsers read ISO 8859-1 as Windows-1252, its superset
    return FALLBACK if found.name in {"iso8859-1", "ascii"} else found.name


def _guess(data: bytes, first_bad: int) -> str:
    """Name the likeliest encoding of bytes that are not UTF-8, from a sample around the first bad byte."""
    start = max(0, first_bad - SAMPLE // 2)
    sample = data[start : start + SAMPLE]
    if _mostly_utf8(sample):
        return "utf-8"
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    if best is None or best.encoding in {"utf_8", "ascii"} or best.encoding.startswith(("utf_7", "utf_16", "utf_32")):
        return FALLBACK
    return best.encoding


def _mostly_utf8(sample: bytes) -> bool:
    """Tell damaged UTF-8 from another encoding: most of its non-ASCII characters still decode."""
    text = sample.decode("utf-8", "replace")
    broken = text.count("�")
    whole = sum(1 for character in text if character > "\x7f") - broken
    return whole > 2 * broken
