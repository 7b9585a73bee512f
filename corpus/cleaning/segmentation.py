"""Lines to segments: a paragraph a line, paragraphs between blank lines, hard-wrapped paragraphs, list items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby, pairwise

from corpus.cleaning.bylines import byline
from corpus.cleaning.cues import find_cue
from corpus.readers import Page, RawBlock

TERMINAL = (".", "!", "?", "…", ":", ".”", '."', "!”", '!"', "?”", '?"', ".’", ".'", ".)", ".]")
_WIDTHS = range(48, 133)
"""Characters a line that hard wrapping makes: e-mail, wire copy and terminals lie between."""


_SHORT = 30
"""Characters below which a line tells nothing about wrapping."""
_RAG = 6
"""Characters by which the longest of wrapped lines differ."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the source that is kept or cut as one: a paragraph, a label, a list item.

    ``gap`` counts the lines without visible text right before it; ``wide_space`` tells where the source
    set two or more spaces (often between a caption and its credit), as an offset into ``text``.
    """

    text: str
    lines: tuple[int, int]
    gap: int = 0
    item: bool = False
    wide_space: int | None = None
    raw: RawBlock | None = None

    @property
    def tag(self) -> str:
        """The element that the segment was on a web page, or an empty string."""
        return self.raw.tag if self.raw else ""


@cache
def _bullet() -> re.Pattern[str]:
    return re.compile(r"\s{0,16}(?:[•‣▪●·◦∙⁃■□➤►▶✓*]\s{0,8}|[–-]\s{1,8})(?=\S)")


@cache
def _number() -> re.Pattern[str]:
    return re.compile(r"\s{0,16}\d{1,2}[.)]\s{1,8}(?=\S)")


def segment(page: Page) -> list[Segment]:
    """Divide a page into segments in document order; together they cover every raw block once."""
    if page.format == "html":
        return [_segment([block], 0) for block in page.blocks]
    width = wrap_width(page.blocks)
    segments: list[Segment] = []
    last = 0
    for lines in _paragraphs(page.blocks, width):
        segments.append(_segment(lines, lines[0].lines[0] - last - 1))
        last = lines[-1].lines[1]
    return segments


def wrap_width(blocks: Sequence[RawBlock]) -> int | None:
    """Return the width that the lines of a text were hard-wrapped to, or None where they were not.

    A wrapped paragraph's lines end where the next word would not have fitted, so in a wrapped text nearly every line
    with another right below it is nearly full, and none is much longer. Short lines, as menus have, say nothing.
    """
    pairs = [
        (len(block.text), len(block.text) + 1 + len(following.text.split(maxsplit=1)[0]))
        for block, following in pairwise(blocks)
        if following.lines[0] == block.lines[1] + 1
        and len(block.text) >= _SHORT
        and following.text.strip()
        and not _bullet().match(following.text)
    ]
    if len(pairs) < 4:
        return None
    lengths = sorted((length for length, _ in pairs), reverse=True)
    # a title may be longer than the lines of the text, which are many and end close to each other
    close = max(2, len(lengths) // 12)
    width = next((one for one, other in zip(lengths, lengths[close - 1 :], strict=False) if one - other <= _RAG), 0)
    if width not in _WIDTHS:
        return None
    full = sum(1 for length, needed in pairs if needed > width and length <= width + _RAG)
    return width if full >= 0.6 * len(pairs) else None


def _paragraphs(blocks: Sequence[RawBlock], width: int | None) -> Iterator[list[RawBlock]]:
    """Join the lines of one paragraph; a line without visible characters always stands alone."""
    current: list[RawBlock] = []
    for block in blocks:
        if current and not _continues(current[-1], block, width):
            yield current
            current = []
        current.append(block)
    if current:
        yield current


def _continues(above: RawBlock, below: RawBlock, width: int | None) -> bool:
    """Tell whether the line ``below`` goes on with the paragraph of the line ``above``."""
    if below.lines[0] != above.lines[1] + 1:
        return False
    first, second = above.text.rstrip(), below.text.lstrip()
    if not _says_something(first) or not _says_something(second) or _bullet().match(second) or _number().match(second):
        return False
    if width is not None and _indent(below.text) >= 2 and _indent(below.text) > _indent(above.text):
        return False
    if width is not None and len(first) <= width + _RAG:
        word = second.split(maxsplit=1)[0]
        open_ended = not first.endswith(TERMINAL) and (second[:1].islower() or len(first) > 0.7 * width)
        return open_ended or len(first) + 1 + len(word) > width
    if len(first) > _WIDTHS.stop or first.endswith(TERMINAL):
        return False
    # a sentence broken over two lines goes on in lower case; "iPhone" and "eBay" begin one
    word = second.split(maxsplit=1)[0]
    goes_on = (word[:1].islower() and word[1:].islower()) or word in {"a", "a,"}
    return goes_on and not (_is_label(first) or _is_label(second) or (word == "by" and byline(second)))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _is_label(line: str) -> bool:
    """Tell whether a line is by itself the label of a button ("hide caption"), which goes on with nothing."""
    words = line.lower().split()
    cue = find_cue(line, words, len(words)) if len(words) <= 4 else None
    return cue is not None and cue.strength == 1.0


def _says_something(line: str) -> bool:
    return any(character.isalnum() for character in line)


def _segment(lines: Sequence[RawBlock], gap: int) -> Segment:
    text = " ".join(block.text.strip() for block in lines)
    bullet = _bullet().match(text)
    if bullet:
        text = text[bullet.end() :]
    wide = re.search(r"\S( {2,})\S", text) if "  " in text else None
    whole = " ".join(text.split())
    return Segment(
        whole,
        (lines[0].lines[0], lines[-1].lines[1]),
        gap,
        item=bool(bullet) or lines[0].tag == "li",
        wide_space=len(" ".join(text[: wide.start(1)].split())) if wide else None,
        raw=lines[0] if lines[0].tag else None,
    )


def repeated(segments: Sequence[Segment]) -> dict[str, int]:
    """Count segments by their text in lower case: furniture repeats itself."""
    texts = sorted(segment.text.casefold() for segment in segments)
    return {text: sum(1 for _ in group) for text, group in groupby(texts)}
