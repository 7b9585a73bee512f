"""Sources become articles of the library: read, clean, tag, store, in batches and over several processes.

Each batch is one transaction, so that a run which is stopped keeps its whole batches, and running it again takes up
where it was: what the library has already is recognised by its bytes.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from corpus.article import Article, Tagging
from corpus.containers.unpacking import members
from corpus.decisions import Decision
from corpus.errors import LibraryError, UnreadableError
from corpus.extent import Extent, Reading
from corpus.furniture import bare, learn
from corpus.intake.members import Member, Refused
from corpus.intake.said import NOTHING_SAID, completed
from corpus.intake.sources import MAX_PAGE_CHARACTERS, Source, reason, refuse_long, refuse_pieces
from corpus.library import Library, NewArticle
from corpus.patience import SECONDS, has_alarms, time_limit
from corpus.processes import Coming, Errands, pool, submitted, was_killed, worth_processes
from corpus.readers import Page, format_of

BATCH = 200
AHEAD = 2 * BATCH  # articles that are handed to other processes before the first is back: more than while one stores
AHEAD_BYTES = 2**27  # likewise, as members wait in memory
Progress = Callable[[int, int, str, float], None]


class Added(Struct, frozen=True):
    """An article that is in the library, and the source it came from."""

    id: int
    path: str
    title: str | None


class Report(Struct):
    """What became of the sources: stored, known before, or failed with a reason.

    ``passed_over`` counts the parts of containers that hold no article, ``annotations`` those that came with articles.
    """

    added: list[Added] = field(default_factory=list)
    known: list[Added] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)
    passed_over: int = 0
    annotations: int = 0


class Passed(Struct, frozen=True):
    """What a part of a container came to that holds no article and need not."""


def cleaned(member: Member, decisions: Sequence[Decision] = ()) -> tuple[Page, Article]:
    """Read and clean one member; ``decisions`` are a person's about its pieces.

    Raises ``UnreadableError``.
    """
    from corpus.cleaning import clean
    from corpus.readers import read

    page = read(Path(member.name), member.data, member.encoding, member.kind)[0]
    refuse_long(sum(len(block.text) for block in page.blocks), MAX_PAGE_CHARACTERS)
    refuse_pieces(len(page.blocks))
    page = replace(page, metadata=completed(page.metadata, member.said))
    return page, clean(page, decisions)


def prepare(
    member: Member,
    given: dict[str, str] | None = None,
    *,
    tagged: bool = True,
    decisions: Sequence[Decision] = (),
    aliases: str = "",
) -> NewArticle:
    """Read and clean one member and tag its article, with a person's ``aliases``, without storing it.

    Raises ``UnreadableError``.
    """
    from corpus.entities import tag

    page, article = cleaned(member, decisions)
    if not article.body:
        raise UnreadableError("no article text in it; see what cleaning makes of it with: zte-reader clean PATH")
    refuse_long(len(article.text))
    tagging = tag(article.text, aliases) if tagged else Tagging()
    kept = page.kept if member.said == NOTHING_SAID else ()  # what comes from the web has no say in what a person keeps
    return NewArticle(article, tagging, member, page.format, given or {}, kept)


def add(
    sources: Sequence[Source],
    library: Library,
    *,
    given: dict[str, str] | None = None,
    mapping: Mapping[str, str] | None = None,
    jobs: int | None = None,
    progress: Progress | None = None,
    stop: Callable[[], bool] = lambda: False,
    batch: int = BATCH,
) -> Report:
    """Add sources to a library and report what became of each, in the order given.

    ``given`` holds ``outlet`` and ``published`` where the person said them; ``mapping`` leads from standard fields to
    those of records; ``jobs`` is the number of processes (by default as many as there are cores, for a pile large
    enough); ``progress`` is called after each article with the number of sources done, the number of all, the name at
    hand and the share of the work that is done; ``stop`` is asked between articles, and what is stored by then stays.
    Raises ``LibraryError`` where the library can't be written or a process is killed; batches stored before stay.
    """
    report = Report()
    waiting: list[NewArticle] = []
    done = 0
    try:
        for step in _prepared(sources, library, given or {}, mapping or {}, jobs):
            match step.outcome:
                case NewArticle() as new:
                    waiting.append(new)
                case Added() as known:
                    report.known.append(known)
                case Passed():
                    report.passed_over += 1
                case error:
                    report.failed.append((step.name, reason(step.name, error)))
            done += step.last
            if len(waiting) >= batch:
                _store(waiting, library, report)
            if progress is not None:
                progress(done, len(sources), step.name, step.share)
            if stop():
                break
    except RuntimeError as error:
        if not was_killed(error):
            raise
        _store(waiting, library, report)
        raise LibraryError(
            "a process that reads was killed, perhaps for want of memory; what is stored is kept: "
            "run the command again with --jobs 1"
        ) from error
    _store(waiting, library, report)
    return report


def _store(waiting: list[NewArticle], library: Library, report: Report) -> None:
    if waiting:
        known, aliases = library.furniture(), library.aliases()
        stored = library.add([bare(new, known, aliases) for new in waiting])
        for new, row in zip(waiting, stored, strict=True):
            added = Added(row.id, new.member.name, new.article.title)
            (report.known if row.known else report.added).append(added)
            report.annotations += 0 if row.known else len(new.kept)
        learn(library, [row.id for row in stored if not row.known])
        library.kin.sign(BATCH)
        waiting.clear()


Outcome = NewArticle | Added | Passed | UnreadableError
"""What a member came to."""


class _Step(Struct, frozen=True):
    """Something to do or done already: a member, its place, and whether its source ends with it.

    ``share`` of all work is done with it; ``size`` is how many bytes wait in memory until it is done.
    """

    name: str
    item: Member | Coming[Outcome] | Outcome
    last: bool
    share: float
    size: int = 0

    @property
    def is_there(self) -> bool:
        """Whether there is nothing to wait for."""
        return not isinstance(self.item, Coming) or self.item.is_there()

    @property
    def outcome(self) -> Outcome:
        """What it came to; waits for it where another process is at it."""
        assert not isinstance(self.item, Member)
        return self.item.result() if isinstance(self.item, Coming) else self.item


def _prepared(
    sources: Sequence[Source], library: Library, given: dict[str, str], mapping: Mapping[str, str], jobs: int | None
) -> Iterator[_Step]:
    """Yield what each member came to, in order."""
    aliases = library.aliases()
    with ExitStack() as stack:
        errands: Errands[Member, Outcome] | None = None
        work = partial(attempt, given=given, aliases=aliases)
        ahead: deque[_Step] = deque()
        for count, step in enumerate(_loaded(sources, library, mapping)):
            if errands is None and (worth_processes(jobs, max(count, len(sources))) or may_hang(step.item)):
                errands = Errands(stack.enter_context(pool(jobs)), work)
            if not isinstance(step.item, Member):
                ahead.append(step)
            elif errands is None:
                ahead.append(replace(step, item=work(step.item)))
            else:
                ahead.append(replace(step, item=errands.hand(step.item, step.size)))
            while ahead and (ahead[0].is_there or _enough(ahead)):
                yield ahead.popleft()
        yield from ahead


def may_hang(item: object) -> bool:
    """Tell whether a member is one that nothing here could stop: its parser may not end, and there are no alarms.

    In the main thread of another process there are.
    """
    return isinstance(item, Member) and not has_alarms() and format_of(item.data, item.kind).packed


def _enough(ahead: Sequence[_Step]) -> bool:
    return len(ahead) >= AHEAD or sum(step.size for step in ahead) >= AHEAD_BYTES


def _loaded(sources: Sequence[Source], library: Library, mapping: Mapping[str, str]) -> Iterator[_Step]:
    """Yield the members of each source; one whose bytes the library has need not be read again."""
    extent = Extent(sources)
    for place, source in enumerate(sources):
        before: _Step | None = None
        reading = Reading()
        for name, item in _parts(source, library, mapping, reading):
            if before is not None:
                yield before
            size = len(item.data) if isinstance(item, Member) else 0
            before = _Step(name, item, False, extent.share(place, reading.position(size)), size)
        assert before is not None  # a source that holds nothing is unreadable
        yield replace(before, last=True, share=extent.share(place + 1, 0))


def _parts(
    source: Source, library: Library, mapping: Mapping[str, str], reading: Reading
) -> Iterator[tuple[str, Member | Outcome]]:
    try:
        for member in members(source, mapping, opened=reading.begin):
            yield member.name, _met(member, library)
    except UnreadableError as error:
        yield source.name, error


def _met(member: Member | Refused, library: Library) -> Member | Outcome:
    if isinstance(member, Refused):
        return Passed() if member.optional else UnreadableError(member.reason)
    known = library.known(member.data)
    if known is not None:
        return Added(known, member.name, library.summaries([known])[0].title)
    decisions = library.decided_before(member.data)
    return replace(member, decisions=decisions) if decisions else member


def attempt(member: Member, given: dict[str, str], decisions: Sequence[Decision] = (), aliases: str = "") -> Outcome:
    """Prepare one member, within a time limit and whatever is wrong with it."""
    try:
        with time_limit(SECONDS):
            return prepare(member, given, decisions=decisions or member.decisions, aliases=aliases)
    except UnreadableError as error:
        return Passed() if member.optional else error
    except (RecursionError, MemoryError) as error:
        return UnreadableError(f"too deep or too large to read ({type(error).__name__}); split it")
    except Exception as error:
        # One odd file must not keep the others out.
        why = f"{type(error).__name__}: {error}"
        return UnreadableError(f"can't be read ({why}); see where it fails with: zte-reader clean --debug")


def attempt_in_time(
    member: Member, given: dict[str, str], decisions: Sequence[Decision] = (), aliases: str = ""
) -> Outcome:
    """Prepare one member as ``attempt`` does, in another process where nothing here could stop its parser."""
    if not may_hang(member):
        return attempt(member, given, decisions, aliases)
    with pool(1) as opened:
        try:
            return submitted(opened, attempt, member, given, decisions, aliases).result()
        except RuntimeError as error:
            if not was_killed(error):
                raise
            return UnreadableError("the process that read it was killed, perhaps for want of memory; try again")
