"""Plain text: one raw block a line."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from corpus.errors import UnreadableError
from corpus.readers.characters import HYPHEN, SOFT_HYPHEN, is_tidy, tidy
from corpus.readers.decoding import decode, lines_of
from corpus.readers.mojibake import looks_misread, mend
from corpus.readers.page import Page, RawBlock

_HEAD = 40
"""Characters at the beginning of a line in which no-break spaces hold words together; with more there are no others."""


def pages(name: str, data: bytes, encoding: str | None = None) -> list[Page]:
    """Read a plain text; ``name`` is for messages and for people, ``encoding`` what was declared for it.

    Raises UnreadableError where no line has a visible character.
    """
    decoded = decode(data, encoding)
    lines = lines_of(decoded.text)
    mended = _mended(decoded.text, lines)
    # of a whole text one look tells that no line has more than its words
    whole = is_tidy("".join(mended))
    blocks = tuple(
        RawBlock(text.rstrip(), (number, number)) if whole else _block(text, number)
        for number, (line, text) in enumerate(zip(lines, mended, strict=True), 1)
        if not line.isspace() and line
    )
    if not any(block.text for block in blocks):
        raise UnreadableError(f"{name}: nothing but blank lines; save the article's text in it and try again")
    return [Page(name, "text", data, decoded.encoding, blocks, len(lines))]


def _block(line: str, number: int) -> RawBlock:
    return RawBlock(tidy(_indented(line)).rstrip(), (number, number), head=_head(line))


def _mended(text: str, lines: list[str]) -> list[str]:
    """Put right what broke on the way to a text file: mojibake, entities of HTML, parted letters and words."""
    if "&" in text and _entity().search(text):
        lines = [_without_entities(line) for line in lines]
    if text.isascii():
        return lines
    if looks_misread(text):
        lines = [mend(line) for line in lines]
    if not unicodedata.is_normalized("NFC", text):
        lines = [unicodedata.normalize("NFC", line) for line in lines]
    if SOFT_HYPHEN in text:
        lines = [HYPHEN.join((line[:-1], "")) if line.endswith(SOFT_HYPHEN) else line for line in lines]
    return lines


def _indented(line: str) -> str:
    """Return a line with four spaces for each tab that it begins with."""
    tabs = len(line) - len(line.lstrip("\t"))
    return "    " * min(tabs, 8) + line[tabs:] if tabs else line


def _head(line: str) -> int:
    """Return the length of the words that no-break spaces hold together at the beginning of a line, or 0."""
    if "\u00a0" not in line[:_HEAD] and "\u202f" not in line[:_HEAD]:
        return 0
    head = line.strip()[:_HEAD].partition(" ")[0]
    return len(head) if len(head) < _HEAD and not head.isalnum() else 0


@cache
def _entity() -> re.Pattern[str]:
    return re.compile(
        r"&(?:amp|quot|apos|nbsp|lt|gt|[lr][sd]quo|[mn]dash|hellip|laquo|raquo|bull|eacute|copy|euro|pound|"
        r"#\d{2,6}|#[xX][0-9a-fA-F]{2,5});"
    )


def _without_entities(line: str) -> str:
    from html import unescape

    return _entity().sub(lambda match: unescape(match.group()).replace("\r", " ").replace("\n", " "), line)
