"""What can be typed on the command line: commands, options and their help."""

from __future__ import annotations

import argparse
import itertools
import os
import re
import shlex
from collections.abc import Iterable, Sequence
from typing import Any, NoReturn

from tui import __version__
from tui.arguments import options
from tui.visible import on_one_line

HELP = {"-h", "--help"}
ABOUT = "Read, search and compare news articles about one story without leaving the terminal."
EPILOG = """\
examples:
  zte-reader                          read the library, or the sample where there is none yet
  zte-reader open scrapes/            read files without keeping them
  zte-reader add scrapes/ --outlet "The Daily"
  zte-reader search 'ZTE "export ban"' --json
  zte-reader compare 2 3 --markdown > report.md

exit codes: 0 done or found, 1 nothing found, 2 wrong usage or an error, 130 interrupted
"""


class Formatter(argparse.HelpFormatter):
    """Wraps running text and leaves indented lines, the examples, as they are."""

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        fill = super()._fill_text
        return "\n".join(line if line.startswith("  ") else fill(line, width, indent) for line in text.splitlines())


class Parser(argparse.ArgumentParser):
    """A parser whose errors are one line that says where to read on."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, on_one_line(f"zte-reader: {message}; see: {self.prog} --help") + "\n")

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        if self.prog.endswith((" search", " kwic", " notes")):
            self._refuse_dashes(args or ())
        return super().parse_known_args(args, namespace)

    def _refuse_dashes(self, args: Iterable[str]) -> None:
        """Say how to write a query that begins with a dash, as ``-huawei`` does, and looks like an option."""
        for arg in itertools.takewhile(lambda arg: arg != "--", args):
            if re.match(r"-(?!\d*$)", arg) and arg.partition("=")[0] not in self._option_string_actions:
                self.error(f"“{arg}” is no option; to search for it: {self.prog} -- {shlex.quote(arg)}")

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.metavar == "COMMAND" and action.choices is not None and value not in action.choices:
            self.error(f"no command “{value}”{_instead(value, list(action.choices))}")
        super()._check_value(action, value)


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Read a command line; the namespace names the command's function in ``run``.

    Raises ``SystemExit`` where argparse does: help and the version are printed, or something is wrong. The parsers of
    commands are made only where a command, or help, may be meant.
    """
    if not ((argv and not argv[0].startswith("-")) or HELP.intersection(argv)):
        args: argparse.Namespace
        args, more = _reader().parse_known_args(argv)
        if not more:
            return args
    return build().parse_args(argv)


def build() -> Parser:
    """Return the parser of the whole command line."""
    from tui.arguments.changing import keeping, shelf, upkeep
    from tui.arguments.looking import comparing, raw, reading, screens, searching

    parser = _reader()
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=Parser)
    for add in (screens, shelf, reading, searching, keeping, comparing, raw, upkeep):
        add(lambda name, run, about, examples="": _command(commands, name, run, about, examples))
    return parser


def _reader() -> Parser:
    """Return the parser of the command line that names no command."""
    parser = Parser(
        prog="zte-reader",
        description=ABOUT,
        epilog=EPILOG,
        formatter_class=Formatter,
        parents=[_everywhere()],
        allow_abbrev=False,
    )
    options.mouse(parser)
    options.fresh(parser)
    parser.add_argument("--version", action="version", version=f"zte-reader {__version__}")
    parser.set_defaults(run="screens:read", library=None, debug=False, no_color=False, no_mouse=False, fresh=False)
    return parser


def _command(commands: Any, name: str, run: str, about: str, examples: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(
        name,
        help=about.partition(".")[0].partition(";")[0].partition(":")[0],
        description=about,
        epilog=f"example:\n  {examples}" if examples else None,
        formatter_class=Formatter,
        parents=[_everywhere()],
        allow_abbrev=False,
    )
    parser.set_defaults(run=run)
    return parser


def _everywhere() -> argparse.ArgumentParser:
    """Options that are taken before and after the command; suppressed defaults keep one from undoing the other."""
    parent = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    everywhere = parent.add_argument_group("everywhere")
    everywhere.add_argument("--library", metavar="DIR", help="the library's folder (or set ZTE_READER_LIBRARY)")
    everywhere.add_argument("--debug", action="store_true", help="show where an error comes from")
    everywhere.add_argument(
        "--no-color", action="store_true", help="no colours, printed or on the screen (or set NO_COLOR)"
    )
    return parent


def _instead(typed: str, names: list[str]) -> str:
    if os.path.exists(typed):
        return f"; to read a file: zte-reader open {typed}"
    from difflib import get_close_matches

    near = get_close_matches(typed, names, 1)
    return f", did you mean “{near[0]}”?" if near else ""
