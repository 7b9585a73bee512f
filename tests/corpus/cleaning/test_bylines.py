"""The many ways in which papers say who wrote, and when."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.article import Article
from corpus.cleaning import clean
from corpus.cleaning.head.bylines import byline, desk, reporters, writer_in
from corpus.cleaning.head.dates import date_line, tells_reading_time
from corpus.readers import read

STORY = """
The council of Porthaven voted on Tuesday to sell the old ferry terminal to a brewery from the mainland.

The brewery said that it would keep the clock of the terminal, and the bench that the islanders wait on.

"It is a good bench," said the mayor of Porthaven, who has waited on it for the ferry since she was six years old.
"""


def cleaned(top: str, bottom: str = "") -> Article:
    [page] = read(Path("page.txt"), f"{top}\n{STORY}\n{bottom}\n".encode())
    return clean(page)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By ADA QUILL, CP Harbour Writer", "ADA QUILL"),
        ("BY ADA QUILL ON 5/14/18 AT 10:55 AM EDT", "ADA QUILL"),
        ("By Ada Quill, Halden University", "Ada Quill"),
        ("By Ada Quill, The Post UK", "Ada Quill"),
        ("By Ada Quill, Harbour Insider", "Ada Quill"),
        ("by Harbour Post staff May 15, 2018", "Harbour Post staff"),
        ("By Ada Quill, Harbourpost.com", "Ada Quill"),
        ("By Ada QuillPOSTBusiness", "Ada Quill"),
        ("By Ada QuillBusiness Columnist", "Ada Quill"),
        ("By Ada QuillMay 14, 2018", "Ada Quill"),
        ("By Ada Quill , Piet Do on Monday, May 14th, 2018", "Ada Quill, Piet Do"),
        ("By business reporter Ada Quill", "Ada Quill"),
        ("By North Sea correspondent Ada Quill", "Ada Quill"),
        ("Written by Ada Quill, MS, RD on May 14, 2018", "Ada Quill"),
        ("By ADA QUILL, CP Ports Writer, and PIET BRANDT", "ADA QUILL and PIET BRANDT"),
        ("By Lise McCarrow and Bo DiSanto", "Lise McCarrow and Bo DiSanto"),
        (
            "By Ada Quill in Brenn, Piet Brandt in New Lund and Kate O'Dell in Selby",
            "Ada Quill, Piet Brandt and Kate O'Dell",
        ),
        ("By Ada Quill, Piet Brandt, and Mara Voss", "Ada Quill, Piet Brandt, and Mara Voss"),
        ("By ADA QUILL / AP", "ADA QUILL"),
        (
            "By Ada Quill, a deputy editor at Harbour Policy, and Piet Brandt, a staff writer at Harbour Policy.",
            "Ada Quill and Piet Brandt",
        ),
        ("by Ada Quill, Staff Writer, Harbour Monitor", "Ada Quill"),
        ("By Ada Quill Published: 2018/4/17 22:13:40", "Ada Quill"),
        ("By Ada Quill, opinion contributor", "Ada Quill"),
        ("By Ada Quill ada.quill@harbourpost.example", "Ada Quill"),
        ("by Ada Quill and Piet Brandt   @HarbourTech May 13, 2018: 9:01 PM ET", "Ada Quill and Piet Brandt"),
        ("By Martin Quill Jr. and Mara Voss", "Martin Quill Jr. and Mara Voss"),
        ("Von Ada Quill publiziert am 25. September 2018", "Ada Quill"),
        ("Автор: Иван Петров", "Иван Петров"),
        ("记者 王小明 北京报道", "王小明"),
        ("Ada Quill | @adaquill", "Ada Quill"),
    ],
)
def test_a_byline_gives_the_names_and_nothing_else(line: str, names: str) -> None:
    found = byline(line)
    assert found is not None
    assert found[0] == names


@pytest.mark.parametrize(
    "line",
    ["By the numbers", "By default, the gate is locked", "By Tuesday the gate was open", "By May the ice is gone"],
)
def test_what_only_begins_as_a_byline_does_is_none(line: str) -> None:
    assert byline(line) is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Reuters in Brenn", "Reuters"),
        ("Staff and agencies", "Staff and agencies"),
        ("Harbour Post wire services", "Harbour Post wire services"),
        ("PTI, New Lund,", "PTI"),
        ("Staff Reports", "Staff Reports"),
        ("The ferry staff went home", None),
    ],
)
def test_an_agency_or_a_desk_may_be_who_wrote(line: str, names: str | None) -> None:
    assert desk(line) == names


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Ada Quill - Nov 19, 2019, 10:31 pm CST", "Ada Quill"),
        ("11/19/2019 by Ada Quill", "Ada Quill"),
        ("Associated Press October 3, 2017, 8:15 AM", "Associated Press"),
        ("New Lund, May 14, 2018", None),
        ("Updated May 14, 2018", None),
    ],
)
def test_a_line_with_a_date_may_name_the_writer(line: str, name: str | None) -> None:
    assert writer_in(line) == name


def test_an_agency_s_last_line_names_its_reporters() -> None:
    assert reporters("(Reporting by Ada Quill in Brenn; Editing by Bo Day)") == "Ada Quill"
    assert reporters("Additional reporting by Bo Day") is None
    article = cleaned("Old Terminal Goes to Brewery", "(Reporting by Ada Quill and Piet Brandt; Editing by Bo Day)")
    assert article.byline == "Ada Quill and Piet Brandt"


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("quinta-feira, 14 de março de 2013 às 9:40", "2013-03-14"),
        ("Posted on Maret 30, 2015 by Admin", "2015-03-30"),
        ("16 maja 2018", "2018-05-16"),
        ("2018년 5월 16일", "2018-05-16"),
        ("MAY 13, 20182:16 PM ET", "2018-05-13"),
        ("14-May-2018 10:11 AM", "2018-05-14"),
        ("05.14.18", "2018-05-14"),
        ("2018-05-14T10:11:00Z", "2018-05-14"),
        ("May 14, 2018 | 4:20am | Updated May 15, 2018", "2018-05-14"),
        ("6/7/2018, 6:50 PM", None),
        ("2 hours ago", None),
        ("Published 2 hours ago", None),
    ],
)
def test_a_line_says_which_day_or_none_where_it_can_t_be_told(line: str, iso: str | None) -> None:
    found = date_line(line)
    assert found is not None
    assert found.iso == iso


def test_an_update_hours_ago_is_no_date_of_publication() -> None:
    assert cleaned("Old Terminal Goes to Brewery\nBy Ada Quill\nUpdated 2 hours ago").published is None


def test_the_date_beside_sections_and_comments_below_the_title_is_the_article_s() -> None:
    article = cleaned(
        "Old Terminal of Porthaven Goes to Brewery\n\nOctober 12, 2018/0 Comments/in Harbour /by portdesk"
    )
    assert (article.title, article.published) == ("Old Terminal of Porthaven Goes to Brewery", "2018-10-12")


@pytest.mark.parametrize("label", ["By", "By:", "By —", "Written by", "Author"])
@pytest.mark.parametrize("name", ["Ada Quill", "NEWS WIRES", "Post Staff"])
def test_what_stands_below_by_is_whom_it_means(label: str, name: str) -> None:
    assert cleaned(f"Brewery buys the old terminal\n\nMay 3, 2018\n\n{label}\n\n{name}\n").byline == name


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("ByAda Quill", "Ada Quill"),
        ("BYADA QUILL", "ADA QUILL"),
        ("writer: CP", "CP"),
        ("Author : Ada Quill", "Ada Quill"),
    ],
)
def test_a_byline_may_be_glued_to_its_mark_or_in_lower_case(line: str, names: str) -> None:
    found = byline(line)
    assert found is not None
    assert found[0] == names


@pytest.mark.parametrize("line", ["BYRON ALLWOOD", "BYRNE BRANDT", "Byers Landing"])
def test_a_name_that_begins_so_is_no_byline_glued_to_its_mark(line: str) -> None:
    assert byline(line) is None


@pytest.mark.parametrize("line", ["4 min read", "6-8 minutes", "Reading time: 5 minutes", "12 MIN READ"])
def test_a_line_says_how_long_an_article_takes_to_read(line: str) -> None:
    assert tells_reading_time(line)


def test_a_name_above_the_time_that_reading_takes_is_who_wrote() -> None:
    assert cleaned("Brewery buys the old terminal\n\nAda Quill\n\n6-8 minutes\n").byline == "Ada Quill"


def test_an_agency_right_below_the_date_is_who_wrote_but_for_one_that_says_by() -> None:
    head = "Brewery buys the old terminal\n\nPublished: May 3, 2018 12:08\n\nReuters\n\nImage Credit: Reuters\n"
    assert cleaned(head).byline == "Reuters"
    assert cleaned(f"{head}\nBy Ada Quill\n").byline == "Ada Quill"


def test_a_desk_below_a_standfirst_is_who_wrote() -> None:
    head = (
        "Brewery buys the old terminal\n\nThe mayor says that the bench will stay.\n\npost3 News Staff\n\nMay 3, 2018\n"
    )
    assert cleaned(head).byline == "post3 News Staff"


def test_an_agency_before_a_bar_and_the_date_is_who_wrote() -> None:
    assert writer_in("Reuters|Published:  05.16.19 , 22:05") == "Reuters"
    assert writer_in("Ports|Published:  05.16.19 , 22:05") is None
