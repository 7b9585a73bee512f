"""Lines to segments: a paragraph a line, paragraphs between blank lines, hard-wrapped paragraphs, list items."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from corpus.cleaning.languages import split_words, without_printed_marks
from corpus.cleaning.lines.links import Link, link
from corpus.cleaning.lines.marks import bullet
from corpus.cleaning.lines.numbering import unnumbered
from corpus.cleaning.lines.quoting import unquoted
from corpus.cleaning.lines.seams import Spelling, join, spelling_of
from corpus.cleaning.lines.stretches import Piece, joined
from corpus.cleaning.lines.wrapping import wrapping_of
from corpus.readers import Page, RawBlock

SEEN = 20_000
"""Characters of a segment that are looked at; what is longer than that is prose or nothing."""


class Segment(NamedTuple):
    """A stretch of the source that is kept or cut as one: a paragraph, a label, a list item.

    ``gap`` counts the lines without visible text right before it; ``wide_space`` tells where the source
    set two or more spaces (often between a caption and its credit), as an offset into ``text``; ``dash`` is the one
    that stood before it as a bullet. ``words`` are those that spaces part, in lower case, with plain apostrophes, as
    far as the segment is looked at; ``said`` has each of them once.
    """

    text: str
    lines: tuple[int, int]
    gap: int = 0
    item: bool = False
    wide_space: int | None = None
    raw: RawBlock | None = None
    dash: str | None = None
    words: Sequence[str] = ()
    said: frozenset[str] = frozenset()

    def saying(self, text: str) -> Segment:
        """Return the segment with another text."""
        words = _words(text)
        return self._replace(text=text, words=words, said=frozenset(words))

    @property
    def tag(self) -> str:
        """The element that the segment was on a web page, or an empty string."""
        return self.raw.tag if self.raw else ""


def _words(text: str) -> list[str]:
    # what is of ASCII once its apostrophes are plain is lowered in a fraction of the time
    return split_words(without_printed_marks(text[:SEEN].replace("’", "'")).lower())


def segment(page: Page) -> list[Segment]:
    """Divide a page into segments in document order; together they cover every raw block once."""
    if page.format == "article":
        return [_as_labelled(block) for block in page.blocks]
    if page.format != "text":
        return [_segment([block], Spelling(), 0) for block in page.blocks]
    paragraphs = _paragraphs(page.blocks)
    spelling = spelling_of(paragraphs)
    segments: list[Segment] = []
    last = 0
    for lines in paragraphs:
        segments.append(_segment(lines, spelling, lines[0].lines[0] - last - 1))
        last = lines[-1].lines[1]
    return [_as_speech(segments, place) for place in range(len(segments))]


def _as_labelled(block: RawBlock) -> Segment:
    """Return what was cleaned before as it is: what begins like an item or a heading has that from its article."""
    words = _words(block.text)
    return Segment(block.text, block.lines, item=block.tag == "item", raw=block, words=words, said=frozenset(words))


def _as_speech(segments: Sequence[Segment], place: int) -> Segment:
    """Return a segment with the dash that it begins with, where that is no bullet: a list has more than one of them."""
    one = segments[place]
    if one.dash is None or any(
        near.dash for near in (*segments[max(0, place - 1) : place], *segments[place + 1 : place + 2])
    ):
        return one
    return one.saying(f"{one.dash} {one.text}")._replace(item=False, wide_space=None)


def _paragraphs(blocks: Sequence[RawBlock]) -> list[list[RawBlock]]:
    """Join the lines of one paragraph; a line without visible characters always stands alone.

    A line of nothing but the mark of quoted mail is blank, and goes with the paragraph above it.
    """
    lines = unnumbered(unquoted(blocks))
    shown = [line for line in lines if line.text.strip()]
    wrapping = wrapping_of(shown)
    pieces: list[Piece] = []
    for line in shown:
        how = link(pieces[-1].lines, line, wrapping) if pieces else Link.ENDS
        if how is Link.GOES_ON:
            pieces[-1].lines.append(line)
        else:
            pieces.append(Piece([line], joinable=how is Link.OPEN))
    paragraphs = joined(pieces)
    return paragraphs if len(shown) == len(lines) else _with_blanks(paragraphs, blocks, lines)


def _with_blanks(
    paragraphs: Sequence[list[RawBlock]], blocks: Sequence[RawBlock], lines: Sequence[RawBlock]
) -> list[list[RawBlock]]:
    """Put the lines without text back in their places: in a paragraph that goes on below them, or on their own."""
    result: list[list[RawBlock]] = []
    place = 0
    rest = iter(paragraphs)
    current: list[RawBlock] = []
    while place < len(lines):
        line, raw = lines[place], blocks[place]
        if line.text.strip():
            current = next(rest)
            result.append(current)
            last = current[-1].lines[1]
            while place + 1 < len(lines) and lines[place + 1].lines[1] <= last:
                place += 1
        elif raw.text.strip() and current and current[-1].lines[1] == line.lines[0] - 1:
            current.append(line)
        else:
            current = [line]
            result.append(current)
        place += 1
    return result


def _segment(lines: Sequence[RawBlock], spelling: Spelling, gap: int) -> Segment:
    text = join([text for block in lines if (text := block.text.strip())], spelling)
    # a letter or a digit is no bullet, but for an "o" that stands apart
    mark = bullet().match(text) if not text[:1].isalnum() or text.startswith("o  ") else None
    dash = mark.group().strip() if mark else None
    if mark:
        text = text[mark.end() :]
    elif text.startswith("#"):
        text = re.sub(r"^#{1,6} +(?=\S)", "", text)
    wide = re.search(r"\S( {2,})\S", text) if "  " in text else None
    # a printable text has no white space but spaces
    whole = text if "  " not in text and text.isprintable() else " ".join(text.split())
    words = _words(whole)
    return Segment(
        whole,
        (lines[0].lines[0], lines[-1].lines[1]),
        gap,
        item=bool(mark) or lines[0].tag == "li",
        wide_space=len(" ".join(text[: wide.start(1)].split())) if wide else None,
        raw=lines[0] if lines[0].tag else None,
        dash=dash if dash in {"-", "–"} else None,
        words=words,
        said=frozenset(words),
    )
