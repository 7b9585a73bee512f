"""What was cut from an article and what is kept with doubts: to look through, and to decide about."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import set_cell_size
from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static
from textual.widgets.option_list import Option

from corpus.article import shorten
from corpus.errors import ZteError
from corpus.library import StoredArticle
from corpus.pieces import Piece, least_sure_first, pieces
from tui.contents.doubts import about, in_short, named, sureness, why
from tui.keys.bindings import bindings
from tui.keys.key import Where
from tui.keys.keymap import keymap_of
from tui.looks.palette import in_styles
from tui.screens.telling import in_passing, in_trouble
from tui.visible import on_one_line
from tui.widgets.key_bar import KeyBar
from tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from tui.work.desk import Desk

WHY = 23  # cells for what a piece is, and why
SHOWN = 400  # characters of a piece that its row may show


class CutsScreen(Screen[Piece | None]):
    """Pieces of an article's source, the least sure first; choosing one gives it, as it is then.

    Rows keep their places while one decides; what is decided is told in passing, with how to take it back.
    """

    DEFAULT_CSS = """
    CutsScreen { background: $background; }
    CutsScreen #head { height: 2; padding: 0 1; background: $panel; text-wrap: nowrap; text-overflow: ellipsis; }
    CutsScreen #columns { height: 1; padding: 0 1; color: $text-muted; }
    CutsScreen RowList { height: 1fr; padding: 0 1 0 0; }
    CutsScreen #preview { max-width: 80; }
    CutsScreen VerticalScroll {
        height: 30%; min-height: 5; max-height: 11; background: $surface; padding: 0 1; scrollbar-size-vertical: 1;
        scrollbar-background: $surface; scrollbar-background-hover: $surface; scrollbar-background-active: $surface;
    }
    """
    WHERE = (Where.CUTS,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*WHERE)]

    def __init__(self, stored: StoredArticle, desk: Desk) -> None:
        super().__init__()
        self.stored = stored
        self.desk = desk
        self.everything = False
        self._order: list[str] = []
        self._found: dict[str, Piece] = {}

    def compose(self) -> ComposeResult:
        yield Static(id="head", markup=False)
        yield Static(id="columns", markup=False)
        yield RowList(markup=False)
        preview = VerticalScroll(Static(id="preview", markup=False), can_focus=False)
        yield preview
        yield KeyBar("cuts")

    def on_mount(self) -> None:
        self.rows = self.query_one(RowList)
        self._find()
        self._list()
        self.rows.focus()

    @property
    def piece(self) -> Piece | None:
        """The piece under the cursor."""
        at = self.rows.highlighted
        return None if at is None else self._found[self._order[at]]

    # -- what is shown

    def _find(self) -> None:
        self._found = {piece.label: piece for piece in pieces(self.stored.article)}

    def _list(self) -> None:
        """List the pieces anew, with the cursor where it was."""
        at = self.rows.highlighted
        before = self._order[at] if at is not None else None
        found = self._found.values() if self.everything else least_sure_first(self._found.values())
        self._order = [piece.label for piece in found]
        self.rows.clear_options()
        self.rows.add_options([Option(self._row(self._found[label])) for label in self._order])
        at = self._order.index(before) if before in self._order else 0
        self.rows.highlighted = at if self._order else None
        self._say()

    def _say(self) -> None:
        order = "every piece, in the order of the source" if self.everything else "the least sure first"
        title = f"What was cut from “{on_one_line(self.stored.article.heading)}”\n"
        counts = f"{in_short(list(self._found.values()))} · {order}"
        self.query_one("#head", Static).update(in_styles(self.app.theme, [("title", title), ("faint", counts)]))
        heads = f"sure {set_cell_size('   why', WHY)} {'line':>{self._label_width}}  first words"
        self.query_one("#columns", Static).update(heads)

    @property
    def _label_width(self) -> int:
        return max(4, *(len(label) for label in self._found))

    def _row(self, piece: Piece) -> Text:
        sure, style = sureness(piece)
        said = "doubt-label" if piece.kept else "cut-label"
        said = "accent" if piece.of.by_hand else said if piece.reason else "faint"
        parts = (
            (style, f"{sure} "),
            (said, set_cell_size(why(piece), WHY)),
            ("faint", f"{piece.label:>{self._label_width}}  "),
            ("text" if piece.kept else "cut", on_one_line(shorten(piece.text, SHOWN))),
        )
        return in_styles(self.app.theme, parts)

    def on_option_list_option_highlighted(self, event: RowList.OptionHighlighted) -> None:
        event.stop()
        self._preview()

    def _preview(self) -> None:
        piece = self.piece
        if piece is not None:
            words = "\n".join(on_one_line(line) for line in piece.text.split("\n"))
            said = about(piece.of) or f"kept · {named(piece)}"
            whole = ("text", words or "(no character that can be seen)")
            self.query_one("#preview", Static).update(
                in_styles(self.app.theme, [("faint", f"{said}\n"), whole], wrapped=True)
            )
            self.query_one(VerticalScroll).scroll_home(animate=False)

    # -- deciding

    def action_turn(self) -> None:
        """Bring back what is cut, cut what is kept."""
        if self.piece is not None:
            self._decide(self.piece, kept=not self.piece.kept)

    def action_confirm(self) -> None:
        """Let a piece stay what it is."""
        if self.piece is not None:
            self._decide(self.piece, kept=self.piece.kept)

    def action_undo(self) -> None:
        """Leave a piece to cleaning again."""
        if self.piece is None:
            return
        if self.piece.of.by_hand:
            self._decide(self.piece, kept=None)
        else:
            turn, confirm = keymap_of(self).first("turn"), keymap_of(self).first("confirm")
            in_passing(self.app, f"nothing was decided about it: {turn} brings back or cuts, {confirm} lets it stay so")

    @work(group="decide")
    async def _decide(self, piece: Piece, *, kept: bool | None) -> None:
        if kept and not piece.text:
            in_passing(self.app, "no character in it can be seen, nothing to bring back; choose another piece")
            return
        try:
            self.stored = await self.desk.decide(self.stored.id, [(piece, kept)])
        except ZteError as error:
            in_trouble(self.app, error)
            return
        self._find()
        if self._found.keys() >= set(self._order):
            for place, label in enumerate(self._order):
                self.rows.replace_option_prompt_at_index(place, self._row(self._found[label]))
            self._say()
            self._preview()
        else:  # the source is divided otherwise than when the article was made
            self._list()
        if kept is None:
            in_passing(self.app, f"{named(piece)}: left to cleaning again")
        else:
            in_passing(
                self.app, f"{named(piece)}: {'kept' if kept else 'cut'} · {keymap_of(self).first('undo')} takes it back"
            )

    # -- other actions

    def action_order(self) -> None:
        """Change between the least sure first and every piece in the order of the source."""
        self.everything = not self.everything
        self._list()

    def action_more(self) -> None:
        """Show more of the text below, and its beginning after its end."""
        preview = self.query_one(VerticalScroll)
        if preview.scroll_y >= preview.max_scroll_y:
            preview.scroll_home(animate=False)
        else:
            preview.scroll_page_down(animate=False)

    def on_option_list_option_selected(self, event: RowList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self.piece)

    def action_leave(self) -> None:
        self.dismiss(None)
