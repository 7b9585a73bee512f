"""Read cases of names that must come together, or must not, over several articles, and tie them as a library does.

In a file of cases each begins with a line of two equals signs and its name; a line of two hyphens parts its articles,
which have their answers written into them as ``annotated`` says.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus.article import Article, Block, BlockKind, Tagger
from corpus.entities.data.annotated import Annotated, from_marks
from corpus.entities.data.scoring import Link
from corpus.intake.members import Member
from corpus.library import Library, NewArticle


def cases(path: Path) -> dict[str, list[Annotated]]:
    """Return the articles of each case by its name."""
    found = {}
    for piece in ("\n" + path.read_text(encoding="utf-8")).split("\n== ")[1:]:
        name, _, articles = piece.partition("\n")
        found[name] = [from_marks(article.strip()) for article in articles.split("\n--\n")]
    return found


def tied(documents: Sequence[Annotated], tag: Tagger) -> list[Link]:
    """Return the links of the mentions that are found, tied over a library of these articles alone."""
    with TemporaryDirectory() as folder, Library.open(Path(folder)) as library:
        library.add([_article(document.text, tag) for document in documents])
        stored = list(library.articles(range(1, len(documents) + 1)))
    return [
        (wanted, mention.entity)
        for article, document in zip(stored, documents, strict=True)
        for mention in article.tagging.mentions
        if (wanted := document.entities.get((mention.start, mention.end))) is not None
    ]


def _article(text: str, tag: Tagger) -> NewArticle:
    article = Article(text=text, blocks=(Block(BlockKind.PARAGRAPH, 0, len(text), (1, 1)),))
    return NewArticle(article, tag(text), Member("case.txt", text.encode()), "text")
