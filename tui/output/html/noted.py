"""Articles as one page, each with what is kept beside it in the margin of the passage that it is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.annotations.model import Kind
from corpus.annotations.whereabouts import Located
from corpus.article import Block, BlockKind
from corpus.spans import Span
from corpus.store.records import StoredArticle
from tui.contents.keeping import LOST, SIGNS
from tui.numbers import counted
from tui.output.article import SAID_ABOVE, facts
from tui.output.html.inline import Inking, inline, safe
from tui.output.html.page import opening
from tui.output.html.style import NOTED, STYLE

Noted = tuple[StoredArticle, Sequence[Located]]
"""An article, and what is kept beside it."""
ASIDES = (BlockKind.CAPTION, BlockKind.CREDIT, BlockKind.BYLINE, BlockKind.DATE)


def noted(articles: Sequence[Noted]) -> str:
    """Return articles with what is kept beside them as one HTML document."""
    return "\n".join(_document(articles)) + "\n"


def _document(articles: Sequence[Noted]) -> Iterator[str]:
    yield from opening(" · ".join(stored.article.heading for stored, _ in articles), STYLE + NOTED)
    for stored, found in articles:
        yield from _article(stored, found)
    yield "<footer>Made by zte-reader.</footer>\n</body>\n</html>"


def _article(stored: StoredArticle, found: Sequence[Located]) -> Iterator[str]:
    on_passages = sorted((each for each in found if each.place is not None), key=lambda each: each.place or (0, 0))
    others = [each for each in found if each.place is None]
    names = {id(each): f"n{stored.id}-{number}" for number, each in enumerate(on_passages, 1)}
    yield f'<article class="article" lang="{safe(stored.article.language or "")}">'
    yield f"<h1>{safe(stored.article.heading)}</h1>"
    yield from _about(stored)
    if others:
        yield f'<aside class="whole">{"".join(_kept(each, "", "") for each in others)}</aside>'
    inking = _inking(on_passages, names)
    for block in stored.article.blocks:
        here = [each for each in on_passages if each.place and block.start <= each.place[0] < block.end]
        if block.kind not in SAID_ABOVE or here or (block.kind is BlockKind.BYLINE and not stored.article.byline):
            kept = "".join(_kept(each, names[id(each)], _number(names[id(each)])) for each in here)
            beside = f"<aside>{kept}</aside>" if kept else ""
            yield f'<div class="row">{_block(stored, block, inking)}{beside}</div>'
    yield "</article>"


def _about(stored: StoredArticle) -> Iterator[str]:
    article = stored.article
    known = " · ".join([*facts(article), counted(article.words, "word")])
    yield f'<div class="about"><p>{safe(known)}</p><p>article {stored.id}, from {safe(stored.source)}</p>'
    if article.url and article.url.startswith(("http://", "https://")):
        yield f'<p><a href="{safe(article.url)}" rel="noopener noreferrer">{safe(article.url)}</a></p>'
    elif article.url:
        yield f"<p>{safe(article.url)}</p>"
    yield "</div>"


def _inking(found: Sequence[Located], names: dict[int, str]) -> Inking:
    """Lay marks over the passages, each with the number of what is kept there behind it."""
    spans: list[Span] = []
    places: dict[int, str] = {}
    behind: dict[int, str] = {}
    for each in found:
        if each.place is not None:
            start, end = each.place
            name = names[id(each)]
            spans.append(Span(start, end, "kept"))
            places[start] = _place(name, start)
            link = f'<a class="ref" href="#{safe(name)}">{SIGNS[each.annotation.kind]}{_number(name)}</a>'
            behind[end] = behind.get(end, "") + link
    return Inking(spans, places, behind)


def _block(stored: StoredArticle, block: Block, inking: Inking) -> str:
    text = inline(stored.article.text, block.start, block.end, inking)
    if block.kind in (BlockKind.HEADING, BlockKind.TITLE):
        return f'<h2 dir="auto">{text}</h2>'
    kind = {BlockKind.ITEM: "item", BlockKind.SUBTITLE: "subtitle"}.get(block.kind, "")
    kind = "aside" if block.kind in ASIDES else kind
    sign = "• " if block.kind is BlockKind.ITEM else ""
    credit = f" ({safe(block.credit)})" if block.credit else ""
    named = f' class="{kind}"' if kind else ""
    return f'<p dir="auto"{named}>{sign}{text}{credit}</p>'


def _kept(each: Located, name: str, number: str) -> str:
    """Return what is kept, with its number where it is about a passage."""
    kept = each.annotation
    said = {Kind.BOOKMARK: "bookmarked", Kind.TAG: f"#{kept.words}"}.get(kept.kind, kept.words)
    lost = ""
    if kept.passage is not None and each.place is None:
        lost = f"<q>{safe(kept.passage.exact)}</q> {LOST} "
    at = f' id="{safe(name)}"' if name else ""
    label = f'<a class="number" href="#{_place(name, each.place[0])}">{number}</a>' if each.place else ""
    sign = "" if kept.kind is Kind.TAG else f"{SIGNS[kept.kind]} "
    return f'<p{at}>{label}{sign}{safe(said)} {lost}<span class="when">{safe(kept.made[:10])}</span></p>'


def _place(name: str, offset: int) -> str:
    """Return the name of the place in the text that something is kept beside."""
    return safe(f"{name.rpartition('-')[0]}-at{offset}")


def _number(name: str) -> str:
    return name.rpartition("-")[2]
