"""Pieces stand in the order of the source, with labels that a person can type."""

from __future__ import annotations

import pytest

from corpus.article import Article, Block, BlockKind, Cut, CutReason
from corpus.errors import NotFoundError
from corpus.pieces import carried, chosen, deciding, least_sure_first, pieces

TEXT = "The ferry\n\nIt leaves at ten.\n\nAnd it returns."
ARTICLE = Article(
    TEXT,
    (
        Block(BlockKind.TITLE, 0, 9, (2, 2)),
        Block(BlockKind.PARAGRAPH, 11, 28, (4, 5), confidence=0.6, doubt=CutReason.PROMO),
        Block(BlockKind.PARAGRAPH, 30, len(TEXT), (9, 9), by_hand=True),
    ),
    (
        Cut((1, 1), CutReason.NAV, "Menu", 0, 0.9),
        Cut((7, 7), CutReason.SHARE, "Share", 30, 0.4),
        Cut((7, 7), CutReason.SHARE, "Mail", 30, 0.5),
        Cut((7, 7), CutReason.SHARE, "share!", 30, 0.5),
        Cut((11, 11), CutReason.OTHER, "End", len(TEXT), 1.0, by_hand=True),
    ),
)
FOUND = pieces(ARTICLE)


def test_blocks_and_cuts_stand_in_the_order_of_the_source() -> None:
    assert [piece.label for piece in FOUND] == ["1", "2", "4", "7.1", "7.2", "7.3", "9", "11"]
    assert [piece.text for piece in FOUND][:5] == ["Menu", "The ferry", "It leaves at ten.", "Share", "Mail"]
    assert [piece.kept for piece in FOUND] == [False, True, True, False, False, False, True, False]


def test_a_piece_says_why_it_was_cut_or_might_have_been() -> None:
    assert [piece.reason for piece in FOUND[:4]] == [CutReason.NAV, None, CutReason.PROMO, CutReason.SHARE]


def test_the_least_sure_come_first_and_what_a_person_decided_last() -> None:
    assert [piece.label for piece in least_sure_first(FOUND)] == ["7.1", "7.2", "7.3", "4", "1", "9", "11"]


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (["2"], ["2"]),
        (["7.2", "1"], ["7.2", "1"]),
        (["2-4"], ["2", "4"]),
        (["5–8"], ["7.1", "7.2", "7.3"]),
        (["7.2-9", "9"], ["7.2", "7.3", "9"]),
    ],
)
def test_labels_and_ranges_name_pieces(labels: list[str], expected: list[str]) -> None:
    assert [piece.label for piece in chosen(FOUND, labels)] == expected


@pytest.mark.parametrize(
    ("label", "says"),
    [
        ("5", "nearest are 4 and 7.1"),
        ("7", "line 7 has 3 pieces: choose among 7.1 to 7.3"),
        ("7.9", "choose among 7.1 to 7.3"),
        ("60", "nearest are 11 and 9"),
        ("all", "not a label"),
        ("-3", "not a label"),
    ],
)
def test_a_label_that_nothing_has_is_an_error_that_names_the_nearest(label: str, says: str) -> None:
    with pytest.raises(NotFoundError, match=says):
        chosen(FOUND, [label])


def test_a_place_is_found_again_in_an_article_made_anew() -> None:
    second = TEXT.index("It leaves")
    without = Article(
        TEXT[second:], (Block(BlockKind.PARAGRAPH, 0, 17, (4, 5)), Block(BlockKind.PARAGRAPH, 19, 34, (9, 9)))
    )
    assert carried(ARTICLE, without, second + 3) == 3
    assert carried(ARTICLE, without, 2) == 0
    assert carried(without, ARTICLE, 19) == TEXT.index("And it")
    assert carried(ARTICLE, Article("", ()), 5) == 0


def test_every_piece_is_what_its_own_decision_is_about() -> None:
    decisions = [piece.decision(kept=False) for piece in FOUND]
    assert deciding(decisions, FOUND) == [[piece] for piece in FOUND]
