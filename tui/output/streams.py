"""Where a command writes: data to standard output, words about it to standard error.

On a terminal lines are painted, in a pipe they are the same words without paint. Nothing reaches either with its
control characters, and no text passes through a markup parser.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from corpus.spans import Span, clip, overlay, shift
from tui.visible import on_one_line, visible

if TYPE_CHECKING:
    from rich.console import Console

STYLES = {
    "": "",
    "title": "bold",
    "heading": "bold",
    "dim": "dim",
    "number": "cyan",
    "match": "underline magenta",
    "only": "bold",
    "edit": "bold underline",
    "good": "green",
    "bad": "bold red",
}
Piece = str | tuple[str, str]
READABLE = 80  # columns; longer lines tire the eye
UNPRINTED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class Column(Struct, frozen=True):
    """A column of a table; one that is ``flexible`` gives way where the terminal is too narrow."""

    name: str
    right: bool = False
    flexible: bool = False


class Streams:
    """Standard output and standard error as a command uses them."""

    def __init__(self, *, color: bool = True) -> None:
        self.color = color
        self.terminal = is_terminal(sys.stdout)

    @property
    def width(self) -> int:
        """The terminal's columns; in a pipe, those of a readable line."""
        return max(20, shutil.get_terminal_size().columns) if self.terminal else READABLE

    @property
    def readable(self) -> int:
        """The columns that running text takes."""
        return min(self.width, READABLE)

    def line(self, *pieces: Piece) -> None:
        """Write one line of pieces, each a text or a text with the name of a style."""
        parts = [(piece, "") if isinstance(piece, str) else piece for piece in pieces]
        self._write([(on_one_line(text), style) for text, style in parts])

    def paragraph(self, text: str, layers: Sequence[Span] = (), *, indent: str = "", first: str | None = None) -> None:
        """Write ``text`` wrapped to readable lines, painted by ``layers``: spans whose ``kind`` is a style.

        ``indent`` stands before every line, ``first`` in its place before the first one.
        """
        from tui.typesetting.wrapping import wrap

        lead = indent if first is None else first
        for start, end in wrap(text, 0, len(text), self.readable - max(len(indent), len(lead))):
            self._write([(lead, ""), *painted(text, layers, start, end)])
            lead = indent

    def table(self, columns: Sequence[Column], rows: Iterable[Sequence[Piece]]) -> None:
        """Write a table: aligned under a heading on a terminal, a row a line with tabs between in a pipe."""
        cleaned = [
            [(on_one_line(cell), "") if isinstance(cell, str) else (on_one_line(cell[0]), cell[1]) for cell in row]
            for row in rows
        ]
        if not self.terminal:
            for row in cleaned:
                self._write([("\t".join(text for text, _ in row), "")])
            return
        from rich.table import Table
        from rich.text import Text

        table = Table(box=None, pad_edge=False, header_style="dim", expand=False)
        for column in columns:
            table.add_column(
                Text(column.name),
                justify="right" if column.right else "left",
                no_wrap=not column.flexible,
                overflow="ellipsis",
                ratio=None,
            )
        for row in cleaned:
            table.add_row(*(Text(text, STYLES[style]) for text, style in row))
        self._console.print(table)

    def json(self, value: Any, *, line: bool = False) -> None:
        """Write a value as JSON in UTF-8; on one line where ``line`` is true or a pipe reads it."""
        text = json.dumps(value, ensure_ascii=False, indent=None if line or not self.terminal else 2)
        self.write_bytes(UNPRINTED.sub(lambda match: f"\\u{ord(match.group()):04x}", text).encode() + b"\n")

    def write_bytes(self, data: bytes) -> None:
        """Write bytes as they are."""
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()

    def say(self, words: str) -> None:
        """Write one line about the data, to standard error."""
        print(on_one_line(words), file=sys.stderr)

    def text(self, text: str) -> None:
        """Write lines as they are, but for what a terminal would obey."""
        self._write([(visible(text).removesuffix("\n"), "")])

    def _write(self, pieces: Sequence[tuple[str, str]]) -> None:
        if not self.terminal:
            sys.stdout.write("".join(text for text, _ in pieces).rstrip() + "\n")
            return
        from rich.text import Text

        self._console.print(Text.assemble(*((text, STYLES[style]) for text, style in pieces)), soft_wrap=True)

    @cached_property
    def _console(self) -> Console:
        from rich.console import Console

        return Console(
            file=sys.stdout, highlight=False, markup=False, emoji=False, no_color=None if self.color else True
        )


def painted(text: str, layers: Sequence[Span], start: int, end: int) -> list[tuple[str, str]]:
    """Return ``text[start:end]`` in pieces with the style of the last layer that covers each."""
    pieces = []
    spans = shift(clip(layers, start, end), -start)
    for begin, finish, over in overlay([[span] for span in spans], end - start):
        piece = on_one_line(text[start + begin : start + finish].replace("\n", " "))
        pieces.append((piece, over[-1].kind if over else ""))
    return pieces


def is_terminal(stream: Any) -> bool:
    """Tell whether a stream is there and is a terminal."""
    try:
        return stream is not None and bool(stream.isatty())
    except ValueError:  # closed
        return False
