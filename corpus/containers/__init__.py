"""Containers: files that hold many articles, such as archives, mailboxes, feeds and exports of databases.

A container is one module with a function ``members(stream, job) -> Iterator[Member | Part | Refused]`` and one line in
``CONTAINERS``. It reads ``stream`` as it goes, so that a container may be larger than memory, and names its parts
with ``job.within``. A ``Part`` is looked into, as a zip file may hold a mailbox; a ``Member`` is one article as it is.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO, cast

from msgspec import Struct, field

from corpus.containers import openings, sniffing
from corpus.containers.limits import Budget
from corpus.intake.members import Member, Part, Refused

Unpacked = Member | Part | Refused
HEAD = 4096
"""Bytes at the beginning of a file that tell what it is."""
NAME = 500
"""The most characters of a part's own name."""


class Job(Struct, frozen=True):
    """The unpacking of one container: its name for people, how deep it lies, what it may take, what was asked for.

    ``mapping`` leads from a standard field ("title", "text", …) to the name that the person said it has in records.
    """

    name: str
    budget: Budget = field(default_factory=Budget)
    mapping: Mapping[str, str] = field(default_factory=dict)
    depth: int = 0

    def within(self, part: str) -> str:
        """Return the name of a part, for people: what can't be stored in it or is too long to be read is gone."""
        return f"{self.name} › {part[:NAME].encode(errors='replace').decode()}"


Unpacker = Callable[[BinaryIO, Job], Iterator[Unpacked]]


def head_of(stream: BinaryIO) -> bytes:
    """Return the first bytes of the stream of a container, which stay in it."""
    return cast(io.BufferedReader, stream).peek(HEAD)[:HEAD]


class Container(Struct, frozen=True):
    """A kind of container: the module that unpacks it, how it is recognised by its first bytes and its suffix.

    ``suffixes`` are those of files that are taken as of this kind where they are met in folders and archives.
    """

    module: str
    recognises: Callable[[bytes, str], bool]
    suffixes: tuple[str, ...] = ()


CONTAINERS: tuple[Container, ...] = (
    Container("corpus.containers.compressed", sniffing.is_packed, sniffing.PACKED),
    Container("corpus.containers.epub", sniffing.is_epub, (".epub",)),
    Container("corpus.containers.wacz", sniffing.is_wacz, (".wacz",)),
    Container("corpus.containers.zip", sniffing.is_zip, (".zip",)),
    Container("corpus.containers.tar", sniffing.is_tar, (".tar",)),
    Container("corpus.containers.webarchive", sniffing.is_warc, (".warc",)),
    Container("corpus.containers.jsonfiles", openings.is_json, openings.JSON),
    Container("corpus.containers.tables", openings.is_table, openings.TABLES),
    Container("corpus.containers.mhtml", openings.is_web_archive, openings.WEB_ARCHIVES),
    Container("corpus.containers.mailboxes", openings.is_mailbox, openings.MAILBOXES),
    Container("corpus.containers.mail", openings.is_mail, openings.MAIL),
    Container("corpus.containers.feeds", openings.is_feed, openings.FEEDS),
)
"""Asked in this order."""
