"""One axis for the days of which several articles speak: days around publication, months and years farther off."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from msgspec import Struct

from corpus.entities.dates import interval

NEAR = 45  # days before and after a publication in which days stand by themselves


class Stretch(Struct, frozen=True):
    """A column of the axis: a day, a month, a year or anything between, both ends included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it is long."""
        return (self.last - self.first).days + 1

    @property
    def is_month(self) -> bool:
        """Tell whether it is a whole month."""
        return self.first.month == self.last.month and self == _month(self)

    @property
    def is_year(self) -> bool:
        """Tell whether it is one or several whole years."""
        return (self.first.month, self.first.day, self.last.month, self.last.day) == (1, 1, 12, 31)


class Dated(Struct, frozen=True):
    """A mention of a date: its value (see ``corpus.entities.dates``), the days it means, its offsets in the text."""

    value: str
    days: Stretch
    start: int
    end: int


class Timeline(Struct, frozen=True):
    """The axis; for each article, mentions by the place of their column; and that of its publication, if known."""

    axis: tuple[Stretch, ...] = ()
    marks: tuple[dict[int, tuple[Dated, ...]], ...] = ()
    published: tuple[int | None, ...] = ()


def called(stretch: Stretch) -> str:
    """Return what a stretch of days is called, in the forms of ISO 8601."""
    first, last = stretch.first.isoformat(), stretch.last.isoformat()
    if stretch.days == 1:
        return first
    if stretch.is_month:
        return first[:7]
    if stretch.is_year:
        return first[:4] if first[:4] == last[:4] else f"{first[:4]}/{last[:4]}"
    return f"{first}/{last}"


def dated_mention(value: str, start: int, end: int) -> Dated | None:
    """Return a mention with the days that its value means, or None where that is no date."""
    try:
        return Dated(value, Stretch(*interval(value)), start, end)
    except ValueError:
        return None


def timeline(dated: Sequence[Sequence[Dated]], published: Sequence[date | None], most: int = 60) -> Timeline:
    """Put the dated mentions of articles on one axis of about ``most`` columns.

    Days stand by themselves near the days of publication, and everywhere as long as there are columns for all; farther
    off they share the column of their month or, where that is still too many, of their year. What means a month or
    a year has a column of its own, before the days of it.
    """
    days = [Stretch(day, day) for day in published if day is not None]
    spoken = {mention.days for each in dated for mention in each}
    column_of: dict[Stretch, Stretch] = {}
    for coarser in (_itself, _month, _year):
        column_of = {each: each if _near(each, days) else coarser(each) for each in spoken}
        if len({*column_of.values(), *days}) <= most:
            break
    axis = tuple(sorted({*column_of.values(), *days}, key=lambda each: (each.first, -each.days)))
    places = {stretch: place for place, stretch in enumerate(axis)}
    return Timeline(
        axis,
        tuple(_gathered((places[column_of[mention.days]], mention) for mention in each) for each in dated),
        tuple(None if day is None else places[Stretch(day, day)] for day in published),
    )


def _gathered(placed: Iterable[tuple[int, Dated]]) -> dict[int, tuple[Dated, ...]]:
    found: dict[int, list[Dated]] = {}
    for place, mention in placed:
        found.setdefault(place, []).append(mention)
    return {place: tuple(mentions) for place, mentions in sorted(found.items())}


def _near(stretch: Stretch, days: Sequence[Stretch]) -> bool:
    return any(
        abs((stretch.first - day.first).days) <= NEAR and abs((stretch.last - day.last).days) <= NEAR for day in days
    )


Coarser = Callable[[Stretch], Stretch]


def _itself(stretch: Stretch) -> Stretch:
    return stretch


def _month(stretch: Stretch) -> Stretch:
    """Return the month that a stretch lies in, or the stretch where that is more than one."""
    first, last = stretch.first, stretch.last
    if (first.year, first.month) != (last.year, last.month):
        return stretch
    return Stretch(first.replace(day=1), last.replace(day=monthrange(last.year, last.month)[1]))


def _year(stretch: Stretch) -> Stretch:
    """Return the year that a stretch lies in, or the stretch where that is more than one."""
    if stretch.first.year != stretch.last.year:
        return stretch
    return Stretch(date(stretch.first.year, 1, 1), date(stretch.first.year, 12, 31))
