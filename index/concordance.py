"""The concordance of a query: every place that it matches, one a line, with the words around it (KWIC).

H. P. Luhn, "Key word-in-context index for technical literature", American Documentation 11 (1960).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from corpus.store.records import StoredArticle
from index.context import InContext, Order, in_context, ordered
from index.matching import matches
from index.query.nodes import Query

MOST_LINES = 10_000  # that are gathered, whatever is found
MOST_ARTICLES = 3_000  # that are looked at


class Sort(StrEnum):
    """The order of lines: by the words on one side, by number and place of the article, or by its date."""

    LEFT = "left"
    RIGHT = "right"
    POSITION = "position"
    DATE = "date"


class Source(Struct, frozen=True):
    """Which article a line is from."""

    heading: str
    outlet: str | None
    published: str | None


class Concordance(Struct, frozen=True):
    """Lines of a query with their articles by number.

    ``articles`` were found, of which the first ``looked_at`` were gone through; ``total`` counts the lines in these,
    so it is a lower bound where more were found. Only the first lines of them may be here.
    """

    query: str
    lines: tuple[InContext, ...]
    sources: dict[int, Source]
    total: int
    articles: int
    looked_at: int

    @property
    def exact(self) -> bool:
        """Whether ``total`` counts all that there are."""
        return self.looked_at == self.articles


class Shelf(Protocol):
    """What a concordance needs of a library."""

    def articles(self, ids: Iterable[int]) -> Iterator[StoredArticle]: ...


def concordance(
    query: Query,
    found: Sequence[int],
    library: Shelf,
    *,
    characters: int,
    sort: Sort = Sort.POSITION,
    limit: int = MOST_LINES,
    overtaken: Callable[[], bool] = lambda: False,
) -> Concordance:
    """Gather the lines of a query, ``limit`` of them, each with up to ``characters`` on either side.

    ``found`` are the articles that it finds: for ``Sort.DATE`` in the order of their dates, else in any. Lines sorted
    by words are the first of all that can be gathered. Once ``overtaken`` turns true, what there is is returned.
    """
    if sort is not Sort.DATE:
        found = sorted(found)
    enough = limit if sort in (Sort.POSITION, Sort.DATE) else MOST_LINES
    lines: list[InContext] = []
    sources: dict[int, Source] = {}
    looked_at = 0
    for stored in library.articles(found[:MOST_ARTICLES]):
        if overtaken() or len(lines) >= enough:
            break
        looked_at += 1
        places = matches(query, stored.article, stored.tagging)
        if places:
            lines += [in_context(stored, place, characters) for place in places]
            sources[stored.id] = Source(stored.article.heading, stored.article.outlet, stored.article.published)
    gathered = Concordance(query.text, tuple(lines), sources, len(lines), len(found), looked_at)
    return replace(gathered, lines=in_order(gathered, sort)[:limit])


def in_order(gathered: Concordance, sort: Sort) -> tuple[InContext, ...]:
    """Return the lines in another order; those of undated articles come last by date."""
    if sort is Sort.LEFT or sort is Sort.RIGHT:
        return tuple(ordered(gathered.lines, Order(sort.value)))
    if sort is Sort.POSITION:
        return tuple(sorted(gathered.lines, key=lambda line: (line.id, line.start)))
    dates = {number: source.published or "~" for number, source in gathered.sources.items()}
    return tuple(sorted(gathered.lines, key=lambda line: (dates[line.id], line.id, line.start)))
