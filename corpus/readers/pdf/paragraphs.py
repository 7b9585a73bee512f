"""Lines in reading order become paragraphs, over the ends of columns and pages, with their words made whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from statistics import median

from msgspec import Struct

from corpus.readers.pdf.columns import Stack
from corpus.readers.pdf.runs import Line, guessed_width

_ENDS = (".", "!", "?", "…", ":", ";", "”", '"', "’", "»", "。", "！", "？", "」")
_LEADING = 1.2
"""Line height in ems where the lines do not tell."""
_NEAR, _FAR = 5, 40
"""Paragraphs that a caption, or the columns beside, put between the two parts of one."""
_INDENT = 0.7
"""Ems from which a line is set in."""


class Paragraph(Struct):
    """Lines that make one paragraph, which begins on ``page``.

    ``opens`` tells that it is the first of its column, ``open_ended`` that it is the last and may go on in another,
    ``full`` that its last line goes to the edge, ``indented`` that its first is set in.
    """

    lines: list[Line]
    page: int = 0
    opens: bool = False
    open_ended: bool = False
    full: bool = False
    indented: bool = False

    @property
    def size(self) -> float:
        """The size of most of its letters."""
        return self.lines[0].size

    @property
    def bold(self) -> bool:
        """Whether all of it is set in bold."""
        return all(line.bold for line in self.lines)


class _Shape(Struct, frozen=True):
    """What is usual in a column: its edges, and how far apart its lines are."""

    left: float
    right: float
    leading: float


def paragraphs(stacks: Sequence[Stack]) -> list[Paragraph]:
    """Part the lines of each column into paragraphs, and join what goes on in the next column or on the next page."""
    result: list[Paragraph] = []
    for stack in stacks:
        result.extend(_in_column(stack.lines, stack.page))
    return _joined(result)


def _in_column(lines: Sequence[Line], page: int) -> list[Paragraph]:
    if not lines:
        return []
    usual = _usual(lines)
    result = [Paragraph([lines[0]], page, opens=True)]
    for above, line in pairwise(lines):
        if _continues(result[-1], above, line, usual):
            result[-1].lines.append(line)
        else:
            result.append(Paragraph([line], page))
    for one in result:
        first = one.lines[0]
        one.indented = len(one.lines) > 1 and first.x0 - one.lines[1].x0 > _INDENT * first.size
    last = lines[-1]
    result[-1].open_ended = not last.cell
    result[-1].full = usual.right - last.x1 <= 0.2 * (usual.right - usual.left) + last.slack
    return result


def _usual(lines: Sequence[Line]) -> _Shape:
    steps = [
        (below.y - above.y) / above.size
        for above, below in pairwise(lines)
        if abs(above.size - below.size) < 0.1 * above.size and 0.8 < (below.y - above.y) / above.size < 2.2
    ]
    ends = sorted(line.x1 for line in lines)
    # lines of a paragraph are closest to each other, and more than those between paragraphs
    leading = median(sorted(steps)[: max(1, round(0.8 * len(steps)))]) if steps else _LEADING
    return _Shape(min(line.x0 for line in lines), ends[round(0.9 * (len(ends) - 1))], leading)


def _continues(paragraph: Paragraph, above: Line, line: Line, usual: _Shape) -> bool:
    """Tell whether a line goes on with the paragraph whose last line is right above it."""
    em = above.size
    step = line.y - above.y
    # measured against the size of the paragraph, as its last line may hold a raised figure alone
    if above.cell or line.cell or abs(line.size - paragraph.size) > 0.08 * paragraph.size:
        return False
    if _leader().search(above.text[-80:]):
        return False
    if line.bold != above.bold and (line.bold or paragraph.bold):
        return False
    if step < 0 or step > (usual.leading * 1.2 + 0.1) * em or _opening().match(line.text):
        return False
    centred = abs((line.x0 + line.x1) - (above.x0 + above.x1)) < 1.5 * em + line.slack + above.slack
    hanging = _bullet().match(paragraph.lines[0].text) is not None
    if paragraph.size > 14 and centred:
        return True
    if not hanging and line.x0 - above.x0 > _INDENT * em and not centred:
        return False
    if len(paragraph.lines) > 1 and above.x0 - line.x0 > 2 * em and not centred:
        return False
    return not _ends_short(above, line, usual)


def _ends_short(above: Line, line: Line, usual: _Shape) -> bool:
    """Tell whether a line ended though the first word of the next had fitted, as the last of a paragraph does."""
    word = line.text.split(maxsplit=1)[0] if line.text.strip() else ""
    needed = guessed_width(word + " ") * above.size
    room = usual.right - above.x1 - above.slack * 0.5
    text = above.text.rstrip()
    if text.endswith(_ENDS):
        return room > needed + 0.06 * (usual.right - usual.left)
    return room > needed + 0.4 * (usual.right - usual.left) and not line.text[:1].islower()


@cache
def _bullet() -> re.Pattern[str]:
    return re.compile(r"\s*(?:[•‣▪●·◦∙■□➤►▶✓\uf0b7]\s?|[–-]\s|\(?\d{1,2}[.)]\s)\S")


@cache
def _leader() -> re.Pattern[str]:
    """Match the end of a line of a table of contents: dots that lead to the number of a page."""
    return re.compile(r"(?:\. ?){5,}\w{1,5}\s*$")


@cache
def _opening() -> re.Pattern[str]:
    """Match what begins a paragraph wherever it stands: a bullet, a number, the mark of a copyright."""
    return re.compile(rf"{_bullet().pattern}|\s*(?:©|\(c\) ?\d)", re.IGNORECASE)


def _joined(found: Sequence[Paragraph]) -> list[Paragraph]:
    """Join paragraphs that end at the foot of a column in the middle of a sentence with their rest."""
    body = _body_size(found)
    indents = _has_indents(found)
    result: list[Paragraph] = []
    waiting = list(found)
    while waiting:
        one = waiting.pop(0)
        while one.open_ended:
            near = enumerate(waiting[:_FAR])
            place = next((place for place, other in near if _is_rest(one, other, body, indents, place)), None)
            if place is None:
                break
            rest = waiting.pop(place)
            one.lines += rest.lines
            one.open_ended, one.full = rest.open_ended, rest.full
        result.append(one)
    return result


def _is_rest(one: Paragraph, other: Paragraph, body: float, indents: bool, between: int) -> bool:
    last, first = one.lines[-1].text.rstrip(), other.lines[0]
    alike = abs(one.size - other.size) <= 0.05 * one.size and one.bold == other.bold
    if not alike or first.cell or _bullet().match(first.text):
        return False
    start = first.text.lstrip("“\"‘'(„«")[:1]
    if last.endswith(_ENDS):
        # where paragraphs are set in, one that is not is no beginning
        unmarked = indents and not other.indented and len(other.lines) > 1
        return one.full and other.opens and between == 0 and unmarked
    if not other.opens and not 0 < between < _NEAR:
        return False
    # a picture's caption may stand between the two, at the head of the next page
    lower = start.islower() or (last.endswith("-") and start.isalpha())
    return lower or (one.full and between == 0 and abs(one.size - body) <= 0.05 * body and not other.indented)


def _body_size(found: Sequence[Paragraph]) -> float:
    return body_size(line for one in found for line in one.lines)


def body_size(lines: Iterable[Line]) -> float:
    """Return the size that most letters have, in points."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[round(line.size * 2) / 2] += len(line.text)
    return letters.most_common(1)[0][0] if letters else 0.0


def _has_indents(found: Sequence[Paragraph]) -> bool:
    several = [one for one in found if len(one.lines) > 1]
    return len(several) > 3 and sum(one.indented for one in several) > 0.3 * len(several)
