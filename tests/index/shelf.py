"""A small library in memory, with what the index needs of one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import HealthCheck, settings

from corpus.annotations.model import Kind
from corpus.article import Article, Block, BlockKind, EntityType, Mention, Tagging
from corpus.store.records import Changes, StoredArticle

# No property test here depends on how busy the machine is, or changes the library it is given.
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])


def written(
    text: str,
    *,
    title: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
    byline: str | None = None,
    dateline: str | None = None,
) -> Article:
    """Make an article of a title and paragraphs parted by blank lines."""
    blocks = []
    whole = f"{title}\n\n{text}" if title else text
    start = 0
    for number, piece in enumerate(whole.split("\n\n")):
        kind = BlockKind.TITLE if title and not number else BlockKind.PARAGRAPH
        blocks.append(Block(kind, start, start + len(piece), (number + 1, number + 1)))
        start += len(piece) + 2
    return Article(
        whole,
        tuple(blocks),
        title=title,
        outlet=outlet,
        published=published,
        byline=byline,
        dateline=dateline,
    )


def tagged(article: Article, *names: tuple[str, EntityType, str]) -> Tagging:
    """Mark every place where these forms stand: (form, type, entity)."""
    mentions = []
    for form, kind, entity in names:
        place = article.text.find(form)
        while place >= 0:
            mentions.append(Mention(place, place + len(form), kind, entity))
            place = article.text.find(form, place + len(form))
    return Tagging(tuple(sorted(mentions, key=lambda mention: mention.start)))


@dataclass
class Pins:
    """What is kept beside the articles of a shelf: number, kind and words."""

    kept: list[tuple[int, Kind, str]] = field(default_factory=list)

    @property
    def revision(self) -> int:
        """Return another number whenever there is more."""
        return len(self.kept)

    def holding(self, kind: Kind, says: Callable[[str], bool] | None = None) -> list[int]:
        """Return the articles with something of a kind that ``says`` likes."""
        return sorted({number for number, of, words in self.kept if of is kind and (says is None or says(words))})


@dataclass
class Shelf:
    """A library in memory; ``path`` is where its index goes."""

    path: Path
    identity: str = "shelf"
    stored: dict[int, StoredArticle] = field(default_factory=dict)
    since: dict[int, int] = field(default_factory=dict)
    gone: dict[int, int] = field(default_factory=dict)
    now: int = 0
    families: list[tuple[int, ...]] = field(default_factory=list)
    annotations: Pins = field(default_factory=Pins)

    def add(self, *articles: Article, taggings: Iterable[Tagging] = ()) -> list[int]:
        """Add articles in one revision and return their numbers."""
        self.now += 1
        found = list(taggings)
        numbers = []
        for place, article in enumerate(articles):
            number = max([0, *self.stored, *self.gone]) + 1
            tagging = found[place] if place < len(found) else Tagging()
            self.stored[number] = StoredArticle(number, article, tagging, "shelf")
            self.since[number] = self.now
            numbers.append(number)
        return numbers

    def change(self, number: int, article: Article) -> None:
        """Put another text in an article's place."""
        self.now += 1
        self.stored[number] = StoredArticle(number, article, Tagging(), "shelf")
        self.since[number] = self.now

    def remove(self, number: int) -> None:
        """Take an article out."""
        self.now += 1
        del self.stored[number]
        self.gone[number] = self.now

    def revision(self) -> int:
        """Return the number of the last change."""
        return self.now

    def changes(self, since: int) -> Changes:
        """List what changed after a revision."""
        changed = sorted(number for number in self.stored if self.since[number] > since)
        return Changes(self.now, changed, [number for number, when in self.gone.items() if when > since])

    @property
    def kin(self) -> Shelf:
        """What says which articles are versions of one text."""
        return self

    def of_many(self, ids: Iterable[int]) -> dict[int, tuple[int, ...]]:
        """Return the families of these articles, the fullest version first."""
        return {number: family for family in self.families for number in family if number in set(ids)}

    def articles(self, ids: Iterable[int]) -> Iterator[StoredArticle]:
        """Yield the articles that there are, in the order given."""
        return (self.stored[number] for number in ids if number in self.stored)
