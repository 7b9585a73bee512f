"""What is found at once: the newest articles first, until there are enough to show and time has passed.

Articles of a stretch are found and scored as they are among all of them. The next one, of those that are older, is
longer; words alone are found so fast that it mostly is everything. Where it is not, nothing is said of the rest: a
search of everything follows.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

from msgspec import Struct

from index.query.nodes import Node
from index.scoring.ranking import FIRST, Ranking
from index.scoring.scores import Scores, added
from index.scoring.window import Window
from index.store.postings import Snapshot

ENOUGH = 100  # articles
STRETCH, GROWTH = 2_000, 8  # articles in the newest stretch, and how much longer each older one is
READY, PATIENCE = 0.005, 0.025  # seconds after which no other stretch is begun, with enough articles and without


class Found(Struct, frozen=True):
    """What a search found; ``exact`` where that is everything."""

    scores: Scores
    exact: bool


def first_found(
    snapshot: Snapshot, root: Node, *, enough: int = ENOUGH, ready: float = READY, patience: float = PATIENCE
) -> Found:
    """Find the newest articles that fit, with their scores.

    No stretch is begun ``ready`` seconds after the first where ``enough`` articles are found, or else ``patience``.
    """
    began = time.perf_counter()
    found: list[Scores] = []
    exact = True
    for first, end in _stretches(len(snapshot.ids)):
        ranking = Ranking(Window(snapshot, first, end), FIRST)
        found.insert(0, ranking.scores(root))
        exact = exact and ranking.exact
        wait = ready if sum(map(len, found)) >= enough else patience
        if first and time.perf_counter() - began >= wait:
            return Found(added(found), exact=False)
    return Found(added(found), exact)


def _stretches(size: int) -> Iterator[tuple[int, int]]:
    """Cut so many articles into stretches, the newest first."""
    end, length = size, STRETCH
    while end > 0:
        yield max(0, end - length), end
        end -= length
        length *= GROWTH
