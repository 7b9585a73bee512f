"""A library of the sample, read and indexed once, and a fresh copy of it for every test that opens a screen."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import corpus
from corpus.ingest import add
from corpus.intake.sources import FileSource
from corpus.library import Library
from index.search import SearchIndex
from tui import clipboard
from tui.screens import filtering
from tui.screens import reading as reading_screen

SAMPLE = Path(corpus.__file__).parent / "sample"


@pytest.fixture(scope="session")
def sample_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a library that holds the sample, indexed; not to be written to."""
    folder = tmp_path_factory.mktemp("sample") / "library"
    files = sorted(path for path in SAMPLE.iterdir() if path.suffix in (".txt", ".html"))
    with Library.open(folder) as library:
        report = add([FileSource(path) for path in files], library)
        assert not report.failed
        SearchIndex.open(library).close()
    return folder


@pytest.fixture
def library(sample_library: Path, tmp_path: Path) -> Iterator[Library]:
    """A copy of the sample's library that a test may change."""
    folder = tmp_path / "library"
    shutil.copytree(sample_library, folder)
    with Library.open(folder) as opened:
        yield opened


@pytest.fixture(autouse=True)
def soon_at_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take a person's hand to rest after a moment: what waits for that is waited for after every key."""
    monkeypatch.setattr(reading_screen, "PREVIEW_SECONDS", 0.01)
    monkeypatch.setattr(filtering, "REST_SECONDS", 0.01)


@pytest.fixture(autouse=True)
def no_clipboard(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the clipboard of whoever runs the tests as it is."""
    monkeypatch.setattr(clipboard, "COPIERS", ())
