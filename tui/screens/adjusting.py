"""What works on every screen: settings and keys, which hold at once and in the config file, and pictures."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual import work

from tui.keys.keymap import Keymap
from tui.looks.surroundings import REMOTE
from tui.looks.themes import FIRST, PLAIN
from tui.settings.standing import Standing
from tui.state import Wording
from tui.working import Working

if TYPE_CHECKING:
    from tui.contents.settings import Value
    from tui.screens.reading import ReadingScreen
    from tui.settings.memory import Memory

NO_COLOURS = "colours are off: start without NO_COLOR and --no-color to choose a theme"


class Adjusting(Working):
    """An app whose settings can be looked at and changed, and whose screens can be written down."""

    keymap: Keymap
    memory: Memory
    reading: ReadingScreen
    standing = Standing()
    """The config file, and what goes before it."""
    _pictured_to: Path | None = None
    mouse = True
    """Whether the mouse is taken from the terminal."""

    @work(group="dialogue")
    async def action_settings(self) -> None:
        """Show every setting and key, and change them."""
        from tui.screens.settings import SettingsScreen

        screen = SettingsScreen(self.standing, self._holding(), self._at_first(), self._take, self._rekey)
        self.standing = await self.push_screen_wait(screen)

    @work(group="dialogue")
    async def action_picture(self) -> None:
        """Write what the screen shows into a file, as a picture."""
        from tui.contents.saving import Offer
        from tui.output.picture import picture
        from tui.screens.saving import save

        self.clear_notifications()
        svg = picture(self)
        name = f"zte-reader-{datetime.now():%Y-%m-%d-%H%M%S}.svg"
        offers = [Offer("what the screen shows, as a picture", name)]
        question = "Write a picture of the screen to a file"
        self._pictured_to = await save(self, question, offers, lambda _: svg, self._pictured_to)

    def take_theme(self, theme: str) -> None:
        """Take a theme by its whole name."""
        self.theme = theme

    def _holding(self) -> dict[str, Value]:
        """Return the settings as they hold now."""
        reading = self.reading
        return {
            "theme": self.theme,
            "mouse": self.mouse,
            "animations": self.animation_level != "none",
            "wording": reading.articles.state.wording.word,
            "counts": reading.counts_wanted,
            "entities": reading.has_class("-entities"),
        }

    def _at_first(self) -> dict[str, Value]:
        """Return the settings as they would hold if nobody had said anything."""
        return {
            "theme": FIRST,
            "mouse": True,
            "animations": not any(os.environ.get(name) for name in REMOTE),
            "wording": Wording.STYLE.word,
            "counts": None,
            "entities": False,
        }

    def _take(self, name: str, value: Value) -> str:
        """Let a setting hold at once; return what is in the way, if anything is."""
        reading = self.reading
        match name, value:
            case "theme", str():
                if self.theme == PLAIN:
                    return NO_COLOURS
                self.take_theme(value)
                self.memory.keep_theme(value)
            case "mouse", bool():
                self._take_mouse(value)
            case "animations", _:
                self.animation_level = "full" if value else "none"
            case "wording", _:
                reading.articles.apply(replace(reading.articles.state, wording=Wording.of(value)))
            case "counts", None | bool():
                reading.want_counts(value)
            case "entities", _:
                reading.show_entities(bool(value))
        return ""

    def _take_mouse(self, taken: bool) -> None:
        """Take the mouse from the terminal, or leave it there; Textual asks for it at its start only."""
        self.mouse = taken
        driver = self._driver
        switch = getattr(driver, "_enable_mouse_support" if taken else "_disable_mouse_support", None)
        if driver is not None and switch is not None:
            driver._mouse = True  # without which neither does anything
            switch()
            driver._mouse = taken

    def _rekey(self, keymap: Keymap) -> None:
        """Let keys do something else at once."""
        self.keymap = keymap
        self.set_keymap(keymap.overrides())
        self.repaint_last_lines()
