"""Quoted mail: the marks that a mail program puts before the lines of a letter that is answered or passed on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from corpus.readers import RawBlock

_ENOUGH = 3
"""Lines one below the other from which a mark at their beginnings is that of quoted mail."""


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(r"\s{0,8}(?:[>|]\s?){1,8}")


def unquoted(blocks: Sequence[RawBlock]) -> list[RawBlock]:
    """Return the lines without the marks of quoted mail; a line of nothing but the mark has no text then."""
    if not any(block.text.lstrip().startswith((">", "|")) for block in blocks):
        return list(blocks)
    marked = [_mark().match(block.text) for block in blocks]
    result = list(blocks)
    start = 0
    while start < len(blocks):
        stop = start + 1
        while stop < len(blocks) and marked[stop] is not None and marked[start] is not None:
            stop += 1
        if marked[start] is not None and stop - start >= min(_ENOUGH, len(blocks)):
            for place in range(start, stop):
                mark = marked[place]
                result[place] = blocks[place]._replace(text=blocks[place].text[mark.end() if mark else 0 :])
        start = stop
    return result
