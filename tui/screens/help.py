"""The help: every key that works where one is, and the query language in short."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.console import Group
from rich.style import Style
from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.contents.comparing import SIGNS
from tui.keys.bindings import bindings, within
from tui.keys.key import Where
from tui.keys.keymap import keymap_of
from tui.looks.themes import styles

QUERIES = (
    ("sanctions ban", "both words, in any form"),
    ("cafe  Kim Jong Un", "café and Kim Jong-un too"),
    ('"seven years"', "these words in this order"),
    ('"seven ban"~5', "within five words of each other"),
    ("ZTE OR Huawei", "one of them; AND, NOT and brackets too"),
    ("Huawei -Trump", "without a word"),
    ("sanct*", "words that begin so"),
    ("Huawie~", "near spellings: Huawei"),
    ("who:trump", "who is mentioned; person: org: place: too"),
    ("said:ross", "who is quoted, or whose words are reported"),
    ("title:ban  by:lee  outlet:wire", "in the title, the byline, the outlet"),
    ("dateline:rome  text:2018", "sent from there; in the text itself"),
    ("2018-05  date:2018", "published in that month, that year"),
    ("2018-05-13..2018-06-07", "on these days or between; open: 2018-05.."),
    ("last:30d", "the last days; 2w 6m 1y go further back"),
    ("tag:ports  note:check", "with your tag, with these words in your note"),
    ("is:bookmarked", "what you keep; is:noted and is:tagged too"),
    ("like:12", "articles like number 12"),
    ("sort:newest", "in this order; sort:oldest too"),
)

SIGN_WORDS = {
    "identical": "the same passage stands in the other version",
    "edited": "the passage was changed, split or merged",
    "moved": "the passage stands elsewhere in the other version",
    "same-fact": "the other account reports the same fact",
    "only": "only here",
}


class HelpScreen(ModalScreen[None]):
    """What works in some places, in their order, and the query language; its own keys close it."""

    DEFAULT_CSS = """
    HelpScreen { align: center middle; }
    HelpScreen VerticalScroll {
        width: 80; max-width: 100%; height: 90%; background: $panel; padding: 1 2; scrollbar-size-vertical: 1;
        scrollbar-background: $panel; scrollbar-background-hover: $panel; scrollbar-background-active: $panel;
    }
    """
    WHERE = (Where.HELP,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*WHERE)]

    def __init__(self, places: Sequence[Where]) -> None:
        super().__init__()
        self.places = places

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield Static(self._text())

    def on_mount(self) -> None:
        self.query_one(VerticalScroll).focus()

    def action_leave(self) -> None:
        self.dismiss(None)

    def action_move(self, by: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=by, animate=False)

    def action_page(self, by: int) -> None:
        self.action_move(by * max(self.query_one(VerticalScroll).size.height - 1, 1))

    def action_first(self) -> None:
        self.query_one(VerticalScroll).scroll_home(animate=False)

    def action_last(self) -> None:
        self.query_one(VerticalScroll).scroll_end(animate=False)

    def _text(self) -> Group:
        defined = styles(self.app.theme)
        head, key_style, plain = (Style.parse(defined[name]) for name in ("title", "accent", "text"))
        keymap = keymap_of(self)
        sections: list[tuple[str, int, list[tuple[Text, str]]]] = []
        for place in self.places:
            lines = [(Text(keymap.shown(key.id), key_style), key.help) for key in within(place)]
            sections.append((f"{place.value[0].upper()}{place.value[1:]}", 13, lines))
        sections.append(("Searching", 32, [(Text(query, key_style), words) for query, words in QUERIES]))
        signs = [(SIGNS[kind], words) for kind, words in SIGN_WORDS.items()]
        shown = [(Text(sign, Style.parse(defined[style])), words) for (sign, style), words in signs]
        sections.append(("Beside a passage", 4, shown))
        parts: list[Text | Table] = []
        for title, width, lines in sections:
            table = Table.grid(padding=(0, 0, 0, 2))
            table.add_column(width=width)
            table.add_column()
            for keys, words in lines:
                table.add_row(keys, Text(words, plain))
            parts += [Text(title, head), table, Text("")]
        return Group(*parts[:-1])
