"""What the index keeps of an article: for each word where it stands, and numbers to sort and filter by.

The text itself stays in the library. Words of the text and the title are kept in their forms, with positions, for
phrases and beginnings of words; a stem that is not itself the form of the word is kept beside them (``stem``,
``title_stem``). Names of people, organisations and places, and of those whose words are quoted, are kept as the tagger
found them, unstemmed.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from whoosh import fields, formats

from corpus.article import Article, BlockKind, EntityType, Tagging
from corpus.records import StoredArticle
from index import dates
from index.speaking import spoken_forms
from index.words import Word, stem_of, words

VERSION = 3  # of what is kept and how words are folded; an index of another version is rebuilt

# How much more a word weighs in these blocks than in the body.
WEIGHTS = {BlockKind.TITLE: 3.0, BlockKind.SUBTITLE: 1.5}
NAMES = {
    EntityType.PERSON: "person",
    EntityType.ORG: "org",
    EntityType.GPE: "place",
    EntityType.LOC: "place",
}
GAP = 10  # positions between two paragraphs or names, so that no phrase runs from one into the next

Placed = tuple[Word, int, float]  # a word, its position and its weight
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
    names = {
        name: WordsField(positions=True) for name in ("outlet", "by", "dateline", "person", "org", "place", "said")
    }
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
    laid = _laid_out(article)
    title = _title(article)
    kept: dict[str, Any] = {
        "id": stored.id,
        "length": max(1, len(laid)),
        "date": dates.number(article.published),
        "form": _postings(laid, stems=False),
        "stem": _postings(laid, stems=True),
        "title": _postings(title, stems=False),
        "title_stem": _postings(title, stems=True),
        "outlet": _names([(article.outlet, 1)]),
        "by": _names([(article.byline, 1)]),
        "dateline": _names([(article.dateline, 1)]),
        **_mentions(article.text, stored.tagging),
        "said": _said(article.text, stored.tagging),
    }
    return {name: value for name, value in kept.items() if value != {}}


def _laid_out(article: Article) -> list[Placed]:
    """Place and weigh the words of an article, those of its title first where the text does not hold it."""
    blocks = [(block, WEIGHTS[block.kind]) for block in article.blocks if block.kind in WEIGHTS]
    placed: list[Placed] = []
    position, end = 0, 0
    if article.title and not any(block.kind is BlockKind.TITLE for block in article.blocks):
        placed = _title(article)
        position = len(placed) + GAP
    text = article.text
    for word in words(text):
        if "\n\n" in text[end : word.start]:
            position += GAP
        weight = next((weight for block, weight in blocks if block.start <= word.start < block.end), 1.0)
        placed.append((word, position, weight))
        position, end = position + 1, word.end
    return placed


def _title(article: Article) -> list[Placed]:
    """Place the words of the title as it stands in the text, or where it does not, as it is known."""
    blocks = [article.text[block.start : block.end] for block in article.blocks if block.kind is BlockKind.TITLE]
    text = " ".join(blocks) or article.title or ""
    return [(word, position, WEIGHTS[BlockKind.TITLE]) for position, word in enumerate(words(text))]


def _postings(placed: list[Placed], *, stems: bool) -> Postings:
    kept: Postings = {}
    for word, position, weight in placed:
        key = stem_of(word.form) if stems else word.form
        if stems and key == word.form:
            continue
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


def _said(text: str, tagging: Tagging) -> Postings:
    """Keep the names of those who are quoted, in all forms that the article has of them."""
    counts = Counter(quote.speaker for quote in tagging.quotes if quote.speaker is not None)
    return _names(sorted((form, counts[name]) for name, forms in spoken_forms(text, tagging).items() for form in forms))
