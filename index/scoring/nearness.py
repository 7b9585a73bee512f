"""Where words stand near to one another, in any order. Pure: positions in, windows out."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

GAP = 10  # positions between two paragraphs, as the index counts them


def windows(spots: Sequence[tuple[Sequence[int], int]], distance: int) -> Iterator[tuple[int, int]]:
    """Yield the first and the last position of each stretch that holds all words, from left to right, none twice.

    ``spots`` has for each word its positions, in order, and how often it is wanted. A stretch ends ``distance`` at most
    after its beginning, and every position in it counts for one word only.
    """
    if not _reachable([places for places, _ in spots], distance):
        return
    events = sorted((place, word) for word, (places, _) in enumerate(spots) for place in places)
    wanted = [count for _, count in spots]
    held = [0] * len(spots)
    taken: Counter[int] = Counter()
    left, ended = 0, -1

    def whole() -> bool:
        return len(taken) >= sum(wanted) and all(have >= want for have, want in zip(held, wanted, strict=True))

    def drop() -> None:
        nonlocal left
        place, word = events[left]
        held[word] -= 1
        taken[place] -= 1
        if not taken[place]:
            del taken[place]
        left += 1

    for right, (place, word) in enumerate(events):
        if place <= ended:
            left = right + 1
            continue
        held[word] += 1
        taken[place] += 1
        while events[left][0] < place - distance:
            drop()
        if not whole():
            continue
        first = left
        while whole():
            first = events[left][0]
            drop()
        yield first, place
        ended = place
        while taken:
            drop()


def _reachable(spots: Sequence[Sequence[int]], distance: int) -> bool:
    """Tell whether any of the fewest positions has all other words within reach; mostly none has."""
    rarest, *others = sorted(spots, key=len)
    for place in rarest:
        for other in others:
            nearest = bisect_left(other, place - distance)
            if nearest == len(other) or other[nearest] > place + distance:
                break
        else:
            return True
    return False
