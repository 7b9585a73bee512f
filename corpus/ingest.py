"""Sources become articles of the library: read, clean, tag, store, in batches and over several processes.

Each batch is one transaction, so that a run which is stopped keeps its whole batches, and running it again takes up
where it was: what the library has already is recognised by its bytes.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing import get_context, parent_process
from pathlib import Path

from corpus.article import Tagging
from corpus.errors import LibraryError, UnreadableError
from corpus.library import Library, NewArticle
from corpus.sources import MAX_PAGE_CHARACTERS, Source, reason, refuse_long

BATCH = 100
# Below this many sources the start of further processes costs more than it saves.
WORTH_PROCESSES = 40
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Added:
    """An article that is in the library, and the source it came from."""

    id: int
    path: str
    title: str | None


@dataclass(slots=True)
class Report:
    """What became of the sources: stored, known before, or failed with a reason."""

    added: list[Added] = field(default_factory=list)
    known: list[Added] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)


def prepare(name: str, data: bytes, given: dict[str, str] | None = None, *, tagged: bool = True) -> list[NewArticle]:
    """Read and clean one source and tag its articles, without storing them.

    Raises ``UnreadableError``.
    """
    from corpus.cleaning import clean
    from corpus.entities import tag
    from corpus.readers import read

    prepared = []
    for page in read(Path(name), data):
        refuse_long(sum(len(block.text) for block in page.blocks), MAX_PAGE_CHARACTERS)
        article = clean(page)
        if not article.body:
            raise UnreadableError("no article text in it; see what cleaning makes of it with: zte-reader clean PATH")
        refuse_long(len(article.text))
        tagging = tag(article.text) if tagged else Tagging()
        prepared.append(NewArticle(article, tagging, page.data, name, page.format, given or {}))
    return prepared


def add(
    sources: Sequence[Source],
    library: Library,
    *,
    given: dict[str, str] | None = None,
    jobs: int | None = None,
    progress: Progress | None = None,
    stop: Callable[[], bool] = lambda: False,
    batch: int = BATCH,
) -> Report:
    """Add sources to a library and report what became of each, in the order given.

    ``given`` holds ``outlet`` and ``published`` where the person said them; ``jobs`` is the number of processes (by
    default as many as there are cores, for a pile large enough); ``progress`` is called with the number done, the
    number of all and the name at hand; ``stop`` is asked between sources, and what is stored by then stays.
    Raises ``LibraryError`` where the library can't be written or a process is killed; batches stored before stay.
    """
    report = Report()
    waiting: list[NewArticle] = []
    try:
        for done, (name, outcome) in enumerate(_prepared(sources, library, given or {}, jobs, report), 1):
            if isinstance(outcome, UnreadableError):
                report.failed.append((name, reason(name, outcome)))
            else:
                waiting.extend(outcome)
            if len(waiting) >= batch:
                _store(waiting, library, report)
            if progress is not None:
                progress(done, len(sources), name)
            if stop():
                break
    except BrokenProcessPool as error:
        _store(waiting, library, report)
        raise LibraryError(
            "a process that reads was killed, perhaps for want of memory; what is stored is kept: "
            "run the command again with --jobs 1"
        ) from error
    _store(waiting, library, report)
    return report


def _store(waiting: list[NewArticle], library: Library, report: Report) -> None:
    if waiting:
        for new, stored in zip(waiting, library.add(waiting), strict=True):
            row = Added(stored.id, new.location, new.article.title)
            (report.known if stored.known else report.added).append(row)
        waiting.clear()


Outcome = list[NewArticle] | UnreadableError


def _prepared(
    sources: Sequence[Source], library: Library, given: dict[str, str], jobs: int | None, report: Report
) -> Iterator[tuple[str, Outcome]]:
    """Yield each source's articles, or what is wrong with it, in order."""
    jobs = jobs or (os.cpu_count() or 1 if len(sources) >= WORTH_PROCESSES else 1)
    loaded = _loaded(sources, library, report)
    if jobs == 1:
        for name, data in loaded:
            yield name, data if not isinstance(data, bytes) else _attempt(name, data, given)
        return
    # Spawned, not forked: whoever calls may have threads (a screen, a progress bar), which a fork would tear.
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_end_with_parent) as pool:
        ahead: list[tuple[str, Future[Outcome] | Outcome]] = []
        try:
            for name, data in loaded:
                ahead.append((name, _submitted(pool, name, data, given) if isinstance(data, bytes) else data))
                if len(ahead) >= jobs * 8:
                    yield _resolved(*ahead.pop(0))
            while ahead:
                yield _resolved(*ahead.pop(0))
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _submitted(pool: ProcessPoolExecutor, name: str, data: bytes, given: dict[str, str]) -> Future[Outcome]:
    """Hand a source to the pool, whose processes start with Ctrl-C blocked: it is for whoever calls to answer it."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return pool.submit(_attempt, name, data, given)
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


def _loaded(sources: Iterable[Source], library: Library, report: Report) -> Iterator[tuple[str, bytes | Outcome]]:
    """Load each source; one whose bytes the library has is reported at once and need not be read again."""
    for source in sources:
        try:
            data = source.load()
        except UnreadableError as error:
            yield source.name, error
            continue
        known = library.known(data)
        if known is None:
            yield source.name, data
        else:
            report.known.append(Added(known, source.name, library.summaries([known])[0].title))
            yield source.name, []


def _attempt(name: str, data: bytes, given: dict[str, str]) -> Outcome:
    try:
        return prepare(name, data, given)
    except UnreadableError as error:
        return error
    except (RecursionError, MemoryError) as error:
        return UnreadableError(f"too deep or too large to read ({type(error).__name__}); split it")
    except Exception as error:
        # One odd file must not keep the others out.
        why = f"{type(error).__name__}: {error}"
        return UnreadableError(f"can't be read ({why}); see where it fails with: zte-reader clean --debug")


def _resolved(name: str, outcome: Future[Outcome] | Outcome) -> tuple[str, Outcome]:
    return name, outcome.result() if isinstance(outcome, Future) else outcome
