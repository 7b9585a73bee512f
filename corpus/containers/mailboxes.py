"""Mailboxes (mbox, RFC 4155): messages one after the other, told apart as the file is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import BinaryIO

from corpus.containers import Job, Unpacked
from corpus.containers.limits import MEMBER_BYTES
from corpus.containers.mail import message_members
from corpus.intake.members import Refused

_LINE = 2**16


def members(stream: BinaryIO, job: Job) -> Iterator[Unpacked]:
    """Yield the articles in the messages of a mailbox; a message without one is no fault."""
    for number, data in enumerate(messages(stream), 1):
        name = job.within(f"message {number}")
        if data is None:
            yield Refused(name, f"a message of more than {MEMBER_BYTES >> 20} MB; save its text alone")
        else:
            yield from message_members(data, name, job, optional=True)


def messages(stream: BinaryIO) -> Iterator[bytes | None]:
    """Yield the messages of a mailbox without the lines that part them; None for one larger than a part may be.

    A message begins at a line "From " with a date, after a blank line or at the start; where mail programs wrote such
    a line inside of a message, they put ">" before it, which is taken off again.
    """
    held: list[bytes] = []
    size, blank, begun = 0, True, False
    while line := stream.readline(_LINE):
        if blank and line.startswith(b"From ") and _postmark().match(line):
            if begun:
                yield b"".join(held) if size <= MEMBER_BYTES else None
            held, size, begun, blank = [], 0, True, False
            continue
        blank = line in (b"\n", b"\r\n")
        if line.startswith(b">") and _stuffed().match(line):
            line = line[1:]
        begun = begun or not blank
        size += len(line)
        if size <= MEMBER_BYTES:
            held.append(line)
        else:
            held.clear()
    if begun:
        yield b"".join(held) if size <= MEMBER_BYTES else None


@cache
def _postmark() -> re.Pattern[bytes]:
    # what programs write differs much; all end with a time and a year, in this order or the other
    return re.compile(rb"From (?:\S.{0,200} |)(?=.{0,60}\d\d:\d\d)(?=.{0,80}(?:19|20)\d\d)|From - ")


@cache
def _stuffed() -> re.Pattern[bytes]:
    return re.compile(rb">{1,20}From ")
