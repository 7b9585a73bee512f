"""What a library tells about one entity: how it is called, when and where, beside whom, and what it said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from corpus.article import NAME_TYPES, EntityType, Mention, QuoteKind
from corpus.spans import at
from corpus.store.records import StoredArticle
from index.context import InContext, in_context

COMPANY = 40  # of those mentioned beside it, the most frequent


class Appearance(Struct, frozen=True):
    """An article with how often it mentions the entity, and where first."""

    id: int
    title: str
    outlet: str | None
    published: str | None
    mentions: int
    start: int


class Companion(Struct, frozen=True):
    """Another entity in how many paragraphs with this one, of how many articles."""

    name: str
    type: EntityType
    paragraphs: int
    articles: int


class Saying(Struct, frozen=True):
    """What the entity says: the article's number, offsets in its text, its words on one line, how they are given."""

    id: int
    start: int
    end: int
    text: str
    kind: QuoteKind = QuoteKind.DIRECT


class Profile(Struct, frozen=True):
    """What is known of an entity over a library.

    ``forms`` and ``months`` (``2018-05``) come with their numbers of mentions: forms the most frequent first, months
    in order, those without a mention left out, as are articles without a date. ``lines`` are in the order of arrival.
    """

    forms: tuple[tuple[str, int], ...]
    months: tuple[tuple[str, int], ...]
    articles: tuple[Appearance, ...]
    company: tuple[Companion, ...]
    said: tuple[Saying, ...]
    lines: tuple[InContext, ...]


def profile(found: Iterable[tuple[StoredArticle, Sequence[Mention]]], characters: int) -> Profile:
    """Describe an entity by its mentions; lines have up to ``characters`` on each side."""
    forms: Counter[str] = Counter()
    months: Counter[str] = Counter()
    articles: list[Appearance] = []
    paragraphs: Counter[tuple[str, EntityType]] = Counter()
    together: Counter[tuple[str, EntityType]] = Counter()
    said: list[Saying] = []
    lines: list[InContext] = []
    for stored, mentions in found:
        if not mentions:
            continue
        article = stored.article
        shown = [in_context(stored, mention, characters) for mention in mentions]
        lines.extend(shown)
        forms.update(line.text for line in shown)
        if article.published:
            months[article.published[:7]] += len(mentions)
        articles.append(
            Appearance(stored.id, article.heading, article.outlet, article.published, len(mentions), mentions[0].start)
        )
        beside = list(_beside(stored, mentions))
        paragraphs.update(beside)
        together.update(set(beside))
        said.extend(
            Saying(
                stored.id, quote.start, quote.end, " ".join(article.text[quote.start : quote.end].split()), quote.kind
            )
            for quote in stored.tagging.quotes
            if quote.speaker == mentions[0].entity
        )
    company = sorted(paragraphs, key=lambda other: (-paragraphs[other], -together[other], other))[:COMPANY]
    return Profile(
        tuple(sorted(forms.items(), key=lambda form: (-form[1], form[0]))),
        tuple(sorted(months.items())),
        tuple(articles),
        tuple(Companion(*other, paragraphs[other], together[other]) for other in company),
        tuple(said),
        tuple(lines),
    )


def _beside(stored: StoredArticle, mentions: Sequence[Mention]) -> Iterator[tuple[str, EntityType]]:
    """Yield each other name once for each paragraph in which it stands with the entity."""
    blocks = stored.article.blocks
    held = {block.start for mention in mentions if (block := at(blocks, mention.start)) is not None}
    own = mentions[0].entity, mentions[0].type
    seen: set[tuple[int, str, EntityType]] = set()
    for mention in stored.tagging.mentions:
        if mention.type not in NAME_TYPES or (mention.entity, mention.type) == own:
            continue
        block = at(blocks, mention.start)
        if block is None or block.start not in held or (block.start, mention.entity, mention.type) in seen:
            continue
        seen.add((block.start, mention.entity, mention.type))
        yield mention.entity, mention.type
