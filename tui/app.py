"""The application: a library on the screen, and what goes on in the background while one reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events, work
from textual.app import App
from textual.binding import BindingType
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver
from textual.scrollbar import ScrollBar
from textual.widget import Widget

from corpus.intake.sources import Source
from corpus.library import Library
from tui.keys.bindings import bindings
from tui.keys.key import Where
from tui.keys.keymap import Keymap
from tui.looks.surroundings import Surroundings
from tui.looks.themes import PLAIN, after, registered, said, themes
from tui.screens.adjusting import NO_COLOURS, Adjusting
from tui.screens.reading import ReadingScreen
from tui.screens.telling import in_passing, in_trouble
from tui.settings.memory import Memory
from tui.terminal import TerminalDriver
from tui.visible import on_one_line
from tui.widgets.scrollbar import ThinScrollBar
from tui.work.desk import Desk

if TYPE_CHECKING:
    from rich.console import RenderableType

    from tui.screens.here import Thing
    from tui.work.chores import Chore

WELCOME = {
    "sample": (
        "This is the sample, written for zte-reader: ZTE and Huawei, 2016 to 2019.\n"
        "Your own files:  {add} adds them  (or zte-reader open PATH, which keeps nothing)\n"
        "{search} searches · {open} opens · {beside} opens beside · {help} shows what works"
    )
}
PROBLEMS_SHOWN = 3
UNTOUCHED = Surroundings()
THE_TABLES = Keymap()
FORGETFUL = Memory()


ScrollBar.renderer = ThinScrollBar


class ReaderApp(Adjusting):
    """The reader on a library.

    ``pending`` sources are added in the background, with ``mapping`` for their records; ``problems`` become toasts.
    ``around`` says how the screen may be used, ``memory`` how it was left before.
    """

    home: Path | None = None
    """Where a library begins with what is added to the sample, if not where the person's own is."""

    folder: Path | None = None
    """Where files to add were looked for last."""

    TITLE = "zte-reader"
    ENABLE_COMMAND_PALETTE = False
    # Where the terminal's ground lies under everything, a frame tells a dialogue from what is behind it.
    CSS = """
    ModalScreen:ansi > * { border: round $border; padding: 0 1; }
    Toast:ansi { border: round $border; }
    Input:ansi > .input--selection, Screen:ansi > .screen--selection { text-style: reverse; }
    """
    WHERE = (Where.EVERYWHERE,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*WHERE)]

    def __init__(  # noqa: PLR0913 - what one start of the reader depends on
        self,
        library: Library,
        *,
        kind: str = "library",
        pending: Sequence[Source] = (),
        problems: Sequence[tuple[str, str]] = (),
        mapping: Mapping[str, str] | None = None,
        around: Surroundings = UNTOUCHED,
        keymap: Keymap = THE_TABLES,
        warnings: Sequence[str] = (),
        memory: Memory = FORGETFUL,
    ) -> None:
        super().__init__(ansi_color=None if around.coloured else True)
        self.keymap = keymap
        self.set_keymap(keymap.overrides())
        self.warnings = warnings
        self.memory = memory
        self.mouse = around.mouse
        self.library = library
        self.kind = kind
        self.pending = pending
        self.problems = problems
        self.mapping = mapping or {}
        self.desk = Desk(library, self.indexed)
        self._early: list[events.Event] | None = []  # keys that were pressed before there was anything to press them in
        self._left: list[tuple[Library | None, Desk]] = [(None, self.desk)]  # whoever opened a library closes it
        # Textual takes TEXTUAL_THEME as it is, and would keep the colours that it had before that name was known.
        self.set_reactive(App.theme, "")
        for theme in themes():
            self.register_theme(theme)
        self.take_theme(around.theme)
        if not around.animated:
            self.animation_level = "none"

    def get_driver_class(self) -> type[Driver]:
        """Return what talks to the terminal, or to whatever the environment names instead."""
        chosen = super().get_driver_class()
        return TerminalDriver if chosen is LinuxDriver else chosen

    def get_default_screen(self) -> ReadingScreen:
        """Return the screen that lies under all others."""
        names = {id: self.keymap.first(id) for id in ("search", "open", "beside", "add", "help")}
        welcome = WELCOME.get(self.kind, "").format(**names)
        self.reading = ReadingScreen(self.library, self.desk, self.memory, welcome=welcome)
        return self.reading

    async def on_event(self, event: events.Event) -> None:
        """Keep keys until there is something to press them in."""
        if self._early is not None and isinstance(event, events.Key | events.Paste):
            # Before the screen opened, the terminal made the end of a line of what Enter sends.
            typed = isinstance(event, events.Key) and event.key == "ctrl+j"
            self._early.append(events.Key("enter", "\r") if typed else event)
        else:
            await super().on_event(event)

    async def on_reading_screen_begun(self) -> None:
        early, self._early = self._early or [], None
        for event in early:
            await self.on_event(event)

    def on_mount(self) -> None:
        self._tell(self.problems)
        for warning in self.warnings:
            self.notify(on_one_line(warning), severity="warning", timeout=12, markup=False)
        if self.pending:
            self.call_after_refresh(self._add_pending)

    def _add_pending(self) -> None:
        from tui.work.chores import Adding

        super().begin(Adding(sources=self.pending, mapping=self.mapping, verb="reading"), quiet=True)

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """Leave, and keep how the reader is left."""
        if self.is_running and hasattr(self, "reading"):
            self.reading.leave()
        super().exit(result, return_code, message)

    def on_unmount(self) -> None:
        self._leaving = True
        for library, desk in self._left:
            desk.close()
            if library is not None:
                library.close()

    def begin(self, chore: Chore, *, quiet: bool = False) -> None:
        """Do something long; what is added to the sample begins a library of one's own."""
        if self.kind == "sample" and chore.verb == "adding" and not self._settle():
            return
        super().begin(chore, quiet=quiet)

    def _settle(self) -> bool:
        """Go from the sample to the library where what is added is kept; tell whether it can be opened."""
        from corpus.errors import LibraryError
        from tui.workspace import home

        path = self.home or home(None)
        try:
            library = Library.open(path)
        except LibraryError as error:
            in_trouble(self, error)
            return False
        self.library, self.kind = library, "library"
        self.desk = Desk(library, self.indexed)
        self._left.append((library, self.desk))
        self.memory = self.memory.of(library.identity)
        self.reading = ReadingScreen(library, self.desk, self.memory)
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.push_screen(self.reading)  # over the sample, which nothing leads back to
        self.notify(on_one_line(f"your own library begins: {path}"), markup=False)
        return True

    def open_article(self, number: int) -> None:
        """Open an article to read, in the place of whatever lies over the articles."""
        while self.screen is not self.reading:
            self.pop_screen()
        self.reading.open_at(number, 0)

    @work(group="dialogue")
    async def action_add(self) -> None:
        """Choose files, folders or an address, and add them."""
        from tui.screens.adding import AddScreen
        from tui.work.chores import Adding

        self.folder = self.folder or Path.cwd()
        screen = AddScreen(self.folder, kept=self.kind != "throwaway")
        chosen = await self.push_screen_wait(screen)
        self.folder = screen.folder
        if chosen:
            self.begin(Adding(chosen))

    def action_theme(self) -> None:
        """Go to the next theme, and say which it is."""
        if self.theme == PLAIN:
            in_passing(self, NO_COLOURS, seconds=3)
            return
        self.take_theme(after(self.theme))
        self.memory.keep_theme(self.theme)
        in_passing(self, f"theme: {said(self.theme)}", seconds=3)

    def take_theme(self, theme: str) -> None:
        """Take a theme by its whole name; one of Textual's own gets inks that can be read on its grounds."""
        own = registered(theme)
        if own is not None:
            self.register_theme(own)
        self.theme = theme

    def action_help(self) -> None:
        """Show what works where one is."""
        from tui.screens.help import HelpScreen
        from tui.screens.here import here

        self.push_screen(HelpScreen([where for _, where in here(self.screen)]))

    def action_palette(self) -> None:
        """List everything that can be done, to do one thing of it."""
        from tui.screens.everything import EverythingScreen
        from tui.screens.here import things

        self.push_screen(EverythingScreen(things(self.screen, self.keymap)), self._do)

    def _do(self, thing: Thing | None) -> None:
        """Do what was chosen, where it can be done."""
        if thing is not None and thing.node is not None:
            if isinstance(thing.node, Widget) and thing.node.focusable and not thing.node.has_focus_within:
                self.screen.set_focus(thing.node)
            self.call_later(self.run_action, thing.action, thing.node)

    def _tell(self, problems: Sequence[tuple[str, str]]) -> None:
        """Tell in one toast what could not be read."""
        if not problems:
            return
        lines = [f"{name}: {reason}" for name, reason in problems[:PROBLEMS_SHOWN]]
        if len(problems) > PROBLEMS_SHOWN:
            lines.append(f"and {len(problems) - PROBLEMS_SHOWN} more could not be read")
        self.notify("\n".join(on_one_line(line) for line in lines), severity="warning", timeout=12, markup=False)
