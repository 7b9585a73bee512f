"""Whole pages of many kinds of outlet, with menus, teasers and footers: title, writer, outlet, day and place.

Both folders have been learned from: they guard against what was found getting lost.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from corpus.cleaning import clean
from corpus.readers import read
from tests.corpus.cleaning.annotations import LAYOUTS, Score, load, score

FOLDERS = ("mastheads", "various")


@cache
def scores(folder: str) -> list[Score]:
    """Return how each page of a folder is cleaned in each layout."""
    found = []
    for page in load(folder):
        for layout in LAYOUTS:
            [source] = read(Path("page.txt"), page.text(layout).encode())
            found.append(score(page, clean(source)))
    return found


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize(
    ("field", "share"),
    [("title", 0.95), ("byline", 0.93), ("published", 0.95), ("dateline", 0.95), ("outlet", 0.8), ("subtitle", 0.85)],
)
def test_what_a_page_says_of_itself_is_found_among_its_furniture(folder: str, field: str, share: float) -> None:
    rows = [field in one.right for one in scores(folder)]
    assert sum(rows) >= share * len(rows)


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_paragraphs_are_kept_to_the_letter(folder: str) -> None:
    rows = scores(folder)
    shared, found, wanted = (sum(getattr(row, name) for row in rows) for name in ("shared", "found", "wanted"))
    assert 2 * shared / (found + wanted) >= 0.95
