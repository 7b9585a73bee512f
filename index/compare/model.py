"""What a comparison is made of: passages, edits and the ledger, all frozen.

Sides are always ``a`` and ``b``, in the order in which the articles were given. A place is ``(start, end)``, half-open,
in Unicode code points of that side's ``article.text``; paragraphs are indexes into its ``article.body``.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

Place = tuple[int, int]
NOWHERE: tuple[Place, ...] = ()


class Relation(StrEnum):
    """What two articles are to each other."""

    VERSIONS = "versions"  # of one text
    SAME_STORY = "same-story"  # independent accounts
    UNRELATED = "unrelated"


class PassageKind(StrEnum):
    """How a passage of one text stands to the other text."""

    IDENTICAL = "identical"  # but for typography
    EDITED = "edited"
    SPLIT = "split"  # one paragraph of a is several of b
    MERGED = "merged"  # several paragraphs of a are one of b
    MOVED = "moved"  # to another place in the order of the text, edited or not
    SAME_FACT = "same-fact"  # other words for what seems the same fact
    ONLY_A = "only-a"
    ONLY_B = "only-b"

    @property
    def mirrored(self) -> PassageKind:
        """The kind as seen from the other side."""
        return _MIRRORED_KINDS.get(self, self)


_MIRRORED_KINDS = {
    PassageKind.SPLIT: PassageKind.MERGED,
    PassageKind.MERGED: PassageKind.SPLIT,
    PassageKind.ONLY_A: PassageKind.ONLY_B,
    PassageKind.ONLY_B: PassageKind.ONLY_A,
}


class EditKind(StrEnum):
    """What a difference in wording amounts to."""

    TYPOGRAPHIC = "typographic"  # quotation marks, dashes, spaces
    STYLE = "style"  # the house style of an outlet: U.S. or American, Mr. Trump or Trump, percent or %
    SUBSTANCE = "substance"  # everything else


class Edit(Struct, frozen=True):
    """A difference in wording, in whole words; one side is empty where words were added or taken out.

    ``a`` is ``text[a_span[0]:a_span[1]]`` of a's text, ``b`` that of b's. An empty side's place is where the words
    would stand.
    """

    a: str
    b: str
    a_span: Place
    b_span: Place
    kind: EditKind

    def mirrored(self) -> Edit:
        """Return the edit as seen from the other side."""
        return Edit(self.b, self.a, self.b_span, self.a_span, self.kind)


class Passage(Struct, frozen=True):
    """Paragraphs of a and of b that belong together, or that stand alone.

    ``score`` runs from 0 to 1. ``edits`` holds the differences of style and substance, ``typographic`` those that are
    no change of wording. ``a_spans`` and ``b_spans`` are parallel and say which stretch answers which, where that is
    finer than the paragraphs: in split, merged and same-fact passages, and in a sentence that moved alone.
    """

    a: tuple[int, ...]
    b: tuple[int, ...]
    kind: PassageKind
    score: float = 0.0
    edits: tuple[Edit, ...] = ()
    typographic: tuple[Edit, ...] = ()
    a_spans: tuple[Place, ...] = NOWHERE
    b_spans: tuple[Place, ...] = NOWHERE

    @property
    def partial(self) -> bool:
        """Tell whether the passage ties only sentences of its paragraphs, which have other passages too."""
        alone = self.kind is PassageKind.MOVED and len(self.a) == len(self.b) == 1 and bool(self.a_spans)
        return alone or self.kind is PassageKind.SAME_FACT

    def mirrored(self) -> Passage:
        """Return the passage as seen from the other side."""
        return Passage(
            self.b,
            self.a,
            self.kind.mirrored,
            self.score,
            tuple(edit.mirrored() for edit in self.edits),
            tuple(edit.mirrored() for edit in self.typographic),
            self.b_spans,
            self.a_spans,
        )


class Entry(Struct, frozen=True):
    """Something that the ledger lists: an entity, a number or a quote, with every place where it stands.

    ``speakers`` are those to whom the texts give a quote, where they do: one, unless they differ.
    """

    name: str
    type: str
    a_spans: tuple[Place, ...] = NOWHERE
    b_spans: tuple[Place, ...] = NOWHERE
    speakers: tuple[str, ...] = ()

    def mirrored(self) -> Entry:
        """Return the entry as seen from the other side."""
        return Entry(self.name, self.type, self.b_spans, self.a_spans, self.speakers)


def in_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Sort entries by their first place, in a where they have one there."""
    return tuple(
        sorted(entries, key=lambda entry: (not entry.a_spans, entry.a_spans, entry.b_spans, entry.type, entry.name))
    )


class Holdings(Struct, frozen=True):
    """What one side, or both, have."""

    entities: tuple[Entry, ...] = ()
    numbers: tuple[Entry, ...] = ()
    quotes: tuple[Entry, ...] = ()

    def mirrored(self) -> Holdings:
        """Return the holdings as seen from the other side, in its order."""
        return Holdings(
            *(in_order(entry.mirrored() for entry in entries) for entries in (self.entities, self.numbers, self.quotes))
        )


class Conflict(Struct, frozen=True):
    """Two values for what seems one thing; the words of both texts, and no verdict."""

    about: str
    a: str
    b: str
    a_span: Place
    b_span: Place

    def mirrored(self) -> Conflict:
        """Return the conflict as seen from the other side."""
        return Conflict(self.about, self.b, self.a, self.b_span, self.a_span)


class Ledger(Struct, frozen=True):
    """What each text has and the other was not found to have; what both have; where they give different values."""

    only_a: Holdings = Holdings()
    only_b: Holdings = Holdings()
    both: Holdings = Holdings()
    conflicts: tuple[Conflict, ...] = ()

    def mirrored(self) -> Ledger:
        """Return the ledger as seen from the other side."""
        return Ledger(
            self.only_b.mirrored(),
            self.only_a.mirrored(),
            self.both.mirrored(),
            tuple(
                sorted(
                    (conflict.mirrored() for conflict in self.conflicts), key=lambda found: (found.a_span, found.b_span)
                )
            ),
        )


class Overlap(Struct, frozen=True):
    """The share of each text's words that stand, five in a row, in the other: 0 to 1."""

    a_in_b: float
    b_in_a: float


class Comparison(Struct, frozen=True):
    """Two articles side by side; ``a`` and ``b`` are their numbers in the library."""

    a: int
    b: int
    relation: Relation
    overlap: Overlap
    passages: tuple[Passage, ...]
    ledger: Ledger


class Row(Struct, frozen=True):
    """A row to paint: paragraphs of a on the left, of b on the right.

    ``passages`` are indexes into the comparison's passages.
    """

    a: tuple[int, ...]
    b: tuple[int, ...]
    kind: PassageKind
    passages: tuple[int, ...]
