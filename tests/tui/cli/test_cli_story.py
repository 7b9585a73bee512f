"""``story``: names, numbers and days by articles, as JSON and as plain text."""

from __future__ import annotations

from pathlib import Path

from tests.tui.cli.conftest import Zte


def test_a_story_as_json_counts_names_and_numbers_by_article(zte: Zte, stocked: Path) -> None:
    done = zte("story", 1, 2, 3, "--json", "--library", stocked)
    assert done.code == 0
    told = done.json
    assert {article["id"] for article in told["articles"]} == {1, 2, 3}
    assert told["articles"][0].keys() >= {"title", "outlet", "published", "words"}
    rows = {row["name"]: row for row in told["entities"]}
    assert rows["Otto Lindqvist"]["counts"] == [1, 1, 1]
    texts = {number: zte("show", number, "--json", "--library", stocked).json["text"] for number in (1, 2, 3)}
    for article, start in zip(told["articles"], rows["Ines Calder"]["starts"], strict=True):
        assert texts[article["id"]][start:].startswith("Ines Calder")
    crowns = {row["name"]: row["counts"] for row in told["numbers"] if "million" in row["name"]}
    assert sorted(sum(counts) for counts in crowns.values()) == [1, 2]


def test_dates_have_the_days_that_they_mean_and_where_each_stands(zte: Zte, stocked: Path) -> None:
    told = zte("story", 1, 2, 3, "--json", "--library", stocked).json
    (tuesday,) = [each for each in told["dates"] if each["value"] == "2019-03-05"]
    assert (tuesday["first"], tuesday["last"]) == ("2019-03-05", "2019-03-05")
    (mention,) = tuesday["mentions"]
    text = zte("show", mention["id"], "--json", "--library", stocked).json["text"]
    assert text[mention["start"] : mention["end"]] == "Tuesday"


def test_in_a_pipe_a_story_is_rows_of_counts(zte: Zte, stocked: Path) -> None:
    done = zte("story", 1, 2, 3, "--sort", "unequal", "--library", stocked)
    assert done.code == 0
    rows = [line.split("\t") for line in done.out.splitlines() if "\t" in line]
    assert {len(row) for row in rows} == {5}
    assert ["Otto Lindqvist", "PERSON", "1", "1", "1"] in rows
    assert all(f"{letter}  " in done.out for letter in "ABC")


def test_rows_are_limited_and_what_is_left_out_is_said(zte: Zte, stocked: Path) -> None:
    done = zte("story", 1, 2, 3, "--limit", 1, "--library", stocked)
    assert "names; see more with: --limit N" in done.err
    told = zte("story", 1, 2, 3, "--limit", 1, "--json", "--library", stocked).json
    assert len(told["entities"]) == len(told["numbers"]) == 1


def test_two_articles_are_no_story(zte: Zte, stocked: Path) -> None:
    done = zte("story", 1, 2, 2, "--library", stocked)
    assert done.code == 2
    assert "3 to 24 different articles, not 2" in done.err


def test_a_family_says_how_each_passage_stands(zte: Zte, stocked: Path) -> None:
    (family,) = zte("families", "--json", "--library", stocked).json["families"]
    fullest, edited = family["versions"]
    assert set(fullest["standing"]) == {"same"}
    assert (edited["standing"], edited["moved"]) == (["edited", "same", "missing", "same"], [])
