"""An article to put into exports, and what comes out of them."""

from __future__ import annotations

import io
import json
from contextlib import suppress
from typing import Any

from corpus.article import Article
from corpus.containers import CONTAINERS, HEAD, Job
from corpus.containers.unpacking import members
from corpus.errors import UnreadableError
from corpus.ingest import cleaned
from corpus.intake.members import Member, Part, Refused, suffix_of

PARAGRAPHS = (
    "The Lantern ferry left the quay of Greyport on Monday with a crew of three and the mayor on board, and reached "
    "the other side of the estuary before the tide turned.",
    "Nobody on board could say how many more trips there will be before the harbour board sells the boat, which was "
    "built in 1931 and has carried four million people since.",
    "“We would rather keep her,” said Ann Hollis, who has run the ticket office for nineteen years. “But the council "
    "has to find the money somewhere.”",
    "The council meets on Thursday. A decision is expected before the end of the month, according to two members who "
    "asked not to be named.",
)
TEXT = "\n\n".join(PARAGRAPHS)
HTML = "".join(f"<p>{paragraph}</p>\n" for paragraph in PARAGRAPHS)


class Given:
    """A source that has its bytes."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        self._data = data

    def load(self) -> bytes:
        return self._data


def parts(data: bytes | Any, name: str = "export.json", **mapping: str) -> list[Member | Refused]:
    """Return what a file of this name holds; anything but bytes is written as JSON."""
    source = Given(name, data if isinstance(data, bytes) else json.dumps(data).encode())
    return list(members(source, mapping))


def articles(data: bytes | Any, name: str = "export.json", **mapping: str) -> list[Article]:
    """Return the articles in a file, all of which must be readable."""
    return [article(part) for part in parts(data, name, **mapping)]


def article(part: Member | Refused) -> Article:
    assert isinstance(part, Member), part
    return cleaned(part)[1]


def outcome(data: bytes, name: str) -> list[Member | Refused]:
    """Unpack and read whatever this is; anything but an ``UnreadableError`` goes up."""
    found: list[Member | Refused] = []
    kind = next((one for one in CONTAINERS if one.recognises(data[:HEAD], suffix_of(name))), None)
    if kind is None:
        return found
    with suppress(UnreadableError):
        for part in members(Given(name, data)):
            found.append(part)
            with suppress(UnreadableError):
                if isinstance(part, Member):
                    cleaned(part)
    return found


__all__ = ["HTML", "PARAGRAPHS", "TEXT", "Given", "Job", "Part", "article", "articles", "io", "outcome", "parts"]
