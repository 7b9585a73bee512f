"""Whole scrapes: what is kept, what is cut and why, and what the page says about itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.article import Article, BlockKind
from corpus.cleaning import clean
from corpus.readers import read
from tests.corpus.cleaning.scrapes import ALL, WIRE, Scrape


def cleaned(text: str) -> Article:
    [page] = read(Path("page.txt"), text.encode())
    return clean(page)


@pytest.mark.parametrize("scrape", ALL.values(), ids=ALL)
def test_the_article_is_kept_whole_and_nothing_else(scrape: Scrape) -> None:
    assert tuple(cleaned(scrape.text).paragraphs) == scrape.body


@pytest.mark.parametrize("scrape", ALL.values(), ids=ALL)
@pytest.mark.parametrize("name", ["title", "subtitle", "byline", "dateline", "published", "outlet"])
def test_metadata_comes_from_the_page_s_own_lines(scrape: Scrape, name: str) -> None:
    assert getattr(cleaned(scrape.text), name) == getattr(scrape, name)


@pytest.mark.parametrize("scrape", ALL.values(), ids=ALL)
def test_captions_are_kept_without_their_credits(scrape: Scrape) -> None:
    assert tuple(cleaned(scrape.text).captions) == scrape.captions


@pytest.mark.parametrize("scrape", ALL.values(), ids=ALL)
def test_cuts_have_the_reason_that_a_reader_would_give(scrape: Scrape) -> None:
    reasons = {cut.text: cut.reason.value for cut in cleaned(scrape.text).cuts}
    assert {text: reasons.get(text) for text in scrape.reasons} == scrape.reasons


@pytest.mark.parametrize("scrape", ALL.values(), ids=ALL)
def test_line_ends_of_another_system_change_nothing(scrape: Scrape) -> None:
    [page] = read(Path("page.txt"), scrape.text.replace("\n", "\r\n").encode())
    other = clean(page)
    article = cleaned(scrape.text)
    assert (other.text, other.blocks, other.cuts) == (article.text, article.blocks, article.cuts)


def test_a_caption_keeps_who_took_the_picture_beside_its_text() -> None:
    article = cleaned(WIRE.text)
    [caption] = [block for block in article.blocks if block.kind is BlockKind.CAPTION]
    assert caption.credit == "REUTERS/Ines Moraes/File Photo"


def test_evidence_names_the_line_of_each_value() -> None:
    evidence = dict(cleaned(WIRE.text).evidence)
    lines = WIRE.text.splitlines()
    assert lines[evidence["title"] - 1] == WIRE.title
    assert lines[evidence["dateline"] - 1].startswith("PORTHAVEN")
    assert "MAY 16, 2018" in lines[evidence["published"] - 1]


def test_markup_like_text_is_text() -> None:
    text = "The sign said [bold]no ferries[/bold] and below it, in chalk, somebody had written <b>ever again</b>.\n" * 1
    more = (
        "The port authority said on Monday that it had not written the sign, and would not be taking it down either.\n"
    )
    assert cleaned(text + "\n" + more).paragraphs == [text.strip(), more.strip()]


def test_a_text_of_menus_alone_has_no_article() -> None:
    article = cleaned("Home\nNews\nSport\nSign in\nSubscribe\n")
    assert article.text == ""
    assert article.title is None
    assert [cut.lines[0] for cut in article.cuts] == [1, 2, 3, 4, 5]


def test_the_date_of_a_teaser_is_not_the_article_s() -> None:
    story = (
        "The council of Porthaven voted on Tuesday to sell the old ferry terminal to a brewery from the mainland.\n\n"
    )
    story += "The brewery said that it would keep the clock, and the bench that the islanders wait on.\n\n"
    page = story + "Related stories\n\nGoats blamed for the fall of a wall\nMay 3, 2025\n\nPublished June 1, 2024\n"
    assert cleaned(page).published is None


def test_a_vendor_is_not_the_outlet() -> None:
    story = (
        "The council of Porthaven voted on Tuesday to sell the old ferry terminal to a brewery from the mainland.\n\n"
    )
    assert cleaned(story + "Powered by Harbour Media Systems\n").outlet is None
