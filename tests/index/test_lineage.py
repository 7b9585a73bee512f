"""A family as a matrix: as it is, edited, moved or missing, and what a version adds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.families.lineage import lineage
from corpus.ingest import prepare
from corpus.intake.members import Member
from corpus.library import Library
from index.lineage import Cell, Standing, family_matrix, standings
from tests.index.shelf import UNHURRIED

PASSAGES = [
    "The harbour board counted seven boats on the quay this spring, fewer than in any year since the war.",
    "Old Emil Roth, whose grandfather built three of them, said that he had stopped painting his own last autumn.",
    "Nobody under forty has asked for a mooring, according to a list that hangs beside the office door.",
    "Wexcombe lost its fleet in much the same way, and its fish market is now a place that sells carpets.",
    "Insurance is what most skippers complain about: premiums doubled after the storm, and diesel went up too.",
    "A young couple from Norwick did come in May to look at the smallest hull, but left without an offer.",
    "Mayor Ines Calder promised a slipway by next year, paid for by the lottery and by a brewer from Ashby.",
    "Until then the gulls have the pier to themselves, as anybody can hear who sleeps with an open window.",
]
OWN = "A word of our own: readers of this paper have asked for years why nobody ever paints the lighthouse green."
Ways = Sequence[tuple[Standing, bool]]


def ways(version: Sequence[str], fullest: Sequence[str] = PASSAGES) -> Ways:
    return standings(fullest, version, lineage(fullest, version))


def test_typography_is_no_edit_and_a_word_is_one() -> None:
    quoted = 'He called it "the last boat of the line" and went home before the others had even arrived at the quay.'
    assert ways([quoted.replace('"', "“", 1).replace('"', "”")], [quoted]) == [(Standing.SAME, False)]
    assert ways([quoted.replace("others", "rest")], [quoted]) == [(Standing.EDITED, False)]


def test_a_dropped_tail_is_missing_and_nothing_is_moved() -> None:
    found = ways(PASSAGES[:5])
    assert found == [(Standing.SAME, False)] * 5 + [(Standing.MISSING, False)] * 3


def test_a_passage_that_jumps_forward_is_the_one_that_moved() -> None:
    found = ways([PASSAGES[6], *PASSAGES[:6], PASSAGES[7]])
    assert [place for place, (_, moved) in enumerate(found) if moved] == [6]


def test_merged_and_split_passages_stand_as_they_are_and_in_order() -> None:
    merged = [f"{PASSAGES[0]} {PASSAGES[1]}", *PASSAGES[2:]]
    assert set(ways(merged)) == {(Standing.SAME, False)}
    whole = f"{PASSAGES[0]} {PASSAGES[1]}"
    assert ways(PASSAGES, [whole, *PASSAGES[2:]])[0] == (Standing.SAME, False)


@UNHURRIED
@given(st.permutations(range(len(PASSAGES))), st.integers(0, len(PASSAGES)))
def test_what_is_not_moved_reads_forward(order: list[int], kept: int) -> None:
    version = [PASSAGES[place] for place in order[:kept]]
    found = ways(version)
    assert [standing is not Standing.MISSING for standing, _ in found] == [
        place in order[:kept] for place in range(len(PASSAGES))
    ]
    places = [
        order.index(place) for place, (standing, moved) in enumerate(found) if place in order[:kept] and not moved
    ]
    assert places == sorted(places)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    edited = PASSAGES[1].replace("stopped painting", "given up mending")
    texts = {
        "The Lamp": PASSAGES,
        "The Quay": [PASSAGES[4], PASSAGES[0], edited, PASSAGES[2], OWN],
        "The Buoy": [
            f"{OWN} Nobody answers them, and the lighthouse is as white as it was {number} years ago."
            for number in range(20, 26)
        ],
    }
    with Library.open(tmp_path / "library") as opened:
        for outlet, passages in texts.items():
            text = "\n\n".join([f"Boats counted, says {outlet}", *passages])
            opened.add([prepare(Member(f"{outlet}.txt", text.encode()), {"outlet": outlet, "published": "2019-03-04"})])
        while opened.kin.sign():
            pass
        yield opened


def test_a_matrix_has_the_fullest_version_first_and_leads_to_each_passage(library: Library) -> None:
    matrix = family_matrix(library, 2)
    assert matrix is not None
    fullest, other = matrix.editions
    assert (fullest.outlet, fullest.version.of_fullest, other.outlet) == ("The Lamp", 1.0, "The Quay")
    assert {cell.standing for cell in fullest.cells} == {Standing.SAME}
    assert [(cell.standing, cell.places, cell.moved) for cell in other.cells[:6]] == [
        (Standing.SAME, (1,), False),
        (Standing.EDITED, (2,), False),
        (Standing.SAME, (3,), False),
        (Standing.MISSING, (), False),
        (Standing.SAME, (0,), True),
        (Standing.MISSING, (), False),
    ]
    text = library.text(2)
    assert text[other.cells[4].start :].startswith("Insurance is")
    assert text[other.cells[1].start :].startswith(other.cells[1].opening)
    assert text[other.cells[3].start :].startswith("A word of our own")
    (added,) = matrix.additions
    assert (added.edition, added.paragraph) == (1, 4)
    assert text[added.start :].startswith(added.opening)


def test_an_article_without_versions_has_no_matrix(library: Library) -> None:
    assert family_matrix(library, 3) is None


def test_cells_of_every_edition_are_as_many_as_passages(library: Library) -> None:
    matrix = family_matrix(library, 1)
    assert matrix is not None
    assert {len(edition.cells) for edition in matrix.editions} == {len(matrix.passages)}
    assert all(isinstance(cell, Cell) for edition in matrix.editions for cell in edition.cells)
