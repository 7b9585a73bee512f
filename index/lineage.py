"""A family as a matrix: the passages of its fullest version, and how each of them stands in every version."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from corpus.article import shorten
from corpus.families.lineage import Lineage, lineage
from corpus.families.model import Family, Version
from corpus.library import Library
from corpus.store.records import StoredArticle
from index.compare.order import forward
from index.compare.reading import fold

OPENING = 400  # characters of a passage: enough to know it by, and to fill a line of any screen
MOST_VERSIONS = 40
MOST_PASSAGES = 400


class Standing(StrEnum):
    """How a passage of the fullest version stands in another one."""

    SAME = "same"  # but for quotation marks, dashes and spaces
    EDITED = "edited"
    MISSING = "missing"


class Cell(Struct, frozen=True):
    """A passage in a version: its paragraphs there, from 0, and the offset in that version's text to go to.

    ``moved`` tells that it stands elsewhere in the order of the text. Of a missing passage ``start`` is where it would
    stand; of an edited one ``opening`` is how it begins there.
    """

    standing: Standing
    places: tuple[int, ...]
    start: int
    moved: bool = False
    opening: str = ""


class Edition(Struct, frozen=True):
    """A version of the family, one column: a cell for each passage, and the paragraphs that only it adds."""

    version: Version
    heading: str
    outlet: str | None
    published: str | None
    words: int
    paragraphs: int
    cells: tuple[Cell, ...]
    added: tuple[int, ...] = ()

    @property
    def id(self) -> int:
        """The article's number."""
        return self.version.id


class Addition(Struct, frozen=True):
    """A paragraph of a version that holds nothing of the fullest one; ``start`` is its offset in that text."""

    edition: int
    paragraph: int
    start: int
    opening: str


class Matrix(Struct, frozen=True):
    """Editions, the fullest first; the beginnings of that one's passages; what the others added, in their order.

    ``left_out`` counts versions, and passages of the fullest one, for which there was no room.
    """

    editions: tuple[Edition, ...]
    passages: tuple[str, ...]
    additions: tuple[Addition, ...]
    left_out: tuple[int, int] = (0, 0)


def family_matrix(library: Library, number: int) -> Matrix | None:
    """Lay out the family of an article; None where it has no other versions. Raises ``NotFoundError``."""
    family = library.kin.family(number)
    if family is None:
        return None
    ids = [version.id for version in family.versions[:MOST_VERSIONS]]
    return lay_out(family, {stored.id: stored for stored in library.articles(ids)})


def lay_out(family: Family, articles: dict[int, StoredArticle]) -> Matrix:
    """Lay out a family; versions that ``articles`` lacks are counted as left out."""
    shown = [version for version in family.versions if version.id in articles]
    fullest = articles[family.fullest].article.paragraphs
    kept = fullest[:MOST_PASSAGES]
    editions = tuple(_edition(version, articles[version.id], fullest) for version in shown)
    return Matrix(
        editions,
        tuple(shorten(paragraph, OPENING) for paragraph in kept),
        tuple(_addition(place, at, articles[each.id]) for place, each in enumerate(editions) for at in each.added),
        (len(family.versions) - len(shown), len(fullest) - len(kept)),
    )


def standings(fullest: Sequence[str], version: Sequence[str], laid: Lineage) -> list[tuple[Standing, bool]]:
    """Say of each passage of the fullest version how it stands in another one, and whether it was moved there.

    Passages are in order where they belong to the longest run that reads forward in both texts.
    """
    found = [(place, there[0], 1.0) for place, there in enumerate(laid.passages) if there]
    # a paragraph that holds several passages is one place: those after the first don't go back behind it
    steps = [(place, at * len(fullest) + place, weight) for place, at, weight in found]
    ahead = {steps[index][0] for index in forward(steps)}
    folded = [_folded(paragraph) for paragraph in version]
    return [
        (_standing(_folded(passage), [folded[place] for place in there]), bool(there) and at not in ahead)
        for at, (passage, there) in enumerate(zip(fullest, laid.passages, strict=True))
    ]


def _edition(version: Version, stored: StoredArticle, fullest: Sequence[str]) -> Edition:
    article = stored.article
    paragraphs = article.paragraphs
    laid = lineage(fullest, paragraphs)
    cells: list[Cell] = []
    after = 0
    ways = zip(laid.passages, standings(fullest, paragraphs, laid), strict=True)
    for there, (standing, moved) in list(ways)[:MOST_PASSAGES]:
        if there and not moved:
            after = there[-1] + 1
        place = there[0] if there else min(after, len(paragraphs) - 1)
        opening = shorten(paragraphs[place], OPENING) if standing is Standing.EDITED else ""
        cells.append(Cell(standing, there, article.body[place].start if paragraphs else 0, moved, opening))
    return Edition(
        version,
        article.heading,
        article.outlet,
        article.published,
        article.words,
        len(paragraphs),
        tuple(cells),
        laid.added[:MOST_PASSAGES],
    )


def _addition(edition: int, paragraph: int, stored: StoredArticle) -> Addition:
    block = stored.article.body[paragraph]
    return Addition(edition, paragraph, block.start, shorten(stored.article.text[block.start : block.end], OPENING))


def _standing(passage: str, there: Sequence[str]) -> Standing:
    if not there:
        return Standing.MISSING
    return Standing.SAME if f" {passage} " in f" {' '.join(there)} " else Standing.EDITED


def _folded(text: str) -> str:
    return " ".join(fold(text).split())
