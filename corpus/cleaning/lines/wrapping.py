"""Hard-wrapped text: whether the lines of a text were cut at a width, and at which."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from corpus.cleaning.lines.marks import begins_item, goes_on, indent, is_ended, is_unspaced, needed, says_something
from corpus.readers import RawBlock

_WIDTHS = range(40, 133)
"""Characters a line that hard wrapping makes: narrow columns, e-mail, wire copy and terminals lie between."""
_SHORT = 30
"""Characters below which a line tells nothing about wrapping."""
RAG = 6
"""Characters by which the longest of wrapped lines differ."""
_NEARLY = 0.8
"""The part of the width from which a line tells whether all lines were cut at it exactly."""
_MANY = 6
"""Broken sentences from which a text was wrapped, though to no one width."""
_LIKELY = 55
"""Characters a line from which two broken sentences are enough to tell that a text was wrapped."""


class Wrapping(Struct, frozen=True):
    """How the lines of a text were cut: ``width`` is None where each line is whole.

    ``fits`` is the length up to which a line had room for one more word; ``step`` how many lines lie from one to the
    next (2 in double-spaced text). ``apart`` tells that blank lines or indents part the paragraphs: where nothing
    does, a full line that ends a sentence may end a paragraph or not. ``margin`` is where lines begin that are not the
    first of an indented paragraph, ``hanging`` where they begin further in than the first. ``twice`` tells that what
    wrapped lines had too much stands in lines of its own, as where mail is quoted. ``common`` are the words that the
    text writes in lower case alone.
    """

    width: int | None = None
    fits: int = 0
    step: int = 1
    apart: bool = True
    margin: int | None = None
    hanging: int | None = None
    twice: bool = False
    common: frozenset[str] = frozenset()


class _Pair(Struct, frozen=True):
    """Two lines, one right below the other: what the first is long, and would be with the next word on it."""

    above: str
    below: str
    length: int
    needed: int
    deeper: int  # how many characters the second begins to the right of the first; to the left below 0

    @property
    def certain(self) -> bool:
        """Whether the second goes on with a sentence of the first, by their words alone."""
        if is_ended(self.above) or not goes_on(self.below):
            return False
        # a script without capitals says so less surely: lines of running text are alike
        return self.below[0].islower() or 2 * len(self.below) >= len(self.above)


def wrapping_of(blocks: Sequence[RawBlock]) -> Wrapping:
    """Tell how a text was wrapped.

    A line that was cut ends where the next word would not have fitted. The width shows in the lines whose sentence
    goes on below in lower case: nearly all of them are nearly full, and none is much longer than the rest. Short
    lines, as menus have, say nothing.
    """
    step = _step(blocks)
    lengths = [len(block.text) for block in blocks]
    short = sum(length for length in lengths if length < _WIDTHS.stop + RAG)
    if sum(lengths) > 4 * short:
        # most of the text stands in lines that no width allows
        return Wrapping(step=1)
    near = [pair for pair in pairwise(blocks) if pair[1].lines[0] - pair[0].lines[1] <= step]
    # the first line of an indented paragraph may begin with a tab, which has no length of its own
    level = [pair for pair in _pairs(near, _SHORT // 2) if pair.deeper >= 0]
    broken = [pair for pair in level if pair.length >= _shortest(pair) and pair.certain]
    width = _width([pair.length for pair in broken])
    if width is None:
        return Wrapping(step=1)
    within = [pair.needed for pair in broken if pair.length <= width + RAG]
    full = [needed for needed in within if needed > width]
    alike = [pair for pair in level if 0.6 * width <= pair.length <= width + RAG]
    longer = sum(length for length in lengths if length > width + RAG)
    if longer > 3 * sum(pair.length for pair in alike):
        return Wrapping(step=1)
    enough = len(full) > 2 or (len(full) == 2 and width >= _LIKELY)
    filled = enough and len(full) >= 0.6 * len(within)
    if filled and 2 * sum(pair.needed > width for pair in alike) >= len(alike):
        # the longest lines may all end a sentence: those whose sentence goes on show how much room there was
        width = max(width, min(max(pair.length for pair in alike), min(full) - 1))
        # far shorter ones are titles above a byline: text whose lines differ has many that are a little short
        within = [needed for needed in within if needed > _NEARLY * width]
        exact = len(full) >= 0.95 * len(within)
    elif not _is_running(alike) or width < _WIDTHS.start:
        return Wrapping(step=1)
    else:
        exact = False
    fits = width if exact else max(round(0.6 * width), sorted(within)[len(within) // 20] - 1)
    pairs = _pairs(near)
    level = [pair for pair in pairs if pair.deeper >= 0]
    wrapping = Wrapping(width, fits, step, twice=_is_cut_twice(level, width), common=_common(blocks))
    return _with_layout(wrapping, width, blocks, pairs)


def _is_running(alike: Sequence[_Pair]) -> bool:
    """Tell whether most lines of nearly one length go on below in lower case, wherever each of them was cut."""
    running = sum(pair.certain and pair.below[0].islower() for pair in alike)
    return running >= _MANY and 2 * running >= len(alike)


def _is_cut_twice(level: Sequence[_Pair], width: int) -> bool:
    """Tell whether many lines are short though their sentence goes on: what wider lines had too much."""
    short = sum(pair.needed < 0.6 * width and pair.certain and pair.below[0].islower() for pair in level)
    return short >= _MANY and 10 * short >= len(level)


def _common(blocks: Sequence[RawBlock]) -> frozenset[str]:
    """Return the words that stand in lower case, and nowhere within a sentence with a capital."""
    lower: set[str] = set()
    names: set[str] = set()
    for block in blocks:
        lower.update(_lower().findall(block.text))
        names.update(_names().findall(block.text))
    return frozenset(lower.difference(name.lower() for name in names))


@cache
def _lower() -> re.Pattern[str]:
    return re.compile(r"(?<![^\W_])[a-zß-öø-ÿ][^\W\d_]*")


@cache
def _names() -> re.Pattern[str]:
    return re.compile(r"(?<=[^\W_] )[A-ZÀ-ÖØ-Þ][^\W\d_]*")


def _step(blocks: Sequence[RawBlock]) -> int:
    """Return the number of lines from one to the next: two where nearly every other line is blank."""
    gaps = [below.lines[0] - above.lines[1] for above, below in pairwise(blocks)]
    return 2 if gaps.count(1) < 0.1 * len(gaps) and gaps.count(2) > 3 else 1


def _pairs(near: Sequence[tuple[RawBlock, RawBlock]], least: int = 0) -> list[_Pair]:
    """Return the pairs of lines that say something, of which the first has ``least`` characters."""
    return [pair for one in near if len(one[0].text) >= least and (pair := _pair(*one)) is not None]


def _pair(above: RawBlock, below: RawBlock) -> _Pair | None:
    first, second = above.text.rstrip(), below.text.lstrip()
    if not says_something(first) or not says_something(second) or begins_item(below.text):
        return None
    return _Pair(first, second, len(first), needed(first, below), indent(below.text) - indent(first))


def _shortest(pair: _Pair) -> int:
    return _SHORT // 2 if is_unspaced(pair.below[0]) else _SHORT


def _width(lengths: list[int]) -> int | None:
    """Return the length that the longest of many lines have in common, or None."""
    if len(lengths) < 2:
        return None
    lengths = sorted(lengths, reverse=True)
    close = max(2, len(lengths) // 12)
    width = next((one for one, other in zip(lengths, lengths[close - 1 :], strict=False) if one - other <= RAG), 0)
    unspaced = range(_WIDTHS.start // 2, _WIDTHS.stop)
    return width if width in unspaced else None


def _with_layout(wrapping: Wrapping, width: int, blocks: Sequence[RawBlock], pairs: Sequence[_Pair]) -> Wrapping:
    """Tell whether blank lines or indents part the paragraphs; else only a line that ends early does."""
    tight = sum(
        1
        for pair in pairs
        if pair.length <= width + RAG
        and is_ended(pair.above)
        and len(pair.below) >= 0.6 * width
        and pair.needed <= wrapping.fits
        and not goes_on(pair.below)
    )
    margins = Counter(indent(block.text) for block in blocks if len(block.text) >= 0.6 * width)
    margin = min(margins.most_common(2), default=(0, 0))[0]
    blank = indented = 0
    for above, below in pairwise(blocks):
        if len(below.text) >= 0.6 * width and is_ended(above.text):
            blank += below.lines[0] - above.lines[1] > wrapping.step
            indented += indent(below.text) >= margin + 2
    hanging = _hanging(blocks, pairs, width)
    by_indents = hanging is None and indented >= 2 and 2 * indented > tight
    apart = blank > 2 * tight or by_indents or hanging is not None
    fits = wrapping.fits if wrapping.fits == width or not apart else round(0.6 * width)
    return replace(wrapping, fits=fits, apart=apart, margin=margin if by_indents else None, hanging=hanging)


def _hanging(blocks: Sequence[RawBlock], pairs: Sequence[_Pair], width: int) -> int | None:
    """Return where the lines of paragraphs begin whose first line alone stands further out, or None."""
    broken = [pair for pair in pairs if pair.certain and pair.length >= 0.6 * width]
    deeper = Counter(pair.deeper for pair in broken if pair.deeper >= 2)
    if not deeper or 2 * (depth := deeper.most_common(1)[0])[1] < _MANY:
        return None
    begins = Counter(indent(block.text) for block in blocks if len(block.text) >= 0.6 * width)
    (first, _), (second, _) = min(begins.most_common(2)), max(begins.most_common(2))
    out = sum(pair.deeper < 0 for pair in broken)
    return second if second - first == depth[0] and 4 * out < depth[1] else None
