"""The order of two texts: pairs that read forward in both, and where a place of one falls in the other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

Pair = tuple[int, int, float]  # a place in a, a place in b, a weight above 0


def forward(pairs: Sequence[Pair]) -> list[int]:
    """Return the indexes of the heaviest subset of ``pairs`` that grows strictly on both sides, in order.

    Dynamic programming over a Fenwick tree of prefix maxima: n log n for n pairs.
    """
    if not pairs:
        return []
    order = sorted(range(len(pairs)), key=lambda index: (pairs[index][0], -pairs[index][1], index))
    heights = sorted({pair[1] for pair in pairs})
    tree: list[tuple[float, int]] = [(0.0, -1)] * (len(heights) + 1)
    before = [-1] * len(pairs)
    best = (0.0, -1)
    for index in order:
        rank = bisect_left(heights, pairs[index][1])
        below = (0.0, -1)
        node = rank
        while node > 0:
            if tree[node][0] > below[0]:
                below = tree[node]
            node -= node & -node
        before[index] = below[1]
        reached = (below[0] + pairs[index][2], index)
        if reached[0] > best[0]:
            best = reached
        node = rank + 1
        while node < len(tree):
            if reached[0] > tree[node][0]:
                tree[node] = reached
            node += node & -node
    chain = []
    index = best[1]
    while index >= 0:
        chain.append(index)
        index = before[index]
    return chain[::-1]


def expected(anchors: Sequence[tuple[int, int]], place: int, length_a: int, length_b: int) -> float:
    """Return where ``place`` of a would stand in b, between the nearest ``anchors``.

    The anchors are pairs of places that grow on both sides, sorted.
    """
    after = bisect_left(anchors, (place, -1))
    left = anchors[after - 1] if after else (-1, -1)
    right = anchors[after] if after < len(anchors) else (length_a, length_b)
    if right[0] == left[0]:
        return float(left[1])
    return left[1] + (place - left[0]) * (right[1] - left[1]) / (right[0] - left[0])
