"""Further processes for a pile of articles: when they are worth their start, and how they end with the first one."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr
from typing import TYPE_CHECKING, Any, Generic, ParamSpec, TypeVar

from msgspec import Struct, field

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

# Below this many articles the start of further processes costs more than it saves.
WORTH_PROCESSES = 40
AHEAD = 32  # articles that are handed to other processes before the first is back

AT_ONCE = 8  # things in one message, which costs as much as a tenth of the work on an article
AT_ONCE_BYTES = 2**17

P = ParamSpec("P")
T = TypeVar("T")
R = TypeVar("R")


def worth_processes(jobs: int | None, count: int) -> bool:
    """Tell whether other processes do the work: where several were asked for, or for many articles."""
    if jobs is not None:
        return jobs > 1
    return count >= WORTH_PROCESSES and (os.cpu_count() or 1) > 1


@contextmanager
def pool(jobs: int | None) -> Iterator[ProcessPoolExecutor]:
    """Open a pool of ``jobs`` processes, by default one a core; what was not begun by the end is given up."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    start_tracker()
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


def was_killed(error: Exception) -> bool:
    """Tell whether an error says that a process of a pool was killed."""
    from concurrent.futures.process import BrokenProcessPool

    return isinstance(error, BrokenProcessPool)


class _Errand(Struct, Generic[T, R]):
    """Things that are sent to a process together; ``future`` is None while they wait for more."""

    items: list[T] = field(default_factory=list)
    size: int = 0
    future: Future[list[R]] | None = None


class Coming(Generic[R]):
    """What work on one thing comes to in another process."""

    def __init__(self, errands: Errands[Any, R], errand: _Errand[Any, R]) -> None:
        self._errands = errands
        self._errand = errand
        self._place = len(errand.items)

    def is_there(self) -> bool:
        """Tell whether there is nothing to wait for."""
        return self._errand.future is not None and self._errand.future.done()

    def result(self) -> R:
        """Wait for it; raises what the work raised."""
        return self._errands.sent(self._errand).result()[self._place]


class Errands(Generic[T, R]):
    """Hands work on many things to a pool, several at once."""

    def __init__(self, opened: ProcessPoolExecutor, work: Callable[[T], R]) -> None:
        self._opened = opened
        self._work = work
        self._errand: _Errand[T, R] = _Errand()

    def hand(self, item: T, size: int) -> Coming[R]:
        """Have work done on a thing of ``size`` bytes, at the latest when its result is asked for."""
        errand = self._errand
        coming = Coming(self, errand)
        errand.items.append(item)
        errand.size += size
        if len(errand.items) >= AT_ONCE or errand.size >= AT_ONCE_BYTES:
            self.sent(errand)
        return coming

    def sent(self, errand: _Errand[T, R]) -> Future[list[R]]:
        """Send things that wait for more, if they still do."""
        if errand.future is None:
            errand.future = submitted(self._opened, _each, self._work, errand.items)
            errand.items = []
            self._errand = _Errand()
        return errand.future


def _each(work: Callable[[T], R], items: list[T]) -> list[R]:
    return [work(item) for item in items]


def start_tracker() -> None:
    """Start what multiprocessing has watch over its processes, with the true standard error.

    It hands that on by its number, and what a screen has put in its place has none.
    """
    from multiprocessing import resource_tracker

    with redirect_stderr(sys.__stderr__):
        resource_tracker.ensure_running()


def _end_with_parent() -> None:
    """Let a process of the pool end when the one that started it was killed, rather than wait for ever."""

    from multiprocessing import parent_process

    def watch() -> None:
        parent = parent_process()
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
