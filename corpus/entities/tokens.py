"""Cut a text into words, numbers, marks and line breaks.

Abbreviations ("U.S.", "Mr.", "Inc.", "J.") keep their full stop, a possessive 's is a token of its own, and a
hyphen always parts ("US-China" is three tokens), so that every span a rule can name begins and ends at a token.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate
from operator import add

from msgspec import Struct

from corpus.entities.gluing import seams

LINE_BREAK = "\n"


def word_set(text: str) -> frozenset[str]:
    """Return the words of ``text``, parted by white space, as a set."""
    return frozenset(text.split())


ABBREVIATIONS = word_set(
    "Mr Mrs Ms Dr Prof Sen Sens Rep Reps Gov Gen Lt Col Maj Capt Sgt Cpl Adm Cmdr Rev Hon St Mt Jr Sr Inc Corp Co Ltd "
    "Bhd No vs Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Mon Tue Tues Wed Thu Thurs Fri Sat Sun "
    "Calif Conn Fla Ga Ill Ind Ariz Ark Colo Mass Mich Minn Mo Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo Md "
    "Ala Ave Blvd Dept Univ Bros Mme Mlle Esq Messrs Atty Supt Sra"
)


class Tokens(Struct, frozen=True):
    """The tokens of ``text``, in columns: ``words[i]`` is ``text[starts[i]:ends[i]]``; a line break is ``"\\n"``."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.words)

    def touches(self, place: int) -> bool:
        """Tell whether nothing stands between token ``place`` and the one before it."""
        return place > 0 and self.starts[place] == self.ends[place - 1]


@cache
def _pattern() -> re.Pattern[str]:
    abbreviations = "|".join(sorted(ABBREVIATIONS, key=len, reverse=True))
    small = "|".join(filter(str.islower, ABBREVIATIONS))
    begins = "".join(sorted({word[0] for word in ABBREVIATIONS}))
    return re.compile(
        # Most tokens are one of these: they are tried first for speed alone.
        rf"(?:(?!(?:{small})\.)[a-z]{{2,}}+(?![\w'’])"
        r"|[A-Z][a-z]++(?![\w'’.])|[^\w\s'’]"
        rf"|(?=[{begins}])(?:{abbreviations})\."  # before a plain word, which would leave the full stop behind
        r"|(?:[^\W\d_]\.){2,}(?:[A-Z]\b)?"
        r"|U\.S\b"
        r"|[A-Z]\.(?!\.)"
        r"|Ph\.D\.|W\.Va\."
        r"|\d+(?:[.,:]\d+)*[^\W\d_]*"
        r"|['’][sS](?![^\W_])"
        r"|[^\W\d]\w*(?:['’](?![sS](?![^\W_]))[^\W\d_]\w*)*"
        r"|\n\s*"
        r"|['’])"
        r"[^\S\n]*"  # blanks behind a token
    )


def tokenize(text: str) -> Tokens:
    """Return the tokens of ``text``; every character that is neither white space nor an odd sign is in one.

    Between words that were run together stands a line break without width.
    """
    first = _pattern().search(text)
    begin = first.start() if first else 0
    pieces = _pattern().findall(text, begin)
    starts = list(accumulate(map(len, pieces), initial=begin))
    words = list(map(str.rstrip, pieces))
    end = starts.pop()
    ends = list(map(add, starts, map(len, words)))
    place = -1
    for _ in range(words.count("")):
        place = words.index("", place + 1)
        words[place] = LINE_BREAK
        ends[place] = starts[place + 1] if place + 1 < len(starts) else end
    for place, seam in reversed(seams(words)):
        word, middle = words[place], starts[place] + seam
        words[place : place + 1] = [word[:seam], LINE_BREAK, word[seam:]]
        starts[place + 1 : place + 1] = [middle, middle]
        ends[place:place] = [middle, middle]
    return Tokens(text, words, starts, ends)
