"""What the index keeps of an article: for each word where it stands, and numbers to sort and filter by.

The text itself stays in the library. Words of the text and the title are kept in their forms, with positions, for
phrases and beginnings of words; a stem that is not itself the form of the word is kept beside them (``stem``,
``title_stem``), with its weight alone. Names of people, organisations and places, and of those whose words are quoted,
are kept as the tagger found them, unstemmed. For whoever has typed a few letters, the beginnings of the words of the
title and of the first sentences are kept (``beginning``), and no more than that they are there.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from corpus.article import Article, BlockKind, EntityType, Tagging
from corpus.store.records import StoredArticle
from index import days
from index.speaking import spoken_forms
from index.store.embedded import columns, fields, formats
from index.store.inverting import Occurrences
from index.words import LONGEST, SHORTEST, forms, stems

VERSION = 6  # of what is kept, how words are folded and how files are laid out; an index of another version is rebuilt

# How much more a word weighs in these blocks than in the body.
WEIGHTS = {BlockKind.TITLE: 3.0, BlockKind.SUBTITLE: 1.5}
NAMES = {
    EntityType.PERSON: "person",
    EntityType.ORG: "org",
    EntityType.GPE: "place",
    EntityType.LOC: "place",
}
GAP = 10  # positions between two paragraphs or names, so that no phrase runs from one into the next
LEAD = 60  # words whose beginnings are kept, after those of the title

Laid = list[tuple[int, float, list[str]]]  # pieces of a text: position of the first word, weight, forms


class WordsField(fields.FieldType):  # type: ignore[misc]
    """A field whose words are already cut, folded and weighed: it is given ``Occurrences`` and hands them on whole."""

    def __init__(self) -> None:
        super().__init__(formats.Existence(), analyzer=None)

    def index(self, value: Occurrences, **_: Any) -> Iterator[tuple[bytes, int, float, Occurrences]]:
        """Yield all words at once, where Whoosh expects one."""
        yield b"", 0, 1.0, value


@cache
def schema() -> fields.Schema:
    """Return the schema."""
    number = columns.NumericColumn("Q")
    words = (
        "form",
        "stem",
        "title",
        "title_stem",
        "beginning",
        "outlet",
        "by",
        "dateline",
        "person",
        "org",
        "place",
        "said",
    )
    return fields.Schema(
        **{name: fields.COLUMN(number) for name in ("id", "date", "length")},
        **{name: WordsField() for name in words},
    )


def document(stored: StoredArticle) -> dict[str, Any]:
    """Turn an article into what ``add_document`` takes; raises ``TypeError`` where a part is not what it says it is."""
    article = stored.article
    if type(stored.id) is not int or type(article.text) is not str:
        raise TypeError(f"article {stored.id!r}: its number or text has a wrong type")
    laid = _laid_out(article)
    title = [(0, WEIGHTS[BlockKind.TITLE], forms(_title(article)))]
    kept: dict[str, Any] = {
        "id": stored.id,
        "length": max(1, sum(len(piece) for _, _, piece in laid)),
        "date": days.number(article.published),
        "form": (placed := _placed(laid)),
        "stem": _stems(placed),
        "title": (placed := _placed(title)),
        "title_stem": _stems(placed),
        "beginning": _beginnings(title + laid),
        "outlet": _names([(article.outlet, 1)]),
        "by": _names([(article.byline, 1)]),
        "dateline": _names([(article.dateline, 1)]),
        **_mentions(article.text, stored.tagging),
        "said": _said(article.text, stored.tagging),
    }
    return {name: value for name, value in kept.items() if value or name == "date"}


def _laid_out(article: Article) -> Laid:
    """Place and weigh the words of an article, those of its title first where the text does not hold it."""
    heavy = [block for block in article.blocks if block.kind in WEIGHTS]
    laid: Laid = []
    position = start = 0
    if article.title and not any(block.kind is BlockKind.TITLE for block in heavy):
        found = forms(article.title)
        laid.append((0, WEIGHTS[BlockKind.TITLE], found))
        position = len(found) + GAP
    for piece in article.text.split("\n\n"):
        found = forms(piece)
        end = start + len(piece)
        if found:
            weight = next((WEIGHTS[block.kind] for block in heavy if block.start < end and start < block.end), 1.0)
            laid.append((position, weight, found))
            position += len(found) + GAP
        start = end + 2
    return laid


def _title(article: Article) -> str:
    """Return the title as it stands in the text, or where it does not, as it is known."""
    blocks = [article.text[block.start : block.end] for block in article.blocks if block.kind is BlockKind.TITLE]
    return " ".join(blocks) or article.title or ""


def _placed(laid: Laid) -> Occurrences:
    places: defaultdict[str, list[int]] = defaultdict(list)
    extra: dict[str, float] = {}
    for start, weight, found in laid:
        for position, form in enumerate(found, start):
            places[form].append(position)
        if weight != 1.0:
            for form in found:
                extra[form] = extra.get(form, 0.0) + weight - 1.0
    return Occurrences(places, {form: len(places[form]) + more for form, more in extra.items()})


def _stems(placed: Occurrences) -> Occurrences:
    """Add up what stands under a stem that is not the form itself."""
    weights: dict[str, float] = {}
    for form, stem in zip(placed.places, stems(placed.places), strict=True):
        if stem != form:
            weights[stem] = weights.get(stem, 0.0) + placed.weights.get(form, len(placed.places[form]))
    return Occurrences({}, weights)


def _beginnings(laid: Laid) -> Occurrences:
    """Keep the beginnings of the title's words and of the first ones of the text."""
    first = [form for _, _, piece in laid[:1] for form in piece]
    lead: list[str] = []
    for _, weight, piece in laid[1:]:
        if len(lead) >= LEAD:
            break
        if weight != WEIGHTS[BlockKind.TITLE]:
            lead += piece
    found = {form[:LONGEST] for form in (*first, *lead[:LEAD])}
    return Occurrences(
        {}, dict.fromkeys((form[:size] for form in found for size in range(SHORTEST, len(form) + 1)), 1.0)
    )


def _names(weighed: Iterable[tuple[str | None, int]]) -> Occurrences:
    """Lay names out one after the other with gaps between them."""
    places: dict[str, list[int]] = {}
    weights: dict[str, float] = {}
    position = 0
    for name, weight in weighed:
        for form in forms(name or ""):
            places.setdefault(form, []).append(position)
            weights[form] = weights.get(form, 0.0) + weight
            position += 1
        position += GAP
    return Occurrences(places, {form: weight for form, weight in weights.items() if weight != len(places[form])})


def _mentions(text: str, tagging: Tagging) -> Mapping[str, Occurrences]:
    counts: dict[str, dict[str, int]] = {name: {} for name in set(NAMES.values())}
    for mention in tagging.mentions:
        if mention.type in NAMES:
            found = counts[NAMES[mention.type]]
            for name in {mention.entity, text[mention.start : mention.end]}:
                found[name] = found.get(name, 0) + 1
    return {field: _names(sorted(found.items())) for field, found in counts.items()}


def _said(text: str, tagging: Tagging) -> Occurrences:
    """Keep the names of those who are quoted, in all forms that the article has of them."""
    counts = Counter(quote.speaker for quote in tagging.quotes if quote.speaker is not None)
    return _names(sorted((form, counts[name]) for name, said in spoken_forms(text, tagging).items() for form in said))
