"""What the library has learned of the furniture of outlets, put to use when articles come in or are made anew."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from msgspec.structs import replace

from corpus.article import Article, Tagging
from corpus.library import Library
from corpus.repetition import LEAST, MOST, is_furniture, without
from corpus.store.records import NewArticle, Remade

LABELLED = "article"
"""The format of what was cleaned before, which is taken as it is."""
CLOSE_LOOKS = 60
"""Blocks that recur of which each batch looks at the most frequent; what is left over recurs in the next one."""


def bare(new: NewArticle, furniture: Collection[int], aliases: str) -> NewArticle:
    """Return an article on its way in without what is known to be furniture of its outlet.

    What is left is tagged anew, with a person's ``aliases``.
    """
    if new.format == LABELLED:
        return new
    article, tagging = _bare(new.article, new.tagging, new.given, furniture, aliases)
    return new if article is new.article else replace(new, article=article, tagging=tagging)


def bare_again(made: Remade, furniture: Collection[int], aliases: str) -> Remade:
    """Return an article that was made anew without what is known to be furniture of its outlet, as ``bare`` does."""
    if made.format == LABELLED:
        return made
    article, tagging = _bare(made.article, made.tagging, made.origin.given, furniture, aliases)
    return made if article is made.article else replace(made, article=article, tagging=tagging)


def learn(library: Library, ids: Sequence[int]) -> int:
    """Look at what recurs since these articles came, remember what is furniture, and take it out of all that hold it.

    Return how many articles that changed. Raises ``LibraryError``.
    """
    found = set()
    holders: set[int] = set()
    for block, holding in library.recurring(ids, LEAST)[:CLOSE_LOOKS]:
        step = max(1, len(holding) // MOST)
        articles = [stored.article for stored in library.articles(holding[::step][:MOST])]
        if is_furniture(block, articles):
            found.add(block)
            holders.update(holding)
    if not found:
        return 0
    made = _made_bare(library, sorted(holders), found, library.aliases())
    library.replace(made)
    library.remember_furniture(found)
    return len(made)


def catch_up(library: Library, ids: Sequence[int]) -> None:
    """Let articles that were away follow what has been learned since, and learn from their coming.

    Raises ``LibraryError``.
    """
    known, aliases = library.furniture(), library.aliases()
    made = _made_bare(library, ids, known, aliases)
    library.replace(made)
    learn(library, ids)


def _made_bare(library: Library, ids: Sequence[int], furniture: Collection[int], aliases: str) -> list[Remade]:
    """Return those of some articles that are others without what is furniture."""
    made = []
    for number in ids:
        stored, origin = library.article(number), library.origin(number)
        if origin.format == LABELLED:
            continue
        article, tagging = _bare(stored.article, stored.tagging, {}, furniture, aliases)
        if article is not stored.article:
            made.append(Remade(origin, article, tagging, origin.format))
    return made


def _bare(
    article: Article, tagging: Tagging, given: dict[str, str], furniture: Collection[int], aliases: str
) -> tuple[Article, Tagging]:
    known = replace(article, outlet=given.get("outlet", article.outlet))
    left = without(known, furniture) if furniture else known
    if left is known:
        return article, tagging
    if not tagging.mentions and not tagging.quotes:
        return left, tagging
    from corpus.entities import tag

    return left, tag(left.text, aliases)
