"""Bytes to text: byte order marks, UTF-8, what the page declares, and only then a guess."""

from __future__ import annotations

import codecs
import re

from msgspec import Struct

from corpus.readers.guessing import FALLBACK, guess_encoding

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SAMPLE = 1 << 16
"""Bytes that are looked at where a guess is made."""
_OTHER_BREAK = re.compile("[\u2028\u2029]|(?<![\xc3\x80])\x85")


class Decoded(Struct, frozen=True):
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
    wide = wide_encoding(data[:SAMPLE])
    if wide:
        return Decoded(data.decode(wide, "replace"), wide)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        named = _declared(declared)
        if named is None and _is_damaged_utf8(data):
            return Decoded(_by_lines(data), "utf-8")
        start = max(0, error.start - SAMPLE // 2)
        encoding = named or guess_encoding(data[start : start + SAMPLE])
    return Decoded(data.decode(encoding, "replace"), encoding)


def lines_of(text: str) -> list[str]:
    r"""Split ``text`` at the ends of lines that editors count: ``\n``, ``\r\n`` and a lone ``\r``.

    Other separators (form feed, U+2028 …) stay inside their line, but for a text that has no others: there the line
    and paragraph separators of Unicode and NEL end lines. The end of the last line opens no new one.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    if len(lines) == 1:
        lines = _OTHER_BREAK.split(text)
    if lines and not lines[-1]:
        lines.pop()
    return lines


def wide_encoding(head: bytes) -> str | None:
    """Recognise UTF-16 and UTF-32 without a byte order mark by where their NULs stand.

    Spaces, digits and ends of lines have them in every script; a file that is no text has them anywhere.
    """
    if b"\x00" not in head:
        return None
    sample = head[:4096]
    sample = sample[: len(sample) - len(sample) % 4] or sample[: len(sample) // 2 * 2]
    nuls = [sample[place::4].count(0) for place in range(4)]
    if len(sample) >= 8 and min(nuls[2:]) >= len(sample) // 4:
        return "utf-32-le"
    if len(sample) >= 8 and min(nuls[:2]) >= len(sample) // 4:
        return "utf-32-be"
    even, odd = nuls[0] + nuls[2], nuls[1] + nuls[3]
    pairs = len(sample) // 2
    if pairs < 2 or min(even, odd) > 0.05 * pairs:
        return None
    if max(even, odd) >= 0.6 * pairs:
        return "utf-16-le" if odd > even else "utf-16-be"
    encodings = (one for one in ("utf-16-le", "utf-16-be") if _is_writing(sample.decode(one, "replace")))
    return next(encodings, None)


def _is_writing(text: str) -> bool:
    """Tell whether nearly all characters are letters, marks and spaces, of not more than a few scripts."""
    known = sum(
        1 for character in text if character.isalnum() or character.isspace() or character in ".,:;-()«»“”。，、"
    )
    blocks = {
        ord(character) >> 8 for character in text if character.isalpha() and not "\u3400" <= character <= "\ud7ff"
    }
    return known >= 0.9 * len(text) and len(blocks) <= 6


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


def _is_damaged_utf8(data: bytes) -> bool:
    """Tell UTF-8 with damaged bytes, or lines in another encoding, from a text that is in another encoding.

    A sequence of UTF-8 hardly comes about by chance: there are as many whole ones as there are bad bytes, or whole
    lines with some for every few lines that are bad.
    """
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(map("\x7f".__lt__, text)) - broken
    if whole > 2 * broken:
        return True
    lines = [line for line in data.splitlines() if not line.isascii()]
    good = sum(map(_is_utf8, lines))
    return good >= 2 and 3 * good >= len(lines) - good


def _by_lines(data: bytes) -> str:
    """Decode line by line: UTF-8 where a line has any of it, the encoding of the other lines where it has none."""
    lines = data.splitlines(keepends=True)
    others = [line for line in lines if not _has_utf8(line)]
    encoding = guess_encoding(b"".join(others)[:SAMPLE]) if others else FALLBACK
    return "".join(line.decode("utf-8" if _has_utf8(line) else encoding, "replace") for line in lines)


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _has_utf8(line: bytes) -> bool:
    return line.isascii() or any(character > "\x7f" for character in line.decode("utf-8", "ignore"))
