"""What is said of an article that was found: text and query in, hit out, no index needed."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.article import BlockKind
from corpus.spans import Span, overlaps
from corpus.store.damage import UNREADABLE
from corpus.store.records import StoredArticle
from index.engine import Hit
from index.matching import matches
from index.passages import snippets
from index.query.nodes import Query


def shown(stored: StoredArticle, query: Query, score: float, versions: tuple[int, ...] = ()) -> Hit:
    """Describe an article by the sentences that show its matches best."""
    article = stored.article
    found = matches(query, article, stored.tagging)
    below: Sequence[Span] = found
    for title in [block for block in article.blocks if block.kind is BlockKind.TITLE]:
        # A hit shows its title already.
        below = [span for span in below if not overlaps(span, title)]
    return Hit(
        stored.id,
        round(score, 4),
        article.title,
        article.heading,
        article.outlet,
        article.published,
        len(found),
        snippets(article.text, below or found),
        versions,
    )


def unreadable(number: int, score: float, versions: tuple[int, ...] = ()) -> Hit:
    """Describe an article of which no more is known than that it was found."""
    return Hit(number, round(score, 4), None, UNREADABLE, None, None, 0, (), versions)
