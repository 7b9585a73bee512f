"""What the environment and the command line say of the screen: colours, movement, the mouse, the theme. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from tui.looks.themes import FIRST, PLAIN, holding

PAGE_DRIVER = "tui.browser.driver:PageDriver"
REMOTE = ("SSH_CONNECTION", "SSH_TTY")


class Surroundings(NamedTuple):
    """How the screen may be used: with which theme, whether anything moves by itself, whether the mouse is taken."""

    theme: str = FIRST
    animated: bool = True
    mouse: bool = True

    @property
    def coloured(self) -> bool:
        """Whether there may be colours."""
        return self.theme != PLAIN


def surroundings(
    environ: Mapping[str, str],
    *,
    color: bool = True,
    mouse: bool = True,
    theme: str | None = None,
    animations: bool | None = None,
) -> Surroundings:
    """Weigh what the environment says with what a person asked for.

    ``NO_COLOR`` counts where it is not empty (no-color.org), ``TEXTUAL_THEME`` goes before ``theme``,
    ``TEXTUAL_ANIMATIONS`` before ``animations``. Over SSH every frame is sent through the network, so that nothing
    moves there unless one of these asks for it.
    """
    coloured = color and not environ.get("NO_COLOR")
    asked = environ.get("TEXTUAL_ANIMATIONS", "").strip().lower()
    remote = any(environ.get(name) for name in REMOTE)
    return Surroundings(
        theme=holding(environ.get("TEXTUAL_THEME"), theme) if coloured else PLAIN,
        animated=asked != "none" if asked else not remote if animations is None else animations,
        mouse=mouse,
    )


def in_browser(environ: Mapping[str, str]) -> bool:
    """Tell whether a browser is the screen, for which standard input and output are no terminal."""
    return environ.get("TEXTUAL_DRIVER") == PAGE_DRIVER
