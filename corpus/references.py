"""What a person typed to name an article: its number, or the beginning of its title."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from corpus.errors import NotFoundError
from corpus.records import Summary

LARGEST = 2**63  # SQLite's integers end before it


def resolve(reference: str, has: Callable[[int], bool], summaries: Callable[[], Sequence[Summary]]) -> int:
    """Return the number of the article that ``reference`` names, of those that a library ``has``.

    Raises ``NotFoundError`` where nothing or more than one article fits.
    """
    if reference.isascii() and reference.isdigit():
        article_id = int(reference[:40])
        if article_id >= LARGEST or not has(article_id):
            raise NotFoundError(no_article(article_id))
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
    raise NotFoundError(f"no article's title begins with “{reference}”; see the numbers with: zte-reader list")


def no_article(article_id: int) -> str:
    """Say that there is no article of a number."""
    return f"the library has no article {article_id}; see the numbers with: zte-reader list"
