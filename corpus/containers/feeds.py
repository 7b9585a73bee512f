"""Feeds: RSS 0.9 to 2.0, RDF and Atom, read by feedparser; every entry is a record. Nothing is ever fetched.

Other XML is looked at too, as agencies deliver their stories in it.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from typing import Any, BinaryIO

from msgspec.structs import replace

from corpus.containers import HEAD, Job, newsxml
from corpus.containers.complaints import Complaints
from corpus.containers.openings import begins_feed
from corpus.containers.records import Entry, told_apart
from corpus.errors import UnreadableError
from corpus.extras import needs
from corpus.intake.members import Member, Refused

MAX_BYTES = 16 * 2**20
"""The largest feed that is parsed, in bytes."""
_REFERENCE = re.compile(rb"&(?:amp;)?#(?:[xX]0*+([0-9a-fA-F]{4,}+)|0*+([0-9]{5,}+));")
_DIGITS = 7  # that the number of a character has at most
_UNKNOWN = b"&#xFFFD;"


def members(stream: BinaryIO, job: Job) -> Iterator[Member | Refused]:
    """Yield the entries of a feed.

    Raises ``UnreadableError`` where it is too large or has none, or where feedparser is not installed.
    """
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise UnreadableError(f"a feed of more than {MAX_BYTES >> 20} MB; split it")
    if not begins_feed(data[:HEAD]):
        yield from newsxml.members(data, job)
        return
    feedparser = needs("feedparser", "feeds")
    # a string may be taken for an address or a path and opened; a stream of bytes never is
    try:
        feed = feedparser.parse(io.BytesIO(_characters(data)), sanitize_html=False, resolve_relative_uris=False)
    except (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError) as error:
        raise UnreadableError(f"a feed that can't be read ({type(error).__name__}); save it again") from error
    if not feed.entries:
        raise UnreadableError("no entries in this feed; save it again, or save its pages")
    said = {"outlet": feed.feed.get("title"), "language": feed.feed.get("language")}
    given = {name: value for name, value in said.items() if isinstance(value, str) and value.strip()}
    complaints = Complaints(job)
    entries = (Entry(f"entry {number}", _record(entry), given) for number, entry in enumerate(feed.entries, 1))
    yield from told_apart(entries, replace(job, mapping={}), complaints)


def _characters(data: bytes) -> bytes:
    """Put U+FFFD for references to no character or to half of one: no XML may have them (XML 1.0, 4.1).

    feedparser fails at the first of them.
    """
    return _REFERENCE.sub(_character, data)


def _character(found: re.Match[bytes]) -> bytes:
    digits = found[1] or found[2]
    code = int(digits, 16 if found[1] else 10) if len(digits) <= _DIGITS else sys.maxunicode + 1
    return _UNKNOWN if 0xD800 <= code <= 0xDFFF or code > sys.maxunicode else found[0]


def _record(entry: dict[str, Any]) -> dict[str, Any]:
    """Return what an entry says; its content goes before its summary."""
    content, summary = _longest(entry.get("content")), entry.get("summary")
    source = entry.get("source")
    detail = entry.get("author_detail")
    said = {
        "text": content or summary,
        "title": entry.get("title"),
        "subtitle": summary if content and summary != content else None,
        "byline": [one.get("name") for one in entry.get("authors") or () if isinstance(one, dict)]
        or (detail.get("name") if isinstance(detail, dict) else None)
        or entry.get("author"),
        "outlet": source.get("title") if isinstance(source, dict) else None,
        "published": entry.get("published") or dict.get(entry, "updated"),
        "url": entry.get("link"),
        "tags": [one.get("term") for one in entry.get("tags") or () if isinstance(one, dict)],
        "id": entry.get("id"),
    }
    return {name: value for name, value in said.items() if value}


def _longest(content: Any) -> str:
    texts = [one.get("value") for one in content or () if isinstance(one, dict)]
    return max((text for text in texts if isinstance(text, str)), key=len, default="")
