"""Text and its places by PDFium, which reads files that pypdf can't, and long ones faster."""

from __future__ import annotations

import ctypes
import math
import threading
import warnings
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from corpus.extras import needs
from corpus.readers.pdf.extraction import LockedError, refuse_many, refuse_much
from corpus.readers.pdf.runs import PdfPage, PdfText, Run, placed

_ONE_AT_A_TIME = threading.Lock()  # PDFium's state is the process's
_WIDE = 0.5
"""Ems between two letters in which two spaces have room."""
_GAP = 1.5
"""Ems between two letters from which they are of different runs."""


def extract(data: bytes) -> PdfText:
    """Extract the text of a PDF file; no script runs and nothing is fetched.

    Raises LockedError, UnreadableError for more pages or text than are read, and whatever pypdfium2 raises.
    """
    pdfium: Any = needs("pypdfium2", "pdf")
    raw: Any = needs("pypdfium2.raw", "pdf")
    with _ONE_AT_A_TIME, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            document = pdfium.PdfDocument(data)
        except pdfium.PdfiumError as error:
            if "password" in str(error).lower():
                raise LockedError("locked with a password; save a copy without one and add that") from error
            raise
        try:
            refuse_many(len(document))
            characters = 0
            pages = []
            for number in range(len(document)):
                runs = _page(document, number, raw)
                characters += sum(len(run.text) for run in runs)
                refuse_much(characters)
                pages.append(PdfPage(tuple(runs)))
            said = document.get_metadata_dict()
        finally:
            document.close()
    info = {name: said[key][:1000] for name, key in (("title", "Title"), ("author", "Author")) if said.get(key)}
    return PdfText(tuple(pages), info)


def _page(document: Any, number: int, raw: Any) -> list[Run]:
    page = document[number]
    try:
        text = page.get_textpage()
        try:
            refuse_much(text.count_chars())
            return list(_runs(list(_letters(text, raw))))
        finally:
            text.close()
    finally:
        page.close()


class _Piece(Struct, frozen=True):
    """What all letters of one instruction to write share: size, direction and weight; and where they begin."""

    size: float
    matrix: tuple[float, float, float, float]
    bold: bool
    x: float
    y: float

    @property
    def em(self) -> float:
        """The size of the letters as they are shown, in points."""
        return abs(self.size) * math.hypot(*self.matrix[:2]) or 1.0


class _Letter(Struct, frozen=True):
    text: str
    box: tuple[float, float, float, float]  # left, bottom, right, top
    piece: _Piece


def _letters(text: Any, raw: Any) -> Iterator[_Letter | None]:
    """Yield the letters of a page, and None where PDFium ends a line."""
    box = raw.FS_RECTF()
    # asking costs more than reading, so that what a piece's letters share is asked once
    pieces: dict[int, _Piece] = {}
    high = 0
    for place in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, place)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000 and high:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
        high = 0
        if code in (10, 13):
            yield None
            continue
        # a hyphen that parts a word at the end of a line is told from others by this code
        letter = "-" if code in (2, 0xFFFE) else chr(code) if 0 < code < 0x110000 else "�"
        raw.FPDFText_GetLooseCharBox(text, place, box)
        holder = ctypes.cast(raw.FPDFText_GetTextObject(text, place), ctypes.c_void_p).value or -1
        piece = pieces.get(holder)
        if piece is None:
            piece = pieces[holder] = _piece(text, place, raw)
        yield _Letter(letter, (box.left, box.bottom, box.right, box.top), piece)


def _piece(text: Any, place: int, raw: Any) -> _Piece:
    matrix = raw.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetMatrix(text, place, matrix)
    raw.FPDFText_GetCharOrigin(text, place, x, y)
    bold = raw.FPDFText_GetFontWeight(text, place) >= 600
    size = raw.FPDFText_GetFontSize(text, place)
    return _Piece(size, (matrix.a, matrix.b, matrix.c, matrix.d), bold, x.value, y.value)


def _runs(letters: list[_Letter | None]) -> Iterator[Run]:
    order = 0
    run: list[_Letter] = []
    last: _Letter | None = None
    for letter in [*letters, None]:
        # spaces that PDFium puts in have no place of their own
        space = letter is not None and letter.text == " "
        if letter is None or (last is not None and not space and not _goes_on(last, letter)):
            order += 1
            yield from _run(run, order)
            order += letter is None
            run, last = [], None
        if letter is not None:
            run.append(letter)
            last = last if space else letter


def _goes_on(one: _Letter, other: _Letter) -> bool:
    here, there = one.piece, other.piece
    if here is not there and (
        abs(here.em - there.em) > 0.1 * here.em
        or here.bold != there.bold
        or any(abs(mine - yours) > 0.1 * abs(here.em) for mine, yours in zip(here.matrix, there.matrix, strict=True))
    ):
        return False
    apart = max(other.box[0] - one.box[2], one.box[0] - other.box[2], 0.0)
    above = max(other.box[1] - one.box[3], one.box[1] - other.box[3], 0.0)
    level = here is there or max(0, min(abs(here.x - there.x), abs(here.y - there.y))) < 0.3 * here.em
    return level and apart < _GAP * here.em and above < _GAP * here.em


def _run(letters: list[_Letter], order: int) -> Iterator[Run]:
    seen = [letter for letter in letters if letter.text != " "]
    if not seen:
        return
    piece = seen[0].piece
    a, b, c, d = piece.matrix
    left, bottom = min(one.box[0] for one in seen), min(one.box[1] for one in seen)
    right, top = max(one.box[2] for one in seen), max(one.box[3] for one in seen)
    level = abs(b) <= 0.1 * abs(a)
    # the baseline is the piece's; where it begins, the first letter's box tells
    x = (left if a >= 0 else right) if level else piece.x
    y = piece.y if level else (bottom if b >= 0 else top)
    text = _spaced(letters).strip()
    width = right - left if level else top - bottom
    yield placed(text, (a, b, c, d, x, y), piece.size, order, bold=piece.bold, width=width)


def _spaced(letters: list[_Letter]) -> str:
    """Return the text of letters with two spaces where more room than that of one is left."""
    pieces: list[str] = []
    last: _Letter | None = None
    for letter in letters:
        if letter.text != " ":
            wide = last is not None and letter.box[0] - last.box[2] > _WIDE * letter.piece.em
            if wide and pieces[-1] == " ":
                pieces.append(" ")
            last = letter
        pieces.append(letter.text)
    return "".join(pieces)
