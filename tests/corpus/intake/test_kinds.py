"""Which of the files that are met in passing are read."""

from __future__ import annotations

import pytest

from corpus.intake.kinds import is_read, suffixes


@pytest.mark.parametrize("name", ["a.txt", "deep/er/A.HTML", "plain", "../a.txt", "./a.txt", "b\\c.htm", "a.b.txt"])
def test_files_of_known_kinds_and_without_a_suffix_are_read(name: str) -> None:
    assert is_read(name)


@pytest.mark.parametrize(
    "name",
    ["", "a.png", ".a.txt", ".git/a.txt", "x/.DS_Store", "__MACOSX/a.txt", "style.css", "b\\.c\\a.txt", "a.gz.js"],
)
def test_hidden_files_and_files_of_other_kinds_are_not(name: str) -> None:
    assert not is_read(name)


def test_there_is_one_list_of_all_suffixes() -> None:
    assert {".txt", ".html", ".xhtml"} <= suffixes()
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in suffixes())
