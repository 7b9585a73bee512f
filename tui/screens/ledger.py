"""The ledger of two open articles: what only one has, what both have, and where they give different values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from msgspec import Struct
from rich.style import Style
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Static
from textual.widgets.option_list import Option

from corpus.article import Article, shorten
from corpus.library import StoredArticle
from corpus.spans import Span
from tui.contents.crossing import answer, seen_from
from tui.keys.bindings import bindings
from tui.keys.key import Where
from tui.looks.themes import styles
from tui.visible import on_one_line
from tui.widgets.key_bar import KeyBar
from tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from index.compare import Comparison, Entry

MOST_PLACES = 3  # paragraphs named of an entry in one text
Pair = tuple[int, int]
Spans = Mapping[int, Span]


class Places(Struct, frozen=True):
    """Where an entry stands, by the place of the pane, and where in others the passage stands that answers it."""

    spans: Spans
    passages: Spans


class LedgerScreen(Screen[Places | None]):
    """Entries of the ledger of a pair of articles; choosing one gives its places."""

    DEFAULT_CSS = """
    LedgerScreen { background: $background; }
    LedgerScreen #head { height: auto; padding: 0 1; background: $panel; }
    LedgerScreen RowList { height: 1fr; padding: 0 1 0 0; text-wrap: wrap; text-overflow: fold; }
    """
    WHERE = (Where.LEDGER,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*WHERE)]

    def __init__(self, articles: Sequence[StoredArticle], comparisons: Mapping[Pair, Comparison], pair: Pair) -> None:
        super().__init__()
        self.articles = articles
        self.comparisons = comparisons
        self.pair = pair
        self._places: dict[str, Places] = {}

    @property
    def comparison(self) -> Comparison:
        """What is shown."""
        return self.comparisons[self.pair]

    def compose(self) -> ComposeResult:
        yield Static(id="head", markup=False)
        yield RowList(markup=False)
        yield KeyBar("ledgers" if len(self.comparisons) > 1 else "ledger")

    def on_mount(self) -> None:
        self._show()
        self.query_one(RowList).focus()

    def on_option_list_option_selected(self, event: RowList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self._places[event.option.id or ""])

    def action_leave(self) -> None:
        self.dismiss(None)

    def action_view(self, by: int) -> None:
        """Go to the ledger of the next two articles, of three or more."""
        pairs = sorted(self.comparisons)
        self.pair = pairs[(pairs.index(self.pair) + by) % len(pairs)]
        self._show()

    def _show(self) -> None:
        a, b = (shorten(on_one_line(self.articles[place].article.heading), 70) for place in self.pair)
        self.query_one("#head", Static).update(
            f"a  {a}\nb  {b}\n“Only in a” means: not found in b's text. It is not a denial."
        )
        self._places.clear()
        entries = self.query_one(RowList)
        entries.clear_options()
        entries.add_options(list(self._options()))
        entries.action_first()

    def _options(self) -> Iterator[Option]:
        defined = styles(self.app.theme)
        text, faint = Style.parse(defined["text"]), Style.parse(defined["faint"])
        ledger = self.comparison.ledger
        if ledger.conflicts:
            yield _heading("Different values", defined["mark-only"])
        for conflict in ledger.conflicts:
            row = Text("", text).append(f"{on_one_line(conflict.about)}: ", faint)
            row.append(f"a “{on_one_line(conflict.a)}”, b “{on_one_line(conflict.b)}”", text)
            row.append(self._where((conflict.a_span,), (conflict.b_span,)), faint)
            yield self._option(row, (conflict.a_span,), (conflict.b_span,))
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
                    yield self._option(
                        self._row(entry, Style.parse(defined.get(entry.type, defined["text"])), faint),
                        entry.a_spans,
                        entry.b_spans,
                    )

    def _row(self, entry: Entry, style: Style, faint: Style) -> Text:
        row = Text("").append(on_one_line(entry.name), style)
        if entry.speakers:
            row.append(f" — {on_one_line(' or '.join(entry.speakers))}", faint)
        return row.append(self._where(entry.a_spans, entry.b_spans), faint)

    def _where(self, a_spans: Sequence[tuple[int, int]], b_spans: Sequence[tuple[int, int]]) -> str:
        """Say in which paragraphs of the texts something stands."""
        sides = zip("ab", self.pair, (a_spans, b_spans), strict=True)
        said = [f"{name} {_paragraphs(self.articles[place].article, spans)}" for name, place, spans in sides if spans]
        return f"  {' · '.join(said)}"

    def _option(self, row: Text, a_spans: Sequence[tuple[int, int]], b_spans: Sequence[tuple[int, int]]) -> Option:
        key = str(len(self._places))
        spans = {place: Span(*spans[0]) for place, spans in zip(self.pair, (a_spans, b_spans), strict=True) if spans}
        self._places[key] = Places(spans, self._passages(spans))
        return Option(row, id=key)

    def _passages(self, spans: Spans) -> Spans:
        """Return where the other text has the passage that answers the one in which something stands alone."""
        if len(spans) > 1:
            return {}
        ((here, span),) = spans.items()
        (there,) = set(self.pair) - {here}
        found = answer(
            self.articles[here].article,
            self.articles[there].article,
            seen_from(here, there, self.comparisons),
            span.start,
        )
        return {there: found[1]} if found is not None else {}


def _heading(words: str, style: str) -> Option:
    return Option(Text(f"\n{words}", Style.parse(style)), disabled=True)


def _paragraphs(article: Article, spans: Sequence[tuple[int, int]]) -> str:
    """Say which paragraphs of the body spans stand in, or that it is above it."""
    body = article.body
    told = dict.fromkeys(
        next((f"¶{number}" for number, block in enumerate(body, 1) if block.start <= start < block.end), "head")
        for start, _ in spans
    )
    return ", ".join(list(told)[:MOST_PLACES]) + (", …" if len(told) > MOST_PLACES else "")
