"""Spelling variants: words that are few edits away, where an edit adds, leaves out or changes a letter or swaps two.

The first letter is taken to be right, so that only a small part of a lexicon is looked at. Edits are counted by optimal
string alignment (F. Damerau, "A technique for computer detection and correction of spelling errors", CACM 1964).
"""

from __future__ import annotations

from collections.abc import Mapping

SHORTEST, LONG = 4, 8  # letters: shorter words have no variants, from the second on they have those of two edits


def farthest(form: str) -> int:
    """Return how many edits away the variants of a word are: 1 of four to seven letters, 2 of a longer word."""
    if len(form) < SHORTEST or any(letter.isdigit() for letter in form):
        return 0
    return 1 if len(form) < LONG else 2


def has_variants(form: str) -> bool:
    """Tell whether a word is long enough to be spelled in another way and be recognised."""
    return farthest(form) > 0


def is_variant(form: str, word: str) -> bool:
    """Tell whether ``word`` is ``form`` or one of its variants."""
    if form == word:
        return True
    limit = farthest(form) if form[0] == word[0] else 0
    return abs(len(form) - len(word)) <= limit and 0 < edits(form, word, limit) <= limit


def near(form: str, lexicon: Mapping[str, int], limit: int) -> list[tuple[int, str]]:
    """Return the words within ``limit`` edits with their distance, the nearest first, of these the most frequent.

    ``lexicon`` says how often each word occurs; the word itself is left out.
    """
    letters, length = set(form), len(form)
    found = []
    for word, frequency in lexicon.items():
        # An edit changes one letter for another at most, so that most words are told by their letters alone.
        if -limit <= len(word) - length <= limit and len(letters.symmetric_difference(word)) <= 2 * limit:
            far = edits(form, word, limit)
            if 0 < far <= limit:
                found.append((far, -frequency, word))
    found.sort()
    return [(far, word) for far, _, word in found]


def edits(a: str, b: str, limit: int) -> int:
    """Count the edits between two words, up to ``limit`` + 1, of which one at least is allowed."""
    start = next((place for place, (one, other) in enumerate(zip(a, b, strict=False)) if one != other), None)
    if start is None:
        return min(abs(len(a) - len(b)), limit + 1)
    end = 0
    while end < min(len(a), len(b)) - start and a[-1 - end] == b[-1 - end]:
        end += 1
    a, b = a[start : len(a) - end], b[start : len(b) - end]
    if not a or not b:
        return min(len(a) + len(b), limit + 1)
    if limit == 1:
        return 1 if len(a) == len(b) == 1 or (len(a) == 2 and a == b[::-1]) else 2
    return _aligned(a, b, limit)


def _aligned(a: str, b: str, limit: int) -> int:
    """Fill the table of edits between beginnings of two words, as far from its diagonal as edits can lead."""
    far = limit + 1
    above: list[int] = []
    row = [min(place, far) for place in range(len(b) + 1)]
    for i, letter in enumerate(a, 1):
        two_above, above, row = above, row, [min(i, far), *[far] * len(b)]
        for j in range(max(1, i - limit), min(len(b), i + limit) + 1):
            cost = above[j - 1]
            if letter != b[j - 1]:
                cost = min(cost, above[j], row[j - 1]) + 1
                if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == b[j - 1]:
                    cost = min(cost, two_above[j - 2] + 1)
            row[j] = cost
        if min(row) > limit:
            return far
    return min(row[-1], far)
