"""Tables and lists of figures, as a text has them: a cell or a row a line, where no line is prose.

Only what has little prose is about its table; below an article's text the figures are a box of scores or prices.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.cleaning.features import Features

ENOUGH = 20
"""Lines that make a table; boxes of the most read articles, with their numbers, are shorter."""
FIGURES = 0.4
"""The share of lines with a figure from which many lines are a table."""
_REACH = 4
"""Lines that may stand between the prose that a table belongs to and its first row: its title, the heads of columns."""
_CELL_WORDS = 60
_PROSE = 150
"""Words of prose from which an article is more than its table."""


def table_rows(features: Sequence[Features]) -> set[int]:
    """Return the lines of tables that a little prose leads to."""
    if sum(one.number_density > 0 for one in features) < FIGURES * ENOUGH:
        return set()
    return {
        place
        for first, last in _stretches(features)
        if last - first >= ENOUGH and _is_led_to(features, first)
        if sum(features[place].number_density > 0 for place in range(first, last)) >= FIGURES * (last - first)
        for place in range(first, last)
        if _may_be_cell(features[place])
    }


def _stretches(features: Sequence[Features]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of lines, first and one past the last, that may be cells, but for lone furniture."""
    start, last = None, 0
    for place, one in enumerate(features):
        if _may_be_cell(one):
            start, last = place if start is None else start, place + 1
        elif start is not None and (place > last or one.prose > (one.cue is not None) or _ends(one)):
            yield start, last
            start = None
    if start is not None:
        yield start, last


def _may_be_cell(one: Features) -> bool:
    return 0 < one.words <= _CELL_WORDS and not (one.prose or one.cue or one.date or one.byline or one.credit)


def _is_led_to(features: Sequence[Features], first: int) -> bool:
    """Tell whether prose stands right above a table, with no more than a little on the page until then."""
    above = [place for place in range(first) if features[place].prose]
    return bool(above) and first - above[-1] <= _REACH and sum(features[place].words for place in above) < _PROSE


def _ends(one: Features) -> bool:
    return one.cue is not None and one.cue.ends
