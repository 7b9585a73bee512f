"""Files written in one step, so that nobody ever reads half of one."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path


def write_whole(path: Path, text: str, *, rights: bool = False) -> None:
    """Write a file into a folder that is there; for its owner alone, or with ``rights`` those of the file before.

    Raises ``OSError``.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        if rights:
            with suppress(OSError):
                shutil.copymode(path, name)
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise
