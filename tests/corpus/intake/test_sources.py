"""What a person names becomes sources."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from corpus.errors import UnreadableError
from corpus.intake import sources
from corpus.intake.sources import FileSource, StdinSource, UrlSource, find, reason


def names(paths: list[str]) -> list[str]:
    return [source.name for source in find(paths).sources]


def test_a_folder_gives_its_files_at_any_depth_in_order_of_name(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "deep/er/c.txt", "plain"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("words")
    found = [Path(name).relative_to(tmp_path).as_posix() for name in names([str(tmp_path)])]
    assert found == ["a.html", "b.txt", "plain", "deep/er/c.txt"]


def test_hidden_files_and_files_of_other_kinds_are_passed_over_in_folders(tmp_path: Path) -> None:
    for name in (".hidden.txt", ".git/x.txt", "picture.png", "story.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("words")
    found = find([str(tmp_path)])
    assert [source.name for source in found.sources] == [str(tmp_path / "story.txt")]
    assert found.passed_over == 1


def test_a_named_file_is_tried_whatever_its_kind(tmp_path: Path) -> None:
    assert names([str(tmp_path / "story.docx")]) == [str(tmp_path / "story.docx")]


def test_a_folder_without_articles_is_a_failure_that_says_which_kinds_are_read(tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    (name, why), *_ = find([str(tmp_path)]).failed
    assert name == str(tmp_path)
    assert ".txt" in why


def test_the_same_file_named_twice_is_one_source(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words")
    assert len(names([str(tmp_path / "a.txt"), str(tmp_path), str(tmp_path / "a.txt")])) == 1


def test_addresses_and_a_dash_are_recognised() -> None:
    found = find(["https://example.org/a", "-"], allow_private=True).sources
    assert found == [UrlSource("https://example.org/a", allow_private=True), StdinSource()]


def test_a_missing_file_and_a_device_say_so() -> None:
    with pytest.raises(UnreadableError, match="no such file"):
        FileSource(Path("/nowhere/at/all.txt")).load()
    with pytest.raises(UnreadableError, match="not a regular file"):
        FileSource(Path("/dev/null")).load()


def test_a_link_to_nothing_and_one_to_itself_say_so(tmp_path: Path) -> None:
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    for name in ("dangling.txt", "self.txt"):
        with pytest.raises(UnreadableError, match="a link that leads to no file"):
            FileSource(tmp_path / name).load()


def test_a_file_larger_than_the_limit_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MAX_BYTES", 10)
    (tmp_path / "large.txt").write_bytes(b"x" * 11)
    with pytest.raises(UnreadableError, match="limit"):
        FileSource(tmp_path / "large.txt").load()
    (tmp_path / "large.txt").write_bytes(b"x" * 10)
    assert FileSource(tmp_path / "large.txt").load() == b"x" * 10


@pytest.mark.skipif(not Path("/proc/self/pagemap").exists(), reason="needs a file that is longer than it says")
def test_of_a_file_that_is_longer_than_it_says_no_more_than_the_limit_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MAX_BYTES", 16)
    with pytest.raises(UnreadableError, match="limit"):
        FileSource(Path("/proc/self/pagemap")).load()


def test_standard_input_is_read_to_its_end_but_not_beyond_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MAX_BYTES", 5)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"12345")))
    assert StdinSource().load() == b"12345"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"123456")))
    with pytest.raises(UnreadableError, match="limit"):
        StdinSource().load()


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_without_permission_says_so(tmp_path: Path) -> None:
    (tmp_path / "closed.txt").write_text("words")
    (tmp_path / "closed.txt").chmod(0)
    with pytest.raises(UnreadableError, match="permissions"):
        FileSource(tmp_path / "closed.txt").load()


def test_a_file_name_that_is_not_utf8_can_be_stored_and_printed(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    path.write_text("words")
    (source,) = find([str(tmp_path)]).sources
    assert source.name.encode("utf-8").decode("utf-8").endswith("caf�.txt")
    assert source.load() == b"words"


def test_the_reason_of_an_error_does_not_repeat_the_name() -> None:
    assert reason("a.txt", UnreadableError("a.txt: empty file")) == "empty file"
    assert reason("a.txt", UnreadableError("empty file")) == "empty file"
