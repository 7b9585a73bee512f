"""The index follows the library: what the library's revisions brought is replayed into it, and where it is missing,
damaged or of another version it is made again from the library, which is the truth.

``library/index/`` holds a stamp, a lock and one folder of Whoosh's files, named by the stamp. A new folder is filled
before the stamp names it, so that whoever searches goes on with the old one, and a process that is killed at any
instruction leaves either the old index or the new one.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct
from msgspec.structs import replace

from corpus.errors import LibraryError
from corpus.store.records import StoredArticle
from corpus.store.storage import INDEX
from index.overtaken import never
from index.store import segments
from index.store import stamp as stamps
from index.store.stamp import Stamp

if TYPE_CHECKING:
    from index.facets import Facts
from index.keeping import Beside

LOCK = "lock"
BATCH = 10_000  # articles in one commit
MANY = 1_000  # articles with which the time to merge what was there before does not count
MERGED_AT_ONCE = 2_000  # articles in segments that are merged when fewer come


class Changes(Protocol):
    """What a library says of the time since a revision."""

    @property
    def revision(self) -> int: ...
    @property
    def changed(self) -> list[int]: ...
    @property
    def removed(self) -> list[int]: ...


class Kin(Protocol):
    """What a library says of articles that are versions of one text."""

    def of_many(self, ids: Sequence[int]) -> dict[int, tuple[int, ...]]: ...


class Source(Protocol):
    """What the index needs of a library; pickled, it is that library in another process."""

    path: Path

    @property
    def identity(self) -> str: ...
    def revision(self) -> int: ...
    def changes(self, since: int) -> Changes: ...
    def articles(self, ids: Iterable[int]) -> Iterator[StoredArticle]: ...
    @property
    def facts(self) -> Facts: ...
    @property
    def annotations(self) -> Beside: ...
    @property
    def kin(self) -> Kin: ...


class State(Enum):
    """How an index stands to its library."""

    CURRENT = auto()
    BEHIND = auto()  # another process is bringing it up to date; what is there can be searched
    MISSING = auto()  # there is nothing to search yet


class Caught(Struct, frozen=True):
    """What ``catch_up`` did: how the index stands now, how many articles went in, whether it was made anew."""

    state: State
    indexed: int = 0
    rebuilt: bool = False


Progress = Callable[[int, int], None]  # articles done, articles in all


def home(source: Source) -> Path:
    """Return the folder of a library's index."""
    return source.path / INDEX


def whoosh_version() -> str:
    """Return the version of Whoosh that writes the index."""
    import whoosh

    return ".".join(str(part) for part in whoosh.__version__)


def usable(source: Source) -> Stamp | None:
    """Return the stamp of an index that this program made from this library, or None."""
    from index.store.schema import VERSION

    stamp = stamps.read(home(source)) if _is_folder(home(source)) else None
    made_here = stamp and (stamp.library, stamp.schema, stamp.whoosh) == (source.identity, VERSION, whoosh_version())
    return stamp if stamp and made_here and _is_folder(home(source) / stamp.folder) else None


def catch_up(source: Source, *, wait: bool = False, rebuild: bool = False, progress: Progress | None = None) -> Caught:
    """Bring the index to the library's revision.

    Where another process is at work on it, return at once with what is there, or with ``wait`` after it has finished.
    ``rebuild`` makes the index anew whatever it looks like. Raises ``LibraryError`` where it can't be written.
    """
    stamp = usable(source)
    if stamp and not rebuild and stamp.revision == source.revision():
        if _left_behind(source, stamp):
            with suppress(OSError), _lock(source, wait=False) as locked:
                if locked:
                    _sweep(source)
        return Caught(State.CURRENT)
    try:
        with _lock(source, wait=wait) as locked:
            if not locked:
                return Caught(State.BEHIND if usable(source) else State.MISSING)
            _sweep(source)
            return _catch_up(source, None if rebuild else usable(source), progress)
    except OSError as error:
        reason = error.strerror or error
        raise LibraryError(f"{home(source)}: the index can't be written ({reason}); make room or allow it") from error


def _catch_up(source: Source, stamp: Stamp | None, progress: Progress | None) -> Caught:
    if stamp and stamp.revision <= source.revision():
        try:
            return Caught(State.CURRENT, _replay(source, stamp, progress))
        except LibraryError:  # what is damaged is the library, from which no index can be made
            raise
        except Exception:
            if not os.access(home(source) / stamp.folder, os.W_OK):
                raise
            # Otherwise, whatever Whoosh says of a damaged index, the answer is a new one.
    return Caught(State.CURRENT, _make(source, progress), rebuilt=True)


def _make(source: Source, progress: Progress | None) -> int:
    from index.store import listing
    from index.store.schema import VERSION

    place = home(source)
    number = max((int(old.name) for old in place.iterdir() if old.name.isdecimal()), default=0) + 1
    folder = place / str(number)
    folder.mkdir()
    listing.made(folder)
    stamp = Stamp(source.identity, VERSION, whoosh_version(), folder.name)
    old = usable(source)
    if not old:
        stamps.write(place, stamp)
    count = _replay(source, stamp, progress, quiet=old is not None)
    _sweep(source)
    return count


def _left_behind(source: Source, stamp: Stamp) -> list[Path]:
    """List what no index needs: those that were overtaken, or never finished by a process that was killed."""
    entries = home(source).iterdir()
    return [each for each in entries if each.name not in (stamps.NAME, LOCK, stamp.folder) and _is_ours(each.name)]


def _is_ours(name: str) -> bool:
    return name.isdigit() or name.startswith(f"{stamps.NAME}.")


def _sweep(source: Source) -> None:
    """Take away what is left behind; only who holds the lock may."""
    stamp = usable(source)
    for left in _left_behind(source, stamp) if stamp else ():
        if _is_folder(left):
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)


def _is_folder(path: Path) -> bool:
    """Tell whether there is a folder; a link to one would lead whoever writes and takes away out of the library."""
    return path.is_dir() and not path.is_symlink()


def _replay(source: Source, stamp: Stamp, progress: Progress | None, *, quiet: bool = False) -> int:
    """Put what changed into the index, a commit and a stamp a batch; ``quiet`` stamps the last one only.

    Replaying is idempotent: an article's old entry goes in the same commit in which the new one comes.
    """
    changes = source.changes(stamp.revision)
    changed = sorted(changes.changed)
    if stamp.target:
        again = set(source.changes(stamp.target).changed)
        changed = [each for each in changed if each > stamp.reached or each in again]
    removed = set(changes.removed)
    batches = [changed[start : start + BATCH] for start in range(0, len(changed), BATCH)] or [[]]
    folder = home(source) / stamp.folder
    done = 0

    def report(count: int) -> None:
        nonlocal done
        done += count
        if progress:
            progress(done, len(changed))

    for batch in batches:
        last = batch is batches[-1]
        made = segments.make(folder, source, batch, report)
        segments.commit(folder, removed.union(batch), made, most=None if len(batch) >= MANY else MERGED_AT_ONCE)
        removed = set()
        if last:
            stamp = replace(stamp, revision=changes.revision, target=0, reached=0)
        else:
            # Articles behind `reached` that changed meanwhile come again: they are in the changes since the target.
            stamp = replace(stamp, target=stamp.target or changes.revision, reached=max(stamp.reached, batch[-1]))
        if last or not quiet:
            stamps.write(home(source), stamp)
    return done


def tidy(source: Source, overtaken: Callable[[], bool] = never) -> bool:
    """Merge small segments where there are many; tell whether any were.

    Where another process is at work on the index, nothing is done. Raises ``Overtaken`` with everything as it was, and
    ``LibraryError`` where the index can't be written.
    """
    stamp = usable(source)
    if stamp is None or not segments.mergeable(home(source) / stamp.folder):
        return False
    try:
        with _lock(source, wait=False) as locked:
            if not locked or usable(source) != stamp:
                return False
            segments.commit(home(source) / stamp.folder, set(), [], most=None, overtaken=overtaken)
            return True
    except OSError as error:
        reason = error.strerror or error
        raise LibraryError(f"{home(source)}: the index can't be written ({reason}); make room or allow it") from error


@contextmanager
def _lock(source: Source, *, wait: bool) -> Iterator[bool]:
    """Hold the index's lock; it falls with the process that holds it."""
    import fcntl

    place, lock = home(source), home(source) / LOCK
    if place.is_symlink():
        place.unlink()
    if place.exists() and not place.is_dir():
        raise LibraryError(f"{place}: not a folder, and the index has to be there; move it away")
    place.mkdir(exist_ok=True)  # a library that is gone is not made again by its index
    if lock.is_symlink():
        lock.unlink()
    with lock.open("a") as file:
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if not wait:
                    yield False
                    return
                time.sleep(0.05)  # rather than a blocking call, so that Ctrl-C is heard
            else:
                break
        yield True
