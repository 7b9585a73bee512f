"""Setting articles in rows: which part of which text stands on which row of a column.

Pure: from an article and a width to rows, from several set articles and their anchors to rows that stand level.
Offsets are code points into the article's text (for a cut: into the cut's text), widths are terminal cells.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corpus.article import Article, BlockKind
from tui.typesetting.column import BULLET, Column, RowKind, Rows
from tui.typesetting.wrapping import wrapped

MEASURE = 80  # cells of body text in a line, at most
HATCHED = 3  # rows kept free that are worth showing as such


def typeset(article: Article, width: int, *, cuts: bool = False) -> Column:
    """Set an article ``width`` cells wide.

    With ``cuts``, what cleaning took out stands in its place, and a word above each block that it keeps with doubts.
    """
    rows = Rows([block.kind for block in article.blocks])
    pieces: list[tuple[int, int, int]] = [(block.start, 1, index) for index, block in enumerate(article.blocks)]
    if cuts:
        pieces += [(cut.at, 0, index) for index, cut in enumerate(article.cuts)]
        pieces.sort()
    before: BlockKind | None = None
    for _, is_block, index in pieces:
        kind = article.blocks[index].kind if is_block else None
        if len(rows) and not (kind is BlockKind.ITEM and before is BlockKind.ITEM):
            rows.add(RowKind.BLANK)
        if not is_block:
            _set_cut(rows, article, index, width)
        else:
            block = article.blocks[index]
            if cuts and (block.doubt is not None or block.by_hand):
                rows.add(RowKind.DOUBT_LABEL, index)
            room = width - (len(BULLET) if kind is BlockKind.ITEM else 0)
            rows.add_text(index, *wrapped(article.text, block.start, block.end, room))
        before = kind
    return Column(rows)


def level(columns: Sequence[Column], anchors: Sequence[Mapping[int, int]]) -> list[Column]:
    """Pad columns so that the rows of each anchor (column → row) stand level.

    Anchors are given from top to bottom: within a column their rows must not decrease. Pads go before the anchored
    row of the columns that would come too early.
    """
    padded = [Rows(column.rows.kinds) for column in columns]
    done = [0] * len(columns)
    for anchor in anchors:
        for number, row in anchor.items():
            padded[number].add_rows(columns[number].rows, done[number], row)
            done[number] = max(done[number], row)
        height = max((len(padded[number]) for number in anchor), default=0)
        for number in anchor:
            free = height - len(padded[number])
            padded[number].add(RowKind.PAD if free >= HATCHED else RowKind.BLANK, -1, [0] * free, [0] * free)
    for number, column in enumerate(columns):
        padded[number].add_rows(column.rows, done[number])
    return [Column(rows) for rows in padded]


def _set_cut(rows: Rows, article: Article, index: int, width: int) -> None:
    text = article.cuts[index].text
    rows.add(RowKind.CUT_LABEL, index)
    place = 0
    for line in text.split("\n"):
        rows.add(RowKind.CUT, index, *wrapped(text, place, place + len(line), width))
        place += len(line) + 1
