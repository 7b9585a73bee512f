"""The command line: arguments in, an exit code out. Screens are imported only when one opens."""

from __future__ import annotations

import io
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import cast

from tui import INTERRUPTED, STOPPED
from tui.arguments.parser import parse
from tui.output.streams import Streams
from tui.trouble import in_words

DONE, FAILED = 0, 2

Command = Callable[[Namespace, Streams], int]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done or found, 1 nothing found, 2 an error, 130 interrupted."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        # What the output's encoding lacks becomes a question mark; JSON is written as UTF-8 whatever that is.
        sys.stdout.reconfigure(errors="replace")
    try:
        args = parse(sys.argv[1:] if argv is None else argv)
    except SystemExit as end:  # argparse has printed help, the version or what is wrong
        return int(end.code or 0)
    streams = Streams(color=not args.no_color)
    try:
        code = _command(args.run)(args, streams)
        sys.stdout.flush()
    except BrokenPipeError:
        code = DONE  # whoever read the output has seen enough
    except KeyboardInterrupt as error:
        code = _report(error, STOPPED, INTERRUPTED, streams, debug=args.debug)
    except Exception as error:
        code = _report(error, in_words(error), FAILED, streams, debug=args.debug)
    _flush()
    return code


def _command(run: str) -> Command:
    """Import the module of a command, and nothing of the others."""
    module, _, name = run.partition(":")
    return cast(Command, getattr(import_module(f"tui.commands.{module}"), name))


def _report(error: BaseException, words: str, code: int, streams: Streams, *, debug: bool) -> int:
    if debug:
        import traceback

        traceback.print_exception(error)
    streams.say(f"zte-reader: {words}")
    return code


def _flush() -> None:
    """Keep the interpreter from trying, at its end, to write to an output that is gone or full."""
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        sink = os.open(os.devnull, os.O_WRONLY)
        os.dup2(sink, sys.stdout.fileno())
        os.close(sink)
