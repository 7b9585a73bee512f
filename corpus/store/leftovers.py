"""What a killed process has left in the folder of a library: taken away, or put back where it was.

Whoever calls holds the library (``holding``), so that nobody is at putting another file in its place.
"""

from __future__ import annotations

import os
import re
import shutil
from contextlib import suppress
from pathlib import Path

from corpus.store.copying import PART, is_running
from corpus.store.storage import DATABASE

MENDING = ".mending"
"""The folder in which a new file is made of what can be read of a damaged one."""
LOG = ("-wal", "-shm")
_PART = re.compile(rf"\.(?:library|aliases).*\.(\d+){re.escape(PART)}")
_ASIDE = re.compile(r"library-(?:before|damaged)-.*\.sqlite3")


def put_right(folder: Path) -> None:
    """Take away unfinished copies of processes that are gone, and undo a replacement that did not come to its end."""
    with suppress(OSError):
        for name in os.listdir(folder):
            if name == MENDING:
                shutil.rmtree(folder / name, ignore_errors=True)
            elif (part := _PART.match(name)) and not is_running(int(part[1])):
                (folder / name).unlink(missing_ok=True)
            elif _ASIDE.fullmatch(name):
                _put_back(folder / name, folder / DATABASE)


def _put_back(aside: Path, database: Path) -> None:
    """Give a file its log back that was moved aside for a new one, where the new one never came."""
    if not aside.samefile(database):
        return
    for end in LOG:
        with suppress(FileNotFoundError):
            os.replace(f"{aside}{end}", f"{database}{end}")
    aside.unlink(missing_ok=True)
