"""What a reader makes of a file: a page of raw blocks with hints, before anybody says what the article is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from msgspec import Struct

from corpus.annotations.model import Kept
from corpus.intake.said import NOTHING_SAID, PageMetadata

if TYPE_CHECKING:
    from lxml.html import HtmlElement

PageFormat = Literal["text", "html", "document", "article"]


class RawBlock(NamedTuple):
    """A line of a plain text, or a block-level element of a web page or a document with text of its own.

    ``text`` holds no control characters; it is empty for a line whose characters are all invisible.
    ``within`` lists the element and the block-level elements around it, from the inside out, ``names`` the class and
    id names of each, ``family`` a number for each, so that blocks with the same second number are siblings.
    ``link_density`` is the share of the text's characters that stand in links; ``apart`` tells that the block is one
    of a menu, or hidden. ``head`` is the number of characters up to the first space that a line of text might have
    been broken at, where no-break spaces stand before that. ``credit`` is that of a caption which was labelled before.
    """

    text: str
    lines: tuple[int, int]
    tag: str = ""
    within: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    link_density: float = 0.0
    hidden: bool = False
    family: tuple[int, ...] = ()
    apart: bool = False
    head: int = 0
    credit: str | None = None


class Page(Struct, frozen=True):
    """One article's worth of source: ``data`` in ``encoding``, and its raw blocks in the order of the document.

    In a text every line that is not blank is one raw block. Line numbers count from 1 in ``data``; of a document that
    has no lines of its own (a PDF file, a Word document) in the text taken out of it. ``said_at`` holds the lines in
    which values of ``metadata`` stand. ``tree`` is that of a web page, with its blocks numbered; a reader of many pages
    leaves it out, and it is made again where it is needed.
    The blocks of an "article" were labelled when it was cleaned before: their tags are kinds of block. ``declared``
    tells that whoever handed the page over says that it is an article's text, as an export does; of an "article", that
    its metadata hold as they are. ``kept`` are annotations that come with it.
    """

    name: str
    format: PageFormat
    data: bytes
    encoding: str
    blocks: tuple[RawBlock, ...]
    line_count: int
    metadata: PageMetadata = NOTHING_SAID
    tree: HtmlElement | None = None
    said_at: tuple[tuple[str, int], ...] = ()
    declared: bool = False
    kept: tuple[Kept, ...] = ()
