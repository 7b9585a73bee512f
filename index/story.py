"""A story over several articles: who and what, and which numbers, each of them has how often; and of which days.

"Not in an article" says no more than that no mention was found there.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from itertools import islice
from math import log

from msgspec import Struct

from corpus.article import NAME_TYPES, Article, BlockKind, EntityType
from corpus.entities.dates import resolved
from corpus.sentences import sentences
from corpus.spans import at
from corpus.store.records import StoredArticle
from index.compare.ledger import numbers
from index.compare.side import side_of
from index.timeline import Dated, Timeline, dated_mention, timeline

FEWEST, MOST = 3, 24  # articles
MOST_ROWS = 400  # of each kind, the most common ones
MOST_DATED = 400  # mentions of dates in an article
_TIMELESS = frozenset({"date", "in year", "decade"})  # units of numbers that say when, not how many
_ABOUT = frozenset({BlockKind.BYLINE, BlockKind.DATE, BlockKind.CREDIT})  # blocks that are about the article
_LONGEST = 60  # characters of a number with what it counts


class Order(StrEnum):
    """What comes first."""

    COMMON = "common"
    UNEQUAL = "unequal"


class Teller(Struct, frozen=True):
    """An article of the story: a column."""

    id: int
    title: str | None
    heading: str
    outlet: str | None
    published: str | None
    words: int


class Row(Struct, frozen=True):
    """Something with the number of its mentions in each article, and where in its text the first of them stands."""

    name: str
    type: str
    counts: tuple[int, ...]
    starts: tuple[int | None, ...]

    @property
    def total(self) -> int:
        """The mentions in all articles."""
        return sum(self.counts)

    @property
    def articles(self) -> int:
        """How many articles have it."""
        return sum(count > 0 for count in self.counts)


class Story(Struct, frozen=True):
    """Articles in the order of publication, and what each of them has; rows come with the most common first."""

    articles: tuple[Teller, ...]
    entities: tuple[Row, ...]
    numbers: tuple[Row, ...]
    timeline: Timeline
    dated: tuple[tuple[Dated, ...], ...]


Found = Mapping[Hashable, tuple[str, str, Sequence[int]]]  # what makes it the same → its name, its type, its starts


def tell(found: Iterable[StoredArticle]) -> Story:
    """Lay articles side by side as tellers of one story; of more than ``MOST`` the first ones are taken."""
    stories = sorted(islice(found, MOST), key=lambda stored: (stored.article.published or "9999", stored.id))
    dated = [_dated(stored) for stored in stories]
    return Story(
        tuple(_teller(stored) for stored in stories),
        _rows([_entities(stored) for stored in stories]),
        _rows([_numbers(stored) for stored in stories]),
        timeline(dated, [_day(stored.article.published) for stored in stories]),
        tuple(dated),
    )


def ordered(rows: Sequence[Row], order: Order) -> list[Row]:
    """Sort rows: by how many articles have them, or by how unequally the articles do."""
    if order is Order.COMMON:
        return sorted(rows, key=lambda row: (-row.articles, -row.total, row.name.casefold(), row.type))
    sums = [sum(column) for column in zip(*(row.counts for row in rows), strict=True)]
    return sorted(rows, key=lambda row: (-inequality(row.counts, sums), -row.total, row.name.casefold(), row.type))


def inequality(counts: Sequence[int], sums: Sequence[int]) -> float:
    """Measure how far counts are from what articles would have if each spoke of it in proportion to its length.

    ``sums`` are the mentions of everything in each article. The measure is the log-likelihood ratio (Dunning, 1993),
    which is not carried away by what is rare: a single mention is never very unequal.
    """
    total, whole = sum(counts), sum(sums)
    return 2 * sum(
        count * log(count * whole / (total * held)) for count, held in zip(counts, sums, strict=True) if count
    )


def sentence_at(article: Article, offset: int) -> str:
    """Return the sentence of an article that holds an offset, on one line."""
    block = at(article.blocks, offset)
    if block is None:
        return ""
    text = article.text[block.start : block.end]
    found = at(sentences(text), offset - block.start)
    return " ".join(text[found.start : found.end].split()) if found is not None else ""


def _rows(articles: Sequence[Found]) -> tuple[Row, ...]:
    names: dict[Hashable, Counter[tuple[str, str]]] = defaultdict(Counter)
    for found in articles:
        for key, (name, kind, starts) in found.items():
            names[key][name, kind] += len(starts)
    rows = []
    for key, called in names.items():
        name, kind = max(sorted(called), key=called.__getitem__)
        places: list[Sequence[int]] = [found[key][2] if key in found else () for found in articles]
        rows.append(Row(name, kind, tuple(map(len, places)), tuple(each[0] if each else None for each in places)))
    return tuple(ordered(rows, Order.COMMON)[:MOST_ROWS])


def _teller(stored: StoredArticle) -> Teller:
    article = stored.article
    return Teller(stored.id, article.title, article.heading, article.outlet, article.published, article.words)


def _entities(stored: StoredArticle) -> Found:
    """Gather the names of an article; the library has linked them already."""
    starts: dict[tuple[str, EntityType], list[int]] = defaultdict(list)
    for mention in stored.tagging.mentions:
        if mention.type in NAME_TYPES:
            starts[mention.entity, mention.type].append(mention.start)
    return {key: (key[0], key[1].value, places) for key, places in starts.items()}


def _numbers(stored: StoredArticle) -> Found:
    """Gather the numbers of an article that say how many or how much."""
    return {
        key: (finding.name[:_LONGEST], finding.type, [start for start, _ in finding.places])
        for key, finding in numbers(side_of(stored.article, stored.tagging)).items()
        if key[1] not in _TIMELESS
    }


def _dated(stored: StoredArticle) -> tuple[Dated, ...]:
    """Gather the dates that an article speaks of; the line that says when it was published is none of them."""
    article = stored.article
    mentions = [
        mention
        for mention in stored.tagging.mentions
        if mention.type is EntityType.DATE and (block := at(article.blocks, mention.start)) and block.kind not in _ABOUT
    ]
    values = resolved(article.text, mentions, article.published)
    found = (
        dated_mention(value, mention.start, mention.end)
        for mention, value in zip(mentions, values, strict=True)
        if value is not None
    )
    return tuple(each for each in found if each is not None)[:MOST_DATED]


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None
