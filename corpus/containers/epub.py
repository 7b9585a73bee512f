"""Books in EPUB: each document of the spine, in reading order.

Source: EPUB 3.3 (W3C) and OPF 2.0.1. XML in them is parsed without entities and without a network.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import unquote

from msgspec import Struct
from msgspec.structs import replace

from corpus.containers import Job, Unpacked
from corpus.containers.zip import file, opened
from corpus.errors import UnreadableError
from corpus.intake.members import Member, Refused
from corpus.intake.said import PageMetadata
from corpus.readers.trees import tree

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONTAINER, _ENCRYPTION = "META-INF/container.xml", "META-INF/encryption.xml"
_PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")
_NOT_A_PERSON = ("calibre", "unknown")  # what programs write where an author is wanted


class _Item(Struct, frozen=True):
    """An entry of the manifest; ``path`` is that in the archive."""

    path: str
    media: str
    properties: tuple[str, ...]


def members(stream: BinaryIO, job: Job) -> Iterator[Unpacked]:
    """Yield the documents of a book; what the book says of itself is said of each.

    Raises ``UnreadableError`` where it is no book, is locked, or has no documents.
    """
    with opened(stream, job) as archive:
        book = _Book(archive, job)
        package_path = _package_path(book.xml(_CONTAINER))
        package = book.xml(package_path)
        items = _manifest(package, package_path)
        spine = [items[ref] for ref in _spine(package) if ref in items and "nav" not in items[ref].properties]
        pages = [item for item in dict.fromkeys(spine) if item.media in _PAGES]
        if not pages:
            raise UnreadableError("lists no documents to read; open it in a reader of books")
        locked = _locked(book)
        if all(item.path in locked for item in pages):
            raise UnreadableError("is locked against copying (DRM); add a copy that is not")
        said, titles = _said(package), _titles(book, items)
        for item in pages:
            title = titles.get(item.path)
            name = job.within(title or item.path)
            job.budget.count(0)
            try:
                data = book.read(item.path)
            except UnreadableError as error:
                yield Refused(name, str(error))
            else:
                yield Member(name, data, replace(said, title=title), optional=True, suffix=".xhtml")


class _Book(Struct, frozen=True):
    archive: zipfile.ZipFile
    job: Job

    def read(self, path: str) -> bytes:
        """Return the bytes of a file in the archive. Raises ``UnreadableError``."""
        try:
            info = self.archive.getinfo(path)
        except KeyError:
            raise UnreadableError(f"lacks {path[:80]}, which it lists; fetch it again") from None
        with file(self.archive, info) as stream:
            return self.job.budget.read(stream, info.compress_size)

    def xml(self, path: str) -> _Element:
        """Return the root of an XML document. Raises ``UnreadableError``."""
        root = tree(self.read(path))
        if root is None:
            raise UnreadableError(f"is damaged (there is no sense in {path[:80]}); fetch it again")
        return root

    def xml_if_any(self, path: str) -> _Element | None:
        try:
            return self.xml(path)
        except UnreadableError:
            return None


def _all(root: _Element, name: str) -> Iterator[_Element]:
    """Yield the elements of a name, whatever their namespace."""
    return root.iter(f"{{*}}{name}")


def _words(element: _Element) -> str:
    return " ".join("".join(str(piece) for piece in element.itertext("*")).split())


def _package_path(container: _Element) -> str:
    for rootfile in _all(container, "rootfile"):
        return str(rootfile.get("full-path") or "")
    raise UnreadableError("is no book in EPUB (it names no package); give it the suffix of what it is")


def _inside(base: str, href: str) -> str:
    """Return the path in the archive that a link leads to."""
    path = unquote(href.partition("#")[0])
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), path)) if path else base


def _manifest(package: _Element, package_path: str) -> dict[str, _Item]:
    return {
        str(item.get("id")): _Item(
            _inside(package_path, item.get("href") or ""),
            str(item.get("media-type")),
            tuple((item.get("properties") or "").split()),
        )
        for item in _all(package, "item")
    }


def _spine(package: _Element) -> list[str]:
    return [str(item.get("idref")) for item in _all(package, "itemref") if item.get("linear") != "no"]


def _locked(book: _Book) -> set[str]:
    """Return the paths of what is encrypted; fonts often are, and that locks nothing."""
    root = book.xml_if_any(_ENCRYPTION) if _ENCRYPTION in book.archive.namelist() else None
    return set() if root is None else {_inside("", one.get("URI") or "") for one in _all(root, "CipherReference")}


def _titles(book: _Book, items: dict[str, _Item]) -> dict[str, str]:
    """Return the titles that the table of contents gives to documents, by their paths."""
    titles: dict[str, str] = {}
    for item in sorted(items.values(), key=lambda item: "nav" not in item.properties):
        if "nav" in item.properties:
            links = ((link.get("href"), link) for link in _linked(book.xml_if_any(item.path), "a"))
        elif item.media == "application/x-dtbncx+xml":
            links = ((_source(point), point) for point in _linked(book.xml_if_any(item.path), "navPoint"))
        else:
            continue
        for href, element in links:
            label = next(_all(element, "navLabel"), element)
            if href and (words := _words(label)):
                titles.setdefault(_inside(item.path, href), words)
    return titles


def _linked(root: _Element | None, name: str) -> Iterator[_Element]:
    return iter(()) if root is None else _all(root, name)


def _source(point: _Element) -> str | None:
    return next((content.get("src") for content in point if str(content.tag).endswith("content")), None)


def _said(package: _Element) -> PageMetadata:
    def first(name: str) -> str | None:
        return next((words for element in _all(package, name) if (words := _words(element))), None)

    creator = first("creator")
    return PageMetadata(
        byline=None if creator is None or creator.lower() in _NOT_A_PERSON else creator,
        outlet=first("publisher"),
        published=_day(first("date")),
        language=first("language"),
    )


def _day(text: str | None) -> str | None:
    try:
        return date.fromisoformat((text or "")[:10]).isoformat()
    except ValueError:
        return None
