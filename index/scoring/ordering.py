"""In which order what was found is listed: by score, by date; versions of one text folded into one place."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from index.folding import Fold
from index.query.nodes import Node, Sort, scored
from index.scoring.proximity import Proximity
from index.scoring.scores import Numbers, Scores
from index.store.postings import Snapshot

LOOKED_AT_AGAIN = 100  # hits that are worth a second look at where their words stand
UNDATED = 99999999

Folds = Callable[[list[int], Callable[[int], bool]], list[Fold]]


class Place(NamedTuple):
    """A place of the list, and the score that it has by its best article."""

    fold: Fold
    score: float


def by_relevance(root: Node, sort: Sort | None) -> bool:
    """Tell whether scores give the order."""
    return sort == "relevance" and scored(root)


def with_nearness(snapshot: Snapshot, root: Node, scores: Scores, limit: int) -> Scores:
    """Look again at the best: words of the query that stand together there add to the score."""
    near = Proximity(snapshot, root)
    if not near.pairs or not len(scores):
        return scores
    values = scores.values.copy()
    count = min(max(limit, LOOKED_AT_AGAIN), len(values))
    for place in np.argpartition(values, -count)[-count:].tolist():
        values[place] += near.score(int(scores.numbers[place]))
    return Scores(scores.numbers, values)


def ordered(snapshot: Snapshot, root: Node, scores: Scores, limit: int, sort: Sort) -> Numbers:
    """Return the first ``limit`` document numbers; equals in order of arrival, by date the undated last."""
    if by_relevance(root, sort):
        keys = -scores.values
    else:
        keys = snapshot.published[scores.numbers].astype(np.int64)
        keys = np.where(keys, keys, UNDATED) if sort == "oldest" else -keys
    chosen = scores.numbers
    if limit < len(keys):
        last = np.partition(keys, limit)[limit]
        chosen, keys = chosen[keys <= last], keys[keys <= last]
    return chosen[np.lexsort((snapshot.ids[chosen], keys))][:limit]


def listed(snapshot: Snapshot, root: Node, scores: Scores, limit: int, sort: Sort, folds: Folds | None) -> list[Place]:
    """Return the first ``limit`` places of the list."""
    wanted = limit
    while True:
        best = ordered(snapshot, root, scores, wanted, sort)
        values = scores.values[scores.numbers.searchsorted(best)]
        rank = dict(zip(snapshot.ids[best].tolist(), values.tolist(), strict=True))
        places = (
            folds(list(rank), lambda article: snapshot.number(article) in scores)
            if folds
            else [Fold(each, each, ()) for each in rank]
        )
        if len(places) >= limit or len(best) < wanted:
            return [Place(place, rank[place.ranked]) for place in places[:limit]]
        wanted *= 2
