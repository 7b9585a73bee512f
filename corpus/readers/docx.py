"""Word documents: their paragraphs, headings, items and tables, as mammoth takes them out."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from corpus.errors import UnreadableError
from corpus.extras import needs
from corpus.readers.office import child_texts, document, local, parts
from corpus.readers.page import Page, RawBlock
from corpus.readers.properties import believed
from corpus.readers.trees import tree

_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
p[style-name='Caption'] => figcaption:fresh
p[style-name='caption'] => figcaption:fresh
p[style-name='Quote'] => blockquote:fresh
p[style-name='Intense Quote'] => blockquote:fresh
"""
_NO_TEXT = ("word/media/", "word/embeddings/", "word/fonts/", "word/theme/", "word/glossary/", "word/webSettings")


def pages(name: str, data: bytes, encoding: str | None = None) -> list[Page]:
    """Read a Word document; what was deleted in it and comments on it are not part of it, and nothing is fetched.

    Raises UnreadableError where it is damaged, another kind of document or too large, or the parser is missing.
    """
    try:
        found = parts(data, _is_wanted)
        source = _as_html(found, needs("mammoth", "docx"))
    except UnreadableError as error:
        raise UnreadableError(f"{name}: {error}") from error
    said = child_texts(tree(found.get("docProps/core.xml")), ("title", "creator", "language"))
    metadata = believed(said.get("title"), said.get("creator"), said.get("language"))
    return [document(name, data, _running(found), _rows(_blocks(source)), metadata)]


def _is_wanted(part: str) -> bool:
    text = part.endswith((".xml", ".rels")) and not part.startswith(_NO_TEXT)
    return text and part.startswith(("word/", "_rels/", "[Content_Types]", "docProps/core"))


def _as_html(found: Mapping[str, bytes], mammoth: Any) -> str:
    """Convert a document whose parts have been checked; pictures are not among them, and none is opened."""
    kinds = found.get("[Content_Types].xml", b"")
    for mark, what in (
        (b"spreadsheetml", "a spreadsheet; save it as CSV"),
        (b"presentationml", "slides; save them as PDF"),
    ):
        if mark in kinds:
            raise UnreadableError(f"{what} and add that")
    if not any(part.startswith("word/") for part in found):
        raise UnreadableError("no Word document in it; if it is an archive of other files, name it .zip")
    checked = io.BytesIO()
    with zipfile.ZipFile(checked, "w") as archive:
        for part, content in found.items():
            archive.writestr(part, content)
    checked.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            result = mammoth.convert_to_html(
                checked, style_map=_STYLES, include_embedded_style_map=False, convert_image=_no_picture
            )
    except Exception as error:
        # mammoth has no error of its own for damage: what is missing raises whatever it may
        raise UnreadableError(
            f"a damaged Word document ({type(error).__name__}); open it elsewhere and save it again"
        ) from error
    return _note_mark().sub("", str(result.value))


def _no_picture(image: Any) -> list[Any]:
    return []


@cache
def _note_mark() -> re.Pattern[str]:
    """Match the number of a note in the text, and the arrow behind the note that leads back."""
    return re.compile(
        r'<sup><a href="#[\w-]{0,40}note-[\w-]{1,20}" id="[\w-]{1,60}">\[\d{1,4}\]</a></sup>'
        r'| ?<a href="#[\w-]{0,40}note-ref-[\w-]{1,20}">↑</a>'
    )


def _blocks(source: str) -> Iterator[RawBlock]:
    from corpus.readers.blocks import number_blocks
    from corpus.readers.markup import parse

    page = parse(f"<html><body>{source}</body></html>")
    for block in number_blocks(page) if page is not None else ():
        item = "li" in block.within[:2]
        quote = "blockquote" in block.within[:2]
        yield block._replace(tag="li" if item else "blockquote" if quote else block.tag)


def _rows(blocks: Iterable[RawBlock]) -> Iterator[RawBlock]:
    """Join the cells of each row of a table."""
    row: RawBlock | None = None
    for block in blocks:
        number = _row_number(block)
        if row is not None and number is not None and number == _row_number(row):
            row = row._replace(text=f"{row.text} | {block.text}")
            continue
        if row is not None:
            yield row
        row = block._replace(tag="tr") if number is not None else None
        if row is None:
            yield block
    if row is not None:
        yield row


def _row_number(block: RawBlock) -> int | None:
    return block.family[block.within.index("tr")] if "tr" in block.within else None


def _running(found: Mapping[str, bytes]) -> Iterator[str]:
    """Yield the paragraphs of heads and feet."""
    for part in sorted(found):
        root = tree(found[part]) if re.fullmatch(r"word/(?:header|footer)\d{0,3}\.xml", part) else None
        for paragraph in root.iter() if root is not None else ():
            if local(paragraph) == "p":
                pieces = (
                    " " if local(one) in {"tab", "br"} else one.text or ""
                    for one in paragraph.iter()
                    if local(one) in {"t", "tab", "br"}
                )
                yield "".join(pieces)
