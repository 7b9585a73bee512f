"""Folders offer what can be read; paths are typed, completed and dropped."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tui.contents.browsing import Item, completed, dropped, facts, is_address, listed, parted, reached, shown


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "A.html", "photo.png", ".hidden.txt", "export.json", "no suffix"):
        (tmp_path / name).write_text("words")
    (tmp_path / "archive").mkdir()
    (tmp_path / ".git").mkdir()
    os.mkfifo(tmp_path / "pipe.txt")
    return tmp_path


def test_a_folder_offers_its_folders_and_the_files_that_can_be_read(folder: Path) -> None:
    found = listed(folder)
    assert [item.name for item in found.items] == ["archive", "A.html", "b.txt", "export.json", "no suffix"]
    assert found.items[0].folder
    assert found.passed_over == 4
    assert not found.problem


def test_numbers_in_names_are_counted(tmp_path: Path) -> None:
    for name in ("10.txt", "9.txt", "a1b.txt", "a01.txt", "²3.txt"):
        (tmp_path / name).touch()
    assert [item.name for item in listed(tmp_path).items] == ["9.txt", "10.txt", "a01.txt", "a1b.txt", "²3.txt"]


def test_a_folder_that_is_not_there_says_so(tmp_path: Path) -> None:
    assert "can't be listed" in listed(tmp_path / "nowhere").problem


def test_names_with_what_is_typed_are_listed_those_that_begin_so_first(folder: Path) -> None:
    (folder / "about b.txt").touch()
    assert [item.name for item in listed(folder).with_words("B")] == ["b.txt", "about b.txt"]


def test_a_typed_path_parts_into_a_folder_and_the_beginning_of_a_name() -> None:
    here = Path("/news/zte")
    assert parted("sto", here) == (here, "sto")
    assert parted("archive/sto", here) == (Path("/news/zte/archive"), "sto")
    assert parted("../", here) == (Path("/news"), "")
    assert parted("/tmp/x", here) == (Path("/tmp"), "x")
    assert parted("~/x", here) == (Path.home(), "x")
    assert reached("a\0b", here) == here


def test_a_name_is_completed_as_far_as_all_agree() -> None:
    items = [Item("archive", True), Item("story-one.txt", False), Item("Story-two.txt", False)]
    assert completed("a", items) == "archive/"
    assert completed("/news/s", items) == "/news/story-"
    assert completed("story-t", items) == "Story-two.txt"
    assert completed("x", items) == "x"


def test_what_a_terminal_pastes_for_a_dropped_file_is_its_path() -> None:
    assert dropped("'/news/my story.txt' ") == "/news/my story.txt"
    assert dropped("/news/my\\ story.txt") == "/news/my story.txt"
    assert dropped("file:///news/story.txt") == "/news/story.txt"
    assert dropped("it's") == "it's"


def test_paths_are_shown_harmlessly_and_from_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/mary")
    assert shown(Path("/home/mary/news")) == "~/news"
    assert shown(Path("/home/mary2")) == "/home/mary2"
    assert shown(Path("/x\x1b[31m\u202ey")) == "/x␛[31m�y"


def test_addresses_are_told_from_paths() -> None:
    assert is_address("https://example.org/a")
    assert is_address("HTTP://example.org")
    assert is_address("http:/")
    assert not is_address("https.txt")


def test_a_file_has_a_size_and_a_day_and_a_missing_one_has_none(folder: Path) -> None:
    weight, day = facts(folder / "b.txt")
    assert (weight, len(day)) == ("5 bytes", 10)
    assert facts(folder / "nowhere") == ("", "")
