"""Did you mean …? The words of a query that no article has, replaced by near ones that some article has."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from index.postings import Snapshot
from index.query import And, Field, Node, Not, Or, Phrase, Prefix, Query, Word
from index.words import words

FARTHEST = 2  # edits: a letter added, left out, changed, or two swapped
SCANNED = 60_000  # words looked at, all with the first letter of the one that was typed


def did_you_mean(query: Query, snapshot: Snapshot) -> str | None:
    """Return the query with its unknown words replaced by known ones, or None where nothing near is known."""
    text = query.text
    changed = False
    for leaf in _leaves(query.root):
        field = "form" if leaf.field is Field.TEXT else leaf.field.value
        for word in words(leaf.text):
            if snapshot.frequency(field, word.form) or _stem_known(snapshot, leaf.field, word.stem):
                continue
            near = nearest(word.form, partial(_lexicon, snapshot, field))
            if near is None:
                return None
            written = leaf.text[word.start : word.end]
            text, count = re.subn(rf"(?<!\w){re.escape(written)}(?!\w)", near, text)
            changed = changed or count > 0
    return text if changed else None


def nearest(form: str, lexicon: Callable[[str], dict[str, int]]) -> str | None:
    """Return the word of the lexicon that is fewest edits away, and of these the most frequent.

    ``lexicon`` gives the words that begin with a letter and how often each occurs; the first letter is taken to be
    right.
    """
    farthest = min(FARTHEST, len(form) // 3)
    if farthest < 1:
        return None
    best: tuple[int, int, str] | None = None
    for word, frequency in lexicon(form[0]).items():
        if abs(len(word) - len(form)) > farthest:
            continue
        far = edits(form, word, farthest)
        if 0 < far <= farthest and (best is None or (far, -frequency, word) < best):
            best = far, -frequency, word
    return best[2] if best else None


def edits(a: str, b: str, farthest: int) -> int:
    """Count the edits between two words (optimal string alignment), up to ``farthest`` + 1."""
    above: list[int] = []
    row = list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        two_above, above, row = above, row, [i]
        for j, other in enumerate(b, 1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == other:
                cost = min(cost, two_above[j - 2] + 1)
            row.append(cost)
        if min(row) > farthest:
            return farthest + 1
    return min(row[-1], farthest + 1)


def _lexicon(snapshot: Snapshot, field: str, prefix: str) -> dict[str, int]:
    return snapshot.beginnings(field, prefix, SCANNED)


def _stem_known(snapshot: Snapshot, field: Field, stemmed: str) -> bool:
    kept = {Field.TEXT: "stem", Field.TITLE: "title_stem"}.get(field)
    return kept is not None and snapshot.frequency(kept, stemmed) > 0


def _leaves(node: Node) -> list[Word | Phrase | Prefix]:
    if isinstance(node, And | Or):
        return [leaf for part in node.parts for leaf in _leaves(part)]
    if isinstance(node, Not) or not isinstance(node, Word | Phrase | Prefix):
        return []
    return [node]
