"""Everything that a person keeps beside articles: to go there, to write it anew, to take it away and put it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static
from textual.widgets.option_list import Option

from corpus.annotations.model import Annotation, Kind
from corpus.annotations.whereabouts import Located, located
from corpus.errors import ZteError
from corpus.library import Library
from tui.contents.keeping import heading, headline, row, to_paste, trouble, whole
from tui.keys.bindings import bindings
from tui.keys.key import Where
from tui.keys.keymap import keymap_of
from tui.looks.palette import in_styles
from tui.screens.copying import copy_out
from tui.screens.noting import NoteScreen
from tui.screens.telling import in_passing, in_trouble
from tui.widgets.key_bar import KeyBar
from tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from tui.work.desk import Desk


class NotesScreen(Screen[tuple[int, int] | None]):
    """Bookmarks, notes and tags, by article; gives the article and the offset of the one that was chosen.

    Raises ``LibraryError`` where they can't be read.
    """

    DEFAULT_CSS = """
    NotesScreen { background: $background; }
    NotesScreen #head { height: 2; padding: 0 1; background: $panel; text-wrap: nowrap; text-overflow: ellipsis; }
    NotesScreen RowList { height: 1fr; padding: 0 1 0 0; }
    NotesScreen #preview { max-width: 80; }
    NotesScreen VerticalScroll {
        height: 30%; min-height: 5; max-height: 11; background: $surface; padding: 0 1; scrollbar-size-vertical: 1;
    }
    """
    WHERE = (Where.NOTES, Where.EVERYWHERE)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*WHERE)]

    def __init__(self, library: Library, desk: Desk, first: int | None = None) -> None:
        super().__init__()
        self.library = library
        self.desk = desk
        self.first = first  # the article whose notes the cursor begins on
        self.found = self._located()
        self._order: list[Located | None] = []  # what stands on each line, None where that is an article's heading
        self._gone: list[Annotation] = []

    def compose(self) -> ComposeResult:
        yield Static(id="head", markup=False)
        yield RowList(markup=False)
        yield VerticalScroll(Static(id="preview", markup=False), can_focus=False)
        yield KeyBar("notes")

    def on_mount(self) -> None:
        self.rows = self.query_one(RowList)
        self._list()
        self.rows.highlighted = self._place(lambda each: each.annotation.article == self.first)
        self.rows.focus()

    @property
    def chosen(self) -> Located | None:
        """The one under the cursor."""
        at = self.rows.highlighted
        return self._order[at] if at is not None and at < len(self._order) else None

    # -- what is shown

    def _located(self) -> Sequence[Located]:
        return located(self.library.annotations.every(), self.library.summaries, self.library.text)

    def _list_anew(self, at: int | None = None) -> None:
        self.found = self._located()
        self._list(at)

    def _list(self, at: int | None = None) -> None:
        """List what was found, with the cursor where it was, or on the annotation of number ``at``."""
        before = self.rows.highlighted or 0
        self.rows.clear_options()
        self._order.clear()
        for _, beside in groupby(self.found, lambda each: each.annotation.source):
            kept = list(beside)
            self.rows.add_option(Option(in_styles(self.app.theme, heading(kept[0])), disabled=True))
            self.rows.add_options([Option(in_styles(self.app.theme, row(each))) for each in kept])
            self._order += [None, *kept]
        if not self._order:
            keys = keymap_of(self)
            hint = f"nothing yet: while reading, {keys.first('bookmark')} bookmarks, {keys.first('note')} writes a note"
            self.rows.add_option(Option(in_styles(self.app.theme, [("faint", hint)]), disabled=True))
        place = min(before, len(self._order) - 1)
        if at is not None:
            place = self._place(lambda each: each.annotation.number == at) or 0
        elif self._order and self._order[place] is None:
            place += 1 if place == 0 else -1
        self.rows.highlighted = place if self._order else None
        self.query_one("#head", Static).update(
            in_styles(self.app.theme, [("title", "Notes, bookmarks and tags\n"), ("faint", headline(self.found))])
        )
        self._preview()

    def _place(self, wanted: Callable[[Located], bool]) -> int | None:
        """Return the first line with something that is wanted, else the first line with anything."""
        lines = [place for place, each in enumerate(self._order) if each is not None]
        return next(
            (place for place in lines if (each := self._order[place]) and wanted(each)), next(iter(lines), None)
        )

    def on_option_list_option_highlighted(self, event: RowList.OptionHighlighted) -> None:
        event.stop()
        self._preview()

    def _preview(self) -> None:
        shown = whole(self.chosen) if self.chosen is not None else []
        self.query_one("#preview", Static).update(in_styles(self.app.theme, shown, wrapped=True))
        self.query_one(VerticalScroll).scroll_home(animate=False)

    # -- actions

    def on_option_list_option_selected(self, event: RowList.OptionSelected) -> None:
        event.stop()
        chosen = self.chosen
        if chosen is None:
            return
        if chosen.annotation.article is None:
            in_passing(self.app, f"this article is {trouble(chosen)}; add its file again to read it")
            return
        self.dismiss((chosen.annotation.article, chosen.place[0] if chosen.place else 0))

    @work(group="keep")
    async def action_remove(self) -> None:
        """Take one away, to be put back as long as the list is open."""
        if self.chosen is not None:
            number = self.chosen.annotation.number
            try:
                self._gone += await self.desk.keep(lambda kept: kept.remove([number]))
            except ZteError as error:
                in_trouble(self.app, error)
            else:
                in_passing(self.app, f"taken away · {keymap_of(self).first('put-back')} puts it back")
            self._list_anew()

    @work(group="keep")
    async def action_put_back(self) -> None:
        """Put the last one that was taken away back."""
        if not self._gone:
            in_passing(self.app, f"nothing was taken away yet; {keymap_of(self).first('remove-note')} takes away")
            return
        back = self._gone.pop()
        try:
            await self.desk.keep(lambda kept: kept.restore([back]))
        except ZteError as error:
            self._gone.append(back)
            in_trouble(self.app, error)
        self._list_anew(at=back.number)

    @work(group="dialogue")
    async def action_note(self) -> None:
        """Write a note anew."""
        chosen = self.chosen
        if chosen is None or chosen.annotation.kind is not Kind.NOTE:
            in_passing(self.app, f"this is no note; {keymap_of(self).first('note')} writes one where you read")
            return
        kept, annotations = chosen.annotation, self.library.annotations
        about = kept.passage.exact if kept.passage is not None else ""
        screen = NoteScreen(chosen.cited.title, about, kept.words, lambda said: annotations.rewrite(kept.number, said))
        words = await self.app.push_screen_wait(screen)
        if words is None:
            return
        try:
            self._gone += await self.desk.keep(lambda annotations: annotations.rewrite(kept.number, words))
        except ZteError as error:
            in_trouble(self.app, error)
        self._list_anew(at=kept.number)

    def action_copy(self) -> None:
        if self.chosen is not None:
            copy_out(self.app, to_paste(self.chosen), "with its source")

    def action_leave(self) -> None:
        self.dismiss(None)
