"""The command line in process: arguments in; exit code, data and words out."""

from __future__ import annotations

import io
import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.tui.cli.stories import STORIES
from tui.cli import main


@dataclass(frozen=True)
class Outcome:
    """What a command returned and wrote."""

    code: int
    bytes: bytes
    err: str

    @property
    def out(self) -> str:
        return self.bytes.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.bytes)

    @property
    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


Zte = Callable[..., Outcome]


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that all tests share, so that the sample is made once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's folders, empty but for the cache; what is in the environment outside does not matter."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home/data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home/config"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    for name in ("ZTE_READER_LIBRARY", "ZTE_READER_CONFIG", "NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path / "home"


@pytest.fixture
def zte(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Zte:
    """Run a command in process; ``stdin`` is what stands on standard input."""

    def run(*argv: object, stdin: bytes = b"") -> Outcome:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        capsysbinary.readouterr()
        code = main([str(arg) for arg in argv])
        out, err = capsysbinary.readouterr()
        return Outcome(code, out, err.decode())

    return run


@pytest.fixture
def scrapes(tmp_path: Path) -> Path:
    """A folder with the three stories."""
    folder = tmp_path / "scrapes"
    folder.mkdir()
    for name, text in STORIES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with the three stories as articles 1, 2 and 3; not to be changed."""
    from corpus.ingest import add
    from corpus.intake.sources import find
    from corpus.library import Library
    from index.store.build import catch_up

    folder = tmp_path_factory.mktemp("stocked")
    for name, text in STORIES.items():
        (folder / name).write_text(text, encoding="utf-8")
    path = folder / "library"
    with Library.open(path) as library:
        add(find([str(folder / name) for name in STORIES]).sources, library)
        catch_up(library)
    return path


@pytest.fixture
def library(stocked: Path, tmp_path: Path) -> Path:
    """A library with the three stories that a test may change."""
    return Path(shutil.copytree(stocked, tmp_path / "library"))
