"""``compare``: as JSON, as a report, as plain text."""

from __future__ import annotations

import shutil
from itertools import combinations
from pathlib import Path

import pytest

from tests.tui.cli.conftest import Zte


def test_two_versions_as_json_align_with_their_edits(zte: Zte, stocked: Path) -> None:
    done = zte("compare", 1, 2, "--json", "--library", stocked)
    assert done.code == 0
    assert [each["id"] for each in done.json["articles"]] == [1, 2]
    (pair,) = done.json["pairs"]
    assert pair.keys() >= {"a", "b", "relation", "overlap", "passages", "ledger"}
    assert (pair["a"], pair["b"], pair["relation"]) == (1, 2, "versions")
    assert pair["overlap"]["b_in_a"] > pair["overlap"]["a_in_b"]
    assert pair["ledger"].keys() >= {"only_a", "only_b", "both", "conflicts"}
    edits = [edit for passage in pair["passages"] for edit in passage["edits"]]
    assert ("4", "5") in {(edit["a"], edit["b"]) for edit in edits}
    texts = [zte("show", each, "--json", "--library", stocked).json for each in (1, 2)]
    for edit in edits:
        assert texts[0]["text"][slice(*edit["a_span"])] == edit["a"]
        assert texts[1]["text"][slice(*edit["b_span"])] == edit["b"]
    paragraphs = [len(each["paragraphs"]) for each in texts]
    for side, count in zip("ab", paragraphs, strict=True):
        assert {index for passage in pair["passages"] for index in passage[side]} == set(range(count))


def test_three_articles_are_compared_each_with_each(zte: Zte, stocked: Path) -> None:
    pairs = zte("compare", 1, 2, 3, "--json", "--library", stocked).json["pairs"]
    assert [(pair["a"], pair["b"]) for pair in pairs] == list(combinations([1, 2, 3], 2))


@pytest.mark.parametrize("ids", [["1"], ["1", "1"], ["1", "2", "3", "4", "5"], ["1", "9"]])
def test_compare_takes_two_to_four_different_articles(zte: Zte, stocked: Path, ids: list[str]) -> None:
    done = zte("compare", *ids, "--library", stocked)
    assert (done.code, done.bytes) == (2, b"")
    assert len(done.err.splitlines()) == 1


def test_in_a_pipe_passages_stand_under_one_another_with_their_differences(zte: Zte, stocked: Path) -> None:
    out = zte("compare", 1, 2, "--library", stocked).out
    assert "versions of one text" in out
    assert "wording: “4” → “5”" in out
    assert "only in 1: 1 ¶3" in out
    assert max(map(len, out.splitlines())) <= 110


def test_the_report_quotes_both_texts_and_names_the_sources(zte: Zte, stocked: Path) -> None:
    out = zte("compare", 1, 3, "--markdown", "--library", stocked).out
    assert out.startswith("# Comparison of articles\n")
    assert "- Article 3: **Greyport quarrels about its boat**, 2019-03-06. From " in out
    assert "> The ferry will run until the end of May" in out
    assert "## Articles 1 and 3: " in out


def test_the_report_shows_what_markdown_would_obey(zte: Zte, scrapes: Path, tmp_path: Path) -> None:
    story = scrapes / "c-other.txt"
    story.write_text(story.read_text().replace("Few people", "Few *people* <b>[x](y)</b>"))
    zte("add", scrapes, "--library", tmp_path / "new")
    out = zte("compare", 1, 3, "--markdown", "--library", tmp_path / "new").out
    assert r"Few \*people\* \<b\>\[x\](y)\</b\>" in out


def test_words_weigh_what_the_library_says_and_where_it_has_no_index_by_themselves(
    zte: Zte, scrapes: Path, tmp_path: Path
) -> None:
    library, others = tmp_path / "many", tmp_path / "others"
    others.mkdir()
    for number in range(40):
        (others / f"{number}.txt").write_text(f"Report {number}\n\nThe ferry council sat at quay {number} till May.\n")
    zte("add", scrapes, others, "--library", library)

    def scores() -> list[float]:
        done = zte("compare", 1, 3, "--json", "--library", library)
        assert done.code == 0
        return [passage["score"] for passage in done.json["pairs"][0]["passages"] if passage["kind"] == "same-fact"]

    weighed = scores()
    shutil.rmtree(library / "index")
    assert weighed
    assert weighed != scores()


def test_the_sample_can_be_compared(zte: Zte) -> None:
    assert zte("compare", 1, 2, "--json").code == 0


def test_the_report_on_three_says_how_they_stand_to_each_other(zte: Zte, stocked: Path) -> None:
    out = zte("compare", 1, 2, 3, "--markdown", "--library", stocked).out
    assert "| 1 and 2 | versions of one text | " in out
    assert all(f"## Articles {a} and {b}: " in out for a, b in combinations([1, 2, 3], 2))
    assert " — article 2, paragraph 1" in out
    assert "It is not a denial." in out
