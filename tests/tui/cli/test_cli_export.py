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


def test_one_article_is_a_page_a_markdown_file_or_json(zte: Zte, library: Path, tmp_path: Path) -> None:
    zte("note", 1, "Who <b>says</b> so?", "--library", library)
    for name in ("a.html", "a.md", "a.json"):
        done = zte("export", 1, "-o", tmp_path / name, "--library", library)
        assert (done.code, done.err) == (0, f"wrote 1 article, 1 bookmarks, notes and tags to {tmp_path / name}\n")
    assert "Who &lt;b&gt;says&lt;/b&gt; so?" in (tmp_path / "a.html").read_text()
    for name in ("a.md", "a.json"):
        new = tmp_path / f"from-{name}"
        assert zte("add", tmp_path / name, "--library", new).code == 0
        one, other = (zte("show", 1, "--json", "--library", path).json for path in (library, new))
        assert one["text"] == other["text"]
        assert [note["words"] for note in other["annotations"]] == ["Who <b>says</b> so?"]


def test_a_page_holds_several_articles_and_goes_to_standard_output(zte: Zte, library: Path) -> None:
    page = zte("export", "-o", "-", "--format", "html", 1, 3, "--library", library)
    assert page.out.count("<article ") == 2
    assert page.err == "wrote 2 articles\n"
    whole = zte("export", "--all", "-", "--format", "html", "--library", library)
    assert whole.out.count("<article ") == 3


def test_what_one_file_can_not_hold_is_one_line(zte: Zte, library: Path, tmp_path: Path) -> None:
    (tmp_path / "there.html").write_text("mine")
    for command, words in (
        (["export", tmp_path / "a.md", "--all"], "md holds one article"),
        (["export", tmp_path / "a.json", 1, 2], "json holds one article"),
        (["export", tmp_path / "a.html", 1, "--sources"], "leave --sources out"),
        (["export", tmp_path / "there.html", 1], "something already"),
        (["export", tmp_path, 1, "--format", "html"], "is a folder"),
        (["export", tmp_path / "no" / "a.html", 1], "no such folder"),
        (["export", 1, "--format", "html"], "where to"),
        (["export", "-o", tmp_path / "b.html"], "which articles"),
    ):
        done = zte(*command, "--library", library)
        assert (done.code, done.bytes, done.err.count("\n")) == (2, b"", 1)
        assert words in done.err
    assert (tmp_path / "there.html").read_text() == "mine"
    assert [path.name for path in tmp_path.glob("*.html")] == ["there.html"]
