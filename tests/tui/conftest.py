"""A library of the sample, read and indexed once, and a fresh copy of it for every test that opens a screen."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import corpus
from corpus.ingest import add
from corpus.library import Library
from corpus.sources import FileSource
from index.search import SearchIndex

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
