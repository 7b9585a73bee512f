"""XML of anybody's making as a tree: entities stay unread, nothing is fetched, damage is read as far as it goes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_DECLARED = re.compile(rb"""\s*<\?xml[^>]{0,200}?encoding\s*=\s*["'](?!utf-?8["'])""", re.IGNORECASE)
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")


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
    """Return a document in UTF-8 without what is none: the parser lets it pass, and whoever asks for the text fails."""
    if source.startswith(_WIDE) or _DECLARED.match(source):
        return source
    return source.decode("utf-8", "replace").encode()
