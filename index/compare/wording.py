"""Differences in wording between two stretches of text, in whole words and in as few edits as read well."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from index.compare.model import Edit, EditKind, Place
from index.compare.order import forward
from index.compare.reading import Word, is_content
from index.compare.style import edit_kind

LONGEST_STYLE = 12  # words; a longer change is never one of house style
LARGEST = 250_000  # cells: a stretch of one text times that of the other that is compared word by word
_CLAUSE_ENDS = (",", ";", ":", ".", "!", "?", "--")


class Change(Struct, frozen=True):
    """Words ``a[first:last]`` became words ``b[b_first:b_last]``; either range may be empty."""

    first: int
    last: int
    b_first: int
    b_last: int


def differences(
    text_a: str, words_a: Sequence[Word], text_b: str, words_b: Sequence[Word], start_a: int, start_b: int
) -> tuple[list[Edit], list[Edit]]:
    """Compare two stretches word by word.

    ``start_a`` and ``start_b`` are the offsets at which an empty side stands when its stretch has no word. Returns the
    edits of style and substance, and the typographic ones, each in order.
    """
    changes: list[Change] = []
    typographic: list[Change] = []
    for change in _raw_changes(words_a, words_b):
        if change.last - change.first == change.b_last - change.b_first == 1:
            a, b = words_a[change.first], words_b[change.b_first]
            if a.folded == b.folded:
                if text_a[a.start : a.end] != text_b[b.start : b.end]:
                    typographic.append(change)
                continue
        changes.append(change)

    def edit(change: Change) -> Edit:
        a_span = _place(words_a, change.first, change.last, start_a)
        b_span = _place(words_b, change.b_first, change.b_last, start_b)
        at_end = change.last == len(words_a) and change.b_last == len(words_b)
        a_span, b_span = _trim(text_a, a_span, text_b, b_span, at_end)
        a, b = text_a[slice(*a_span)], text_b[slice(*b_span)]
        return Edit(a, b, a_span, b_span, _kind_of(change, words_a, words_b))

    joined = _join(changes, words_a, words_b)
    return (
        [edit(change) for change in joined],
        [
            Edit(
                text_a[words_a[c.first].start : words_a[c.first].end],
                text_b[words_b[c.b_first].start : words_b[c.b_first].end],
                (words_a[c.first].start, words_a[c.first].end),
                (words_b[c.b_first].start, words_b[c.b_first].end),
                EditKind.TYPOGRAPHIC,
            )
            for c in typographic
        ],
    )


def _raw_changes(a: Sequence[Word], b: Sequence[Word]) -> Iterator[Change]:
    """Yield what differs, in order; a matched word is a change of its own, for it may differ in case or typography."""
    at_a = at_b = 0
    for first, b_first, size in _blocks([word.core for word in a], [word.core for word in b]):
        if first > at_a or b_first > at_b:
            yield Change(at_a, first, at_b, b_first)
        for step in range(size):
            yield Change(first + step, first + step + 1, b_first + step, b_first + step + 1)
        at_a, at_b = first + size, b_first + size
    if len(a) > at_a or len(b) > at_b:
        yield Change(at_a, len(a), at_b, len(b))


def _blocks(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int, int]]:
    """Return the runs of equal words ``(place in a, place in b, length)``, in order.

    Stretches too large for difflib are first cut at the words that each side has exactly once (patience diff); what is
    still too large without any is not compared inside.
    """
    blocks: list[tuple[int, int, int]] = []
    waiting = [(0, len(a), 0, len(b))]
    while waiting:
        first, last, b_first, b_last = waiting.pop()
        head = 0
        while first + head < last and b_first + head < b_last and a[first + head] == b[b_first + head]:
            head += 1
        if head:
            blocks.append((first, b_first, head))
            first, b_first = first + head, b_first + head
        tail = 0
        while last - tail > first and b_last - tail > b_first and a[last - tail - 1] == b[b_last - tail - 1]:
            tail += 1
        if tail:
            blocks.append((last - tail, b_last - tail, tail))
            last, b_last = last - tail, b_last - tail
        if first == last or b_first == b_last:
            continue
        if (last - first) * (b_last - b_first) <= LARGEST:
            matcher = SequenceMatcher(None, a[first:last], b[b_first:b_last], autojunk=False)
            blocks += [(first + i, b_first + j, size) for i, j, size in matcher.get_matching_blocks() if size]
        else:
            waiting += _cuts(a, b, (first, last, b_first, b_last))
    return sorted(blocks)


def _cuts(a: Sequence[str], b: Sequence[str], bounds: tuple[int, int, int, int]) -> list[tuple[int, int, int, int]]:
    first, last, b_first, b_last = bounds
    in_a, in_b = _once(a, first, last), _once(b, b_first, b_last)
    unique = [(place, in_b[word], 1.0) for word, place in in_a.items() if word in in_b]
    anchors = [unique[index] for index in forward(unique)]
    cuts = []
    at_a, at_b = first, b_first
    for place, other, _ in anchors:
        cuts.append((at_a, place, at_b, other))
        at_a, at_b = place, other
    return [*cuts, (at_a, last, at_b, b_last)] if cuts else []


def _once(words: Sequence[str], first: int, last: int) -> dict[str, int]:
    places: dict[str, int] = {}
    for place in range(first, last):
        places[words[place]] = -1 if words[place] in places else place
    return {word: place for word, place in places.items() if place >= 0}


def _join(changes: Sequence[Change], a: Sequence[Word], b: Sequence[Word]) -> list[Change]:
    """Join edits that touch, and edits of one kind that only a word or two part within a clause."""
    joined: list[Change] = []
    for change in changes:
        if joined and _belong(joined[-1], change, a, b):
            last = joined.pop()
            joined.append(Change(last.first, change.last, last.b_first, change.b_last))
        else:
            joined.append(change)
    return joined


def _belong(left: Change, right: Change, a: Sequence[Word], b: Sequence[Word]) -> bool:
    between = a[left.last : right.first]
    if not between:
        return True
    if len(between) > 2 or sum(is_content(word.core) for word in between) > 1:
        return False
    if any(_ends_clause(word) for word in between):
        return False
    return _kind_of(left, a, b) == _kind_of(right, a, b)


def _kind_of(change: Change, a: Sequence[Word], b: Sequence[Word]) -> EditKind:
    if max(change.last - change.first, change.b_last - change.b_first) > LONGEST_STYLE:
        return EditKind.SUBSTANCE
    return edit_kind(
        [word.folded for word in a[change.first : change.last]],
        [word.folded for word in b[change.b_first : change.b_last]],
    )


def _ends_clause(word: Word) -> bool:
    folded = word.folded.rstrip("\"')]")
    return folded.endswith(_CLAUSE_ENDS) and not (folded.endswith(".") and len(folded) <= 4)


def _place(words: Sequence[Word], first: int, last: int, start: int) -> Place:
    if first < last:
        return words[first].start, words[last - 1].end
    if first < len(words):
        return words[first].start, words[first].start
    return (words[-1].end, words[-1].end) if words else (start, start)


def _trim(text_a: str, a: Place, text_b: str, b: Place, at_end: bool) -> tuple[Place, Place]:
    """Leave out the punctuation that both sides end on, unless it may be that of an abbreviation.

    ``at_end`` tells that both sides end their sentence.
    """
    end_a, end_b = a[1], b[1]
    while end_a > a[0] + 1 and end_b > b[0] + 1 and text_a[end_a - 1] == text_b[end_b - 1]:
        mark = text_a[end_a - 1]
        if mark not in ".,;:!?":
            break
        if mark == "." and (_abbreviated(text_a, end_a, at_end) or _abbreviated(text_b, end_b, at_end)):
            break
        end_a, end_b = end_a - 1, end_b - 1
    return (a[0], end_a), (b[0], end_b)


def _abbreviated(text: str, end: int, at_end: bool) -> bool:
    """Tell whether the word that ends on a full stop at ``end`` looks like an abbreviation."""
    word = text[max(0, end - 8) : end - 1].rsplit(None, 1)[-1:]
    return not word or "." in word[0] or (len(word[0]) < 5 and not at_end)
