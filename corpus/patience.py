"""A limit in time for work on one file, however odd the file is."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from corpus.errors import UnreadableError

AGAIN = 0.5  # seconds


class _TooLongError(BaseException):
    """Time is up; not an ``Exception``, which parsers would take for a fault of the file and go on."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise ``UnreadableError`` in the block that takes longer than ``seconds``.

    Alarms reach the main thread alone; in another one the block is not limited.
    """
    if threading.current_thread() is not threading.main_thread():
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
