"""Mail: a message (RFC 5322) gives its newsletter, alert or forwarded article, and the articles attached to it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from functools import cache
from pathlib import PurePosixPath
from typing import BinaryIO

from corpus.containers import Job, Unpacked
from corpus.containers.limits import MEMBER_BYTES
from corpus.containers.messagetext import better_html, is_sent_on, unquoted
from corpus.errors import UnreadableError
from corpus.intake.kinds import is_read
from corpus.intake.members import Member, Part, Refused, suffix_of
from corpus.intake.said import PageMetadata
from corpus.readers.characters import one_space
from corpus.readers.decoding import decode
from corpus.readers.values import day

MAX_PARTS = 200
"""Parts of one message that are looked at."""
HEADER = 4000
"""Characters of a header that are read."""
_DEEP = 20
"""Parts within parts that are looked into."""
_BULK = ("list-id", "list-unsubscribe", "list-post", "feedback-id", "x-campaign", "x-campaign-id", "x-mailer-campaign")
ERRORS = (MessageError, ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError)
"""What the standard library raises for messages that no program should have sent."""


def members(stream: BinaryIO, job: Job) -> Iterator[Unpacked]:
    """Yield the article in a message and those attached to it. Raises ``UnreadableError`` where it holds none."""
    data = stream.read(MEMBER_BYTES + 1)
    if len(data) > MEMBER_BYTES:
        raise UnreadableError(f"a message of more than {MEMBER_BYTES >> 20} MB; save its text alone")
    if suffix_of(job.name) == ".emlx":
        data = _without_frame(data)
    yield from message_members(data, job.name, job, optional=False)


def message_members(data: bytes, name: str, job: Job, *, optional: bool) -> Iterator[Unpacked]:
    """Yield what is in the message ``data``, under its ``name`` for people; ``optional`` where it need not be one."""
    try:
        message = message_from_bytes(data)
        plain, marked, attached = _parts(message)
        said = _said(message, sent_on=is_sent_on(header(message, "subject"), plain))
    except ERRORS as error:
        yield Refused(name, f"a damaged message ({type(error).__name__}); save its text alone", optional=optional)
        return
    plain = unquoted(plain)
    body, suffix = (marked, ".html") if better_html(plain, marked) else (plain, ".txt")
    body = body.replace("\x00", "�")
    if body.strip():
        whole = body.encode("utf-8", "replace")
        job.budget.count(len(whole))
        # what is attached to a note is the article; the note need not be one
        yield Member(name, whole, said, "utf-8", optional=optional or bool(attached), suffix=suffix)
    elif not attached:
        yield Refused(name, "no text in this message; save the article in it as a page", optional=optional)
    for own, content in attached:
        yield Part(f"{name} › {own}", io.BytesIO(content))


def _parts(message: Message) -> tuple[str, str, list[tuple[str, bytes]]]:
    """Return the plain text of a message, its HTML, and its attachments that may be articles."""
    plain: list[str] = []
    marked: list[str] = []
    attached: list[tuple[str, bytes]] = []
    for part in leaves(message):
        kind = part.get_content_type()
        filename = _filename(part)
        content = part.get_payload(decode=True)
        if not isinstance(content, bytes) or not content:
            continue
        if filename or part.get_content_disposition() == "attachment":
            own = filename or f"attachment{'.html' if kind == 'text/html' else '.txt'}"
            if kind in _ARTICLES or (is_read(own) and suffix_of(own)):
                attached.append((own, content))
        elif kind in {"text/plain", "text/html"}:
            (plain if kind == "text/plain" else marked).append(_text(part, content))
    return "\n\n".join(plain), "\n".join(marked), attached


_ARTICLES = frozenset({"text/plain", "text/html", "application/pdf", "message/rfc822"})


def leaves(message: Message) -> Iterator[Message]:
    """Yield the parts of a message that have content of their own, in order; of a forwarded message its own."""
    stack = [(message, 0)]
    count = 0
    while stack and count < MAX_PARTS:
        part, depth = stack.pop()
        count += 1
        inner = part.get_payload()
        if isinstance(inner, list):
            if depth < _DEEP:
                stack.extend((one, depth + 1) for one in reversed(inner) if isinstance(one, Message))
        else:
            yield part


def _text(part: Message, content: bytes) -> str:
    charset = part.get_content_charset()
    return decode(content, charset).text


def _filename(part: Message) -> str:
    name = PurePosixPath(_worded(part.get_filename() or "").replace("\\", "/")).name
    return one_space(name)[:100].strip("./ ")


def _said(message: Message, *, sent_on: bool) -> PageMetadata:
    """Return what the headers say: a newsletter's sender is its outlet; who sends an article on is nobody to it."""
    bulk = any(name in message for name in _BULK) or header(message, "precedence").lower() in {"bulk", "list"}
    byline, outlet = _sender(message) if bulk else (None, None)
    published = None if sent_on and not bulk else day(header(message, "date"))
    return PageMetadata(title=_subject(message), byline=byline, outlet=outlet, published=published)


def header(message: Message, name: str) -> str:
    """Return a header's value as one line, decoded (RFC 2047); an empty string where there is none."""
    value = next((value for own, value in message.raw_items() if own.lower() == name), "")
    raw = str(value)[:HEADER].encode("ascii", "surrogateescape" if _escaped(str(value)) else "replace")
    return one_space(_worded(decode(raw).text))


def _escaped(value: str) -> bool:
    """Tell whether all of a header that is not ASCII is bytes, kept as the parser keeps them."""
    return all(character < "\x80" or "\udc80" <= character <= "\udcff" for character in value[:HEADER])


def _worded(raw: str) -> str:
    """Decode the encoded words of a header."""
    if "=?" not in raw:
        return raw
    found = []
    for piece, charset in decode_header(raw):
        found.append(decode(piece, charset).text if isinstance(piece, bytes) else piece)
    return "".join(found)


def _subject(message: Message) -> str | None:
    subject = header(message, "subject")
    while match := _answered().match(subject):
        subject = subject[match.end() :]
    return subject or None


@cache
def _answered() -> re.Pattern[str]:
    """Match what programs put before the subject of an answer, of what is sent on, and of a list's message."""
    return re.compile(
        r"(?:re|fwd?|aw|wg|tr|rv|antw|sv|vs|enc|doorst)(?:\[\d{1,3}\])?\s?[:：]\s*|\[[^\[\]]{1,40}\]\s+", re.IGNORECASE
    )


def _sender(message: Message) -> tuple[str | None, str | None]:
    """Return the writer and the outlet that a newsletter's sender names: "Ann Lee at The Lamp", or "The Lamp"."""
    from email.utils import parseaddr

    name = one_space(parseaddr(header(message, "from"))[0]).strip("\"' ")
    parted = re.fullmatch(r"(.{3,60}?)(?: from | at | @ |, | \| | [-–—·•] |/)(.{2,60})", name)
    if parted:
        return parted[1], parted[2]
    return None, name or None


def _without_frame(data: bytes) -> bytes:
    """Return the message in an Apple Mail file: after the line with its length, before the property list."""
    first, _, rest = data.partition(b"\n")
    return rest[: int(first)] if first.strip().isdigit() and len(first) < 16 else data
