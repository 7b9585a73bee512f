"""Search: what was typed goes in, frozen results come out. This is the engine that is shipped, over Whoosh."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date
from functools import lru_cache, partial
from threading import RLock
from typing import TYPE_CHECKING, TypeVar

from corpus.errors import LibraryError, QueryError
from corpus.store.damage import DamagedError
from corpus.store.records import StoredArticle
from index.engine import LINES, SHOWN, Hit, Overtakes, Results
from index.folding import Fold, folded
from index.keeping import Lookup
from index.overtaken import Overtaken, never
from index.passages import Snippet
from index.query import parse
from index.query.explain import explain
from index.query.nodes import Query, Sort
from index.scoring import likeness
from index.scoring.instant import first_found
from index.scoring.ordering import by_relevance, listed, ordered, with_nearness
from index.scoring.pace import Pace
from index.scoring.ranking import ALL, TYPED, Ranking
from index.scoring.scores import Scores
from index.scoring.suggestion import did_you_mean
from index.showing import shown, unreadable
from index.store import build
from index.store.build import Progress, Source, State
from index.store.postings import Snapshot
from index.store.stamp import Stamp
from index.widening import Wider, widened

if TYPE_CHECKING:
    from index.compare import Rarity
    from index.concordance import Concordance
    from index.concordance import Sort as LineSort
    from index.facets import Counts, Tally

__all__ = ["Hit", "Results", "SearchIndex", "Snippet", "Sort"]

KEPT = 200  # articles in memory
T = TypeVar("T")


class SearchIndex:
    """A library's index, open for searching, one search at a time: an ``Engine``."""

    def __init__(self, library: Source) -> None:
        self.library = library
        self.today: Callable[[], date] = date.today  # what “the last 30 days” counts from
        self._snapshot: Snapshot | None = None
        self._stamp: Stamp | None = None
        self._articles: dict[int, StoredArticle | None] = {}  # None of one that can't be read
        self._mended = False
        self._seen = -1  # the revision of the library that the articles in memory are of
        self._pace = Pace(0)
        self._lookup = Lookup()
        self._tally: tuple[int, Tally] | None = None
        self._learned: dict[tuple[str, bool], Query] = {}  # the last query that asked for articles like another
        self._one_at_a_time = RLock()

    @classmethod
    def open(cls, library: Source, progress: Progress | None = None) -> SearchIndex:
        """Open the index of a library, brought up to date; made where there is none.

        Where another process is at work on it, or it can't be written, what is there is searched. Raises
        ``LibraryError`` where there is nothing to search and nothing can be made, or the library is damaged.
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
        with self._one_at_a_time:
            if self._snapshot is not None:
                self._snapshot.close()
                self._snapshot = None

    def refresh(self, progress: Progress | None = None) -> bool:
        """Follow the library; tell whether there is anything new to be found.

        ``progress`` is called with the number of articles indexed and that of all; what it raises ends the work.
        """
        with self._one_at_a_time:
            try:
                caught = build.catch_up(self.library, progress=progress)
                if caught.state is State.MISSING:
                    build.catch_up(self.library, wait=True, progress=progress)
            except DamagedError:  # nobody would be told of what is missing in what is there
                raise
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

    def tidy(self, overtaken: Overtakes = never) -> bool:
        """Merge small segments, where there are many and nobody else is at work; tell whether any were."""
        with suppress(LibraryError, Overtaken):
            if build.tidy(self.library, overtaken):
                with self._one_at_a_time:
                    self._open(build.usable(self.library))
                return True
        return False

    def search(
        self,
        query: str,
        *,
        limit: int = 20,
        listed: int = 0,
        sort: Sort = "relevance",
        typing: bool = False,
        fold: bool = True,
        overtaken: Overtakes = never,
    ) -> Results:
        """Find the articles that fit a query, the best ``limit`` of them with snippets.

        Places up to the one of number ``listed`` follow without. An order that the query asks for itself goes before
        ``sort``. ``typing`` takes the query as one that is still being typed. ``fold`` makes versions of one text one
        hit; ``total`` counts articles all the same. Raises ``QueryError``, ``Overtaken``, and ``LibraryError`` where
        the index can neither be read nor made anew.
        """
        began = time.perf_counter()
        parsed = self._parsed(query, typing, overtaken)

        def find(snapshot: Snapshot) -> tuple[Scores, bool, str | None]:
            ranking = Ranking(snapshot, TYPED if typing else ALL)
            scores = ranking.scores(parsed.root)
            self._pace.note((time.perf_counter() - began) * 1000)
            missed = not len(scores) and not typing
            return (
                scores,
                ranking.exact,
                did_you_mean(parsed, snapshot, partial(self._finds, snapshot)) if missed else None,
            )

        return self._results(parsed, find, limit, max(limit, listed), sort, fold, overtaken, began)

    def instant(
        self,
        query: str,
        *,
        limit: int = 20,
        listed: int = 0,
        sort: Sort = "relevance",
        typing: bool = True,
        overtaken: Overtakes = never,
    ) -> Results:
        """Find the newest articles that fit, enough to show them at once, or where that is quick, all that do.

        Raises as ``search`` does.
        """
        self._ask(lambda snapshot: None)
        if self._pace.quick:
            return self.search(query, limit=limit, listed=listed, sort=sort, typing=typing, overtaken=overtaken)
        began = time.perf_counter()
        parsed = self._parsed(query, typing, overtaken)

        def find(snapshot: Snapshot) -> tuple[Scores, bool, str | None]:
            found = first_found(snapshot, parsed.root)
            return found.scores, found.exact, None

        return self._results(parsed, find, limit, max(limit, listed), sort, True, overtaken, began)

    def hit(self, query: str, place: Fold, *, typing: bool = False) -> Hit | None:
        """Describe a place of the list, None where the article is gone."""
        asked = self._learned.get((query, typing)) or _read(query, typing, self.today())
        for stored in self.library.articles([place.shown]):
            return shown(stored, asked, 0.0, place.others)
        return None

    def found(
        self, query: str, *, sort: Sort | None = None, typing: bool = False, overtaken: Overtakes = never
    ) -> list[int]:
        """Return the numbers of all articles that fit a query, in no order but ``sort``. Raises as ``search`` does."""
        return self._found(self._parsed(query, typing, overtaken), sort, typing, overtaken)

    def _found(self, parsed: Query, sort: Sort | None, typing: bool, overtaken: Overtakes) -> list[int]:
        def find(snapshot: Snapshot) -> list[int]:
            scores = Ranking(snapshot, TYPED if typing else ALL).scores(parsed.root)
            if by_relevance(parsed.root, sort):
                scores = with_nearness(snapshot, parsed.root, scores, 0)
            numbers = ordered(snapshot, parsed.root, scores, len(scores), sort) if sort else scores.numbers
            articles: list[int] = snapshot.ids[numbers].tolist()
            return articles

        return self._ask(find, overtaken)

    def counts(self, query: str, *, shown: int = SHOWN, typing: bool = False, overtaken: Overtakes = never) -> Counts:
        """Count all articles that fit a query. Raises as ``search`` does."""
        from index.facets import Tally

        found = self.found(query, typing=typing, overtaken=overtaken)
        revision = self.library.revision()
        if self._tally is None or self._tally[0] != revision:
            self._tally = revision, self._followed(revision) or Tally(self.library.facts)
        return self._tally[1].count(found, shown, overtaken)

    def _followed(self, revision: int) -> Tally | None:
        """Return what counted until now, if it can go on with a revision."""
        if self._tally is None:
            return None
        before, tally = self._tally
        changes = self.library.changes(before)
        return tally if changes.revision == revision and tally.follow(changes.changed, changes.removed) else None

    def lines(
        self,
        query: str,
        *,
        characters: int,
        sort: LineSort,
        limit: int = LINES,
        typing: bool = False,
        overtaken: Overtakes = never,
    ) -> Concordance:
        """Gather the lines in which a query matches. Raises as ``search`` does."""
        from index.concordance import Sort, concordance

        parsed = self._parsed(query, typing, overtaken)
        found = self._found(parsed, "oldest" if sort is Sort.DATE else None, typing, overtaken)
        return concordance(
            parsed, found, self.library, characters=characters, sort=sort, limit=limit, overtaken=overtaken
        )

    def wider(self, query: str, *, typing: bool = False, overtaken: Overtakes = never) -> tuple[Wider, ...]:
        """Return what to ask for where a query finds nothing. Raises as ``search`` does."""
        parsed = self._parsed(query, typing, overtaken)
        return self._ask(lambda snapshot: widened(parsed, lambda root: len(Ranking(snapshot).scores(root))), overtaken)

    def rarity(self, texts: Iterable[str]) -> Rarity:
        """Tell how common the words of some texts are in the library."""
        from index.rarity import counted

        taken = list(texts)
        return self._ask(lambda snapshot: counted(taken, snapshot.size, lambda form: snapshot.frequency("form", form)))

    def _results(
        self,
        parsed: Query,
        find: Callable[[Snapshot], tuple[Scores, bool, str | None]],
        limit: int,
        most: int,
        sort: Sort,
        fold: bool,
        overtaken: Overtakes,
        began: float,
    ) -> Results:
        order = parsed.sort or sort

        def search(snapshot: Snapshot) -> Results:
            scores, exact, suggestion = find(snapshot)
            if by_relevance(parsed.root, order):
                scores = with_nearness(snapshot, parsed.root, scores, most)
            places = listed(snapshot, parsed.root, scores, most, order, self._folds if fold else None)
            best = places[:limit]
            stored = self._stored([place.fold.shown for place in best])
            hits = tuple(
                shown(article, parsed, place.score, place.fold.others)
                if (article := stored[place.fold.shown]) is not None
                else unreadable(place.fold.shown, place.score, place.fold.others)
                for place in best
                if place.fold.shown in stored
            )
            return Results(
                parsed.text,
                explain(parsed, order),
                len(scores),
                exact,
                (time.perf_counter() - began) * 1000,
                hits,
                suggestion,
                tuple(place.fold for place in places[limit:]),
                parsed,
            )

        return self._ask(search, overtaken)

    def _parsed(self, text: str, typing: bool, overtaken: Overtakes) -> Query:
        """Parse a query, and learn of the library what it asks for articles like others."""
        query = self._kept(parse(text, typing=typing, today=self.today()))
        others = likeness.likened(query, self.library.articles)
        if not typing:
            likeness.check(query, others)
        if not others:
            return query
        learned = self._ask(lambda snapshot: likeness.learned(query, others, snapshot, typing=typing), overtaken)
        self._learned = {(text, typing): learned}
        return learned

    def _kept(self, query: Query) -> Query:
        return self._lookup(query, lambda: self.library.annotations, self.library.revision)

    def _finds(self, snapshot: Snapshot, text: str) -> bool:
        try:
            return bool(len(Ranking(snapshot).scores(self._kept(parse(text)).root)))
        except QueryError:
            return False

    def _ask(self, work: Callable[[Snapshot], T], overtaken: Overtakes = never) -> T:
        """Do something with the index; where it can't be read, with a new one."""
        with self._one_at_a_time:
            if self._snapshot is None:
                self.refresh()
            try:
                return self._work(work, overtaken)
            except (Overtaken, QueryError, LibraryError):  # the last is of the library: no other index would mend it
                raise
            except Exception as error:
                if not self._replaced():
                    if self._mended:
                        place = build.home(self.library)
                        raise LibraryError(f"{place}: can't be read ({error}); try: zte-reader reindex") from error
                    self._mend()
                return self._work(work, overtaken)

    def _work(self, work: Callable[[Snapshot], T], overtaken: Overtakes) -> T:
        snapshot = self._opened
        snapshot.overtaken = overtaken
        try:
            return work(snapshot)
        finally:
            snapshot.overtaken = never

    @property
    def _opened(self) -> Snapshot:
        if self._snapshot is None:
            raise LibraryError("the index is closed; open it again")
        return self._snapshot

    def _folds(self, ranked: list[int], found: Callable[[int], bool]) -> list[Fold]:
        return folded(ranked, self.library.kin.of_many(ranked), found)

    def _stored(self, ids: list[int]) -> dict[int, StoredArticle | None]:
        """Fetch articles, those of the searches before from memory: a person who types meets the same ones again.

        Those that can't be read are None: the others are found as if nothing were wrong.
        """
        revision = self.library.revision()
        if revision != self._seen or len(self._articles) > KEPT:
            self._articles.clear()
            self._seen = revision
        for number in ids:
            if number not in self._articles:
                try:
                    self._articles |= {stored.id: stored for stored in self.library.articles([number])}
                except LibraryError:
                    self._articles[number] = None
        return self._articles

    def _replaced(self) -> bool:
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
        self._pace = Pace(self._snapshot.size)
        self._stamp = stamp


@lru_cache(8)
def _read(query: str, typing: bool, today: date) -> Query:
    return parse(query, typing=typing, today=today)
