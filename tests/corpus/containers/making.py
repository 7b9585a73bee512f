"""Archives made by the tests themselves, and what unpacking makes of them."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from collections.abc import Iterable, Mapping
from typing import Literal

from corpus.containers.limits import Budget
from corpus.containers.unpacking import members
from corpus.errors import UnreadableError
from corpus.intake.members import Member, Refused
from tests.corpus.texts import Given

STORY = (
    "The ferry stays\n\nThe Lantern ferry will go on crossing the estuary at Greyport, the harbour board said on "
    "Monday after a vote that was closer than any before it.\n"
)
PAGE = f"<html><head><title>The ferry stays</title></head><body><p>{STORY[17:]}</p></body></html>".encode()
FILES = {"a.txt": STORY.encode(), "deep/er/b.html": PAGE, "c": STORY.encode() + b"c"}


def unpack(name: str, data: bytes, budget: Budget | None = None) -> list[Member | Refused]:
    """Return the members of a source."""
    return list(members(Given(name, data), budget=budget))


def told(name: str, data: bytes, budget: Budget | None = None) -> tuple[list[str], list[str], str | None]:
    """Return the names of the members, those refused with the reason, and what was wrong with the whole, if anything.

    Names are without that of the source; parts that were passed over are left out.
    """
    taken: list[str] = []
    refused: list[str] = []
    try:
        for part in members(Given(name, data), budget=budget):
            own = part.name.removeprefix(f"{name} › ")
            if isinstance(part, Member):
                taken.append(own)
            elif not part.optional:
                refused.append(f"{own}: {part.reason}")
    except UnreadableError as error:
        return taken, refused, str(error)
    return taken, refused, None


def zipped(files: Mapping[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a ZIP archive of files by their names."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", packing) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return made.getvalue()


def tarred(files: Mapping[str, bytes], packing: Literal["", "gz", "bz2", "xz"] = "") -> bytes:
    """Return a tar archive of files by their names."""
    entries = []
    for name, data in files.items():
        info = tarfile.TarInfo(name)
        info.size = len(data)
        entries.append((info, data))
    return tape(entries, packing)


def tape(entries: Iterable[tuple[tarfile.TarInfo, bytes]], packing: Literal["", "gz", "bz2", "xz"] = "") -> bytes:
    """Return a tar archive of entries as they are."""
    made = io.BytesIO()
    mode: Literal["w:", "w:gz", "w:bz2", "w:xz"] = f"w:{packing}"  # type: ignore[assignment]
    with tarfile.open(fileobj=made, mode=mode) as archive:
        for info, data in entries:
            archive.addfile(info, io.BytesIO(data))
    return made.getvalue()


def record(
    body: bytes,
    url: str = "https://lamp.example/story",
    *,
    kind: str = "response",
    media: str = "text/html; charset=utf-8",
    status: str = "200 OK",
    headers: Mapping[str, str] | None = None,
    length: int | None = None,
) -> bytes:
    """Return a record of a web archive; ``length`` is what it says of its length, where that is a lie."""
    content = body
    said = media
    if kind == "response":
        lines = [f"HTTP/1.1 {status}", f"Content-Type: {media}", *(f"{k}: {v}" for k, v in (headers or {}).items())]
        content = "\r\n".join([*lines, "", ""]).encode() + body
        said = "application/http; msgtype=response"
    head = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Target-URI: {url}",
        "WARC-Date: 2019-03-04T05:06:07Z",
        "WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789012>",
        f"Content-Type: {said}",
        f"Content-Length: {len(content) if length is None else length}",
    ]
    return "\r\n".join([*head, "", ""]).encode() + content + b"\r\n\r\n"


def packed_records(*records: bytes) -> bytes:
    """Return records packed one by one, as those of a warc.gz are."""
    return b"".join(gzip.compress(one, mtime=0) for one in records)
