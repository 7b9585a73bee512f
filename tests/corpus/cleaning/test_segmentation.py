"""Lines to segments: paragraphs a line, between blank lines, hard-wrapped; list items; rules."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from corpus.cleaning.segmentation import segment, wrap_width
from corpus.readers import read
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
