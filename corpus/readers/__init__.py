"""Readers: the bytes of a file become pages of raw blocks with hints.

A format is one module with a function ``pages(name, data, encoding) -> list[Page]`` and one line in ``FORMATS``.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import cast

from msgspec import Struct

from corpus.errors import UnreadableError
from corpus.intake.said import PageMetadata
from corpus.readers.page import Page, RawBlock
from corpus.readers.sniffing import (
    HEAD,
    OLD_OFFICE,
    RTF,
    has_markup,
    is_pdf,
    is_record,
    office_kind,
    starts_as_html,
    what_binary,
)

__all__ = ["FORMATS", "MAX_BYTES", "Format", "Page", "PageMetadata", "RawBlock", "format_of", "read"]

MAX_BYTES = 64 * 2**20
"""The largest file that is read, in bytes."""

Reader = Callable[[str, bytes, str | None], list[Page]]


class Format(Struct, frozen=True):
    """A kind of file: the module that reads it, and how it is recognised by its bytes and its suffix.

    ``suffixes`` are those of files that are taken as of this kind where they are met in folders and archives. The text
    in ``packed`` ones can't be seen in their bytes.
    """

    module: str
    recognises: Callable[[bytes, str], bool]
    suffixes: tuple[str, ...] = ()
    packed: bool = False


_PAGES = (".html", ".htm", ".xhtml")
_MARKDOWN = (".md", ".markdown", ".mdown", ".mkd")


def _is_web_page(data: bytes, suffix: str) -> bool:
    return starts_as_html(data) or (suffix in _PAGES and has_markup(data))


def _is_office(kind: str) -> Callable[[bytes, str], bool]:
    return lambda data, suffix: office_kind(data[:HEAD], suffix) == kind


FORMATS = (
    Format("corpus.readers.record", lambda data, suffix: is_record(data)),
    Format("corpus.readers.pdf", lambda data, suffix: is_pdf(data), (".pdf",), packed=True),
    Format("corpus.readers.docx", _is_office("docx"), (".docx", ".docm"), packed=True),
    Format("corpus.readers.odt", _is_office("odt"), (".odt",), packed=True),
    # Markdown looks like any text
    Format("corpus.readers.markdown", lambda data, suffix: suffix in _MARKDOWN, _MARKDOWN),
    Format("corpus.readers.html", _is_web_page, _PAGES),
    Format("corpus.readers.text", lambda data, suffix: True, (".txt", ".text")),
)
"""Asked in this order; the last takes everything."""


def format_of(data: bytes, suffix: str) -> Format:
    """Return the format of a file by its bytes and its suffix."""
    return next(form for form in FORMATS if form.recognises(data, suffix))


def read(path: Path, data: bytes, encoding: str | None = None, suffix: str | None = None) -> list[Page]:
    """Read the pages in ``data``, the content of ``path``; nothing is opened or fetched.

    ``encoding`` is the one that whatever held the bytes declared for them; ``suffix`` (".html") tells the kind where
    the path does not.

    Raises UnreadableError where there is no text in it: empty, binary, blank or larger than MAX_BYTES.
    """
    name = str(path)
    if not data:
        raise UnreadableError(f"{name}: empty file; save the article's text in it and try again")
    if len(data) > MAX_BYTES:
        raise UnreadableError(
            f"{name}: {len(data) >> 20} MB, over the limit of {MAX_BYTES >> 20} MB; split it into articles"
        )
    kind = path.suffix.lower() if suffix is None else suffix
    chosen = format_of(data, kind)
    binary = None if chosen.packed else what_binary(data)
    if binary:
        other = ".docx, without a password" if binary in {OLD_OFFICE, RTF} else "text or HTML"
        raise UnreadableError(f"{name}: {binary}, not text; save the article as {other}")
    # a reader is imported when the first file of its kind comes: parsers are slow to load
    pages = cast(Reader, import_module(chosen.module).pages)
    return pages(name, data, encoding)
