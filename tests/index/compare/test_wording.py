"""Differences in wording are whole words, few, and told apart by what they amount to."""

from __future__ import annotations

import pytest

from corpus.article import EntityType
from index.compare import Edit, EditKind, Passage, PassageKind, compare
from tests.index.compare.build import Names, stored

AFTER = "and the harbour master wrote to every skipper that the old lighthouse would stay dark until the spring tides."


def passage(a: str, b: str, names: Names | None = None) -> Passage:
    (found,) = compare(stored(1, [a], names), stored(2, [b], names)).passages
    return found


def edits(a: str, b: str, names: Names | None = None) -> list[tuple[str, str, EditKind]]:
    return [(edit.a, edit.b, edit.kind) for edit in passage(f"{a} {AFTER}", f"{b} {AFTER}", names).edits]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Vale will sail,", "Mr. Vale will sail,"),
        ("The U.S. fleet sailed", "The American fleet sailed"),
        ("The US fleet sailed", "The United States fleet sailed"),
        ("Britain sailed", "The United Kingdom sailed"),
        ("Some 12 percent sailed", "Some 12% sailed"),
        ("Some 12 per cent sailed", "Some 12 percent sailed"),
        ("All two boats sailed", "All 2 boats sailed"),
        ("All twenty-one boats sailed", "All 21 boats sailed"),
        ("The third boat sailed", "The 3rd boat sailed"),
        ("It sailed on Aug. 4", "It sailed on August 4"),
        ("It sailed on May 9 and", "It sailed on 9 May and"),
        ("The well known boat sailed", "The well-known boat sailed"),
        ("It was organised in colour", "It was organized in color"),
        ("The voyage was cancelled", "The voyage was canceled"),
        ("The boats don't sail", "The boats do not sail"),
        ("Sen. Vale sailed", "Senator Vale sailed"),
        ("He said that Vale sailed", "He said Vale sailed"),
        ("Boats, nets and ropes", "Boats, nets, and ropes"),
        ("The Old Port woke", "The old port woke"),
    ],
)
def test_a_change_of_house_style_is_told_from_one_of_substance(a: str, b: str) -> None:
    assert {kind for _, _, kind in edits(a, b)} == {EditKind.STYLE}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("It cost $5 million", "It cost $6 million"),
        ("All two boats sailed", "All three boats sailed"),
        ("It sailed on Aug. 4", "It sailed on Aug. 5"),
        ("The British fleet sailed", "The American fleet sailed"),
        ("The boats will sail", "The boats will not sail"),
        ("The captain filled the form", "The captain filed the form"),
        ("It runs 3 by 5", "It runs 5 by 3"),
        ("The crew was guilty", "The crew was innocent"),
    ],
)
def test_a_change_of_substance_is_not_taken_for_style(a: str, b: str) -> None:
    assert [kind for _, _, kind in edits(a, b)] == [EditKind.SUBSTANCE]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ('The "dark" lamp', "The “dark” lamp"),
        ("The lamp's glass", "The lamp’s glass"),
        ("The lamp -- broken -- was", "The lamp — broken — was"),
        ("The lamp--broken--was", "The lamp — broken — was"),
        ("The lamp... was", "The lamp… was"),
        ("The\u00a0lamp was", "The lamp was"),
        ("The lamp\u00ad was", "The lamp was"),
    ],
)
def test_typography_is_no_change(a: str, b: str) -> None:
    found = passage(f"{a} {AFTER}", f"{b} {AFTER}")
    assert found.kind is PassageKind.IDENTICAL
    assert found.edits == ()
    assert found.score == 1.0


def test_typographic_differences_are_listed_beside_the_edits() -> None:
    found = passage(f'The "dark" lamp {AFTER}', f"The “dark” lamp {AFTER}")
    assert [(edit.a, edit.b) for edit in found.typographic] == [('"dark"', "“dark”")]


def test_a_first_name_dropped_is_style() -> None:
    names: Names = {"Orrin Vale": (EntityType.PERSON, "Orrin Vale"), "Vale": (EntityType.PERSON, "Orrin Vale")}
    assert edits("Skipper Orrin Vale sailed", "Skipper Vale sailed", names) == [("Orrin", "", EditKind.STYLE)]


def test_edits_parted_by_a_small_word_become_one() -> None:
    assert edits("They shut the gates down quickly,", "They locked the gates quickly,") == [
        ("shut the gates down", "locked the gates", EditKind.SUBSTANCE)
    ]


def test_edits_in_different_clauses_stay_apart() -> None:
    found = edits("They shut gates, opened doors,", "They locked gates, smashed doors,")
    assert [(a, b) for a, b, _ in found] == [("shut", "locked"), ("opened", "smashed")]


def test_the_full_stop_that_both_sentences_end_on_is_no_part_of_an_edit() -> None:
    a, b = f"{AFTER[4:]} It ended badly.", f"{AFTER[4:]} It ended well."
    assert [(edit.a, edit.b) for edit in passage(a, b).edits] == [("badly", "well")]


def test_a_dropped_sentence_is_one_edit() -> None:
    kept = f"The gulls left first {AFTER}"
    dropped = "Nobody on the quay could say when they had last seen so few of them."
    found = passage(f"{kept} {dropped}", kept)
    assert found.kind is PassageKind.EDITED
    assert [(edit.a, edit.b) for edit in found.edits] == [(dropped, "")]
    assert found.edits[0].b_span == (len(kept), len(kept))


def test_a_sentence_that_became_two_keeps_its_words() -> None:
    a = "The council shut the swimming pool, which had leaked since the winter before last, without any warning at all."
    b = "The council shut the swimming pool without any warning at all. It had leaked since the winter before last."
    changed = [word for edit in passage(f"{AFTER} {a}", f"{AFTER} {b}").edits for word in edit.a.split()]
    assert "council" not in changed
    assert "swimming" not in changed


def test_very_long_texts_with_few_different_words_are_compared_in_little_work() -> None:
    a = "ab " * 30_000
    b = "ba ab " * 15_000
    comparison = compare(stored(1, [a.strip()]), stored(2, [b.strip()]))
    assert {index for found in comparison.passages for index in found.a} == {0}


def test_every_edit_can_be_seen_from_the_other_side() -> None:
    edit = Edit("old", "new", (1, 4), (2, 5), EditKind.SUBSTANCE)
    assert edit.mirrored() == Edit("new", "old", (2, 5), (1, 4), EditKind.SUBSTANCE)
