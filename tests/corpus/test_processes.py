"""Further processes start wherever they are asked for."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import io, sys
from corpus.processes import pool, submitted

class Screen(io.StringIO):
    def fileno(self):
        return -1

sys.stderr = Screen()
with pool(1) as opened:
    print(submitted(opened, abs, -7).result())
"""


def test_processes_start_where_a_screen_stands_in_the_place_of_standard_error() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout == "7\n"
