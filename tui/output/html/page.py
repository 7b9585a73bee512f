"""The whole page: sources, how the articles stand to each other, their texts side by side, the ledgers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.store.records import StoredArticle
from index.compare import Comparison
from tui.output.article import facts
from tui.output.comparison import RELATIONS, shares
from tui.output.html.beside import beside
from tui.output.html.inline import safe
from tui.output.html.ledger import ledger
from tui.output.html.pair import papers, texts
from tui.output.html.style import STYLE, policy

LEGEND = (
    '<span><span class="substance">other words</span></span>'
    '<span><span class="style">the same in another house style</span></span>'
    '<span><span class="gap">‸</span> the other text has words here</span>'
    '<span><span class="fact"><span class="tie">≈1</span>a sentence that seems to report what ≈1 of the other does'
    "</span></span>"
)


def page(articles: Sequence[StoredArticle], compared: Sequence[Comparison]) -> str:
    """Return comparisons of each of ``articles`` with each that follows it as one HTML document."""
    return "\n".join(_document(articles, compared)) + "\n"


def _document(articles: Sequence[StoredArticle], compared: Sequence[Comparison]) -> Iterator[str]:
    title = " · ".join(stored.article.heading for stored in articles)
    yield from opening(f"Comparison: {title}", STYLE)
    yield "<h1>Comparison of articles</h1>"
    yield f'<ol class="sources">{"".join(map(_source, articles))}</ol>'
    if len(compared) > 1:
        yield from _overview(compared)
        yield '<section><h2>All texts beside one another</h2><p class="note">'
        yield f"Passages stand beside those of article {articles[0].id}, and what differs from it is marked. What has"
        yield " no counterpart in it stands by itself: of a version in its place, of another account at the end.</p>"
        first = [comparison for comparison in compared if comparison.a == articles[0].id]
        yield from beside(articles, first)
        yield "</section>"
    by_id = {stored.id: stored for stored in articles}
    for comparison in compared:
        yield from _pair(comparison, by_id[comparison.a], by_id[comparison.b])
    yield "<footer>Made by zte-reader. All of this is evidence to look at; nothing here says which text is right."
    yield "</footer>\n</body>\n</html>"


def opening(title: str, style: str) -> Iterator[str]:
    """Yield the beginning of a page that loads and runs nothing."""
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy(style)}">'
    yield '<meta name="referrer" content="no-referrer">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{safe(title)}</title>"
    yield f"<style>{style}</style>\n</head>\n<body>"


def _source(stored: StoredArticle) -> str:
    known = "".join(f" · {safe(fact)}" for fact in facts(stored.article))
    about = f'<span class="known">{known}</span><br><span class="source">from {safe(stored.source)}</span>'
    return f"<li><b>{stored.id}</b> · {safe(stored.article.heading)}{about}</li>"


def _overview(compared: Sequence[Comparison]) -> Iterator[str]:
    yield '<nav><table class="pairs"><tbody>'
    for comparison in compared:
        link = f'<a href="#{_name(comparison)}">{comparison.a} and {comparison.b}</a>'
        said = f"{RELATIONS[comparison.relation]}; {shares(comparison)}"
        yield f'<tr><th scope="row">{link}</th><td>{safe(said)}</td></tr>'
    yield "</tbody></table></nav>"


def _pair(comparison: Comparison, a: StoredArticle, b: StoredArticle) -> Iterator[str]:
    left, right = papers(comparison, a, b, _name(comparison))
    yield f'<section class="pair" id="{_name(comparison)}">'
    yield f"<h2>Articles {a.id} and {b.id}: {safe(RELATIONS[comparison.relation])}</h2>"
    said = shares(comparison)
    yield f'<p class="shares">{safe(said[:1].upper() + said[1:])}.</p><p class="legend">{LEGEND}</p>'
    yield from texts(comparison, left, right)
    yield from ledger(comparison, left, right)
    yield "</section>"


def _name(comparison: Comparison) -> str:
    return f"c{comparison.a}-{comparison.b}"
