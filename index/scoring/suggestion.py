"""Did you mean …? The words of a query that no article has, replaced by near ones, where that finds something."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice, product

from index.query.nodes import WRITTEN, Field, Prefix, Query, Written, leaves
from index.scoring.variants import near
from index.store.postings import Snapshot
from index.words import Word, words

FARTHEST = 2  # edits
SCANNED = 60_000  # words looked at, all with the first letter of the one that was typed
CANDIDATES, TRIED = 3, 6  # near words for each one, and queries that are tried

Replacements = list[tuple[str, list[str]]]  # what was typed, and near words


def did_you_mean(query: Query, snapshot: Snapshot, finds: Callable[[str], bool]) -> str | None:
    """Return the query with its unknown words replaced by known ones, or None where nothing near finds anything.

    Where all words are known, it is those of a name that are doubted: each belongs to somebody, and all of them
    together to nobody. ``finds`` tells whether a query finds an article.
    """
    written = [leaf for leaf in leaves(query.root, excluded=False) if isinstance(leaf, WRITTEN)]
    replacements: Replacements = []
    for leaf in written:
        for word in words(leaf.text):
            if not _known(snapshot, leaf, word):
                candidates = _near(snapshot, leaf.field, word.form)
                if not candidates:
                    return None
                replacements.append((leaf.text[word.start : word.end], candidates))
    tried = _together(query.text, replacements) if replacements else _one_by_one(query.text, _names(snapshot, written))
    return next((text for text in islice(tried, TRIED) if text != query.text and finds(text)), None)


def _together(text: str, replacements: Replacements) -> Iterator[str]:
    for chosen in product(*(candidates for _, candidates in replacements)):
        changed = text
        for (typed, _), word in zip(replacements, chosen, strict=True):
            changed = _replaced(changed, typed, word)
        yield changed


def _one_by_one(text: str, replacements: Replacements) -> Iterator[str]:
    for typed, candidates in replacements:
        yield from (_replaced(text, typed, word) for word in candidates)


def _names(snapshot: Snapshot, written: list[Written]) -> Replacements:
    """Gather near words for those of names of several words."""
    doubted = []
    for leaf in written:
        cut = words(leaf.text)
        if leaf.field not in (Field.TEXT, Field.TITLE) and len(cut) > 1:
            doubted += [(leaf.text[word.start : word.end], _near(snapshot, leaf.field, word.form)) for word in cut]
    return doubted


def _replaced(text: str, typed: str, word: str) -> str:
    """Put a word in the place of another, in the capitals of that one; a field of its name stays."""
    cased = word.upper() if typed.isupper() and len(typed) > 1 else word.capitalize() if typed[:1].isupper() else word
    return re.sub(rf"(?<!\w){re.escape(typed)}(?![\w:])", lambda _: cased, text)


def _fields(field: Field) -> tuple[str, ...]:
    """Return the fields of the index in which the words of a field are kept as they are written."""
    return {Field.TEXT: ("form",), Field.WHO: ("person", "org")}.get(field, (field.value,))


def _known(snapshot: Snapshot, leaf: Written, word: Word) -> bool:
    fields = _fields(leaf.field)
    if any(snapshot.frequency(field, word.form) for field in fields):
        return True
    if isinstance(leaf, Prefix) or (getattr(leaf, "unfinished", False) and word.end == words(leaf.text)[-1].end):
        return any(snapshot.beginnings(field, word.form, 1) for field in fields)
    kept = {Field.TEXT: "stem", Field.TITLE: "title_stem"}.get(leaf.field)
    return kept is not None and snapshot.frequency(kept, word.stem) > 0


def _near(snapshot: Snapshot, field: Field, form: str) -> list[str]:
    """Return the nearest words of the lexicon, and of these the most frequent first."""
    limit = min(FARTHEST, len(form) // 3)
    if limit < 1:
        return []
    lexicon: dict[str, int] = {}
    for name in _fields(field):
        lexicon |= snapshot.beginnings(name, form[0], SCANNED)
    return [word for _, word in near(form, lexicon, limit)[:CANDIDATES]]
