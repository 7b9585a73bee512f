"""Articles made anew from their stored sources: by today's rules, and by what a person decided.

A source is never changed, so that nothing is lost by cleaning it again; what comes out as it was stays at its revision.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack

from msgspec import Struct, field

from corpus.article import BODY_KINDS, Block
from corpus.decisions import Decision
from corpus.errors import LibraryError, NotFoundError, UnreadableError
from corpus.furniture import bare_again
from corpus.ingest import BATCH, Outcome, Progress, attempt, attempt_in_time, may_hang
from corpus.intake.sources import reason
from corpus.library import Library, Origin, Remade, Replaced
from corpus.pieces import Piece, deciding, pieces
from corpus.processes import AHEAD, pool, submitted, worth_processes
from corpus.store.records import NewArticle

TRIES = 5
"""Times that an article is made anew where something else changes it at the same time."""
Verdict = tuple[Piece, bool | None]
"""A piece to keep, to cut, or (None) to leave to cleaning again."""


class Recleaned(Struct):
    """What came of articles that were made anew, by their numbers.

    ``failed`` has a reason for each; they stay as they were. ``unfitting`` are decisions about pieces that their
    sources no longer have; they are kept in mind.
    """

    changed: list[int] = field(default_factory=list)
    unchanged: list[int] = field(default_factory=list)
    failed: list[tuple[int, str]] = field(default_factory=list)
    unfitting: list[tuple[int, Decision]] = field(default_factory=list)


def reclean(
    library: Library,
    ids: Sequence[int] | None = None,
    *,
    jobs: int | None = None,
    progress: Progress | None = None,
    stop: Callable[[], bool] = lambda: False,
    batch: int = BATCH,
) -> Recleaned:
    """Make articles anew, all of them or those of ``ids``, a transaction a batch; ``jobs`` and the rest as in ``add``.

    Raises ``NotFoundError`` for a number that no article has, before anything is changed, and ``LibraryError``.
    """
    there = [row.id for row in library.summaries(ids)]
    missing = sorted(set(ids or ()) - set(there))
    if missing:
        raise NotFoundError(f"the library has no article {missing[0]}; see the numbers with: zte-reader list")
    report = Recleaned()
    waiting: list[Remade] = []
    try:
        for count, (origin, outcome) in enumerate(_made(library, there, jobs, report), 1):
            match outcome:
                case NewArticle() as new:
                    waiting.append(Remade(origin, new.article, new.tagging, new.format))
                case UnreadableError() as error:
                    report.failed.append((origin.id, reason(origin.member.name, error)))
                case _:  # what is passed over when it is added is not stored
                    report.failed.append((origin.id, "no article text in it"))
            if len(waiting) >= batch:
                _replace(library, waiting, report)
            if progress is not None:
                progress(count, len(there), origin.member.name, count / len(there))
            if stop():
                break
    except BrokenProcessPool as error:
        _replace(library, waiting, report)
        raise LibraryError(
            "a process that cleans was killed, perhaps for want of memory; what is done is kept: "
            "run the command again with --jobs 1"
        ) from error
    _replace(library, waiting, report)
    return report


def decide(library: Library, article_id: int, verdicts: Sequence[Verdict]) -> None:
    """Remember what a person says of an article's pieces, and make it anew, in one transaction.

    A decision stays with the source: it goes before what cleaning thinks, now and whenever it is cleaned again.
    Raises ``NotFoundError``, ``LibraryError`` where the library can't be written, and ``UnreadableError`` where nothing
    would be left of the article; then nothing is changed.
    """
    for _ in range(TRIES):
        origin = library.origin(article_id)
        found = pieces(library.article(article_id).article)
        if not _leaves_something(found, verdicts):
            raise UnreadableError(f"nothing would be left of article {article_id}; zte-reader remove takes all of it")
        decisions = _decisions(origin, found, verdicts)
        aliases = library.aliases()
        new = attempt_in_time(origin.member, origin.given, decisions, aliases)
        if not isinstance(new, NewArticle):
            raise new if isinstance(new, UnreadableError) else UnreadableError("no article text is left in it")
        remade = Remade(origin, new.article, new.tagging, new.format, decisions)
        made = bare_again(remade, library.furniture(), aliases)
        if library.replace([made]) != [Replaced.OVERTAKEN]:
            return
    raise LibraryError(f"article {article_id} is being changed by another process; try again")


def _made(
    library: Library, ids: Sequence[int], jobs: int | None, report: Recleaned
) -> Iterator[tuple[Origin, Outcome]]:
    """Yield what each article's source comes to, in order; one that can't be read has failed."""
    aliases = library.aliases()
    with ExitStack() as stack:
        opened: ProcessPoolExecutor | None = None
        if worth_processes(jobs, len(ids)):
            opened = stack.enter_context(pool(jobs))
        ahead: deque[tuple[Origin, Future[Outcome]]] = deque()
        for number in ids:
            try:
                origin = library.origin(number)
            except NotFoundError:
                continue  # removed by another process
            except LibraryError:
                report.failed.append((number, "its source is damaged"))
                continue
            if opened is None and may_hang(origin.member):
                opened = stack.enter_context(pool(jobs))
            if opened is None:
                yield origin, attempt(origin.member, origin.given, origin.decisions, aliases)
                continue
            ahead.append((origin, submitted(opened, attempt, origin.member, origin.given, origin.decisions, aliases)))
            if len(ahead) >= AHEAD:
                first, future = ahead.popleft()
                yield first, future.result()
        for first, future in ahead:
            yield first, future.result()


def _replace(library: Library, waiting: list[Remade], report: Recleaned) -> None:
    """Store a batch; an article that was changed in the meantime is made anew once more."""
    known, aliases = library.furniture(), library.aliases()
    batch = [bare_again(made, known, aliases) for made in waiting]
    waiting.clear()
    for _ in range(TRIES):
        if not batch:
            return
        overtaken: list[Remade] = []
        for made, came in zip(batch, library.replace(batch), strict=True):
            if came is Replaced.OVERTAKEN:
                overtaken.extend(_once_more(library, made.origin.id, report))
                continue
            (report.changed if came is Replaced.CHANGED else report.unchanged).append(made.origin.id)
            about = deciding(made.origin.decisions, pieces(made.article))
            report.unfitting += [
                (made.origin.id, decision)
                for decision, fitting in zip(made.origin.decisions, about, strict=True)
                if not fitting
            ]
        batch = overtaken
    report.failed += [(made.origin.id, "it is being changed by another process") for made in batch]


def _once_more(library: Library, number: int, report: Recleaned) -> Iterator[Remade]:
    try:
        origin = library.origin(number)
    except NotFoundError:
        return
    aliases = library.aliases()
    outcome = attempt_in_time(origin.member, origin.given, origin.decisions, aliases)
    if isinstance(outcome, NewArticle):
        remade = Remade(origin, outcome.article, outcome.tagging, outcome.format)
        yield bare_again(remade, library.furniture(), aliases)
    else:
        report.failed.append((number, str(outcome)))


def _leaves_something(found: Sequence[Piece], verdicts: Sequence[Verdict]) -> bool:
    cut = {piece.label for piece, kept in verdicts if kept is False}
    body = (piece for piece in found if isinstance(piece.of, Block) and piece.of.kind in BODY_KINDS)
    return any(kept for _, kept in verdicts) or any(piece.label not in cut for piece in body)


def _decisions(origin: Origin, found: Sequence[Piece], verdicts: Sequence[Verdict]) -> tuple[Decision, ...]:
    """Return all decisions that hold with those of ``verdicts``: new ones go before old ones about the same pieces."""
    new = {piece.decision(kept=True): kept for piece, kept in verdicts}
    holding = []
    for decision, about in zip(origin.decisions, deciding(origin.decisions, found), strict=True):
        again = [piece.decision(kept=True) in new for piece in about]
        taken_back = any(new.get(piece.decision(kept=True), True) is None for piece in about)
        if not taken_back and not (again and all(again)):
            holding.append(decision)
    made = [piece.decision(kept=kept) for piece, kept in verdicts if kept is not None]
    return tuple(sorted([*holding, *made], key=lambda decision: (decision.lines, decision.text, decision.nth)))
