"""Commands that open a screen: the bare ``zte-reader``, and ``open``."""

from __future__ import annotations

import gc
import os
import signal
import sys
from argparse import Namespace
from collections.abc import Mapping, Sequence

from msgspec import field

from corpus.entities.taggers import choose
from corpus.errors import UnreadableError
from corpus.library import Library
from corpus.members import Member, Refused
from corpus.sources import STDIN, Source, UrlSource, find, reason
from tui import workspace
from tui.looks.surroundings import in_browser, surroundings
from tui.output.streams import Streams, is_terminal

UNDRAWABLE = ("dumb", "unknown")  # values of TERM
SCREENLESS = "these work without: zte-reader list, search, show, compare, entities (all: zte-reader --help)"
LEFT = (128 + signal.SIGTERM, 128 + signal.SIGHUP)


class Fetched(UrlSource, frozen=True):
    """A web page that was fetched already."""

    page: Member = field(default_factory=lambda: Member("", b""))

    def member(self) -> Member:
        return self.page


def read(args: Namespace, streams: Streams) -> int:
    """Open the reader on the library, or on the sample where there is none or, unless it was named, nothing in it."""
    if not _screen_possible(streams, SCREENLESS):
        return 2
    _end_in_order()
    chosen = workspace.readable(args.library)
    if chosen.kind != "sample":
        with workspace.opened(chosen) as library:
            if args.library or library.count():
                return _run(args, library, chosen.kind)
    with workspace.opened_sample(workspace.sample()) as (library, missing):
        return _run(args, library, "sample", missing)


def open_files(args: Namespace, streams: Streams) -> int:
    """Open the reader on files, in a library of which nothing is kept."""
    if not _screen_possible(streams, "to see files without a screen: zte-reader clean PATH"):
        return 2
    choose(args.tagger)
    found = find([path for path in args.paths if path != STDIN], allow_private=args.allow_private)
    problems = list(found.failed)
    if STDIN in args.paths:
        problems.append((STDIN, "the screen needs standard input for the keyboard; save the text as a file"))
    sources = _from_first_readable(found.sources, args.map, problems)
    if not sources:
        for name, why in problems:
            streams.say(f"zte-reader: {name}: {why}")
        return 2
    _end_in_order()
    with workspace.throwaway() as chosen, Library.open(chosen.path) as library:
        return _run(args, library, chosen.kind, sources, problems, args.map)


def _run(
    args: Namespace,
    library: Library,
    kind: workspace.Kind,
    pending: Sequence[Source] = (),
    problems: Sequence[tuple[str, str]] = (),
    mapping: Mapping[str, str] | None = None,
) -> int:
    # What a key finds waits for the frame after that of the key itself: at Textual's 60 a second for up to 33 ms.
    os.environ.setdefault("TEXTUAL_FPS", "120")
    from tui.app import ReaderApp
    from tui.commands.settings import configured
    from tui.settings.memory import Memory
    from tui.settings.standing import Standing, at_first, goes_before

    config, warnings = configured()
    identity = library.identity if kind == "library" else ""
    memory = Memory(workspace.state(), identity, fresh=args.fresh, asked=config.theme, first=at_first(config))
    over = goes_before(os.environ, color=not args.no_color, mouse=not args.no_mouse)
    around = surroundings(
        os.environ,
        color=not args.no_color,
        mouse=config.mouse and not args.no_mouse,
        theme=memory.theme(),
        animations=config.animations,
    )
    os.environ.pop("NO_COLOR", None)  # Textual takes an empty one for a wish
    if not around.coloured:
        os.environ["NO_COLOR"] = "1"
    app = ReaderApp(
        library,
        kind=kind,
        pending=pending,
        problems=problems,
        mapping=mapping,
        around=around,
        keymap=config.keymap,
        warnings=[*warnings, *workspace.news(library)],
        memory=memory,
    )
    app.home = workspace.home(args.library)
    app.standing = Standing(workspace.config_file(), config, over, warnings)

    def leave(number: int, _: object) -> None:
        # In order: the terminal gets its screen back, and a throwaway library goes.
        app.call_later(app.exit, return_code=128 + number)

    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, leave)
    gc.freeze()  # what is imported by now stays: looking through it for garbage held keys up for 50 ms now and then
    app.run(mouse=around.mouse)
    return app.return_code if app.return_code in LEFT else 2 if app.return_code else 0


def _end_in_order() -> None:
    """Let a throwaway library go too where the terminal is closed before the screen has opened."""

    def end(number: int, _: object) -> None:
        sys.exit(128 + number)

    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, end)


def _screen_possible(streams: Streams, instead: str) -> bool:
    if in_browser(os.environ):
        return True
    kind = os.environ.get("TERM")
    if not (streams.terminal and is_terminal(sys.stdin)):
        why = "needs a terminal for its screen"
    elif kind in UNDRAWABLE:
        why = f"draws on the whole screen, which a terminal of the kind “{kind}” can't"
    else:
        return True
    streams.say(f"zte-reader: the reader {why}; {instead}")
    return False


def _from_first_readable(
    sources: Sequence[Source], mapping: Mapping[str, str], problems: list[tuple[str, str]]
) -> list[Source]:
    """Drop the sources before the first that holds an article, with the reason why; the rest is read later."""
    for place, source in enumerate(sources):
        try:
            loaded = Fetched(source.name, page=source.member()) if isinstance(source, UrlSource) else source
            if _holds_article(loaded, mapping, problems):
                return [loaded, *sources[place + 1 :]]
        except UnreadableError as error:
            problems.append((source.name, reason(source.name, error)))
    return []


def _holds_article(source: Source, mapping: Mapping[str, str], problems: list[tuple[str, str]]) -> bool:
    from corpus.containers import members
    from corpus.ingest import prepare
    from corpus.patience import SECONDS, time_limit

    for part in members(source, mapping):
        try:
            if isinstance(part, Refused):
                raise UnreadableError(part.reason)
            with time_limit(SECONDS):
                prepare(part, tagged=False)
        except UnreadableError as error:
            if not part.optional:
                problems.append((part.name, reason(part.name, error)))
        else:
            return True
    return False
