"""Long work on a library while one reads: adding, cleaning again, removing; each says at its end what came of it.

Nothing here knows a screen: ``do`` is called in a thread of its own.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct, field

from corpus.errors import ZteError
from tui.contents.adding import brought
from tui.contents.held import difference
from tui.numbers import counted

if TYPE_CHECKING:
    from corpus.ingest import Report
    from corpus.intake.sources import Source
    from corpus.library import Library
    from corpus.store.holdings import Held

FEW, SMALL = 40, 2_000_000  # sources and bytes that are stored a few at a time, to be read soon
AT_ONCE = 4  # sources of many that are read and stored first
COMPARED = 2_000  # articles at most of which it is said what cleaning again has changed in each


Tell = Callable[[int, int, float], None]
"""Called with the number done, that of all, and the share of the work that is done."""
Stop = Callable[[], bool]


class Came(Struct, frozen=True):
    """A line of what came of work: about an article that is there, or about trouble."""

    text: str
    article: int | None = None
    trouble: bool = False


class Outcome(Struct, frozen=True):
    """What came of work, in one line and in all of them."""

    headline: str
    lines: Sequence[Came] = ()

    @property
    def troubles(self) -> list[Came]:
        """What went wrong."""
        return [line for line in self.lines if line.trouble]


class Chore(Protocol):
    """Work that takes long. ``verb`` says what is being done, ``kept`` what becomes of it where one stops."""

    @property
    def verb(self) -> str: ...

    @property
    def kept(self) -> str: ...

    def do(self, library: Library, tell: Tell, stop: Stop) -> Outcome:
        """Do it until ``stop`` says that a person wants to stop. Raises ``ZteError``."""
        ...


class Adding(Struct, frozen=True):
    """Adds what paths and addresses lead to, and ``sources`` that were found already."""

    paths: Sequence[str] = ()
    sources: Sequence[Source] = ()
    failed: Sequence[tuple[str, str]] = ()
    mapping: Mapping[str, str] = field(default_factory=dict)
    verb: str = "adding"
    kept: str = "what was added stays; adding the same again takes up where this stopped"

    def do(self, library: Library, tell: Tell, stop: Stop) -> Outcome:
        from corpus.ingest import BATCH, Report, add
        from corpus.intake.sources import find

        found = find(self.paths)
        sources = [*self.sources, *found.sources]
        told = before = 0

        def progress(done: int, of: int, _: str, share: float) -> None:
            nonlocal told
            told += 1
            done, total = before + done, len(sources)
            whole = (before + of * share) / total
            tell(*((done, total) if told <= done else (told, 0)), whole)  # nobody knows how much a container holds

        tell(0, len(sources), 0.0)
        report = Report(failed=[*self.failed, *found.failed])
        few = len(sources) < FEW and _bytes(sources) < SMALL
        # Of many, the first are there to be read before other processes have started.
        at_once = AT_ONCE if not few and _bytes(sources[:AT_ONCE]) < SMALL // 10 else 0
        for some, size, jobs in ((sources[:at_once], at_once, 1), (sources[at_once:], 4 if few else BATCH // 4, None)):
            if some and not stop():
                done = add(some, library, mapping=self.mapping, jobs=jobs, progress=progress, stop=stop, batch=size)
                before += len(some)
                report.added += done.added
                report.known += done.known
                report.failed += done.failed
                report.passed_over += done.passed_over
                report.annotations += done.annotations
        return added(report, found.passed_over + report.passed_over, stopped=stop())


class Recleaning(Struct, frozen=True):
    """Makes articles anew from their sources, all of them or some."""

    articles: Sequence[int] | None
    verb: str = "cleaning"
    kept: str = "what is cleaned again stays so, the others stay as they were"

    def do(self, library: Library, tell: Tell, stop: Stop) -> Outcome:
        from corpus.recleaning import reclean

        ids = list(library.holdings.numbers() if self.articles is None else self.articles)
        before = library.holdings.held(ids) if len(ids) <= COMPARED else {}
        tell(0, len(ids), 0.0)
        report = reclean(
            library, ids, progress=lambda done, total, _, share: tell(done, total, share), stop=stop, batch=20
        )
        after = library.holdings.held(report.changed)
        lines = [Came(f"article {number}: {why}; it stays as it was", number, True) for number, why in report.failed]
        lines += [
            Came(f"article {number}: what you decided at line {one.lines[0]} fits nothing any more", number, True)
            for number, one in report.unfitting
        ]
        lines += [Came(_changed(before.get(number), after[number]), number) for number in report.changed]
        total = len(report.changed) + len(report.unchanged) + len(report.failed)
        parts = [f"{len(report.changed):,} changed", f"{len(report.unchanged):,} as before"]
        parts += [f"{len(report.failed):,} failed"] if report.failed else []
        begun = "stopped; " if stop() else ""
        return Outcome(f"{begun}cleaned {counted(total, 'article')} again: {', '.join(parts)}", lines)


class Removing(Struct, frozen=True):
    """Takes articles out, all of them or none, into the trash. ``back`` says how they are brought back."""

    articles: Sequence[int]
    back: str
    verb: str = "removing"
    kept: str = "either all of them are removed or none"

    def do(self, library: Library, tell: Tell, stop: Stop) -> Outcome:
        rows = library.summaries(self.articles)
        tell(0, len(rows), 0.0)
        if stop():
            return Outcome("stopped; nothing was removed")
        library.remove([row.id for row in rows])
        lines = [Came(f"removed {row.id} {row.heading} ({row.source})") for row in rows]
        return Outcome(f"removed {counted(len(rows), 'article')}; {self.back}", lines)


class Restoring(Struct, frozen=True):
    """Brings articles back out of the trash, all of them or none."""

    articles: Sequence[int]
    verb: str = "bringing back"
    kept: str = "either all of them are brought back or none"

    def do(self, library: Library, tell: Tell, stop: Stop) -> Outcome:
        from corpus.store.restoring import restore

        tell(0, len(self.articles), 0.0)
        if stop():
            return Outcome("stopped; nothing was brought back")
        restore(library, self.articles)
        rows = library.summaries(self.articles)
        lines = [Came(f"brought back {row.id} {row.heading} ({row.source})", row.id) for row in rows]
        return Outcome(f"brought back {counted(len(rows), 'article')}", lines)


def attempted(chore: Chore, library: Library, tell: Tell, stop: Stop) -> Outcome:
    """Do a chore; what goes wrong with all of it is its outcome."""
    try:
        if library.refusal:
            return _failed(chore, f"{library.path}: {library.refusal}")
        return chore.do(library, tell, stop)
    except ZteError as error:
        return _failed(chore, str(error))
    except Exception as error:
        # Nothing that goes wrong beside reading may end it.
        why = f"{type(error).__name__}: {error}; see whether the library is sound with: zte-reader doctor"
        return _failed(chore, why)


def added(report: Report, passed_over: int = 0, *, stopped: bool = False) -> Outcome:
    """Say what became of sources that were added, what went wrong first."""
    lines = [Came(f"{name}: {reason}", trouble=True) for name, reason in report.failed]
    lines += [Came(f"added {one.id} {one.title or one.path}", one.id) for one in report.added]
    lines += [Came(f"there already: {one.id} {one.title or one.path} ({one.path})", one.id) for one in report.known]
    return Outcome(("stopped; " if stopped else "") + brought(report, passed_over), lines)


def _failed(chore: Chore, why: str) -> Outcome:
    return Outcome(f"{chore.verb} stopped", [Came(why, trouble=True)])


def _changed(before: Held | None, after: Held) -> str:
    return f"changed {after.id} {after.heading}" + (f": {difference(before, after)}" if before else "")


def _bytes(sources: Sequence[Source]) -> int:
    total = 0
    for source in sources:
        with suppress(OSError, AttributeError):
            total += os.stat(source.path).st_size  # type: ignore[attr-defined]
    return total
