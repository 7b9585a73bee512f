"""Where the reader's slow work is done: searching, comparing, looking mentions up, one after the other in one thread.

What may take longer than a person waits for a key, as counting and gathering lines of what was found, has another
thread. Nothing here knows a screen. A search that was overtaken by a newer one is not begun, or ends where it is.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from itertools import combinations
from typing import TYPE_CHECKING, TypeVar

from corpus.article import EntityType
from corpus.errors import LibraryError
from corpus.library import EntityRow, Library, StoredArticle

if TYPE_CHECKING:
    from sqlite3 import Connection

    from corpus.annotations.register import Annotations
    from corpus.recleaning import Verdict
    from index.compare import Comparison
    from index.concordance import Concordance
    from index.engine import Engine, Hit, Results
    from index.facets import Counts
    from index.folding import Fold
    from index.profile import Profile
    from index.query.nodes import Sort
    from index.widening import Wider

T = TypeVar("T")
CONTEXT = 160  # characters on each side of a mention that are looked at


Progress = Callable[[int, int], None]


class _Closed(BaseException):
    """The reader is left: no error, and nothing to mend an index for."""


class _Stopped(BaseException):
    """A person does not want to wait for the index: no error, and nothing to mend one for."""


def _shipped(library: Library, progress: Progress) -> Engine:
    from index.search import SearchIndex

    return SearchIndex.open(library, progress)


class Desk:
    """A library with its index, asked from a screen's event loop.

    ``progress`` is called, from the desk's thread, while articles are indexed: with the number done and that of all.
    ``engine`` opens the index.
    """

    def __init__(
        self,
        library: Library,
        progress: Progress | None = None,
        engine: Callable[[Library, Progress], Engine] = _shipped,
    ) -> None:
        self.library = library
        self._progress = progress
        self._closed = False
        self._indexing_stopped = False
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="desk")
        self._second = ThreadPoolExecutor(1, thread_name_prefix="second desk")
        self._open_engine = engine
        self._engine: Engine | None = None
        self._asked = 0
        self._lines_asked = 0
        self._stirred = 0
        self._tidied = -1  # how often the library had changed when nothing was put off any more
        self._last = time.monotonic()
        self.under_way = 0

    async def search(
        self, query: str, *, limit: int, typing: bool, sort: Sort = "relevance", listed: int = 0
    ) -> Results | None:
        """Search; ``None`` where a newer search was asked for in the meantime. Raises ``QueryError``.

        Of a query that is still being typed, what is found at once.
        """

        def search(engine: Engine, overtaken: Callable[[], bool]) -> Results:
            ask = engine.instant if typing else engine.search
            return ask(query, limit=limit, listed=listed, sort=sort, typing=typing, overtaken=overtaken)

        self._asked += 1
        return await self._unless_overtaken(search)

    async def search_everything(
        self, query: str, *, limit: int, typing: bool, sort: Sort = "relevance", listed: int = 0
    ) -> Results | None:
        """Search all articles for what was searched for last; ``None`` where a newer search was asked for."""
        return await self._unless_overtaken(
            lambda engine, overtaken: engine.search(
                query, limit=limit, listed=listed, sort=sort, typing=typing, overtaken=overtaken
            )
        )

    def hit(self, query: str, place: Fold, *, typing: bool) -> Hit | None:
        """Return what there is to say of a place in the list, None where nothing is; at once."""
        return self._engine.hit(query, place, typing=typing) if self._engine is not None else None

    async def counts(self, query: str, *, typing: bool) -> Counts | None:
        """Count all that a query finds; ``None`` where a newer search was asked for. Raises ``QueryError``."""
        return await self._unless_overtaken(
            lambda engine, overtaken: engine.counts(query, typing=typing, overtaken=overtaken), self._second
        )

    def leave_search(self) -> None:
        """Give up searching: nothing is searched for any more."""
        self._asked += 1

    async def wider(self, query: str, *, typing: bool) -> Sequence[Wider]:
        """Say what to ask for where a query finds nothing; nothing where a newer search was asked for."""
        offered = await self._unless_overtaken(
            lambda engine, overtaken: engine.wider(query, typing=typing, overtaken=overtaken)
        )
        return offered or ()

    async def concordance(self, query: str, limit: int, *, typing: bool = False) -> Concordance:
        """Gather the lines of a query in context, until others are asked for. Raises ``QueryError``."""
        from index.concordance import Sort

        self._lines_asked += 1
        asked = self._lines_asked
        engine = await self._do(self._opened)
        return await self._do(
            lambda: engine.lines(
                query,
                characters=CONTEXT,
                sort=Sort.POSITION,
                limit=limit,
                typing=typing,
                overtaken=lambda: self._closed or asked != self._lines_asked,
            ),
            self._second,
        )

    def leave_lines(self) -> None:
        """Give up gathering lines."""
        self._lines_asked += 1

    async def remember(self, query: str) -> None:
        """Put a query into the history, where the library can be written."""

        def remember() -> None:
            with suppress(LibraryError):
                self.library.searches.remember(query)

        await asyncio.shield(self._do(remember, self._second))

    async def catch_up(self) -> None:
        """Bring the index to the library's revision."""
        self._stirred += 1
        self._indexing_stopped = False

        def catch_up() -> None:
            with suppress(_Stopped):
                self._opened().refresh(self._indexed)

        await self._do(catch_up)

    def stop_indexing(self) -> None:
        """Leave what is not indexed yet to the next time."""
        self._indexing_stopped = True

    def idle(self, seconds: float) -> bool:
        """Tell whether nothing has been asked for so long, and the index may have put something off."""
        rested = not self.under_way and time.monotonic() - self._last >= seconds
        return rested and self._tidied != self._stirred

    async def tidy(self) -> None:
        """Do what the index has put off, until something is asked."""
        asked = self._asked, self._stirred

        def overtaken() -> bool:
            return self._closed or asked != (self._asked, self._stirred)

        def tidy() -> None:
            if not overtaken():
                with suppress(LibraryError):  # which whoever asks for something is told
                    self._opened().tidy(overtaken)
                if not overtaken():
                    self._tidied = asked[1]

        await self._do(tidy)

    async def compare(self, articles: Sequence[StoredArticle]) -> dict[tuple[int, int], Comparison]:
        """Compare each article with each; pairs of places, the lower first."""

        def compare() -> dict[tuple[int, int], Comparison]:
            from index.compare import compare_all

            rarity = self._opened().rarity(stored.article.text for stored in articles)
            pairs = combinations(range(len(articles)), 2)
            return dict(zip(pairs, compare_all(articles, rarity), strict=True))

        return await self._do(compare)

    async def entity(self, name: str, kind: EntityType) -> tuple[EntityRow, Profile]:
        """Gather what the library tells about an entity. Raises ``NotFoundError``."""

        def entity() -> tuple[EntityRow, Profile]:
            from index.profile import profile

            found = self.library.find_entity(name, kind)
            return found, profile(self.library.mentions(found), CONTEXT)

        return await self._do(entity)

    async def decide(self, article: int, verdicts: Sequence[Verdict]) -> StoredArticle:
        """Remember what a person says of an article's pieces; return the article that it makes. Raises ``ZteError``."""

        def decide() -> StoredArticle:
            from corpus.recleaning import decide

            decide(self.library, article, verdicts)
            return self.library.article(article)

        # whoever asked may be gone before it is this one's turn; what a person decided is done all the same
        return await asyncio.shield(self._do(decide))

    async def decide_names(self, decide: Callable[[Connection], T]) -> T:
        """Do something of ``corpus.names.naming`` in the library. Raises ``ZteError``."""
        return await asyncio.shield(self._do(lambda: self.library.decide_names(decide)))

    async def keep(self, keep: Callable[[Annotations], T]) -> T:
        """Do something with what is kept beside articles. Raises ``ZteError``."""
        return await asyncio.shield(self._do(lambda: keep(self.library.annotations), self._second))

    async def names(self, kind: EntityType) -> list[str]:
        """List the names of a type, the most mentioned first."""
        return await self._do(lambda: [row.name for row in self.library.entities() if row.type is kind])

    def close(self) -> None:
        """Give up what is under way and close the index; what is not indexed yet will be the next time."""
        self._asked += 1
        self._closed = True

        def close() -> None:
            if self._engine is not None:
                self._engine.close()

        # what takes long ends by itself, and what a person wanted to be kept is kept
        self._second.shutdown(wait=True, cancel_futures=False)
        self._pool.submit(close)
        self._pool.shutdown(wait=True, cancel_futures=False)

    async def _do(self, work: Callable[[], T], pool: ThreadPoolExecutor | None = None) -> T:
        self.under_way += 1
        self._last = time.monotonic()
        try:
            return await asyncio.get_running_loop().run_in_executor(pool or self._pool, work)
        finally:
            self.under_way -= 1

    async def _unless_overtaken(
        self, ask: Callable[[Engine, Callable[[], bool]], T], pool: ThreadPoolExecutor | None = None
    ) -> T | None:
        """Ask the engine on behalf of the newest search; ``None`` where a newer one was asked for meanwhile."""
        from index.overtaken import Overtaken

        asked = self._asked

        def overtaken() -> bool:
            return asked != self._asked

        def work() -> T | None:
            try:
                return None if overtaken() else ask(self._opened(), overtaken)
            except (Overtaken, _Stopped):
                return None

        if pool is not None and self._engine is None:
            await self._do(self._opened)
        found = await self._do(work, pool)
        return None if overtaken() else found

    def _opened(self) -> Engine:
        if self._engine is None:
            self._indexing_stopped = False
            self._engine = self._open_engine(self.library, self._indexed)
        return self._engine

    def _indexed(self, done: int, total: int) -> None:
        if self._closed:
            raise _Closed
        if self._indexing_stopped:
            raise _Stopped
        if self._progress is not None:
            self._progress(done, total)
