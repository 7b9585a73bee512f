"""What the reader asks of an index: all that it needs, so that another engine can stand in for the one shipped.

An engine finds articles and knows nothing of screens; the text is the library's. Words, fields and dates mean what
``docs/searching.md`` says, whatever the engine is: the tests of ``tests/index/conformance`` hold each to that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from index.folding import Fold
from index.overtaken import never
from index.passages import Snippet
from index.query.nodes import Query, Sort

if TYPE_CHECKING:
    from index.compare import Rarity
    from index.concordance import Concordance
    from index.concordance import Sort as LineSort
    from index.facets import Counts
    from index.widening import Wider

SHOWN, LINES = 10, 200
Progress = Callable[[int, int], None]  # articles done, articles in all
Overtakes = Callable[[], bool]  # tells whether nobody waits any more


class Hit(Struct, frozen=True):
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


class Results(Struct, frozen=True):
    """What a search found; ``total`` counts all articles found, and is a lower bound where it is not ``exact``.

    ``hits`` are the best, and ``rest`` the places that follow these in the list, which ``Engine.hit`` tells more of.
    ``asked`` is the query as it was read, with what was learned of the library: what it lights in an open article.
    """

    query: str
    explanation: str
    total: int
    exact: bool
    milliseconds: float
    hits: tuple[Hit, ...]
    suggestion: str | None
    rest: tuple[Fold, ...] = ()
    asked: Query | None = None


class Engine(Protocol):
    """An index open for searching; any thread may ask, and questions wait for one another.

    ``typing`` takes a query as one that is still being typed. What takes longer asks ``overtaken`` now and then, and
    ends soon after that turns true: it raises ``Overtaken``. A query that can't be read raises ``QueryError``.
    """

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
        """Find everything; return the best ``limit``, then places up to ``listed`` in all."""
        ...

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
        """Find enough to show at once; where that is not everything it is not ``exact``."""
        ...

    def hit(self, query: str, place: Fold, *, typing: bool = False) -> Hit | None:
        """Return what there is to say of a place in the list, None where the article is gone; waits for nothing."""
        ...

    def found(
        self, query: str, *, sort: Sort | None = None, typing: bool = False, overtaken: Overtakes = never
    ) -> list[int]:
        """Return the numbers of all articles found, in no order but ``sort``."""
        ...

    def counts(self, query: str, *, shown: int = SHOWN, typing: bool = False, overtaken: Overtakes = never) -> Counts:
        """Count all articles found by outlet, month, person, organisation and place."""
        ...

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
        """Return the lines in which the query matches; once ``overtaken``, what there is of them."""
        ...

    def wider(self, query: str, *, typing: bool = False, overtaken: Overtakes = never) -> tuple[Wider, ...]:
        """Return what to ask for where nothing is found."""
        ...

    def rarity(self, texts: Iterable[str]) -> Rarity:
        """Tell how common the words of some texts are in all that is indexed."""
        ...

    def refresh(self, progress: Progress | None = None) -> bool:
        """Follow the library; tell whether there is anything new to be found."""
        ...

    def tidy(self, overtaken: Overtakes = never) -> bool:
        """Do what can wait until nothing is asked; tell whether there was anything to do."""
        ...

    def close(self) -> None:
        """Let go of the index's files."""
        ...
