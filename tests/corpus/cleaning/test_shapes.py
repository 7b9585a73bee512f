"""The shapes of single lines: credits, bylines, dates, datelines, and the words of furniture."""

from __future__ import annotations

import pytest

from corpus.article import CutReason
from corpus.cleaning.credits import credit_tail, is_credit
from corpus.cleaning.cues import find_cue
from corpus.cleaning.head.bylines import byline, unmarked_byline
from corpus.cleaning.head.datelines import dateline
from corpus.cleaning.head.dates import date_line, stated_date
from corpus.cleaning.languages import split_words


@pytest.mark.parametrize(
    "line",
    [
        "REUTERS/Ada Quill",
        "Getty Images",
        "Ada Quill/AFP via Getty Images",
        "Photo: Ada Quill",
        "(AP Photo/Ada Quill)",
        "© Reuters",
        "Piet Brandt/The Harbour Post/TNS",
        "Image copyright Getty Images",
    ],
)
def test_a_line_that_says_who_took_a_picture_is_a_credit(line: str) -> None:
    assert is_credit(line)


@pytest.mark.parametrize(
    "line",
    [
        "The mayor told Reuters",
        "Reuters said on Monday that it had seen the letter.",
        "Credit card debt rises for a third year",
        "The and/or clause",
        "Who took the picture?",
        "Ferries wait in the fog (Image credit: Ada Quill/Getty Images)",
    ],
)
def test_a_line_that_only_names_an_agency_is_not_a_credit(line: str) -> None:
    assert not is_credit(line)


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("Ferries wait in the fog. © Reuters", "© Reuters"),
        ("Ferries wait in the fog. (AP Photo/Ada Quill)", "(AP Photo/Ada Quill)"),
        ("Ferries wait in the fog. Ada Quill/Getty Images", "Ada Quill/Getty Images"),
        ("Ferries wait in the fog. Photo: Ada Quill", "Photo: Ada Quill"),
        ("Ferries wait in the fog. Ada Quill / Harbour Institute via AP", "Ada Quill / Harbour Institute via AP"),
        ("Ferries wait in the fog. Photographer: Ada Quill/Bloomfield", "Photographer: Ada Quill/Bloomfield"),
        ("Ferries wait in the fog. Ada Quill", "Ada Quill"),
        ("Ferries wait in the fog. ADA QUILL—BLOOMBERG/GETTY IMAGES", "ADA QUILL—BLOOMBERG/GETTY IMAGES"),
        ("Ferries wait in the fog. PHOTO FILE | HARBOUR POST GROUP", "PHOTO FILE | HARBOUR POST GROUP"),
        ("Ferries wait in the fog. HANDOUT", "HANDOUT"),
    ],
)
def test_the_credit_at_the_end_of_a_caption_is_found(line: str, credit: str) -> None:
    start = credit_tail(line)
    assert start is not None
    assert line[start:] == credit


def test_a_sentence_about_an_agency_has_no_credit_at_its_end() -> None:
    assert credit_tail("The mayor had not yet spoken to Reuters.") is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ada Quill", "Ada Quill"),
        ("By Ada Quill, Staff Writer", "Ada Quill"),
        ("BY ADA QUILL", "ADA QUILL"),
        ("By Ada Quill and Piet Brandt May 16, 2018", "Ada Quill and Piet Brandt"),
        ("Written by Ada Quill", "Ada Quill"),
        ("Story by Ada Quill", "Ada Quill"),
        ("By Ada Quill | Meridian", "Ada Quill"),
        ("By Ada Quill, CBN", "Ada Quill"),
        ("By ADA QUILL FOR THE HARBOUR POST", "ADA QUILL"),
        ("By Ada Quill in Beijing and Piet Brandt in Washington", "Ada Quill and Piet Brandt"),
        ("By The Coastal Press", "The Coastal Press"),
    ],
)
def test_a_byline_gives_its_names(line: str, names: str) -> None:
    found = byline(line)
    assert found is not None
    assert found[0] == names


@pytest.mark.parametrize(
    "line", ["By Monday the talks were over.", "By saying nothing he had won.", "Bylaws of the port"]
)
def test_a_sentence_that_begins_with_by_is_not_a_byline(line: str) -> None:
    assert byline(line) is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ada Quill", "Ada Quill"),
        ("Ada Quill, Piet Brandt", "Ada Quill, Piet Brandt"),
        ("Ada Quill in Brenn", "Ada Quill"),
        ("Ada Quill in Selby and Piet Brandt in New Lund", "Ada Quill and Piet Brandt"),
        ("Ada Quill | Meridian", "Ada Quill"),
        ("Ada Quill, Senior Correspondent", "Ada Quill"),
        ("Ada Quill Guest columnist", "Ada Quill"),
    ],
)
def test_a_line_of_names_may_be_a_byline_without_by(line: str, names: str) -> None:
    assert unmarked_byline(line) == names


@pytest.mark.parametrize(
    "line",
    ["In Greyport, a vote against the water", "The Harbour Post", "Market Data", "Sign In", "What We Know", "Ferries"],
)
def test_a_title_or_a_label_is_no_line_of_names(line: str) -> None:
    assert unmarked_byline(line) is None


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("PORTHAVEN (Reuters) - The port", "PORTHAVEN"),
        ("PORTHAVEN — The port", "PORTHAVEN"),
        ("PORTHAVEN -- The port", "PORTHAVEN"),
        ("PORTHAVEN, May 14 (Norhua) -- The port", "PORTHAVEN"),
        ("PORTHAVEN, Nor. (AP) — The port", "PORTHAVEN, Nor."),
        ("New Lund (CNN Business) — The port", "New Lund"),
        ("PORTHAVEN/LUND (Reuters) - The port", "PORTHAVEN/LUND"),
    ],
)
def test_a_dateline_gives_its_place(line: str, place: str) -> None:
    assert dateline(line) == place


@pytest.mark.parametrize(
    "line", ["ZTE - the company said", "NATO — the alliance", "Bottom line: The port", "PORT-WIDE sale"]
)
def test_what_only_looks_like_a_dateline_is_none(line: str) -> None:
    assert dateline(line) is None


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("May 16, 2018 / 7:02 AM / 6 months ago", "2018-05-16"),
        ("Published 3:04 PM EDT May 16, 2018", "2018-05-16"),
        ("Wed 16 May 2018 18.30 BST", "2018-05-16"),
        ("2018-05-16", "2018-05-16"),
        ("05/16/2018", "2018-05-16"),
        ("Updated May 17, 2018; Published May 16, 2018", "2018-05-16"),
        ("PUBLISHED: 17:20, 16 May 2018 | UPDATED: 18:02, 17 May 2018", "2018-05-16"),
        ("05/18/18 5:21 PM ET", "2018-05-18"),
        ("06/07/2018 09:53 AM EDT", "2018-06-07"),
        ("06/07/2018 09:53 GMT", "2018-07-06"),
    ],
)
def test_a_line_that_says_when_gives_the_day(line: str, iso: str) -> None:
    found = date_line(line)
    assert found is not None
    assert found.iso == iso


def test_a_date_that_could_be_two_days_is_neither() -> None:
    found = date_line("05/06/2018 10:00")
    assert found is not None
    assert found.iso is None


@pytest.mark.parametrize(
    "line",
    [
        "Offer ends January 31st",
        "On May 16, 2018 the port said that it had closed the terminal",
        "February 30, 2018 sale",
    ],
)
def test_a_sentence_with_a_date_is_not_a_date_line(line: str) -> None:
    found = date_line(line)
    assert found is None or found.iso is None


def test_a_date_is_taken_from_a_line_that_says_it_was_published() -> None:
    assert stated_date("Published 15 May 2018 by The Harbour Post") == "2018-05-15"
    assert stated_date("The letter was published 15 May 2018") is None


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Share this with Facebook", CutReason.SHARE),
        ("Facebook Twitter LinkedIn", CutReason.SHARE),
        ("Subscribe now", CutReason.SUBSCRIPTION_PROMPT),
        ("Sign up for our daily newsletter", CutReason.SUBSCRIPTION_PROMPT),
        ("You have {{left}} free articles left this month", CutReason.SUBSCRIPTION_PROMPT),
        ("Hello, {{user.name}}", CutReason.TEMPLATE),
        ("ADVERTISEMENT", CutReason.SPONSORED),
        ("Paid content from Harbour Gin", CutReason.SPONSORED),
        ("You may also like", CutReason.RELATED_STORIES),
        ("READ MORE: The bridge that took forty years", CutReason.RELATED_STORIES),
        ("ALSO READ: The bridge that took forty years", CutReason.RELATED_STORIES),
        ("[The bridge that took forty years to build]", CutReason.RELATED_STORIES),
        ("(Graphic: The bridge in numbers - bit.example/2kP3f)", CutReason.RELATED_STORIES),
        ("1 2 3 Next >>|", CutReason.NAV),
        ("Sponsor Message", CutReason.SPONSORED),
        ("(Updates with the bridge's price in the third paragraph.)", CutReason.OTHER),
        ("12 Comments", CutReason.COMMENTS),
        ("Leave a Reply", CutReason.COMMENTS),
        ("© 2018 The Harbour Post. All rights reserved.", CutReason.SITE_FOOTER),
        ("Powered by TidePress", CutReason.SITE_FOOTER),
        ("We use cookies to improve your experience on this site.", CutReason.SITE_FOOTER),
        ("Skip to main content", CutReason.NAV),
        ("Freight | Metals | Money | Letters", CutReason.NAV),
        ("MenuSearch IconClose IconArrowIcon Facebook", CutReason.ICON_LABELS),
    ],
)
def test_the_words_of_furniture_give_the_reason(line: str, reason: CutReason) -> None:
    words = split_words(line.lower())
    cue = find_cue(line, words, len(words))
    assert cue is not None
    assert cue.reason is reason


@pytest.mark.parametrize(
    "line",
    [
        "The newspaper said that it had more subscribers than ever, and would print on Sundays again.",
        '"Subscribe to our newsletter, they told me," the baker said, "and then they closed the ferry."',
        "He shares the house with two goats and a retired pilot.",
        "More than 100 ferries were cancelled.",
        "The comments were made in a letter to the council, which published it on Monday.",
    ],
)
def test_a_sentence_of_an_article_is_not_furniture(line: str) -> None:
    words = split_words(line.lower())
    cue = find_cue(line, words, len(words))
    assert cue is None or cue.strength < 0.6
