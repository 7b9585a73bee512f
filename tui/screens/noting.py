"""A note being written: many lines, kept as one leaves."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from corpus.annotations.register import LONGEST
from corpus.article import shorten
from corpus.errors import ZteError
from tui.keys.bindings import bindings
from tui.keys.key import Where
from tui.looks.themes import styles
from tui.screens.telling import in_passing
from tui.visible import on_one_line, visible
from tui.widgets.key_bar import KeyLine

ABOUT = 180  # characters of the passage that is shown above the note


class NoteScreen(ModalScreen[str | None]):
    """Gives the words of the note, or nothing where they are as they were.

    ``keep`` is called with them where the reader is left before that. What was ``written`` before and could not be kept
    stands in the place of the words.
    """

    DEFAULT_CSS = """
    NoteScreen { align: center middle; }
    NoteScreen Vertical { width: 76; max-width: 96%; height: 18; max-height: 90%; background: $panel; padding: 1 2; }
    NoteScreen #about { height: auto; max-height: 4; margin-bottom: 1; }
    NoteScreen TextArea {
        height: 1fr; border: none; padding: 0 1; background: $surface; scrollbar-size-vertical: 1;
        &:focus { border: none; }
    }
    """
    WHERE = (Where.WRITING,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*WHERE)]

    def __init__(
        self, title: str, about: str, words: str, keep: Callable[[str], object], written: str | None = None
    ) -> None:
        super().__init__()
        self.about = title, about
        self.words = visible(words)
        self.keep = keep
        shown = self.words if written is None else written
        self.area = TextArea(shown, soft_wrap=True, show_line_numbers=False, tab_behavior="focus")
        self._left = False

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(self._about(), id="about")
            yield self.area
            yield KeyLine("writing")

    def on_mount(self) -> None:
        self.area.move_cursor(self.area.document.end)
        self.area.focus()

    def on_unmount(self) -> None:
        if not self._left and self.written is not None:
            with suppress(ZteError):
                self.keep(self.written[:LONGEST])

    @property
    def written(self) -> str | None:
        """The words, where they have changed."""
        words = self.area.text.strip()
        return words if words != self.words.strip() else None

    def action_leave(self) -> None:
        if len(self.area.text.strip()) > LONGEST:
            in_passing(self.app, f"a note has {LONGEST:,} characters at most; write several")
            return
        self._left = True
        self.dismiss(self.written)

    def _about(self) -> Text:
        defined = styles(self.app.theme)
        title, passage = self.about
        line = Text(end="").append(on_one_line(title), Style.parse(defined["title"]))
        if passage:
            line.append(
                f"\n“{on_one_line(shorten(' '.join(passage.split()), ABOUT))}”", Style.parse(defined["snippet"])
            )
        return line
