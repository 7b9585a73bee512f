"""Who wrote an article, where and when it appeared: from its own blocks, and what was cut around it."""

from __future__ import annotations

from dataclasses import replace

from corpus.article import Article, Block, BlockKind
from corpus.cleaning.outlet import find_outlet
from corpus.cleaning.shapes import byline, date_line, dateline, find_date
from corpus.readers import PageMetadata


def with_metadata(article: Article, said: PageMetadata) -> Article:
    """Return ``article`` with its metadata; what the page ``said`` of itself goes before what its text tells."""
    title = _first(article, BlockKind.TITLE)
    subtitle = _first(article, BlockKind.SUBTITLE)
    evidence: dict[str, int] = {}
    values: dict[str, str | None] = {
        "title": said.title,
        "byline": said.byline,
        "outlet": said.outlet,
        "published": said.published,
    }
    for name, block in (("title", title), ("subtitle", subtitle)):
        if block is not None:
            values[name] = article.text[block.start : block.end]
            evidence[name] = block.lines[0]
    for name, found in (
        ("byline", _byline(article)),
        ("published", _published(article)),
        ("dateline", _dateline(article)),
        ("outlet", find_outlet((cut.lines[0], cut.text) for cut in article.cuts) if not said.outlet else None),
    ):
        if found is not None and not values.get(name):
            values[name], evidence[name] = found
    return replace(
        article,
        **values,
        language=said.language,
        url=said.url,
        evidence=tuple(sorted(evidence.items(), key=lambda entry: entry[1])),
    )


def _first(article: Article, kind: BlockKind) -> Block | None:
    return next((block for block in article.blocks if block.kind is kind), None)


def _byline(article: Article) -> tuple[str, int] | None:
    for block in article.blocks:
        if block.kind is BlockKind.BYLINE:
            found = byline(article.text[block.start : block.end])
            if found:
                return found[0], block.lines[0]
    return None


def _published(article: Article) -> tuple[str, int] | None:
    """Return the date of the article's own date line or byline; an "updated" date only where there is no other."""
    found: list[tuple[bool, str, int]] = []
    for block in article.blocks:
        text = article.text[block.start : block.end]
        if block.kind is BlockKind.DATE:
            line = date_line(text)
            if line and line.iso:
                found.append((line.updated, line.iso, block.lines[0]))
        elif block.kind is BlockKind.BYLINE:
            iso = find_date(text)
            if iso:
                found.append((False, iso, block.lines[0]))
    return min(found)[1:] if found else None


def _dateline(article: Article) -> tuple[str, int] | None:
    """Return the place that opens the first paragraph (or the second, after a standfirst without a mark)."""
    for block in article.body[:2]:
        place = dateline(article.text[block.start : block.start + 160])
        if place:
            return place, block.lines[0]
    return None
