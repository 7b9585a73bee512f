"""``search`` with counts and saved searches, ``kwic`` and ``searches``."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.tui.cli.conftest import Zte


def test_all_that_was_found_is_counted_not_only_what_is_listed(zte: Zte, stocked: Path) -> None:
    done = zte("search", "harbour", "--facets", "--limit", 1, "--json", "--library", stocked)
    assert len(done.json["hits"]) == 1
    facets = done.json["facets"]
    assert list(facets) == ["tag", "outlet", "month", "person", "org", "place"]
    assert sum(count for _, count in facets["month"]) <= done.json["total"]
    assert any(count == done.json["total"] for values in facets.values() for _, count in values)
    assert "facets" not in zte("search", "harbour", "--json", "--library", stocked).json


def test_counts_are_written_below_the_hits(zte: Zte, stocked: Path) -> None:
    lines = zte("search", "Lantern", "--facets", "--library", stocked).out.splitlines()
    assert "month   2019-03 1" in lines


def test_a_concordance_has_every_place_that_matches(zte: Zte, stocked: Path) -> None:
    done = zte("kwic", "ferry", "--json", "--library", stocked)
    assert done.code == 0
    lines = done.json["lines"]
    assert done.json["total"] == len(lines) > 3
    assert lines[0].keys() == {"id", "start", "end", "left", "text", "right"}
    assert {line["text"].casefold() for line in lines} <= {"ferry", "ferries"}
    shown = zte("show", lines[0]["id"], "--json", "--library", stocked).json
    assert shown["text"][lines[0]["start"] : lines[0]["end"]] == lines[0]["text"]


@pytest.mark.parametrize("side", ["left", "right"])
def test_lines_are_sorted_by_their_neighbours(zte: Zte, stocked: Path, side: str) -> None:
    lines = zte("kwic", "the", "--sort", side, "--json", "--library", stocked).json["lines"]
    words = [[word for word in re.findall(r"[\w-]+", line[side].casefold()) if word != "-"] for line in lines]
    nearest = [found[-1 if side == "left" else 0] if found else "" for found in words]
    assert nearest == sorted(nearest)
    assert len(set(nearest)) > 3


def test_lines_stand_under_each_other_and_their_number_is_told(zte: Zte, stocked: Path) -> None:
    done = zte("kwic", "ferry", "--limit", 2, "--library", stocked)
    first, second = done.out.splitlines()
    assert first.casefold().index("ferr") == second.casefold().index("ferr")
    assert "2 of" in done.err


def test_a_width_is_the_characters_on_each_side(zte: Zte, stocked: Path) -> None:
    lines = zte("kwic", "ferry", "--width", 10, "--json", "--library", stocked).json["lines"]
    assert all(len(line["left"]) <= 10 and len(line["right"]) <= 10 for line in lines)


def test_a_concordance_of_nothing_and_of_half_a_query(zte: Zte, stocked: Path) -> None:
    done = zte("kwic", "xyzzy", "--json", "--library", stocked)
    assert (done.code, done.json["lines"], done.json["total"]) == (1, [], 0)
    assert "column 5" in zte("kwic", "zte (ban", "--library", stocked).err
    assert zte("kwic", "zte (ban", "--json", "--library", stocked).json["column"] == 5


def test_a_concordance_of_articles_like_another_has_its_telling_words(zte: Zte, stocked: Path) -> None:
    found = zte("search", "like:1", "--json", "--library", stocked).json
    done = zte("kwic", "like:1", "--json", "--library", stocked)
    assert done.code == 0
    assert {line["id"] for line in done.json["lines"]} <= {hit["id"] for hit in found["hits"]}


def test_where_no_line_is_found_it_is_told_why(zte: Zte, stocked: Path) -> None:
    assert zte("kwic", "xyzzy", "--library", stocked).err == "nothing found: articles that mention xyzzy\n"
    err = zte("kwic", "--library", stocked, "--", "-xyzzy").err
    assert re.fullmatch(r"\d+ articles found, but nothing of the query stands in their text\n", err)


def test_a_search_is_saved_and_made_again_with_its_order(zte: Zte, library: Path) -> None:
    first = zte("search", "ferry", "--sort", "oldest", "--save", "The ferry", "--json", "--library", library)
    again = zte("search", "--saved", "the ferry", "--json", "--library", library)
    assert [hit["id"] for hit in again.json["hits"]] == [hit["id"] for hit in first.json["hits"]]
    assert "oldest first" in again.json["explanation"]
    (saved,) = zte("searches", "--json", "--library", library).json["saved"]
    assert (saved["name"], saved["query"], saved["sort"]) == ("The ferry", "ferry", "oldest")
    assert zte("searches", "--library", library).out == "The ferry\tferry\toldest first\n"
    assert zte("searches", "--forget", "the ferry", "--library", library).code == 0
    assert zte("searches", "--library", library).code == 1


def test_a_search_that_is_not_saved_is_an_error_that_says_what_is(zte: Zte, library: Path) -> None:
    zte("search", "ferry", "--save", "Ferries", "--library", library)
    done = zte("search", "--saved", "boats", "--library", library)
    assert done.code == 2
    assert "“Ferries”" in done.err


def test_a_search_needs_a_query_or_a_name(zte: Zte, stocked: Path) -> None:
    assert zte("search", "--library", stocked).code == 2
    assert zte("search", "ferry", "--saved", "x", "--library", stocked).code == 2


def test_a_script_that_searches_leaves_no_trace_in_the_history(zte: Zte, library: Path) -> None:
    zte("search", "ferry", "--library", library)
    assert zte("searches", "--json", "--library", library).json["history"] == []


def test_where_nothing_is_found_wider_queries_are_told(zte: Zte, stocked: Path) -> None:
    done = zte("search", "harbour date:1999", "--json", "--library", stocked)
    assert done.code == 1
    assert {"query": "harbour", "change": "without date:1999", "total": 3} in done.json["instead"]
    assert "or try: harbour  (" in zte("search", "harbour date:1999", "--library", stocked).err
