"""The two wire versions of the real corpus align as they were aligned by hand, to the row and to the word."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from index.compare import Comparison, Edit, Passage, PassageKind, Relation, compare, mirrored
from index.compare.reading import fold
from tests.index.compare.build import Given, stored

Row = tuple[int | None, int | None, str]


@pytest.fixture(scope="module")
def wire(shared: Path) -> tuple[Given, Given]:
    def lines(seed: str) -> list[str]:
        (path,) = (shared / "seeds").glob(f"{seed}_*.txt")
        return path.read_text(encoding="utf-8").splitlines()

    short = [line.strip() for line in lines("002")[2:21] if line.strip()]
    long = [line.strip() for line in lines("003") if line.strip()]
    return stored(2, short), stored(3, long)


@pytest.fixture(scope="module")
def comparison(wire: tuple[Given, Given]) -> Comparison:
    return compare(*wire)


@pytest.fixture(scope="module")
def gold(shared: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads((shared / "compare" / "align_002_003.json").read_text(encoding="utf-8"))
    return rows


def expanded(passage: Passage) -> list[Row]:
    return [(a, b, passage.kind.value.replace("-", "_")) for a in passage.a or (None,) for b in passage.b or (None,)]


def without_context(a: str, b: str) -> tuple[str, str]:
    """Take off the words that both sides begin or end on, and the full stop of a sentence's end."""
    left, right = ([word for word in fold(side).split() if word] for side in (a, b))
    while left and right and left[0] == right[0]:
        left, right = left[1:], right[1:]
    while left and right and left[-1] == right[-1]:
        left, right = left[:-1], right[:-1]
    return " ".join(left), " ".join(right)


def test_every_row_of_the_alignment_is_found(comparison: Comparison, gold: list[dict[str, Any]]) -> None:
    found = [row for passage in comparison.passages for row in expanded(passage)]
    assert found == [(row["a"], row["b"], row["kind"]) for row in gold]


def test_every_difference_in_wording_is_found_and_nothing_else(
    wire: tuple[Given, Given], comparison: Comparison, gold: list[dict[str, Any]]
) -> None:
    blocks = wire[0].article.body

    def edits_of(a: int, edits: tuple[Edit, ...]) -> list[tuple[str, str]]:
        return [
            without_context(edit.a, edit.b)
            for edit in edits
            if blocks[a].start <= edit.a_span[0] and edit.a_span[1] <= blocks[a].end
        ]

    found = {
        (a, b): edits_of(a, passage.edits) for passage in comparison.passages for a in passage.a for b in passage.b
    }
    wanted = {
        (row["a"], row["b"]): [without_context(*edit) for edit in row["edits"]]
        for row in gold
        if row["a"] is not None and row["b"] is not None
    }
    assert found == wanted


def test_typographic_differences_are_kept_apart(comparison: Comparison, gold: list[dict[str, Any]]) -> None:
    for row in gold:
        for words, _ in row.get("typographic", []):
            (passage,) = (p for p in comparison.passages if row["a"] in p.a)
            found = {word for edit in passage.typographic for word in edit.a.strip(",.").split()}
            marked = [word for word in re.split(r"\s+", words) if set(word) & set("\"'")]
            assert set(marked) <= found


def test_a_merged_paragraph_says_which_sentence_answers_which(
    wire: tuple[Given, Given], comparison: Comparison
) -> None:
    (merged,) = (p for p in comparison.passages if p.kind is PassageKind.MERGED)
    second = wire[1].article.text[slice(*merged.b_spans[1])]
    assert len(merged.a_spans) == len(merged.b_spans) == 2
    assert second.startswith("Liu He")
    assert second.endswith("progress.")


def test_they_are_versions_and_the_shorter_stands_in_the_longer(comparison: Comparison) -> None:
    assert comparison.relation is Relation.VERSIONS
    assert comparison.overlap.a_in_b > 0.8
    assert comparison.overlap.b_in_a < 0.4


def test_the_other_way_round_is_the_mirror_image(wire: tuple[Given, Given], comparison: Comparison) -> None:
    assert compare(wire[1], wire[0]) == mirrored(comparison)
