"""News in XML that agencies deliver: NITF, and NewsML-G2 with a text in NITF or HTML inside (IPTC standards)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from corpus.containers import Job
from corpus.containers.complaints import Complaints
from corpus.containers.records import Entry, told_apart
from corpus.intake.members import Member, Refused
from corpus.readers.trees import tree

if TYPE_CHECKING:
    from lxml.etree import _Element

_ITEMS = ("newsItem", "nitf", "NewsItem")
_BODIES = ("body.content", "body", "contentSet", "ContentItem", "DataContent")


def members(data: bytes, job: Job) -> Iterator[Member | Refused]:
    """Yield the stories of a news file; any other XML is passed over."""
    items = _items(data)
    if not items:
        yield Refused(job.name, "XML of another kind than feeds and news; save its text as a page", optional=True)
        return
    entries = (Entry(f"{number}" if len(items) > 1 else "", _record(item)) for number, item in enumerate(items, 1))
    yield from told_apart(entries, Job(job.name, job.budget), Complaints(job))


def _items(data: bytes) -> list[_Element]:
    """Return the outermost elements that are stories; entities do not expand and nothing is fetched."""
    root = tree(data)
    for name in _ITEMS:
        found = [root] if root is not None and _name(root) == name else list(_all(root, name))
        if found:
            return found
    return []


def _record(item: _Element) -> dict[str, Any]:
    body = next((found for name in _BODIES for found in _all(item, name)), None)
    return {
        "html": _inside(body),
        "title": _text(item, "hl1", "headline", "HeadLine", "title"),
        "subtitle": _text(item, "hl2", "SubHeadLine"),
        "byline": _text(item, "byline", "by", "ByLine"),
        "outlet": _text(item, "provider", "infoSource", "creditline", "CreditLine", "doc.copyright"),
        "published": _attribute(item, "date.issue", "norm")
        or _text(item, "contentCreated", "versionCreated", "DateId"),
        "language": item.get("{http://www.w3.org/XML/1998/namespace}lang"),
    }


def _inside(body: _Element | None) -> str:
    from lxml import etree

    if body is None:
        return ""
    for element in body.iter():
        if isinstance(element.tag, str) and element.tag.startswith("{"):
            with suppress(ValueError):  # damaged XML may have names that no element can be given
                element.tag = _name(element)
    etree.cleanup_namespaces(body)
    return "".join(etree.tostring(child, encoding="unicode") for child in body) or (body.text or "")


def _text(item: _Element, *names: str) -> str | None:
    found = (" ".join("".join(map(str, one.itertext())).split()) for name in names for one in _all(item, name))
    return next(filter(None, found), None)


def _attribute(item: _Element, name: str, attribute: str) -> str | None:
    return next((value for one in _all(item, name) if (value := one.get(attribute))), None)


def _all(root: _Element | None, name: str) -> Iterator[_Element]:
    if root is not None:
        yield from (element for element in root.iter("{*}" + name) if element is not root or name not in _ITEMS)


def _name(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2]
