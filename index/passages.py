"""Where in an article a query matches, and the sentences that show it best: text in, spans out, no index needed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest
from typing import NamedTuple

from corpus.article import Article, BlockKind, EntityType, Tagging
from corpus.sentences import sentences
from corpus.spans import Span
from index.query import And, Field, Node, Or, Phrase, Prefix, Query, Word
from index.speaking import spoken_forms
from index.words import Word as Cut
from index.words import cut_where, key_of_form, key_of_stem, words

ENTITIES = {
    Field.PERSON: frozenset({EntityType.PERSON}),
    Field.ORG: frozenset({EntityType.ORG}),
    Field.PLACE: frozenset({EntityType.GPE, EntityType.LOC}),
}
NAMES = {*ENTITIES, Field.SAID}  # fields in which names are sought
PARAGRAPHS_PART = "\n\n"
LOOKED_AT = 6  # paragraphs cut into sentences, those with most matches
BLOCKS = {Field.TITLE: BlockKind.TITLE, Field.BY: BlockKind.BYLINE}


class Sought(NamedTuple):
    """What to look for: these forms in a row, or where there is a stem, one word of it."""

    text: str
    field: Field
    forms: tuple[str, ...]
    stem: str | None
    unfinished: bool


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece ``text`` of an article, from ``start`` to ``end`` in it; highlights are offsets into the piece."""

    text: str
    start: int
    end: int
    highlights: tuple[tuple[int, int], ...]


def matches(query: Query, article: Article, tagging: Tagging) -> tuple[Span, ...]:
    """Return every place in the article's text that makes it match, sorted and without overlaps.

    Words count in all their forms, a phrase is one span, a name sought as a person, organisation or place is lit where
    it is mentioned, and of one that is sought as a speaker what they say, word for word or as reported. What the query
    excludes lights nothing. A span's payload is what was sought there.
    """
    sought = list(_sought(query.root))
    text = cut_where(article.text, [_key(each) for each in sought if each.field not in NAMES])
    found = _single_words(text, article, [each for each in sought if each.stem])
    for each in sought:
        if each.field in ENTITIES:
            found += _in_mentions(article.text, tagging, each)
        elif each.field is Field.SAID:
            found += _in_quotes(article.text, tagging, each)
        elif not each.stem:
            found += [
                Span(start, end, "match", each.text)
                for start, end in _runs(_inside(text, article, each.field), each)
                if PARAGRAPHS_PART not in article.text[start:end]
            ]
    return tuple(_without_overlaps(found))


def snippets(text: str, spans: Sequence[Span], limit: int = 2, width: int = 240) -> tuple[Snippet, ...]:
    """Return the ``limit`` passages that show most of the matches, in the order of the text.

    A passage is a sentence, with the next ones and the one before as far as they fit into ``width`` characters; a
    longer sentence is cut at words around its matches. None runs over the end of a paragraph. ``spans`` are sorted.
    """
    paragraphs = _paragraphs_with(text, spans)
    if len(paragraphs) > LOOKED_AT:
        paragraphs = nlargest(LOOKED_AT, paragraphs, key=lambda paragraph: _variety(_between(spans, *paragraph)))
    taken: list[Snippet] = []
    for paragraph in paragraphs:
        taken += _passages(text, paragraph, spans, width)
    taken.sort(key=lambda piece: (-_worth(piece), piece.start))
    chosen: list[Snippet] = []
    shown: set[str] = set()
    for piece in taken:
        if len(chosen) < limit and piece.text not in shown:
            shown.add(piece.text)
            chosen.append(piece)
    return tuple(sorted(chosen, key=lambda piece: piece.start))


def _sought(node: Node) -> Iterator[Sought]:
    if isinstance(node, And | Or):
        for part in node.parts:
            yield from _sought(part)
    elif isinstance(node, Word | Phrase | Prefix):
        cut = words(node.text)
        stem = cut[0].stem if isinstance(node, Word) and len(cut) == 1 and node.field not in NAMES else None
        unfinished = isinstance(node, Prefix) or (isinstance(node, Phrase) and node.unfinished)
        yield Sought(node.text, node.field, tuple(word.form for word in cut), stem, unfinished)
        if isinstance(node, Prefix) and node.typing:
            yield from _sought(Word(node.text, node.field))


def _key(sought: Sought) -> str:
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


def _inside(text: list[Cut], article: Article, field: Field) -> list[Cut]:
    """Keep the words of the blocks that a field stands for."""
    if field is Field.TEXT:
        return text
    blocks = [block for block in article.blocks if block.kind is BLOCKS.get(field)]
    return [word for word in text if any(block.start <= word.start < block.end for block in blocks)]


def _runs(text: Sequence[Cut], sought: Sought) -> Iterator[tuple[int, int]]:
    """Find where the words sought follow each other."""
    first, *rest = sought.forms
    last = len(rest)
    if not last:
        for word in text:
            if word.form == first or (sought.unfinished and word.form.startswith(first)):
                yield word.start, word.end
        return
    for place in [place for place, word in enumerate(text[: len(text) - last]) if word.form == first]:
        here = [word.form for word in text[place + 1 : place + last + 1]]
        if here == rest or (sought.unfinished and here[:-1] == rest[:-1] and here[-1].startswith(rest[-1])):
            yield text[place].start, text[place + last].end


def _in_mentions(text: str, tagging: Tagging, sought: Sought) -> Iterator[Span]:
    fits: dict[str, bool] = {}
    for mention in tagging.mentions:
        if mention.type in ENTITIES[sought.field]:
            for name in (mention.entity, text[mention.start : mention.end]):
                if name not in fits:
                    fits[name] = any(True for _ in _runs(words(name), sought))
            if fits[mention.entity] or fits[text[mention.start : mention.end]]:
                yield Span(mention.start, mention.end, "match", sought.text)


def _in_quotes(text: str, tagging: Tagging, sought: Sought) -> Iterator[Span]:
    speakers = {
        name
        for name, forms in spoken_forms(text, tagging).items()
        if any(True for form in forms for _ in _runs(words(form), sought))
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


def _paragraphs_with(text: str, spans: Sequence[Span]) -> list[tuple[int, int]]:
    """Return the lines of the text that hold a span, as (start, end)."""
    found: list[tuple[int, int]] = []
    for span in spans:
        if found and span.start < found[-1][1]:
            continue
        start = text.rfind("\n", 0, span.start) + 1
        end = text.find("\n", span.start)
        found.append((start, len(text) if end < 0 else end))
    return found


def _variety(spans: Sequence[Span]) -> tuple[int, int]:
    """Different words matter more than the same one twice."""
    return len({span.payload for span in spans}), len(spans)


def _passages(text: str, paragraph: tuple[int, int], spans: Sequence[Span], width: int) -> list[Snippet]:
    start, end = paragraph
    cut = [(start + sentence.start, start + sentence.end) for sentence in sentences(text[start:end])]
    found = []
    shown = start
    for place, (first, last) in enumerate(cut):
        inside = _between(spans, max(first, shown), last)
        if not inside:
            continue
        if last - first > width:
            pieces = _cut_sentence(text, first, last, inside, width)
        else:
            pieces = [_widened(cut, place, width, shown)]
        for piece_start, piece_end in pieces:
            found.append(_snippet(text, piece_start, piece_end, spans))
            shown = max(shown, piece_end)
    return found


def _widened(cut: list[tuple[int, int]], place: int, width: int, shown: int) -> tuple[int, int]:
    """Add the sentences after, then the one before, as far as they fit."""
    first, last = cut[place]
    for _, after in cut[place + 1 :]:
        if after - first > width:
            break
        last = after
    if place and cut[place - 1][0] >= shown and last - cut[place - 1][0] <= width:
        first = cut[place - 1][0]
    return first, last


def _cut_sentence(text: str, first: int, last: int, inside: Sequence[Span], width: int) -> list[tuple[int, int]]:
    """Cut the window with most matches out of a long sentence, a third of the room before them and two thirds after."""
    best = max(inside, key=lambda span: (len(_between(inside, span.start, span.start + width * 2 // 3)), -span.start))
    start = max(first, min(best.start - width // 3, last - width))
    end = min(last, start + width)
    if start > first:
        space = text.find(" ", start, best.start)
        start = space + 1 if space >= 0 else start
    if end < last:
        space = text.rfind(" ", min(best.end, end), end)
        end = space if space >= 0 else end
    return [(start, end)]


def _snippet(text: str, start: int, end: int, spans: Sequence[Span]) -> Snippet:
    lit = tuple((max(span.start, start) - start, min(span.end, end) - start) for span in _between(spans, start, end))
    return Snippet(text[start:end], start, end, lit)


def _between(spans: Sequence[Span], start: int, end: int) -> Sequence[Span]:
    """Return the spans that touch ``[start, end)``, of sorted spans without overlaps."""
    first = bisect_right(spans, start, key=lambda span: span.end)
    return spans[first : bisect_left(spans, end, key=lambda span: span.start)]


def _worth(piece: Snippet) -> float:
    """Different words matter more than the same one twice, and a title's worth is known without showing it again."""
    lit = {piece.text[start:end].casefold() for start, end in piece.highlights}
    return len(lit) + 0.1 * len(piece.highlights)
