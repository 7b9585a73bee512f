"""What stands beside the results: counts of what was found, each with the key that filters by it. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from index.facets import Counts, Facet
from tui.keys.table import FILTERS

TITLES = {
    Facet.TAG: "Tags",
    Facet.OUTLET: "Outlets",
    Facet.MONTH: "Months",
    Facet.PERSON: "People",
    Facet.ORG: "Organisations",
    Facet.PLACE: "Places",
}
MOST = 8  # values of a facet that are shown
AIRY = 30  # rows from which on there is room between the facets

Filter = tuple[Facet, str]


class Row(Struct, frozen=True):
    """A line of the counts: a value with its key and its number of articles, or with no key a heading."""

    text: str
    key: str = ""
    facet: Facet | None = None
    count: int | None = None
    active: bool = False

    @property
    def filter(self) -> Filter | None:
        """What choosing the row filters by."""
        return (self.facet, self.text) if self.facet is not None else None


def rows(counts: Counts, active: Sequence[Filter], height: int) -> list[Row]:
    """Lay counts out in ``height`` rows: filters that are on first, then each facet's most frequent values.

    All facets get as many values each as there are rows and keys for. Months stand in the order of time.
    """
    known = {(facet, value): count for facet, values in counts.items() for value, count in values}
    left = {facet: [each for each in values if (facet, each[0]) not in active] for facet, values in counts.items()}
    left = {facet: values for facet, values in left.items() if values}
    airy = height >= AIRY
    room = height - (len(active) + 1 + airy if active else 0)
    each = _values_each(left, min(room - len(left) * (1 + airy), len(FILTERS) - len(active)))
    keys = iter(FILTERS)
    laid: list[Row] = []
    if active:
        laid.append(Row("Filters"))
        laid += [Row(value, next(keys, ""), facet, known.get((facet, value)), True) for facet, value in active]
    for facet, values in left.items():
        shown = values[:each]
        if not shown:
            continue
        laid += [Row("")] if airy and laid else []
        laid.append(Row(TITLES[facet]))
        if facet is Facet.MONTH:
            shown.sort()
        laid += [Row(value, next(keys, ""), facet, count) for value, count in shown]
    return laid[:height]


def _values_each(left: Mapping[Facet, Sequence[object]], room: int) -> int:
    """Return how many values of each facet there is room for."""
    most = 0
    while most < MOST and sum(min(most + 1, len(values)) for values in left.values()) <= room:
        most += 1
    return most
