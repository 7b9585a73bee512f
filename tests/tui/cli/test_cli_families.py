"""``families``: the list and one family, as JSON and as plain text."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.tui.cli.conftest import Zte

ROOT = Path(__file__).resolve().parents[3]


def test_versions_as_json_say_how_much_of_each_stands_in_the_fullest(zte: Zte, stocked: Path) -> None:
    done = zte("families", "--json", "--library", stocked)
    assert done.code == 0
    (family,) = done.json["families"]
    assert family["fullest"] == 1
    fullest, edited = family["versions"]
    assert (fullest["id"], fullest["containment"]) == (1, {"in_fullest": 1.0, "of_fullest": 1.0})
    assert (edited["id"], edited["title"]) == (2, "Harbour board votes to close the Lantern ferry")
    assert edited["containment"]["in_fullest"] > edited["containment"]["of_fullest"] > 0.5
    assert (edited["cut"], edited["added"], edited["passages"]) == ([2], [], [[0], [1], [], [2]])
    assert [(pair["a"], pair["b"]) for pair in family["pairs"]] == [(1, 2)]
    assert fullest.keys() == edited.keys() >= {"outlet", "published", "words"}


def test_a_family_is_shown_passage_by_passage(zte: Zte, stocked: Path) -> None:
    done = zte("families", 2, "--library", stocked)
    assert done.code == 0
    rows = [line.split("\t") for line in done.out.splitlines() if "\t" in line]
    assert [row[:2] for row in rows] == [["1", "¶1"], ["2", "¶2"], ["3", "cut"], ["4", "¶3"]]
    assert rows[2][2].startswith("The ferry will run until")


def test_the_list_names_each_version(zte: Zte, stocked: Path) -> None:
    out = zte("families", "--library", stocked).out
    assert "1  Harbour board votes to close the Lantern ferry after eighty years" in out
    assert "% of 1; " in out


def test_an_article_without_versions_is_nothing_found(zte: Zte, stocked: Path) -> None:
    done = zte("families", 3, "--library", stocked)
    assert (done.code, done.out) == (1, "")
    assert "no other versions" in done.err
    assert zte("families", 3, "--json", "--library", stocked).json == {"families": [], "others": []}


def test_without_versions_the_list_is_empty(zte: Zte, library: Path) -> None:
    zte("remove", 2, "--library", library)
    assert zte("families", "--json", "--library", library).json == {"families": []}
    assert zte("families", "--library", library).code == 1


def test_what_an_article_shares_with_others_outside_of_its_family_is_said(zte: Zte, tmp_path: Path) -> None:
    stories = [
        "\n\n".join(
            f"In {town} the {thing} was {verb} again on day {number}, and the {number} people of {town} who use the"
            f" {thing} said that {verb} was not the word which they would have chosen for a {thing} of {number} years."
            for number in range(start, start + 9)
        )
        for town, thing, verb, start in (("Ashby", "ferry", "closed", 20), ("Norwick", "bridge", "mended", 70))
    ]
    library = tmp_path / "library"
    for name, text in (("a", stories[0]), ("b", stories[1]), ("c", f"{stories[0]}\n\n{stories[1]}")):
        (tmp_path / f"{name}.txt").write_text(f"The story of {name}\n\n{text}\n", encoding="utf-8")
        assert zte("add", tmp_path / f"{name}.txt", "--library", library).code == 0
    done = zte("families", 2, "--json", "--library", library)
    (pair,) = done.json["others"]
    assert (pair["a"], pair["b"], pair["a_in_b"]) == (2, 3, 1.0)
    assert "holds 100% of 2" in zte("families", 2, "--library", library).out


def test_listing_families_waits_for_no_arithmetic_library(stocked: Path) -> None:
    code = (
        "import sys; from tui.cli import main; main(['families', '--json', '--library', sys.argv[1]]);"
        "print(*(name for name in ('numpy',) if name in sys.modules), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(stocked)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert (done.stderr.strip(), '"fullest"' in done.stdout) == ("", True)
