"""Commands that change what stands in the library: ``add`` and ``remove``."""

from __future__ import annotations

import signal
import threading
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from corpus.errors import LibraryError
from corpus.ingest import Report
from corpus.library import Library
from corpus.store.trash import DAYS
from tui import workspace
from tui.contents.adding import brought
from tui.output import shapes
from tui.output.progress import adding
from tui.output.streams import Streams

FEW = 10  # numbers that are repeated in a hint


class _StoppedError(BaseException):
    """A person wants to stop; an ``Exception`` would be taken for a fault of the index, which is then made anew."""


def add(args: Namespace, streams: Streams) -> int:
    """Read sources into the library and say what became of each."""
    from corpus import ingest
    from corpus.entities.taggers import choose
    from corpus.intake.sources import find

    choose(args.tagger)
    path = workspace.home(args.library)
    found = find(args.paths, allow_private=args.allow_private)
    given = {name: value for name in ("outlet", "published") if (value := getattr(args, name))}
    with Library.open(path) as library:
        workspace.follow_names(library)
        report = Report()
        with interruptible(streams) as interrupted, adding(len(found.sources)) as bar:
            if found.sources:
                report = ingest.add(
                    found.sources,
                    library,
                    given=given,
                    mapping=args.map,
                    jobs=args.jobs,
                    progress=bar.read if bar else None,
                    stop=interrupted.is_set,
                )
            index_now(library, streams, bar.index if bar else None, interrupted.is_set)
        report.failed[:0] = found.failed
    if args.json:
        streams.json(
            {
                "added": [{"id": row.id, "path": row.path, "title": row.title} for row in report.added],
                "known": [{"id": row.id, "path": row.path} for row in report.known],
                "failed": [{"path": name, "error": reason} for name, reason in report.failed],
            }
        )
    for name, reason in report.failed:
        streams.say(f"zte-reader: {name}: {reason}")
    streams.say(brought(report, found.passed_over + report.passed_over))
    if given and report.known:
        options = " and ".join(f"--{name}" for name in given)
        streams.say(f"{options} changed nothing in what was there already: zte-reader remove ID, then add it again")
    if interrupted.is_set():
        streams.say("interrupted; what was added is kept, and the same command takes up where this stopped")
        return 130
    return 2 if report.failed else 0


def remove(args: Namespace, streams: Streams) -> int:
    """Move articles into the trash, all of them or none."""
    with workspace.opened(workspace.own(args.library)) as library:
        ids = list(dict.fromkeys(library.resolve(reference) for reference in args.ids))
        rows = library.summaries(ids)
        library.remove(ids)
        index_now(library, streams)
    if args.json:
        streams.json({"removed": [shapes.summary(row) for row in rows]})
    else:
        for row in rows:
            streams.line("removed ", (str(row.id), "number"), f" {row.heading} ({row.source})")
    numbers = " ".join(str(number) for number in ids) if len(ids) <= FEW else "--all"
    streams.say(f"kept in the trash for {DAYS} days; bring back what you miss with: zte-reader restore {numbers}")
    return 0


def index_now(
    library: Library,
    streams: Streams,
    progress: Callable[[int, int], None] | None = None,
    stop: Callable[[], bool] = lambda: False,
) -> None:
    """Bring the index up to date now, so that the next search need not, unless a person wants to ``stop``."""
    from index.store.build import catch_up

    def advance(done: int, of: int) -> None:
        if progress is not None:
            progress(done, of)
        if stop():
            raise _StoppedError

    if stop():
        return
    try:
        with suppress(_StoppedError):
            catch_up(library, progress=advance)
    except LibraryError as error:
        streams.say(f"zte-reader: {error}")  # what was done to the library is done, and the index can follow later


@contextmanager
def interruptible(streams: Streams) -> Iterator[threading.Event]:
    """Turn the first Ctrl-C into an event, so that what is at hand is finished and kept; a second one stops at once."""
    event = threading.Event()

    def stop(*_: object) -> None:
        event.set()
        signal.signal(signal.SIGINT, signal.default_int_handler)
        streams.say("stopping after the article at hand; press Ctrl-C again to stop at once")

    if threading.current_thread() is not threading.main_thread():
        yield event
        return
    before = signal.signal(signal.SIGINT, stop)
    try:
        yield event
    finally:
        signal.signal(signal.SIGINT, before)
