"""Records of exports: which of text and HTML is read, what their values mean, declared texts."""

from __future__ import annotations

from typing import Any

import pytest

from corpus.article import CutReason
from corpus.errors import UnreadableError
from corpus.ingest import cleaned
from corpus.intake.members import Member
from corpus.readers.record import is_markup, packed, pages
from corpus.readers.values import address, day, language, names, publisher
from tests.corpus.containers.exports import HTML, PARAGRAPHS, TEXT


def article(**values: Any) -> Any:
    return cleaned(Member("a", packed(values, {})))[1]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2018-05-16T23:59:59-07:00", "2018-05-16"),
        ("2018-5-6", "2018-05-06"),
        ("20180516", "2018-05-16"),
        ("20180516101500", "2018-05-16"),
        ("20180516T101500Z", "2018-05-16"),
        (1526464800, "2018-05-16"),
        ("1526464800", "2018-05-16"),
        (1526464800123, "2018-05-16"),
        (1526464800.5, "2018-05-16"),
        ("Wed, 16 May 2018 10:00:00 +0000", "2018-05-16"),
        ("May 16, 2018", "2018-05-16"),
        ("16 mai 2018", "2018-05-16"),
        ({"$date": "2018-05-16T00:00:00Z"}, "2018-05-16"),
        ([2018, 5, 16], "2018-05-16"),
        ("2018-02-31", None),
        ("99 Foo 99999 10:00", None),
        (-1, None),
        (1e308, None),
        (True, None),
        (None, None),
        ("yesterday", None),
    ],
)
def test_days_are_read_however_they_are_written(value: Any, expected: str | None) -> None:
    assert day(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("By Ann Hollis", "Ann Hollis"),
        (["Ann Hollis", "Li Wei", "Ann Hollis"], "Ann Hollis and Li Wei"),
        ([{"name": "A B"}, {"first_name": "Li", "last_name": "Wei"}, "C D"], "A B, Li Wei and C D"),
        ("['Ann Hollis', 'Li Wei']", "Ann Hollis and Li Wei"),
        ("Hollis, Ann; Wei, Li", "Hollis, Ann and Wei, Li"),
        ("ann@lamp.example (Ann Hollis)", "Ann Hollis"),
        ("https://lamp.example/ann", None),
        (17, None),
        ("None", None),
    ],
)
def test_names_are_joined_as_a_byline_joins_them(value: Any, expected: str | None) -> None:
    assert names(value) == expected


def test_outlets_languages_and_addresses() -> None:
    assert publisher("https://www.lamp.example/about") == "lamp.example"
    assert publisher({"id": None, "name": "The Lamp"}) == "The Lamp"
    assert [language(one) for one in ("en-GB", "de_DE", "French", "?", None)] == ["en", "de", "fr", None, None]
    assert [address(one) for one in ("https://l.example/1", {"href": "http://l.example"}, "javascript:x", 3)] == [
        "https://l.example/1",
        "http://l.example",
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        (HTML, True),
        ("A line.<br/>Another.", True),
        ("if a < b and b > c then", False),
        ("He wrote <b>, not <p.", False),
        ("1 <2> 3 <<4>>", False),
        (TEXT, False),
    ],
)
def test_markup_is_told_from_what_is_less(text: str, markup: bool) -> None:
    assert is_markup(text) is markup


def test_html_in_the_field_of_the_text_is_read_as_html() -> None:
    one = article(text=HTML, title="Ferry sold")
    assert (one.title, one.paragraphs) == ("Ferry sold", list(PARAGRAPHS))


def test_a_text_goes_before_the_page_that_it_came_from_which_fills_in_what_the_record_leaves_out() -> None:
    page = f'<html><head><meta property="og:site_name" content="The Lamp"></head><body>{HTML}<p>More.</p></body></html>'
    assert article(text=TEXT, html=page).paragraphs == list(PARAGRAPHS)
    one = article(text="Short.", html=page)
    assert one.paragraphs[:4] == list(PARAGRAPHS)
    assert one.outlet == "The Lamp"


def test_ends_of_lines_that_were_written_out_are_ends_of_lines() -> None:
    assert article(text=TEXT.replace("\n", "\\n")).paragraphs == list(PARAGRAPHS)


def test_the_title_of_the_record_is_the_title_whatever_line_the_text_begins_with() -> None:
    one = article(text=f"A boat with a past\n\n{TEXT}", title="Ferry sold")
    assert one.title == "Ferry sold"
    assert "A boat with a past" in one.text


def test_short_lines_of_a_declared_text_are_of_the_article_and_plain_furniture_is_not() -> None:
    score = "Greyport 9 12 8 20 — 49"
    one = article(text=f"{TEXT}\n\n{score}\n\nOld Mole 16 7 21 11 — 55\n\nShare this story", title="Scores")
    assert score in one.paragraphs
    assert [cut.text for cut in one.cuts] == ["Share this story"]


def test_a_whole_page_in_the_field_of_the_text_is_cleaned_as_one() -> None:
    page = f"Menu\nSign in\nSubscribe\n\nFerry sold\n\n{TEXT}\n\nShare this\nRelated stories\nA museum\nPrivacy"
    one = article(text=page)
    assert one.paragraphs == list(PARAGRAPHS)
    assert {cut.reason for cut in one.cuts} >= {CutReason.SHARE, CutReason.RELATED_STORIES}


def test_a_damaged_record_says_where_it_came_from() -> None:
    with pytest.raises(UnreadableError, match="add the export that it came from again"):
        pages("a", packed({"text": TEXT}, {})[:-9])
