"""WACZ: web archives together with their indexes in a ZIP archive, of which the web archives are read.

Source: Web Archive Collection Zipped, specs.webrecorder.net.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from corpus.containers import Job, Unpacked
from corpus.containers.zip import opened, parts
from corpus.errors import UnreadableError
from corpus.intake.members import Part

_WANTED = (".warc", ".warc.gz")


def members(stream: BinaryIO, job: Job) -> Iterator[Unpacked]:
    """Yield the web archives; the indexes beside them hold nothing that is read.

    Raises ``UnreadableError`` where there is no web archive in it, or as ``zip.members`` does.
    """
    with opened(stream, job) as archive:
        found = False
        for part in parts(archive, job, lambda name: name.lower().endswith(_WANTED)):
            if isinstance(part, Part) or not part.optional:
                found = True
                yield part
        if not found:
            raise UnreadableError("has no web archive in it; save the pages again")
