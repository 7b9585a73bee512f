"""Articles made by hand for the tests of the library: no reader and no tagger has a say in them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.article import Article, Block, BlockKind, Cut, CutReason, EntityType, Mention, Quote, Tagging
from corpus.intake.members import Member
from corpus.store.records import NewArticle


@dataclass(frozen=True)
class Given:
    """A source that has its bytes."""

    name: str
    data: bytes

    def load(self) -> bytes:
        return self.data


def new_article(
    title: str,
    body: str,
    names: dict[str, tuple[str, EntityType]] | None = None,
    *,
    data: bytes | None = None,
    given: dict[str, str] | None = None,
) -> NewArticle:
    """Make an article of a title and one paragraph; ``names`` maps what is written to an entity's name and type."""
    text = f"{title}\n\n{body}"
    article = Article(
        text=text,
        blocks=(
            Block(BlockKind.TITLE, 0, len(title), (1, 1)),
            Block(BlockKind.PARAGRAPH, len(title) + 2, len(text), (4, 4)),
        ),
        cuts=(Cut((2, 2), CutReason.SHARE, "Share this", len(title) + 2, 0.75),),
        title=title,
        outlet="The Lamp",
        evidence=(("title", 1),),
    )
    mentions = [
        Mention(match.start(), match.end(), kind, name)
        for form, (name, kind) in (names or {}).items()
        for match in re.finditer(rf"\b{re.escape(form)}\b", text)
    ]
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda mention: (mention.start, -mention.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    speaker = kept[0].entity if kept else None
    quotes = tuple(Quote(match.start(), match.end(), speaker) for match in re.finditer(r"“[^”]*”", text))
    raw = text.encode() if data is None else data
    return NewArticle(article, Tagging(tuple(kept), quotes), Member(f"/scrapes/{title}.txt", raw), "text", given or {})
