"""Find a passage again in a text that has changed, as when its source was cleaned by other rules.

It is sought by its letters alone, since line breaks, hyphens and quotation marks are what changes most; where it stands
several times, the words around it and its old place decide. Where something in it has changed, its edges are sought,
and what lies between them has to have most of what it said (after the robust anchoring of the Hypothesis project:
K. Aristarán, "Fuzzy anchoring", 2013).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import islice, takewhile

from corpus.annotations.model import Passage

CONTEXT = 32  # characters kept on either side
TELLING = 24  # letters that need no words around them to be known again
AROUND = 8  # letters of the words around a shorter passage that have to stand there still
EDGE = 16  # letters by which an edge is sought
ALIKE = 0.6  # of the runs of letters of both, the share that they have in common
TRIED, EDGES = 1_000, 8  # places where the passage, or an edge of it, is looked at

Place = tuple[int, int]


def passage(text: str, start: int, end: int) -> Passage | None:
    """Name ``text[start:end]``, without white space around it; None where nothing is left."""
    exact = text[start:end]
    start += len(exact) - len(exact.lstrip())
    exact = exact.strip()
    if not exact:
        return None
    end = start + len(exact)
    return Passage(exact, text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT], start)


def placed(wanted: Passage, text: str) -> Place | None:
    """Return where a passage stands in a text, None where it is no longer found."""
    at = wanted.start - len(wanted.prefix)
    if at >= 0 and text.startswith(wanted.prefix + wanted.exact + wanted.suffix, at):
        return wanted.start, wanted.start + len(wanted.exact)
    letters = _Letters(text)
    said = _Letters(wanted.exact).said
    if not said:
        return None
    found = _as_a_whole(wanted, said, letters) or _by_its_edges(wanted, said, letters)
    return found and _with_marks(wanted.exact, text, *found)


def quoted(words: str, text: str) -> list[Place]:
    """Return where words that a person quotes stand in a text, whatever the marks and white space between them."""
    letters = _Letters(text)
    said = _Letters(words).said
    places = islice(_occurrences(said, letters.said), TRIED) if said else ()
    return [place for start in places if _is_apart(text, *(place := letters.place(start, start + len(said))))]


class _Letters:
    """A text by its letters and digits, in small letters, and where each of them stands."""

    def __init__(self, text: str) -> None:
        words = [(found.start(), found.group()) for found in _words().finditer(text)]
        # “İ” is two characters in small letters: a word with one stays as it is
        small = [low if len(low := word.lower()) == len(word) else word for _, word in words]
        self.said = "".join(small)
        self._starts = [start for start, _ in words]
        self._before: list[int] = []
        count = 0
        for word in small:
            self._before.append(count)
            count += len(word)

    def place(self, first: int, end: int) -> Place:
        """Return where letters ``first`` to ``end`` stand in the text."""
        return self._at(first), self._at(end - 1) + 1

    def near(self, offset: int) -> int:
        """Return how many letters stand before an offset of the text, as near as words tell."""
        word = bisect_right(self._starts, offset)
        return self._before[word] if word < len(self._before) else len(self.said)

    def _at(self, letter: int) -> int:
        word = bisect_right(self._before, letter) - 1
        return self._starts[word] + letter - self._before[word]


def _as_a_whole(wanted: Passage, said: str, letters: _Letters) -> Place | None:
    before, after = _Letters(wanted.prefix).said, _Letters(wanted.suffix).said
    was = letters.near(wanted.start)
    best: tuple[int, int, int] | None = None
    for start in islice(_occurrences(said, letters.said), TRIED):
        end = start + len(said)
        alike = _shared(before[::-1], letters.said[max(0, start - CONTEXT) : start][::-1])
        alike += _shared(after, letters.said[end : end + CONTEXT])
        if len(said) >= TELLING or alike >= min(AROUND, len(before) + len(after)):
            best = max(best or (-1, 0, 0), (alike, -abs(start - was), start))
    return letters.place(best[2], best[2] + len(said)) if best else None


def _by_its_edges(wanted: Passage, said: str, letters: _Letters) -> Place | None:
    if len(said) < TELLING:
        return None
    before, after = _Letters(wanted.prefix).said[-EDGE:], _Letters(wanted.suffix).said[:EDGE]
    text = letters.said
    starts = {*_edges(said[:EDGE], text), *(at + len(before) for at in _edges(before, text))}
    ends = {*(at + EDGE for at in _edges(said[-EDGE:], text)), *_edges(after, text)}
    runs = _runs(said)
    likeliest, found = ALIKE, None
    for start in sorted(starts):
        for end in sorted(ends):
            if 0 < end - start <= 2 * len(said):
                share = _in_common(runs, _runs(text[start:end]))
                if share > likeliest:
                    likeliest, found = share, letters.place(start, end)
    return found


def _edges(edge: str, text: str) -> list[int]:
    return list(islice(_occurrences(edge, text), EDGES)) if len(edge) == EDGE else []


def _occurrences(said: str, text: str) -> Iterator[int]:
    place = text.find(said)
    while place >= 0:
        yield place
        place = text.find(said, place + 1)


def _shared(one: str, other: str) -> int:
    """Return how many letters two texts have in common at their beginnings."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _in_common(one: Counter[str], other: Counter[str]) -> float:
    """Return the share that two texts have in common of the runs of both (L. R. Dice, 1945)."""
    every = one.total() + other.total()
    return 2 * (one & other).total() / every if every else 0.0


def _runs(text: str) -> Counter[str]:
    """Count the runs of three letters."""
    return Counter(text[at : at + 3] for at in range(len(text) - 2))


def _with_marks(exact: str, text: str, start: int, end: int) -> Place:
    """Take the marks in that the passage had before its first letter and after its last."""
    words = list(_words().finditer(exact))
    lead, tail = exact[: words[0].start()], exact[words[-1].end() :]
    start -= len(lead) * text.endswith(lead, 0, start)
    return start, end + len(tail) * text.startswith(tail, end)


def _is_apart(text: str, start: int, end: int) -> bool:
    """Tell whether a place begins and ends where words do."""
    return not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())


@cache
def _words() -> re.Pattern[str]:
    return re.compile(r"[^\W_]+")
