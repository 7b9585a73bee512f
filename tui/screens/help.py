"""The help: every key that works, and the query language in short."""

from __future__ import annotations

from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.comparing import SIGNS
from tui.keys import KEYS, Where, shown
from tui.themes import styles

QUERIES = (
    ("sanctions ban", "both words, in any form"),
    ('"seven years"', "these words in this order"),
    ('"seven ban"~5', "within five words of each other"),
    ("ZTE OR Huawei", "one of them; AND, NOT and brackets too"),
    ("Huawei -Trump", "without a word"),
    ("sanct*", "words that begin so"),
    ("Huawie~", "near spellings: Huawei"),
    ("who:trump", "who is mentioned; person: org: place: too"),
    ("said:ross", "who is quoted, or whose words are reported"),
    ("title:ban  by:lee  outlet:wire", "in the title, the byline, the outlet"),
    ("2018-05", "published then; 2018-05-13..2018-06-07 is a range"),
    ("last:30d", "before today; 2w 6m 1y are weeks, months, years"),
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
    """What works here; any of its own keys closes it."""

    DEFAULT_CSS = """
    HelpScreen { align: center middle; }
    HelpScreen VerticalScroll {
        width: 80; max-width: 100%; height: 90%; background: $panel; padding: 1 2; scrollbar-size-vertical: 1;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,q", "done", "close", show=False),
        Binding("j,down", "scroll(1)", "down", show=False),
        Binding("k,up", "scroll(-1)", "up", show=False),
        Binding("space,pagedown", "scroll(15)", "page down", show=False),
        Binding("pageup", "scroll(-15)", "page up", show=False),
    ]

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield Static(self._text())

    def action_done(self) -> None:
        self.dismiss(None)

    def action_scroll(self, by: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=by, animate=False)

    def _text(self) -> Text:
        defined = styles(self.app.theme)
        head, key_style, plain = (Style.parse(defined[name]) for name in ("title", "accent", "text"))
        text = Text()
        for where in Where:
            keys = [key for key in KEYS if key.where is where]
            if keys:
                text.append(f"{where.value.capitalize()}\n", head)
            for key in keys:
                text.append(f"  {shown(key):<18}", key_style).append(f"{key.help}\n", plain)
            if keys:
                text.append("\n")
        text.append("Searching\n", head)
        for query, words in QUERIES:
            text.append(f"  {query:<32}", key_style).append(f"{words}\n", plain)
        text.append("\nBeside a passage\n", head)
        for kind, words in SIGN_WORDS.items():
            sign, style = SIGNS[kind]
            text.append(f"  {sign:<4}", Style.parse(defined[style])).append(f"{words}\n", plain)
        return text
