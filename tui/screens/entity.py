"""The page of one entity: its names and when it is in the news, its mentions in context, what it said, beside whom."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Static
from textual.widgets.option_list import Option

from corpus.article import EntityType, QuoteKind, shorten
from corpus.library import EntityRow
from corpus.names.rulings import Verb
from index.context import InContext, Order, ordered
from index.profile import Appearance, Companion, Profile, Saying
from tui.contents.charts import bar, month_bars
from tui.contents.deciding import doubt
from tui.contents.kwic import Piece, in_columns, source_column
from tui.keys.bindings import bindings
from tui.keys.key import Where
from tui.keys.keymap import keymap_of
from tui.looks.themes import styles
from tui.numbers import counted
from tui.screens.naming import Wish
from tui.screens.telling import in_passing
from tui.visible import on_one_line
from tui.widgets.key_bar import KeyBar
from tui.widgets.row_list import RowList

BAR = 12  # cells of the longest bar of a list
ROWS = 2  # of the chart
ORDERS = {Order.ARTICLE: "by article", Order.LEFT: "by the words before", Order.RIGHT: "by the words after"}

Chosen = tuple[int, int] | tuple[str, EntityType] | Wish
"""An article's number and an offset in its text, another entity, or what is to be done with this one."""
Row = InContext | Saying | Appearance | Companion


class View(StrEnum):
    """What the list shows."""

    MENTIONS = "Mentions"
    SAID = "Said"
    ARTICLES = "Articles"
    BESIDE = "Beside"


class EntityScreen(Screen[Chosen | None]):
    """What the library tells about an entity; choosing a row gives a place in an article, or another entity."""

    DEFAULT_CSS = """
    EntityScreen { background: $background; }
    EntityScreen #head { height: auto; padding: 0 1; background: $panel; text-wrap: nowrap; text-overflow: ellipsis; }
    EntityScreen RowList { height: 1fr; padding: 0 1 0 0; }
    """
    WHERE = (Where.ENTITY,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*WHERE)]

    def __init__(self, entity: EntityRow, profile: Profile) -> None:
        super().__init__()
        self.entity = entity
        self.profile = profile
        self.view = View.MENTIONS
        self.order = Order.ARTICLE
        self.outlets = {each.id: f"{each.id} {each.outlet or each.title}" for each in profile.articles}
        self.rows: list[Row] = []

    def compose(self) -> ComposeResult:
        yield Static(id="head", markup=False)
        yield RowList(markup=False)
        yield KeyBar("entity")

    def on_mount(self) -> None:
        self.query_one(RowList).focus()

    def on_resize(self, event: events.Resize) -> None:
        self._show(keep=True)

    def action_view(self, step: int) -> None:
        views = list(View)
        self.view = views[(views.index(self.view) + step) % len(views)]
        self._show()

    def action_order(self) -> None:
        """Sort the lines in context by the next of the orders."""
        orders = list(Order)
        self.order = orders[(orders.index(self.order) + 1) % len(orders)]
        self.view = View.MENTIONS
        self._show()

    def action_leave(self) -> None:
        self.dismiss(None)

    def action_decide_name(self, verb: str) -> None:
        """Decide about the entity, or where it is split, about the mention under the cursor."""
        at = self.query_one(RowList).highlighted
        row = self.rows[at] if at is not None and self.rows else None
        if verb != Verb.SPLIT:
            self.dismiss(Wish(None if verb == "undo" else Verb(verb)))
        elif isinstance(row, InContext):
            self.dismiss(Wish(Verb.SPLIT, row.id, row.text))
        elif isinstance(row, Appearance):
            self.dismiss(Wish(Verb.SPLIT, row.id))
        else:
            shown_by = keymap_of(self).first("next-view")
            in_passing(self.app, f"choose a mention or an article first: {shown_by} shows them")

    def on_option_list_option_selected(self, event: RowList.OptionSelected) -> None:
        event.stop()
        row = self.rows[event.option_index]
        self.dismiss((row.name, row.type) if isinstance(row, Companion) else (row.id, row.start))

    def _show(self, *, keep: bool = False) -> None:
        """Fill head and list; the cursor begins at the top, or with ``keep`` stays where it was."""
        width = self.size.width
        self.query_one("#head", Static).update(self._head(width - 2))
        lines = self.query_one(RowList)
        at = lines.highlighted if keep else None
        self.rows = list(self._rows())
        lines.clear_options()
        if self.rows:
            lines.add_options([Option(self._line(row, width - 3)) for row in self.rows])
            lines.highlighted = at or 0
        else:
            faint = Style.parse(styles(self.app.theme)["faint"])
            lines.add_option(Option(Text(NOTHING[self.view], faint), disabled=True))
        self.query_one(KeyBar).status = ORDERS[self.order] if self.view is View.MENTIONS else ""

    def _rows(self) -> Iterator[Row]:
        if self.view is View.MENTIONS:
            yield from ordered(self.profile.lines, self.order)
        elif self.view is View.SAID:
            yield from self.profile.said
        elif self.view is View.ARTICLES:
            yield from self.profile.articles
        else:
            yield from self.profile.company

    def _head(self, width: int) -> Text:
        defined = styles(self.app.theme)
        plain, faint, accent = (Style.parse(defined[name]) for name in ("text", "faint", "accent"))
        entity = self.entity
        head = Text(no_wrap=True, overflow="ellipsis")
        head.append(on_one_line(entity.name), Style.parse(defined[entity.type.value]))
        where = f"{counted(entity.mentions, 'mention')} in {counted(entity.articles, 'article')}"
        head.append(f"  {where}", plain)
        head.append(f"  {on_one_line(doubt(entity.may_be))}\n" if entity.may_be else "\n", faint)
        forms = ", ".join(f"{on_one_line(form)} {mentions}" for form, mentions in self.profile.forms)
        head.append(f"as {shorten(forms, max(width - 3, 8))}\n", faint)
        for line in self._chart(width):
            head.append_text(line).append("\n")
        described = self.profile
        shown = (described.lines, described.said, described.articles, described.company)
        counts = dict(zip(View, map(len, shown), strict=True))
        for view in View:
            head.append(f"{view} {counts[view]}", accent if view is self.view else faint).append("   ")
        head.right_crop(3)
        return head

    def _chart(self, width: int) -> Iterator[Text]:
        """Draw mentions by month, with the first and the last month beside the bars and the highest behind them."""
        months = self.profile.months
        if len(months) < 2:
            return
        defined = styles(self.app.theme)
        faint, colour = Style.parse(defined["faint"]), Style(color=Style.parse(defined["accent"]).color)
        top, most = max(months, key=lambda month: month[1])
        first, last, note = f"{months[0][0]} ", f" {months[-1][0]}", f"   most in {top}: {most}"
        *upper, lowest = month_bars(months, max(width - len(first) - len(last) - len(note), 1), ROWS)
        for row in upper:
            yield Text(" " * len(first)).append(row, colour)
        yield Text(first, faint).append(lowest, colour).append(last + note, faint)

    def _line(self, row: Row, width: int) -> Text:
        defined = styles(self.app.theme)
        plain, faint = Style.parse(defined["text"]), Style.parse(defined["faint"])
        line = Text(no_wrap=True, overflow="ellipsis", end="")
        if isinstance(row, InContext):
            self._append(line, *in_columns(row, self.outlets[row.id], width, self.entity.type.value))
        elif isinstance(row, Saying):
            self._append(line, source_column(self.outlets[row.id]))
            line.append(on_one_line(row.text), plain if row.kind is QuoteKind.DIRECT else faint)
        elif isinstance(row, Appearance):
            most = max(each.mentions for each in self.profile.articles)
            self._bar(line, row.mentions, most)
            line.append(f"{row.published or '':<12}", faint).append(on_one_line(row.title), plain)
            line.append(f"  {on_one_line(row.outlet or '')}", faint)
        else:
            self._bar(line, row.paragraphs, self.profile.company[0].paragraphs)
            line.append(on_one_line(row.name), Style.parse(defined[row.type.value]))
            line.append(f"  in {counted(row.articles, 'article')}", faint)
        line.truncate(width, overflow="ellipsis")
        return line

    def _bar(self, line: Text, count: int, most: int) -> None:
        defined = styles(self.app.theme)
        line.append(f"{count:>4} ", Style.parse(defined["faint"]))
        line.append(f"{bar(count, most, BAR):<{BAR}}  ", Style(color=Style.parse(defined["accent"]).color))

    def _append(self, line: Text, *pieces: Piece) -> None:
        defined = styles(self.app.theme)
        for text, style in pieces:
            line.append(text, Style.parse(defined[style]))


NOTHING = {
    View.MENTIONS: "nothing mentions it any more",
    View.SAID: "nothing that could be given to it",
    View.ARTICLES: "nothing mentions it any more",
    View.BESIDE: "nobody and nothing else is named in the same paragraphs",
}
