"""Web pages that a browser saved whole (MHTML, RFC 2557): the page itself, with where and when it was saved."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from typing import BinaryIO

from corpus.containers import Job
from corpus.containers.limits import MEMBER_BYTES
from corpus.containers.mail import ERRORS, header, leaves
from corpus.errors import UnreadableError
from corpus.intake.members import Member, Refused
from corpus.intake.said import PageMetadata
from corpus.readers.values import address


def members(stream: BinaryIO, job: Job) -> Iterator[Member | Refused]:
    """Yield the page in a saved one: its first part that is HTML. Raises ``UnreadableError`` where there is none."""
    data = stream.read(MEMBER_BYTES + 1)
    if len(data) > MEMBER_BYTES:
        raise UnreadableError(f"a saved page of more than {MEMBER_BYTES >> 20} MB; save it as HTML alone")
    try:
        message = message_from_bytes(data)
        found = _page(message)
    except ERRORS as error:
        raise UnreadableError(f"a damaged saved page ({type(error).__name__}); save it again") from error
    if found is None:
        raise UnreadableError("no web page in it; save the page again, as HTML")
    html, encoding, location = found
    job.budget.count(len(html))
    url = address(header(message, "snapshot-content-location")) or address(location)
    said = PageMetadata(title=header(message, "subject") or None, url=url)
    yield Member(job.name, html, said, encoding, suffix=".html")


def _page(message: Message) -> tuple[bytes, str | None, str] | None:
    """Return the HTML of the page, its encoding, and its address."""
    for part in leaves(message):
        content = part.get_payload(decode=True)
        page = part.get_content_type() in {"text/html", "application/xhtml+xml"}
        if page and isinstance(content, bytes) and content.strip():
            return content, part.get_content_charset(), header(part, "content-location")
    return None
