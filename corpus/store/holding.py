"""Who has a library open: everybody together, or one alone who may put another file in its place.

SQLite lets many read and write one file, but knows nothing of a file that takes its place: whoever has the old one open
would write into what nobody reads any more. The lock is one on the folder (flock), which needs no file, is there where
nothing can be written, and falls with the process that holds it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from corpus.errors import LibraryError


class Hold:
    """A lock on the folder of a library, held until it is closed; nothing where the disk knows no locks."""

    def __init__(self, folder: Path, *, alone: bool) -> None:
        """Take the lock. Raises ``BlockingIOError`` where that of another process is in the way."""
        import fcntl

        self._handle: int | None = None
        with suppress(OSError):
            self._handle = os.open(folder, os.O_RDONLY)
        if self._handle is None:
            return  # whoever asks for what is in the folder is told what is wrong with it
        try:
            fcntl.flock(self._handle, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except BlockingIOError:
            self.close()
            raise
        except OSError:
            self.close()

    def close(self) -> None:
        """Let go of the lock."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def __del__(self) -> None:
        self.close()


def together(folder: Path) -> Hold:
    """Hold a library beside others. Raises ``LibraryError`` while one holds it alone."""
    try:
        return Hold(folder, alone=False)
    except BlockingIOError as error:
        raise LibraryError(
            f"{folder}: the library is being mended by another process; run the command again when that has ended"
        ) from error


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold a library alone over a block. Raises ``LibraryError`` where another process has it open."""
    try:
        hold = Hold(folder, alone=True)
    except BlockingIOError as error:
        raise LibraryError(
            f"{folder}: another process has the library open, and nothing was changed; close every other zte-reader on "
            "it and run the command again"
        ) from error
    try:
        yield
    finally:
        hold.close()
