"""What the reader opens with: each raw scrape of the sample cleans to the article that it was written around."""

from __future__ import annotations

import json
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import corpus
from corpus.article import Article
from corpus.cleaning import clean
from corpus.readers import read

SAMPLE = Path(corpus.__file__).parent / "sample"
EXPECTED: dict[str, Any] = json.loads(Path(__file__).with_name("sample_expected.json").read_text("utf-8"))
FILES: dict[str, dict[str, Any]] = EXPECTED["files"]


@cache
def cleaned(name: str) -> Article:
    path = SAMPLE / name
    pages = read(path, path.read_bytes())
    assert len(pages) == 1
    return clean(pages[0])


def folded(text: str | None) -> str | None:
    """Return ``text`` with its white space, no-break spaces too, made single spaces."""
    return None if text is None else " ".join(text.split())


def test_the_sample_holds_the_expected_files_and_no_others() -> None:
    assert {path.name for path in SAMPLE.iterdir() if path.is_file()} - {"README.md"} == set(FILES)


def test_the_readme_of_the_sample_names_every_file() -> None:
    readme = (SAMPLE / "README.md").read_text("utf-8")
    assert [name for name in FILES if f"| `{name}` |" not in readme] == []


def test_every_file_says_that_its_desk_is_a_sample() -> None:
    assert [name for name in FILES if b" Sample Desk" not in (SAMPLE / name).read_bytes()] == []


def test_the_file_with_crlf_and_no_break_spaces_has_kept_them() -> None:
    data = (SAMPLE / "2018-04-17-northquay-tribune-denial-order.txt").read_bytes()
    assert data.count(b"\r\n") == data.count(b"\n") > 50
    assert "\u00a0".encode() in data


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("field", ["title", "subtitle", "outlet", "published", "byline", "dateline"])
def test_cleaning_finds_what_the_page_says_about_itself(name: str, field: str) -> None:
    assert folded(getattr(cleaned(name), field)) == FILES[name][field]


@pytest.mark.parametrize("name", FILES)
def test_the_body_is_whole_from_its_first_words_to_its_last(name: str) -> None:
    paragraphs = [folded(paragraph) or "" for paragraph in cleaned(name).paragraphs]
    assert paragraphs[0].startswith(FILES[name]["first"])
    assert paragraphs[-1].endswith(FILES[name]["last"])
    assert len(paragraphs) == FILES[name]["paragraphs"]


@pytest.mark.parametrize("name", FILES)
def test_the_story_s_own_captions_stay_without_their_credits(name: str) -> None:
    assert [folded(caption) for caption in cleaned(name).captions] == FILES[name]["captions"]


@pytest.mark.parametrize("name", FILES)
def test_nothing_of_the_furniture_is_left_in_the_article(name: str) -> None:
    text = folded(cleaned(name).text) or ""
    assert [phrase for phrase in FILES[name]["absent"] if phrase in text] == []


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".txt")])
def test_blocks_and_cuts_account_for_every_line_of_a_text(name: str) -> None:
    lines = (SAMPLE / name).read_bytes().decode("utf-8").splitlines()
    article = cleaned(name)
    ranges = [block.lines for block in article.blocks] + [cut.lines for cut in article.cuts]
    covered = {line for first, last in ranges for line in range(first, last + 1)}
    assert [number for number, line in enumerate(lines, 1) if line.strip() and number not in covered] == []


def test_the_sample_is_spread_over_the_years_of_the_affair() -> None:
    years = [cleaned(name).published for name in FILES]
    assert {date[:4] for date in years if date} == {"2016", "2017", "2018", "2019"}
    assert all(earlier <= later for earlier, later in pairwise(date for date in years if date))
