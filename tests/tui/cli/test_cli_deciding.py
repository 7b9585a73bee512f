"""Deciding on the command line what belongs to an article, and cleaning again."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus import recleaning
from corpus.errors import UnreadableError
from tests.tui.cli.conftest import Zte

SHARE = "Share this article"


def text(zte: Zte, library: Path, number: int = 1) -> str:
    return zte("show", number, "--json", "--library", library).json["text"]  # type: ignore[no-any-return]


def test_a_piece_is_brought_back_by_its_label_and_found_at_once(zte: Zte, library: Path) -> None:
    assert zte("search", "title:harbour share", "--library", library).code == 1
    done = zte("show", 1, "--keep", "2", "--library", library)
    assert (done.code, done.out) == (0, "")
    assert done.err == "article 1: kept 2; take it back with: zte-reader show 1 --undo 2\n"
    assert SHARE in text(zte, library)
    assert zte("search", "title:harbour share", "--library", library).code == 0


def test_pieces_are_cut_by_labels_and_ranges_and_taken_back(zte: Zte, library: Path) -> None:
    before = text(zte, library)
    done = zte("show", 1, "--cut", "6-8", "10", "--library", library)
    assert done.err == "article 1: cut 6, 8, 10; take it back with: zte-reader show 1 --undo 6 8 10\n"
    after = text(zte, library)
    assert "affection" in before
    assert "affection" not in after
    done = zte("show", 1, "--undo", "6,8,10", "--library", library)
    assert done.err == "article 1: left 6, 8, 10 to cleaning again\n"
    assert text(zte, library) == before


def test_several_things_are_decided_at_once_and_shown(zte: Zte, library: Path) -> None:
    shown = zte("show", 1, "--keep", "2", "--cut", "10", "--json", "--library", library).json
    (cut,) = shown["cuts"]
    assert (cut["label"], cut["by_hand"], cut["reason"], cut["confidence"]) == ("10", True, "other", 1.0)
    assert [block["label"] for block in shown["blocks"] if block["by_hand"]] == ["2"]
    assert shown["lines"][9]["role"] == "removed:other"
    out = zte("show", 1, "--cuts", "--library", library).out
    assert "   ✓ kept by hand\n 2   Share this article\n" in out
    assert "   ✂ cut by hand\n10 │ Mayor Ines Calder" in out


def test_the_list_by_confidence_has_what_may_be_worth_a_look(zte: Zte, library: Path) -> None:
    zte("show", 2, "--cut", "5", "--library", library)
    done = zte("show", 2, "--by-confidence", "--library", library)
    rows = [line.split("\t") for line in done.out.splitlines()]
    assert [row[1:4] for row in rows] == [["9", "cut", "subscription-prompt"], ["5", "cut by hand", ""]]
    assert rows[0][4].startswith("Subscribe to our newsletter")
    assert "--keep LABEL" in done.err


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["--keep", "11"], "nearest are 10 and 8"),
        (["--cut", "title"], "not a label"),
        (["--keep", "2", "--cut", "1-3"], "2 is named by --keep and by --cut"),
        (["--cut", "1-10"], "nothing would be left of article 1"),
        (["--keep", "2", "--source"], "leave it out"),
        (["--by-confidence", "--json"], "every confidence"),
        (["--keep"], "expected at least one argument"),
    ],
)
def test_what_can_not_be_decided_changes_nothing_and_says_why(
    zte: Zte, library: Path, argv: list[str], words: str
) -> None:
    before = text(zte, library)
    done = zte("show", 1, *argv, "--library", library)
    assert (done.code, done.out) == (2, "")
    assert words in done.err
    assert done.err.count("\n") == 1
    assert text(zte, library) == before


def test_where_nothing_was_decided_nothing_is_taken_back(zte: Zte, library: Path) -> None:
    done = zte("show", 1, "--undo", "2", "--library", library)
    assert (done.code, done.out) == (1, "")
    assert "nothing was decided about 2" in done.err


def test_the_sample_can_be_decided_about_too(zte: Zte) -> None:
    done = zte("show", 8, "--keep", "1")
    assert done.code == 0
    assert "the sample" in done.err
    zte("show", 8, "--undo", "1")


def test_cleaning_again_changes_nothing_where_the_rules_are_the_same(zte: Zte, library: Path) -> None:
    zte("show", 1, "--keep", "2", "--library", library)
    done = zte("reclean", "--json", "--library", library)
    assert done.code == 0
    assert done.json == {"changed": [], "unchanged": [1, 2, 3], "failed": [], "unfitting": []}
    assert done.err == "cleaned 3 articles again: 0 changed, 3 as before\n"
    assert SHARE in text(zte, library)


def test_cleaning_again_says_what_changed_and_what_failed(
    zte: Zte, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    attempt = recleaning.attempt
    monkeypatch.setattr(
        recleaning,
        "attempt",
        lambda member, given, decisions, aliases: (
            UnreadableError("torn; mend it") if "a-wire" in member.name else attempt(member, {"outlet": "X"}, decisions)
        ),
    )
    done = zte("reclean", "1", "2", "--library", library)
    assert done.code == 2
    assert done.out == ""
    assert "zte-reader: article 1: torn; mend it; it stays as it was" in done.err
    assert "cleaned 2 articles again: 0 changed, 1 as before, 1 failed" in done.err


def test_a_decision_that_fits_nothing_any_more_is_reported(zte: Zte, library: Path) -> None:
    import sqlite3

    with sqlite3.connect(library / "library.sqlite3") as connection:
        connection.execute("INSERT INTO decisions VALUES (1, 2, 2, 'Tell a friend', 0, 1)")
    connection.close()
    done = zte("reclean", "1", "--library", library)
    assert done.code == 0
    assert "what you kept at line 2 is not found any more, but kept in mind: “Tell a friend”" in done.err


def test_an_article_that_is_not_there_can_not_be_cleaned_again(zte: Zte, library: Path) -> None:
    done = zte("reclean", "9", "--library", library)
    assert (done.code, done.out) == (2, "")
    assert "no article 9" in done.err
