"""Members: what sources and the containers among them come down to, each the raw bytes of one article."""

from __future__ import annotations

from pathlib import PurePath
from typing import BinaryIO

from msgspec import Struct

from corpus.decisions import Decision
from corpus.intake.said import NOTHING_SAID, PageMetadata


class Member(Struct, frozen=True):
    """The raw bytes of one article, and what held them said of it.

    ``name`` is for people; of a part it is the container's name, " › " and the part's. ``said`` holds the metadata that
    stands beside the bytes (an archive's address of a page, a mail's date), ``encoding`` likewise. An ``optional``
    member was met in passing, so that it is no fault when there is no article in it: a style sheet, a home page.
    ``suffix`` (".html") tells the kind where the name does not, being a title or an address; with "" the bytes do.
    ``decisions`` are what a person decided about its pieces when the library had it before.
    """

    name: str
    data: bytes
    said: PageMetadata = NOTHING_SAID
    encoding: str | None = None
    optional: bool = False
    suffix: str | None = None
    decisions: tuple[Decision, ...] = ()

    @property
    def kind(self) -> str:
        """The suffix that tells the kind, in small letters."""
        return suffix_of(self.name) if self.suffix is None else self.suffix


class Part(Struct, frozen=True):
    """A file inside an archive, to be read to its end before the next one is asked for.

    It is looked into: where it is a container itself, its parts come in its place. ``packed`` is its size in bytes in
    the archive, where known.
    """

    name: str
    stream: BinaryIO
    packed: int | None = None


class Refused(Struct, frozen=True):
    """A part of a container that can't be had, and why; no fault where it was met in passing and is ``optional``."""

    name: str
    reason: str
    optional: bool = False


def suffix_of(name: str) -> str:
    """Return the last suffix of a file's name in small letters, with its dot, or an empty string."""
    return PurePath(name).suffix.lower()
