"""What a person typed to name an article: its number, or the beginning of its title."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from corpus.errors import NotFoundError

LARGEST = 2**63  # SQLite's integers end before it


class Headed(Protocol):
    """Something with an article's number and what the article is called."""

    @property
    def id(self) -> int: ...
    @property
    def heading(self) -> str: ...


def resolve(
    reference: str,
    has: Callable[[int], bool],
    summaries: Callable[[], Sequence[Headed]],
    place: str = "library",
    listing: str = "zte-reader list",
) -> int:
    """Return the number of the article that ``reference`` names, of those that a ``place`` has.

    ``listing`` is the command that lists them.
    Raises ``NotFoundError`` where nothing or more than one article fits.
    """
    if reference.isascii() and reference.isdigit():
        article_id = int(reference[:40])
        if article_id >= LARGEST or not has(article_id):
            raise NotFoundError(no_article(article_id, place, listing))
        return article_id
    wanted = reference.casefold()
    fitting = [row for row in summaries() if wanted and row.heading.casefold().startswith(wanted)]
    whole = [row for row in fitting if row.heading.casefold() == wanted]
    for choice in (whole, fitting):
        if len(choice) == 1:
            return choice[0].id
    if fitting:
        some = ", ".join(str(row.id) for row in fitting[:8])
        raise NotFoundError(
            f"“{reference}” begins {len(fitting)} titles (articles {some}); give more of it, or a number"
        )
    raise NotFoundError(f"no article's title begins with “{reference}”; see the numbers with: {listing}")


def no_article(article_id: int, place: str = "library", listing: str = "zte-reader list") -> str:
    """Say that there is no article of a number."""
    return f"the {place} has no article {article_id}; see the numbers with: {listing}"
