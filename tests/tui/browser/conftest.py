"""A server of its own for a test, on a copy of the sample's library."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


@dataclass
class Serving:
    """A server as a process, and the address that it printed."""

    process: subprocess.Popen[str]
    address: str

    def readers(self) -> list[int]:
        """Return the numbers of the processes that it has started."""
        number = self.process.pid
        children = Path(f"/proc/{number}/task/{number}/children")
        if not children.exists():
            pytest.skip("needs /proc, where Linux says which processes another has started")
        return [int(child) for child in children.read_text().split()]


@pytest.fixture
def serving(sample_library: Path, tmp_path: Path) -> Iterator[Serving]:
    """A server on any free port of this machine."""
    pytest.importorskip("textual_serve", reason="needs the extra “web”")
    library = shutil.copytree(sample_library, tmp_path / "a “library” of $mine")
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "LANG": "C.UTF-8"}
    command = [sys.executable, "-m", "tui", "serve", "--port", "0", "--library", str(library)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=pipe, stderr=pipe, text=True) as process:
        assert process.stdout is not None
        yield Serving(process, process.stdout.readline().strip())
        process.kill()
