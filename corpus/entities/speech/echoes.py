"""Give the words of a headline or a standfirst to who says them in the text below."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from corpus.article import Quote, QuoteKind

FEWEST = 3  # words that nobody else is likely to say
LONGEST = 200  # characters of a headline
MOST = 50  # quotations of a text that are looked for


def _plain(words: str) -> str:
    """Return words in small letters, without marks, each between blanks."""
    return " " + " ".join(re.findall(r"\w+", words.lower().replace("’", "'"))) + " "


def _is_heading(text: str, quote: Quote) -> bool:
    """Tell whether a quote stands in a line that ends without a mark of its own: a headline, or words pulled out."""
    begin, end = text.rfind("\n", 0, quote.start) + 1, text.find("\n", quote.end)
    line = text[begin : end if end >= 0 else len(text)]
    return len(line) < LONGEST and text[quote.end : begin + len(line)].rstrip()[-1:] not in {".", "!", "?", ":", ","}


def echoed(text: str, quotes: Sequence[Quote], names: frozenset[int]) -> list[Quote]:
    """Return the quotes of a text, those without a speaker given to who says the same words in another one.

    What begins at one of ``names`` is no one's words, but the name of something.
    """
    direct = [each for each in quotes if each.kind is QuoteKind.DIRECT]
    unsaid = [each for each in direct if each.speaker is None and each.start not in names][:MOST]
    said = [each for each in direct if each.speaker is not None]
    if not unsaid or not said:
        return list(quotes)
    begins, lines, length = [], [], 0
    for each in said:
        begins.append(length)
        lines.append(_plain(text[each.start : each.end]))
        length += len(lines[-1]) + 1
    together = "\n".join(lines)
    told: dict[Quote, str | None] = {}
    for each in unsaid:
        words = _plain(text[each.start : each.end]) if _is_heading(text, each) else ""
        place = together.find(words) if words.count(" ") > FEWEST else -1
        if place >= 0:
            told[each] = said[bisect_right(begins, place) - 1].speaker
    return [Quote(each.start, each.end, told[each], each.kind) if each in told else each for each in quotes]
