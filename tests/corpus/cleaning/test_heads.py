"""What stands between the top of a page and its text: mottoes, kickers, standfirsts, roles, boxes of prompts."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.article import Article
from corpus.cleaning import clean
from corpus.cleaning.head.datelines import lone_dateline
from corpus.cleaning.head.people import is_role
from corpus.cleaning.lines.segmentation import segment
from corpus.readers import read

STORY = (
    "The council of Porthaven voted on Tuesday to sell the old ferry terminal to a brewery from the mainland.",
    "The brewery said that it would keep the clock of the terminal, and the bench that the islanders wait on.",
    '"It is a good bench," said the mayor of Porthaven, who has waited on it for the ferry since she was six.',
    "The terminal has stood empty since the last ferry of the old line left it nine years ago.",
)


def cleaned(*lines: str) -> Article:
    [page] = read(Path("page.txt"), "\n\n".join(lines).encode())
    return clean(page)


def cleaned_tight(*lines: str) -> Article:
    [page] = read(Path("page.txt"), "\n".join(lines).encode())
    return clean(page)


def test_the_first_line_of_a_page_without_a_menu_is_its_title() -> None:
    assert cleaned("A glass raised to waiting", "May 3, 2018", *STORY).title == "A glass raised to waiting"


def test_a_longer_line_right_above_the_byline_is_the_standfirst_whatever_it_is_about() -> None:
    standfirst = "For thirty years nobody counted who stood there. It turns out that somebody did."
    article = cleaned("The Woman Who Knew the Numbers", standfirst, "By Ada Quill", "May 3, 2018", *STORY)
    assert (article.title, article.subtitle) == ("The Woman Who Knew the Numbers", standfirst)


def test_a_motto_above_a_section_and_a_title_is_not_the_title() -> None:
    top = ("The Harbour Post", "The ferry waits for none", "Port Affairs", "Brewery buys the old terminal")
    article = cleaned(*top, "By Ada Quill", "May 3, 2018", *STORY)
    assert (article.title, article.subtitle) == ("Brewery buys the old terminal", None)


def test_the_role_below_a_name_makes_the_name_a_byline_and_is_no_title() -> None:
    top = ("Brewery buys the old terminal", "Ada Quill", "Senior Contributor", "I write about ports.", "May 3, 2018")
    article = cleaned(*top, *STORY)
    assert (article.title, article.byline) == ("Brewery buys the old terminal", "Ada Quill")


@pytest.mark.parametrize("line", ["Senior Contributor", "Staff Writer", "Senior Fellow - Center for Ports"])
def test_a_line_may_say_what_somebody_is(line: str) -> None:
    assert is_role(line)


@pytest.mark.parametrize("line", ["Brewery buys the terminal", "The Harbour Post", "Editor leaves", "New York Times"])
def test_a_line_of_other_things_is_no_role(line: str) -> None:
    assert not is_role(line)


def test_an_agency_above_a_button_and_the_date_is_who_wrote() -> None:
    top = ("The Harbour Post", "Brewery buys the old terminal", "Reuters", "SHARE", "May 3, 2018")
    assert cleaned(*top, *STORY).byline == "Reuters"


def test_an_agency_and_a_place_right_above_the_text_are_who_wrote() -> None:
    top = ("The Harbour Post", "Brewery buys the old terminal", "AFP, PORTHAVEN, Brenn")
    assert cleaned(*top, *STORY).byline == "AFP"


def test_a_line_that_begins_in_lower_case_is_no_title() -> None:
    top = ("Brewery buys the old terminal", "Politics", "from the harbour-and-quay dept", "May 3, 2018")
    assert cleaned(*top, *STORY).title == "Brewery buys the old terminal"


def test_a_short_sentence_below_the_date_begins_the_text() -> None:
    opening = "What a difference a month makes."
    top = ("Brewery buys the old terminal", "by Ada Quill", "May 3, 2018")
    assert cleaned(*top, opening, *STORY).paragraphs == [opening, *STORY]


def test_a_section_goes_on_with_no_line_in_lower_case() -> None:
    [page] = read(Path("page.txt"), b"Politics\nfrom the harbour-and-quay dept\n")
    assert segment(page)[0].text == "Politics"


def test_an_outlet_that_signs_its_own_editorial_is_no_writer() -> None:
    top = ("OPINION / EDITORIAL", "The terminal is a lesson to us all", "By Global Times Published: 2018/4/17 22:13")
    article = cleaned(*top, *STORY, "Copyright © Global Times")
    assert (article.byline, article.outlet) == (None, "Global Times")


def test_a_name_goes_on_with_no_button_in_lower_case() -> None:
    [page] = read(Path("page.txt"), b"Ada Quill\nfacebook (opens in new window)\ntwitter (opens in new window)\n")
    assert segment(page)[0].text == "Ada Quill"


def test_the_paragraph_above_a_box_of_prompts_is_kept() -> None:
    box = ("Newsletter Sign-up", "Port & Harbour", "Scoops and insights from the quay.", "Preview", "Subscribe")
    assert cleaned("Brewery buys the old terminal", *STORY[:2], *box, *STORY[2:]).paragraphs == list(STORY)


def test_a_link_with_its_button_and_a_link_in_brackets_are_cut() -> None:
    links = ("Ferries: who still takes them?", "Read more")
    brackets = "[The old line went bankrupt. Then it burned, officials say.]"
    article = cleaned("Brewery buys the old terminal", *STORY[:2], *links, STORY[2], brackets, STORY[3])
    assert article.paragraphs == list(STORY)


def test_a_heading_in_quotation_marks_that_quotes_the_text_is_kept() -> None:
    heading = "'It is a good bench'"
    article = cleaned("Brewery buys the old terminal", "By Ada Quill", *STORY[:2], heading, *STORY[2:])
    assert article.paragraphs == [*STORY[:2], heading, *STORY[2:]]


def test_a_prompt_that_ends_in_a_button_has_no_photographer() -> None:
    prompt = "You're reading a free article with opinions that may differ from our members'. Learn More"
    assert cleaned("Brewery buys the old terminal", "By Ada Quill", prompt, *STORY).captions == []


def test_a_banner_above_a_menu_is_no_title() -> None:
    menu = ("An official site of the council of Porthaven", "Home", "News", "Press releases", "Ferries", "Contact us")
    article = cleaned(*menu, "May 3, 2018", "Council of Porthaven announces the sale of the old ferry terminal", *STORY)
    assert article.title == "Council of Porthaven announces the sale of the old ferry terminal"


def test_the_way_to_a_page_is_no_title_and_parts_none_from_its_date() -> None:
    article = cleaned("Brewery buys the old terminal", "Ports > Ferries > Terminals", "May 3, 2018", *STORY)
    assert article.title == "Brewery buys the old terminal"


def test_two_long_sentences_are_rather_the_standfirst_of_what_stands_above_them() -> None:
    standfirst = (
        "The council voted seven to two for the sale of the ferry terminal. The brewery will keep the clock and bench."
    )
    trail = "Home / Ports / Old Porthaven terminal to be"
    top = (trail, "Old Porthaven terminal to be a brewery soon", standfirst, "PORTS", "May 3, 2018")
    article = cleaned(*top, *STORY)
    assert (article.title, article.subtitle) == ("Old Porthaven terminal to be a brewery soon", standfirst)


def test_what_an_article_is_may_stand_between_its_title_and_its_standfirst() -> None:
    standfirst = "The ferry has gone for good. It is up to the council of Porthaven to say what comes after the brewery"
    article = cleaned("Our view on Porthaven: a town without boats", "Editorial", standfirst, "May 3, 2018", *STORY)
    assert (article.title, article.subtitle) == ("Our view on Porthaven: a town without boats", standfirst)


@pytest.mark.parametrize("mark", ["published : 3 May 2018 at 08:46", "writer: CP", "harbourpost.example"])
def test_a_mark_in_lower_case_does_not_go_on_with_the_title(mark: str) -> None:
    assert cleaned_tight("Brewery buys the old terminal", mark, *STORY).title == "Brewery buys the old terminal"


def test_a_link_that_ends_with_a_preposition_does_not_go_on_with_the_paragraph_below() -> None:
    link = "Read more: The quarrel about the bench drags on"
    article = cleaned_tight("Brewery buys the old terminal", *STORY[:2], link, *STORY[2:])
    assert article.paragraphs == list(STORY)


def test_points_above_the_byline_that_sum_the_article_up_are_kept() -> None:
    points = ("The council sold the terminal to a brewery.", "The brewery will keep the clock and the bench.")
    items = tuple(f"• {point}" for point in points)
    article = cleaned("Brewery buys the old terminal", "In Summary", *items, "By Ada Quill", "May 3, 2018", *STORY)
    assert article.paragraphs == [*points, *STORY]


def test_a_line_without_a_full_stop_between_the_date_and_the_text_is_a_caption() -> None:
    caption = "The old terminal of Porthaven, which was closed nine years ago in spring when the last ferry had left it"
    article = cleaned("Brewery buys the old terminal", "May 3, 2018", "Full article", caption, *STORY)
    assert (article.captions, article.paragraphs) == ([caption], list(STORY))


def test_a_question_that_the_page_asks_twice_is_its_title() -> None:
    question = "Is it time for the council of Porthaven to keep what it has?"
    article = cleaned("Ports", "May 3, 2018", question, *STORY, "Discuss", question, "Reply")
    assert (article.title, article.paragraphs) == (question, list(STORY))


def test_a_title_may_end_with_a_particle() -> None:
    standfirst = "The council of Porthaven voted for the brewery, and the old terminal will keep its clock"
    article = cleaned_tight(
        "Sale of the terminal in Porthaven is on", standfirst, "By Ada Quill", "May 3, 2018", *STORY
    )
    assert (article.title, article.subtitle) == ("Sale of the terminal in Porthaven is on", standfirst)


def test_a_label_of_one_word_in_lower_case_does_not_go_on_with_the_line_above() -> None:
    article = cleaned_tight("Brewery buys the old terminal", "featured", "By Ada Quill", "May 3, 2018", *STORY)
    assert article.title == "Brewery buys the old terminal"


@pytest.mark.parametrize("line", ["PORTHAVEN –", "PORTHAVEN (CP) —", "London:"])
def test_a_place_alone_above_the_text_is_where_it_was_written(line: str) -> None:
    standfirst = "The council has traded a clock and a bench for a brewery, and nobody in Porthaven will be content."
    top = ("Brewery buys the old terminal", "May 3, 2018", "Ada Quill", standfirst, line)
    article = cleaned(*top, *STORY)
    assert (article.dateline, article.subtitle) == (line.split(" ", maxsplit=1)[0].rstrip(":").strip(), standfirst)
    assert article.paragraphs == list(STORY)


@pytest.mark.parametrize("line", ["The council voted –", "NEWS:", "A long way from here to the ferry and the bench: "])
def test_other_lines_that_end_with_a_dash_or_a_colon_name_no_place(line: str) -> None:
    assert lone_dateline(line) is None


def test_what_a_writer_is_below_the_byline_is_no_standfirst() -> None:
    role = "Professor of the History of Ferries and of Old Terminals, Halden University"
    article = cleaned("Brewery buys the old terminal", "By Ada Quill, Halden University", role, "May 3, 2018", *STORY)
    assert (article.byline, article.subtitle) == ("Ada Quill", None)


def test_a_title_in_capitals_is_one_where_it_is_too_long_for_a_section() -> None:
    standfirst = "The clock and the bench of the old ferry terminal stay where they are."
    article = cleaned("BREWERY BUYS THE OLD FERRY TERMINAL", standfirst, "By Ada Quill", "May 3, 2018", *STORY)
    assert (article.title, article.subtitle) == ("BREWERY BUYS THE OLD FERRY TERMINAL", standfirst)


@pytest.mark.parametrize("top", [["Subscribe", "May 3, 2018", "PORTS & TRADE"], ["Sign up"]])
def test_a_head_between_two_prompts_is_no_part_of_their_box(top: list[str]) -> None:
    article = cleaned("PORTS", "TRADE", *top, "Brewery buys the old terminal", "214", "Subscribe", *STORY)
    assert article.title == "Brewery buys the old terminal"
    assert article.published == ("2018-05-03" if "May 3, 2018" in top else None)


def test_what_says_that_a_name_stands_below_is_no_title() -> None:
    top = ("Brewery buys the old terminal", "Photo: Reuters", "Commentary by", "Ada Quill", "Published May 3, 2018")
    article = cleaned(*top, *STORY)
    assert (article.title, article.byline) == ("Brewery buys the old terminal", "Ada Quill")


def test_of_two_lines_right_above_the_byline_the_shorter_one_about_the_text_is_the_title() -> None:
    standfirst = "Investors had hoped for a quick end to all of that"
    top = ("Council of Porthaven sells terminal to brewery", standfirst, "By Ada Quill", "May 3, 2018")
    article = cleaned(*top, *STORY)
    assert (article.title, article.subtitle) == (top[0], standfirst)


def test_the_writer_of_a_page_may_be_named_at_its_top_alone() -> None:
    top = ("Terminalia", "by Ada Quill", "About", "Concepts", "Topics", "Member forum", "Log in")
    assert cleaned(*top, "Brewery buys the old terminal", "May 3, 2018", *STORY).byline == "Ada Quill"
