"""Search: what was typed goes in, frozen results come out."""

from __future__ import annotations

import heapq
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import NamedTuple, TypeVar

from corpus.article import BlockKind
from corpus.errors import LibraryError, QueryError
from corpus.records import StoredArticle
from corpus.spans import overlaps
from index import build, likeness
from index.build import Progress, Source, State
from index.explain import explain
from index.folding import Fold, folded
from index.matching import matches
from index.nodes import Node, Query, Sort, scored
from index.passages import Snippet, snippets
from index.postings import Snapshot
from index.proximity import Proximity
from index.query import parse
from index.ranking import Ranking, Scores
from index.stamp import Stamp
from index.suggestion import did_you_mean
from index.widening import Wider, widened

__all__ = ["Hit", "Results", "SearchIndex", "Snippet", "Sort"]

KEPT = 200  # articles in memory
LOOKED_AT_AGAIN = 100  # hits that are worth a second look at where their words stand
T = TypeVar("T")
Folds = Callable[[list[int], Callable[[int], bool]], list[Fold]]


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that a query found.

    ``matches`` counts the places in its text that match; ``family`` lists other versions of the same text.
    """

    id: int
    score: float
    title: str | None
    heading: str
    outlet: str | None
    published: str | None
    matches: int
    snippets: tuple[Snippet, ...]
    family: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Results:
    """What a search found; ``total`` counts all articles found, and is a lower bound where it is not ``exact``."""

    query: str
    explanation: str
    total: int
    exact: bool
    milliseconds: float
    hits: tuple[Hit, ...]
    suggestion: str | None


class SearchIndex:
    """A library's index, open for searching, one search at a time."""

    def __init__(self, library: Source) -> None:
        self.library = library
        self.today: Callable[[], date] = date.today  # what “the last 30 days” counts from
        self._snapshot: Snapshot | None = None
        self._stamp: Stamp | None = None
        self._articles: dict[int, StoredArticle] = {}
        self._mended = False
        self._seen = -1  # the revision of the library that the articles in memory are of

    @classmethod
    def open(cls, library: Source, progress: Progress | None = None) -> SearchIndex:
        """Open the index of a library, brought up to date; made where there is none.

        Where another process is at work on it, or it can't be written, what is there is searched. Raises
        ``LibraryError`` where there is nothing to search and nothing can be made.
        """
        opened = cls(library)
        opened.refresh(progress)
        return opened

    def __enter__(self) -> SearchIndex:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the index's files."""
        if self._snapshot is not None:
            self._snapshot.close()
            self._snapshot = None

    def refresh(self, progress: Progress | None = None) -> bool:
        """Follow the library; tell whether there is anything new to be found.

        ``progress`` is called with the number of articles indexed and that of all; what it raises ends the work.
        """
        try:
            caught = build.catch_up(self.library, progress=progress)
            if caught.state is State.MISSING:
                build.catch_up(self.library, wait=True, progress=progress)
        except LibraryError:
            if build.usable(self.library) is None:
                raise
        stamp = build.usable(self.library)
        if stamp == self._stamp and self._snapshot is not None:
            return False
        try:
            self._open(stamp)
        except Exception:
            self._mend()
        return True

    def search(
        self, query: str, *, limit: int = 20, sort: Sort = "relevance", typing: bool = False, fold: bool = True
    ) -> Results:
        """Find the articles that fit a query, the best ``limit`` of them with snippets.

        An order that the query asks for itself goes before ``sort``. ``typing`` takes the query as one that is still
        being typed. ``fold`` makes versions of one text one hit; ``total`` counts articles all the same. Raises
        ``QueryError``, and ``LibraryError`` where the index can neither be read nor made anew.
        """
        began = time.perf_counter()
        parsed = self._parsed(query, typing)
        order = parsed.sort or sort
        folds = self._folds if fold else None
        found = self._ask(lambda snapshot: _find(snapshot, parsed, limit, order, typing, folds))
        stored = self._stored([ranked.shown for ranked, _ in found.places])
        hits = tuple(
            _hit(stored[place.shown], parsed, score, place.others)
            for place, score in found.places
            if place.shown in stored
        )
        milliseconds = (time.perf_counter() - began) * 1000
        return Results(query, explain(parsed, order), found.total, found.exact, milliseconds, hits, found.suggestion)

    def found(self, query: str, *, sort: Sort | None = None, typing: bool = False) -> list[int]:
        """Return the numbers of all articles that fit a query, in no order but ``sort``. Raises as ``search`` does."""
        parsed = self._parsed(query, typing)

        def find(snapshot: Snapshot) -> list[int]:
            scores = Ranking(snapshot, typing=typing).scores(parsed.root)
            _add_nearness(snapshot, parsed.root, scores, 0, sort)
            numbers = _ordered(snapshot, parsed.root, scores, len(scores), sort) if sort else scores
            return list(map(snapshot.ids.__getitem__, numbers))

        return self._ask(find)

    def wider(self, query: str, *, typing: bool = False) -> tuple[Wider, ...]:
        """Return what to ask for where a query finds nothing. Raises as ``search`` does."""
        parsed = self._parsed(query, typing)
        return self._ask(lambda snapshot: widened(parsed, lambda root: len(Ranking(snapshot).scores(root))))

    def _parsed(self, text: str, typing: bool) -> Query:
        """Parse a query, and learn of the library what it asks for articles like others."""
        query = parse(text, typing=typing, today=self.today())
        others = likeness.likened(query, self.library.articles)
        if not typing:
            likeness.check(query, others)
        return self._ask(lambda snapshot: likeness.learned(query, others, snapshot, typing=typing)) if others else query

    def _ask(self, work: Callable[[Snapshot], T]) -> T:
        """Do something with the index; where it can't be read, with a new one."""
        if self._snapshot is None:
            self.refresh()
        try:
            return work(self._opened)
        except Exception as error:
            if not self._overtaken():
                if self._mended:
                    place = build.home(self.library)
                    raise LibraryError(f"{place}: can't be read ({error}); try: zte-reader reindex") from error
                self._mend()
            return work(self._opened)

    @property
    def _opened(self) -> Snapshot:
        if self._snapshot is None:
            raise LibraryError("the index is closed; open it again")
        return self._snapshot

    def _folds(self, ranked: list[int], found: Callable[[int], bool]) -> list[Fold]:
        return folded(ranked, self.library.family_of_many(ranked), found)

    def _stored(self, ids: list[int]) -> dict[int, StoredArticle]:
        """Fetch articles, those of the searches before from memory: a person who types meets the same ones again."""
        revision = self.library.revision()
        if revision != self._seen or len(self._articles) > KEPT:
            self._articles.clear()
            self._seen = revision
        missing = [number for number in ids if number not in self._articles]
        for stored in self.library.articles(missing):
            self._articles[stored.id] = stored
        return self._articles

    def _overtaken(self) -> bool:
        """Tell whether another process has made the index anew, and go on with the new one where that is so."""
        stamp = build.usable(self.library)
        if stamp is None or stamp == self._stamp:
            return False
        self._open(stamp)
        return True

    def _mend(self) -> None:
        """The index is derived: whatever went wrong in reading it, a new one is the remedy, once."""
        self._mended = True
        build.catch_up(self.library, wait=True, rebuild=True)
        self._open(build.usable(self.library))

    def _open(self, stamp: Stamp | None) -> None:
        self.close()
        if stamp is None:
            raise LibraryError(f"{build.home(self.library)}: the index is gone; make it anew with: zte-reader reindex")
        self._snapshot = Snapshot(build.home(self.library) / stamp.folder)
        self._stamp = stamp


class _Found(NamedTuple):
    """The places of a list with their scores, and what is to be said of all that was found."""

    places: list[tuple[Fold, float]]
    total: int
    exact: bool
    suggestion: str | None


def _find(snapshot: Snapshot, query: Query, limit: int, sort: Sort, typing: bool, folds: Folds | None) -> _Found:
    ranking = Ranking(snapshot, typing=typing)
    scores = ranking.scores(query.root)
    suggestion = None if scores or typing else did_you_mean(query, snapshot, partial(_finds, snapshot))
    _add_nearness(snapshot, query.root, scores, limit, sort)
    wanted = limit
    while True:
        best = _ordered(snapshot, query.root, scores, wanted, sort)
        rank = {snapshot.id(number): scores[number] for number in best}
        places = (
            folds(list(rank), lambda article: snapshot.number(article) in scores)
            if folds
            else [Fold(each, each, ()) for each in rank]
        )
        if len(places) >= limit or len(best) < wanted:
            return _Found(
                [(place, rank[place.ranked]) for place in places[:limit]], len(scores), ranking.exact, suggestion
            )
        wanted *= 2


def _finds(snapshot: Snapshot, text: str) -> bool:
    try:
        return bool(Ranking(snapshot).scores(parse(text).root))
    except QueryError:
        return False


def _ordered(snapshot: Snapshot, root: Node, scores: Scores, limit: int, sort: Sort) -> list[int]:
    if sort == "relevance" and scored(root):
        return _most_relevant(snapshot, scores, limit)
    return _by_date(snapshot, scores, limit, oldest=sort == "oldest")


def _add_nearness(snapshot: Snapshot, root: Node, scores: Scores, limit: int, sort: Sort | None) -> None:
    """Look again at the best, where they come first: words of the query that stand together there add to the score."""
    near = Proximity(snapshot, root)
    if near.pairs and sort == "relevance" and scored(root):
        for number in heapq.nlargest(max(limit, LOOKED_AT_AGAIN), scores, key=scores.__getitem__):
            scores[number] += near.score(number)


def _most_relevant(snapshot: Snapshot, scores: Scores, limit: int) -> list[int]:
    """Choose and order by score, equals by arrival."""
    best = heapq.nlargest(limit, scores.values())
    if not best:
        return []
    candidates = [number for number, score in scores.items() if score >= best[-1]]
    return heapq.nsmallest(limit, candidates, key=lambda number: (-scores[number], snapshot.id(number)))


def _by_date(snapshot: Snapshot, scores: Scores, limit: int, *, oldest: bool) -> list[int]:
    """Choose and order by date; articles of unknown date come last, and equals in order of arrival."""
    day = snapshot.published
    if oldest:
        return heapq.nsmallest(limit, scores, key=lambda number: (day[number] or 99999999, snapshot.id(number)))
    return heapq.nsmallest(limit, scores, key=lambda number: (-day[number], snapshot.id(number)))


def _hit(stored: StoredArticle, query: Query, score: float, versions: tuple[int, ...]) -> Hit:
    article = stored.article
    found = matches(query, article, stored.tagging)
    titles = [block for block in article.blocks if block.kind is BlockKind.TITLE]
    # A hit shows its title already.
    below = [span for span in found if not any(overlaps(span, title) for title in titles)]
    shown = snippets(article.text, below or found)
    return Hit(
        stored.id,
        round(score, 4),
        article.title,
        article.heading,
        article.outlet,
        article.published,
        len(found),
        shown,
        versions,
    )
