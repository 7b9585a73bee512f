"""Web pages: a walk over the visible block-level elements, in document order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from corpus.errors import UnreadableError
from corpus.readers.characters import one_space
from corpus.readers.decoding import decode, lines_of
from corpus.readers.page import Page, RawBlock
from corpus.readers.webmetadata import declared_encoding, page_metadata

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_BYTES = 16 * 2**20
"""The largest web page that is parsed, in bytes; a tree takes many times its source."""
MAX_BLOCKS = 100_000
"""The most blocks that are taken from one page."""
MAX_ATTRIBUTES = 500
"""The most attributes that a very long tag keeps."""
_UNSEEN_TAGS = """
script style noscript template head svg math iframe object embed canvas audio video select option textarea input
map area track param source link meta base title frameset frame noframes applet datalist
"""
_UNSEEN = frozenset(_UNSEEN_TAGS.split())
_BLOCK_TAGS = """
html body address article aside blockquote button caption center dd details dialog dir div dl dt fieldset figcaption
figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main menu nav ol p pre section summary table tbody td tfoot
th thead tr ul
"""
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_CONTEXT = 8
"""Elements around a block whose names and classes are kept as hints."""


@dataclass(slots=True)
class _Open:
    """The block whose text is being gathered."""

    element: HtmlElement
    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    last_line: int = 0


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
    blocks = tuple(_visible_blocks(tree))
    if not blocks:
        raise UnreadableError(f"{name}: no text in this web page; save the page again once it has loaded")
    return [Page(name, "html", data, decoded.encoding, blocks, len(lines_of(decoded.text)), page_metadata(tree))]


def parse(source: str) -> HtmlElement | None:
    """Parse HTML as browsers do, forgiving everything; external entities stay unread."""
    from lxml import etree, html

    raw = tame(source).encode("utf-8", "replace")
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        tree: HtmlElement | None = html.document_fromstring(raw, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return tree


def tame(source: str) -> str:
    """Return HTML without what a parser chokes on: NUL, which ends a document, and attributes by the thousand."""
    return _long_tag().sub(_shorter, source.replace("\x00", "�"))


@cache
def _long_tag() -> re.Pattern[str]:
    return re.compile(r"<([A-Za-z][A-Za-z0-9]{0,20})([\s/][^<>]{8000,})>")


def _shorter(tag: re.Match[str]) -> str:
    # a long tag is usually a picture inside its address; attributes by the thousand cost the parser their square
    return tag[0] if len(tag[2].split(None, MAX_ATTRIBUTES)) <= MAX_ATTRIBUTES else f"<{tag[1]}>"


def _visible_blocks(tree: HtmlElement) -> Iterator[RawBlock]:
    """Walk the tree without recursion, so that no depth of nesting can exhaust the stack."""
    stack: list[_Open] = []
    links = 0
    made = 0
    for event, element in _events(tree):
        tag = element.tag
        block = tag in _BLOCKS
        if event == "start":
            if block or not stack:
                made += 1
                yield from _finish(stack)
                stack.append(_Open(element))
            elif tag == "br":
                # two line breaks part paragraphs, one is a space
                if stack[-1].pieces and stack[-1].pieces[-1] == "\n":
                    made += 1
                    yield from _finish(stack)
                stack[-1].pieces.append("\n")
            links += tag == "a"
            _add(stack[-1], element.text, element, links)
        else:
            links -= tag == "a"
            if block and len(stack) > 1 and stack[-1].element is element:
                yield from _finish(stack)
                stack.pop()
            parent = element.getparent()
            if parent is not None and stack:
                _add(stack[-1], element.tail, element, links)
        if made > MAX_BLOCKS:
            return
    yield from _finish(stack)


def _events(tree: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    """Yield the starts and ends of visible elements; of what is never shown only its end, for the text after it."""
    node = tree
    while True:
        if isinstance(node.tag, str) and node.tag not in _UNSEEN:
            yield "start", node
            if len(node):
                node = node[0]
                continue
            yield "end", node
        else:
            yield "end", node
        while True:
            if node is tree:
                return
            following = node.getnext()
            if following is not None:
                node = following
                break
            parent = node.getparent()
            if parent is None:
                return
            node = parent
            yield "end", node


def _add(gathered: _Open, text: str | None, element: HtmlElement, links: int) -> None:
    if text and not text.isspace():
        gathered.pieces.append(text)
        gathered.last_line = max(gathered.last_line, element.sourceline or 0)
        if links > 0:
            gathered.linked += len(text.strip())
    elif text:
        gathered.pieces.append(" ")


def _finish(stack: list[_Open]) -> Iterator[RawBlock]:
    """Close off the text gathered so far in the innermost block."""
    if not stack:
        return
    gathered = stack[-1]
    text = one_space("".join(gathered.pieces))
    linked, last = gathered.linked, gathered.last_line
    gathered.pieces, gathered.linked, gathered.last_line = [], 0, 0
    if not text:
        return
    first = gathered.element.sourceline or 1
    around = _around(gathered.element)
    yield RawBlock(
        text,
        (first, max(first, last)),
        str(gathered.element.tag),
        tuple(str(element.tag) for element in around),
        _names(around),
        min(1.0, linked / len(text)),
        any(_hidden(element) for element in around),
    )


def _around(element: HtmlElement) -> list[HtmlElement]:
    found = [element]
    parent = element.getparent()
    while parent is not None and len(found) < _CONTEXT:
        found.append(parent)
        parent = parent.getparent()
    return found


def _names(around: list[HtmlElement]) -> str:
    names = (f"{element.get('class', '')[:80]} {element.get('id', '')[:40]}" for element in around)
    return " ".join(" ".join(names).lower().split())[:400]


def _hidden(element: HtmlElement) -> bool:
    style = element.get("style", "")[:400].replace(" ", "").lower()
    return element.get("hidden") is not None or "display:none" in style or element.get("aria-hidden") == "true"
