"""The order in which passages and their paragraphs are read, so that both texts run from top to bottom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from index.compare.model import Comparison, Overlap, Passage, PassageKind, Row
from index.compare.order import forward


def arrange(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Sort passages for reading: along a, with what only b has after its neighbour in b; sides are treated alike."""
    both = sorted((p for p in passages if p.a and p.b), key=lambda p: (p.a, p.b, p.a_spans, p.b_spans))
    only_a = sorted((p for p in passages if not p.b), key=lambda p: p.a)
    only_b = sorted((p for p in passages if not p.a), key=lambda p: p.b)
    spine = {id(both[index]) for index in forward([(p.a[0], p.b[0], p.score + 0.01) for p in both])}
    arranged: list[Passage] = []
    for passage in both:
        while only_a and only_a[0].a < passage.a:
            arranged.append(only_a.pop(0))
        if id(passage) in spine:
            while only_b and only_b[0].b < passage.b:
                arranged.append(only_b.pop(0))
        arranged.append(passage)
    return (*arranged, *only_a, *only_b)


def mirrored(comparison: Comparison) -> Comparison:
    """Return a comparison as seen from the other side."""
    return Comparison(
        comparison.b,
        comparison.a,
        comparison.relation,
        Overlap(comparison.overlap.b_in_a, comparison.overlap.a_in_b),
        arrange([passage.mirrored() for passage in comparison.passages]),
        comparison.ledger.mirrored(),
    )


def rows(comparison: Comparison) -> list[Row]:
    """Lay a comparison out side by side.

    Each paragraph of a stands in exactly one row, and they come in a's order; so it is with b. A passage whose
    paragraphs would break the order of either text stands in one-sided rows, each at its own place, that keep its kind.
    """
    passages = comparison.passages
    of_a: dict[int, list[int]] = defaultdict(list)
    of_b: dict[int, list[int]] = defaultdict(list)
    for index, passage in enumerate(passages):
        for paragraph in passage.a:
            of_a[paragraph].append(index)
        for paragraph in passage.b:
            of_b[paragraph].append(index)
    both = [index for index, passage in enumerate(passages) if passage.a and passage.b]
    spine = [both[place] for place in forward([(passages[i].a[0], passages[i].b[0], _pull(passages[i])) for i in both])]
    left, right = sorted(of_a), sorted(of_b)
    laid: list[Row] = []
    at_a = at_b = 0

    def alone(until_a: int | None, until_b: int | None) -> None:
        nonlocal at_a, at_b
        while at_a < len(left) and (until_a is None or left[at_a] < until_a):
            known = of_a[left[at_a]]
            laid.append(Row((left[at_a],), (), _kind(passages, known), tuple(known)))
            at_a += 1
        while at_b < len(right) and (until_b is None or right[at_b] < until_b):
            known = of_b[right[at_b]]
            laid.append(Row((), (right[at_b],), _kind(passages, known), tuple(known)))
            at_b += 1

    for place, index in enumerate(spine):
        passage = passages[index]
        following = passages[spine[place + 1]] if place + 1 < len(spine) else None
        alone(passage.a[0], passage.b[0])
        a = _run(passage.a, following.a[0] if following else None)
        b = _run(passage.b, following.b[0] if following else None)
        known = sorted({i for p in a for i in of_a[p]} | {i for p in b for i in of_b[p]})
        laid.append(Row(a, b, passage.kind, tuple(known)))
        at_a, at_b = at_a + len(a), at_b + len(b)
    alone(None, None)
    return laid


def _pull(passage: Passage) -> float:
    """Return how strongly a passage asks to stand side by side.

    Shared wording goes before shared facts, and what moved comes last.
    """
    if passage.kind is PassageKind.MOVED:
        return 0.001
    return passage.score if passage.kind is PassageKind.SAME_FACT else 10.0 * len(passage.a) * len(passage.b)


def _kind(passages: Sequence[Passage], known: Sequence[int]) -> PassageKind:
    return min((passages[index] for index in known), key=lambda passage: passage.partial).kind


def _run(paragraphs: Sequence[int], before: int | None) -> tuple[int, ...]:
    """Return the first paragraphs that follow on each other and stand before ``before``."""
    run = [paragraphs[0]]
    for paragraph in paragraphs[1:]:
        if paragraph != run[-1] + 1 or (before is not None and paragraph >= before):
            break
        run.append(paragraph)
    return tuple(run)
