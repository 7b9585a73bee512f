"""Further processes for a pile of articles: when they are worth their start, and how they end with the first one."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from typing import ParamSpec, TypeVar

# Below this many articles the start of further processes costs more than it saves.
WORTH_PROCESSES = 40
AHEAD = 32  # articles that are handed to other processes before the first is back

P = ParamSpec("P")
T = TypeVar("T")


def worth_processes(jobs: int | None, count: int) -> bool:
    """Tell whether other processes do the work: where several were asked for, or for many articles."""
    if jobs is not None:
        return jobs > 1
    return count >= WORTH_PROCESSES and (os.cpu_count() or 1) > 1


@contextmanager
def pool(jobs: int | None) -> Iterator[ProcessPoolExecutor]:
    """Open a pool of ``jobs`` processes, by default one a core; what was not begun by the end is given up."""
    # Spawned, not forked: whoever calls may have threads (a screen, a progress bar), which a fork would tear.
    with ProcessPoolExecutor(
        jobs or os.cpu_count() or 1, mp_context=get_context("spawn"), initializer=_end_with_parent
    ) as opened:
        try:
            yield opened
        finally:
            opened.shutdown(wait=True, cancel_futures=True)


def submitted(opened: ProcessPoolExecutor, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
    """Hand work to a pool, whose processes start with Ctrl-C blocked: it is for whoever calls to answer it."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return opened.submit(work, *args, **kwargs)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _end_with_parent() -> None:
    """Let a process of the pool end when the one that started it was killed, rather than wait for ever."""

    def watch() -> None:
        parent = parent_process()
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
