"""Office documents: archives of XML, opened within limits, and what of them is not running text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from corpus.containers.limits import Budget
from corpus.errors import UnreadableError
from corpus.intake.said import PageMetadata
from corpus.readers.characters import one_space
from corpus.readers.page import Page, RawBlock

if TYPE_CHECKING:
    from lxml.etree import _Element

PART_BYTES = 24 * 2**20
"""The largest part that is parsed, in bytes; a tree takes many times its source, and a long report has some."""
TOTAL_BYTES = 64 * 2**20
"""The most that is unpacked of one document, in bytes."""
PARTS = 5000
"""The most parts that a document may have, pictures and all."""


def parts(data: bytes, wanted: Callable[[str], bool]) -> dict[str, bytes]:
    """Unpack the wanted parts of a document by name.

    Raises UnreadableError where the archive is damaged, a bomb, or a part declares entities, as no office program does.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        infos = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError, IndexError, KeyError) as error:
        raise UnreadableError(
            f"a damaged document ({error or type(error).__name__}); open it elsewhere and save it again"
        ) from error
    if len(infos) > PARTS:
        raise UnreadableError(f"{len(infos):,} parts, more than a document has; if it is an archive, name it .zip")
    budget = Budget(member_bytes=PART_BYTES, total_bytes=TOTAL_BYTES)
    found: dict[str, bytes] = {}
    with archive:
        for info in infos:
            if wanted(info.filename):
                found[info.filename] = _part(archive, info, budget)
    return found


def _part(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> bytes:
    try:
        with archive.open(info) as stream:
            content = budget.read(stream, info.compress_size)
    except UnreadableError:
        raise
    except Exception as error:
        # each kind of packing fails in its own way
        raise UnreadableError(
            f"a damaged document ({info.filename}: {type(error).__name__}); open it elsewhere and save it again"
        ) from error
    plain = content.replace(b"\0", b"")
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise UnreadableError("declares entities, which no office program writes; open it elsewhere and save it again")
    return content


def local(element: _Element) -> str:
    """Return an element's name without its namespace; an empty string for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def child_texts(root: _Element | None, names: Iterable[str]) -> dict[str, str]:
    """Return the text of the first element of each of some local names."""
    found: dict[str, str] = {}
    wanted = set(names)
    for element in root.iter() if root is not None else ():
        name = local(element)
        if name in wanted and element.text and name not in found:
            found[name] = one_space(element.text[:1000])
    return found


def document(name: str, data: bytes, running: Iterable[str], text: Iterable[RawBlock], said: PageMetadata) -> Page:
    """Return the page of a document without lines of its own: each head, foot and block is a line.

    Raises UnreadableError where there is no text.
    """
    heads = [RawBlock(line, (0, 0), "running", ("running",)) for line in dict.fromkeys(map(one_space, running)) if line]
    body = [block for block in text if block.text]
    if not any(any(map(str.isalnum, block.text)) for block in body):
        raise UnreadableError(f"{name}: no text in it; save the article's text in it and try again")
    blocks = tuple(_numbered([*heads, *body]))
    return Page(name, "document", data, "", blocks, len(blocks), said)


def _numbered(blocks: Iterable[RawBlock]) -> Iterator[RawBlock]:

    for number, block in enumerate(blocks, 1):
        yield block._replace(lines=(number, number))
