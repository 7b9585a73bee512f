"""Deciding on the command line who is who."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.cli.conftest import Zte


def names(zte: Zte, library: Path) -> dict[str, int]:
    found = zte("entities", "--json", "--library", library).json["entities"]
    return {each["name"]: each["mentions"] for each in found}


def test_a_merged_entity_is_found_by_both_names_and_told_how_to_part_again(zte: Zte, library: Path) -> None:
    before = names(zte, library)
    assert zte("search", "title:boat person:calder", "--library", library).code == 0
    done = zte("entities", "Emil Roth", "--merge-into", "Otto Lindqvist", "--library", library)
    assert (done.code, done.out) == (0, "")
    assert done.err == (
        "“Emil Roth” (PERSON) is counted as “Otto Lindqvist” (PERSON); "
        "take it back with: zte-reader entities --undo 1\n"
    )
    assert names(zte, library)["Otto Lindqvist"] == before["Otto Lindqvist"] + before["Emil Roth"]
    assert zte("entities", "emil roth", "--json", "--library", library).json["entity"]["name"] == "Otto Lindqvist"
    assert zte("entities", "--undo", 1, "--library", library).err.endswith("; taken back\n")
    assert names(zte, library) == before


def test_search_and_comparison_follow_at_once(zte: Zte, library: Path) -> None:
    assert zte("search", 'person:"The Chairman"', "--library", library).code == 1
    zte("entities", "Otto Lindqvist", "--rename", "The Chairman", "--library", library)
    found = zte("search", 'person:"The Chairman"', "--every-version", "--json", "--library", library).json
    assert sorted(hit["id"] for hit in found["hits"]) == [1, 2, 3]
    ledger = zte("compare", 1, 3, "--json", "--library", library).json["pairs"][0]["ledger"]
    assert "The Chairman" in {entry["name"] for entry in ledger["both"]["entities"]}


def test_an_entity_is_given_another_type(zte: Zte, library: Path) -> None:
    zte("entities", "Ashby", "--retype", "ORG", "--library", library)
    assert zte("search", "org:ashby", "--library", library).code == 0
    assert zte("search", "place:ashby", "--library", library).code == 1
    assert zte("entities", "Ashby", "--type", "GPE", "--library", library).code == 1
    listed = zte("entities", "--type", "ORG", "--json", "--library", library).json["entities"]
    assert "Ashby" in [each["name"] for each in listed]


def test_mentions_in_some_articles_are_split_off(zte: Zte, library: Path) -> None:
    done = zte("entities", "Ines Calder", "--split", "--in", 3, "--as", "Ida Calder", "--library", library)
    assert done.err.startswith("“Ines Calder” (PERSON) in article 3 is “Ida Calder”; take it back with: ")
    assert [hit["id"] for hit in zte("search", "person:ida", "--json", "--library", library).json["hits"]] == [3]
    assert "Ines Calder" in names(zte, library)


def test_decisions_are_listed(zte: Zte, library: Path) -> None:
    assert zte("entities", "--decisions", "--library", library).code == 1
    zte("entities", "Greyport", "--retype", "LOC", "--library", library)
    zte("entities", "Ines Calder", "--split", "--in", "3", "--library", library)
    one, two = zte("entities", "--decisions", "--json", "--library", library).json["decisions"]
    assert (one["number"], one["did"], one["to_type"]) == (1, "retype", "LOC")
    assert (two["did"], two["articles"], two["to_name"]) == ("split", [3], "Ines Calder (3)")
    rows = zte("entities", "--decisions", "--library", library).out.splitlines()
    assert rows[1].split("\t")[2] == "“Ines Calder” (PERSON) in article 3 is “Ines Calder (3)”"


def test_a_decision_survives_cleaning_again_and_a_new_index(zte: Zte, library: Path) -> None:
    zte("entities", "Otto Lindqvist", "--rename", "The Chairman", "--library", library)
    zte("reclean", "--library", library)
    zte("reindex", "--library", library)
    assert zte("search", "person:chairman", "--json", "--library", library).json["total"] == 3


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["Nobody", "--rename", "Somebody"], "nothing called “Nobody” is mentioned"),
        (["--rename", "Somebody"], "name the entity"),
        (["Ashby", "--undo", "1"], "leave the name out"),
        (["--undo", "4"], "there is no decision 4"),
        (["Ashby", "--form", "Ashby"], "give --split too"),
        (["Ashby", "--split"], "say which mentions of “Ashby” to split off"),
        (["Ashby", "--split", "--in", "2", "--form", "Ash"], "“Ashby” is not mentioned as “Ash” in article 2"),
        (["Ashby", "--merge-into", "Ashby"], "one entity already"),
        (["Ashby", "--rename", "Greyport"], "there is a “Greyport” already"),
    ],
)
def test_what_can_not_be_decided_is_one_line(zte: Zte, library: Path, argv: list[str], words: str) -> None:
    done = zte("entities", *argv, "--library", library)
    assert (done.code, done.out) == (2, "")
    assert words in done.err
    assert done.err.startswith("zte-reader: ")
    assert done.err.count("\n") == 1


def test_the_sample_is_not_decided_about(zte: Zte) -> None:
    assert zte("entities", "Huawei", "--rename", "Hua Wei").code == 2


def test_an_ambiguous_surname_says_whom_it_may_mean(zte: Zte, library: Path, tmp_path: Path) -> None:
    for name, words in (
        ("one.txt", "Wang Yi flew home on Monday after the talks in the capital, and Wang Yi said nothing of them."),
        ("two.txt", "Wang Qishan stayed for the dinner. Wang Qishan will fly home on Tuesday, his office said."),
        ("three.txt", "Mr. Wang was seen at the airport on Monday night, a person who works there told the paper."),
    ):
        (tmp_path / name).write_text(f"What happened to {name}\n\n{words}\n\n{words}\n", encoding="utf-8")
        zte("add", tmp_path / name, "--library", library)
    found = zte("entities", "Wang", "--json", "--library", library).json["entity"]
    assert (found["name"], sorted(found["may_be"])) == ("Wang", ["Wang Qishan", "Wang Yi"])
    assert "Wang (Wang " in zte("entities", "--library", library).out
    assert zte("entities", "Wang", "--library", library).err.rstrip().endswith("?")


def test_a_changed_table_of_names_is_followed_by_the_next_command_with_a_word_about_it(zte: Zte, library: Path) -> None:
    table = library / "aliases.toml"
    table.write_text('[ORG]\n"Greyport Ferry Trust" = ["Lantern"]\n', encoding="utf-8")
    done = zte("search", "org:trust", "--json", "--library", library)
    assert done.err == f"zte-reader: {table} has changed: 3 articles tied anew\n"
    assert done.json["total"] == 3
    table.write_text("[ORG]\nGreyport = [\n", encoding="utf-8")
    done = zte("search", "org:trust", "--json", "--library", library)
    assert done.json["total"] == 3
    assert done.err.startswith(f"zte-reader: {table}: line ")
    assert done.err.count("\n") == 1
