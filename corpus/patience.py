"""A limit in time for work on one file, however odd the file is."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from corpus.errors import UnreadableError

SECONDS = 60.0
"""What one file may take."""
AGAIN = 0.5  # seconds


class _TooLongError(BaseException):
    """Time is up; not an ``Exception``, which parsers would take for a fault of the file and go on."""


def has_alarms() -> bool:
    """Tell whether time limits hold here: alarms reach the main thread of a process alone."""
    return threading.current_thread() is threading.main_thread()


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise ``UnreadableError`` in the block that takes longer than ``seconds``.

    Where there are no alarms, the block is not limited.
    """
    if not has_alarms():
        yield
        return

    def give_up(number: int, frame: FrameType | None) -> None:
        raise _TooLongError

    before = signal.signal(signal.SIGALRM, give_up)
    try:
        # again and again, as the first alarm may be lost where Python can't raise: in a destructor or a callback
        signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    except _TooLongError:
        raise UnreadableError(f"took longer than {seconds:.0f} s; save its text and add that") from None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
