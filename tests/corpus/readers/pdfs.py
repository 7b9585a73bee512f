"""A writer of small PDF files: lines of text at places, in the fonts that every viewer has (ISO 32000-1, 9.6.2.2)."""

from __future__ import annotations

import textwrap
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

FONTS = ("Helvetica", "Helvetica-Bold", "Times-Roman")
STORY = (
    "The council of Porthaven said on Monday that it would close the harbour to ferries until the damage of the "
    "winter had been understood.",
    "“We have waited as long as we could,” the mayor told reporters outside the customs house, where the flooding "
    "began in the first week of March.",
    "Officials in the transport department estimated that the work would take about fourteen months, and that a third "
    "of the money would come from the region.",
    "The ferry company, which employs two hundred people, said that it had not been consulted and would seek "
    "compensation in the courts of the province.",
    "Fishermen welcomed the decision, and some of them said that the breakwater had been neglected by every council "
    "since the great storm of the eighties.",
    "A first report by engineers, which the council had kept to itself for two years, put the price of repairs at "
    "nine million and warned of worse to come.",
)


@dataclass(frozen=True)
class At:
    """A line of text: its baseline begins ``x`` points from the left and ``y`` from the bottom of the page."""

    x: float
    y: float
    text: str
    size: float = 10.0
    font: int = 0


def column(text: str, x: float, y: float, letters: int = 40, leading: float = 12.0, *, indent: float = 0.0) -> list[At]:
    """Set a paragraph in lines of at most ``letters`` characters from ``y`` downward."""
    lines = textwrap.wrap(text, letters, break_on_hyphens=False)
    return [At(x + (0 if number else indent), y - number * leading, line) for number, line in enumerate(lines)]


def pdf(
    pages: Sequence[Iterable[At]],
    *,
    info: dict[str, str] | None = None,
    rotate: int = 0,
    matrix: str = "",
    extra: Sequence[bytes] = (),
) -> bytes:
    """Return a PDF file of pages of 612 × 792 points.

    ``rotate`` turns the pages as a viewer does, ``matrix`` the text on them; ``extra`` are streams of no page.
    """
    objects: list[bytes] = [b"", b""]
    fonts = []
    for name in FONTS:
        objects.append(b"<</Type/Font/Subtype/Type1/BaseFont/%s/Encoding/WinAnsiEncoding>>" % name.encode())
        fonts.append(b"/F%d %d 0 R" % (len(fonts), len(objects)))
    kids = []
    for page in pages:
        objects.append(stream(_content(page, matrix)))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Rotate %d/Resources<</Font<<%s>>>>/Contents %d 0 R>>"
            % (rotate, b"".join(fonts), len(objects))
        )
        kids.append(b"%d 0 R" % len(objects))
    objects += extra
    objects[0] = b"<</Type/Catalog/Pages 2 0 R/Lang(en-GB)>>"
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(kids))
    objects.append(
        b"<<%s>>" % b"".join(b"/%s(%s)" % (key.encode(), _escaped(value)) for key, value in (info or {}).items())
    )
    return file_of(objects)


def _content(page: Iterable[At], matrix: str) -> bytes:
    pieces = [f"{matrix} cm".encode()] if matrix else []
    for line in page:
        place = b"BT /F%d %.2f Tf %.2f %.2f Td (" % (line.font, line.size, line.x, line.y)
        pieces.append(place + _escaped(line.text) + b") Tj ET")
    return b"\n".join(pieces)


def _escaped(text: str) -> bytes:
    plain = text.encode("cp1252")
    return plain.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def stream(content: bytes) -> bytes:
    """Return a stream object of this content, packed (ISO 32000-1, 7.3.8)."""
    packed = zlib.compress(content)
    return b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed)


def file_of(objects: Sequence[bytes]) -> bytes:
    """Return the file of numbered objects, the first of them the catalogue and the last its information."""
    data = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"trailer<</Size %d/Root 1 0 R/Info %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        len(objects),
        start,
    )
    return bytes(data)
