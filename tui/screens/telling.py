"""A word in passing: a toast that takes the place of the one before; a word of trouble stays longer."""

from __future__ import annotations

from typing import Any

from textual.app import App

from tui.visible import on_one_line

TROUBLE_SECONDS = 12.0


def in_passing(app: App[Any], words: str, *, seconds: float | None = None) -> None:
    """Say something on one line, for so many ``seconds`` or Textual's own; what was said before gives way."""
    app.clear_notifications()
    app.notify(on_one_line(words), markup=False, timeout=seconds)


def in_trouble(app: App[Any], error: Exception) -> None:
    """Say what went wrong, and what to do next, on one line."""
    app.clear_notifications()
    app.notify(on_one_line(str(error)), severity="error", timeout=TROUBLE_SECONDS, markup=False)
