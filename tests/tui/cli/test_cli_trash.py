"""``restore`` and ``trash``: what was removed is told of, comes back, or goes for good."""

from __future__ import annotations

from pathlib import Path

from tests.tui.cli.conftest import Zte


def test_removing_says_how_to_get_back_what_was_removed(zte: Zte, library: Path) -> None:
    done = zte("remove", 1, 3, "--library", library)
    assert done.err == ("kept in the trash for 30 days; bring back what you miss with: zte-reader restore 1 3\n")
    gone = zte("remove", 2, "--json", "--library", library)
    assert [row["id"] for row in gone.json["removed"]] == [2]


def test_what_was_removed_is_listed_and_comes_back_by_its_number_or_title(zte: Zte, library: Path) -> None:
    before = [zte("show", number, "--json", "--library", library).json for number in (1, 2, 3)]
    source = zte("show", 3, "--source", "--library", library).bytes
    zte("remove", 1, 2, 3, "--library", library)
    listed = zte("restore", "--list", "--json", "--library", library)
    assert listed.code == 0
    assert [row["id"] for row in listed.json["trash"]] == [1, 2, 3]
    assert set(listed.json["trash"][0]) >= {"title", "outlet", "published", "source", "bytes", "removed", "until"}
    assert zte("trash", "--library", library).out.splitlines()[2].startswith("3\tGreyport quarrels")
    done = zte("restore", 1, "Greyport quarrels", "--library", library)
    assert [line.split()[:2] for line in done.out.splitlines()] == [["restored", "1"], ["restored", "3"]]
    assert [hit["id"] for hit in zte("search", "ferry", "--json", "--library", library).json["hits"]] == [1]
    again = zte("restore", "--all", "--json", "--library", library)
    assert [row["id"] for row in again.json["restored"]] == [2]
    assert [zte("show", number, "--json", "--library", library).json for number in (1, 2, 3)] == before
    assert zte("show", 3, "--source", "--library", library).bytes == source
    assert zte("doctor", "--library", library).code == 0


def test_an_empty_trash_is_nothing_found(zte: Zte, library: Path) -> None:
    for command in (["restore"], ["restore", "--all"], ["trash"], ["trash", "--empty"]):
        done = zte(*command, "--library", library)
        assert (done.code, done.out) == (1, "")
        assert "the trash is empty" in done.err
    assert zte("restore", "--json", "--library", library).json == {"trash": []}


def test_what_is_let_go_of_is_gone(zte: Zte, library: Path) -> None:
    zte("remove", 1, 2, 3, "--library", library)
    assert zte("trash", 2, "--empty", "--json", "--library", library).json == {"emptied": 1}
    assert zte("trash", "--empty", "--library", library).err == "2 articles gone for good\n"
    assert zte("restore", 1, "--library", library).err == (
        "zte-reader: the trash has no article 1; see the numbers with: zte-reader restore --list\n"
    )
    assert zte("doctor", "--library", library).code == 0


def test_what_can_not_be_meant_is_one_line(zte: Zte, library: Path) -> None:
    for command, words in (
        (["restore", "1", "--all"], "--all"),
        (["restore", "1", "--list"], "--list"),
        (["trash", "1"], "zte-reader trash ID --empty"),
        (["restore", "7"], "no article 7"),
        (["restore", "Nothing of the kind"], "zte-reader restore --list"),
    ):
        done = zte(*command, "--library", library)
        assert (done.code, done.bytes, done.err.count("\n")) == (2, b"", 1)
        assert words in done.err
