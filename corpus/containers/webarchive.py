"""Web archives: the pages among the records of a WARC file.

Source: ISO 28500, the WARC file format. Records are parsed by warcio, behind a stream that gives no line or header
longer than a sane one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from corpus.containers import Job, Unpacked
from corpus.containers.limits import SpentError, fault
from corpus.containers.packing import decoded
from corpus.errors import UnreadableError
from corpus.extras import needs
from corpus.intake.media import media_type
from corpus.intake.members import Member, Refused
from corpus.intake.said import PageMetadata

LINE = 2**16
"""The longest line of a header, in bytes."""
HEADERS = 2**18
"""The most that the headers of one record take, in bytes."""
BETWEEN = 1_000_000
"""The most lines between records, of which a sound archive has two."""
DAMAGED = 100
"""Damaged places in one archive that are told one by one."""
_PIECE = 2**16
_URL = 2000
_KINDS = {"text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt"}
_BROKEN_OFF = "breaks off; fetch it again for what is missing"


def members(stream: BinaryIO, job: Job) -> Iterator[Unpacked]:
    """Yield the pages of a web archive, each with its address; what else was archived is passed over.

    Raises ``UnreadableError`` where it is no web archive or, after the pages before, breaks off.
    """
    import logging

    loader = needs("warcio.recordloader", "warc").ArcWarcRecordLoader()
    logging.getLogger("warcio").setLevel(logging.CRITICAL + 1)  # it would print addresses as they are
    lines = _Lines(stream)
    damaged = 0
    first, skipped = lines.record()
    if skipped or not first:
        raise UnreadableError("is no web archive, whatever its name says; give it the suffix of what it is")
    while first:
        if damaged > DAMAGED:
            raise UnreadableError(f"is damaged in more than {DAMAGED} places; fetch it again")
        try:
            record = _parsed(loader, lines, first)
        except UnreadableError as error:
            if lines.ended:
                raise UnreadableError(_BROKEN_OFF) from error
            fault = str(error)
        else:
            yield from _page(record, lines, job)
            fault = ""
        place = lines.place
        first, skipped = lines.record()
        if fault or skipped:
            damaged += 1
            why = fault or "has another length than it says; passed over"
            yield Refused(job.within(f"record before byte {place:,}"), why)


def _parsed(loader: Any, lines: _Lines, first: bytes) -> Any:
    """Parse the header of a record; its content is still in the stream."""
    lines.begin()
    try:
        record = loader.parse_record_stream(lines, first, "warc", no_record_parse=True)
    except (UnreadableError, MemoryError):
        raise
    except Exception as error:  # warcio raises what its parsing of hostile headers stumbles over
        raise UnreadableError(f"is damaged ({fault(error)}); passed over") from error
    if record.length is None:
        raise UnreadableError("is damaged (it has no length); passed over")
    return record


def _page(record: Any, lines: _Lines, job: Job) -> Iterator[Unpacked]:
    """Yield the page of a record, if there is one in it, and read the record to its end."""
    url = str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")[:_URL]
    name = job.within(url or f"record before byte {lines.place:,}")
    found: Unpacked | None
    try:
        found = _content(record, name, url, job)
    except SpentError:
        raise
    except UnreadableError as error:
        found = Refused(name, str(error))
    except MemoryError:
        raise
    except Exception as error:  # as above, of a page's own headers
        found = Refused(name, f"is damaged ({fault(error)}); passed over")
    while record.raw_stream.read(_PIECE):
        pass
    if record.raw_stream.limit > 0:
        raise UnreadableError(_BROKEN_OFF)
    if found is not None:
        job.budget.count(0)
        yield found


def _content(record: Any, name: str, url: str, job: Job) -> Member | Refused | None:
    body = record.raw_stream
    declared, coding = record.content_type, None
    if record.rec_type == "response" and url.startswith(("http://", "https://")):
        from warcio.bufferedreaders import ChunkedDataReader
        from warcio.statusandheaders import StatusAndHeadersParser

        headers = StatusAndHeadersParser([], verify=False).parse(body)
        if headers.get_statuscode() != "200":
            return None
        declared, coding = headers.get_header("Content-Type"), headers.get_header("Content-Encoding")
        if str(headers.get_header("Transfer-Encoding")).lower() == "chunked":
            body = ChunkedDataReader(body)
    elif record.rec_type not in ("resource", "conversion"):
        return None
    media, charset = media_type(declared)
    suffix = _KINDS.get(media)
    if suffix is None:
        return Refused(name, "is of a kind that is not read", optional=True)
    if record.length > job.budget.member_bytes:
        raise UnreadableError(f"is larger than {job.budget.member_bytes >> 20} MB; passed over")
    data = job.budget.whole(decoded(cast(BinaryIO, body), coding, job.budget))
    said = PageMetadata(url=url if url.startswith(("http://", "https://")) else None)
    return Member(name, data, said, charset, optional=True, suffix=suffix)


class _Lines:
    """The stream of a web archive as warcio reads it.

    ``place`` is how many bytes were read, and all of them where it has ``ended``.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._left = HEADERS
        self.place = 0
        self.ended = False

    def begin(self) -> None:
        """Begin with a record, whose headers may be as long as those of one may be."""
        self._left = HEADERS

    def record(self) -> tuple[bytes, bool]:
        """Return the first line of the next record, or nothing at the end, and whether other lines were before it."""
        skipped = fresh = False
        for _ in range(BETWEEN):
            line = self._line(LINE)
            if not line:
                return b"", skipped
            if line.startswith(b"WARC/") and not fresh:
                return line, skipped
            skipped |= bool(line.strip())
            fresh = not line.endswith(b"\n")
        raise UnreadableError(f"has more than {BETWEEN:,} lines between two records; fetch it again")

    def tell(self) -> int:
        return self.place

    def read(self, size: int) -> bytes:
        piece = self._stream.read(min(size, 2**20))
        self.place += len(piece)
        return piece

    def readline(self, size: int = LINE) -> bytes:
        line = self._line(min(size, LINE))
        self._left -= len(line)
        if len(line) == LINE or self._left < 0:
            raise UnreadableError("has headers of more than a sane length; passed over")
        return line

    def _line(self, size: int) -> bytes:
        line = self._stream.readline(size)
        self.place += len(line)
        self.ended = not line
        return line
