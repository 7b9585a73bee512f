"""Who wrote an article, where and when it appeared: from its own blocks, and what was cut around it."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import nsmallest

from msgspec import Struct
from msgspec.structs import replace

from corpus.article import Article, BlockKind, CutReason
from corpus.cleaning.head.bylines import byline, desk, reporters, unmarked_byline, writer_in
from corpus.cleaning.head.datelines import dateline, lone_dateline
from corpus.cleaning.head.dates import date_line, find_date, stated_date
from corpus.cleaning.head.front import same
from corpus.cleaning.outlets.mastheads import known_outlets
from corpus.cleaning.outlets.namewords import key_of
from corpus.cleaning.outlets.naming import is_agency
from corpus.cleaning.outlets.weighing import Outlet
from corpus.readers import PageMetadata

_UNDER_TITLE = 3
"""Lines below the title among which the date may stand."""
_OVER_TEXT = 3
"""Lines above the text among which the place that it was written from may stand alone."""
_SHORT = 120
"""Characters up to which such a line says what is beside an article rather than a part of it."""


def with_metadata(article: Article, said: PageMetadata, outlet: Outlet | None) -> Article:
    """Return ``article`` with its metadata; what the page ``said`` of itself goes before what its text tells.

    ``outlet`` is the one that the page's furniture names.
    """
    title = _block(article, BlockKind.TITLE) or _said(said.title)
    furniture = [(cut.lines[0], cut.text) for cut in article.cuts]
    named = _Value(outlet.name, outlet.line) if outlet else None
    publisher = _said(said.outlet) or _beside_title(title, furniture) or named
    byline_names = _said(said.byline) or _byline(article)
    # a writer's own pages are signed with the writer's name
    if publisher and byline_names and key_of(publisher.text) == key_of(byline_names.text):
        # an outlet signs what nobody wrote; an agency's name says who wrote on its own pages too
        listed = key_of(publisher.text) in known_outlets()
        publisher = publisher if listed else None
        byline_names = None if listed and publisher and not is_agency(publisher.text) else byline_names
    found = {
        "title": title,
        "subtitle": _block(article, BlockKind.SUBTITLE) or _said(said.subtitle),
        "byline": byline_names,
        "dateline": _dateline(article),
        "outlet": publisher,
        "published": _said(said.published) or _published(article, title, publisher),
    }
    values = {name: value.text if value else None for name, value in found.items()}
    evidence = sorted((value.line, name) for name, value in found.items() if value and value.line)
    return replace(
        article,
        title=values["title"],
        subtitle=values["subtitle"],
        byline=values["byline"],
        dateline=values["dateline"],
        published=values["published"],
        outlet=values["outlet"],
        language=said.language,
        url=said.url,
        evidence=tuple((name, line) for line, name in evidence),
    )


class _Value(Struct, frozen=True):
    """A value and the line that it was taken from; 0 where it is not from a line."""

    text: str
    line: int


def _said(text: str | None) -> _Value | None:
    return _Value(text, 0) if text else None


def _block(article: Article, kind: BlockKind) -> _Value | None:
    blocks = (block for block in article.blocks if block.kind is kind)
    return next((_Value(article.text[block.start : block.end], block.lines[0]) for block in blocks), None)


def _beside_title(title: _Value | None, furniture: Sequence[tuple[int, str]]) -> _Value | None:
    """Return the outlet from a line that is the title, a bar and a name, as browsers show a page's title."""
    for line, text in furniture if title else ():
        before, bar, after = text.rpartition(" | ")
        if bar and title and same(before, title.text) and len(after.split()) <= 6:
            return _Value(after.strip(), line)
    return None


def _byline(article: Article) -> _Value | None:
    for block in article.blocks:
        if block.kind is BlockKind.BYLINE:
            text = article.text[block.start : block.end]
            found = byline(text)
            # what stands below "By" is whom it means, of whatever shape
            names = found[0] if found else desk(text) or unmarked_byline(text) or text
            return _Value(names, block.lines[0])
    for block in article.blocks:
        name = writer_in(article.text[block.start : block.end]) if block.kind is BlockKind.DATE else None
        if name:
            return _Value(name, block.lines[0])
    for cut in article.cuts:
        name = reporters(cut.text)
        if name:
            return _Value(name, cut.lines[0])
    return None


def _published(article: Article, title: _Value | None, outlet: _Value | None) -> _Value | None:
    """Return the date of the article's own date line or byline; an "updated" date only where there is no other."""
    found: list[tuple[bool, int, str]] = []
    for block in article.blocks:
        text = article.text[block.start : block.end]
        if block.kind is BlockKind.DATE:
            line = date_line(text)
            if line and line.iso:
                found.append((line.updated, block.lines[0], line.iso))
        elif block.kind is BlockKind.BYLINE:
            iso = find_date(text)
            if iso:
                found.append((False, block.lines[0], iso))
    if found:
        return _Value(min(found)[2], min(found)[1])
    return _below(article, title) or _stated(article, outlet)


def _below(article: Article, title: _Value | None) -> _Value | None:
    """Return the date in one of the few short lines right below the title, beside sections and counts of comments."""
    if title is None or not title.line:
        return None
    beside = {BlockKind.CAPTION, BlockKind.CREDIT, BlockKind.SUBTITLE}
    own = (block for block in article.blocks if block.kind not in beside)
    lines = [(block.lines[0], article.text[block.start : block.end]) for block in own]
    lines += [(cut.lines[0], cut.text) for cut in article.cuts]
    below = nsmallest(_UNDER_TITLE, (one for one in lines if one[0] > title.line))
    for line, text in below:
        if len(text) > _SHORT or text.endswith((".", "!", "?")):
            return None
        iso = find_date(text)
        if iso:
            return _Value(iso, line)
    return None


def _stated(article: Article, outlet: _Value | None) -> _Value | None:
    """Return the date of a line that was cut but says "Published", or the outlet's name, and when.

    A line about another story is never asked.
    """
    for cut in article.cuts:
        # a cut that is only guessed to be of another story may be the page's footer
        if cut.reason is CutReason.RELATED_STORIES and cut.confidence > 0.5:
            continue
        iso = stated_date(cut.text)
        if iso is None and outlet is not None and outlet.text in cut.text:
            line = date_line(cut.text)
            iso = line.iso if line else None
        if iso:
            return _Value(iso, cut.lines[0])
    return None


def _dateline(article: Article) -> _Value | None:
    """Return the place that opens the first paragraph (or the second, after a standfirst without a mark)."""
    for block in article.body[:2]:
        place = dateline(article.text[block.start : block.start + 160])
        if place:
            return _Value(place, block.lines[0])
    first = article.body[0].lines[0] if article.body else 0
    for cut in article.cuts:
        place = lone_dateline(cut.text) if first - _OVER_TEXT <= cut.lines[1] < first else None
        if place:
            return _Value(place, cut.lines[0])
    return None
