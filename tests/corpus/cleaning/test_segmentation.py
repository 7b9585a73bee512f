"""Lines to segments: paragraphs a line, between blank lines, hard-wrapped; list items; rules."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from corpus.cleaning import clean
from corpus.cleaning.segmentation import segment, wrap_width
from corpus.readers import read
from tests.corpus.cleaning.annotations import stories
from tests.corpus.cleaning.scrapes import END, LEDE, MIDDLE, QUOTE

PARAGRAPHS = (LEDE, QUOTE, MIDDLE, END)


def segmented(text: str) -> list[str]:
    [page] = read(Path("page.txt"), text.encode())
    return [one.text for one in segment(page)]


@pytest.mark.parametrize("width", [55, 65, 72, 80, 100])
def test_hard_wrapped_paragraphs_are_joined(width: int) -> None:
    text = "\n\n".join(textwrap.fill(paragraph, width, break_on_hyphens=False) for paragraph in PARAGRAPHS)
    assert segmented(text) == list(PARAGRAPHS)


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n \n", "\n\n\n"])
def test_one_paragraph_a_line_needs_no_blank_lines(gap: str) -> None:
    assert segmented(gap.join(PARAGRAPHS)) == list(PARAGRAPHS)


def test_lines_of_one_paragraph_each_have_no_wrap_width() -> None:
    [page] = read(Path("page.txt"), "\n".join(PARAGRAPHS).encode())
    assert wrap_width(page.blocks) is None


def test_a_sentence_broken_in_two_goes_on_in_lower_case() -> None:
    assert segmented("Hear the harbour as it was\nbefore the bridge.\n\nNext") == [
        "Hear the harbour as it was before the bridge.",
        "Next",
    ]


def test_a_brand_in_lower_case_begins_a_line_of_its_own() -> None:
    assert segmented("A headline about phones\niPhone sales fell last year.") == [
        "A headline about phones",
        "iPhone sales fell last year.",
    ]


@pytest.mark.parametrize("bullet", ["•", "-", "*", "‣", "–", "●"])
def test_a_bullet_makes_an_item_and_is_not_of_its_text(bullet: str) -> None:
    [page] = read(Path("page.txt"), f"  {bullet} one thing\n  {bullet} another thing\n".encode())
    assert [(one.text, one.item) for one in segment(page)] == [("one thing", True), ("another thing", True)]


def test_a_rule_stands_alone() -> None:
    assert segmented("May 16, 2018\n--------\nand below it") == ["May 16, 2018", "--------", "and below it"]


def test_a_segment_covers_the_lines_that_it_joins() -> None:
    [page] = read(Path("page.txt"), b"one\n\nHear the harbour as it was\nbefore the bridge.\n")
    assert [(one.lines, one.gap) for one in segment(page)] == [((1, 1), 0), ((3, 4), 1)]


HEAD = "Home\nNews\nSign in\n\nIn Greyport, a vote against the water\nBy Ada Quill\nMay 16, 2018\n\n"
FOOT = "\n\nShare this story\nRelated stories\nBridge toll rises again\n© 2018 The Harbour Post\n"


@pytest.mark.parametrize("width", [55, 65, 72, 80])
@pytest.mark.parametrize("story", ["chips", "trial", "market"])
def test_wrapped_paragraphs_are_joined_between_title_and_furniture(story: str, width: int) -> None:
    wrapped = (textwrap.fill(one, width, break_on_hyphens=False) for one in stories()[story])
    [page] = read(Path("page.txt"), (HEAD + "\n\n".join(wrapped) + FOOT).encode())
    article = clean(page)
    assert article.paragraphs == stories()[story]
    assert (article.title, article.byline) == ("In Greyport, a vote against the water", "Ada Quill")


@pytest.mark.parametrize("width", [55, 65, 72, 80])
@pytest.mark.parametrize("around", [("", ""), (HEAD, FOOT)], ids=["bare", "whole page"])
def test_an_indent_begins_a_paragraph_of_wrapped_text(width: int, around: tuple[str, str]) -> None:
    wrapped = (textwrap.fill(one, width, initial_indent="    ", break_on_hyphens=False) for one in stories()["trial"])
    [page] = read(Path("page.txt"), (around[0] + "\n".join(wrapped) + around[1]).encode())
    assert clean(page).paragraphs == stories()["trial"]


def test_wrapped_paragraphs_without_a_gap_part_where_a_line_ends_early() -> None:
    wrapped = (textwrap.fill(paragraph, 72, break_on_hyphens=False) for paragraph in (LEDE, QUOTE, END))
    assert segmented("\n".join(wrapped)) == [LEDE, QUOTE, END]


def test_a_button_under_a_caption_is_no_part_of_it() -> None:
    caption = "The camp in February, before the crack ran through it. Ingrid Falk/Polar Institute"
    assert segmented(f"{caption}\nhide caption\ntoggle caption\n") == [caption, "hide caption", "toggle caption"]


def test_a_byline_in_lower_case_is_no_part_of_the_title() -> None:
    assert segmented("Former commissioner convicted\nby Ada Quill\n") == [
        "Former commissioner convicted",
        "by Ada Quill",
    ]
