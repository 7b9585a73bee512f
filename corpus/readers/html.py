"""Web pages: a walk over the visible block-level elements, in document order."""

from __future__ import annotations

from corpus.errors import UnreadableError
from corpus.readers.blocks import MAX_BLOCKS, number_blocks, unseen_article
from corpus.readers.decoding import decode
from corpus.readers.markup import has_frames, parse
from corpus.readers.page import Page
from corpus.readers.webmetadata import declared_encoding, linked_data, linked_text, page_metadata

MAX_BYTES = 16 * 2**20
"""The largest web page that is parsed, in bytes; a tree takes many times its source."""


def pages(name: str, data: bytes, encoding: str | None = None) -> list[Page]:
    """Read a web page; scripts do not run and nothing is fetched.

    Raises UnreadableError where the page is larger than MAX_BYTES, or has no visible text.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableError(
            f"{name}: a web page of {len(data) >> 20} MB, over {MAX_BYTES >> 20} MB; save its text alone"
        )
    decoded = decode(data, encoding or declared_encoding(data))
    tree = parse(decoded.text)
    if tree is None:
        raise UnreadableError(f"{name}: no text in this web page; save the page again once it has loaded")
    framed = has_frames(tree)
    linked = linked_data(tree)
    metadata = page_metadata(tree, linked)
    blocks = number_blocks(tree)
    if len(blocks) == MAX_BLOCKS:
        raise UnreadableError(
            f"{name}: {MAX_BLOCKS:,} pieces of text and more, as no article's page has; save the part that you need"
        )
    blocks += unseen_article(blocks, linked_text(linked))
    if not blocks:
        what = "the text is in other files (frames); save the frame" if framed else "save the page"
        raise UnreadableError(f"{name}: no text in this web page; {what} again once it has loaded")
    return [Page(name, "html", data, decoded.encoding, blocks, _lines(decoded.text), metadata, tree)]


def _lines(text: str) -> int:
    breaks = text.count("\n")
    if "\r" in text:
        breaks += text.count("\r") - text.count("\r\n")
    return breaks + (not text.endswith(("\n", "\r")))
