"""Plain text: one raw block a line."""

from __future__ import annotations

from corpus.errors import UnreadableError
from corpus.readers.characters import tidy
from corpus.readers.decoding import decode, lines_of
from corpus.readers.page import Page, RawBlock


def pages(name: str, data: bytes, encoding: str | None = None) -> list[Page]:
    """Read a plain text; ``name`` is for messages and for people, ``encoding`` what was declared for it.

    Raises UnreadableError where no line has a visible character.
    """
    decoded = decode(data, encoding)
    lines = lines_of(decoded.text)
    blocks = tuple(
        RawBlock(tidy(line).rstrip(), (number, number))
        for number, line in enumerate(lines, 1)
        if not line.isspace() and line
    )
    if not any(block.text for block in blocks):
        raise UnreadableError(f"{name}: nothing but blank lines; save the article's text in it and try again")
    return [Page(name, "text", data, decoded.encoding, blocks, len(lines))]
