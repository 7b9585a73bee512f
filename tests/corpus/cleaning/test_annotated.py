"""Whole annotated scrapes, each with the blank lines it has, with none, and with one after every line."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from corpus.article import Article
from corpus.cleaning import clean
from corpus.readers import read
from tests.corpus.cleaning.annotations import FIELDS, LAYOUTS, Annotated, Score, load, score

FOLDERS = ("tuned", "held_out")
PAGES = {f"{folder}/{page.name}": page for folder in FOLDERS for page in load(folder)}


@cache
def cleaned(name: str, layout: str) -> Article:
    [page] = read(Path("page.txt"), PAGES[name].text(layout).encode())
    return clean(page)


def scored(page: Annotated, name: str, layout: str) -> Score:
    return score(page, cleaned(name, layout))


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", PAGES)
def test_nearly_every_paragraph_is_kept_to_the_letter_and_little_else(name: str, layout: str) -> None:
    assert scored(PAGES[name], name, layout).f1 >= 0.9


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", PAGES)
def test_title_byline_date_and_dateline_are_those_of_the_page(name: str, layout: str) -> None:
    wanted = {field: PAGES[name].said[field] for field in ("title", "byline", "published", "dateline")}
    article = cleaned(name, layout)
    assert {field: getattr(article, field) for field in wanted} == wanted


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("field", [*FIELDS, "captions"])
def test_metadata_is_right_on_nine_pages_of_ten(folder: str, field: str) -> None:
    rows = [
        field in scored(page, name, layout).right
        for name, page in PAGES.items()
        if name.startswith(folder)
        for layout in LAYOUTS
    ]
    assert sum(rows) >= 0.9 * len(rows)


@pytest.mark.parametrize("folder", FOLDERS)
def test_paragraphs_over_all_pages_are_found_with_an_f1_of_97_percent(folder: str) -> None:
    rows = [scored(page, name, layout) for name, page in PAGES.items() if name.startswith(folder) for layout in LAYOUTS]
    shared, found, wanted = (sum(getattr(row, name) for row in rows) for name in ("shared", "found", "wanted"))
    assert 2 * shared / (found + wanted) >= 0.97
