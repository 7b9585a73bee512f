"""Numbers that a text browser counts the links of a page with: each is the next one, whatever stands between."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from corpus.cleaning.cues import find_cue
from corpus.readers import RawBlock

_ENOUGH = 10
"""Numbered lines from which a page's links may be counted."""
_PROMPTS = 0.2
"""The share of numbered lines with the words of furniture: an article's own list has none."""
_WORDS = 14


@cache
def _number() -> re.Pattern[str]:
    return re.compile(r"\s{0,16}(\d{1,4})\.\s{1,8}(?=\S)")


def unnumbered(blocks: Sequence[RawBlock]) -> Sequence[RawBlock]:
    """Return the lines without the numbers of a page's links, or as they are where nothing counts its links."""
    if sum(block.text.lstrip()[:1].isdigit() for block in blocks) < _ENOUGH:
        return blocks
    bare: dict[int, str] = {}
    for place, block in enumerate(blocks):
        found = _number().match(block.text)
        if found is not None and int(found[1]) == len(bare) + 1:
            bare[place] = block.text[found.end() :]
    if len(bare) < _ENOUGH or sum(map(_is_prompt, bare.values())) < _PROMPTS * len(bare):
        return blocks
    return [block._replace(text=bare[place]) if place in bare else block for place, block in enumerate(blocks)]


def _is_prompt(line: str) -> bool:
    words = line.lower().split()
    return len(words) <= _WORDS and find_cue(line, words, len(words), foreign=True) is not None
