"""Programs run on pseudo-terminals of their own."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import termios
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

KEPT = 4_000  # bytes painted last, which say why a program failed


def started(
    command: Sequence[str], rows: int, columns: int, folder: Path | None = None, **environment: str
) -> tuple[int, int]:
    """Start a program; return its process and the handle of its terminal."""
    process, terminal = pty.fork()
    if process == 0:
        os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", **environment)
        if folder is not None:
            os.chdir(folder)
        os.execvp(command[0], command)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    return process, terminal


def run(
    command: Sequence[str], rows: int, columns: int, folder: Path | None = None, **environment: str
) -> tuple[int, bytes]:
    """Run a program to its end, taking in all that it paints; return how it ended and what it painted last."""
    process, terminal = started(command, rows, columns, folder, **environment)
    last = b""
    while True:
        with suppress(OSError):
            if not select.select([terminal], [], [], 1.0)[0]:
                continue
            if painted := os.read(terminal, 65536):
                last = (last + painted)[-KEPT:]
                continue
        break
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), last
