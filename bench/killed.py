"""The command line in a process that may kill itself: killed.py FOLDER TOLD STEP MILLISECONDS COMMAND...

Steps are what changes FOLDER: files opened to be written, moved or removed in it, and transactions begun, committed or
followed by a vacuum. At the number STEP the process sends itself SIGKILL, MILLISECONDS later while it goes on; with 0
it never does. How many steps there were goes into the file TOLD. Batches are of BATCH articles, so that one run has
several. ``torture.py`` starts it.
"""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
import threading
import time
from functools import partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

BATCH = 8
CONNECT = sqlite3.connect
MARKS = ("BEGIN IMMEDIATE", "COMMIT", "ROLLBACK", "VACUUM", "PRAGMA wal_checkpoint")
CHANGING = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.rmtree", "os.truncate", "os.link")


class Steps:
    """Counts steps, and ends the process at one of them."""

    def __init__(self, folder: str, last: int, delay: float) -> None:
        self._folder = folder
        self._last = last
        self._delay = delay
        self.count = 0

    def heard(self, event: str, about: tuple[Any, ...]) -> None:
        """Take note of what the interpreter is about to do."""
        if event == "open":
            path, mode, flags = about
            writes = (isinstance(mode, str) and set(mode) & set("wax+")) or flags & (os.O_WRONLY | os.O_RDWR)
            if writes and self._within(path):
                self._step()
        elif event in CHANGING and any(self._within(path) for path in about[:2]):
            self._step()

    def connect(self, *args: Any, **options: Any) -> sqlite3.Connection:
        """Open a connection whose transactions are heard of."""
        connection: sqlite3.Connection = CONNECT(*args, **options)
        connection.set_trace_callback(self._stated)
        return connection

    def _stated(self, statement: str) -> None:
        if statement.startswith(MARKS):
            self._step()

    def _within(self, path: object) -> bool:
        return isinstance(path, (str, bytes)) and os.fsdecode(path).startswith(self._folder)

    def _step(self) -> None:
        self.count += 1
        if self.count == self._last:
            if not self._delay:
                os.kill(os.getpid(), signal.SIGKILL)
            threading.Thread(target=self._end, daemon=True).start()

    def _end(self) -> None:
        time.sleep(self._delay)
        os.kill(os.getpid(), signal.SIGKILL)


def main() -> int:
    folder, told, last, milliseconds, *command = sys.argv[1:]
    steps = Steps(folder, int(last), float(milliseconds) / 1000)
    sys.addaudithook(steps.heard)
    sqlite3.connect = steps.connect  # type: ignore[assignment]

    from corpus import ingest
    from tui.cli import main as run

    ingest.add = partial(ingest.add, batch=BATCH)  # type: ignore[assignment]
    code = run(command)
    Path(told).write_text(str(steps.count), encoding="ascii")
    return code


if __name__ == "__main__":
    sys.exit(main())
