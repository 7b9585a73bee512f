"""Every metadata value of a text names the line that it was taken from, and that line says it."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.article import Article
from corpus.cleaning import clean
from corpus.errors import UnreadableError
from corpus.readers import read
from corpus.readers.decoding import decode, lines_of
from corpus.readers.mojibake import mend
from tests.corpus.cleaning.annotations import FIELDS, load
from tests.corpus.cleaning.test_accounting import pages, texts

PAGES = {
    f"{folder}/{page.name}": page for folder in ("tuned", "held_out", "mastheads", "various") for page in load(folder)
}


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFC", text).casefold()))


def says(field: str, value: str, line: str) -> bool:
    """Tell whether a line, as it is or mended, has a value, or the beginning of one that goes on over several lines."""
    if field == "published":
        year, _, day = value.split("-")
        numbers = {int(number) for number in re.findall(r"\d{1,4}", line)}
        return int(day) in numbers and bool({int(year), int(year) % 100} & numbers or year in line)
    return letters(value.split(maxsplit=1)[0]) in letters(f"{line}\n{mend(line)}")


def check(article: Article, lines: list[str]) -> None:
    evidence = dict(article.evidence)
    assert set(evidence) == {field for field in FIELDS if getattr(article, field) is not None}
    for field, number in evidence.items():
        assert says(field, getattr(article, field), lines[number - 1])


@pytest.mark.parametrize("name", PAGES)
def test_the_lines_of_evidence_have_the_values(name: str) -> None:
    text = PAGES[name].text("as it is")
    [page] = read(Path("page.txt"), text.encode())
    check(clean(page), text.splitlines())


@given(st.one_of(texts(), pages()))
@example("Âº{0\x91A:\x88\n  • The first of three points that the council made in its long letter.\n")
@settings(max_examples=150, deadline=None)
def test_no_value_of_any_text_is_without_evidence(text: str) -> None:
    try:
        [page] = read(Path("page.txt"), text.encode("utf-8", "surrogatepass"))
    except UnreadableError:
        return
    lines = lines_of(decode(page.data).text)
    for block in page.blocks:  # as they were mended, where they had been decoded wrongly
        lines[block.lines[0] - 1] += "\n" + block.text
    check(clean(page), lines)
