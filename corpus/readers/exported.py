"""Articles that this program has exported, read back as they were: from Markdown with a head of its own, or a record.

An export says what each block is and what holds of the article, so that nothing has to be found out again. Whatever in
it can't be is left out; a Markdown file whose text was edited since is read as any other, with its head.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache
from itertools import islice
from typing import Any

from corpus.annotations.model import Kept, Kind, Passage
from corpus.article import BlockKind
from corpus.intake.said import PageMetadata
from corpus.readers.characters import one_space
from corpus.readers.page import Page, RawBlock

MARK = "zte-reader"
FENCE = "---"
MARKS: Mapping[BlockKind, tuple[str, str]] = {
    BlockKind.TITLE: ("# ", ""),
    BlockKind.SUBTITLE: ("*", "*"),
    BlockKind.HEADING: ("## ", ""),
    BlockKind.ITEM: ("- ", ""),
    BlockKind.CAPTION: ("> ", ""),
    BlockKind.CREDIT: ("> ", ""),
}
"""What stands before and after the words of a block in Markdown."""
_MOST = 10_000  # annotations of one article
_LONGEST = 2_000  # characters of a value
_PASSAGE = 100_000  # characters of a passage
_FIELDS = ("title", "subtitle", "byline", "outlet", "published", "language", "url")


def is_exported(text: str) -> bool:
    """Tell whether a Markdown file has the head of an export."""
    return re.match(rf"{FENCE}\r?\n{MARK}: 1\r?\n", text) is not None


def markdown_page(name: str, data: bytes, encoding: str, lines: Sequence[str]) -> Page | None:
    """Read an exported Markdown file, by its lines; None where its text was edited. Raises ``ValueError``."""
    head, taken = head_of(lines)
    blocks = _restored(head.get("blocks"), lines, taken)
    if blocks is None:
        return None
    return Page(name, "article", data, encoding, blocks, len(lines), metadata(head), declared=True, kept=kept(head))


def record_page(name: str, record: Mapping[str, Any]) -> Page | None:
    """Read an exported record; None where its text is not what its blocks say."""
    body = record.get("text")
    if not isinstance(body, str):
        return None
    blocks = tuple(_labelled(body, record.get("blocks")))
    if not blocks or "\n\n".join(block.text for block in blocks) != body:
        return None
    count, data = body.count("\n") + 1, body.encode("utf-8", "replace")
    return Page(name, "article", data, "utf-8", blocks, count, metadata(record), declared=True, kept=kept(record))


def head_of(lines: Sequence[str]) -> tuple[dict[str, Any], int]:
    """Return what stands in the head of an export, and how many lines that takes.

    Each line is a key with a value in JSON, or an item of the list above it. Raises ``ValueError`` for another one.
    """
    head: dict[str, Any] = {}
    items: list[Any] = []
    for number, line in enumerate(lines[1:], 2):
        if line.rstrip() == FENCE:
            return head, number
        if line.startswith("- "):
            items.append(_decoded(line[2:]))
            continue
        key, colon, value = line.partition(":")
        if not colon:
            raise ValueError(f"line {number}: no key")
        items = []
        head[key.strip()] = _decoded(value) if value.strip() else items
    raise ValueError("no end of the head")


def metadata(values: Mapping[str, Any]) -> PageMetadata:
    """Return what an export says of an article, word for word."""
    said = {name: value for name in _FIELDS if (value := _line(values.get(name))) is not None}
    if not re.fullmatch(r"\d{4}(?:-\d\d(?:-\d\d)?)?", said.get("published", "0000")):
        del said["published"]
    if not said.get("url", "http://").startswith(("http://", "https://")):
        del said["url"]
    return PageMetadata(**said)


def kept(values: Mapping[str, Any]) -> tuple[Kept, ...]:
    """Return the bookmarks, notes and tags of an export; tags that were written in beside them too."""
    listed = values.get("annotations")
    found = [one for each in (listed if isinstance(listed, list) else [])[:_MOST] if (one := _kept(each)) is not None]
    tags = values.get("tags")
    there = {one.words.casefold() for one in found if one.kind is Kind.TAG and one.passage is None}
    written = [tag for tag in (tags if isinstance(tags, list) else [])[:_MOST] if isinstance(tag, str)]
    found += [Kept(Kind.TAG, tag, None, "", "") for tag in written if tag.casefold() not in there]
    return tuple(found)


def escaped(text: str) -> str:
    """Write words so that Markdown takes none of their characters for a mark."""
    return _at_start().sub(lambda found: f"{found[1]}\\{found[2]}", _marks().sub(r"\\\g<0>", text))


def unescaped(text: str) -> str:
    """Undo ``escaped``."""
    return _escape().sub(r"\1", text)


def _restored(counted: Any, lines: Sequence[str], taken: int) -> tuple[RawBlock, ...] | None:
    """Return the blocks that the head of a file counts, one a line; None where the file has other lines."""
    if not isinstance(counted, list):
        return None
    written = [(number, line) for number, line in enumerate(lines[taken:], taken + 1) if line.strip()]
    kinds = list(islice(_kinds(counted), len(written) + 1))
    if len(kinds) != len(written) or not kinds:
        return None
    blocks = []
    for (kind, credit), (number, line) in zip(kinds, written, strict=True):
        before, after = MARKS.get(kind, ("", ""))
        if not (line.startswith(before) and line.endswith(after) and len(line) > len(before) + len(after)):
            return None
        words = one_space(unescaped(line[len(before) : len(line) - len(after)]))
        blocks.append(RawBlock(words, (number, number), kind, credit=credit))
    return tuple(blocks) if all(block.text for block in blocks) else None


def _kinds(counted: Sequence[Any]) -> Iterator[tuple[BlockKind, str]]:
    """Yield the kind and the credit of each block: one with a credit is alone, others are counted."""
    for each in counted:
        match each:
            case [str(kind), str(credit)] if kind in set(BlockKind):
                yield BlockKind(kind), one_space(credit)
            case [str(kind), int(times)] if kind in set(BlockKind) and 0 < times <= 100_000:
                for _ in range(times):
                    yield BlockKind(kind), ""
            case _:
                return


def _labelled(body: str, blocks: Any) -> Iterator[RawBlock]:
    line, end = 1, 0
    for each in blocks if isinstance(blocks, list) else ():
        match each:
            case {"kind": str(kind), "start": int(start), "end": int(stop)} if kind in set(BlockKind):
                if not end <= start < stop <= len(body):
                    return
                line += body.count("\n", end, start)
                credit = each.get("credit")
                words = one_space(credit) if isinstance(credit, str) else ""
                yield RawBlock(one_space(body[start:stop]), (line, line), BlockKind(kind), credit=words)
                end = stop
            case _:
                return


def _kept(each: Any) -> Kept | None:
    if not isinstance(each, dict) or each.get("kind") not in set(Kind):
        return None
    words, passage = each.get("words", ""), each.get("passage")
    if not isinstance(words, str):
        return None
    where = _passage(passage) if passage is not None else None
    if passage is not None and where is None:
        return None
    return Kept(Kind(each["kind"]), words, where, _time(each.get("made")), _time(each.get("changed")))


def _passage(value: Any) -> Passage | None:
    match value:
        case {"exact": str(exact), "prefix": str(prefix), "suffix": str(suffix), "start": int(start)} if exact.strip():
            if 0 <= start < 2**31 and len(exact) <= _PASSAGE:
                return Passage(_whole(exact), _whole(prefix[-_LONGEST:]), _whole(suffix[:_LONGEST]), start)
    return None


def _whole(text: str) -> str:
    """Return a text without lone surrogates, which nothing can store."""
    return text.encode("utf-8", "replace").decode()


def _time(value: Any) -> str:
    """Return a time as ISO 8601 has it, and nothing where it is none."""
    try:
        return datetime.fromisoformat(value).isoformat(timespec="seconds")
    except (TypeError, ValueError):
        return ""


def _line(value: Any) -> str | None:
    return (one_space(value[:_LONGEST]) or None) if isinstance(value, str) else None


def _decoded(text: str) -> Any:
    try:
        return json.loads(text)
    except RecursionError as error:
        raise ValueError("nested too deep") from error


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(r"[\\`*_\[\]<>&|~]")


@cache
def _at_start() -> re.Pattern[str]:
    r"""Match what makes something else of a line than a paragraph: ``#``, ``- ``, ``+ ``, ``1. ``, ``===``."""
    return re.compile(r"^(\d{0,10})([-#+=.)])")


@cache
def _escape() -> re.Pattern[str]:
    return re.compile(r"\\([!-/:-@\[-`{-~])")
