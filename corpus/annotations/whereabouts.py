"""Where annotations stand now: beside which article, as it is called today, and on which stretch of its text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from corpus.annotations.anchoring import Place, placed
from corpus.annotations.model import Annotation, Cited
from corpus.store.records import Summary


class Located(Struct, frozen=True):
    """An annotation, its article as it is called, or was when it went, and the place of its passage.

    ``place`` is None for a whole article, and where the passage is no longer found; ``lost`` tells which.
    """

    annotation: Annotation
    cited: Cited
    place: Place | None

    @property
    def lost(self) -> bool:
        """Tell whether there is a passage that can't be found."""
        return self.annotation.passage is not None and self.place is None


def located(
    annotations: Sequence[Annotation], summaries: Callable[[Iterable[int]], list[Summary]], text: Callable[[int], str]
) -> list[Located]:
    """Find the places of annotations, which stay in their order.

    ``summaries`` and ``text`` are those of a library.
    """
    rows = {row.id: row for row in summaries({each.article for each in annotations if each.article is not None})}
    text = cache(text)

    def locate(each: Annotation) -> Located:
        row = rows.get(each.article) if each.article is not None else None
        if row is None:
            return Located(each, each.cited, None)
        now = replace(
            each.cited,
            title=row.heading,
            byline=row.byline,
            outlet=row.outlet,
            published=row.published,
            source=row.source,
        )
        return Located(each, now, placed(each.passage, text(row.id)) if each.passage else None)

    return [locate(each) for each in annotations]
