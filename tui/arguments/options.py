"""Options that several commands have, and what their values may be."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING, cast

from corpus.intake.said import RECORD_FIELDS

if TYPE_CHECKING:
    from tui.browser.guard import Address


def paths(parser: argparse.ArgumentParser) -> None:
    """Take what is to be read."""
    parser.add_argument(
        "paths", metavar="PATH", nargs="+", help="files, archives, folders, http(s) addresses, or - for standard input"
    )


def private(parser: argparse.ArgumentParser) -> None:
    """Let addresses lead into private networks."""
    parser.add_argument("--allow-private", action="store_true", help="fetch addresses inside private networks too")


def mouse(parser: argparse.ArgumentParser) -> None:
    """Take whether the screen has the mouse."""
    parser.add_argument(
        "--no-mouse",
        action="store_true",
        default=argparse.SUPPRESS,
        help="leave the mouse to the terminal, which then selects and copies as it always does",
    )


def fresh(parser: argparse.ArgumentParser) -> None:
    """Take whether the screen begins as it was left."""
    parser.add_argument(
        "--fresh",
        action="store_true",
        default=argparse.SUPPRESS,
        help="begin with the whole library and nothing open, not where you left",
    )


def tagger(parser: argparse.ArgumentParser) -> None:
    """Take who finds the names."""
    parser.add_argument(
        "--tagger",
        metavar="NAME",
        help="who finds the names: own, spacy:MODEL or gliner:MODEL, where you have one (or set ZTE_READER_TAGGER)",
    )


def mapping(parser: argparse.ArgumentParser) -> None:
    """Take where the fields of records stand."""
    parser.add_argument(
        "--map",
        metavar="FIELD=NAME",
        type=mapped,
        action=_Mapping,
        default={},
        help=f"in JSON and CSV, where a field stands; may be given again. FIELD is one of: {' '.join(RECORD_FIELDS)}",
    )


def passage(parser: argparse.ArgumentParser) -> None:
    """Take which passage of an article is meant."""
    parser.add_argument("--passage", metavar="WORDS", help="of this passage, quoted as it stands in the article")


def as_json(parser: argparse._ActionsContainer, about: str) -> None:
    """Offer JSON."""
    parser.add_argument("--json", action="store_true", help=about)


def positive(text: str) -> int:
    """Read a number from 1; raises ``ArgumentTypeError``."""
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 10**9):
        raise argparse.ArgumentTypeError(f"“{text}” is not a number from 1")
    return int(text)


def port(text: str) -> int:
    """Read the number of a port, or 0 for any; raises ``ArgumentTypeError``."""
    if not (text.isascii() and text.isdigit() and int(text[:6]) < 2**16):
        raise argparse.ArgumentTypeError(f"“{text}” is not a port: a number up to 65535, or 0 for any that is free")
    return int(text)


def host(text: str) -> Address:
    """Read a host, with a port or without; raises ``ArgumentTypeError``."""
    from tui.browser.guard import address

    read = address(text)
    if read is None:
        raise argparse.ArgumentTypeError(f"“{text}” is not a name like reader.example or reader.example:8080")
    return read


class _Mapping(argparse.Action):
    """Gather the pairs of an option that may be given several times."""

    def __call__(
        self, parser: object, namespace: argparse.Namespace, values: object, option: str | None = None
    ) -> None:
        before: dict[str, str] = getattr(namespace, self.dest)
        setattr(namespace, self.dest, before | cast(dict[str, str], values))


def mapped(text: str) -> dict[str, str]:
    """Read a field and where it stands; raises ``ArgumentTypeError``."""
    field, equals, name = text.partition("=")
    if field not in RECORD_FIELDS or not equals or not name:
        raise argparse.ArgumentTypeError(
            f"“{text}” is not FIELD=NAME, with FIELD one of: {' '.join(RECORD_FIELDS)}; for example text=body"
        )
    return {field: name}


def day(text: str) -> str:
    """Read a day as ISO writes it; raises ``ArgumentTypeError``."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a date like 2018-05-16") from None
