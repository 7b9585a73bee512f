"""What a web page says about itself: meta elements (Open Graph and kin) and JSON-LD (schema.org)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from corpus.intake.said import PageMetadata
from corpus.readers.characters import one_space

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_JSON_BYTES = 1 << 20
_NODES = 2000
_BODY = 400
"""Characters from which an article in the data for search engines is one."""
_TITLE_MARKS = (" | ", " - ", " – ", " — ", " :: ", " » ", " • ")
_TITLE_WORDS, _SITE_WORDS = 3, 4
"""Words that a title has at least, and a site's name behind it at most."""
_ARTICLE_TYPES = re.compile(r"Article|BlogPosting|Report|WebPage$")
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)


def declared_encoding(data: bytes) -> str | None:
    """Return the encoding that a page declares in its first 4096 bytes, or None."""
    found = _DECLARED.search(data[:4096])
    return found.group(1).decode("ascii") if found else None


def page_metadata(tree: HtmlElement, linked: Mapping[str, Any]) -> PageMetadata:
    """Gather the metadata of a page; what its ``linked`` data says goes before meta elements where both speak."""
    meta = _meta(tree)

    def first(*names: str) -> str | None:
        return next((meta[name] for name in names if meta.get(name)), None)

    return PageMetadata(
        title=_line(linked.get("headline") or first("og:title", "twitter:title")) or _page_title(tree),
        byline=_name(linked.get("author"))
        or _person(first("author", "article:author", "parsely-author", "sailthru.author", "dc.creator")),
        outlet=_line(first("og:site_name")) or _name(linked.get("publisher")),
        published=_day(linked.get("datePublished"))
        or _day(
            first(
                "article:published_time",
                "datepublished",
                "date",
                "pubdate",
                "dc.date.issued",
                "dc.date",
                "parsely-pub-date",
                "sailthru.date",
                "publish-date",
                "og:published_time",
            )
        ),
        language=_language(tree.get("lang") or first("og:locale", "language")),
        url=_address(tree, first("og:url")),
    )


def _meta(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = element.get("content")
        if name and content:
            found.setdefault(name.lower(), content[:2000])
    return found


def linked_data(tree: HtmlElement) -> dict[str, Any]:
    """Return the schema.org object (JSON-LD) that describes the page's article, or an empty one."""
    best: dict[str, Any] = {}
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        source = (script.text or "")[:_JSON_BYTES]
        try:
            data = json.loads(source, strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data):
            kind = node.get("@type")
            kinds = [kind] if isinstance(kind, str) else kind if isinstance(kind, list) else []
            if any(isinstance(one, str) and _ARTICLE_TYPES.search(one) for one in kinds) and len(node) > len(best):
                best = node
    return best


def linked_text(linked: Mapping[str, Any]) -> list[str]:
    """Return the paragraphs of the article that ``linked`` data holds (schema.org ``articleBody``)."""
    from html import unescape

    body = linked.get("articleBody")
    if not isinstance(body, str) or len(body) < _BODY:
        return []
    text = _inline_tag().sub("", _block_tag().sub("\n", unescape(body)))
    return [line for line in map(one_space, text.split("\n")) if line]


@cache
def _block_tag() -> re.Pattern[str]:
    return re.compile(r"</?(?:p|br|div|li|ul|ol|h[1-6]|blockquote|figure)\b[^<>]{0,500}>", re.IGNORECASE)


@cache
def _inline_tag() -> re.Pattern[str]:
    return re.compile(r"</?[A-Za-z][^<>]{0,1000}>")


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    """Yield the top objects of a JSON-LD document and those of its graph, level by level."""
    queue = [data]
    for _ in range(_NODES):
        if not queue:
            return
        node = queue.pop(0)
        if isinstance(node, list):
            queue.extend(node[:_NODES])
        elif isinstance(node, dict):
            yield node
            queue.extend(node[name] for name in ("@graph", "mainEntity") if name in node)


def _name(value: Any) -> str | None:
    """Return the name of a person or an organisation, or of several, as JSON-LD writes them."""
    if isinstance(value, list):
        names = [name for name in (_name(one) for one in value[:8]) if name]
        return " and ".join(names) or None
    if isinstance(value, dict):
        value = value.get("name")
        if isinstance(value, list):
            return _name(value)
    return _person(value) if isinstance(value, str) else None


def _person(value: str | None) -> str | None:
    line = _line(value)
    if line is None or line.startswith(("http:", "https:", "www.", "@")):
        return None
    return re.sub(r"^by:?\s+", "", line, flags=re.IGNORECASE) or None


def _line(value: Any) -> str | None:
    return one_space(value[:1000]) or None if isinstance(value, str) else None


def _day(value: Any) -> str | None:
    """Return the day of an ISO 8601 date or time; other spellings are left to the page's text."""
    import datetime

    found = re.match(r"\s*(\d{4})-(\d{2})-(\d{2})", value) if isinstance(value, str) else None
    if found is None or int(found[1]) < 1700:
        return None
    try:
        return datetime.date(int(found[1]), int(found[2]), int(found[3])).isoformat()
    except ValueError:
        return None


def _page_title(tree: HtmlElement) -> str | None:
    """Return the title that browsers show, without the site's name at its end."""
    title = _line(next((element.text for element in tree.iter("title")), None))
    if title is None:
        return None
    before, mark, after = max((title.rpartition(mark) for mark in _TITLE_MARKS), key=lambda parts: len(parts[0]))
    named = mark and len(before.split()) >= _TITLE_WORDS and len(after.split()) <= _SITE_WORDS
    return before.strip() if named else title


def _language(value: str | None) -> str | None:
    code = (value or "").replace("_", "-").split("-")[0].lower()
    return code if re.fullmatch(r"[a-z]{2,3}", code) else None


def _address(tree: HtmlElement, said: str | None) -> str | None:
    canonical = next(
        (link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"), None
    )
    address = one_space((canonical or said or "")[:2000])
    # archives put their own address before that of the page
    address = re.sub(r"^https?://web\.archive\.org/web/\d{4,14}(?:[a-z]{2}_)?/(?=https?://)", "", address)
    return address if address.startswith(("http://", "https://")) else None
