"""Copying from the screen: through the terminal and by what the desktop has for it."""

from __future__ import annotations

import os
from typing import Any

from textual.app import App

from tui import clipboard
from tui.screens.telling import in_passing


def copy_out(app: App[Any], text: str, what: str) -> None:
    """Copy a text; say how, and then ``what`` was copied."""
    app.run_worker(_copy(app, text, what), group="copying", exclusive=True)


async def _copy(app: App[Any], text: str, what: str) -> None:
    app.copy_to_clipboard(text)
    there = clipboard.commands(os.environ)
    by = await clipboard.copied_by(text, there)
    missing = "no program for the clipboard " + ("took it" if there else "is here")
    said = f"copied by {by}" if by else f"copied through the terminal, {missing}"
    in_passing(app, f"{said}: {what}")
