"""Records of exports, told apart into members: what JSON files and tables have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from msgspec import Struct, field

from corpus.containers import Job
from corpus.containers.complaints import Complaints
from corpus.containers.fields import (
    Record,
    fields_of,
    is_of_article,
    longest_field,
    path_of,
    standard,
)
from corpus.errors import UnreadableError
from corpus.intake.members import Member, Refused
from corpus.readers.exported import MARK
from corpus.readers.record import packed, packed_export
from corpus.readers.values import prose

_FIRST = 20
"""Records in which a field that a person named must be found."""


class Entry(Struct, frozen=True):
    """A record and its place, for people ("line 12"); "" for one that is alone. ``given`` fills what it leaves out."""

    part: str
    record: Record
    given: Mapping[str, Any] = field(default_factory=dict)


Entries = Iterable[Entry | Refused]


def told_apart(entries: Entries, job: Job, complaints: Complaints, noun: str = "field") -> Iterator[Member | Refused]:
    """Yield a member for each record that has a text, and a reason for each that has none.

    Raises ``UnreadableError`` where a field that the job maps is in none of the first records.
    """
    for entry in _checked(entries, job, noun) if job.mapping else entries:
        if isinstance(entry, Refused):
            yield entry
        else:
            yield from _member(entry, job, complaints, noun)
    yield from complaints.others()


def _checked(entries: Entries, job: Job, noun: str) -> Iterator[Entry | Refused]:
    """Look at the first entries for the fields that a person named, before any is handed on."""
    first: list[Entry | Refused] = []
    remaining = iter(entries)
    broken = None
    try:
        first.extend(islice(remaining, _FIRST))
    except UnreadableError as error:
        broken = error
    refuse_unknown(job.mapping, [one.record for one in first if isinstance(one, Entry)], noun)
    yield from first
    if broken is not None:
        raise broken
    yield from remaining


def _member(entry: Entry, job: Job, complaints: Complaints, noun: str) -> Iterator[Member | Refused]:
    if entry.record.get(MARK) == 1 and "blocks" in entry.record and not job.mapping:
        yield from _exported(entry, job)
        return
    values, rest = standard(entry.record, job.mapping)
    name = job.within(entry.part) if entry.part else job.name
    if any(prose(values.get(one)).strip() for one in ("text", "html")):
        blocks = rest.pop("blocks", None) if isinstance(rest.get("blocks"), list) else None
        values = {**entry.given, **values} | ({"blocks": blocks} if blocks else {})
        try:
            data = packed(values, rest)
        except (RecursionError, ValueError) as error:
            yield from complaints.about(entry.part, "can't be kept", f"too deep to be kept ({type(error).__name__})")
            return
        job.budget.count(len(data))
        yield Member(name, data)
        return
    found = longest_field(entry.record) if "text" not in job.mapping else None
    if found is None and not is_of_article(entry.record, job.mapping) and "text" not in values:
        yield Refused(name, "holds no article", optional=True)
        return
    fields = fields_of([entry.record])
    hint = f"--map text={found or 'NAME'}"
    why = f"no text in it; its {noun}s are: {fields}; say which holds the text with {hint}"
    if not entry.part:
        yield Refused(name, why)
    else:
        yield from complaints.about(entry.part, "have no text", why)


def _exported(entry: Entry, job: Job) -> Iterator[Member]:
    data = packed_export(entry.record)
    job.budget.count(len(data))
    yield Member(job.within(entry.part) if entry.part else job.name, data)


def refuse_unknown(mapping: Mapping[str, str], records: Sequence[Record], noun: str) -> None:
    """Raise ``UnreadableError`` where a field that a person named is in none of some records."""
    for standard_field, name in mapping.items():
        if records and all(path_of(record, name) is None for record in records):
            raise UnreadableError(
                f"no record has a {noun} “{name}”, which --map {standard_field}={name} asks for; "
                f"there are: {fields_of(records)}"
            )
