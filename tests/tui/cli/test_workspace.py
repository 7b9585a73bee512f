"""Which library is meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import LibraryError
from corpus.library import Library
from tests.tui.cli.conftest import Zte
from tui import workspace
from tui.workspace import Workspace, home, opened, opened_sample, own, readable, sample, sample_sources, throwaway


def test_a_named_library_goes_before_the_environment_and_that_before_the_platforms_place(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert workspace.home(None) == home / "data/zte-reader"
    monkeypatch.setenv("ZTE_READER_LIBRARY", "/from/environment")
    assert workspace.home(None) == Path("/from/environment")
    assert workspace.home("/named") == Path("/named")


def test_a_tilde_means_the_persons_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZTE_READER_LIBRARY", "~/news")
    assert home(None) == Path.home() / "news"


@pytest.mark.parametrize("argv", [["list", "--library", "~nobody-here/x"], ["backup", "~nobody-here/x"]])
def test_a_tilde_with_the_name_of_nobody_is_refused_in_one_line(
    zte: Zte, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, argv: list[str]
) -> None:
    Library.open(tmp_path).close()
    monkeypatch.setenv("ZTE_READER_LIBRARY", str(tmp_path))
    refused = zte(*argv)
    assert refused.code == 2
    assert refused.err == "zte-reader: ~nobody-here/x: no folder of that person is known; name it in full\n"


def test_without_a_library_there_is_the_sample_unless_one_was_named(tmp_path: Path) -> None:
    assert readable(None) == Workspace(sample(), "sample")
    with pytest.raises(LibraryError, match="add PATH"):
        readable(str(tmp_path))
    with pytest.raises(LibraryError):
        own(None)


def test_an_environment_that_names_what_is_not_there_yet_leads_to_the_sample(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZTE_READER_LIBRARY", str(tmp_path))
    assert readable(None).kind == "sample"


def test_a_named_library_that_is_missing_is_made_where_it_was_named(tmp_path: Path) -> None:
    with pytest.raises(LibraryError) as caught:
        own(str(tmp_path / "my news"))
    assert str(caught.value).endswith(f"zte-reader --library '{tmp_path / 'my news'}' add PATH")


def test_a_library_that_is_there_is_read(stocked: Path) -> None:
    assert readable(str(stocked)) == own(str(stocked)) == Workspace(stocked, "library")
    with opened(own(str(stocked))) as library:
        assert library.count() == 3


def test_the_sample_is_whole_after_opening_and_stays() -> None:
    with opened(Workspace(sample(), "sample")) as library:
        assert library.count() == len(sample_sources())
        path, identity = library.path, library.identity
    with opened_sample(path) as (library, missing):
        assert (library.identity, missing) == (identity, [])


def test_what_the_sample_lacks_is_named(tmp_path: Path) -> None:
    with opened_sample(tmp_path / "new") as (library, missing):
        assert library.count() == 0
        assert missing == sample_sources()


def test_a_damaged_sample_is_not_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "library.sqlite3").write_bytes(b"This is no database. " * 500)
    with opened_sample(tmp_path) as (library, missing):
        assert library.path != tmp_path
        assert missing
        path = library.path
    assert not path.exists()


def test_a_new_content_of_the_sample_gets_a_library_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    before = sample()
    fewer = sample_sources()[1:]
    monkeypatch.setattr(workspace, "sample_sources", lambda: fewer)
    assert sample() != before


def test_a_throwaway_library_leaves_nothing() -> None:
    with throwaway() as chosen:
        with Library.open(chosen.path):
            pass
        assert chosen.kind == "throwaway"
    assert not chosen.path.exists()
