"""Dates resolved against the day of publication."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.entities import tag
from corpus.entities.dates import interval, lies_ahead, resolve, resolved

MONDAY = date(2018, 5, 14)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Sunday", "2018-05-13"),
        ("Sunday morning", "2018-05-13"),
        ("Monday", "2018-05-14"),
        ("last Monday", "2018-05-07"),
        ("last Friday", "2018-05-11"),
        ("next Tuesday", "2018-05-22"),
        ("yesterday", "2018-05-13"),
        ("this week", "2018-W20"),
        ("last week", "2018-W19"),
        ("next month", "2018-06"),
        ("Last month", "2018-04"),
        ("last year", "2017"),
        ("the past year", "2017"),
        ("the weekend", "2018-05-12/2018-05-13"),
        ("this weekend", "2018-05-19/2018-05-20"),
        ("two weeks ago", "2018-W18"),
        ("a year ago", "2017"),
        ("15 months ago", "2017-02"),
        ("May", "2018-05"),
        ("June", "2017-06"),
        ("last December", "2017-12"),
        ("late April", "2018-04"),
        ("May 8", "2018-05-08"),
        ("June 12", "2018-06-12"),
        ("Dec. 1", "2017-12-01"),
        ("8th of May", "2018-05-08"),
        ("May 12-13", "2018-05-12/2018-05-13"),
    ],
)
def test_what_counts_from_publication_is_resolved(words: str, value: str) -> None:
    assert resolve(words, MONDAY) == value
    assert resolve(words, None) is None


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("April 16, 2018", "2018-04-16"),
        ("Tuesday, May 8, 2018", "2018-05-08"),
        ("16 April 2018", "2018-04-16"),
        ("2018-04-16", "2018-04-16"),
        ("5/13/2018", "2018-05-13"),
        ("13/5/2018", "2018-05-13"),
        ("13.05.2018", "2018-05-13"),
        ("March 2017", "2017-03"),
        ("early 2017", "2017"),
        ("2016–18", "2016/2018"),
        ("the 1990s", "1990/1999"),
        ("the '90s", "1990/1999"),
        ("the 1300s", "1300/1399"),
        ("the 2000s", "2000/2009"),
        ("Tue., May 8, 2018", "2018-05-08"),
        ("Monday, 16 April 2018", "2018-04-16"),
        ("May-June 2018", "2018-05/2018-06"),
        ("Q3 2018", "2018-07/2018-09"),
        ("the first half of 2018", "2018-01/2018-06"),
        ("the final quarter of 2018", "2018-10/2018-12"),
    ],
)
def test_what_names_its_year_needs_no_publication(words: str, value: str) -> None:
    assert resolve(words, None) == resolve(words, MONDAY) == value


@pytest.mark.parametrize(
    "words",
    [
        "seven years",
        "several days",
        "weeks",
        "a week later",
        "3/4/2018",
        "February 30",
        "May 32, 2018",
        "the third half of 2018",
        "",
    ],
)
def test_what_says_no_day_has_no_value(words: str) -> None:
    assert resolve(words, MONDAY) is None


def test_a_day_of_the_week_chooses_the_year() -> None:
    assert resolve("Friday, May 13", MONDAY) == "2016-05-13"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The two sides will meet on Thursday.", "2018-05-17"),
        ("The talks were held on Thursday.", "2018-05-10"),
        ("He said on Thursday that the ban will stay.", "2018-05-10"),
        ("She said that they will meet on Thursday.", "2018-05-17"),
        ("The report is due in June.", "2018-06"),
        ("It began in June.", "2017-06"),
    ],
)
def test_the_verb_before_a_date_tells_whether_it_lies_ahead(text: str, value: str) -> None:
    mentions = tag(text).mentions
    assert [found for found in resolved(text, mentions, "2018-05-14") if found] == [value]


def test_a_verb_of_the_sentence_before_tells_nothing() -> None:
    text = "It will close. On Thursday nobody came."
    assert not lies_ahead(text, text.index("Thursday"))


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2018-05-13", date(2018, 5, 13), date(2018, 5, 13)),
        ("2018-W19", date(2018, 5, 7), date(2018, 5, 13)),
        ("2018-02", date(2018, 2, 1), date(2018, 2, 28)),
        ("2018-12", date(2018, 12, 1), date(2018, 12, 31)),
        ("2016/2018", date(2016, 1, 1), date(2018, 12, 31)),
    ],
)
def test_a_value_is_an_interval_of_days(value: str, first: date, last: date) -> None:
    assert interval(value) == (first, last)


@given(words=st.text(max_size=30), published=st.dates())
def test_any_words_on_any_day_are_resolved_or_not(words: str, published: date) -> None:
    value = resolve(words, published)
    assert value is None or interval(value)[0] <= interval(value)[1]


@given(
    words=st.sampled_from(
        ["next year", "last week", "tomorrow", "next Friday", "this weekend", "12 years ago", "May 1"]
    ),
    published=st.dates(),
)
def test_the_ends_of_the_calendar_are_no_error(words: str, published: date) -> None:
    value = resolve(words, published)
    assert value is None or interval(value)[0] <= interval(value)[1]
