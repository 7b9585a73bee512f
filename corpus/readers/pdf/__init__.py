"""PDF files: text with its place on the page becomes paragraphs in the order in which they are read.

A PDF file has no lines; those of the page are the lines of the text that is taken out of it, counted from 1 in reading
order, so that the same bytes always give the same lines.
"""

from __future__ import annotations

from importlib import import_module

from msgspec.structs import replace

from corpus.errors import UnreadableError
from corpus.readers.page import Page
from corpus.readers.pdf.document import read_document
from corpus.readers.pdf.runs import PdfText

_FEWEST = 20
"""Letters that a file has at least, or it holds pictures of text."""


def pages(name: str, data: bytes, encoding: str | None = None) -> list[Page]:
    """Read a PDF file; no script runs and nothing is fetched.

    Raises UnreadableError where the file is locked, damaged beyond reading or too long, has no text, or a parser is
    missing.
    """
    try:
        text = _extracted(data)
    except UnreadableError as error:
        raise UnreadableError(f"{name}: {error}") from error
    if sum(map(str.isalpha, _everything(text))) < _FEWEST:
        raise UnreadableError(
            f"{name}: pictures of pages without text; run OCR over it, for example with ocrmypdf, then add it again"
        )
    blocks, metadata, said_at = read_document(text)
    count = blocks[-1].lines[1] if blocks else 0
    return [Page(name, "document", data, "", blocks, count, metadata, said_at=said_at)]


def _extracted(data: bytes) -> PdfText:
    """Return the text by PDFium, which measures every letter, after pypdf, which stays within limits, went through it.

    Where one fails, or makes less sense of the file, the other's text is taken.
    """
    from corpus.readers.pdf import apart, extraction, pdfium

    found: list[PdfText] = []
    failed: list[str] = []
    for extract in (extraction.extract, pdfium.extract, apart.extract):
        tame = any(text.tame for text in found)
        wanted = {extraction.extract: True, pdfium.extract: tame, apart.extract: not found}[extract]
        if not wanted or (extract is not extraction.extract and not _is_installed("pypdfium2")):
            continue
        try:
            found.append(extract(data))
        except UnreadableError:
            raise
        except Exception as error:
            # damage shows in as many ways as there are
            failed.append(type(error).__name__)
    if not found:
        kinds = ", ".join(failed)
        raise UnreadableError(
            f"a damaged PDF file, or one too intricate ({kinds}); open it elsewhere and save or print it again"
        )
    best = min(reversed(found), key=lambda text: round(garbled(_everything(text)), 1))
    return replace(best, info={name: value for text in found for name, value in text.info.items()})


def _is_installed(module: str) -> bool:
    try:
        import_module(module)
    except ImportError:
        return False
    return True


def garbled(text: str) -> float:
    """Return the share of the characters of a text that mean nothing: unknown, private, control.

    A text without spaces, or with one after every letter, is wholly garbled.
    """
    if not text.strip():
        return 1.0
    wrong = sum(1 for letter in text if letter == "�" or "\ue000" <= letter <= "\uf8ff" or letter < "\t")
    words = text.split()
    latin = sum(1 for letter in text if letter.isalpha() and letter < "\u0e00")
    length = latin / len(words)
    misspaced = latin > 0.3 * len(text) and len(words) > 20 and not 1.7 < length < 25
    return 1.0 if misspaced else wrong / len(text)


def _everything(text: PdfText) -> str:
    return " ".join(run.text for page in text.pages for run in page.runs)
