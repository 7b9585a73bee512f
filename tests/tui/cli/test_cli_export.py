"""``export``: articles to a folder, a file or a pipe, and back again with ``add``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.cli.conftest import Zte


@pytest.mark.parametrize("name", ["articles", "articles.jsonl"])
def test_what_is_exported_can_be_added(zte: Zte, library: Path, tmp_path: Path, name: str) -> None:
    zte("note", 1, "Who says so?", "--library", library)
    zte("tags", 1, "ports", "--library", library)
    target, new = tmp_path / name, tmp_path / "new"
    done = zte("export", "--all", target, "--library", library)
    assert (done.code, done.err) == (0, f"wrote 3 articles, 2 bookmarks, notes and tags to {target}\n")
    added = zte("add", target, "--library", new)
    assert (added.code, added.err) == (0, "added 3 articles, 2 bookmarks, notes and tags came with them\n")
    for number in (1, 2, 3):
        one, other = (zte("show", number, "--json", "--library", path).json for path in (library, new))
        for key in ("title", "subtitle", "byline", "outlet", "dateline", "published", "text", "paragraphs", "mentions"):
            assert one[key] == other[key], key
        assert [note["words"] for note in one["annotations"]] == [note["words"] for note in other["annotations"]]
    assert zte("search", "tag:ports", "--json", "--library", new).json["total"] == 1
    assert zte("doctor", "--library", new).code == 0
    assert zte("add", target, "--library", new).err == "added 0 articles, 3 were there already\n"


def test_a_pipe_takes_lines_of_json(zte: Zte, library: Path) -> None:
    done = zte("export", "-", 2, "Greyport quarrels", "--library", library)
    assert [line["id"] for line in done.lines] == [2, 3]
    assert done.err == "wrote 2 articles\n"
    assert zte("add", "-", "--library", library.parent / "new", stdin=done.bytes).err == "added 2 articles\n"


def test_json_says_what_was_written(zte: Zte, library: Path, tmp_path: Path) -> None:
    done = zte("export", tmp_path / "a", 1, "--format", "jsonl", "--sources", "--json", "--library", library)
    assert done.json == {"target": str(tmp_path / "a"), "format": "jsonl", "articles": 1, "annotations": 0}
    assert "data" in (tmp_path / "a").read_text()


def test_what_can_not_be_meant_is_one_line(zte: Zte, library: Path, tmp_path: Path) -> None:
    for command, words in (
        (["export", tmp_path / "a"], "--all"),
        (["export", tmp_path / "a", 1, "--all"], "--all"),
        (["export", "-", "--all", "--json"], "standard output"),
        (["export", tmp_path, "--all"], "something already"),
        (["export", tmp_path / "a", 9], "no article 9"),
    ):
        done = zte(*command, "--library", library)
        assert (done.code, done.bytes, done.err.count("\n")) == (2, b"", 1)
        assert words in done.err
