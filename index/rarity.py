"""How common the words of some texts are in a whole library, as its index has counted them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import closing

from index.compare.weights import Rarity
from index.store import build
from index.store.build import Source
from index.words import forms


def counted(texts: Iterable[str], documents: int, count: Callable[[str], int]) -> Rarity:
    """Count in how many of a library's articles each word of these texts stands, once a word.

    ``count`` takes the form of a word. A compound is as rare as the rarest of its words.
    """
    held = {form: count(form) for form in sorted({form for text in texts for form in forms(text)})}
    return Rarity(documents, lambda word: min((held.get(form, 0) for form in forms(word)), default=0))


def as_indexed(library: Source, texts: Iterable[str]) -> Rarity | None:
    """Count the words of texts in a library's index as it is, however far behind; None where none can be read."""
    stamp = build.usable(library)
    if stamp is None:
        return None
    from index.store.postings import Snapshot

    try:
        with closing(Snapshot(build.home(library) / stamp.folder)) as snapshot:
            return counted(texts, snapshot.size, lambda form: snapshot.frequency("form", form))
    except Exception:
        # Whoever searches makes a damaged index again; comparing does without.
        return None
