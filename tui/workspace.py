"""Which library a command works on: the one that was named, the person's own, the sample, or a throwaway one."""

from __future__ import annotations

import hashlib
import os
import shlex
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Literal

from msgspec import Struct

from corpus.errors import LibraryError, ZteError
from corpus.intake.sources import FileSource, Source
from corpus.library import Library
from corpus.store.schema import MIGRATIONS
from corpus.store.storage import DATABASE, NEWER
from tui import __version__
from tui.numbers import counted
from tui.visible import on_one_line

VARIABLE = "ZTE_READER_LIBRARY"
CONFIG_VARIABLE = "ZTE_READER_CONFIG"
STATE_VARIABLE = "ZTE_READER_STATE"
NAME = "zte-reader"
SAMPLE_SUFFIXES = (".txt", ".html")
HINT = "no library yet: showing the sample; add your own files with: zte-reader add PATH"

Kind = Literal["library", "sample", "throwaway"]


class Workspace(Struct, frozen=True):
    """The folder of a library and what kind of library it is."""

    path: Path
    kind: Kind


def home(named: str | None) -> Path:
    """Return where the person's library is or would be: ``named``, the environment's, or the platform's place."""
    chosen = named or os.environ.get(VARIABLE)
    if chosen:
        return typed(chosen)
    import platformdirs

    return platformdirs.user_data_path(NAME)


def typed(path: str) -> Path:
    """Return the path that was typed; ``~`` is a person's folder. Raises ``ZteError`` where nobody has that name."""
    try:
        return Path(path).expanduser()
    except RuntimeError as error:
        raise ZteError(f"{path}: no folder of that person is known; name it in full") from error


def cache() -> Path:
    """Return the folder of what can be made again."""
    import platformdirs

    return platformdirs.user_cache_path(NAME)


def settings() -> Path:
    """Return the folder of the person's settings."""
    import platformdirs

    return platformdirs.user_config_path(NAME)


def state() -> Path:
    """Return the folder of what the reader keeps of how it was left: the environment's, or the platform's place."""
    named = os.environ.get(STATE_VARIABLE)
    if named:
        return typed(named)
    import platformdirs

    return platformdirs.user_state_path(NAME)


def config_file() -> Path:
    """Return where the config file is or would be: the environment's, or the one in the folder of settings."""
    named = os.environ.get(CONFIG_VARIABLE)
    return typed(named) if named else settings() / "config.toml"


def exists(path: Path) -> bool:
    """Tell whether there is a library in a folder."""
    return (path / DATABASE).exists()


def own(named: str | None) -> Workspace:
    """Return the person's library. Raises ``LibraryError`` where there is none yet."""
    path = home(named)
    if not exists(path):
        place = f" --library {shlex.quote(str(path))}" if named else ""
        raise LibraryError(f"{path}: no library here yet; make it with: zte-reader{place} add PATH")
    return Workspace(path, "library")


def readable(named: str | None) -> Workspace:
    """Return what there is to read: the person's library, or the sample where there is none and none was named."""
    path = home(named)
    if named or exists(path):
        return own(named)
    return Workspace(sample(), "sample")


def sample() -> Path:
    """Return where the sample's library is: a folder for each content of the sample, version and schema."""
    digest = hashlib.sha256("\n".join((__version__, *MIGRATIONS)).encode())
    for source in sample_sources():
        digest.update(source.name.encode(errors="replace") + b"\0" + source.load())
    return cache() / f"sample-{digest.hexdigest()[:12]}"


def sample_sources() -> list[Source]:
    """List the raw files of the sample, in order of name."""
    import corpus

    folder = Path(corpus.__file__).parent / "sample"
    return [FileSource(file) for file in sorted(folder.iterdir()) if file.suffix in SAMPLE_SUFFIXES]


@contextmanager
def opened(workspace: Workspace) -> Iterator[Library]:
    """Open a workspace's library and close it at the end; the sample is filled where it is not yet whole.

    Several processes may fill the sample at once: what one has added the other finds there. Raises ``LibraryError``.
    """
    with ExitStack() as stack:
        if workspace.kind != "sample":
            library = stack.enter_context(Library.open(workspace.path, create=False))
            follow_names(library)
            yield library
            return
        library, missing = stack.enter_context(opened_sample(workspace.path))
        if missing:
            from corpus.ingest import add

            add(missing, library, jobs=1)
        yield library


def follow_names(library: Library) -> None:
    """Let a library follow its ``aliases.toml`` where that has changed, with a word about it on standard error.

    Before that comes a word about what opening it brought.
    """
    from corpus.names.aliasing import NAME as NAMES
    from corpus.names.aliasing import follow

    for line in news(library):
        print(on_one_line(f"zte-reader: {line}"), file=sys.stderr)
    followed = follow(library)
    if followed is not None:
        done = f"{library.path / NAMES} has changed: {counted(followed.tied, 'article')} tied anew"
        print(on_one_line(f"zte-reader: {followed.problem or done}"), file=sys.stderr)


def news(library: Library) -> list[str]:
    """Say what a person should know of a library that was opened: it can only be read, or was brought up to date."""
    if library.is_newer:
        return [f"{library.path}: {NEWER}; it can be read here, and nothing in it is changed; update zte-reader"]
    if library.migrated and library.migrated.kept:
        steps = f"schema {library.migrated.before} to {library.migrated.after}"
        return [f"the library was brought up to date ({steps}); as it was before it is in {library.migrated.kept}"]
    return []


@contextmanager
def opened_sample(path: Path) -> Iterator[tuple[Library, list[Source]]]:
    """Open the sample's library with the sources that it lacks still, in a temporary folder where need be."""
    with ExitStack() as stack:
        try:
            library = stack.enter_context(Library.open(path))
            if not library.writable:
                raise LibraryError(f"{path}: can't be written")
        except LibraryError:
            # The cache may be read-only, full or damaged; reading the sample must not depend on it.
            stack.close()
            path = stack.enter_context(throwaway()).path
            library = stack.enter_context(Library.open(path))
        sources = sample_sources()
        yield library, sources if library.count() < len(sources) else []


@contextmanager
def throwaway() -> Iterator[Workspace]:
    """Make a folder for a library of which nothing is kept."""
    with tempfile.TemporaryDirectory(prefix=f"{NAME}-", ignore_cleanup_errors=True) as folder:
        yield Workspace(Path(folder), "throwaway")
