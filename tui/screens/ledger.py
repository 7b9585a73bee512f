"""The ledger of two articles: what only one of them has, what both have, and where they give different values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from rich.style import Style
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Static
from textual.widgets.option_list import Option

from corpus.article import shorten
from corpus.library import StoredArticle
from corpus.spans import Span
from tui.keys import Where, bindings
from tui.themes import styles
from tui.visible import on_one_line
from tui.widgets.key_bar import KeyBar
from tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from index.compare import Comparison, Entry

Place = tuple[int, Span]  # the side, 0 or 1, and where in its text


class LedgerScreen(Screen[Place | None]):
    """Entries of the ledger; choosing one gives its place."""

    DEFAULT_CSS = """
    LedgerScreen { background: $background; }
    LedgerScreen #head { height: auto; padding: 0 1; background: $panel; }
    LedgerScreen RowList { height: 1fr; padding: 0 1 0 0; }
    """
    WHERE = (Where.LEDGER,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*WHERE)]

    def __init__(self, comparison: Comparison, a: StoredArticle, b: StoredArticle) -> None:
        super().__init__()
        self.comparison = comparison
        self.sides = (a, b)
        self._places: dict[str, Place] = {}

    def compose(self) -> ComposeResult:
        a, b = (shorten(on_one_line(side.article.heading), 70) for side in self.sides)
        yield Static(
            f"a  {a}\nb  {b}\n“Only in a” means: not found in b's text. It is not a denial.", id="head", markup=False
        )
        yield RowList(markup=False)
        yield KeyBar("ledger")

    def on_mount(self) -> None:
        entries = self.query_one(RowList)
        entries.add_options(list(self._options()))
        entries.focus()
        entries.action_first()

    def on_option_list_option_selected(self, event: RowList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self._places[event.option.id or ""])

    def action_leave(self) -> None:
        self.dismiss(None)

    def _options(self) -> Iterator[Option]:
        defined = styles(self.app.theme)
        text, faint = Style.parse(defined["text"]), Style.parse(defined["faint"])
        ledger = self.comparison.ledger
        if ledger.conflicts:
            yield _heading("Different values", defined["mark-only"])
        for conflict in ledger.conflicts:
            row = Text("  ", text, no_wrap=True, overflow="ellipsis").append(f"{on_one_line(conflict.about)}: ", faint)
            row.append(f"a “{on_one_line(conflict.a)}”, b “{on_one_line(conflict.b)}”", text)
            yield self._option(row, (0, Span(*conflict.a_span)))
        for title, holdings in (
            ("Only in a", ledger.only_a),
            ("Only in b", ledger.only_b),
            ("In both", ledger.both),
        ):
            for what, entries in (
                ("numbers and dates", holdings.numbers),
                ("quotes", holdings.quotes),
                ("who and what", holdings.entities),
            ):
                if entries:
                    yield _heading(f"{title}: {what}", defined["title"])
                for entry in entries:
                    row = Text("  ", text, no_wrap=True, overflow="ellipsis")
                    row.append(
                        shorten(on_one_line(entry.name), 120), Style.parse(defined.get(entry.type, defined["text"]))
                    )
                    yield self._option(row, _place(entry))

    def _option(self, row: Text, place: Place) -> Option:
        key = str(len(self._places))
        self._places[key] = place
        return Option(row, id=key)


def _heading(words: str, style: str) -> Option:
    return Option(Text(words, Style.parse(style)), disabled=True)


def _place(entry: Entry) -> Place:
    return (0, Span(*entry.a_spans[0])) if entry.a_spans else (1, Span(*entry.b_spans[0]))
