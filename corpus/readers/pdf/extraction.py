"""Text and its places by pypdf, which reads PDF files without leaving Python."""

from __future__ import annotations

import io
import warnings
from collections.abc import Sequence
from contextlib import nullcontext
from importlib import import_module
from typing import Any

from corpus.errors import UnreadableError
from corpus.extras import needs
from corpus.readers.pdf.forms import are_tame
from corpus.readers.pdf.runs import PdfPage, PdfText, Run, placed

MAX_PAGES = 1000
MAX_CHARACTERS = 4_000_000
MAX_OPERATIONS = 400_000
"""Instructions of a file beyond which another parser is faster; pypdf does about 50,000 in a second."""
STREAM_BYTES = 32 * 2**20
"""The most that a stream of a page unpacks to; a page of text takes some kilobytes, one of a map some millions."""


class LockedError(UnreadableError):
    """The file opens only with a password."""


class CostlyError(Exception):
    """The file takes more work than MAX_OPERATIONS."""


def extract(data: bytes) -> PdfText:
    """Extract the text of a PDF file; no script runs and nothing is fetched.

    Raises LockedError, UnreadableError for more pages or text than are read, and whatever pypdf raises.
    """
    import logging

    pypdf: Any = needs("pypdf", "pdf")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)
    with warnings.catch_warnings(), _limits():
        warnings.simplefilter("ignore")
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise LockedError("locked with a password; save a copy without one and add that")
        refuse_many(len(reader.pages))
        seen = _Seen()
        pages = []
        try:
            for page in reader.pages:
                page.extract_text(visitor_text=seen.text, visitor_operand_before=seen.operation)
                pages.append(PdfPage(seen.taken()))
        except pypdf.errors.LimitReachedError as error:
            raise UnreadableError(
                "unpacks to more than pages of text do, as bombs do; open it elsewhere and save its text"
            ) from error
        return PdfText(tuple(pages), _info(reader), are_tame(reader.pages))


def refuse_many(pages: int) -> None:
    """Raise UnreadableError for more pages than are read."""
    if pages > MAX_PAGES:
        raise UnreadableError(f"{pages:,} pages, over the limit of {MAX_PAGES:,}; split it into articles")


def refuse_much(characters: int) -> None:
    """Raise UnreadableError for more text than is read."""
    if characters > MAX_CHARACTERS:
        raise UnreadableError(f"more than {MAX_CHARACTERS:,} characters of text; split it into articles")


def _limits() -> Any:
    """Return a context in which streams unpack to no more than STREAM_BYTES, where the version has a way to say so."""
    settings: Any
    try:
        settings = import_module("pypdf._configuration")
    except ImportError:
        return nullcontext()
    names = ("zlib", "lzw", "run_length", "array_based_stream")
    return settings.apply_configuration(**{f"{name}_maximum_output_length": STREAM_BYTES for name in names})


class _Seen:
    """What pypdf has met on a page so far."""

    def __init__(self) -> None:
        self.runs: list[Run] = []
        self.order = 0
        self.operations = 0
        self.characters = 0

    def operation(self, operator: Any, operands: Any, cm: Any, tm: Any) -> None:
        self.operations += 1
        if self.operations > MAX_OPERATIONS:
            raise CostlyError

    def text(self, text: str, cm: Sequence[float], tm: Sequence[float], font: Any, size: float) -> None:
        if not text:
            return
        if text.isspace():
            self.order += "\n" in text
            return
        self.characters += len(text)
        refuse_much(self.characters)
        self.order += 1 + text.startswith("\n")
        matrix = _product(tm, cm)
        self.runs.append(placed(text.strip("\r\n"), matrix, abs(size), self.order, bold=_is_bold(font)))
        self.order += text.endswith("\n")

    def taken(self) -> tuple[Run, ...]:
        """Return the runs of the page that is over, and begin another."""
        runs, self.runs, self.order = self.runs, [], 0
        return tuple(runs)


def _product(m: Sequence[float], n: Sequence[float]) -> list[float]:
    return [
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    ]


def _is_bold(font: Any) -> bool:
    name = str(font.get("/BaseFont", "")).lower() if font is not None else ""
    return "bold" in name or "black" in name or "heavy" in name


def _info(reader: Any) -> dict[str, str]:
    """Return what the file says of itself: title, author and language."""
    info = reader.metadata or {}
    language = reader.root_object.get("/Lang")
    said = {"title": info.get("/Title"), "author": info.get("/Author"), "language": language}
    return {name: str(value)[:1000] for name, value in said.items() if isinstance(value, str)}
