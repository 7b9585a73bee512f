"""Lines to segments: paragraphs a line, between blank lines, hard-wrapped; list items; rules."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from corpus.cleaning import clean
from corpus.cleaning.lines.seams import join, spelling_of
from corpus.cleaning.lines.segmentation import segment
from corpus.cleaning.lines.stretches import Piece, joined
from corpus.cleaning.lines.wrapping import wrapping_of
from corpus.readers import RawBlock, read
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
    assert wrapping_of(page.blocks).width is None


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


@pytest.mark.parametrize("width", [60, 66, 72, 80, 100])
def test_without_gaps_or_indents_a_paragraph_ends_where_its_line_had_room_for_another_word(width: int) -> None:
    whole = shared = 0
    for story in stories().values():
        lines = [line for one in story for line in textwrap.wrap(one, width, break_on_hyphens=False)]
        found = segmented("\n".join(lines))
        whole += len(found) + len(story)
        shared += 2 * len(set(found) & set(story))
    assert shared >= 0.9 * whole


def test_a_full_line_that_ends_a_sentence_goes_on_where_two_paragraphs_would_be_oddly_short() -> None:
    pieces = [
        Piece([RawBlock(f"{'x' * (length - 1)}.", (number, number))], joinable)
        for number, (length, joinable) in enumerate([(300, False), (240, False), (70, True), (310, False)], 1)
    ]
    assert [[line.lines[0] for line in lines] for lines in joined(pieces)] == [[1], [2, 3], [4]]


def test_double_spaced_lines_are_joined() -> None:
    wrapped = (textwrap.wrap(paragraph, 72, break_on_hyphens=False) for paragraph in PARAGRAPHS)
    text = "\n\n\n\n".join("\n\n".join(lines) for lines in wrapped)
    assert segmented(text) == list(PARAGRAPHS)


@pytest.mark.parametrize("mark", ["> ", ">", ">> ", "> > ", "| "])
def test_the_marks_of_quoted_mail_go(mark: str) -> None:
    wrapped = "\n\n".join(textwrap.fill(paragraph, 68, break_on_hyphens=False) for paragraph in PARAGRAPHS)
    quoted = "\n".join(f"{mark}{line}".rstrip() for line in wrapped.split("\n"))
    assert segmented(quoted) == list(PARAGRAPHS)


def test_every_line_of_quoted_mail_is_in_one_segment() -> None:
    [page] = read(Path("page.txt"), b"> one\n>\n> two\n>\n\n>\n> three")
    assert [one.lines for one in segment(page)] == [(1, 2), (3, 4), (6, 6), (7, 7)]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("The govern-", "ment fell."), "The government fell."),
        (("The talks between the US-", "China teams"), "The talks between the US-China teams"),
        (("A long-", "term plan, for the long-term"), "A long-term plan, for the long-term"),
        (("Co-", "operate, they said: cooperate"), "Cooperate, they said: cooperate"),
        (("short-", "and long-term"), "short- and long-term"),
        (("he said --", "and left"), "he said -- and left"),
        (("state-of-the-", "art"), "state-of-the-art"),
        (("pages 10-", "12"), "pages 10-12"),
        (("of three cha-", "rges of fraud"), "of three charges of fraud"),
        (("The com-", "pany of three cha-", "rges"), "The company of three charges"),
        (("a plan by the army-", "led council"), "a plan by the army-led council"),
        (("the F-", "16 jet"), "the F-16 jet"),
        (("the co\u2010", "operation"), "the cooperation"),
        (("这座桥将", "关闭"), "这座桥将关闭"),
    ],
)
def test_a_word_parted_at_the_end_of_a_line_is_whole_again_and_a_compound_keeps_its_hyphen(
    lines: tuple[str, ...], text: str
) -> None:
    blocks = [RawBlock(line, (number, number)) for number, line in enumerate(lines, 1)]
    assert join(lines, spelling_of([blocks])) == text


WIDTHS = pytest.mark.parametrize("width", [60, 72, 80])


@WIDTHS
def test_lines_under_a_first_one_that_stands_further_out_are_its_paragraph(width: int) -> None:
    for story in stories().values():
        wrapped = (textwrap.fill(one, width, subsequent_indent="    ", break_on_hyphens=False) for one in story)
        assert segmented("\n".join(wrapped)) == story


@WIDTHS
def test_lines_that_were_cut_at_no_one_width_are_joined_between_blank_lines(width: int) -> None:
    def cut(text: str) -> list[str]:
        if len(text) <= width:
            return [text]
        end = text.rindex(" ", 0, width - len(text) % 12)
        return [text[:end], *cut(text[end + 1 :])]

    whole = shared = 0
    for story in stories().values():
        found = segmented("\n\n".join("\n".join(cut(one)) for one in story))
        whole += len(found) + len(story)
        shared += 2 * len(set(found) & set(story))
    assert shared >= 0.97 * whole


def test_what_wider_lines_had_too_much_is_joined_with_them() -> None:
    whole = shared = 0
    for story in stories().values():
        wide = (textwrap.wrap(one, 72, break_on_hyphens=False) for one in story)
        found = segmented("\n\n".join("\n".join(textwrap.fill(line, 60) for line in lines) for lines in wide))
        whole += len(found) + len(story)
        shared += 2 * len(set(found) & set(story))
    assert shared >= 0.97 * whole


def test_short_lines_stay_lines_of_their_own_between_wrapped_paragraphs() -> None:
    menu = ["Home", "News and weather", "Sign in to the harbour", "Cranes and ships", "Subscribe"]
    wrapped = "\n".join(textwrap.fill(paragraph, 72, break_on_hyphens=False) for paragraph in PARAGRAPHS)
    found = segmented("\n".join([*menu, wrapped, *menu]))
    assert found[:5] == menu
    assert found[-5:] == menu


def test_titles_above_bylines_leave_the_width_of_wrapped_lines_exact() -> None:
    titles = "".join(f"Ferries to be free on {day}\nby Ada Quill\n" for day in ("Monday", "Tuesday", "Sunday"))
    wrapped = "\n".join(textwrap.fill(one, 72, break_on_hyphens=False) for one in stories()["trial"])
    [page] = read(Path("page.txt"), (titles + wrapped).encode())
    found = wrapping_of(page.blocks)
    assert found.fits == found.width


def test_a_capital_that_a_word_has_only_where_a_sentence_begins_ends_the_line_above() -> None:
    text = (
        "Former harbour commissioner convicted over contracts for dredging mud\n"
        "Prosecutors had said that the mud was never moved, though the mud was paid\n"
        "for twice, and that none of the prosecutors who had come to the harbour in\n"
        "those years had seen a dredger, or a barge, or a man who had worked on one\n"
        "of them for more than a day, which was why they had charged him at all.\n"
    )
    assert segmented(text) == [text.splitlines()[0], " ".join(text.splitlines()[1:])]


@pytest.mark.parametrize("name", ["Harbour Trust", "Prosecutors Anonymous"])
def test_a_name_of_common_words_goes_on_with_its_sentence(name: str) -> None:
    text = (
        "It was said at the trial that the mud had been paid for twice, by a clerk\n"
        "whose name none of the prosecutors knew, and that he had never been to the\n"
        "harbour. Nobody in the town had seen a dredger, and a woman who had founded\n"
        f"{name}, and who keeps lists of the barges that come in at night,\n"
        "and of those that leave, had told the prosecutors so at the beginning.\n"
    )
    assert segmented(text) == [" ".join(text.split())]


def test_a_number_a_dash_or_an_initial_at_the_end_of_a_full_line_ends_no_paragraph() -> None:
    text = (
        "The bridge is to be opened by the mayor and the bishop on the 3rd of June\n"
        "12. It was built in two years, by a firm from Carrow, and cost more than\n"
        "the town had hoped — though rather less, it must be said, than Dana P.\n"
        "Wicks had feared. Ships will pass it at high water only, when its middle\n"
        "– which weighs as much as a small church – is lifted by two old engines\n"
        "that came from a tug, and are older than anybody who voted for them, or\n"
        "for the bridge, or for the road that leads to it from the other bank.\n"
    )
    assert segmented(text) == [text.replace("\n", " ").strip()]


def test_no_break_spaces_hold_words_together_where_a_line_was_broken() -> None:
    text = (
        "The bridge is to be opened by the mayor and the bishop of the town on the\n"
        "third of the month, said a man who would not give his name, but who was\n"
        "seen at the quay with the mayor's driver, and later in the company of\n"
        "Dana\u00a0Wicks-Abbottson. It was built in two years, by a firm from Carrow,\n"
        "and cost more than the town had hoped.\n"
    )
    assert segmented(text) == [" ".join(text.split())]


@pytest.mark.parametrize("prompt", ["Advertisement", "Read more: The ferries that nobody wanted", "RELATED STORIES"])
def test_a_prompt_under_a_full_line_is_no_part_of_the_paragraph(prompt: str) -> None:
    above = [
        "The bridge is to be opened by the mayor and the bishop of the town, who",
        "will cross it first, on the third day of the month, at noon, in one car.",
    ]
    below = [
        "It was built in two years, by a firm from Carrow, and cost more than the",
        "town had hoped, though less than was feared.",
    ]
    assert segmented("\n".join([*above, prompt, *below])) == [" ".join(above), prompt, " ".join(below)]


def test_an_item_goes_on_under_its_text() -> None:
    text = (
        "  * The first of the three points that the council made in its long letter\n"
        "    to the ferries' owners, which was sent by post on Monday, was short and\n"
        "    was put in the words of the mayor.\n"
        "  * The second was longer, and nobody in the hall could say afterwards what\n"
        "    it had been about.\n"
    )
    assert segmented(text) == [
        "The first of the three points that the council made in its long letter to the ferries' owners, which was "
        "sent by post on Monday, was short and was put in the words of the mayor.",
        "The second was longer, and nobody in the hall could say afterwards what it had been about.",
    ]


def test_a_blank_line_in_the_middle_of_a_sentence_ends_no_paragraph() -> None:
    first = "The council said in a long letter to the owners of the ferries that it would pay for"
    assert segmented(f"{first}\n\na new pier, and that the work could begin at once.\n\nNext") == [
        f"{first} a new pier, and that the work could begin at once.",
        "Next",
    ]


def test_the_mark_of_a_heading_is_not_of_its_text() -> None:
    assert segmented("# The bridge\n\n## What it cost\n\n#bridge #cost") == [
        "The bridge",
        "What it cost",
        "#bridge #cost",
    ]


MENU = ["Home", "News", "Sport", "Weather", "Sign in", "Subscribe", "Search", "Share", "Newsletters", "Contact us"]


def test_the_numbers_of_a_page_s_links_are_none_of_their_text() -> None:
    links = [f"   {number}. {label}" for number, label in enumerate(MENU, 1)]
    assert segmented("\n".join([*links[:6], *PARAGRAPHS, *links[6:]])) == [*MENU[:6], *PARAGRAPHS, *MENU[6:]]


def test_the_numbers_of_an_article_s_own_list_stay() -> None:
    ships = ["Ada", "Bea", "Cleo", "Dana", "Edda", "Fay", "Gwen", "Hal", "Ida", "Jo", "Kit"]
    lines = [part for number, ship in enumerate(ships, 1) for part in (f"{number}. The {ship} of Carrow", LEDE)]
    assert segmented("\n\n".join(lines)) == lines
