"""What the index keeps of an article: for each word where it stands, and numbers to sort and filter by.

The text itself stays in the library. Words of the text and the title are kept in their forms, with positions, for
phrases and beginnings of words; a stem that is not itself the form of the word is kept beside them (``stem``,
``title_stem``). Names of people, organisations and places are kept as the tagger found them, unstemmed.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from whoosh import fields, formats

from corpus.article import Article, Block, BlockKind, EntityType, Tagging
from corpus.records import StoredArticle
from index import dates
from index.words import Word, words

VERSION = 1  # of what is kept and how words are folded; an index of another version is rebuilt

# How much more a word weighs in these blocks than in the body.
WEIGHTS = {BlockKind.TITLE: 3.0, BlockKind.SUBTITLE: 1.5}
NAMES = {
    EntityType.PERSON: "person",
    EntityType.ORG: "org",
    EntityType.GPE: "place",
    EntityType.LOC: "place",
}
GAP = 10  # positions between two names, so that no phrase runs from one into the next

Postings = dict[str, tuple[float, list[int]]]  # form → its weight in the article and its positions


class Places(formats.Format):  # type: ignore[misc]
    """Keeps the positions of a word in an article as plain numbers, half the size of Whoosh's own way."""

    def encode(self, places: list[int]) -> bytes:
        """Pack positions into two bytes each, or in a very long text into four and an odd one that tells.

        The index never leaves the machine, so the order of the bytes is the machine's.
        """
        return array("H", places).tobytes() if places[-1] < 1 << 16 else array("I", places).tobytes() + b"I"

    def decode_positions(self, value: bytes) -> list[int]:
        """Unpack positions."""
        return (array("I", value[:-1]) if len(value) % 2 else array("H", value)).tolist()


class WordsField(fields.FieldType):  # type: ignore[misc]
    """A field whose words are already cut, folded and weighed: it is given ``Postings``."""

    def __init__(self, *, positions: bool) -> None:
        super().__init__(Places() if positions else formats.Existence(), analyzer=None)

    def index(self, value: Postings, **_: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Yield each word as Whoosh stores it: bytes, frequency, weight, encoded positions."""
        encode = self.format.encode
        for form, (weight, places) in value.items():
            yield form.encode("utf-8", "replace"), len(places), weight, encode(places)


@cache
def schema() -> fields.Schema:
    """Return the schema."""
    names = {name: WordsField(positions=True) for name in ("outlet", "by", "dateline", "person", "org", "place")}
    return fields.Schema(
        id=fields.NUMERIC(int, bits=64, shift_step=0, signed=False, sortable=True),
        date=fields.NUMERIC(int, bits=32, shift_step=0, signed=False, sortable=True),
        length=fields.NUMERIC(int, bits=32, shift_step=0, signed=False, sortable=True),
        form=WordsField(positions=True),
        stem=WordsField(positions=False),
        title=WordsField(positions=True),
        title_stem=WordsField(positions=False),
        **names,
    )


def document(stored: StoredArticle) -> dict[str, Any]:
    """Turn an article into what ``add_document`` takes; raises ``TypeError`` where a part is not what it says it is."""
    article = stored.article
    if type(stored.id) is not int or type(article.text) is not str:
        raise TypeError(f"article {stored.id!r}: its number or text has a wrong type")
    texts = _texts(article)
    titles = [(word, 1.0) for text in _titles(article) for word in words(text)]
    kept: dict[str, Any] = {
        "id": stored.id,
        "length": max(1, len(texts)),
        "date": dates.number(article.published),
        "form": _postings(texts, stems=False),
        "stem": _postings(texts, stems=True),
        "title": _postings(titles, stems=False),
        "title_stem": _postings(titles, stems=True),
        "outlet": _names([(article.outlet, 1)]),
        "by": _names([(article.byline, 1)]),
        "dateline": _names([(article.dateline, 1)]),
        **_mentions(article.text, stored.tagging),
    }
    return {name: value for name, value in kept.items() if value != {}}


def _titles(article: Article) -> list[str]:
    """Return the title as it stands in the text, or where it does not, as it is known."""
    blocks = [article.text[block.start : block.end] for block in article.blocks if block.kind is BlockKind.TITLE]
    return blocks or ([article.title] if article.title else [])


def _texts(article: Article) -> list[tuple[Word, float]]:
    """Return the words of an article with their weights, the title's first where the text does not hold it."""
    heavy = [(block, WEIGHTS[block.kind]) for block in article.blocks if block.kind in WEIGHTS]
    found = [(word, _weight(word, heavy)) for word in words(article.text)]
    if article.title and not any(block.kind is BlockKind.TITLE for block in article.blocks):
        return [(word, WEIGHTS[BlockKind.TITLE]) for word in words(article.title)] + found
    return found


def _weight(word: Word, heavy: list[tuple[Block, float]]) -> float:
    return next((weight for block, weight in heavy if block.start <= word.start < block.end), 1.0)


def _postings(weighed: Iterable[tuple[Word, float]], *, stems: bool) -> Postings:
    kept: Postings = {}
    for position, (word, weight) in enumerate(weighed):
        if stems and word.stem == word.form:
            continue
        key = word.stem if stems else word.form
        before = kept.get(key)
        if before is None:
            kept[key] = weight, [position]
        else:
            before[1].append(position)
            kept[key] = before[0] + weight, before[1]
    return kept


def _names(weighed: Iterable[tuple[str | None, int]]) -> Postings:
    """Lay names out one after the other with gaps between them."""
    kept: Postings = {}
    position = 0
    for name, weight in weighed:
        for word in words(name or ""):
            before = kept.get(word.form, (0.0, []))
            kept[word.form] = before[0] + weight, [*before[1], position]
            position += 1
        position += GAP
    return kept


def _mentions(text: str, tagging: Tagging) -> Mapping[str, Postings]:
    counts: dict[str, dict[str, int]] = {name: {} for name in set(NAMES.values())}
    for mention in tagging.mentions:
        if mention.type in NAMES:
            found = counts[NAMES[mention.type]]
            for name in {mention.entity, text[mention.start : mention.end]}:
                found[name] = found.get(name, 0) + 1
    return {field: _names(sorted(found.items())) for field, found in counts.items()}
