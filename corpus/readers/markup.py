"""HTML to a tree, as browsers read it: everything is forgiven, nothing is fetched, no size or depth does harm."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_ATTRIBUTES = 500
"""The most attributes that a very long tag keeps."""
_HEAD = 4096
_STRETCH = 4000
"""Half of the characters from which a tag is long."""


def parse(source: str) -> HtmlElement | None:
    """Parse HTML; external entities stay unread. None where there is no element in it."""
    tree, complete = _parsed(tame(source))
    if not complete:
        # nesting beyond the parser's depth ends the document there; without the elements that nest it goes on
        flat, complete = _parsed(_nesting().sub("<hr>", tame(source)))
        tree = flat if flat is not None else tree
    return tree


def has_frames(tree: HtmlElement) -> bool:
    """Tell whether a page shows other pages in frames."""
    return next(tree.iter("frame", "iframe"), None) is not None


def _parsed(source: str) -> tuple[HtmlElement | None, bool]:
    """Return the tree and whether the parser went through to the end."""
    from lxml import etree
    from lxml.html import HtmlElement

    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    # one class for all elements: asking for the class of each takes as long as parsing
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement))
    try:
        tree: HtmlElement | None = etree.fromstring(source.encode("utf-8", "replace"), parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        tree = None
    deep = any("depth" in (error.message or "") for error in parser.error_log.filter_from_fatals())
    return tree, not deep


def tame(source: str) -> str:
    """Return HTML without what a parser chokes on.

    That is NUL, which ends a document, attributes by the thousand, and the prefix of XHTML's elements.
    """
    prefix = _xhtml_prefix().search(source[:_HEAD])
    if prefix:
        source = re.sub(rf"(</?){re.escape(prefix[1])}:", r"\1", source)
    return _with_short_tags(source.replace("\x00", "�"))


def _with_short_tags(source: str) -> str:
    """Shorten the long tags; each of them has a whole stretch without brackets in it, and hardly anything else has."""
    pieces: list[str] = []
    done, within = 0, False
    for at in range(0, len(source) - _STRETCH, _STRETCH):
        bare = source.find("<", at, at + _STRETCH) < 0 and source.find(">", at, at + _STRETCH) < 0
        begin = source.rfind("<", max(0, at - _STRETCH), at) if bare and not within else -1
        tag = _long_tag().match(source, begin) if begin >= 0 else None
        if tag:
            pieces += source[done:begin], _shorter(tag)
            done = tag.end()
        within = bare
    return "".join([*pieces, source[done:]]) if pieces else source


@cache
def _xhtml_prefix() -> re.Pattern[str]:
    return re.compile(r"xmlns:([A-Za-z][\w-]{0,20})\s{0,4}=\s{0,4}[\"']http://www\.w3\.org/1999/xhtml[\"']")


@cache
def _long_tag() -> re.Pattern[str]:
    return re.compile(rf"<([A-Za-z][A-Za-z0-9]{{0,20}})([\s/][^<>]{{{2 * _STRETCH},}})>")


@cache
def _nesting() -> re.Pattern[str]:
    kept = "p|a|h[1-6]|html|head|body|title|meta|link|base|script|style|noscript|template|svg|br|li|figcaption"
    return re.compile(rf"(?:</?(?!(?:{kept})\b)[A-Za-z][^<>]{{0,2000}}>\s{{0,100}})++", re.IGNORECASE)


def _shorter(tag: re.Match[str]) -> str:
    # a long tag is usually a picture inside its address; attributes by the thousand cost the parser their square
    return tag[0] if len(tag[2].split(None, MAX_ATTRIBUTES)) <= MAX_ATTRIBUTES else f"<{tag[1]}>"
