"""PDFium in a process of its own, for files that nothing has gone through before: it may take all memory, or crash."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from msgspec import to_builtins

from corpus.errors import UnreadableError
from corpus.readers.pdf.runs import PdfPage, PdfText, Run

SECONDS = 30.0
MEMORY = 2 * 2**30
"""Bytes of address space that the process may have."""
_PROGRAM = "from corpus.readers.pdf.apart import answer; answer()"


class CrashedError(Exception):
    """The process took too long or too much memory, or crashed."""


def extract(data: bytes) -> PdfText:
    """Extract the text of a PDF file as ``corpus.readers.pdf.pdfium`` does.

    Raises UnreadableError with what it says of the file, CrashedError where it says nothing.
    """
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        done = subprocess.run(
            [sys.executable, "-c", _PROGRAM],
            input=data,
            env=environment,
            capture_output=True,
            timeout=SECONDS,
            check=True,
        )
        said = json.loads(done.stdout)
    except (subprocess.SubprocessError, OSError, ValueError) as error:
        raise CrashedError from error
    if "refused" in said:
        raise UnreadableError(said["refused"])
    if "failed" in said:
        raise CrashedError(said["failed"])
    pages = tuple(PdfPage(tuple(Run(**run) for run in runs)) for runs in said["pages"])
    return PdfText(pages, said["info"])


def answer() -> None:
    """Read a PDF file from standard input and write its text, or why there is none, as JSON to standard output."""
    import resource

    from corpus.readers.pdf import pdfium

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    said: dict[str, object]
    try:
        text = pdfium.extract(sys.stdin.buffer.read())
        said = {"pages": [[to_builtins(run) for run in page.runs] for page in text.pages], "info": text.info}
    except UnreadableError as error:
        said = {"refused": str(error)}
    except Exception as error:
        said = {"failed": type(error).__name__}
    sys.stdout.write(json.dumps(said))
