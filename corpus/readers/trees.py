"""XML of anybody's making as a tree: entities stay unread, nothing is fetched, damage is read as far as it goes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_DECLARED = re.compile(rb"""\s*<\?xml[^>]{0,200}?encoding\s*=\s*["'](?!utf-?8["'])""", re.IGNORECASE)
_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,300}>")
_HALF = re.compile(
    rb"&#(?:x0{0,9}d[89a-f][0-9a-f]{2}|0{0,9}5(?:5[3-9]\d\d|529[6-9]|6\d{3}|7[0-2]\d\d|73[0-3]\d|734[0-3]));",
    re.IGNORECASE,
)
"""A reference to one half of a pair of UTF-16, which is no character."""
_WIDE = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))


def tree(source: bytes | None) -> _Element | None:
    """Parse a document; None where there is none or no sense in it."""
    from lxml import etree

    if not source:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        return etree.fromstring(_decodable(source), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _decodable(source: bytes) -> bytes:
    """Return a document without what is no character: the parser lets it pass, and whoever asks for the text fails."""
    wide = next((encoding for mark, encoding in _WIDE if source.startswith(mark)), None)
    if wide is not None:
        source = _DECLARATION.sub("", source.decode(wide, "replace"), count=1).encode()
    elif not _DECLARED.match(source):
        source = source.decode("utf-8", "replace").encode()
    return _HALF.sub(b"&#xFFFD;", source)
