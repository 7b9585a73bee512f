"""One axis for the days of which several articles speak."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from index.timeline import Dated, Stretch, called, dated_mention, timeline
from tests.index.shelf import UNHURRIED

VALUES = st.one_of(
    st.dates().map(date.isoformat),
    st.dates().map(lambda day: day.isoformat()[:7]),
    st.dates().map(lambda day: day.isoformat()[:4]),
    st.tuples(st.dates(), st.dates()).map(lambda days: "/".join(day.isoformat() for day in sorted(days))),
)


def dated(*values: str) -> tuple[Dated, ...]:
    found = [dated_mention(value, place, place + 1) for place, value in enumerate(values)]
    return tuple(each for each in found if each is not None)


def names(values: tuple[Dated, ...], published: str | None, most: int = 60) -> list[str]:
    made = timeline([values], [date.fromisoformat(published) if published else None], most)
    return [called(stretch) for stretch in made.axis]


def test_days_stand_in_order_and_a_month_before_its_days() -> None:
    values = dated("2018-05-13", "2018-05", "2018-05-09", "2018-05-07/2018-05-13", "2017")
    assert names(values, "2018-05-14") == [
        "2017",
        "2018-05",
        "2018-05-07/2018-05-13",
        "2018-05-09",
        "2018-05-13",
        "2018-05-14",
    ]


def test_far_from_publication_days_share_months_and_then_years_where_columns_are_few() -> None:
    far = [f"{year}-{month:02}-{day:02}" for year in (2010, 2011) for month in (3, 4) for day in (5, 6)]
    values = dated(*far, "2018-05-13")
    assert len(names(values, "2018-05-14")) == 10
    assert names(values, "2018-05-14", 8) == ["2010-03", "2010-04", "2011-03", "2011-04", "2018-05-13", "2018-05-14"]
    assert names(values, "2018-05-14", 5) == ["2010", "2011", "2018-05-13", "2018-05-14"]


def test_marks_and_publications_are_places_on_the_axis() -> None:
    made = timeline([dated("2018-05-13", "2018-05-13"), dated("2018-05-16")], [date(2018, 5, 13), None])
    assert [called(stretch) for stretch in made.axis] == ["2018-05-13", "2018-05-16"]
    assert [{place: len(each) for place, each in marks.items()} for marks in made.marks] == [{0: 2}, {1: 1}]
    assert made.published == (0, None)


def test_what_is_no_date_is_none() -> None:
    assert dated_mention("soon", 0, 4) is None
    assert timeline([()], [None]).axis == ()


@UNHURRIED
@given(st.lists(st.lists(VALUES, max_size=12), min_size=1, max_size=5), st.dates(), st.integers(1, 20))
def test_every_mention_lies_in_its_column_and_none_is_lost(values: list[list[str]], day: date, most: int) -> None:
    mentions = [dated(*each) for each in values]
    made = timeline(mentions, [day] * len(mentions), most)
    assert len(set(made.axis)) == len(made.axis)
    assert [stretch.first for stretch in made.axis] == sorted(stretch.first for stretch in made.axis)
    for given_mentions, marks in zip(mentions, made.marks, strict=True):
        assert sorted(each.start for column in marks.values() for each in column) == [
            each.start for each in given_mentions
        ]
        for place, column in marks.items():
            stretch = made.axis[place]
            assert all(stretch.first <= each.days.first and each.days.last <= stretch.last for each in column)
    assert all(made.axis[place] == Stretch(day, day) for place in made.published if place is not None)


def test_the_ends_of_the_calendar_do_no_harm() -> None:
    first, last = date.min, date.max - timedelta(days=1)
    made = timeline([dated(first.isoformat(), last.isoformat(), "9999", "0001-01")], [last], 1)
    assert made.axis[0].first == first
    assert made.axis[-1].last == date.max or made.axis[-1].last == last
