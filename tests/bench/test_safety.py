"""What adding is compared with has no safety indeed, or the comparison would say nothing."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

BENCH = Path(__file__).resolve().parents[2] / "bench"


@pytest.mark.parametrize(("how", "mode"), [("safe", "wal"), ("unsafe", "delete")])
def test_without_safety_there_is_no_log_and_no_digest(tmp_path: Path, how: str, mode: str) -> None:
    (tmp_path / "page.txt").write_text("The ferry stays in port\n\nThe ferry stays in port until Friday, they said.\n")
    argv = [
        sys.executable,
        BENCH / "safety.py",
        "--as",
        how,
        "--library",
        tmp_path / "library",
        "add",
        tmp_path / "page.txt",
    ]
    subprocess.run(argv, check=True, capture_output=True)
    with closing(sqlite3.connect(tmp_path / "library/library.sqlite3")) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == (mode,)
        (digest,) = connection.execute("SELECT sha256 FROM sources").fetchone()
    assert digest.startswith(bytes(28)) == (how == "unsafe")
