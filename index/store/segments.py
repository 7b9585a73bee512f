"""Articles become segments of an index, over several processes where they are many, and a commit takes these up.

A segment that no commit took up is nobody's: the next commit clears its files away.
"""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from corpus.processes import start_tracker
from corpus.store.records import StoredArticle
from index.overtaken import never

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

CHUNK = 100  # articles read at once
FULL = 6_000_000  # places in a segment, about 150 MB of memory while it is made
WORTH_PROCESSES = 1_000  # articles below which another process takes longer to start than it spares
GARBAGE = 50_000  # objects that come before garbage is looked for
PROCESSES = 2  # more take more memory, and make more segments

Segment = Any  # Whoosh's
Done = Callable[[int], None]  # is told how many articles more are done


class Shelf(Protocol):
    """Where articles come from; pickled, it finds the same ones in another process."""

    def articles(self, ids: list[int]) -> Iterator[StoredArticle]: ...


def make(folder: Path, source: Shelf, ids: Sequence[int], done: Done) -> list[Segment]:
    """Write segments that hold these articles, in their order."""
    if len(ids) < WORTH_PROCESSES or (os.cpu_count() or 1) < PROCESSES:
        return _make(folder, source, ids, done)
    share = -(-len(ids) // PROCESSES)
    helpers = [_Helper(folder, source, ids[start : start + share]) for start in range(share, len(ids), share)]
    try:

        def both(count: int) -> None:
            done(count + sum(helper.progress() for helper in helpers))

        made = _make(folder, source, ids[:share], both)
        for helper in helpers:
            made += helper.segments(done)
    finally:
        for helper in helpers:
            helper.end()
    return made


def mergeable(folder: Path) -> bool:
    """Tell whether an index has many segments of one size."""
    from index.store import listing, merging

    found = listing.opened(folder)._segments()
    return bool(merging.choose([segment.doc_count() for segment in found], most=None))


def commit(
    folder: Path,
    gone: set[int],
    made: list[Segment],
    *,
    most: int | None,
    overtaken: Callable[[], bool] = never,
) -> None:
    """Take segments up and these articles' entries out of the older ones, in one step.

    Small segments are merged, where there are many, ``most`` articles at once. Raises ``Overtaken`` with everything as
    it was, soon after ``overtaken`` turns true.
    """
    from index.store import listing, merging, numbers
    from index.store.codec import Codec, files

    def arranged(writer: Any, segments: list[Segment]) -> list[Segment]:
        for segment in segments if gone else ():
            column = numbers.read(files(writer.storage, segment)[2], segment.doc_count_all())["id"]
            for place, number in enumerate(column if not gone.isdisjoint(column) else ()):
                if number in gone:
                    segment.delete_document(place)
        return merging.arranged(writer.storage, writer.indexname, [*segments, *made], most, overtaken)

    writer = listing.opened(folder).writer(codec=Codec(), compound=False)
    try:
        writer.commit(mergetype=arranged)
    except BaseException:
        with suppress(Exception):
            writer.cancel()
        raise


def _make(folder: Path, source: Shelf, ids: Sequence[int], done: Done) -> list[Segment]:
    from index.store.schema import document

    made: list[Segment] = []
    writer = None
    with _rarely_collected():
        for start in range(0, len(ids), CHUNK):
            chunk = list(ids[start : start + CHUNK])
            for stored in source.articles(chunk):
                if writer is None:
                    writer = _writer(folder)
                writer.add_document(**document(stored))
            done(len(chunk))
            if writer is not None and writer.pool.inverted.size >= FULL:
                made.append(writer._finalize_segment())
                writer = None
        if writer is not None:
            made.append(writer._finalize_segment())
    return made


@contextmanager
def _rarely_collected() -> Iterator[None]:
    """Look for garbage rarely: of the many objects here none refer to each other in rings, and looking takes long."""
    before = gc.get_threshold()
    gc.set_threshold(GARBAGE, 20, 50)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _writer(folder: Path) -> Any:
    """Return a writer of a segment that takes no lock: only who holds the index's own is here."""
    from index.store import listing
    from index.store.codec import Codec, Pool
    from index.store.embedded import SegmentWriter

    writer = SegmentWriter(listing.opened(folder), _lk=False, codec=Codec(), compound=False)
    writer.pool = Pool()
    return writer


class _Helper:
    """Another process that makes segments of a share of the articles."""

    def __init__(self, folder: Path, source: Shelf, ids: Sequence[int]) -> None:
        from multiprocessing import get_context

        # Spawned, not forked: whoever calls may have threads, and a lock that a fork would share.
        context = get_context("spawn")
        self._share = folder, source, ids
        self._ends, there = context.Pipe(duplex=False)
        self._process: BaseProcess = context.Process(target=_elsewhere, args=(there, *self._share), daemon=True)
        self._reported = 0
        self._made: list[Segment] | None = None
        start_tracker()
        # Ctrl-C is for whoever calls to answer.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            self._process.start()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
            there.close()

    def progress(self) -> int:
        """Return how many articles more it has done, without waiting."""
        count = 0
        with suppress(EOFError):
            while self._made is None and self._ends.poll():
                count += self._receive()
        return count

    def segments(self, done: Done) -> list[Segment]:
        """Wait for the segments; where the process ended without them, make them here."""
        try:
            while self._made is None:
                done(self._receive())
        except EOFError:
            folder, source, ids = self._share
            done(-self._reported)
            return _make(folder, source, ids, done)
        return self._made

    def _receive(self) -> int:
        message = self._ends.recv()
        if isinstance(message, int):
            self._reported += message
            return message
        self._made = message
        return 0

    def end(self) -> None:
        """End the process, wherever it is."""
        self._process.terminate()
        self._process.join()
        self._process.close()
        self._ends.close()


def _elsewhere(ends: Connection[Any, Any], folder: Path, source: Shelf, ids: Sequence[int]) -> None:
    # Who waits at the other end may be gone: then sending fails, and this process ends.
    with suppress(BrokenPipeError):
        ends.send(_make(folder, source, ids, ends.send))
