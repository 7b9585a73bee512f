"""Optional parsers: a missing one says what to install."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from corpus.errors import UnreadableError
from corpus.extras import needs

PROJECT = Path(__file__).resolve().parents[2]
BLOCKED = """
import sys

class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == sys.argv[1]:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Blocker())
from corpus.errors import UnreadableError
from corpus.extras import needs
try:
    needs(sys.argv[2], sys.argv[3])
except UnreadableError as error:
    print(error)
"""


def test_a_parser_that_is_there_is_imported() -> None:
    assert needs("xml.dom.minidom", "feeds") is sys.modules["xml.dom.minidom"]


@pytest.mark.parametrize(("module", "extra"), [("warcio.archiveiterator", "warc"), ("feedparser", "feeds")])
def test_a_missing_parser_says_what_to_install(module: str, extra: str) -> None:
    command = [sys.executable, "-c", BLOCKED, module.partition(".")[0], module, extra]
    said = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True).stdout
    assert said == f"needs zte-reader[{extra}]; install it with: pip install 'zte-reader[{extra}]'\n"


def test_a_parser_that_fails_to_import_another_module_is_missing_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "warcio.archiveiterator", raising=False)
    monkeypatch.setitem(sys.modules, "warcio", None)
    with pytest.raises(UnreadableError, match=r"needs zte-reader\[warc\]"):
        needs("warcio.archiveiterator", "warc")


def test_every_extra_that_a_parser_asks_for_is_one_of_the_package() -> None:
    declared = tomllib.loads((PROJECT / "pyproject.toml").read_text())["project"]["optional-dependencies"]
    asked = [
        line.partition("needs(")[2].partition(")")[0].rpartition(",")[2].strip(' "')
        for file in (PROJECT / "corpus").rglob("*.py")
        for line in file.read_text().splitlines()
        if "needs(" in line and "def needs" not in line
    ]
    assert set(asked) <= set(declared)
