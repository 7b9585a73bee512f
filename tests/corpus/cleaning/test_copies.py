"""What is said twice on a page: whole articles once more, and what may well be said again."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from corpus.article import Article, CutReason
from corpus.cleaning import clean
from corpus.readers import read
from tests.corpus.cleaning.annotations import stories

HEAD = "Home\nNews\nSign in\n\nNorvex ban is lifted after a fine\nBy Ada Quill\nMay 16, 2018\n\n"
FOOT = "\n\nShare this story\nRelated stories\nBridge toll rises again\n© 2018 The Harbour Post\n"


def cleaned(text: str) -> Article:
    [page] = read(Path("page.txt"), text.encode())
    return clean(page)


def duplicates(article: Article) -> list[str]:
    return [cut.text for cut in article.cuts if cut.reason is CutReason.DUPLICATE]


def wrapped(paragraphs: list[str]) -> str:
    return "\n\n".join(textwrap.fill(one, 70, break_on_hyphens=False) for one in paragraphs)


@pytest.mark.parametrize("times", [2, 3, 4])
@pytest.mark.parametrize("story", ["chips", "trial", "ice", "market"])
def test_an_article_that_was_pasted_again_is_kept_once(story: str, times: int) -> None:
    body = "\n\n".join(stories()[story])
    article = cleaned(HEAD + "\n\n".join([body] * times) + FOOT)
    assert article.paragraphs == stories()[story]
    assert set(stories()[story]) <= set(duplicates(article))


@pytest.mark.parametrize("times", [2, 3])
def test_a_page_that_was_pasted_again_is_kept_once(times: int) -> None:
    page = HEAD + "\n\n".join(stories()["chips"]) + FOOT
    article = cleaned(page * times)
    assert article.paragraphs == stories()["chips"]
    assert (article.title, article.byline) == ("Norvex ban is lifted after a fine", "Ada Quill")


def test_a_copy_with_other_line_breaks_quotation_marks_and_a_changed_word_is_one() -> None:
    first = stories()["chips"]
    second = [one.replace('"', "”").replace("Wednesday", "Thursday") for one in first]
    article = cleaned(HEAD + "\n\n".join(first) + "\n\nPrint version\n\n" + wrapped(second) + FOOT)
    assert article.paragraphs == first


def test_a_copy_of_a_part_adds_only_what_is_new() -> None:
    story = stories()["chips"]
    article = cleaned(HEAD + "\n\n".join(story[:4]) + "\n\n" + "\n\n".join(story) + FOOT)
    assert article.paragraphs == story


def test_one_paragraph_that_was_pasted_again_is_kept_once() -> None:
    [paragraph] = stories()["chips"][:1]
    assert cleaned(f"{paragraph}\n\n{paragraph}\n").paragraphs == [paragraph]


def test_chinese_that_was_pasted_again_is_kept_once() -> None:
    story = [
        "港口委员会星期一表示，渡轮将在年底停止运行，新的大桥将在明年春天开放给居民使用。",
        "市长对记者说，这个决定是在与船主们进行了长时间的会谈之后作出的，城市将支付新码头的费用。",
        "居民们说，他们已经等了三十年，没有人知道大桥什么时候才能真正建成，也没有人相信会按时完成。",
    ]
    assert cleaned("\n\n".join(story * 2) + "\n").paragraphs == story


def test_a_refrain_stays() -> None:
    story = stories()["chips"]
    refrain = "And so the ferry waited for the fog to lift."
    text = [part for one in story[:5] for part in (one, refrain)][:-1]
    assert cleaned("\n\n".join(text) + "\n").paragraphs == text


def test_lines_that_differ_in_a_number_are_no_copies() -> None:
    lines = [
        f"The ferry made its trip to the other side of the water and back again with number {n}." for n in range(9)
    ]
    assert duplicates(cleaned("\n\n".join(lines) + "\n")) == []


def test_a_statement_that_is_quoted_in_two_paragraphs_stays_in_both() -> None:
    quote = '"We did nothing that the harbour board had not asked us to do in writing," the company said'
    story = stories()["chips"]
    text = [story[0], f"{quote} on Monday, before the vote.", *story[1:4], f"{quote} again on Tuesday.", story[4]]
    assert cleaned("\n\n".join(text) + "\n").paragraphs == text
