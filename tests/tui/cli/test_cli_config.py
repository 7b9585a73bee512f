"""``zte-reader config``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.cli.conftest import Zte
from tui.settings.config import Config, parse


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "mine" / "config.toml"
    monkeypatch.setenv("ZTE_READER_CONFIG", str(path))
    return path


def test_without_a_file_it_says_where_one_would_be(zte: Zte, home: Path) -> None:
    told = zte("config")
    assert told.code == 0
    assert str(home / "config/zte-reader/config.toml") in told.out
    assert "--init" in told.out


def test_it_writes_an_example_once_and_never_over_a_file(zte: Zte, file: Path) -> None:
    assert zte("config", "--init").code == 0
    assert parse(file.read_text(encoding="utf-8")) == (Config(), [])
    file.write_text("mouse = false\n", encoding="utf-8")
    again = zte("config", "--init")
    assert again.code == 2
    assert "left as it is" in again.err
    assert file.read_text(encoding="utf-8") == "mouse = false\n"


def test_it_prints_what_holds_and_what_is_wrong(zte: Zte, file: Path) -> None:
    file.parent.mkdir()
    file.write_text('mouse = false\nmoose = 1\n[keys]\ncopy = "Y"\n', encoding="utf-8")
    told = zte("config", "--json")
    assert told.code == 2
    assert told.json["path"] == str(file)
    assert told.json["mouse"] is False
    assert told.json["keys"]["copy"] == ["Y"]
    assert told.json["changed"] == ["copy"]
    assert told.err == f"zte-reader: {file}: moose: no such setting, did you mean “mouse”?\n"
    assert "Y" in zte("config").out


@pytest.mark.parametrize("content", [b"\xff\xfe", b"#" * 1_000_001])
def test_a_file_that_is_no_text_is_told_in_a_line(zte: Zte, file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    told = zte("config")
    assert told.code == 2
    assert told.err.count("\n") == 1


def test_a_folder_in_its_place_is_told_in_a_line(zte: Zte, file: Path) -> None:
    file.mkdir(parents=True)
    assert zte("config").code == 2
