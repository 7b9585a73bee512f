"""Commands that are killed lose nothing: a few kills here, hundreds with ``bench/torture.py``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

BENCH = Path(__file__).resolve().parents[2] / "bench"


def test_nothing_is_lost_where_commands_are_killed(tmp_path: Path) -> None:
    argv = [sys.executable, BENCH / "torture.py", "--kills", "4", "--rebuild", "4", "--library", tmp_path / "tortured"]
    done = subprocess.run(argv, capture_output=True, text=True, timeout=300, check=False)
    assert done.stdout.endswith("4 of 4 kills without loss\n"), done.stdout + done.stderr
    assert done.returncode == 0
