"""Boxes of links and prompts in the middle of an article, which goes on below them."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.cleaning import clean
from corpus.readers import read
from tests.corpus.cleaning.annotations import stories

BOXES = (
    ("ALSO ON THE LAMP", "Harbour board sells the ferry to three towns", "Bakers may open at night, court rules"),
    ("Related stories", "Harbour board sells the ferry to three towns", "School gets its windows back"),
    ("More from Business", "Harbour board sells the ferry", "Why bakers open at night"),
    ("Recommended", "Storm drives trawler ashore"),
    ("Most read", "1. Storm drives trawler ashore", "2. Bakers win right", "3. School gets windows"),
    ("Read more:", "Harbour board sells the ferry to three towns"),
    ("Advertisement",),
    ("Thanks for reading.", "Subscribe now for unlimited access to our website."),
    ("Sign up for our newsletter", "Email address", "Subscribe"),
)
TITLE = "A title of eight words over this story"
TEASERS = (
    "Related stories",
    "Harbour board sells the ferry to three towns",
    "The ferry goes to the highest bidder, the board said on Monday, and the crew goes with it.",
    "Bakers may open at night, court rules",
    "Fresh bread is a need and not a pleasure, judges in the old town said in their ruling.",
)


def paragraphs(lines: list[str]) -> list[str]:
    [page] = read(Path("page.txt"), "\n\n".join(lines).encode())
    return clean(page).paragraphs


@pytest.mark.parametrize("box", BOXES, ids=lambda box: box[0])
@pytest.mark.parametrize("name", ["chips", "trial", "vote"])
def test_an_article_goes_on_below_a_box_wherever_it_stands(box: tuple[str, ...], name: str) -> None:
    story = stories()[name]
    for place in range(2, len(story) - 1):
        found = paragraphs([TITLE, *story[:place], *box, *story[place:]])
        assert [text for text in story if text not in found] == [], f"below {box[0]!r} at {place}"
        assert not set(box) & set(found)


@pytest.mark.parametrize("box", [("Comments",), ("Comments", "Sign in to comment"), ("Terms of use",)])
@pytest.mark.parametrize("name", ["chips", "trial", "vote"])
def test_paragraphs_about_the_same_people_go_on_below_a_button_for_comments(box: tuple[str, ...], name: str) -> None:
    story = stories()[name]
    for place in range(2, len(story) - 2):
        found = paragraphs([TITLE, *story[:place], *box, *story[place:]])
        assert found == story, f"below {box[0]!r} at {place}"


@pytest.mark.parametrize("name", ["chips", "trial", "vote"])
def test_a_label_that_comes_again_below_an_article_does_not_end_it_above(name: str) -> None:
    story = stories()[name]
    foot = ["Comments", "Related stories", "Bakers may open at night, court rules", "About us"]
    for label in foot[:2]:
        for place in range(2, len(story) - 1):
            found = paragraphs([TITLE, *story[:place], label, *story[place:], *foot])
            assert found == story, f"below {label!r} at {place}"


@pytest.mark.parametrize("name", ["chips", "trial", "vote"])
def test_prompts_between_the_paragraphs_below_a_box_do_not_end_the_article(name: str) -> None:
    first, second, *rest = stories()[name]
    page = [TITLE, first, second, *BOXES[0], rest[0], "Download our app for the latest news on your phone.", *rest[1:]]
    assert paragraphs(page) == stories()[name]


@pytest.mark.parametrize("name", ["chips", "trial", "vote"])
def test_a_promo_of_one_sentence_below_a_box_does_not_end_the_article(name: str) -> None:
    first, second, *rest = stories()[name]
    promo = "Poems, puzzles and the tides of all coasts for those who wake up early, every Sunday."
    found = paragraphs([TITLE, first, second, *BOXES[0], promo, "Your email", *BOXES[1], *rest])
    assert [text for text in stories()[name] if text not in found] == []


@pytest.mark.parametrize("name", ["chips", "trial", "vote"])
def test_comments_are_none_of_the_article_however_long_they_are(name: str) -> None:
    story, other = stories()[name], stories()["ice"]
    thread = ["Comments", "HarbourCat", "2 hours ago", story[0].swapcase(), *other[:2], "Reply", "Gull77", other[2]]
    found = paragraphs([TITLE, *story, *thread, "Reply", "© 2018 The Harbour Post"])
    assert found == story


def test_a_section_between_paragraphs_that_stands_below_the_article_too_is_no_heading() -> None:
    story = stories()["trial"]
    foot = ["Courts", "Harbour", "Sign up for our newsletter", "© 2018 The Harbour Post"]
    assert paragraphs([TITLE, *story[:3], "Courts", *story[3:], *foot]) == story


def test_a_heading_above_an_advertisement_is_one_of_the_article() -> None:
    story = stories()["trial"]
    page = [TITLE, *story[:3], "What the divers found", "Advertisement", *story[3:]]
    assert paragraphs(page) == [*story[:3], "What the divers found", *story[3:]]


@pytest.mark.parametrize("name", ["chips", "trial", "vote"])
def test_an_article_ends_above_teasers_of_other_stories(name: str) -> None:
    story = stories()[name]
    assert paragraphs([TITLE, *story, *TEASERS]) == story


def test_an_article_ends_above_the_next_article_of_an_endless_page() -> None:
    first, second = stories()["chips"], stories()["trial"]
    page = [TITLE, *first, "Read next", "A court hears of the other things"]
    assert paragraphs([*page, "By Ada Lind", "May 3, 2019", *second]) == first


def test_an_article_ends_above_a_list_of_teasers_with_their_dates() -> None:
    story = list(stories()["trial"])
    list_of_others = [
        "In the headlines",
        "Storm drives trawler ashore in the bay",
        "The crew walked home over the sand, the coast guard says in its report to the council on the storm.",
        "3 hours ago",
        "Bakers win the right to open at night",
        "Fresh bread is a need and not a pleasure, judges in the old town said in their ruling on the bakers.",
        "5 hours ago",
    ]
    assert paragraphs(["Court hears of the lamp", *story, "ADVERTISEMENT", *list_of_others]) == story


@pytest.mark.parametrize(
    "line",
    [
        "THE LAMP IN YOUR POCKET.",
        "Share or comment on this article: Court hears of the lamp",
        "Sorry, we are not currently accepting comments on this article.",
        "Your support helps us to tell the stories of the bay",
        "Listen to this story. Enjoy more audio and podcasts on iOS or Android.",
        "Recommended Newsletter: The Beam has what the readers of the lamp need to know each morning. Subscribe Now.",
        "We’ll send you news through the day. You can manage them by clicking on the notification icon.",
        "This article was published more than 5 years ago. Some information may no longer be current.",
        "Not now",
        "© Ada Quill Captain with a grudge: how the ferry ran aground",
        "Comments are not available on this story.",
        "If you have questions about delivery, call the circulation desk.",
    ],
)
def test_a_box_of_one_line_is_no_paragraph(line: str) -> None:
    story = list(stories()["trial"])
    assert paragraphs(["Court hears of the lamp", *story[:3], line, *story[3:]]) == story


def test_a_heading_that_names_the_outlet_leads_to_what_else_it_has() -> None:
    story = list(stories()["trial"])
    bottom = ["About The Lamp", "© 2018 The Lamp. All rights reserved."]
    assert paragraphs(["Court hears of it", *story[:3], "The Lamp Guide to Ferries", *story[3:], *bottom]) == story


def test_a_last_paragraph_about_the_outlet_is_no_part_of_the_article() -> None:
    story = list(stories()["trial"])
    bottom = [
        "Dough at Dawn: The Lamp tastes what bakers knead.",
        "See also",
        "© 2018 The Lamp. All rights reserved.",
    ]
    assert paragraphs(["Court hears of it", *story, *bottom]) == story


def test_a_list_of_links_below_read_more_is_no_part_of_the_article() -> None:
    story = list(stories()["trial"])
    links = ["READ MORE:", "* Storm drives trawler ashore", "* Bakers win the right to open at night"]
    assert paragraphs(["Court hears of it", *story[:4], *links, *story[4:]]) == story
