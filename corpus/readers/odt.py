"""Text documents in the OpenDocument format (ISO/IEC 26300): their paragraphs, headings, items and tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from corpus.errors import UnreadableError
from corpus.readers.characters import one_space
from corpus.readers.office import child_texts, document, local, parts
from corpus.readers.page import Page, RawBlock
from corpus.readers.properties import believed
from corpus.readers.trees import tree

if TYPE_CHECKING:
    from lxml.etree import _Element

_PARTS = frozenset({"content.xml", "styles.xml", "meta.xml"})
_UNSEEN = frozenset(
    {"tracked-changes", "annotation", "note-citation", "bibliography-mark", "table-of-content", "script"}
)
_BLOCKS = frozenset({"p", "h"})
_STYLES = {
    "Title": "h1",
    "Subtitle": "h2",
    "Caption": "figcaption",
    "Illustration": "figcaption",
    "Figure": "figcaption",
}
_DEEP = 200


def pages(name: str, data: bytes, encoding: str | None = None) -> list[Page]:
    """Read a text document; what was deleted in it and comments on it are not part of it, and nothing is fetched.

    Raises UnreadableError where it is damaged, another kind of document or too large.
    """
    try:
        found = parts(data, _PARTS.__contains__)
    except UnreadableError as error:
        raise UnreadableError(f"{name}: {error}") from error
    content = tree(found.get("content.xml"))
    body = next((one for one in content.iter() if local(one) == "text"), None) if content is not None else None
    if content is None or body is None:
        raise UnreadableError(f"{name}: no text document in it; open it elsewhere and save it as .docx or text")
    said = child_texts(tree(found.get("meta.xml")), ("title", "initial-creator", "creator", "language"))
    metadata = believed(said.get("title"), said.get("initial-creator") or said.get("creator"), said.get("language"))
    return [document(name, data, _running(tree(found.get("styles.xml"))), _blocks(body, _parents(content)), metadata)]


def _parents(content: _Element) -> dict[str, str]:
    """Return of each style that the document defines for itself the one that it is made from."""
    found: dict[str, str] = {}
    for style in content.iter():
        if local(style) == "style":
            names = _attributes(style)
            found[names.get("name", "")] = names.get("parent-style-name", "")
    return found


def _attributes(element: _Element) -> dict[str, str]:
    """Return the attributes of an element by their names without namespaces."""
    return {str(key).rpartition("}")[2]: str(value) for key, value in element.attrib.items()}


def _blocks(body: _Element, styles: Mapping[str, str]) -> Iterator[RawBlock]:
    for element in body.iter():
        name = local(element)
        if name == "table-row":
            cells = (one_space(" ".join(_text(one) for one in cell.iter() if _is_block(one))) for cell in element)
            text = " | ".join(cell for cell in cells if cell)
            yield RawBlock(text, (0, 0), "tr", ("tr",))
        elif name in _BLOCKS:
            around = [local(one) for one in element.iterancestors()][:_DEEP]
            if "table-row" not in around and _UNSEEN.isdisjoint(around):
                tag = _tag(element, name, around, styles)
                yield RawBlock(one_space(_text(element)), (0, 0), tag, (tag,))


def _is_block(element: _Element) -> bool:
    return local(element) in _BLOCKS


def _tag(element: _Element, name: str, around: list[str], styles: Mapping[str, str]) -> str:
    attributes = _attributes(element)
    style = attributes.get("style-name", "")
    known = _STYLES.get(style) or _STYLES.get(styles.get(style, ""))
    if known:
        return known
    if name == "h":
        level = attributes.get("outline-level", "1")
        return f"h{min(6, int(level[:3]))}" if level.isdecimal() and level != "0" else "h1"
    return "li" if "list-item" in around[:2] else "p"


def _text(element: _Element) -> str:
    """Return the text of a paragraph without that of paragraphs in it, in a text box or a note, which stand alone."""
    pieces = [element.text or ""]
    for child in element:
        name = local(child)
        if name in {"s", "tab", "line-break"}:
            pieces.append(" ")
        elif name not in _UNSEEN and name not in _BLOCKS:
            pieces.append(_text(child))
        pieces.append(child.tail or "")
    return "".join(pieces)


def _running(styles: _Element | None) -> Iterator[str]:
    """Yield the paragraphs of heads and feet."""
    for part in styles.iter() if styles is not None else ():
        if local(part) in {"header", "footer", "header-first", "footer-first", "header-left", "footer-left"}:
            yield from (_text(one) for one in part.iter() if _is_block(one))
