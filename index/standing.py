"""How often words stand in a row, or near to one another, in the articles that have all of them.

A slot is a place in a phrase: the forms of which any may stand there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from index.nearness import windows
from index.postings import Snapshot, Weights

Slot = tuple[str, ...]


def in_a_row(snapshot: Snapshot, field: str, slots: Sequence[Slot]) -> Weights:
    """Count for each article how often the slots are filled one after the other."""
    found = _having(snapshot, field, slots)
    spots = [_spots(snapshot, field, slot, found) for slot in slots]
    counts: Weights = {}
    for number in found:
        starts = set(spots[0](number))
        for offset, spot in enumerate(spots[1:], 1):
            starts.intersection_update([place - offset for place in spot(number)])
        if starts:
            counts[number] = float(len(starts))
    return counts


def near_each_other(snapshot: Snapshot, field: str, slots: Sequence[Slot], distance: int) -> Weights:
    """Count for each article the stretches of ``distance`` words at most in which all slots are filled."""
    found = _having(snapshot, field, slots)
    wanted = {slot: slots.count(slot) for slot in slots}
    spots = [(_spots(snapshot, field, slot, found), count) for slot, count in wanted.items()]
    counts: Weights = {}
    for number in found:
        stretches = sum(1 for _ in windows([(spot(number), count) for spot, count in spots], distance))
        if stretches:
            counts[number] = float(stretches)
    return counts


def _having(snapshot: Snapshot, field: str, slots: Sequence[Slot]) -> set[int]:
    """Return the articles that have a word for every slot."""
    return set.intersection(*(set[int]().union(*(snapshot.places(field, form) for form in slot)) for slot in slots))


def _spots(snapshot: Snapshot, field: str, slot: Slot, found: set[int]) -> Callable[[int], list[int]]:
    """Return a function from an article to the positions in it of any of these words, in order."""
    unpack = snapshot.unpack
    if len(slot) == 1:
        places = snapshot.places(field, slot[0])
        return lambda number: unpack(places[number])
    together: dict[int, list[int]] = {}
    for form in slot:
        places = snapshot.places(field, form)
        for number in found.intersection(places):
            together.setdefault(number, []).extend(unpack(places[number]))
    return lambda number: sorted(together[number])
