"""Where the reader's slow work is done: searching, comparing, looking mentions up, one after the other in one thread.

What may take longer than a person waits for a key, as counting and gathering lines of what was found, has another
thread. Nothing here knows a screen. A search that was overtaken by a newer one is not begun.
"""

from __future__ import annotations

import asyncio
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

    from corpus.recleaning import Verdict
    from index.compare import Comparison
    from index.concordance import Concordance
    from index.facets import Counts, Tally
    from index.profile import Profile
    from index.search import Results, SearchIndex, Sort
    from index.widening import Wider

T = TypeVar("T")
CONTEXT = 160  # characters on each side of a mention that are looked at


Progress = Callable[[int, int], None]


class _Closed(BaseException):
    """The reader is left: no error, and nothing to mend an index for."""


class Desk:
    """A library with its index, asked from a screen's event loop.

    ``progress`` is called, from the desk's thread, while articles are indexed: with the number done and that of all.
    """

    def __init__(self, library: Library, progress: Progress | None = None) -> None:
        self.library = library
        self._progress = progress
        self._closed = False
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="desk")
        self._second = ThreadPoolExecutor(1, thread_name_prefix="second desk")
        self._tally: tuple[int, Tally] | None = None
        self._lines_asked = 0
        self._index: SearchIndex | None = None
        self._asked = 0
        self.under_way = 0

    async def search(self, query: str, *, limit: int, typing: bool, sort: Sort = "relevance") -> Results | None:
        """Search; ``None`` where a newer search was asked for in the meantime. Raises ``QueryError``."""
        self._asked += 1
        asked = self._asked

        def search() -> Results | None:
            if asked != self._asked:
                return None
            return self._opened().search(query, limit=limit, typing=typing, sort=sort)

        results = await self._do(search)
        return results if asked == self._asked else None

    async def counts(self, query: str, *, typing: bool) -> Counts | None:
        """Count all that a query finds; ``None`` where a newer search was asked for. Raises ``QueryError``."""
        asked = self._asked
        found = await self._do(lambda: self._opened().found(query, typing=typing) if asked == self._asked else None)

        def count() -> Counts | None:
            from index.facets import Overtaken, Tally

            if found is None or asked != self._asked:
                return None
            revision = self.library.revision()
            if self._tally is None or self._tally[0] != revision:
                self._tally = revision, Tally(self.library.facts)
            try:
                return self._tally[1].count(found, overtaken=lambda: asked != self._asked)
            except Overtaken:
                return None

        return await self._do(count, self._second)

    async def wider(self, query: str, *, typing: bool) -> Sequence[Wider]:
        """Say what to ask for where a query finds nothing; nothing where a newer search was asked for."""
        asked = self._asked
        return await self._do(lambda: self._opened().wider(query, typing=typing) if asked == self._asked else ())

    async def concordance(self, query: str, limit: int, *, typing: bool = False) -> Concordance:
        """Gather the lines of a query in context, until others are asked for. Raises ``QueryError``."""
        self._lines_asked += 1
        asked = self._lines_asked
        found = await self._do(lambda: self._opened().found(query, typing=typing))

        def gather() -> Concordance:
            from index.concordance import concordance

            def overtaken() -> bool:
                return self._closed or asked != self._lines_asked

            return concordance(
                query, found, self.library, characters=CONTEXT, limit=limit, typing=typing, overtaken=overtaken
            )

        return await self._do(gather, self._second)

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
        await self._do(lambda: self._opened().refresh(self._indexed))

    async def compare(self, articles: Sequence[StoredArticle]) -> dict[tuple[int, int], Comparison]:
        """Compare each article with each; pairs of places, the lower first."""

        def compare() -> dict[tuple[int, int], Comparison]:
            from index.compare import compare

            return {(i, j): compare(articles[i], articles[j]) for i, j in combinations(range(len(articles)), 2)}

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
        """Do something of ``corpus.naming`` in the library. Raises ``ZteError``."""
        return await asyncio.shield(self._do(lambda: self.library.decide_names(decide)))

    async def names(self, kind: EntityType) -> list[str]:
        """List the names of a type, the most mentioned first."""
        return await self._do(lambda: [row.name for row in self.library.entities() if row.type is kind])

    def close(self) -> None:
        """Give up what is under way and close the index; what is not indexed yet will be the next time."""
        self._asked += 1
        self._closed = True

        def close() -> None:
            if self._index is not None:
                self._index.close()

        self._second.shutdown(wait=True, cancel_futures=True)
        self._pool.submit(close)
        self._pool.shutdown(wait=True, cancel_futures=False)

    async def _do(self, work: Callable[[], T], pool: ThreadPoolExecutor | None = None) -> T:
        self.under_way += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(pool or self._pool, work)
        finally:
            self.under_way -= 1

    def _opened(self) -> SearchIndex:
        if self._index is None:
            from index.search import SearchIndex

            self._index = SearchIndex.open(self.library, self._indexed)
        return self._index

    def _indexed(self, done: int, total: int) -> None:
        if self._closed:
            raise _Closed
        if self._progress is not None:
            self._progress(done, total)
