"""Archives on the command line: what is in them is read as if it lay in a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.containers.making import packed_records, record, tarred, zipped
from tests.tui.cli.conftest import Zte
from tests.tui.cli.stories import STORIES

FILES = {name: text.encode() for name, text in STORIES.items()}


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    path = tmp_path / "pile.zip"
    path.write_bytes(zipped({**FILES, "p.png": b"\x89PNG", "empty.txt": b"", "in.tar.gz": tarred(FILES, "gz")}))
    return path


def test_adding_an_archive_adds_what_is_in_it_and_tells_what_is_not(zte: Zte, pile: Path, tmp_path: Path) -> None:
    done = zte("add", pile, "--json", "--library", tmp_path / "new")
    assert done.code == 2
    assert [row["path"] for row in done.json["added"]] == [f"{pile} › {name}" for name in FILES]
    assert [row["path"] for row in done.json["known"]] == [f"{pile} › in.tar.gz › {name}" for name in FILES]
    assert [row["path"] for row in done.json["failed"]] == [f"{pile} › empty.txt"]
    assert done.err.splitlines()[-1] == (
        "added 3 articles, 3 were there already, 1 could not be read, 1 of other kinds passed over"
    )


def test_cleaning_an_archive_gives_a_line_an_article(zte: Zte, pile: Path) -> None:
    done = zte("clean", pile, "--json")
    assert len(done.lines) == 2 * len(FILES)
    assert done.err.splitlines() == [
        f"zte-reader: {pile} › empty.txt: empty file; save the article's text in it and try again"
    ]


def test_an_archive_comes_through_a_pipe(zte: Zte, pile: Path) -> None:
    assert len(zte("clean", "-", "--json", stdin=pile.read_bytes()).lines) == 2 * len(FILES)


def test_pages_of_a_web_archive_without_an_article_are_passed_over_in_silence(zte: Zte, tmp_path: Path) -> None:
    story = "".join(f"<p>{line}</p>" for line in STORIES["a-wire.txt"].split("\n\n"))
    page = f"<html><head><title>Harbour board votes</title></head><body><article>{story}</article></body></html>"
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(
        packed_records(
            record(page.encode(), "https://lamp.example/ferry"),
            record(b"<html><body></body></html>", "https://lamp.example/"),
            record(b"body { color: red }", "https://lamp.example/style.css", media="text/css"),
        )
    )
    done = zte("clean", path, "--json")
    assert (done.code, done.err) == (0, "")
    assert [line["path"] for line in done.lines] == [f"{path} › https://lamp.example/ferry"]
    added = zte("add", path, "--library", tmp_path / "new")
    assert (added.code, added.err) == (0, "added 1 article, 2 of other kinds passed over\n")


def test_an_archive_without_files_says_so(zte: Zte, tmp_path: Path) -> None:
    (tmp_path / "empty.zip").write_bytes(zipped({}))
    for command in (("add", "--library", tmp_path / "new"), ("clean",)):
        done = zte(*command, tmp_path / "empty.zip")
        assert done.code == 2
        assert done.err.splitlines()[0].startswith(f"zte-reader: {tmp_path / 'empty.zip'}: holds no files")
