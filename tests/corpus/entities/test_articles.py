"""The tagger reads whole articles, made up here, whose answers are written into them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from corpus.article import QuoteKind
from corpus.entities import tag
from corpus.entities.data.annotated import Annotated, from_marks, from_offsets
from corpus.entities.data.scoring import GROUPS, count_entities, count_mentions, count_quotes, count_speakers, rates

ARTICLES = Path(__file__).resolve().parent / "articles"
QUOTED = ARTICLES.parent / "quoted"
FOLDERS = sorted(folder.name for folder in ARTICLES.iterdir())


def documents(folder: str) -> list[Annotated]:
    return [from_marks(path.read_text(encoding="utf-8")) for path in sorted((ARTICLES / folder).glob("*.txt"))]


@pytest.mark.parametrize("folder", FOLDERS)
def test_names_and_numbers_of_made_up_articles_are_found(folder: str) -> None:
    counts = count_mentions(documents(folder), tag, GROUPS)
    numbers = counts.pop("numbers")
    assert rates(sum(counts.values(), Counter()))[2] >= 0.9
    assert rates(numbers)[2] >= 0.95


@pytest.mark.parametrize("folder", FOLDERS)
def test_quotes_of_made_up_articles_have_their_speakers(folder: str) -> None:
    right, total = count_speakers(documents(folder), tag)
    assert right >= 0.88 * total


@pytest.mark.parametrize("folder", FOLDERS)
def test_names_of_made_up_articles_are_tied(folder: str) -> None:
    right, total = count_entities(documents(folder), tag)
    assert right >= 0.95 * total


@pytest.mark.parametrize("kind", QuoteKind)
def test_who_says_what_in_made_up_articles_is_found(kind: QuoteKind) -> None:
    quoted = [from_marks(path.read_text(encoding="utf-8")) for path in sorted(QUOTED.glob("*.txt"))]
    counts = count_quotes(quoted, tag, kind)
    assert counts["all"] >= 80
    assert counts["found"] >= 0.85 * counts["all"]
    assert counts["right"] >= 0.8 * counts["all"]
    assert counts["right_attempted"] >= 0.85 * counts["attempted"]


def test_answers_are_read_off_a_marked_text() -> None:
    document = from_marks("{“[Kari Lund|PERSON] is [here|LOC?],”|Tom Roe} said [Roe|PERSON|Tom Roe].")
    assert document.text == "“Kari Lund is here,” said Roe."
    assert document.types == {(1, 10): "PERSON", (26, 29): "PERSON"}
    assert document.entities[26, 29] == "Tom Roe"
    assert document.free == {(14, 18)}
    assert document.speakers == {(0, 20): {"Tom Roe"}}


def test_who_says_what_is_read_off_a_marked_text() -> None:
    document = from_marks("{“Rain,”|Tom Roe/Roe} he said, adding {it {“never”|-} ends|Tom Roe|indirect}.")
    assert document.text == "“Rain,” he said, adding it “never” ends."
    assert document.speakers == {(0, 7): {"Tom Roe", "Roe"}, (27, 34): {None}}
    assert document.reported == {(24, 39): {"Tom Roe"}}


def test_names_of_real_articles_are_found_with_their_types(shared: Path) -> None:
    golds = [from_offsets(path) for path in sorted((shared / "ner" / "gold").glob("*.json"))]
    assert rates(sum(count_mentions(golds, tag).values(), Counter()))[2] >= 0.98
    right, total = count_speakers(golds, tag)
    assert right == total
