"""JSON and JSON Lines (jsonlines.org): exports of databases and scrapers, from one article to millions."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain
from typing import Any, BinaryIO

from corpus.containers import Job
from corpus.containers.complaints import Complaints
from corpus.containers.decoded import LINE, lines, pieces
from corpus.containers.fields import Record, likely_records, records_in
from corpus.containers.limits import MEMBER_BYTES
from corpus.containers.records import Entry, told_apart
from corpus.errors import UnreadableError
from corpus.intake.members import Member, Refused, suffix_of

LINE_SUFFIXES = (".jsonl", ".ndjson", ".jl")
_NEAR_END = 16
"""Characters before the end of what was read in which an error may only come of reading no further."""
_DIGITS = 300
_WRONG = 20
"""Lines at the beginning of which one must be JSON."""


def members(stream: BinaryIO, job: Job) -> Iterator[Member | Refused]:
    """Yield the records of a JSON file: one object, those of a list in it, or one or more a line.

    Raises ``UnreadableError`` where it is broken, after the records before that place.
    """
    texts = pieces(stream)
    first = next(texts, "")
    complaints = Complaints(job)
    texts = chain([first], texts)
    by_lines = _is_by_lines(first, suffix_of(job.name))
    entries = _of_lines(texts, job, complaints) if by_lines else _of_documents(texts, job)
    yield from told_apart(entries, job, complaints)


def _is_by_lines(text: str, suffix: str) -> bool:
    """Tell JSON Lines by the first two lines: each begins a record, and the first ends it."""
    first, _, rest = text.lstrip().partition("\n")
    if not rest.strip():
        return suffix in LINE_SUFFIXES and first.startswith("{")
    second = rest.lstrip()[:1]
    if first.lstrip()[:1] != "{":
        return suffix in LINE_SUFFIXES and not first.startswith("[")
    try:
        _decoder().decode(first.rstrip().rstrip(","))
    except (ValueError, RecursionError):
        return suffix in LINE_SUFFIXES and second == "{"
    return second == "{" or suffix in LINE_SUFFIXES


def _of_lines(texts: Iterator[str], job: Job, complaints: Complaints) -> Iterator[Entry | Refused]:
    """Yield the records of each line; a broken one is told and the rest goes on."""
    good = False
    broken = 0
    for number, line in enumerate(lines(texts), 1):
        part = f"line {number}"
        if line is None:
            yield from complaints.about(part, "are too long", f"longer than {LINE >> 20} MB; split it")
            continue
        source = line.strip().lstrip("\ufeff\x1e").rstrip(",")
        if source in ("", "[", "]"):
            continue
        try:
            value = _decoder().decode(source)
        except (ValueError, RecursionError) as error:
            broken += 1
            if broken > _WRONG and not good:
                raise UnreadableError("not JSON, line after line; save it as JSON Lines, one object a line") from error
            yield from complaints.about(part, "are not JSON", f"not JSON ({_why(error)}); mend the line or take it out")
            continue
        good = True
        yield from _entries(value, part, job, {})


def _of_documents(texts: Iterator[str], job: Job) -> Iterator[Entry | Refused]:
    """Yield the records of the documents in a file, which is one as a rule."""
    found = documents(texts)
    try:
        for number, (value, listed) in enumerate(found, 1):
            part = f"{number}" if listed else ""
            yield from _entries(value, part, job, _feed(value), alone=not listed)
    except RecursionError as error:
        raise UnreadableError("nested too deep to be read; it is no export of articles") from error


def _entries(
    value: Any, part: str, job: Job, given: Mapping[str, Any], *, alone: bool = False
) -> Iterator[Entry | Refused]:
    """Yield the records in a value at ``part`` of the file."""
    records = [value] if isinstance(value, dict) and not alone else []
    found = records_in(value, job.mapping) or records
    if found:
        many = len(found) > 1 or found[0] is not value
        for number, record in enumerate(found, 1):
            place = f"{part}.{number}" if part else str(number)
            yield Entry(place if many else part, record, given)
        return
    likely: list[Record] = likely_records(value)
    if likely:
        yield Entry(part, likely[0])
    else:
        yield Refused(job.within(part) if part else job.name, "holds no record", optional=True)


def _feed(value: Any) -> dict[str, Any]:
    """Return what a JSON Feed (jsonfeed.org) says for all of its entries."""
    if not isinstance(value, dict) or "jsonfeed.org" not in str(value.get("version"))[:100]:
        return {}
    said = {"outlet": value.get("title"), "language": value.get("language"), "byline": value.get("authors")}
    return {name: one for name, one in said.items() if one}


def documents(texts: Iterator[str]) -> Iterator[tuple[Any, bool]]:
    """Yield the values in JSON that comes in pieces, and whether each is an item of a list that is the document.

    Documents may follow each other; lists are not held in memory. Raises ``UnreadableError`` where it is broken.
    """
    text, start, listed, count = "", 0, False, 0
    while True:
        start = _gap(text, start)
        if start == len(text):
            following = next(texts, None)
            if following is None:
                if listed:
                    raise UnreadableError(f"ends in the middle of a list, after record {count:,}; fetch it again")
                return
            text, start = following, 0
        elif text[start] == "[" and not listed:
            listed, start = True, start + 1
        elif text[start] == "]" and listed:
            listed, start = False, start + 1
        else:
            value, end = _decoded(text, start, listed)
            if end is None:
                more = _as_much_again(texts, len(text) - start)
                if not more:
                    raise UnreadableError(f"ends in the middle of record {count + 1:,}; fetch it again")
                text, start = text[start:] + more, 0
                continue
            count += 1
            yield value, listed
            text, start = (text[end:], 0) if end > LINE // 16 else (text, end)


def _gap(text: str, start: int) -> int:
    found = _separator().match(text, start)
    return found.end() if found else start


@cache
def _separator() -> re.Pattern[str]:
    return re.compile(r"[\s,\ufeff\x1e]*")


def _decoded(text: str, start: int, listed: bool) -> tuple[Any, int | None]:
    """Decode the value at ``start``; None for its end where it goes on past what was read."""
    most = LINE if listed else MEMBER_BYTES
    try:
        value, end = _decoder().raw_decode(text, start)
        return value, end
    except json.JSONDecodeError as error:
        unended = error.msg.startswith("Unterminated string") or error.pos >= len(text) - _NEAR_END
        if unended and len(text) - start <= most:
            return None, None
        if unended:
            raise UnreadableError(
                f"an object of more than {most >> 20} MB; write its records one a line, as JSON Lines"
            ) from error
        around = re.sub(r"\s+", " ", text[max(start, error.pos - 20) : error.pos + 20])
        raise UnreadableError(f"not JSON ({_why(error)}, at “{around}”); mend it there or export it again") from error
    except ValueError as error:
        raise UnreadableError(f"not JSON ({_why(error)}); mend it or export it again") from error


def _as_much_again(texts: Iterator[str], size: int) -> str:
    """Read at least ``size`` characters, so that a long value is not tried again after every piece."""
    more: list[str] = []
    held = 0
    for piece in texts:
        more.append(piece)
        held += len(piece)
        if held >= size:
            break
    return "".join(more)


def _why(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "nested too deep"
    return error.msg.lower() if isinstance(error, json.JSONDecodeError) else str(error)[:80]


@cache
def _decoder() -> json.JSONDecoder:
    # what JSON does not have (NaN) says nothing; a number of a thousand digits stays as it is written
    return json.JSONDecoder(strict=False, parse_constant=_nothing, parse_int=_whole, parse_float=_finite)


def _nothing(_: str) -> None:
    return None


def _whole(digits: str) -> int | str:
    return int(digits) if len(digits) <= _DIGITS else digits


def _finite(digits: str) -> float | str:
    number = float(digits)
    return number if math.isfinite(number) else digits
