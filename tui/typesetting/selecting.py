"""Selecting in the text of an article: what is a word, where a step leads, how far a selection goes. Pure.

Offsets are code points into the article's text. A selection never begins or ends within a character that is made of
several of them, nor between two blocks.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping

from msgspec import Struct

from corpus.article import Article, Block
from corpus.spans import Span
from tui.typesetting.column import Column, RowKind
from tui.typesetting.wrapping import cell_of_offset, graphemes, offset_of_cell

JOINERS = "'’-_"  # within a word, where letters stand on both sides
UNSEEN = "\u200c\u200d"  # says how letters join
LONGEST = 400  # code points of a word, or of a character, that are looked at


class Selection(Struct, frozen=True):
    """From what was taken first to what was taken last: characters, words or paragraphs, each whole."""

    anchor: Span
    head: Span

    @property
    def span(self) -> Span:
        """The text that is selected."""
        return Span(min(self.anchor.start, self.head.start), max(self.anchor.end, self.head.end), "selection")

    @property
    def turned(self) -> Selection:
        """The same with its ends exchanged."""
        return Selection(self.head, self.anchor)


def character_at(article: Article, offset: int) -> Span:
    """Return the character at an offset; between two blocks the first of the next, after the last one the last."""
    block = _block_at(article, offset)
    if block is None:
        return Span(0, 0)
    at = min(max(offset, block.start), max(block.end - 1, block.start))
    first = max(at - LONGEST, block.start)
    whole = graphemes(article.text[first : min(at + LONGEST, block.end)])
    held = next(((start, end) for start, end, _ in whole if end > at - first), (0, 0))
    return Span(first + held[0], first + held[1])


def word_at(article: Article, offset: int) -> Span:
    """Return the word at an offset, or the character where none is."""
    here = character_at(article, offset)
    block = _block_at(article, offset)
    text = article.text
    if block is None or here.start == here.end or not _of_word(text[here.start]):
        return here
    start, end = here.start, here.end
    while start > max(block.start, here.start - LONGEST) and _of_word(text[start - 1]):
        start -= 1
    while end < min(block.end, here.end + LONGEST) and _of_word(text[end]):
        end += 1
    while start < here.start and text[start] in JOINERS:
        start += 1
    while end > here.end and text[end - 1] in JOINERS:
        end -= 1
    return Span(character_at(article, start).start, character_at(article, end - 1).end)


def paragraph_at(article: Article, offset: int) -> Span:
    """Return the block at an offset."""
    block = _block_at(article, offset)
    return Span(block.start, block.end) if block is not None else Span(0, 0)


def selected_at(article: Article, offset: int, unit: Callable[[Article, int], Span] = word_at) -> Selection | None:
    """Begin a selection that steps can follow, with the word at an offset or another unit; of an empty text none."""
    whole = unit(article, offset)
    return stepping(article, Selection(whole, whole)) if whole.end > whole.start else None


def stepping(article: Article, selection: Selection) -> Selection:
    """Return a selection of the same text from its first character to its last, or the other way round."""
    span = selection.span
    ends = Selection(character_at(article, span.start), _before(article, span.end))
    return ends if selection.head.end >= selection.anchor.end else ends.turned


def moved(article: Article, column: Column, selection: Selection, step: str, by: int) -> Selection:
    """Move the head of a selection on (``by`` > 0) or back by a step, or for rows by as many as ``by`` says.

    Steps are "character", "word", "row", "edge" (of a row), "paragraph" and "text" (its beginning or its end).
    """
    if step == "row":
        head = _row_on(article, column, selection.head.start, by)
    else:
        head = _STEPS[step, by > 0](article, column, selection.head)
    return Selection(selection.anchor, head)


def place_in(article: Article, column: Column, number: int, cell: int) -> Span:
    """Return the character nearest to a cell of a row, for a pointer that may stand beside the text.

    To the right of a row's text nothing after its last character is meant, beside rows without text what comes next.
    """
    rows = column.rows
    if not len(rows):
        return Span(0, 0)
    if number < 0:
        return character_at(article, 0)
    if number >= len(rows):
        return _before(article, len(article.text))
    row = rows[number]
    if row.kind in RowKind:
        here = character_at(article, column.offset_at(number)).start
        return Span(here, here)
    if cell < len(row.prefix):
        return character_at(article, row.start)
    offset = offset_of_cell(article.text, row.start, row.end, cell - len(row.prefix))
    return Span(row.end, row.end) if offset is None else character_at(article, offset)


def _row_on(article: Article, column: Column, offset: int, by: int) -> Span:
    """Return the character in the same cell so many rows of text further, or in the last that there is."""
    if not column.places:
        return character_at(article, offset)
    here = bisect_left(column.places, column.row_at(offset))
    there = here + by
    if not 0 <= there < len(column.places):
        return _text_end(article, column, Span(offset, offset)) if by > 0 else character_at(article, 0)
    row, other = column.rows[column.places[here]], column.rows[column.places[there]]
    cell = cell_of_offset(article.text, row.start, row.end, offset) + len(row.prefix) - len(other.prefix)
    found = offset_of_cell(article.text, other.start, other.end, max(cell, 0))
    return _before(article, other.end) if found is None else character_at(article, found)


def _character_on(article: Article, column: Column, head: Span) -> Span:
    return character_at(article, head.end) if head.end < len(article.text) else head


def _character_back(article: Article, column: Column, head: Span) -> Span:
    return _before(article, head.start) if head.start > 0 else head


def _word_on(article: Article, column: Column, head: Span) -> Span:
    """Return the last character of the word that ends next."""
    at = head.end
    while at < len(article.text) and not _of_word(article.text[at]):
        at += 1
    return _before(article, word_at(article, at).end) if at < len(article.text) else _text_end(article, column, head)


def _word_back(article: Article, column: Column, head: Span) -> Span:
    """Return the first character of the word that begins next before."""
    at = head.start - 1
    while at >= 0 and not _of_word(article.text[at]):
        at -= 1
    return character_at(article, word_at(article, at).start if at >= 0 else 0)


def _row_end(article: Article, column: Column, head: Span) -> Span:
    row = column.rows[column.row_at(head.start)] if column.places else None
    return _before(article, row.end) if row is not None else head


def _row_start(article: Article, column: Column, head: Span) -> Span:
    row = column.rows[column.row_at(head.start)] if column.places else None
    return character_at(article, row.start) if row is not None else head


def _paragraph_on(article: Article, column: Column, head: Span) -> Span:
    return _before(article, paragraph_at(article, head.end).end)


def _paragraph_back(article: Article, column: Column, head: Span) -> Span:
    return character_at(article, paragraph_at(article, _character_back(article, column, head).start).start)


def _text_end(article: Article, column: Column, head: Span) -> Span:
    return _before(article, len(article.text))


def _text_start(article: Article, column: Column, head: Span) -> Span:
    return character_at(article, 0)


_STEPS: Mapping[tuple[str, bool], Callable[[Article, Column, Span], Span]] = {
    ("character", True): _character_on,
    ("character", False): _character_back,
    ("word", True): _word_on,
    ("word", False): _word_back,
    ("edge", True): _row_end,
    ("edge", False): _row_start,
    ("paragraph", True): _paragraph_on,
    ("paragraph", False): _paragraph_back,
    ("text", True): _text_end,
    ("text", False): _text_start,
}


def _before(article: Article, end: int) -> Span:
    """Return the last character that begins before an offset."""
    place = bisect_left(article.blocks, end, key=lambda block: block.start) - 1
    if place < 0:
        return character_at(article, 0)
    block = article.blocks[place]
    stop = min(end, block.end)
    start = max(stop - LONGEST, block.start)
    whole = graphemes(article.text[start:stop])
    return Span(start + whole[-1][0], stop) if whole else Span(block.start, block.start)


def _block_at(article: Article, offset: int) -> Block | None:
    """Return the block at an offset, between two the next one, after the last one that."""
    place = bisect_right(article.blocks, offset, key=lambda block: block.end)
    return article.blocks[min(place, len(article.blocks) - 1)] if article.blocks else None


def _of_word(character: str) -> bool:
    return (
        character.isalnum()
        or character in JOINERS
        or character in UNSEEN
        or unicodedata.category(character).startswith("M")
    )
