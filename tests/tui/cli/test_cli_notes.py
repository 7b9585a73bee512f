"""Bookmarks, notes and tags on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.cli.conftest import Zte

SAID = "We could not keep a boat afloat"


def test_a_note_on_a_passage_is_told_with_its_source(zte: Zte, library: Path) -> None:
    wrote = zte("note", 1, "Who", "says?", "--passage", SAID.upper(), "--library", library)
    assert (wrote.code, wrote.err) == (0, "wrote note 1\n")
    told = zte("notes", "--library", library)
    assert told.code == 0
    for words in ("Lantern ferry after eighty years", "Nora Feld", "note 1", f"│ {SAID}", "Who says?"):
        assert words in told.out


def test_everything_can_be_had_as_json_with_the_place_in_the_text(zte: Zte, library: Path) -> None:
    zte("note", 1, "Who says?", "--passage", SAID, "--library", library)
    zte("tags", 2, "#Ports", "to check", "--library", library)
    zte("bookmark", 1, "Greyport quarrels", "--library", library)
    kept = zte("notes", "--json", "--library", library).json["annotations"]
    assert [(each["id"], each["kind"], each["words"]) for each in kept] == [
        (1, "bookmark", ""),
        (1, "note", "Who says?"),
        (2, "tag", "Ports"),
        (2, "tag", "to check"),
        (3, "bookmark", ""),
    ]
    shown = zte("show", 1, "--json", "--library", library).json
    assert shown["annotations"] == kept[:2]
    where = kept[1]["passage"]
    assert shown["text"][where["start"] : where["end"]] == where["exact"] == SAID
    assert kept[1]["byline"] == "Nora Feld"


def test_a_query_says_beside_which_articles(zte: Zte, library: Path) -> None:
    zte("tags", 1, "ports", "--library", library)
    zte("tags", 3, "boats", "--library", library)
    found = zte("notes", "tag:boats", "OR", "walrus", "--json", "--library", library).json
    assert [each["id"] for each in found["annotations"]] == [3]
    assert zte("notes", "walrus", "--library", library).code == 1
    assert zte("notes", "(walrus", "--library", library).err.startswith("zte-reader: column 1:")
    hits = zte("search", "ferry tag:PORTS", "--json", "--library", library).json
    assert [hit["id"] for hit in hits["hits"]] == [1]
    assert hits["explanation"] == "articles tagged PORTS that mention ferry, most relevant first"


def test_a_document_has_quotations_and_sources_and_no_markup_of_theirs(zte: Zte, library: Path) -> None:
    zte("note", 1, "-", "--passage", SAID, "--library", library, stdin=b"# [x](y)\nand\n\nmore \x1b[31m")
    zte("bookmark", 1, "--library", library)
    zte("tags", 1, "ports", "--library", library)
    written = zte("notes", "--markdown", "--library", library).out
    assert "## Harbour board votes" in written
    assert "Article 1, Nora Feld" in written
    assert "Bookmarked. Tags: #ports" in written
    assert f"> {SAID}" in written
    assert "\\# \\[x\\](y)\\\nand\n\nmore ␛\\[31m" in written


def test_what_was_kept_can_be_changed_and_taken_away(zte: Zte, library: Path) -> None:
    zte("note", 1, "first", "--library", library)
    zte("note", 1, "second", "--change", 1, "--library", library)
    assert "second" in zte("note", 1, "--library", library).out
    zte("tags", 1, "a1", "b2", "--library", library)
    zte("tags", 1, "--remove", "A1", "--library", library)
    assert zte("tags", "--library", library).out == "b2\t1\n"
    zte("bookmark", 1, 2, "--library", library)
    assert zte("bookmark", 1, 2, "--remove", "--library", library).err == "took 2 bookmarks away\n"
    assert zte("note", 1, "--remove", 1, "--library", library).code == 0
    assert [each["words"] for each in zte("note", 1, "--json", "--library", library).json["annotations"]] == ["b2"]


def test_of_an_article_that_is_gone_it_is_said_and_kept(zte: Zte, library: Path) -> None:
    zte("note", 3, "Who says?", "--library", library)
    zte("remove", 3, "--library", library)
    assert "no longer in the library" in zte("notes", "--library", library).out
    (kept,) = zte("notes", "--json", "--library", library).json["annotations"]
    assert (kept["id"], kept["title"]) == (None, "Greyport quarrels about its boat")


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (("note", 1, "x", "--passage", "walrus"), "does not stand in article 1"),
        (("note", 1, "x", "--passage", "the"), "stands"),
        (("note", 1, "--passage", SAID), "write one with"),
        (("note", 1, "--remove", 7), "no note 7"),
        (("note", 1, "x", "--remove", 7), "--remove"),
        (("note", 1, "--change", 7), "--change"),
        (("tags", 1, "—"), "can't be a tag"),
        (("tags", 1, "--remove", "x"), "has no tag"),
        (("bookmark", 1, 2, "--passage", SAID), "name one"),
        (("note", 99, "x"), "no article 99"),
    ],
)
def test_what_can_not_be_done_is_one_line(zte: Zte, stocked: Path, argv: tuple[object, ...], words: str) -> None:
    outcome = zte(*argv, "--library", stocked)
    assert outcome.code == 2
    assert words in outcome.err
    assert outcome.err.count("\n") == 1


def test_with_nothing_kept_it_says_how_to_begin(zte: Zte, stocked: Path) -> None:
    for argv in (("notes",), ("tags",), ("note", 1), ("tags", 1)):
        outcome = zte(*argv, "--library", stocked)
        assert (outcome.code, outcome.out) == (1, "")
        assert "zte-reader" in outcome.err
