"""Selecting in the open articles, and copying what is selected or read, with its source."""

from __future__ import annotations

from corpus.article import shorten
from tui.numbers import counted
from tui.screens.copying import copy_out
from tui.screens.dialogues import Dialogues
from tui.widgets.selectable import SelectableColumns
from tui.widgets.selection_line import SelectionLine


class Selecting(Dialogues):
    """A screen with open articles and a line that says what is being selected."""

    selection_line: SelectionLine

    def action_select(self) -> None:
        """Select from where one reads, step by step."""
        if not self.articles.begin_selecting():
            self.tell(f"open an article first: then {self.key('select')} selects in its text")
            return
        self.selection_line.add_class("-shown")
        self.set_focus(self.selection_line)

    def action_keep_selection(self) -> None:
        """Select no further: what is selected stays so until it is copied or left."""
        self.set_focus(self.articles)

    def action_drop_selection(self) -> None:
        self.articles.unselect()
        self.set_focus(self.articles)

    def action_exchange(self) -> None:
        self.articles.exchange()

    def action_copy(self) -> None:
        passage = self.articles.citation()
        if passage:
            copy_out(self.app, passage, shorten(passage, 60))
            if self.articles.selection is not None:
                self.action_drop_selection()
        else:
            self.tell(f"open an article first: then {self.key('copy')} copies the passage where you read")

    def on_selection_line_stepped(self, event: SelectionLine.Stepped) -> None:
        event.stop()
        self.articles.extend(event.step, event.by)

    def on_selection_line_left(self, event: SelectionLine.Left) -> None:
        event.stop()
        self.selection_line.remove_class("-shown")
        self.articles.stop_stepping()

    def on_selectable_columns_selection_changed(self, event: SelectableColumns.SelectionChanged) -> None:
        event.stop()
        text = self.articles.selected_text
        said = f"{counted(len(text.split()), 'word')}, {counted(len(text), 'character')}"
        self.selection_line.said = f"{said}: {shorten(text, 60)}" if text else "nothing"
