"""Where two texts give different values for what seems one thing: the evidence, never a verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.compare.model import Conflict, Passage, PassageKind, Place
from index.compare.quantities import Quantity, within
from index.compare.reading import is_content, words_of
from index.compare.stems import family, stem

HEDGE = 0.15  # "nearly 80,000" and "77,500" agree
AROUND = 60  # characters on each side of a value that say what it is the value of
_SKIPPED = frozenset({"", "in year", "decade", "rank"})


def find_conflicts(
    text_a: str, text_b: str, numbers_a: Sequence[Quantity], numbers_b: Sequence[Quantity], passages: Sequence[Passage]
) -> tuple[Conflict, ...]:
    """Return the conflicts between aligned passages.

    A pair counts where each side has one quantity of that unit, their values differ by more than a hedge ("about")
    allows, and the words around them overlap; or where an edit put one value in another's place.
    """
    found: dict[tuple[Place, Place], Conflict] = {}
    for passage in passages:
        for a, b in (
            *_edited(passage, numbers_a, numbers_b),
            *_reported(passage, text_a, text_b, numbers_a, numbers_b),
        ):
            if _differ(a, b):
                conflict = _conflict(text_a, text_b, a, b)
                found.setdefault((conflict.a_span, conflict.b_span), conflict)
    return tuple(found[key] for key in sorted(found))


def _edited(
    passage: Passage, in_a: Sequence[Quantity], in_b: Sequence[Quantity]
) -> Iterator[tuple[Quantity, Quantity]]:
    for edit in passage.edits:
        a, b = _touching(in_a, edit.a_span), _touching(in_b, edit.b_span)
        if len(a) == len(b) == 1 and a[0].unit == b[0].unit:
            yield a[0], b[0]


def _reported(
    passage: Passage, text_a: str, text_b: str, in_a: Sequence[Quantity], in_b: Sequence[Quantity]
) -> Iterator[tuple[Quantity, Quantity]]:
    if passage.kind is not PassageKind.SAME_FACT:
        return
    for place_a, place_b in zip(passage.a_spans, passage.b_spans, strict=True):
        a, b = within(in_a, place_a), within(in_b, place_b)
        for quantity in a:
            rivals = [other for other in b if other.unit == quantity.unit]
            alone = sum(other.unit == quantity.unit for other in a) == 1
            if (
                quantity.unit not in _SKIPPED
                and alone
                and len(rivals) == 1
                and _same_thing(text_a, text_b, quantity, rivals[0])
            ):
                yield quantity, rivals[0]


def _touching(found: Sequence[Quantity], place: Place) -> list[Quantity]:
    if place[0] == place[1]:
        return []
    return [quantity for quantity in within(found, (place[0] - 40, place[1])) if quantity.end > place[0]]


def _differ(a: Quantity, b: Quantity) -> bool:
    if a.value == b.value:
        return False
    if a.hedged or b.hedged:
        return abs(a.value - b.value) > max(abs(a.value), abs(b.value)) * 15 / 100
    return True


def _same_thing(text_a: str, text_b: str, a: Quantity, b: Quantity) -> bool:
    return bool(_around(text_a, a) & _around(text_b, b)) or a.unit == "people"


def _around(text: str, quantity: Quantity) -> set[str]:
    start, end = max(0, quantity.start - AROUND), min(len(text), quantity.end + AROUND)
    return {
        family(word.core) or stem(word.core)
        for word in words_of(text, start, end)
        if is_content(word.core) and word.core.isalpha() and (word.end <= quantity.start or word.start >= quantity.end)
    }


def _conflict(text_a: str, text_b: str, a: Quantity, b: Quantity) -> Conflict:
    words_a, words_b = (" ".join(text[q.start : q.end].split()) for text, q in ((text_a, a), (text_b, b)))
    return Conflict(_about(words_a, words_b, a.unit), words_a, words_b, (a.start, a.end), (b.start, b.end))


def _about(words_a: str, words_b: str, unit: str) -> str:
    nouns = [words.split()[-1].strip(".,") for words in (words_a, words_b) if " " in words and words[-1:].isalpha()]
    return ", ".join(dict.fromkeys(nouns)) or unit or "number"
