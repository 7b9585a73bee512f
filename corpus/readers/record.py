"""Records: one article of an export, a table or a feed, as a small JSON object with the standard names of its fields.

``packed`` writes such an object with one spelling only, so that a library knows a record by its bytes; ``pages``
reads it again, with the readers of what is in it: a text, or HTML.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from msgspec.structs import replace

from corpus.article import BlockKind
from corpus.errors import UnreadableError
from corpus.intake.said import PageMetadata
from corpus.letters import letters
from corpus.readers import html, text
from corpus.readers.characters import one_space
from corpus.readers.exported import record_page
from corpus.readers.page import Page, RawBlock
from corpus.readers.sniffing import RECORD_MARK
from corpus.readers.values import address, day, language, line, names, prose, publisher

_ORDER = ("text", "html", "title", "subtitle", "byline", "outlet", "published", "language", "url", "blocks")
_WORTH_TEXT = 200
"""Characters from which the text of a record is taken rather than its HTML."""
_SEEN = 50_000
"""Characters in which markup is looked for."""


def packed(values: Mapping[str, Any], fields: Mapping[str, Any]) -> bytes:
    """Write a record: ``values`` by their standard names, as the export has them, and its other ``fields``."""
    items = [RECORD_MARK]
    items += [f"{json.dumps(name)}:{_spelled(values[name])}" for name in _ORDER if values.get(name) is not None]
    if fields:
        items.append(f'"fields":{_spelled(fields)}')
    return (",".join(items) + "}").encode("utf-8", "replace")


def pages(name: str, data: bytes, encoding: str | None = None) -> list[Page]:
    """Read the article in a record; its lines are those of the text or the HTML in it.

    Raises UnreadableError where it has neither, or is no record.
    """
    try:
        record = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"{name}: a damaged record; add the export that it came from again") from error
    if isinstance(record.get("export"), dict):
        page = record_page(name, record["export"])
        if page is None:
            raise UnreadableError(f"{name}: its text is not what its blocks say; take “blocks” out and try again")
        return [page]
    said = _metadata(record)
    labelled = _labelled(name, record, said)
    if labelled is not None:
        return [labelled]
    body, markup = _plain(prose(record.get("text"))), _plain(prose(record.get("html")))
    if is_markup(body):
        body, markup = "", max(body, markup, key=len)
    if len(body.strip()) >= _WORTH_TEXT or not markup.strip():
        page = text.pages(name, body.encode("utf-8", "replace"), "utf-8")[0]
    else:
        page = html.pages(name, _framed(markup).encode("utf-8", "replace"), "utf-8")[0]
    said = replace(said, subtitle=_standfirst(said.subtitle, page))
    return [replace(page, metadata=_over(said, page.metadata), declared=True)]


def packed_export(record: Mapping[str, Any]) -> bytes:
    """Write a record that this program has exported, whole."""
    return f'{RECORD_MARK},"export":{_spelled(record)}}}'.encode("utf-8", "replace")


def is_markup(body: str) -> bool:
    """Tell HTML from a text in which something is less than something else: its elements are closed or many."""
    head = body[:_SEEN]
    if "<" not in head:
        return False
    tags = [match.group(2).lower() for match in _element().finditer(head)]
    blocks = sum(1 for tag in tags if tag in {"p", "div", "br", "h1", "h2", "h3", "li", "article", "section", "body"})
    return blocks >= 1 or len(tags) >= 4


@cache
def _element() -> re.Pattern[str]:
    return re.compile(
        r"<(/?)(p|div|br|h[1-6]|ul|ol|li|article|section|html|body|a|b|i|em|strong|span|figure|img|table|tr|td|"
        r"blockquote)(?:\s[^<>]{0,2000})?/?>",
        re.IGNORECASE,
    )


def _spelled(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _plain(body: str) -> str:
    r"""Return a text without NULs, and with real ends of lines where an export wrote them as ``\n``."""
    body = body.replace("\x00", "�")
    if "\n" not in body and body.count("\\n") >= 2:
        body = body.replace("\\r\\n", "\n").replace("\\n", "\n")
    return body


def _framed(markup: str) -> str:
    """Return a page's HTML as it is, and of a fragment that it is an article: on the same lines."""
    whole = re.search(r"<(?:html|body|article|main)[\s>]", markup[:_SEEN], re.IGNORECASE)
    return markup if whole else f"<html><body><article>{markup}</article></body></html>"


def _metadata(record: Mapping[str, Any]) -> PageMetadata:
    return PageMetadata(
        title=line(record.get("title")),
        subtitle=line(record.get("subtitle")),
        byline=names(record.get("byline")),
        outlet=publisher(record.get("outlet")),
        published=day(record.get("published")),
        language=language(record.get("language")),
        url=address(record.get("url")),
    )


def _over(said: PageMetadata, page: PageMetadata) -> PageMetadata:
    """Return what the record says, and where it is silent what the page in it says of itself."""
    known = {name: value for name in page.__struct_fields__ if (value := getattr(said, name)) is not None}
    return replace(page, **known)


def _standfirst(subtitle: str | None, page: Page) -> str | None:
    """Return a record's description, unless it is only the beginning of the text, as many exports have it."""
    if subtitle is None:
        return None
    start = letters(subtitle.removesuffix("[…]").rstrip(" .…"))
    whole = letters(" ".join(block.text for block in page.blocks[:200])[: 50 * _WORTH_TEXT])
    return None if not start or start in whole else subtitle


def _labelled(name: str, record: Mapping[str, Any], said: PageMetadata) -> Page | None:
    """Return the page of an article that was cleaned before, whose blocks say what they are, or None."""
    body, blocks = record.get("text"), record.get("blocks")
    if not isinstance(body, str) or not isinstance(blocks, list) or not blocks:
        return None
    read: list[RawBlock] = []
    line_number, end = 1, 0
    for block in blocks:
        spot = _spot(block, end, len(body))
        words = one_space(body[slice(*spot)]) if spot else ""
        if spot is None or not words or "\n" in body[slice(*spot)] or body[end : spot[0]].strip():
            return None
        line_number += body.count("\n", end, spot[0])
        read.append(RawBlock(words, (line_number, line_number), block["kind"], credit=_credit(block)))
        end = spot[1]
    if body[end:].strip():
        return None
    return Page(name, "article", body.encode("utf-8", "replace"), "utf-8", tuple(read), line_number, said)


def _credit(block: Mapping[str, Any]) -> str | None:
    credit = block.get("credit")
    return (one_space(credit) or None) if isinstance(credit, str) and block["kind"] == BlockKind.CAPTION else None


def _spot(block: Any, least: int, most: int) -> tuple[int, int] | None:
    """Return where a labelled block stands, or None where it says nothing that can be."""
    if not isinstance(block, dict) or block.get("kind") not in set(BlockKind):
        return None
    start, end = block.get("start"), block.get("end")
    if type(start) is not int or type(end) is not int:
        return None
    return (start, end) if least <= start < end <= most else None
