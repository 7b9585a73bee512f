"""The bare ``zte-reader``, and what every command needs that opens a screen."""

from __future__ import annotations

import gc
import os
import signal
import sys
from argparse import Namespace
from collections.abc import Mapping, Sequence

from corpus.intake.sources import Source
from corpus.library import Library
from tui import workspace
from tui.looks.surroundings import in_browser, surroundings
from tui.output.streams import Streams, is_terminal

UNDRAWABLE = ("dumb", "unknown")  # values of TERM
SCREENLESS = "these work without: zte-reader list, search, show, compare, entities (all: zte-reader --help)"
SELDOM = 100  # looks at what is neither new nor old, before one at everything
LEFT = (128 + signal.SIGTERM, 128 + signal.SIGHUP)


def read(args: Namespace, streams: Streams) -> int:
    """Open the reader on the library, or on the sample where there is none or, unless it was named, nothing in it."""
    if not screen_possible(streams, SCREENLESS):
        return 2
    end_in_order()
    chosen = workspace.readable(args.library)
    if chosen.kind != "sample":
        with workspace.opened(chosen) as library:
            if args.library or library.count():
                return run(args, library, chosen.kind)
    with workspace.opened_sample(workspace.sample()) as (library, missing):
        return run(args, library, "sample", missing)


def run(
    args: Namespace,
    library: Library,
    kind: workspace.Kind,
    pending: Sequence[Source] = (),
    problems: Sequence[tuple[str, str]] = (),
    mapping: Mapping[str, str] | None = None,
) -> int:
    """Open the reader on a library and return its exit code; what is ``pending`` is added while one reads."""
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
    app.debugging = args.debug
    app.home = workspace.home(args.library)
    app.standing = Standing(workspace.config_file(), config, over, warnings)

    def leave(number: int, _: object) -> None:
        # In order: the terminal gets its screen back, and a throwaway library goes.
        app.call_later(app.exit, return_code=128 + number)

    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, leave)
    spare_garbage()
    app.run(mouse=around.mouse)
    return app.return_code if app.return_code in LEFT else 2 if app.return_code else 0


def spare_garbage() -> None:
    """Look for garbage among all that there is seldom: it holds keys up for 50 ms and more.

    What is imported by now stays, and is not looked through at all. What only a look at everything finds is little.
    """
    gc.freeze()
    young, middle, _ = gc.get_threshold()
    gc.set_threshold(young, middle, SELDOM)


def end_in_order() -> None:
    """Let a throwaway library go too where the terminal is closed before the screen has opened."""

    def end(number: int, _: object) -> None:
        sys.exit(128 + number)

    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, end)


def screen_possible(streams: Streams, instead: str) -> bool:
    """Tell whether a screen can be drawn here; where none can, say why, and what to do instead."""
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
