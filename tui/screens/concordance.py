"""Every mention of an entity in the library, one a line, in context (KWIC)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import set_cell_size
from rich.style import Style
from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Static
from textual.widgets.option_list import Option

from corpus.article import Mention, shorten
from corpus.library import EntityRow, StoredArticle
from index.context import in_context
from tui.keys import Where, bindings, footer
from tui.numbers import counted
from tui.themes import styles
from tui.visible import on_one_line
from tui.widgets.key_bar import KeyBar
from tui.widgets.row_list import RowList

CONTEXT = 160  # characters on each side of a mention that are looked at
SOURCE = 24  # cells for where a line comes from


class ConcordanceScreen(Screen[tuple[int, int] | None]):
    """The lines in which an entity is mentioned; choosing one gives the article's number and the offset in its text."""

    DEFAULT_CSS = """
    ConcordanceScreen { background: $background; }
    ConcordanceScreen #head { height: 2; padding: 0 1; background: $panel; text-wrap: nowrap; text-overflow: ellipsis; }
    ConcordanceScreen RowList { height: 1fr; padding: 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.CONCORDANCE)]

    def __init__(self, entity: EntityRow, found: Sequence[tuple[StoredArticle, Sequence[Mention]]]) -> None:
        super().__init__()
        self.entity = entity
        self.lines = [(stored, mention) for stored, mentions in found for mention in mentions]

    def compose(self) -> ComposeResult:
        yield Static(self._head(), id="head", markup=False)
        yield RowList(markup=False)
        bar = KeyBar()
        bar.keys = footer("concordance")
        yield bar

    def on_mount(self) -> None:
        self.query_one(RowList).focus()

    def on_resize(self, event: events.Resize) -> None:
        lines = self.query_one(RowList)
        at = lines.highlighted
        lines.clear_options()
        lines.add_options([Option(self._line(stored, mention, event.size.width - 3)) for stored, mention in self.lines])
        lines.highlighted = at if at is not None else (0 if self.lines else None)

    def on_option_list_option_selected(self, event: RowList.OptionSelected) -> None:
        event.stop()
        stored, mention = self.lines[event.option_index]
        self.dismiss((stored.id, mention.start))

    def action_leave(self) -> None:
        self.dismiss(None)

    def _head(self) -> Text:
        defined = styles(self.app.current_theme.dark)
        entity = self.entity
        head = Text(
            on_one_line(entity.name), Style.parse(defined[entity.type.value]), no_wrap=True, overflow="ellipsis"
        )
        where = f"{counted(entity.mentions, 'mention')} in {counted(entity.articles, 'article')}"
        head.append(f"  {where}\n", Style.parse(defined["text"]))
        head.append(f"as {', '.join(on_one_line(form) for form in entity.forms)}", Style.parse(defined["faint"]))
        return head

    def _line(self, stored: StoredArticle, mention: Mention, width: int) -> Text:
        """One line: where it comes from, and the mention with what stands on its left and right, centred on it."""
        defined = styles(self.app.current_theme.dark)
        found = in_context(stored, mention, CONTEXT)
        source = shorten(f"{stored.id} {stored.article.outlet or stored.article.heading}", SOURCE - 1)
        left, right = (" ".join(on_one_line(side).split()) for side in (found.left, found.right))
        line = Text(no_wrap=True, overflow="crop", end="")
        line.append(set_cell_size(on_one_line(source), SOURCE), Style.parse(defined["faint"]))
        line.append(_right_aligned(left, max((width - SOURCE) * 2 // 5, 8)), Style.parse(defined["text"]))
        line.append(" " if found.left.endswith(" ") else "")
        line.append(on_one_line(found.text), Style.parse(defined[mention.type.value]))
        line.append((" " if found.right.startswith(" ") else "") + right, Style.parse(defined["text"]))
        line.truncate(width)
        return line


def _right_aligned(text: str, cells: int) -> str:
    """Return the last ``cells`` cells of a text, filled up on the left."""
    return set_cell_size(text[::-1], cells)[::-1]
