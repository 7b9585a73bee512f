"""Names that may be taken for one another stay apart, and names of one entity come together, also across articles."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.entities import tag
from corpus.entities.data.annotated import from_marks
from corpus.entities.data.colliding import cases, tied
from corpus.entities.data.scoring import b_cubed, links, wrong_merges

HERE = Path(__file__).resolve().parent
CASES = cases(HERE / "collisions.txt")


@pytest.mark.parametrize("name", CASES)
def test_names_of_one_case_are_tied_as_they_should(name: str) -> None:
    linked = tied(CASES[name], tag)
    assert linked
    assert wrong_merges(linked) == 0
    assert b_cubed(linked) == (1, 1, 1)


def test_nearly_all_names_of_the_cases_are_found() -> None:
    wanted = sum(len(document.entities) for documents in CASES.values() for document in documents)
    found = sum(len(links(documents, tag)) for documents in CASES.values())
    assert found >= 0.95 * wanted


def test_there_are_many_pairs_that_must_stay_apart_and_many_that_must_come_together() -> None:
    apart = together = 0
    for documents in CASES.values():
        forms: dict[str, set[tuple[int, str]]] = {}
        for number, document in enumerate(documents):
            for (start, end), entity in document.entities.items():
                forms.setdefault(entity, set()).add((number, document.text[start:end]))
        apart += len(forms) * (len(forms) - 1) // 2
        together += sum(len(each) * (len(each) - 1) // 2 for each in forms.values())
    assert apart >= 40
    assert together >= 40


def test_families_subsidiaries_and_ministries_of_whole_articles_are_tied() -> None:
    articles = [from_marks(path.read_text(encoding="utf-8")) for path in sorted((HERE / "linked").glob("*.txt"))]
    linked = links(articles, tag)
    assert wrong_merges(linked) == 0
    assert b_cubed(linked)[2] >= 0.96


def test_b_cubed_is_averaged_over_mentions() -> None:
    # Bagga and Baldwin's example: 5, 2 and 5 mentions; the first and the third cluster were put together.
    linked = [("a", 1)] * 5 + [("b", 2)] * 2 + [("c", 1)] * 5
    precision, recall, f1 = b_cubed(linked)
    assert (round(precision, 3), recall, round(f1, 3)) == (0.583, 1.0, 0.737)
    assert wrong_merges(linked) == 1
    assert b_cubed([]) == (0, 0, 0)
