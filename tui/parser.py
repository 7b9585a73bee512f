"""What can be typed on the command line: commands, options and their help."""

from __future__ import annotations

import argparse
import itertools
import os
import re
import shlex
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, NoReturn, cast

from corpus.said import RECORD_FIELDS
from tui import __version__
from tui.visible import on_one_line

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
SORTS = ("relevance", "newest", "oldest")
LINE_SORTS = ("left", "right", "position", "date")
NAME_TYPES = ("PERSON", "ORG", "GPE", "LOC", "NORP", "PRODUCT", "EVENT", "LAW")
TYPES_LISTED = ", ".join(NAME_TYPES)
SHELLS = ("bash", "zsh", "tcsh")
NUMBER_OR_TITLE = "an article's number, or the beginning of its title that no other has"


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
        if self.prog.endswith((" search", " kwic")):
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


def build() -> Parser:
    """Return the parser of the whole command line; the namespace names the command's function in ``run``."""
    parser = Parser(
        prog="zte-reader",
        description=ABOUT,
        epilog=EPILOG,
        formatter_class=Formatter,
        parents=[_everywhere()],
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"zte-reader {__version__}")
    parser.set_defaults(run="screens:read", library=None, debug=False, no_color=False)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=Parser)
    for add in (_screens, _shelf, _reading, _searching, _comparing, _raw, _upkeep):
        add(lambda name, run, about, examples="": _command(commands, name, run, about, examples))
    return parser


Adder = Callable[..., argparse.ArgumentParser]


def _screens(command: Adder) -> None:
    opened = command(
        "open",
        "screens:open_files",
        "Open the reader on files in a throwaway library; nothing is kept.",
        "zte-reader open scrapes/ https://example.org/story.html",
    )
    _paths(opened)
    _map(opened)
    _tagger(opened)
    _private(opened)


def _shelf(command: Adder) -> None:
    add = command(
        "add",
        "shelf:add",
        "Read files, folders (at any depth), web addresses or standard input into the library; archives and web"
        " archives are opened and each article in them is taken. What is there already is recognised by its bytes and"
        " not stored twice. What can't be read is reported and the rest goes on.",
        'zte-reader add scrapes/ --outlet "The Daily" --published 2018-05-14\n'
        "  zte-reader add pile.zip crawl.warc.gz\n  pbpaste | zte-reader add -",
    )
    _paths(add)
    add.add_argument("--outlet", metavar="NAME", help="who published these articles")
    add.add_argument("--published", metavar="DATE", type=_date, help="when they were published, as YYYY-MM-DD")
    _map(add)
    _tagger(add)
    add.add_argument("--jobs", metavar="N", type=_positive, help="processes to read with (by default as many as fit)")
    _private(add)
    _json(add, "print one JSON object")

    listing = command("list", "reading:list_articles", "List the articles of the library.", "zte-reader list --json")
    _json(listing, "print one JSON object")

    remove = command(
        "remove",
        "shelf:remove",
        "Take articles out of the library: text, source and index entries.",
        'zte-reader remove 3 "Trump vows"',
    )
    remove.add_argument("ids", metavar="ID", nargs="+", help=NUMBER_OR_TITLE)


def _reading(command: Adder) -> None:
    show = command(
        "show",
        "reading:show",
        "Show one article, or decide what of its source belongs to it; decisions are remembered.",
        "zte-reader show 3 --cuts\n  zte-reader show 3 --by-confidence\n  zte-reader show 3 --keep 19 --cut 24 40-43",
    )
    show.add_argument("id", metavar="ID", help=NUMBER_OR_TITLE)
    how = show.add_mutually_exclusive_group()
    how.add_argument(
        "--cuts", action="store_true", help="show what was cut too, in its place, and why, each piece with its label"
    )
    how.add_argument("--source", action="store_true", help="write the raw source that the article was made from")
    _json(how, "print one JSON object, with blocks, cuts, lines, mentions and quotes")
    show.add_argument(
        "--by-confidence",
        action="store_true",
        help="list what was cut, what is kept with doubts and what was decided by hand, the least sure first",
    )
    for option, about in (
        ("--keep", "bring these pieces back into the article, or make sure they stay; 19, 19.2 or 19-23"),
        ("--cut", "take these pieces out of the article"),
        ("--undo", "forget what was decided about these pieces, and leave them to cleaning again"),
    ):
        show.add_argument(option, metavar="LABEL", nargs="+", action="extend", default=[], help=about)

    entities = command(
        "entities",
        "reading:entities",
        "List who and what the library mentions, or every mention of one; or decide who is who, which is remembered.",
        'zte-reader entities\n  zte-reader entities "Wilbur Ross" --json\n'
        '  zte-reader entities "ZTE Kangxun" --merge-into ZTE\n'
        '  zte-reader entities Kim --split --in 3 7 --as "Kim Yong Chol"\n  zte-reader entities --undo 2',
    )
    entities.add_argument("name", metavar="NAME", nargs="?", help="show every mention of this one, in context")
    entities.add_argument(
        "--sort", choices=("article", "left", "right"), default="article", help="sort lines by the words on one side"
    )
    _json(entities, "print one JSON object")
    entities.add_argument(
        "--type", metavar="TYPE", choices=NAME_TYPES, help=f"of this type, where several have the name: {TYPES_LISTED}"
    )
    how = entities.add_mutually_exclusive_group()
    how.add_argument("--merge-into", metavar="OTHER", help="count it as this other entity")
    how.add_argument("--split", action="store_true", help="take mentions away from it: those of --form, --in, or both")
    how.add_argument("--rename", metavar="NEW", help="show it by another name")
    how.add_argument("--retype", metavar="TYPE", choices=NAME_TYPES, help="let it be of another type")
    how.add_argument("--decisions", action="store_true", help="list what was decided about names, with numbers")
    how.add_argument("--undo", metavar="N", nargs="+", type=_positive, default=[], help="take these decisions back")
    entities.add_argument("--form", metavar="WORDS", help="with --split: the mentions that are written so")
    entities.add_argument(
        "--in",
        metavar="ID",
        nargs="+",
        action="extend",
        default=[],
        dest="within",
        help="with --split: in these articles",
    )
    entities.add_argument("--as", metavar="OTHER", dest="other", help="with --split: whom they belong to")


def _searching(command: Adder) -> None:
    search = command(
        "search",
        "searching:search",
        "Search the library; words are all wanted unless the query says otherwise.",
        "zte-reader search 'ZTE \"export ban\"' --sort newest --limit 5\n"
        "  zte-reader search sanctions --facets\n  zte-reader search 'org:ZTE fine' --save fines",
    )
    search.add_argument("query", metavar="QUERY", nargs="*", help="what to look for; several words are one query")
    search.add_argument("--limit", metavar="N", type=_positive, default=20, help="at most so many hits (default: 20)")
    search.add_argument("--sort", choices=SORTS, help="order of the hits (default: relevance)")
    search.add_argument(
        "--facets", action="store_true", help="count all that was found by outlet, month, people, organisations, places"
    )
    search.add_argument(
        "--every-version", action="store_true", help="list each version of one text by itself, not the fullest for all"
    )
    how = search.add_mutually_exclusive_group()
    how.add_argument("--save", metavar="NAME", help="save the search under a name")
    how.add_argument("--saved", metavar="NAME", help="search for what was saved under a name")
    _json(search, "print one JSON object")

    kwic = command(
        "kwic",
        "searching:kwic",
        "Print every place that a query matches, one a line with the words around it (a concordance).",
        "zte-reader kwic '\"denial order\"' --sort right\n  zte-reader kwic org:ZTE --json",
    )
    kwic.add_argument("query", metavar="QUERY", nargs="+", help="words, phrases or names; several words are one query")
    kwic.add_argument("--sort", choices=LINE_SORTS, default="position", help="order of the lines (default: position)")
    kwic.add_argument("--width", metavar="N", type=_positive, help="characters on each side (default: as fit)")
    kwic.add_argument("--limit", metavar="N", type=_positive, default=1000, help="at most so many (default: 1000)")
    _json(kwic, "print one JSON object")

    searches = command(
        "searches",
        "searching:searches",
        "List the searches that were saved under a name, and below them the last ones of the reader.",
        "zte-reader searches --json\n  zte-reader searches --forget fines",
    )
    searches.add_argument("--forget", metavar="NAME", help="drop a saved search")
    _json(searches, "print one JSON object")


def _comparing(command: Adder) -> None:
    compare = command(
        "compare",
        "comparing:compare",
        "Compare two to four articles: passages that belong together, differences in wording, what each has and lacks.",
        "zte-reader compare 2 3\n  zte-reader compare 2 3 5 --markdown > report.md\n"
        "  zte-reader compare 2 3 --html comparison.html",
    )
    compare.add_argument("ids", metavar="ID", nargs="+", help=NUMBER_OR_TITLE)
    how = compare.add_mutually_exclusive_group()
    _json(how, "print one JSON object")
    how.add_argument("--markdown", action="store_true", help="write a report with quotations and sources")
    how.add_argument(
        "--html",
        metavar="FILE",
        nargs="?",
        const="-",
        help="write one page for a browser or for print, to FILE if given",
    )

    story = command(
        "story",
        "story:story",
        "Show three or more articles as one story: how often each has which names and numbers, and of which days each"
        " speaks.",
        "zte-reader story 1 2 3 5\n  zte-reader story 1 2 3 --sort unequal --json",
    )
    story.add_argument("ids", metavar="ID", nargs="+", help=NUMBER_OR_TITLE)
    story.add_argument(
        "--sort",
        choices=("common", "unequal"),
        default="common",
        help="first what most articles have (the default), or what they have most unequally",
    )
    story.add_argument("--limit", metavar="N", type=_positive, help="at most so many names, and so many numbers")
    _json(story, "print one JSON object")

    families = command(
        "families",
        "families:families",
        "List the families of versions of one text: wire copy, syndicated and later editions, with how much of each"
        " stands in the fullest; or one family, passage by passage.",
        "zte-reader families\n  zte-reader families 3 --json",
    )
    families.add_argument("id", metavar="ID", nargs="?", help=f"the family of this one: {NUMBER_OR_TITLE}")
    _json(families, "print one JSON object")


def _raw(command: Adder) -> None:
    clean = command(
        "clean",
        "raw:clean",
        "Show what cleaning makes of files; nothing is stored.",
        "zte-reader clean story.html\n  zte-reader clean scrapes/ --json | jq .title",
    )
    _paths(clean)
    _map(clean)
    _private(clean)
    _json(clean, "print JSON Lines, one article a line")

    tag = command(
        "tag",
        "raw:tag",
        "Find mentions and quotes in plain text; each file's text is taken as it is. Nothing is stored.",
        'echo "Wilbur Ross met ZTE." | zte-reader tag --json',
    )
    tag.add_argument("paths", metavar="PATH", nargs="*", help="text files; - or none for standard input")
    tag.add_argument(
        "--published",
        metavar="DATE",
        type=_date,
        help="the day from which “Sunday” and “last month” count, as YYYY-MM-DD",
    )
    _tagger(tag)
    _json(tag, "print JSON Lines, one text a line")


def _upkeep(command: Adder) -> None:
    reclean = command(
        "reclean",
        "recleaning:reclean",
        "Make articles anew from their stored sources, by the rules of this version and by what you kept and cut.",
        "zte-reader reclean\n  zte-reader reclean 3 5",
    )
    reclean.add_argument("ids", metavar="ID", nargs="*", help=f"{NUMBER_OR_TITLE}; none means all")
    reclean.add_argument(
        "--jobs", metavar="N", type=_positive, help="processes to clean with (by default as many as fit)"
    )
    _tagger(reclean)
    _json(reclean, "print one JSON object")
    command("reindex", "upkeep:reindex", "Build the search index anew from the library.")
    command("doctor", "upkeep:doctor", "Check library and index and say what is wrong and what to run.")
    command("paths", "upkeep:paths", "Say where library, index, cache, sample and settings are.")
    completion = command(
        "completion",
        "upkeep:completion",
        "Print a completion script for a shell.",
        "zte-reader completion bash > ~/.local/share/bash-completion/completions/zte-reader",
    )
    completion.add_argument("shell", metavar="SHELL", choices=SHELLS, help=", ".join(SHELLS))


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
    everywhere.add_argument("--no-color", action="store_true", help="print without colours (or set NO_COLOR)")
    return parent


def _paths(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths", metavar="PATH", nargs="+", help="files, archives, folders, http(s) addresses, or - for standard input"
    )


def _private(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--allow-private", action="store_true", help="fetch addresses inside private networks too")


def _tagger(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--tagger",
        metavar="NAME",
        help="who finds the names: own, spacy:MODEL or gliner:MODEL, where you have one (or set ZTE_READER_TAGGER)",
    )


def _map(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--map",
        metavar="FIELD=NAME",
        type=_mapped,
        action=_Mapping,
        default={},
        help=f"in JSON and CSV, where a field stands; may be given again. FIELD is one of: {' '.join(RECORD_FIELDS)}",
    )


def _json(parser: argparse._ActionsContainer, about: str) -> None:
    parser.add_argument("--json", action="store_true", help=about)


def _instead(typed: str, names: list[str]) -> str:
    if os.path.exists(typed):
        return f"; to read a file: zte-reader open {typed}"
    from difflib import get_close_matches

    near = get_close_matches(typed, names, 1)
    return f", did you mean “{near[0]}”?" if near else ""


def _positive(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 10**9):
        raise argparse.ArgumentTypeError(f"“{text}” is not a number from 1")
    return int(text)


class _Mapping(argparse.Action):
    """Gather the pairs of an option that may be given several times."""

    def __call__(
        self, parser: object, namespace: argparse.Namespace, values: object, option: str | None = None
    ) -> None:
        before: dict[str, str] = getattr(namespace, self.dest)
        setattr(namespace, self.dest, before | cast(dict[str, str], values))


def _mapped(text: str) -> dict[str, str]:
    field, equals, name = text.partition("=")
    if field not in RECORD_FIELDS or not equals or not name:
        raise argparse.ArgumentTypeError(
            f"“{text}” is not FIELD=NAME, with FIELD one of: {' '.join(RECORD_FIELDS)}; for example text=body"
        )
    return {field: name}


def _date(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a date like 2018-05-16") from None
