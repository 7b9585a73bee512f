"""Where an article matches a query: text in, spans out, no index needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial
from typing import NamedTuple

from msgspec.structs import replace

from corpus.article import Article, BlockKind, EntityType, Tagging
from corpus.spans import Span
from index.query.nodes import (
    WRITTEN,
    Field,
    Fuzzy,
    Like,
    Near,
    Node,
    Phrase,
    Prefix,
    Query,
    Word,
    Written,
    Year,
    leaves,
)
from index.scoring.nearness import GAP, windows
from index.scoring.variants import is_variant
from index.speaking import spoken_forms
from index.words import Word as Cut
from index.words import cut_around, cut_where, key_of_form, key_of_stem, rows, words

ENTITIES = {
    Field.PERSON: frozenset({EntityType.PERSON}),
    Field.ORG: frozenset({EntityType.ORG}),
    Field.WHO: frozenset({EntityType.PERSON, EntityType.ORG}),
    Field.PLACE: frozenset({EntityType.GPE, EntityType.LOC}),
}
NAMES = {*ENTITIES, Field.SAID}  # fields in which names are sought
PARAGRAPHS_PART = "\n\n"
BLOCKS = {Field.TITLE: BlockKind.TITLE, Field.BY: BlockKind.BYLINE}

Fits = Callable[[str], bool]


class Sought(NamedTuple):
    """What to look for: these forms, or where there is a stem, one word of it; ``node`` says how they stand.

    ``telling`` words are those that make an article like another: side by side they are lit as one.
    """

    node: Written
    forms: tuple[str, ...]
    stem: str | None = None
    telling: bool = False

    @property
    def field(self) -> Field:
        """Where to look."""
        return self.node.field

    @property
    def text(self) -> str:
        """What was typed."""
        return self.node.text

    @property
    def in_a_row(self) -> bool:
        """Whether several words are to follow each other."""
        return len(self.forms) > 1 and not isinstance(self.node, Near | Fuzzy)


def matches(query: Query, article: Article, tagging: Tagging) -> tuple[Span, ...]:
    """Return every place in the article's text that makes it match, sorted and without overlaps.

    Words count in all their forms, a phrase is one span, and so are words that stand near to each other; a name sought
    as a person, organisation or place is lit where it is mentioned, and of one that is sought as a speaker what they
    say, word for word or as reported. Where articles like another are sought, its telling words are lit, once they were
    learned. What the query excludes lights nothing. A span's payload is what was sought.
    """
    sought = list(_sought(query.root))
    in_text = [each for each in sought if each.field not in NAMES and not each.in_a_row]
    alone = all(len(each.forms) == 1 and not isinstance(each.node, Near) for each in in_text)
    text = (cut_around if alone else cut_where)(article.text, [_key(each) for each in in_text])
    found = _single_words(text, article, [each for each in sought if each.stem and not each.telling])
    found += _side_by_side(article.text, _single_words(text, article, [each for each in sought if each.telling]))
    for each in sought:
        if each.field in ENTITIES:
            found += _in_mentions(article.text, tagging, each)
        elif each.field is Field.SAID:
            found += _in_quotes(article.text, tagging, each)
        elif not each.stem:
            pieces = rows(article.text, list(map(key_of_form, each.forms))) if each.in_a_row else [text]
            found += [
                Span(start, end, "match", each.text)
                for piece in pieces
                for start, end in _places(article.text, _inside(piece, article, each.field), each)
                if PARAGRAPHS_PART not in article.text[start:end]
            ]
    return tuple(_without_overlaps(found))


def says(node: Written, text: str, *, whole: bool = False) -> bool:
    """Tell whether a short text has what is written in it, or with ``whole`` is that and nothing else."""
    wanted = list(_of_words(node))
    cut = words(text) if whole else cut_where(text, [_key(sought) for sought in wanted])
    begins = isinstance(node, Prefix) or (isinstance(node, Phrase) and node.unfinished)
    for sought in wanted:
        if sought.stem and not whole and any(word.stem == sought.stem for word in cut):
            return True
        for start, end in _places(text, cut, sought) if cut else ():
            if not whole or (start == cut[0].start and (begins or end == cut[-1].end)):
                return True
    return False


def _sought(root: Node) -> Iterator[Sought]:
    for leaf in leaves(root, excluded=False):
        if isinstance(leaf, Year):
            yield from _of_words(Word(leaf.text))
        elif isinstance(leaf, Like):
            for word, _ in leaf.words:
                yield from (each._replace(telling=each.stem is not None) for each in _of_words(word))
        elif isinstance(leaf, WRITTEN):
            yield from _of_words(leaf)


@lru_cache(maxsize=64)
def _of_words(node: Written) -> tuple[Sought, ...]:
    cut = words(node.text)
    stem = cut[0].stem if isinstance(node, Word) and len(cut) == 1 and node.field not in NAMES else None
    sought = Sought(node, tuple(word.form for word in cut), stem)
    if isinstance(node, Fuzzy) or (isinstance(node, Prefix) and node.typing):
        return sought, *_of_words(Word(node.text, node.field))
    return (sought,)


def _key(sought: Sought) -> str:
    """Return what every paragraph has that can hold a part of what is sought."""
    if isinstance(sought.node, Near) and sought.node.distance > GAP:
        return ""  # words may be near to each other over the end of a paragraph
    if isinstance(sought.node, Fuzzy):
        return key_of_form(sought.forms[0][0])
    return key_of_stem(sought.stem) if sought.stem else key_of_form(sought.forms[0])


def _single_words(text: list[Cut], article: Article, sought: list[Sought]) -> list[Span]:
    by_field: dict[Field, dict[str | None, str]] = {}
    for each in sought:
        by_field.setdefault(each.field, {})[each.stem] = each.text
    letters = frozenset(each.forms[0][0] for each in sought)  # spares stemming all other words
    return [
        Span(word.start, word.end, "match", stems[word.stem])
        for field, stems in by_field.items()
        for word in _inside(text, article, field)
        if word.form[0] in letters and word.stem in stems
    ]


def _side_by_side(text: str, spans: list[Span]) -> list[Span]:
    """Join what is parted by nothing but a space or a hyphen: both words of a name."""
    joined: list[Span] = []
    for span in sorted(spans, key=lambda span: span.start):
        if joined and text[joined[-1].end : span.start] in (" ", "-"):
            joined[-1] = replace(joined[-1], end=span.end)
        else:
            joined.append(span)
    return joined


def _inside(text: list[Cut], article: Article, field: Field) -> list[Cut]:
    """Keep the words of the blocks that a field stands for."""
    if field is Field.TEXT:
        return text
    blocks = [block for block in article.blocks if block.kind is BLOCKS.get(field)]
    return [word for word in text if any(block.start <= word.start < block.end for block in blocks)]


def _places(text: str, cut: Sequence[Cut], sought: Sought) -> Iterator[tuple[int, int]]:
    """Find the words sought as they are to stand: in a row, or near to each other."""
    if isinstance(sought.node, Near):
        return _close(text, cut, sought, sought.node.distance)
    return _runs(cut, sought)


def _fits(sought: Sought) -> list[Fits]:
    """Return for each word sought a function that tells whether another one will do."""
    exactly: list[Fits] = [form.__eq__ for form in sought.forms]
    match sought.node:
        case Fuzzy():
            return [partial(_spelled_nearly, form) for form in sought.forms]
        case Prefix() | Phrase(unfinished=True) | Near(unfinished=True):
            return [*exactly[:-1], lambda form: form.startswith(sought.forms[-1])]
    return exactly


def _spelled_nearly(form: str, word: str) -> bool:
    return form[0] == word[0] and _is_variant(form, word)


_is_variant = lru_cache(maxsize=20_000)(is_variant)  # the same words come again and again in texts


def _runs(cut: Sequence[Cut], sought: Sought) -> Iterator[tuple[int, int]]:
    """Find where the words sought follow each other."""
    first, *rest = _fits(sought)
    if not rest:
        yield from [(word.start, word.end) for word in cut if first(word.form)]
        return
    for place in [place for place, word in enumerate(cut[: max(0, len(cut) - len(rest))]) if first(word.form)]:
        after = cut[place + 1 : place + len(rest) + 1]
        if all(fits(word.form) for fits, word in zip(rest, after, strict=True)):
            yield cut[place].start, cut[place + len(rest)].end


def _close(text: str, cut: Sequence[Cut], sought: Sought, distance: int) -> Iterator[tuple[int, int]]:
    """Find where the words sought stand near to each other; over the end of a paragraph each word by itself."""
    fits = dict(zip(sought.forms, _fits(sought), strict=True))
    wanted = [[word for word in cut if each(word.form)] for each in fits.values()]
    if not all(wanted):
        return
    at = _positions(text, cut)
    starts = {at[word]: word for word in cut}
    spots = [([at[word] for word in found], sought.forms.count(form)) for form, found in zip(fits, wanted, strict=True)]
    for first, last in windows(spots, distance):
        start, end = starts[first].start, starts[last].end
        if PARAGRAPHS_PART not in text[start:end]:
            yield start, end
            continue
        for found in wanted:
            yield from ((word.start, word.end) for word in found if start <= word.start < end)


def _positions(text: str, cut: Sequence[Cut]) -> dict[Cut, int]:
    """Count words as the index does."""
    at: dict[Cut, int] = {}
    position, end = -1, cut[0].start
    for word in cut:
        position += 1 + GAP * (PARAGRAPHS_PART in text[end : word.start])
        at[word] = position
        end = word.end
    return at


def _in_mentions(text: str, tagging: Tagging, sought: Sought) -> Iterator[Span]:
    fits: dict[str, bool] = {}
    for mention in tagging.mentions:
        if mention.type in ENTITIES[sought.field]:
            for name in (mention.entity, text[mention.start : mention.end]):
                if name not in fits:
                    fits[name] = any(True for _ in _places(name, words(name), sought))
            if fits[mention.entity] or fits[text[mention.start : mention.end]]:
                yield Span(mention.start, mention.end, "match", sought.text)


def _in_quotes(text: str, tagging: Tagging, sought: Sought) -> Iterator[Span]:
    speakers = {
        name
        for name, forms in spoken_forms(text, tagging).items()
        if any(True for form in forms for _ in _places(form, words(form), sought))
    }
    for quote in tagging.quotes:
        if quote.speaker in speakers:
            yield Span(quote.start, quote.end, "match", sought.text)


def _without_overlaps(found: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(found, key=lambda span: (span.start, -span.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept
